"""Turns read amounts into figures, each tied to its subject: owner, apposition, clause subject, "of X" or the topic."""

from __future__ import annotations

from etl.extract.amounts import Reading
from etl.extract.candidate import Candidate, Discourse, Named, name_of
from etl.extract.items import Line
from etl.extract.relations import Standing, find_standings
from etl.extract.tied import FIRM, find_tie
from etl.extract.wording import Metric, Wording
from etl.records import NameMention

LEAST_SCORE = 0.3
CLAUSE_SUBJECT = 3.0
FARTHEST_HELD = 12.0


def find_figures(
    line: Line, readings: list[Reading], wording: Wording, discourse: Discourse, receiver: Named | None
) -> list[Candidate]:
    """Return a figure for every reading that has a metric and a subject."""
    standings = find_standings(line, wording)
    found = []
    last_held: Named | None = None
    for reading in readings:
        if reading.metric is None:
            continue
        if reading.metric.holder:
            subject = _held(line, reading, standings, wording, discourse) or last_held
            last_held = subject
        elif (tied := _tied(line, reading)) is not None:
            subject = tied
        elif receiver is not None and reading.metric.metric == "valuation":
            subject = receiver
        else:
            subject = _subject(line, reading, standings, wording) or _inherited(reading.metric, discourse)
        if subject is None:
            continue
        first, last = reading.cue or (reading.item.index, reading.item.index)
        found.append(
            Candidate(
                "figure",
                line,
                min(first, reading.item.index),
                max(last, reading.item.index),
                reading.metric.rule,
                {"subject": (subject,)},
                {"metric": reading.metric.metric},
                reading.item,
                score=2.0 - 0.1 * reading.cost,
                metric_unit=reading.metric.unit,
            )
        )
    return found


def _tied(line: Line, reading: Reading) -> Named | None:
    """Return whom brackets or a relative clause tie a figure to: "rivals such as X (valued at 8bn)"."""
    tie = find_tie(line, reading.item)
    if tie is None or reading.metric is None or tie[0] not in FIRM or tie[1].kind not in reading.metric.subjects:
        return None
    return name_of(tie[1])


def _inherited(metric: Metric, discourse: Discourse) -> Named | None:
    if metric.subjects[0] != "company" and discourse.work is not None:
        return discourse.work
    return discourse.topic()


def _held(
    line: Line, reading: Reading, standings: list[Standing], wording: Wording, discourse: Discourse
) -> Named | None:
    """Return the company a stake is in: "27 % of X", "stake in X", "X (51 % Y)", else the article's other company."""
    after = [
        (line.cost(reading.item.index, one.item.index), one.item)
        for one in standings
        if one.preposition in wording.words["held_in"] and one.item.kind == "company"
    ]
    if after and min(after, key=lambda pair: pair[0])[0] <= FARTHEST_HELD:
        return name_of(min(after, key=lambda pair: pair[0])[1])
    companies = [one.item for one in standings if one.item.kind == "company"]
    return discourse.counterpart({name_of(item).name for item in companies})


def _subject(line: Line, reading: Reading, standings: list[Standing], wording: Wording) -> Named | None:
    metric = reading.metric
    if metric is None:
        return None
    scored = []
    for standing in standings:
        if standing.item.kind not in metric.subjects or _is_vague(standing, metric):
            continue
        score = _score(line, reading, standing, wording, metric)
        if score >= LEAST_SCORE:
            rank = 0.4 if standing.item.kind == metric.subjects[0] and metric.subjects[0] != "company" else 0.0
            scored.append((score + rank, -standing.item.index, standing))
    return name_of(max(scored, key=lambda one: one[:2])[2].item) if scored else None


def _is_vague(standing: Standing, metric: Metric) -> bool:
    """Say whether a pronoun was taken for a company where the metric is one of models ("It has 3bn parameters")."""
    mention = standing.item.mention
    is_reference = isinstance(mention, NameMention) and mention.source == "reference"
    return is_reference and standing.item.kind == "company" and metric.subjects[0] == "model"


def _score(line: Line, reading: Reading, standing: Standing, wording: Wording, metric: Metric) -> float:
    amount, index = reading.item.index, standing.item.index
    anchors = [amount, *(reading.cue or ())]
    cost = min(line.cost(anchor, index) for anchor in anchors)
    is_left = index < amount
    genitive = standing.preposition in wording.words["genitives"]
    if standing.is_owner and is_left:
        return 3.2 - 0.12 * cost
    if genitive and reading.cue and standing.place - reading.cue[1] in {1, 2}:
        return 3.6
    if not standing.preposition and is_left:
        return CLAUSE_SUBJECT - 0.08 * cost
    if genitive:
        return 2.2 - 0.15 * cost
    if standing.preposition in wording.words["targets"] and not is_left:
        return 2.6 - 0.15 * cost
    is_work = standing.item.kind in {"model", "product"} and metric.subjects[0] != "company" and is_left
    return (1.6 if is_work else 0.9) - 0.06 * cost
