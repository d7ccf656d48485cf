"""Folds typography and case one code point to one, so that every offset of the folded text is one of the text.

Curly apostrophes, unusual hyphens, unusual spaces and guillemets become their ASCII forms; `fold_case` then
lowers case and drops accents. A character whose plain form is longer than one code point is left as it is.
"""

from __future__ import annotations

import unicodedata
from functools import cache

APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u00b4`\uff07"
HYPHENS = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\uff02"
SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

LAST_CASED_LETTER = 0x2C00  # Latin, Greek and Cyrillic with their extensions stand below

TYPOGRAPHY: dict[int, str] = {
    **{ord(character): "'" for character in APOSTROPHES},
    **{ord(character): "-" for character in HYPHENS},
    **{ord(character): '"' for character in QUOTES},
    **{ord(character): " " for character in SPACES},
}


def fold(text: str) -> str:
    """Return `text` with plain apostrophes, hyphens, quotes and spaces, of the same length.

    "l’IA à 3 %" becomes "l'IA à 3 %".
    """
    if text.isascii() and "\t" not in text and "`" not in text:  # most of English, at a hundredth of the cost
        return text
    return text.translate(TYPOGRAPHY)


def fold_case(text: str) -> str:
    """Return `fold(text)` in lower case and without accents, of the same length: "Élargie" becomes "elargie"."""
    return fold(text).lower() if text.isascii() else fold(text).translate(_plain_letters())


@cache
def _plain_letters() -> dict[int, str]:
    """Map every letter with a longer or accented form to one plain lower-case letter."""
    table: dict[int, str] = {}
    for code in range(LAST_CASED_LETTER):
        character = chr(code)
        plain = _plain(character)
        if plain != character:
            table[code] = plain
    return table


def _plain(character: str) -> str:
    lowered = character.lower()
    return unicodedata.normalize("NFD", lowered)[0] if len(lowered) == 1 else character
