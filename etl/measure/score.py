"""Counts matched, missed and spurious claims by kind and language, and makes precision, recall and F1 of them.

A claim matches at most once, the pairs that agree in most slots first (claims.md, "Scoring").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from etl.measure.agreement import CORES, Json, SlotAgreement, compare_slots, has_same_core
from etl.measure.names import NameRules, load_name_rules
from etl.measure.reliability import measure_reliability

ALL = "all"
LONGEST_EVIDENCE = 400


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated claim and the predicted one that it was matched with."""

    gold: Json
    pred: Json
    slots: SlotAgreement


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of the claims of one article."""

    pairs: tuple[Pair, ...]
    missed: tuple[Json, ...]
    spurious: tuple[Json, ...]


@dataclass(slots=True)
class Tally:
    """The counts of one group of claims, and how often each slot of its matched claims agrees."""

    matched: int = 0
    full: int = 0
    gold: int = 0
    pred: int = 0
    slots: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    chances: list[tuple[float, bool]] = field(default_factory=list)

    def row(self) -> dict[str, Any]:
        """Return counts, precision, recall, core and full F1, the share of agreeing slots, and how true chances are."""
        slots = {slot: round(count / self.matched, 3) for slot, count in sorted(self.slots.items())}
        return {
            "gold": self.gold,
            "pred": self.pred,
            "matched": self.matched,
            "precision": round(self.matched / self.pred, 3) if self.pred else 0.0,
            "recall": round(self.matched / self.gold, 3) if self.gold else 0.0,
            "core_f1": round(self._f1(self.matched), 3),
            "full_f1": round(self._f1(self.full), 3),
            "slots": slots,
            "reliability": measure_reliability(self.chances),
        }

    def note_chance(self, claim: Json, *, is_right: bool) -> None:
        """Keep the chance that a predicted claim carries, if it does, and whether it is right."""
        chance = claim.get("confidence")
        if chance is not None:
            self.chances.append((float(chance), is_right))

    def _f1(self, hits: int) -> float:
        return 2 * hits / (self.gold + self.pred) if self.gold + self.pred else 1.0


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a set of articles; `groups` are "all", each language, each kind and each of both."""

    articles: int
    without_prediction: int
    evidence_not_verbatim: int
    groups: Mapping[str, Mapping[str, Any]]
    errors: tuple[tuple[str, str, Json], ...]


def score_claims(gold: Mapping[str, Json], predicted: Mapping[str, Json]) -> Report:
    """Score articles with `claims` by id; an article that was not predicted counts as one without claims."""
    rules = load_name_rules()
    tallies: dict[str, Tally] = defaultdict(Tally)
    errors: list[tuple[str, str, Json]] = []
    unquotable = 0
    for article_id, article in gold.items():
        claims = predicted.get(article_id, {}).get("claims", [])
        text = article.get("text")
        unquotable += sum(not is_quotable(claim.get("evidence") or "", text) for claim in claims if text)
        matching = match_claims(article["claims"], claims, rules)
        _count(tallies, matching, article["lang"])
        errors += [("missed", article_id, claim) for claim in matching.missed]
        errors += [("spurious", article_id, claim) for claim in matching.spurious]
    rows = {group: tallies[group].row() for group in sorted(tallies, key=_rank)}
    return Report(len(gold), len(gold.keys() - predicted.keys()), unquotable, rows, tuple(errors))


def match_claims(gold: Sequence[Json], pred: Sequence[Json], rules: NameRules) -> Matching:
    """Pair annotated with predicted claims one to one, the best pairs first, then in their order."""
    candidates = [
        (-slots.weight, g, p, slots)
        for g, gold_claim in enumerate(gold)
        for p, pred_claim in enumerate(pred)
        if has_same_core(gold_claim, pred_claim, rules)
        for slots in [compare_slots(gold_claim, pred_claim, rules)]
    ]
    taken: dict[int, tuple[int, SlotAgreement]] = {}
    used: set[int] = set()
    for _, g, p, slots in sorted(candidates, key=lambda candidate: candidate[:3]):
        if g not in taken and p not in used:
            taken[g] = (p, slots)
            used.add(p)
    return Matching(
        tuple(Pair(gold[g], pred[p], slots) for g, (p, slots) in taken.items()),
        tuple(claim for g, claim in enumerate(gold) if g not in taken),
        tuple(claim for p, claim in enumerate(pred) if p not in used),
    )


def is_quotable(evidence: str, text: str) -> bool:
    """Return whether evidence is a passage of the text, in one paragraph and no longer than a long sentence."""
    return bool(evidence) and evidence in text and "\n" not in evidence and len(evidence) <= LONGEST_EVIDENCE


def _count(tallies: dict[str, Tally], matching: Matching, lang: str) -> None:
    for pair in matching.pairs:
        for tally in _groups(tallies, pair.gold, lang):
            tally.matched += 1
            tally.gold += 1
            tally.pred += 1
            tally.full += pair.slots.is_full
            for slot, agrees in asdict(pair.slots).items():
                tally.slots[slot] += agrees
            tally.note_chance(pair.pred, is_right=True)
    for claim in matching.missed:
        for tally in _groups(tallies, claim, lang):
            tally.gold += 1
    for claim in matching.spurious:
        for tally in _groups(tallies, claim, lang):
            tally.pred += 1
            tally.note_chance(claim, is_right=False)


def _rank(group: str) -> tuple[int, str]:
    """All first, then languages, kinds, and kinds by language."""
    if group == ALL:
        return 0, group
    kind, _, lang = group.partition(" ")
    return 1 + (kind in CORES) + bool(lang), group


def _groups(tallies: dict[str, Tally], claim: Json, lang: str) -> Iterable[Tally]:
    """A claim of no known kind is wrong, but belongs to no kind or language of its own."""
    kind = str(claim.get("kind"))
    names = (ALL, lang, kind, f"{kind} {lang}") if kind in CORES else (ALL,)
    return [tallies[name] for name in names]
