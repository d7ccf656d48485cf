"""Sets a candidate among the passages of its article: what it is anchored to and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.extract.passage import describe_cues, describe_verbs, read_passage, tense_of
from etl.extract.themes import score_themes
from etl.extract.windows import CLAUSE_ENDS, bucket, cross, describe_window, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.candidate import Candidate
    from etl.extract.items import Line
    from etl.extract.passage import Passage
    from etl.extract.scene import Scene
    from etl.extract.wording import Wording
    from etl.knowledge import Knowledge
    from etl.records import Article, DateInterval

PLACES = (0, 1, 3, 6, 12)


@dataclass(slots=True)
class Passages:
    """The passages of an article's lines, each read when it is first asked for."""

    scene: Scene
    read: dict[int, Passage] = field(default_factory=dict)
    subjects: dict[str, float] = field(default_factory=dict)
    described: dict[int, tuple[Candidate, list[str]]] = field(default_factory=dict)

    @property
    def article(self) -> Article:
        """The article they are of."""
        return self.scene.article

    @property
    def wording(self) -> Wording:
        """The wording of its language."""
        return self.scene.wording

    def at(self, position: int) -> Passage:
        """Return the passage of a line."""
        if position not in self.read:
            self.read[position] = read_passage(self.scene.lines[position], self.wording)
        return self.read[position]

    def score_subjects(self, knowledge: Knowledge) -> dict[str, float]:
        """Return how much in the whole of its lines speaks for every theme, found once."""
        if not self.subjects:
            first, last = self.scene.lines[0].sentence, self.scene.lines[-1].sentence
            words = self.article.text[first.start : last.end]
            self.subjects = score_themes({}, words, knowledge, self.article.lang)
        return self.subjects

    def around(self, position: int, before: int, after: int) -> list[Passage]:
        """Return the passages from so many lines before a line to so many after it, those there are."""
        return [
            self.at(one) for one in range(max(0, position - before), min(len(self.scene.lines), position + after + 1))
        ]


@dataclass(frozen=True, slots=True)
class Setting:
    """A candidate with the passages of its article; `heart` is the item its words centre on."""

    candidate: Candidate
    passages: Passages

    @property
    def passage(self) -> Passage:
        """The passage of its own line."""
        return self.passages.at(self.candidate.line.position)

    @property
    def heart(self) -> int:
        """The item of its amount, else of the first of its names."""
        own = self.candidate.amount
        return own.index if own is not None and not self.candidate.foreign else self.candidate.first

    @property
    def anchors(self) -> list[int]:
        """The items that state it."""
        return sorted({self.candidate.first, self.candidate.last, self.heart})

    @property
    def sort(self) -> str:
        """Its kind with its type, metric, stage or status."""
        return f"{self.candidate.kind}:{next(iter(self.candidate.terms.values()), '')}"

    @property
    def tense(self) -> str:
        """The tense of the verb above its heart."""
        return tense_of(self.passage, self.heart)


def describe_setting(setting: Setting) -> list[str]:
    """Return what a claim's line and place say of it, whatever is asked: verbs, cues, words, concepts, role."""
    known, own = setting.passages.described, id(setting.candidate)
    if own not in known:
        known[own] = setting.candidate, _describe_setting(setting)
    return known[own][1]


def _describe_setting(setting: Setting) -> list[str]:
    passage, heart, line = setting.passage, setting.heart, setting.candidate.line
    low, high = _clause(line, setting.anchors[0], setting.anchors[-1])
    inside = range(low, high + 1)
    found = [
        f"role={line.sentence.role}",
        f"place={bucket(line.position, PLACES)}",
        f"quoted={heart in passage.quoted}",
    ]
    found += [
        f"ask={line.sentence.text.rstrip().endswith('?')}",
        f"lead={line.items[0].text}",
        *describe_verbs(passage, heart),
    ]
    if setting.candidate.last != heart:
        found += describe_verbs(passage, setting.candidate.last, "w")
    found += describe_cues(passage, heart)
    found += [f"c={stem(line.items[place])}" for place in inside if line.items[place].mention is None]
    found += [f"cc={passage.concepts[place]}" for place in inside if passage.concepts[place]]
    found += [f"sc={concept}" for concept in set(passage.concepts) if concept]
    found += describe_window(line, heart, "h")
    return list(dict.fromkeys(found))


def describe_kind(setting: Setting, found: Sequence[str]) -> list[str]:
    """Return features with those that hold for its kind, and for its type, metric, stage or status, alone."""
    strong = [one for one in found if one.startswith(("v0", "cue", "tense", "near", "role", "quoted", "cc"))]
    sort, kind = setting.sort, setting.candidate.kind
    return ["bias", f"kind={kind}", f"sort={sort}", *found, *cross(kind, strong), *cross(sort, ["bias", *strong[:12]])]


def relate(interval: DateInterval | None, article: Article) -> str:
    """Return how a date lies to the day of its article: "same", "week", "month", "year", "past", "future"."""
    day = article.published_on
    if interval is None or day is None:
        return "unknown"
    if interval.start > day:
        return "future"
    if interval.end > day:
        return "open"
    days = (day - interval.end).days
    return ("same", "week", "month", "year", "past")[bucket(days, (0, 8, 40, 400))]


def _clause(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return the first and last item of the clause around some items."""
    while first > 0 and line.items[first - 1].text not in CLAUSE_ENDS:
        first -= 1
    while last + 1 < len(line.items) and line.items[last + 1].text not in CLAUSE_ENDS:
        last += 1
    return first, last
