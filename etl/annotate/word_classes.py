"""Gives each token of a parsed text its part of speech and morphology, remembering what a pipeline's rules say.

English takes both from rules over a token's tag, word and label (and the label before it), which spaCy matches anew
for each text, at a third of the cost of parsing; the same token always gets the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Token

RULER = "attribute_ruler"
MOST = 200_000  # remembered tokens
Key = tuple[int, int, int, int]
WordClass = tuple[str, str]


@dataclass(slots=True)
class WordClasses:
    """The rules of a pipeline, taken out of its flow, and what they said so far."""

    pipeline: Pipeline
    known: dict[Key, WordClass] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the rules out of the flow, where the pipeline has them."""
        if RULER in self.pipeline.pipe_names:
            self.pipeline.disable_pipe(RULER)

    def find(self, doc: Doc) -> list[WordClass]:
        """Return part of speech and morphology of every token."""
        if RULER not in self.pipeline.disabled:
            return [(token.pos_, str(token.morph)) for token in doc]
        keys = list(_keys(doc))
        if not all(key in self.known for key in keys):
            self._learn(doc, keys)
        return [self.known[key] for key in keys]

    def _learn(self, doc: Doc, keys: list[Key]) -> None:
        if len(self.known) > MOST:
            self.known.clear()
        self.pipeline.get_pipe(RULER)(doc)
        self.known.update((key, _read(token)) for key, token in zip(keys, doc, strict=True))


def _keys(doc: Doc) -> Iterator[Key]:
    label = 0
    for token in doc:
        yield token.tag, token.lower, token.dep, label
        label = token.dep


def _read(token: Token) -> WordClass:
    return token.pos_, str(token.morph)
