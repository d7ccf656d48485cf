"""Names the state of rules and knowledge that makes claims of a text: what another state made is read anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

from etl.knowledge import Knowledge

PACKAGE = Path(__file__).parent
MAKING_CLAIMS = ("annotate", "extract", "resolve")
MAKERS = frozenset({".py", ".npz"})  # code and learned weights
VERSION_LENGTH = 16  # hex digits, as of the knowledge


def find_version(knowledge: Knowledge) -> str:
    """Return a hash of the knowledge and of the code that makes claims of a text: what a stored claim depends on."""
    digest = hashlib.sha256(knowledge.version.encode())
    for path in sorted(
        path for stage in MAKING_CLAIMS for path in (PACKAGE / stage).rglob("*") if path.suffix in MAKERS
    ):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:VERSION_LENGTH]
