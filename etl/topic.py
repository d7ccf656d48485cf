"""Tells whether an article may claim anything at all, so that one that cannot costs neither a parse nor a decision.

Every claim has a company, a model, a product or money in it; an article without any of them has none.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.records import Sentence

SPOKEN_OF = frozenset({"company", "model", "product"})


def is_on_topic(sentences: Iterable[Sentence]) -> bool:
    """Return whether a company, a model, a product or a sum of money stands in some sentences.

    "The museum opens on Sunday." is off topic, "Admission is $5." and "Microsoft opens a museum." are not.
    """
    return any(
        any(name.type in SPOKEN_OF for name in sentence.names) or any(amount.is_money for amount in sentence.amounts)
        for sentence in sentences
    )
