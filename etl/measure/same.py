"""Says when two spellings are one name, as claims.md compares them: without case, accents, punctuation and legal form."""

from __future__ import annotations

import re
import unicodedata

SAME_NAME = {
    "alphabet": "google", "googledeepmind": "deepmind", "aws": "amazonwebservices", "facebook": "meta",
    "metaplatforms": "meta", "safesuperintelligence": "ssi",
}
LEGAL_SUFFIX = re.compile(
    r"(?<=\w)[\s,]+(ai|inc|corp|corporation|group|ltd|plc|sa|se|nv|holdings?|technologies|labs?)\.?$", re.IGNORECASE
)


def same_name(value: str) -> str:
    """Return what two spellings of one name share: "Nabla Technologies" and "nabla" give "nabla"."""
    bare = LEGAL_SUFFIX.sub("", LEGAL_SUFFIX.sub("", value.strip()))
    folded = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    folded = re.sub(r"[^a-z0-9.+]", "", folded).strip(".")
    return SAME_NAME.get(folded, folded)
