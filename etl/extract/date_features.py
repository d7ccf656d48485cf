"""Describes the dates a claim may have: how each stands to the claim, to the publication day and to its verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.date_nearness import COSTS, describe_near
from etl.extract.dating import BACK
from etl.extract.echoes import echo_date
from etl.extract.passage import describe_cues, describe_verbs, tense_of
from etl.extract.running import is_gathered
from etl.extract.setting import describe_setting, relate
from etl.extract.windows import bucket, cross, describe_window
from etl.records import AmountMention, DateMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.dating import Option
    from etl.extract.echoes import Judged
    from etl.extract.setting import Setting

FIRST = 3  # items from the start of a line in which a date opens it
SAME = "same"


def describe_dates(setting: Setting, options: Sequence[Option], earlier: Sequence[Judged]) -> list[list[str]]:
    """Return the features of every option; `earlier` are the claims before it in the order of the text."""
    common = _describe_common(setting, options)
    return [[*_describe(setting, option, options, common), *echo_date(setting, option, earlier)] for option in options]


def _describe(setting: Setting, option: Option, options: Sequence[Option], common: Sequence[str]) -> list[str]:
    if option.item is None:
        return [f"is={option.basis}", *cross(option.basis, common)]
    offset = option.position - setting.candidate.line.position
    found = [f"at={offset}", *_describe_mention(setting, option)]
    found += describe_near(setting, option) if offset == 0 else _describe_away(setting, option, options)
    place = "here" if offset == 0 else "away"
    return [
        "mention",
        place,
        *found,
        *cross(place, found),
        *cross(f"{place}&{setting.candidate.kind}", found),
        *cross(f"{place}&{setting.sort}", ["bias", *found[:8]]),
    ]


def _describe_mention(setting: Setting, option: Option) -> list[str]:
    """Return what the date itself is: its precision, how it lies to the publication day, the words around it."""
    item = option.item
    assert item is not None  # noqa: S101 - list_dates gives every mention its item
    passage = setting.passages.at(option.position)
    relation = relate(option.interval, setting.passages.article)
    precision = option.interval.precision if option.interval else "-"
    found = [f"rel={relation}", f"prec={precision}", f"basis={option.basis}", f"rp={relation}{precision}"]
    found += [f"rt={relation}&{setting.tense}", f"rv={relation}&{tense_of(passage, item.index)}"]
    found += [f"dt={setting.tense}", f"first={item.index < FIRST}"]
    found += [
        one
        for one in describe_window(passage.line, item.index, "d")
        if not one.startswith(("dlb", "drb", "dl3", "dr3"))
    ]
    return [*found, *describe_verbs(passage, item.index, "dv")]


def _describe_away(setting: Setting, option: Option, options: Sequence[Option]) -> list[str]:
    """Return how a date of another line stands: how near, whether dates or paragraphs lie between."""
    own, there = setting.candidate.line, setting.passages.at(option.position).line
    here = sum(one.item is not None and one.position == own.position for one in options)
    between = sum(
        one.item is not None and min(option.position, own.position) < one.position < max(option.position, own.position)
        for one in options
    )
    siblings = [one for one in options if one.position == option.position and one.item is not None]
    found = [
        f"same={own.sentence.paragraph == there.sentence.paragraph}",
        f"here={min(here, 2)}",
        f"between={min(between, 2)}",
    ]
    keys = _keys(setting)
    shared = [entity for entity in setting.passages.scene.by_line[option.position] if entity.key in keys]
    found += [
        f"shares={min(len(shared), 2)}",
        f"shares={min(len(shared), 2)}&{len(keys)}",
        f"here={min(here, 2)}&{min(between, 2)}",
    ]
    found += [f"opens={bucket(option.position, (0, 1, 3))}", f"new={_is_new(setting)}"]
    found += [f"said={concept}" for concept in set(setting.passages.at(option.position).concepts) if concept]
    found += [f"last={siblings[-1] == option}", f"many={len(siblings) > 1}", f"from={there.sentence.role}"]
    found += [f"lead={own.items[0].text}", f"concept={setting.passage.concepts[0]}"]
    return [
        *found,
        *describe_cues(setting.passage, setting.heart),
        *describe_verbs(setting.passage, setting.heart, "hv"),
    ]


def _keys(setting: Setting) -> set[str]:
    """Return the keys of the entities that a claim names."""
    scene = setting.passages.scene
    return {scene.key(named) for names in setting.candidate.names.values() for named in names}


def _is_new(setting: Setting) -> bool:
    """Say whether a claim names an entity that no line before its own does."""
    scene, keys = setting.passages.scene, _keys(setting)
    earlier = {entity.key for some in scene.by_line[: setting.candidate.line.position] for entity in some}
    return bool(keys - earlier)


def _describe_common(setting: Setting, options: Sequence[Option]) -> list[str]:
    """Return what speaks for the publication day or for no date: the claim's words, and what dates there are."""
    line, article = setting.candidate.line, setting.passages.article
    here = [one for one in options if one.item is not None and one.position == line.position]
    back = [one for one in options if one.item is not None and one.position < line.position]
    costs = [min(line.cost(one.item.index, anchor) for anchor in setting.anchors) for one in here if one.item]
    found = [
        f"here={min(len(here), 2)}",
        f"near={bucket(min(costs), COSTS) if costs else '-'}",
        f"known={article.published_on is not None}",
    ]
    found += [f"tense={setting.tense}", f"back={relate(back[-1].interval, article) if back else '-'}"]
    found += [f"heres={relate(one.interval, article)}" for one in here]
    found += [f"sorted={setting.sort}", f"kind={setting.candidate.kind}", f"news={_opens(setting)}"]
    found += [f"new={_is_new(setting)}", f"opens={bucket(line.position, (0, 1, 3, 8))}&{_opens(setting)}"]
    found += _describe_joint(setting, len(here), back)
    found += describe_setting(setting)
    strong = [
        one
        for one in found
        if one.startswith(("here", "near", "tense", "back", "v0", "news", "cue", "role", "cc", "place"))
    ]
    return [*found, *cross(setting.candidate.kind, strong), *cross(setting.sort, strong[:14])]


def _describe_joint(setting: Setting, here: int, back: Sequence[Option]) -> list[str]:
    """Return what only counts together: the tense of a sort of claim beside dates, the verb's concept and its tense."""
    sort, tense, kind = setting.sort, setting.tense, setting.candidate.kind
    verbs = setting.passage.verbs(setting.heart)
    concept = verbs[0].concept if verbs else "-"
    relation = relate(back[-1].interval, setting.passages.article) if back else "-"
    length = bucket(len(setting.passages.scene.lines), (8, 20, 40))
    found = [
        f"sth={sort}&{tense}&{min(here, 1)}",
        f"kvt={kind}&{concept}&{tense}",
        f"svh={sort}&{concept}&{min(here, 1)}",
    ]
    found += [f"ktb={kind}&{tense}&{relation}&{min(here, 1)}", f"length={length}", f"sl={sort}&{length}"]
    found += _describe_background(setting, here)
    return [*found, f"kon={kind}&{_opens(setting)}&{bucket(setting.candidate.line.position, (0, 1, 3, 8))}"]


def _describe_background(setting: Setting, here: int) -> list[str]:
    """Return what tells "has invested more than 10 in X" from news: sums over time, hedges, clauses that only add."""
    tense, place = setting.tense, bucket(setting.candidate.line.position, (0, 1, 3, 8))
    verbs = setting.passage.verbs(setting.heart)
    clause = verbs[0].dep if verbs else "none"
    amount = setting.candidate.amount
    hedge = amount.mention.amount.hedge if amount and isinstance(amount.mention, AmountMention) else "-"
    dated = f"{tense}&{min(here, 1)}"
    found = [f"gathered={is_gathered(setting)}", f"gathered={is_gathered(setting)}&{dated}"]
    found += [f"clause={clause}&{dated}", f"clause={clause}&{tense}&{place}", f"hedge={hedge}&{dated}"]
    return [*found, f"hedge={hedge}&{tense}&{clause}", f"hedge={hedge}&{tense}&{place}"]


def _opens(setting: Setting) -> str:
    """Return how the article's day is told: whether dates of that very day stand in its first lines."""
    article = setting.passages.article
    first = [item for passage in setting.passages.around(0, 0, BACK) for item in passage.line.dates()]
    return str(
        any(isinstance(item.mention, DateMention) and relate(item.mention.interval, article) == SAME for item in first)
    )
