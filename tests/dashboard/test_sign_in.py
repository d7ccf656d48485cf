"""Only who is on a list of the sign-in file has a role."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.sign_in import find_role

LISTS = {"readers": ["Ana@Example.org", "@research.example.org"], "editors": ["ed@example.org"]}


@pytest.mark.parametrize(
    ("user", "role"),
    [
        ({"email": "ana@example.org"}, "reader"),
        ({"email": "ANA@example.ORG "}, "reader"),
        ({"email": "ed@example.org", "email_verified": True}, "editor"),
        ({"email": "bo@research.example.org"}, "reader"),
        ({"email": "ed@example.org", "email_verified": False}, None),
        ({"email": "eve@example.org"}, None),
        ({"email": "eve@research.example.org.evil.example"}, None),
        ({"email": "eve@evil.example@research.example.org"}, None),
        ({"email": "@research.example.org"}, None),
        ({"email": "ana"}, None),
        ({"email": None}, None),
        ({}, None),
    ],
)
def test_role_follows_the_address(user: dict[str, Any], role: str | None) -> None:
    """Addresses are compared without case; a host's entry is for that very host; unverified ones have no role."""
    assert find_role(user, LISTS) == role


def test_empty_lists_admit_nobody() -> None:
    """A file that names nobody refuses everybody."""
    assert find_role({"email": "ana@example.org"}, {}) is None
