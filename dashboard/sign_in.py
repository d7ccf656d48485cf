"""Who may see and who may edit a dashboard that is served to others: the lists of its sign-in file.

The file is Streamlit's secrets.toml with a section [auth] for its OIDC sign-in, and one of ours, [stratwatch], with the
lists of addresses `readers` and `editors`; "@example.org" is everybody of that host. Who is on neither is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from dashboard.wording import read_tree

Role = Literal["reader", "editor"]

WANTED = ("redirect_uri", "cookie_secret")
SECTION = "stratwatch"
LISTS: tuple[tuple[Role, str], ...] = (("editor", "editors"), ("reader", "readers"))
SHORTEST_SECRET = 32  # letters; Streamlit warns below 14 bytes


def find_role(user: Mapping[str, Any], lists: Mapping[str, Any]) -> Role | None:
    """The role of a signed-in person by the address that the provider vouches for; None where it is on no list."""
    address = str(user.get("email") or "").strip().casefold()
    person, _, host = address.rpartition("@")
    if not person or "@" in person or user.get("email_verified") is False:
        return None
    names = {address, f"@{host}"}
    for role, name in LISTS:
        if names & {str(entry).strip().casefold() for entry in lists.get(name, [])}:
            return role
    return None


def find_flaw(path: Path) -> str | None:
    """What is wrong with a sign-in file, and what to do; None where it will do."""
    if find_spec("authlib") is None:
        return "sign-in needs Authlib; install it with: pip install 'stratwatch[signin]'"
    try:
        tree = read_tree(path)
    except (OSError, ValueError) as error:
        return f"{path}: {error}; name a file as docs/sign-in.md says"
    auth = tree.get("auth")
    if not isinstance(auth, dict) or any(not auth.get(name) for name in WANTED):
        return f"{path}: [auth] lacks {' or '.join(WANTED)}; see docs/sign-in.md"
    if len(str(auth["cookie_secret"])) < SHORTEST_SECRET:
        return f"{path}: cookie_secret is shorter than {SHORTEST_SECRET} letters; draw one with: openssl rand -hex 32"
    lists = tree.get(SECTION)
    if not isinstance(lists, dict) or not any(lists.get(name) for _, name in LISTS):
        return f"{path}: [{SECTION}] names no readers and no editors; nobody could sign in"
    return None


def find_name(path: Path) -> str:
    """The host name under which people come back from the provider."""
    return urlsplit(str(read_tree(path)["auth"]["redirect_uri"])).hostname or ""
