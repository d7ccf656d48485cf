"""The rules make of every marked sentence exactly the claims its case promises; what was learned has no part in it."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.claims_json import write_claim
from etl.extract.judging import judge_candidates
from etl.extract.merge import merge_claims
from etl.extract.propose import propose
from etl.extract.trace import Trace
from etl.extract.weights import load_learned
from etl.fold import fold_case
from etl.knowledge import load_knowledge
from etl.records import (
    Amount,
    AmountMention,
    AnnotatedArticle,
    Article,
    NameMention,
    Sentence,
)

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def annotate(text: str, lang: str) -> AnnotatedArticle:
    """Turn marked text into an article of one sentence with its mentions."""
    plain, names, amounts, cursor = "", [], [], 0
    for match in MARK.finditer(text):
        plain += text[cursor : match.start()]
        start, cursor = len(plain), match.end()
        plain += match[1]
        kind, *bounds = match[2].split(":")
        if bounds:
            low, high = Decimal(bounds[0]), Decimal(bounds[1])
            unit = "%" if kind == "percent" else None
            amount = Amount(low, high, bounds[2] or None, unit, "exact")
            amounts.append(AmountMention(start, len(plain), amount, is_money=kind == "money"))
        else:
            names.append(NameMention(start, len(plain), kind, match[1], None, 1.0, "shape"))  # type: ignore[arg-type]
    plain += text[cursor:]
    sentence = Sentence(0, len(plain), plain, fold_case(plain), 0, "body", tuple(names), tuple(amounts))
    return AnnotatedArticle(Article("case", "case", lang, plain), (sentence,))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_sentence_makes_the_promised_claims(case: dict[str, Any]) -> None:
    """The slots a case names are those of the claims made, one for one, and the evidence is verbatim."""
    article = annotate(case["text"], case["lang"])
    knowledge = load_knowledge()
    scene = propose(article, knowledge, Trace())
    judged = judge_candidates(scene, scene.proposals, load_learned().scorers, knowledge)
    claims = [write_claim(claim) for claim in merge_claims(judged)]
    promised = case["claims"]
    found = [{slot: claim.get(slot) for slot in wanted} for claim, wanted in zip(claims, promised, strict=False)]
    assert [len(claims), found] == [len(promised), promised]
