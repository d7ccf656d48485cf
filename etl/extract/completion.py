"""Completes what one sentence starts and another ends: backers named after their round, a price after its deal.

Also keeps the currency that elided amounts take over.
"""

from __future__ import annotations

from etl.extract.candidate import Candidate, Discourse
from etl.extract.items import Line
from etl.records import AmountMention


def complete_rounds(candidates: list[Candidate], earlier: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stand alone; give what the others know to the latest open move before them.

    "The round was led by X" adds X to a round told before, and is one of its own where none was.
    """
    kept = []
    for candidate in candidates:
        is_whole = candidate.amount is not None and candidate.names.get("recipient")
        if not candidate.completes or is_whole:
            kept.append(candidate)
            continue
        pool = [*earlier, *(one for one in candidates if one is not candidate and not one.completes)]
        target = next((one for one in reversed(pool) if _is_open(one, candidate)), None)
        if target is not None:
            _give(target, candidate)
        elif candidate.names.get("recipient") and candidate.names.get("investors"):
            kept.append(candidate)
    return kept


def _is_open(target: Candidate, candidate: Candidate) -> bool:
    if target.kind != candidate.kind or target.terms.get("type") != candidate.terms.get("type"):
        return False
    if candidate.amount is not None:
        return target.amount is None
    receivers = [{named.name for named in one.names.get("recipient", ())} for one in (target, candidate)]
    return target.amount is not None and bool(receivers[0]) and (not receivers[1] or receivers[0] == receivers[1])


def _give(target: Candidate, candidate: Candidate) -> None:
    if candidate.amount is not None and target.amount is None:
        target.amount, target.foreign = candidate.amount, True
        return
    own = target.names.get("recipient", ())
    known = {named.name for named in (*own, *target.names.get("investors", ()))}
    fresh = tuple(named for named in candidate.names.get("investors", ()) if named.name not in known)
    target.names["investors"] = (*target.names.get("investors", ()), *fresh)


def settle_currency(line: Line, discourse: Discourse) -> None:
    """Remember the currency the text uses, for amounts that leave it out."""
    for item in line.amounts():
        if isinstance(item.mention, AmountMention) and item.mention.amount.currency:
            discourse.currency = item.mention.amount.currency
            return
