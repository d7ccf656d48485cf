"""Finds names of models and products never seen before by their shape ("Qwen3-235B-A22B") and the words around.

A shape alone is weak: a known head, a size, a tier or a cue nearby adds evidence, and a stopped head ends it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from etl.fold import fold, fold_case
from etl.records import NameMention

# Measured on the open gold: below 0.7 numbered ordinary things come in, above it uncued names fall out.
ACCEPTED = 0.7
KNOWN_HEAD, HYPHENATED, SPACED, SIZED_BY, TIER, CUE, AGAIN = 0.9, 0.7, 0.45, 0.25, 0.25, 0.3, 0.15
LONG_HEAD = 4  # letters before the hyphen of a lower-case name: "cerise-2", not "top-10"
REACH = 70  # characters around a name in which a cue counts

VERSION = r"[A-Za-z]?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?"
SIZE = r"\d+(?:[.,]\d+)?[Bb]"
SIZE_OR_VERSION = rf"(?:\d+x\d+[Bb]|{SIZE}|{VERSION})"
LEFT, RIGHT = r"(?<![\w.@-])", r"(?![\w/])"
UPPER, LETTER, LOWER = "[A-ZÀ-ÖØ-Þ]", r"[^\W\d_]", "[a-zß-öø-ÿ]"
SUFFIX, WORDS = r"(?:[-:][A-Za-z0-9]+)*", rf"(?: {UPPER}{LOWER}+){{0,2}}"
TAIL = rf"(?: (?:\d+[Bb]|{UPPER}{LOWER}+)){{0,2}}"
SHAPES = tuple(
    re.compile(f"{LEFT}{shape}{RIGHT}")
    for shape in (
        r"o[1-9](?:-[a-z]+)*",
        rf"{LETTER}+(?:-{LETTER}+)*-[A-Za-z]?\d[\dA-Za-z.]*(?<!\.){SUFFIX}{WORDS}",
        rf"{UPPER}{LETTER}+\d+(?:\.\d+)?{SUFFIX}(?: {SIZE}|{WORDS})",
        rf"{UPPER}{{2,}}\.\d{SUFFIX}{WORDS}",
        rf"{LOWER}{{3,}}\d(?:\.\d+)?:\d+[Bb]",
        rf"{UPPER}(?:{LETTER}|-)*(?: {UPPER}{LETTER}+){{0,2}} {SIZE_OR_VERSION}{SUFFIX}{TAIL}",
        rf"{UPPER}{LETTER}+(?: {UPPER}{LOWER}+){{1,2}}",
    )
)
SIZED = re.compile(r"(?:^|[ :-])(?:\d+x)?[AE]?\d+(?:[.,]\d+)?[Bb]\b")
VARIANT = re.compile(rf"{LEFT}({UPPER}{LETTER}+ \d+(?:\.\d+)?) ({UPPER}{LOWER}+)(?=[,.;:)]|$| {LOWER})")
NUMBERED = re.compile(r"\d")
GLUED = re.compile(
    r"[:-]|^\S+\.\S+$"
)  # "Qwen-3", "FLUX.1"; a digit alone is weak, for companies print it too ("Data4")
REPOSITORY = re.compile(r"(?:^|[\s(])[\w-]+/$")  # "org/name" names a model, "site.com/name" an address
TIER_BEHIND = re.compile(r"[ -]([A-Za-z]+)(?![\w-])")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class ShapeLexicon:
    """Folded words: `tiers` end a model's name, `stops` begin other numbered things; `cues` speak of models.

    `small_tiers` are those that end a name without a capital as well ("GPT-5 mini", "lumen-mini").
    """

    tiers: frozenset[str]
    small_tiers: frozenset[str]
    stops: frozenset[str]
    cues: re.Pattern[str]
    shapes: tuple[re.Pattern[str], ...]


def build_shape_lexicon(tree: Mapping[str, Any]) -> ShapeLexicon:
    """Compile the [shapes] part of a language's names.toml."""
    part = tree["shapes"]
    folded = {name: frozenset(fold_case(word) for word in part[name]) for name in ("tiers", "small_tiers", "stops")}
    tiers = "|".join(sorted(folded["small_tiers"]))
    tiered = re.compile(rf"{LEFT}{LETTER}[A-Za-z\d]+(?:-[A-Za-z\d]+)*-(?:{tiers})(?![\w/-])")
    return ShapeLexicon(**folded, cues=re.compile(part["cues"]), shapes=(*SHAPES, tiered))


def find_shapes(
    texts: Sequence[str],
    lexicon: ShapeLexicon,
    heads: Collection[str],
    taken: Sequence[Collection[tuple[int, int]]],
) -> list[tuple[NameMention, ...]]:
    """Return the unseen model names of each text of one article.

    `heads` are folded family names, `taken` the spans of amounts and dates of each text. Evidence of all occurrences
    counts together: "le modèle Aurora 7" makes every "Aurora 7" of the article a model; "Windows 11" gives nothing.
    """
    lexicon = _learn_tiers(texts, lexicon)
    proposed = [_propose(text, lexicon, heads, spans) for text, spans in zip(texts, taken, strict=True)]
    scores: dict[str, list[float]] = {}
    for name in (one for names in proposed for one in names):
        scores.setdefault(fold_case(name.name), []).append(name.score)
    best = {key: min(max(some) + AGAIN * (len(some) - 1), 1.0) for key, some in scores.items()}
    families = {key.split(" ")[0] for key, score in best.items() if score >= ACCEPTED}
    return [
        tuple(
            replace(one, score=max(best[key], ACCEPTED))
            for one in names
            for key in [fold_case(one.name)]
            if best[key] >= ACCEPTED or (key.split(" ")[0] in families and one.score >= SPACED)
        )
        for names in proposed
    ]


def _learn_tiers(texts: Sequence[str], lexicon: ShapeLexicon) -> ShapeLexicon:
    """Return the lexicon with the words that tell versions of one model apart: "Brume 3 Banc and Brume 3 Nappe"."""
    variants: dict[str, set[str]] = {}
    for match in (match for text in texts for match in VARIANT.finditer(fold(text))):
        variants.setdefault(match[1], set()).add(fold_case(match[2]))
    told = {word for words in variants.values() if len(words) > 1 for word in words - lexicon.stops}
    return replace(lexicon, tiers=lexicon.tiers | told) if told else lexicon


def _propose(
    text: str, lexicon: ShapeLexicon, heads: Collection[str], taken: Collection[tuple[int, int]]
) -> list[NameMention]:
    """Every name of a model's shape with its score, the longest first at each place."""
    plain = fold(text)
    found: list[NameMention] = []
    for start, end in sorted(_spans(plain, lexicon, heads), key=lambda span: (span[0], -span[1])):
        score = _score(plain, start, end, lexicon, heads)
        is_free = not any(left < end and start < right for left, right in taken)
        if is_free and score > 0 and (not found or start >= found[-1].end):
            found.append(NameMention(start, end, "model", text[start:end], None, min(score, 1.0), "shape"))
    return found


def _spans(plain: str, lexicon: ShapeLexicon, heads: Collection[str]) -> Iterator[tuple[int, int]]:
    """Every shape without stopped heads; a word behind the version stays where it is a tier or the family is known."""
    for shape in lexicon.shapes:
        for match in shape.finditer(plain):
            words = match[0].split(" ")
            is_known = fold_case(words[0]) in heads and NUMBERED.search(match[0]) is not None
            while len(words) > 1 and not _belongs(words[-1], lexicon, is_known=is_known):
                words.pop()
            name = " ".join(words)
            while " " in name and _is_stopped(name, lexicon, heads):
                name = name.split(" ", 1)[1]
            start = match.start() + match[0].index(name)
            is_path = plain[start - 1 : start] == "/" and not REPOSITORY.search(plain[:start])
            if not is_path and (len(words) > 1 or "-" in name or NUMBERED.search(name)):
                yield start, _with_tier(plain, start + len(name), lexicon)


def _is_stopped(name: str, lexicon: ShapeLexicon, heads: Collection[str]) -> bool:
    """Tell whether a name begins like a numbered thing; a known family with a size is none ("Falcon 180B")."""
    head = fold_case(re.split(r"[ :-]", name)[0])
    return head in lexicon.stops and not (head in heads and SIZED.search(name) is not None)


def _with_tier(plain: str, end: int, lexicon: ShapeLexicon) -> int:
    """Return where a name ends with the tier behind it: "GPT-5 mini", "Gemini 2.5 Flash-Lite"."""
    match = TIER_BEHIND.match(plain, end)
    return match.end() if match and fold_case(match[1]) in lexicon.small_tiers else end


def _belongs(word: str, lexicon: ShapeLexicon, *, is_known: bool) -> bool:
    """Tell whether the last word of a shape is part of it: "Llama 4 Scout", "Velm 2 Mini", not "Velm 2 Yesterday"."""
    folded = fold_case(word)
    return NUMBERED.search(word) is not None or folded in lexicon.tiers or (is_known and folded not in lexicon.stops)


def _score(plain: str, start: int, end: int, lexicon: ShapeLexicon, heads: Collection[str]) -> float:
    name = plain[start:end]
    words = re.split(r"[ :-]", name)
    head = fold_case(re.split(r"(?<=[A-Za-z])(?=\d)", words[0])[0])
    is_numbered = NUMBERED.search(name) is not None
    has_tier = any(fold_case(word) in lexicon.tiers for word in words[1:])
    is_lower = not any(letter.isupper() for letter in name[:-1])
    if (
        (head in lexicon.stops and _is_stopped(name, lexicon, heads))
        or YEAR.search(name)
        or (len(head) == 1 and not has_tier)
    ):
        return 0.0
    near = fold_case(plain[max(0, start - REACH) : start] + " _ " + plain[end : end + REACH])
    has_cue = lexicon.cues.search(near) is not None
    if is_lower and not (SIZED.search(name) or has_tier or head in heads or (has_cue and len(head) >= LONG_HEAD)):
        return 0.0
    if not is_numbered and not (has_tier and (head in heads or (has_cue and "-" in name and is_lower))):
        return 0.0
    is_known = any(fold_case(part) in heads for part in (head, " ".join(words[:2])))
    score = KNOWN_HEAD if is_known else HYPHENATED if GLUED.search(name) else SPACED
    score += SIZED_BY if SIZED.search(name) else 0
    score += TIER if has_tier else 0
    return score + (CUE if has_cue else 0)
