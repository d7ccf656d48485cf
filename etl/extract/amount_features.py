"""Describes an amount for the linker: size and unit, the words and the parse around it, what the rules read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.items import AMOUNT_KINDS
from etl.extract.windows import bucket, cross, describe_clause, describe_sentence, describe_window, mask
from etl.records import AmountMention

if TYPE_CHECKING:
    from etl.extract.items import Item, Line
    from etl.extract.scene import Scene
    from etl.extract.syntax import Syntax
    from etl.records import Amount

NEAR_CUES = 3
LONGEST_HEADS = 3
FAR = 4
STATES = ("type", "status", "stage")


def describe_amount(scene: Scene, line: Line, item: Item, syntax: Syntax) -> list[str]:
    """Return the features of an amount: what helps to tell a valuation from a round, and both from no claim."""
    mention = item.mention
    amount = mention.amount if isinstance(mention, AmountMention) else None
    found = ["bias", f"kind={item.kind}", f"role={line.sentence.role}", f"first={min(line.position, 2)}"]
    if amount is not None:
        found += _measures(amount, item.kind)
    found += describe_window(line, item.index)
    found += describe_clause(line, item.index)
    found += describe_sentence(line)
    found += _order(line, item)
    found += _heads(item, syntax)
    found += _rules(scene, line, item)
    return found + cross(item.kind, [*describe_window(line, item.index, "k"), *_heads(item, syntax)])


def _measures(amount: Amount, kind: str) -> list[str]:
    value = amount.high if amount.low is None else amount.low
    size = len(str(int(abs(value)))) if value is not None else 0
    bounds = f"{amount.low is None}{amount.high is None}{amount.low == amount.high}"
    found = [
        f"cur={amount.currency}",
        f"unit={amount.unit}",
        f"size={size}",
        f"hedge={amount.hedge}",
        f"bounds={bounds}",
    ]
    is_whole = value is not None and value == value.to_integral_value()
    return [*found, f"ksize={kind}{size}", f"usize={amount.unit}{size}", f"whole={kind}{is_whole}"]


def _order(line: Line, item: Item) -> list[str]:
    """What other amounts, dates and names the line has and where this one stands among them."""
    amounts = [one for one in line.items if one.kind in AMOUNT_KINDS]
    place = amounts.index(item)
    before = amounts[place - 1].kind if place else "-"
    after = amounts[place + 1].kind if place + 1 < len(amounts) else "-"
    names = sorted({one.kind for one in line.names()})
    left = next((one for one in reversed(line.items[: item.index]) if one.mention is not None), None)
    right = next((one for one in line.items[item.index + 1 :] if one.mention is not None), None)
    is_opened = any(one.text == "(" for one in line.items[max(0, item.index - 3) : item.index])
    found = [
        f"place={min(place, 3)}",
        f"of={min(len(amounts), 4)}",
        f"before={before}",
        f"after={after}",
        f"open={is_opened}",
    ]
    found += [f"has={name}" for name in names] + [f"names={bucket(len(line.names()))}"]
    found += [f"left={left.kind if left else '-'}", f"right={right.kind if right else '-'}"]
    if place:
        between = line.between(amounts[place - 1].index, item.index)
        found.append(f"since={'_'.join(mask(one) for one in between[:3]) if len(between) < FAR else 'far'}")
    return [*found, f"long={bucket(len(line.items))}"]


def _heads(item: Item, syntax: Syntax) -> list[str]:
    """The words an amount hangs on, upwards to its verb."""
    chain = syntax.chain(item.index)
    if not chain:
        return ["unparsed"]
    found = [f"dep={syntax.tokens[chain[0]].dep}"]
    for step, token in enumerate(chain[1 : LONGEST_HEADS + 1]):
        found.append(f"h{step}={syntax.stem(token)}")
        found.append(f"hd{step}={syntax.tokens[token].dep}")
        found.append(f"hc{step}={syntax.concept(token)}{syntax.labels[chain[step]]}")
    found += [f"up={syntax.stem(token)}" for token in chain[1:]]
    verb = syntax.verb(item.index)
    found.append(f"verb={syntax.stem(verb)}")
    found += [f"verbc={syntax.concept(verb)}"] + [
        f"upc={syntax.concept(token)}" for token in chain[1:] if syntax.concept(token)
    ]
    found += [
        f"child={syntax.stem(index)}" for index, token in enumerate(syntax.tokens) if token.head == chain[0] != index
    ]
    return found


def _rules(scene: Scene, line: Line, item: Item) -> list[str]:
    """What the rules read in this amount, what else its cues could mean, and which trigger took it."""
    found = []
    for reading in scene.readings[line.position]:
        if reading.item.index == item.index:
            found.append(f"read={reading.metric.metric if reading.metric else reading.refusal}")
            found.append(f"cost={reading.metric.metric if reading.metric else '-'}{bucket(reading.cost)}")
    nearest: list[tuple[float, str]] = []
    for metric in scene.wording.metrics:
        costs = [
            line.cost(last, item.index) if last < item.index else 1 + line.cost(item.index, first)
            for pattern in metric.cues
            for first, last, _ in line.find(pattern)
        ]
        nearest += [(min(costs), metric.metric)] if costs else []
    for rank, (cost, metric_name) in enumerate(sorted(nearest)[:NEAR_CUES]):
        found += [f"cue{rank}={metric_name}", f"cuec={metric_name}{bucket(cost)}"]
    for candidate in scene.proposals[line.position]:
        state = next((candidate.terms[slot] for slot in STATES if slot in candidate.terms), "")
        kind = f"{candidate.kind}:{state}"
        if candidate.amount is not None and candidate.amount.index == item.index and not candidate.foreign:
            found += [f"rule={kind}", f"by={candidate.rule}", f"roles={kind}{'+'.join(sorted(candidate.names))}"]
        elif candidate.kind != "figure":
            found.append(f"other={kind}")
    return found
