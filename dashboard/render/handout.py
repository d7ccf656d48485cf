"""Links under which the server streams all rows of a table as CSV, however many, without holding them.

A link says what to stream and is signed with a key that lives as long as the server: only who was shown a page has its
links, and nobody can write others.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dashboard.render.csv_text import stream_csv
from dashboard.render.rows import Rows
from dashboard.warehouse import stream_rows

ROUTE = "download"
SIGNATURE = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Handout:
    """What a link hands out: the name of the file, and its pieces."""

    name: str
    pieces: Iterator[bytes]


@cache
def read_key() -> bytes:
    """The key of this server's links."""
    return secrets.token_bytes(SIGNATURE)


def hand_out(rows: Rows, name: str) -> str:
    """The address, relative to a page, of a file with all rows."""
    told = {
        "name": name,
        "path": str(rows.page.snapshot.path),
        "question": rows.question,
        "parameters": rows.page.fill(None, **rows.parameters),
    }
    text = json.dumps(told, default=date.isoformat).encode()
    return f"{ROUTE}/{base64.urlsafe_b64encode(sign(text) + text).decode()}"


def sign(text: bytes) -> bytes:
    """The signature of what a link says."""
    return hmac.digest(read_key(), text, "sha256")


def read_handout(token: str) -> Handout | None:
    """What a link asks for; None where it was not signed by this server or its snapshot is gone."""
    try:
        told = base64.urlsafe_b64decode(token)
    except (binascii.Error, ValueError):
        return None
    signature, text = told[:SIGNATURE], told[SIGNATURE:]
    if not hmac.compare_digest(signature, sign(text)):
        return None
    asked = json.loads(text)
    path = Path(asked["path"])
    if not path.exists():
        return None
    parameters: dict[str, Hashable] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in asked["parameters"].items()
    }
    return Handout(asked["name"], stream_csv(stream_rows(asked["question"], parameters, path)))
