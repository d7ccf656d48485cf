"""Keeps the events to be of a bucket while its claims are grouped, so that only near ones need comparing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from etl.resolve.profile import Profile, Voice


@dataclass(slots=True)
class Group:
    """The claims of an event to be, each with the ground on which it was joined; claims that look alike stand once."""

    members: list[tuple[Profile, str]] = field(default_factory=list)
    voices: set[Voice] = field(default_factory=set)
    likes: dict[object, Profile] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    parted: set[str] = field(default_factory=set)
    is_contradictory: bool = False

    def add(self, profile: Profile, ground: str) -> None:
        """Add a claim."""
        self.members.append((profile, ground))
        self.voices |= profile.voices
        self.likes.setdefault(profile.likeness(), profile)
        self.ids.add(profile.statement.claim.claim_id)
        self.parted |= profile.parted


@dataclass(slots=True)
class Shelf:
    """Groups by the months of their first claim, whose days all others share: only near ones need comparing."""

    groups: list[Group] = field(default_factory=list)
    by_month: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    undated: list[int] = field(default_factory=list)

    def add(self, group: Group) -> None:
        """Add a group that holds one claim."""
        months = group.members[0][0].months
        for month in months:
            self.by_month[month].append(len(self.groups))
        if not months:
            self.undated.append(len(self.groups))
        self.groups.append(group)

    def find_near(self, profile: Profile) -> list[int]:
        """Return the places of the groups that a claim may belong to: all of them where it is undated."""
        if profile.window is None:
            return list(range(len(self.groups)))
        return sorted({place for month in profile.months for place in self.by_month[month]}.union(self.undated))
