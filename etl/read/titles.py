"""Gives titles typed in capitals the case that their own article uses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
FEWEST_WORDS = 3  # fewer may be names or acronyms: "IBM, HP" stays
SENTENCE_ENDS = frozenset({"", ".", "!", "?", ":"})
SHOUTED = 0.8  # share of capital letters; a title with an acronym or two has under a half


def lower_capitals(line: str, text: str) -> str:
    """Return a line in capitals in the case that the text gives its words; any other line as it is.

    "VELMORA SIGNE AVEC IBM" over "… Velmora a signé avec IBM" gives "Velmora signe avec IBM".
    """
    if not is_shouted(line):
        return line
    spellings = _list_spellings(text)

    def respell(match: re.Match[str]) -> str:
        word = match[0]
        return spellings.get(word.lower()) or (word if any(map(str.isdigit, word)) else word.lower())

    lowered = WORD.sub(respell, line)
    return lowered[:1].upper() + lowered[1:]


def is_shouted(line: str) -> bool:
    """Return whether a line of several words is typed in capitals."""
    letters = [letter for letter in line if letter.isalpha()]
    return len(WORD.findall(line)) >= FEWEST_WORDS and sum(map(str.isupper, letters)) > SHOUTED * len(letters)


def fold_letters(line: str) -> str:
    """Return the letters and digits of a line without case and accents, to tell whether two lines say the same."""
    plain = unicodedata.normalize("NFKD", line).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _list_spellings(text: str) -> dict[str, str]:
    """Return the commonest spelling of each word by its lower-case form, those of first words last."""
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for line in text.split("\n"):
        if is_shouted(line):
            continue
        for match in WORD.finditer(line):
            is_first = line[: match.start()].rstrip(" «“\"'(-–—")[-1:] in SENTENCE_ENDS
            (opening if is_first and match[0].istitle() else inside)[match[0]] += 1
    spellings: dict[str, str] = {}
    for counted in (inside, opening):
        for word, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            spellings.setdefault(word.lower(), word)
    return spellings
