"""Runs the rules over an article and lays out what they found as a scene: nothing is decided here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from etl.extract.amounts import Reading, read_amounts
from etl.extract.build import link_makers
from etl.extract.candidate import Candidate, Discourse, Named, name_of
from etl.extract.completion import complete_rounds, settle_currency
from etl.extract.concepts import load_concepts, read_concepts
from etl.extract.figures import find_figures
from etl.extract.home import find_home, find_namesake
from etl.extract.inheriting import keep_at_home
from etl.extract.items import Line, build_line
from etl.extract.makers import find_makers
from etl.extract.moves import find_moves
from etl.extract.relations import find_standings
from etl.extract.scene import Proposed, Scene, build_scene
from etl.extract.wording import Wording, load_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.trace import Trace
    from etl.knowledge import Knowledge
    from etl.records import AnnotatedArticle

MAIN_WEIGHT = 5  # how often the article's main company counts as named before it begins
BACK = 3  # lines in which a round may still be open for its backers


def propose(annotated: AnnotatedArticle, knowledge: Knowledge, trace: Trace) -> Scene:
    """Return the scene of an article with every candidate the rules make; refusals go to `trace`."""
    wording = load_wording(knowledge, annotated.article.lang)
    lines = [build_line(sentence, position) for position, sentence in enumerate(annotated.sentences)]
    discourse = Discourse(main=_most_named(lines))
    if discourse.main is not None:
        discourse.dwell_on([discourse.main] * MAIN_WEIGHT)
    concepts = load_concepts(knowledge, annotated.article.lang)
    for line in lines:
        line.concepts = read_concepts(line, concepts)
        line.clues = wording.clues.find(line.encoded)
    discourse.home = find_home(lines)
    companies = [name_of(item) for line in lines for item in line.names() if item.kind == "company"]
    proposed = Proposed(lines, find_makers(lines, wording))
    for line in lines:
        discourse.is_speaking = any(item.text in wording.words["speakers"] for item in line.items)
        readings = read_amounts(line, wording)
        candidates = _candidates(line, readings, wording, discourse, trace)
        earlier = [one for some in proposed.proposals[-BACK:] for one in some]
        proposed.readings.append(readings)
        proposed.proposals.append(complete_rounds(candidates, earlier))
        _remember(line, wording, discourse)
        proposed.currencies.append(discourse.currency)
    for candidate in (one for some in proposed.proposals for one in some):
        link_makers(candidate, knowledge, proposed.makers, _home(candidate, discourse, companies))
        keep_at_home(candidate, knowledge, wording)
    proposed.proposals = [[one for one in some if not _is_own_use(one)] for some in proposed.proposals]
    return build_scene(annotated.article, wording, proposed)


def _most_named(lines: list[Line]) -> Named | None:
    """Return the company that most items name, the first of several: what the article is about."""
    counts: Counter[str] = Counter()
    first: dict[str, Named] = {}
    for item in (item for line in lines for item in line.names() if item.kind == "company"):
        named = name_of(item)
        counts[named.name] += 1
        first.setdefault(named.name, named)
    return first[max(counts, key=lambda name: counts[name])] if counts else None


def _is_own_use(candidate: Candidate) -> bool:
    """Say whether a company only offers its own model: "xAI offers Grok"."""
    product, provider = candidate.first_name("product"), candidate.first_name("provider")
    is_use = candidate.kind == "integration" and product is not None and provider is not None
    return is_use and product is not None and provider is not None and product.entity_id == provider.entity_id


def _home(candidate: Candidate, discourse: Discourse, companies: Sequence[Named]) -> Named | None:
    work = candidate.first_name("model")
    home = name_of(discourse.home) if discourse.home else None
    return find_namesake(home, companies, work.name) if work else home


def _candidates(
    line: Line, readings: list[Reading], wording: Wording, discourse: Discourse, trace: Trace
) -> list[Candidate]:
    settle_currency(line, discourse)
    moves = find_moves(line, readings, wording, discourse, trace)
    taken = {one.amount.index for one in moves if one.amount}
    for reading in readings:
        if reading.refusal and reading.item.index not in taken:
            trace.refuse(line, f"amount {reading.item.text}", reading.refusal)
    free = [reading for reading in readings if reading.item.index not in taken]
    receivers = [
        one.names["recipient"][0] for one in moves if one.names.get("recipient") and one.terms["type"] == "funding"
    ]
    found = [*moves, *find_figures(line, free, wording, discourse, receivers[0] if receivers else None)]
    for candidate in found:
        candidate.currency = discourse.currency
    return found


def _remember(line: Line, wording: Wording, discourse: Discourse) -> None:
    """Leave the first company that stands free of a preposition as subject to the sentences that follow."""
    standings = find_standings(line, wording)
    free = next((one for one in standings if one.item.kind == "company" and not one.preposition), None)
    if free is not None:
        discourse.subject = name_of(free.item)
    if line.position == 0 or not discourse.headline:
        discourse.headline += [name_of(item) for item in line.names() if item.kind == "company"]
    discourse.dwell_on(name_of(item) for item in line.names() if item.kind == "company")
    settle_currency(line, discourse)
    work = next((one for one in standings if one.item.kind in {"model", "product"}), None)
    if work is not None:
        discourse.work = name_of(work.item)
    tool = next((one for one in standings if one.item.kind == "product" and not one.preposition), None)
    if tool is not None:
        discourse.tool = tool.item
