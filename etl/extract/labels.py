"""Writes the parse of either language in one small scheme of labels, with prepositions as part of them.

French is parsed in Universal Dependencies (a preposition hangs on its noun), English in CLEAR (a noun hangs on its
preposition): "par Velmora" and "by Velmora" both give "obl:by".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.records import Token

LABELS: Mapping[str, str] = {
    "nsubj": "subj",
    "nsubj:pass": "subjp",
    "nsubjpass": "subjp",
    "csubj": "subj",
    "obj": "obj",
    "dobj": "obj",
    "iobj": "obj",
    "dative": "obj",
    "attr": "attr",
    "oprd": "attr",
    "obl": "obl",
    "obl:arg": "obl",
    "obl:mod": "obl",
    "obl:agent": "obl",
    "pobj": "obl",
    "pcomp": "obl",
    "nmod": "obl",
    "poss": "poss",
    "appos": "appos",
    "conj": "conj",
    "acl": "rel",
    "acl:relcl": "rel",
    "relcl": "rel",
    "advcl": "clause",
    "ccomp": "clause",
    "xcomp": "clause",
    "parataxis": "clause",
    "compound": "mod",
    "flat:name": "mod",
    "amod": "mod",
    "nummod": "mod",
    "quantmod": "mod",
    "npadvmod": "mod",
    "dep": "dep",
}
MARKERS = frozenset({"case"})
BRIDGES = frozenset({"prep", "agent"})
PREPOSITIONAL = "obl"


def label_tokens(tokens: Sequence[Token], concepts: Sequence[str]) -> tuple[str, ...]:
    """Return the label of every token; "" for a preposition that is part of another's label, or an unknown one."""
    markers = {token.head: concepts[place] for place, token in enumerate(tokens) if token.dep in MARKERS}
    return tuple(_label(place, token, tokens, concepts, markers) for place, token in enumerate(tokens))


def _label(
    place: int, token: Token, tokens: Sequence[Token], concepts: Sequence[str], markers: Mapping[int, str]
) -> str:
    label = LABELS.get(token.dep, "")
    if label != PREPOSITIONAL:
        return label
    marker = concepts[token.head] if tokens[token.head].dep in BRIDGES else markers.get(place, "")
    return f"{label}:{marker}"
