"""Says whether a predicted claim matches an annotated one, and in which slots the two agree (claims.md, "Scoring").

Claims are the JSON objects of claim.schema.json; the predicted ones may lack any slot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from etl.measure.names import NameRules, fold_name, fold_names

Json = Mapping[str, Any]
AMOUNT_TOLERANCE = 0.005
OVERLAP = 0.5  # of the words of the annotated evidence, and of the predicted investors
STATUS_SLOTS = {
    "investment": "type",
    "release": "stage",
    "partnership": "status",
    "integration": "status",
    "figure": "metric",
}


@dataclass(frozen=True, slots=True)
class SlotAgreement:
    """Which slots of two claims that match agree as well; `status` is the type, stage, status or metric."""

    status: bool
    date: bool
    modality: bool
    attribution: bool
    evidence: bool
    themes: bool

    @property
    def is_full(self) -> bool:
        """Whether the claim counts for full F1."""
        return self.status and self.date and self.modality

    @property
    def weight(self) -> int:
        """How much better this pair is than another that could be matched."""
        return 8 * self.status + 4 * self.date + 2 * self.modality + self.evidence


def has_same_core(gold: Json, pred: Json, rules: NameRules) -> bool:
    """Return whether the core slots of two claims agree."""
    return gold["kind"] == pred.get("kind") and CORES[gold["kind"]](gold, pred, rules)


def compare_slots(gold: Json, pred: Json, rules: NameRules) -> SlotAgreement:
    """Return the slots in which two claims of one kind agree."""
    slot = STATUS_SLOTS[gold["kind"]]
    themes = set(gold["themes"])
    return SlotAgreement(
        status=gold.get(slot) == pred.get(slot),
        date=gold["date"] == pred.get("date"),
        modality=gold["modality"] == pred.get("modality"),
        attribution=fold_name(gold["attribution"], rules) == fold_name(pred.get("attribution"), rules),
        evidence=has_half_the_words(gold["evidence"], pred.get("evidence") or ""),
        themes=bool(themes & set(pred.get("themes") or [])) if themes else True,
    )


def has_half_the_words(gold: str, pred: str) -> bool:
    """Return whether a passage holds at least half of the words of the annotated one."""
    wanted, found = (set(re.findall(r"\w+", text.lower())) for text in (gold, pred))
    return bool(wanted) and len(wanted & found) >= OVERLAP * len(wanted)


def _same_investment(gold: Json, pred: Json, rules: NameRules) -> bool:
    payers = fold_names(pred.get("investors"), rules)
    shared = fold_names(gold["investors"], rules) & payers
    if bool(gold["investors"]) != bool(payers) or (payers and len(shared) < OVERLAP * len(payers)):
        return False
    if not _same_name(gold, pred, "recipient", rules):
        return False
    if gold["recipient"] is None and gold["amount"] is None:
        is_same_type: bool = gold["type"] == pred.get("type")
        return is_same_type and has_half_the_words(gold["evidence"], pred.get("evidence") or "")
    return _same_amount(gold["amount"], pred.get("amount"))


def _same_release(gold: Json, pred: Json, rules: NameRules) -> bool:
    is_same_maker = not gold["developer"] or _same_name(gold, pred, "developer", rules)
    return is_same_maker and _same_name(gold, pred, "model", rules)


def _same_partnership(gold: Json, pred: Json, rules: NameRules) -> bool:
    return fold_names(gold["partners"], rules) == fold_names(pred.get("partners"), rules)


def _same_integration(gold: Json, pred: Json, rules: NameRules) -> bool:
    sources = [slot for slot in ("model", "provider") if gold[slot] and _same_name(gold, pred, slot, rules)]
    return bool(sources) and _same_name(gold, pred, "product", rules)


def _same_figure(gold: Json, pred: Json, rules: NameRules) -> bool:
    is_same_metric: bool = gold["metric"] == pred.get("metric")
    is_same_subject = _same_name(gold, pred, "subject", rules)
    return is_same_metric and is_same_subject and _same_amount(gold["amount"], pred.get("amount"))


CORES: Mapping[str, Callable[[Json, Json, NameRules], bool]] = {
    "investment": _same_investment,
    "release": _same_release,
    "partnership": _same_partnership,
    "integration": _same_integration,
    "figure": _same_figure,
}


def _same_name(gold: Json, pred: Json, slot: str, rules: NameRules) -> bool:
    return fold_name(gold[slot], rules) == fold_name(pred.get(slot), rules)


def _same_amount(gold: Json | None, pred: object) -> bool:
    """An annotated claim without an amount takes any."""
    if gold is None:
        return True
    if not isinstance(pred, Mapping):
        return False
    is_same_currency = (gold.get("currency") or None) == (pred.get("currency") or None)
    return is_same_currency and all(_is_near(gold[bound], pred.get(bound)) for bound in ("low", "high"))


def _is_near(gold: float | None, pred: float | None) -> bool:
    if gold is None or pred is None:
        return gold is pred
    return abs(gold - pred) <= AMOUNT_TOLERANCE * max(abs(gold), abs(pred))
