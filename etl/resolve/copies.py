"""Signs texts so that near copies, such as an agency's report in many papers, are told by a few numbers.

The signature is a MinHash of the runs of five words (Broder 1997): the share of equal places of two signatures
estimates the share of runs that two texts have in common.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache

from etl.fold import fold_case

RUN = 5  # words: shorter runs are common phrases, longer ones break at every small change
PLACES = 32
WORD = re.compile(r"\w+")
PRIME = 2**61 - 1


def sign_text(text: str) -> tuple[int, ...]:
    """Return the signature of a text, empty where it has fewer words than a run."""
    words = WORD.findall(fold_case(text))
    hashes = {_hash(" ".join(words[start : start + RUN])) for start in range(len(words) - RUN + 1)}
    if not hashes:
        return ()
    return tuple(min((factor * one + shift) % PRIME for one in hashes) for factor, shift in _list_functions())


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") % PRIME


@cache
def _list_functions() -> list[tuple[int, int]]:
    """Return the factor and the shift of each place, fixed for ever because signatures are kept."""
    return [(_hash(f"factor {place}") or 1, _hash(f"shift {place}")) for place in range(PLACES)]
