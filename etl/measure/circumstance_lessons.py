"""Turns gold claims into lessons about their circumstances: modality, date, source and themes, the linking given.

A gold claim becomes the candidate that the linker would have made of it; one that cannot be found teaches nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from etl.extract.candidate import Candidate, Named
from etl.extract.circumstances import Circumstances
from etl.extract.date_features import describe_dates
from etl.extract.dating import list_dates
from etl.extract.echoes import Judged
from etl.extract.modality import describe_modality
from etl.extract.setting import Passages, Setting
from etl.extract.source_features import describe_voices
from etl.extract.sources import list_voices
from etl.extract.theming import NO_THEME, describe_themes
from etl.measure.align import find_entities
from etl.measure.learn import Example, Group
from etl.measure.names import fold_name, load_name_rules
from etl.records import DateInterval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.extract.dating import Option
    from etl.extract.items import Item
    from etl.extract.scene import Scene
    from etl.knowledge import Knowledge
    from etl.measure.align import Aligned, Gold
    from etl.measure.lessons import Lessons

ROLES: Mapping[str, Sequence[str]] = {
    "investment": ("investors", "recipient"),
    "release": ("model", "developer"),
    "partnership": ("partners",),
    "integration": ("product", "model", "provider", "owner"),
    "figure": ("subject",),
}
HEARTS: Mapping[str, Sequence[str]] = {"release": ("model",), "integration": ("product", "model", "provider")}
STATES: Mapping[str, str] = {
    "investment": "type",
    "release": "stage",
    "partnership": "status",
    "integration": "status",
    "figure": "metric",
}


def add_circumstance_lessons(lessons: Lessons, scene: Scene, aligned: Sequence[Aligned], knowledge: Knowledge) -> None:
    """Teach when the claims of an article hold, how sure they are, who says so and what they are about."""
    passages = Passages(scene)
    found = [(candidate, one.claim) for one in aligned if (candidate := find_candidate(scene, one)) is not None]
    earlier: list[Judged] = []
    for candidate, claim in sorted(found, key=lambda pair: (pair[0].line.position, pair[0].first)):
        setting = Setting(candidate, passages)
        article = scene.article.article_id
        lessons.add_example("modality", Example(describe_modality(setting, earlier), claim["modality"], article))
        _add_date(lessons, setting, claim, earlier)
        _add_source(lessons, setting, claim)
        earlier.append(Judged(setting, read_circumstances(claim)))
        features, themes = describe_themes(setting, knowledge), claim["themes"] or [NO_THEME]
        for theme in themes:
            lessons.add_example("theme", Example(features, theme, article, 1 / len(themes)))


def _add_date(lessons: Lessons, setting: Setting, claim: Gold, earlier: Sequence[Judged]) -> None:
    options = list_dates(setting)
    right = frozenset(place for place, option in enumerate(options) if is_right_date(option, claim))
    if right:
        described = describe_dates(setting, options, earlier)
        lessons.add_group("date", Group(described, right, setting.passages.article.article_id))


def _add_source(lessons: Lessons, setting: Setting, claim: Gold) -> None:
    voices, rules = list_voices(setting), load_name_rules()
    named = fold_name(claim["attribution"], rules)
    right = frozenset(place for place, voice in enumerate(voices) if fold_name(voice.name, rules) == named)
    if right:
        lessons.add_group("source", Group(describe_voices(setting, voices), right, setting.passages.article.article_id))


def read_circumstances(claim: Gold) -> Circumstances:
    """Return the circumstances of a gold claim."""
    return Circumstances(read_date(claim), claim["date_basis"], claim["modality"], claim["attribution"])


def read_date(claim: Gold) -> DateInterval | None:
    """Return the date of a gold claim; its precision is not told."""
    if claim["date"] is None:
        return None
    start, end = (date.fromisoformat(claim["date"][bound]) for bound in ("start", "end"))
    return DateInterval(start, end, "range")


def is_right_date(option: Option, claim: Gold) -> bool:
    """Say whether an option is the date of a gold claim; of two that have no date the basis decides."""
    if claim["date"] is None:
        return option.interval is None and option.basis == claim["date_basis"]
    return bool(write_date(option) == claim["date"])


def write_date(option: Option) -> dict[str, str] | None:
    """Return the date of an option as gold claims write it."""
    interval = option.interval
    return {"start": interval.start.isoformat(), "end": interval.end.isoformat()} if interval else None


def find_candidate(scene: Scene, aligned: Aligned) -> Candidate | None:
    """Return the candidate the linker would make of a gold claim, where its amount or most of it is named."""
    claim = aligned.claim
    terms = {STATES[claim["kind"]]: str(claim[STATES[claim["kind"]]])}
    if aligned.amounts:
        position, index = aligned.amounts[0]
        line = scene.lines[position]
        names = _find_names(scene, claim, position)
        return Candidate(claim["kind"], line, index, index, "gold", names, terms, line.items[index])
    spots = {position: _find_items(scene, claim, position) for position in aligned.lines}
    if not any(spots.values()):
        return None
    best = max(spots, key=lambda position: (len(spots[position]), -position))
    indices = sorted(item.index for item in spots[best])
    names = _find_names(scene, claim, best)
    return Candidate(claim["kind"], scene.lines[best], indices[0], indices[-1], "gold", names, terms)


def _names_of(claim: Gold, role: str) -> Sequence[str]:
    value = claim[role]
    return value if isinstance(value, list) else [value] if value else []


def _find_items(scene: Scene, claim: Gold, position: int) -> list[Item]:
    """Return the items of a line that name what a claim centres on."""
    found = []
    for role in HEARTS.get(claim["kind"], ROLES[claim["kind"]]):
        for name in _names_of(claim, role):
            spots = [spot for entity in find_entities(scene, name) for spot in entity.spots_in(position)]
            found += [spot.item for spot in spots[:1]]
        if found and claim["kind"] == "release":
            break
    return found


def _find_names(scene: Scene, claim: Gold, position: int) -> dict[str, tuple[Named, ...]]:
    names: dict[str, tuple[Named, ...]] = {}
    for role in ROLES[claim["kind"]]:
        found = []
        for name in _names_of(claim, role):
            for entity in find_entities(scene, name)[:1]:
                spots = entity.spots_in(position) or entity.spots
                own, item = entity.named, spots[0].item
                found.append(Named(own.name, own.entity_id, entity.kind, item.start, item.end))
        if found:
            names[role] = tuple(found)
    return names
