"""Reads a dependency parse as deep relations, whatever the language's labels: who is the subject of a verb.

A relative pronoun stands for its antecedent, a participle's noun is its subject, and a verb without a subject shares
that of the verb it hangs on. Parses only add evidence: an unparsed sentence has none.
"""

from __future__ import annotations

from etl.extract.items import Line

SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj"})
AGENT_LABELS = frozenset({"obl:agent", "agent"})
OBJECT_LABELS = frozenset({"obj", "dobj"})
SHARING_LABELS = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
RELATIVE_LABELS = frozenset({"acl:relcl", "relcl", "acl"})
LONGEST_CHAIN = 4


def deep_relation(line: Line, first: int, last: int, name: int) -> str | None:
    """Return "subject", "object" or "agent" where the parse ties the name to a word of the trigger, else None."""
    tokens = line.sentence.tokens
    if not tokens:
        return None
    verb = _token_at(line, first, last)
    noun = _token_at(line, name, name)
    if verb is None or noun is None:
        return None
    if tokens[noun].head == verb:
        return _direct(tokens[noun].dep)
    return "subject" if _subject_of(line, verb, LONGEST_CHAIN) == noun else None


def find_subject(line: Line, first: int, last: int) -> int | None:
    """Return the token that is the subject of a trigger's verb, or the noun its participle belongs to."""
    verb = _token_at(line, first, last) if line.sentence.tokens else None
    return _subject_of(line, verb, LONGEST_CHAIN) if verb is not None else None


def _direct(label: str) -> str | None:
    if label in SUBJECT_LABELS:
        return "subject"
    if label in OBJECT_LABELS:
        return "object"
    return "agent" if label in AGENT_LABELS else None


def _subject_of(line: Line, verb: int, steps: int) -> int | None:
    tokens = line.sentence.tokens
    for index, token in enumerate(tokens):
        if token.head == verb and token.dep in SUBJECT_LABELS and index != verb:
            is_pronoun = token.pos == "PRON" and tokens[verb].dep in RELATIVE_LABELS
            return tokens[verb].head if is_pronoun else index
    if steps and tokens[verb].dep in RELATIVE_LABELS:
        return tokens[verb].head
    if steps and tokens[verb].dep in SHARING_LABELS:
        return _subject_of(line, tokens[verb].head, steps - 1)
    return None


def _token_at(line: Line, first: int, last: int) -> int | None:
    start, end = line.items[first].start, line.items[last].end
    inside = [index for index, token in enumerate(line.sentence.tokens) if token.start < end and start < token.end]
    tokens = line.sentence.tokens
    outside = [index for index in inside if tokens[index].head not in inside or tokens[index].head == index]
    return next(iter(outside or inside), None)
