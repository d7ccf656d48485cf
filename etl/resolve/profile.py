"""What merging compares of a claim, worked out once: who fills the merge key, its flags, its state and its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from etl.events import Statement
from etl.knowledge_files import Frame
from etl.resolve.bucket import fold_role, fold_words
from etl.resolve.dates import find_window

Voice = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement with its comparable parts; `fillers` follows the merge key of the frame, role by role.

    `parted` holds the ids of the claims that a person said are another event.
    """

    statement: Statement
    fillers: tuple[frozenset[str], ...]
    flags: tuple[str, ...]
    state: str
    window: tuple[date, date] | None
    parted: frozenset[str] = frozenset()

    @property
    def voices(self) -> frozenset[Voice]:
        """The article that makes the claim, and whether it denies: one voice never tells one event twice.

        A mere possibility takes both voices, for no denial in its article speaks of it.
        """
        claim = self.statement.claim
        ways = (True, False) if claim.modality == "hypothetical" else (claim.modality == "denied",)
        return frozenset((claim.article_id, is_denial) for is_denial in ways)

    @property
    def months(self) -> range:
        """The months that the window touches, counted from year 0; none where the claim is undated."""
        if self.window is None:
            return range(0)
        first, last = (day.year * 12 + day.month for day in self.window)
        return range(first, last + 1)

    def likeness(self) -> object:
        """Return everything that a comparison looks at: claims of one likeness are compared once."""
        claim = self.statement.claim
        amounts = tuple(value.amount for value in claim.values)
        known_on = self.statement.known_on if self.window is None else claim.date
        return (self.fillers, self.flags, self.state, self.window, amounts, self.statement.dollars, known_on)


def make_profile(statement: Statement, frame: Frame, parted: frozenset[str] = frozenset()) -> Profile:
    """Return the profile of a statement of this kind."""
    claim = statement.claim
    return Profile(
        statement=statement,
        fillers=tuple(_find_fillers(statement, role) for role in frame.merge_key),
        flags=tuple(fold_role(claim, name) for name, role in frame.roles.items() if role.shape == "flag"),
        state=next((term.value for term in claim.terms if term.role == frame.status), ""),
        window=find_window(statement),
        parted=parted,
    )


def _find_fillers(statement: Statement, role: str) -> frozenset[str]:
    claim = statement.claim
    ids = {party.company_id for party in claim.parties if party.role == role}
    return frozenset(ids | {fold_words(term.value) for term in claim.terms if term.role == role})
