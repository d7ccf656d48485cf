"""Invents a word for every word of a name: as long, with its capitals, the same one each time, known to nobody.

"MAI-1-preview" may become "TOV-1-preview": digits, signs, single letters and words in lower case stay, and so do legal
forms, which tell no companies apart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W\d_]+")
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


@dataclass
class Inventor:
    """Keeps what was invented; `known` are folded words that no invention may be, `kept` those that stay."""

    known: Collection[str]
    kept: Collection[str]
    words: dict[str, str] = field(default_factory=dict)

    def rename(self, name: str) -> str:
        """Return the name with its telling words invented anew."""
        return WORD.sub(lambda match: self._word(match[0]) if self._is_telling(match[0], name) else match[0], name)

    def telling_words(self, name: str) -> set[str]:
        """Return the folded words of a name that are invented anew."""
        return {word.casefold() for word in WORD.findall(name) if self._is_telling(word, name)}

    def _is_telling(self, word: str, name: str) -> bool:
        if word.casefold() in self.kept:
            return False
        others = [other for other in WORD.findall(name) if len(other) > 1]
        if len(word) == 1:
            return not others
        return word != word.lower() or not any(other != other.lower() for other in others)

    def _word(self, word: str) -> str:
        folded = word.casefold()
        if folded not in self.words:
            self.words[folded] = self._invent(folded)
        pairs = zip(self.words[folded], word, strict=False)
        return "".join(letter.upper() if model.isupper() else letter for letter, model in pairs)

    def _invent(self, folded: str) -> str:
        taken = {*self.words.values(), folded}
        for attempt in range(len(CONSONANTS) ** 2 * 100):
            word = spell(f"{folded} {attempt}", len(folded))
            if word not in taken and word not in self.known:
                return word
        return spell(folded, len(folded))  # every word of this length is taken: one or two letters


def spell(seed: str, length: int) -> str:
    """Return a word of so many letters that can be pronounced, the same one for the same seed on every machine."""
    word, digest = "", b""
    for position in range(length):
        if position % 32 == 0:  # a digest has 32 bytes
            digest = hashlib.sha256(f"{seed} {position}".encode()).digest()
        letters = VOWELS if position % 2 else CONSONANTS
        word += letters[digest[position % 32] % len(letters)]
    return word
