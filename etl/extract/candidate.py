"""What a claim is made from before it is dated, judged and quoted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.extract.items import Item, Line
from etl.extract.naming import fold_name
from etl.records import NameMention

FADING = 0.9  # how much of a company's salience a line leaves to the next


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a role: its canonical or printed form, its id and where it stands in the text."""

    name: str
    entity_id: str
    kind: str
    start: int | None
    end: int | None


@dataclass(slots=True)
class Candidate:
    """A claim to be: kind, names and words by role, the amount's item, and the items that state it."""

    kind: str
    line: Line
    first: int
    last: int
    rule: str
    names: dict[str, tuple[Named, ...]] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    amount: Item | None = None
    modality: str | None = None
    score: float = 0.0
    metric_unit: str | None = None
    completes: bool = False
    currency: str | None = None
    foreign: bool = False
    topic: Named | None = None
    marks: dict[str, float] = field(default_factory=dict)
    is_certain: bool = False

    def first_name(self, role: str) -> Named | None:
        """Return the first name of a role, or None."""
        found = self.names.get(role, ())
        return found[0] if found else None


@dataclass(slots=True)
class Discourse:
    """What earlier sentences leave to later ones: the headline's company, the last subject, who speaks."""

    headline: list[Named] = field(default_factory=list)
    subject: Named | None = None
    work: Named | None = None
    tool: Item | None = None
    home: Item | None = None
    currency: str | None = None
    pair: tuple[Named, ...] = ()
    pair_line: int = -99
    move: Candidate | None = None
    main: Named | None = None
    is_speaking: bool = False
    salience: dict[str, float] = field(default_factory=dict)
    known: dict[str, Named] = field(default_factory=dict)

    def topic(self) -> Named | None:
        """Return the company a sentence without a subject of its own is about."""
        if self.is_speaking and self.headline:
            return self.headline[0]
        return self.subject or (self.headline[0] if self.headline else None)

    def partner_of(self, present: set[str]) -> Named | None:
        """Return the party that stands beside `present` where a sentence names one side of an alliance alone."""
        speaker = self.main if self.is_speaking else None
        if speaker is not None and speaker.name not in present:
            return speaker
        others = [name for name in self.salience if name not in present]
        return self.known[max(others, key=lambda name: self.salience[name])] if others else None

    def dwell_on(self, names: Iterable[Named]) -> None:
        """Note the companies of a line; those of the lines before fade."""
        for name in self.salience:
            self.salience[name] *= FADING
        for named in names:
            self.known.setdefault(named.name, named)
            self.salience[named.name] = self.salience.get(named.name, 0.0) + 1.0

    def counterpart(self, present: set[str]) -> Named | None:
        """Return the party that a sentence leaves out as understood: the headline's, else the last subject."""
        return next(
            (named for named in [*self.headline, *filter(None, [self.subject])] if named.name not in present), None
        )


def name_of(item: Item) -> Named:
    """Return the name of an item that is a name; an unlinked one has the id `~folded-name`."""
    mention = item.mention
    if not isinstance(mention, NameMention):
        return Named(item.text, f"~{item.text}", item.kind, item.start, item.end)
    own = fold_name(mention.name)
    return Named(mention.name, mention.entity_id or own, mention.type, mention.start, mention.end)
