"""A sentence is explained by its mentions, the rule of its claim, the rules refused, or what was missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from etl.explanation import explain_sentences, locate_rule
from etl.knowledge import Knowledge, load_knowledge
from etl.records import Amount, AmountMention, Claim, NameMention, Party, Sentence, Term, Token

TEXT = "Velmora unveiled Velm 2."
COMPANY = NameMention(0, 7, "company", "Velmora", None, 0.9, "context")
MODEL = NameMention(17, 23, "model", "Velm 2", None, 0.9, "shape")
MONEY = AmountMention(8, 16, Amount(Decimal(5), None, "USD", None, "at_least"), is_money=True)
TOKEN = Token(0, 7, "Velmora", "PROPN", "ROOT", 0, "")
SENTENCE = Sentence(0, len(TEXT), TEXT, TEXT.lower(), 0, "body", (COMPANY, MODEL), (), (), (TOKEN,))
RULE = "lexicon/en/claims/release.toml#announce"
CLAIM = Claim(
    claim_id="c", article_id="a", kind="release",
    parties=(Party("developer", 0, "Velmora", "~velmora", 0, 7),),
    values=(), terms=(Term("model", "Velm 2", 17, 23), Term("stage", "announced")), date=None, date_basis="none",
    modality="asserted", attribution=None, evidence=TEXT,
    evidence_start=0, evidence_end=len(TEXT), themes=(), rule=RULE,
)  # fmt: skip


@dataclass(frozen=True)
class Refused:
    """A refusal as an extractor may note it."""

    start: int
    end: int
    rule: str
    ground: str


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return load_knowledge()


def explain(
    knowledge: Knowledge, sentence: Sentence, *claims: Claim, refusals: tuple[Refused, ...] = ()
) -> dict[str, Any]:
    """The explanation of one sentence."""
    (explained,) = explain_sentences([sentence], claims, refusals, knowledge)
    return explained


def test_rule_is_found_at_the_heading_of_its_block(knowledge: Knowledge) -> None:
    """The line named is the one where the block begins."""
    place = locate_rule(RULE, knowledge.wording)
    line = knowledge.wording["en/claims/release.toml"].decode().splitlines()[(place.line or 0) - 1]
    assert (place.file, line, str(place)) == (
        "etl/lexicon/en/claims/release.toml",
        "[trigger.announce]",
        f"{place.file}:{place.line} (announce)",
    )


@pytest.mark.parametrize("rule", ["amount 5 dollars", "lexicon/en/claims/nowhere.toml#x"])
def test_what_is_no_rule_of_a_lexicon_is_named_as_it_is(knowledge: Knowledge, rule: str) -> None:
    """No file is made up for it."""
    assert str(locate_rule(rule, knowledge.wording)) == rule


def test_claim_stands_with_its_rule_and_roles(knowledge: Knowledge) -> None:
    """Nothing is missing in its sentence."""
    explained = explain(knowledge, SENTENCE, CLAIM)
    roles = [(part["role"], part["value"], part["start"]) for part in explained["claims"][0]["roles"]]
    assert roles == [("developer", "Velmora", 0), ("model", "Velm 2", 17), ("stage", "announced", None)]
    assert (explained["claims"][0]["file"], explained["missing"]) == ("etl/lexicon/en/claims/release.toml", None)


def test_refused_rule_stands_with_its_ground(knowledge: Knowledge) -> None:
    """And it is what was missing."""
    explained = explain(knowledge, SENTENCE, refusals=(Refused(0, len(TEXT), RULE, "missing developer"),))
    assert [(one["rule"], one["ground"]) for one in explained["refused"]] == [(RULE, "missing developer")]
    assert explained["missing"] == "every rule that fired was refused"


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        (SENTENCE, "no rule fires on these words"),
        (replace(SENTENCE, names=(COMPANY,), amounts=(MONEY,)), "no rule fires on these words"),
        (replace(SENTENCE, tokens=()), "the sentence was not parsed"),
        (replace(SENTENCE, names=(COMPANY,)), None),
        (replace(SENTENCE, names=(MODEL,)), None),
    ],
    ids=["company and model", "company and amount", "unparsed", "company alone", "model alone"],
)
def test_sentence_without_claim_says_what_was_missing(
    knowledge: Knowledge, sentence: Sentence, missing: str | None
) -> None:
    """Only where a company stands beside an amount or a model."""
    assert explain(knowledge, sentence)["missing"] == missing


def test_claim_over_two_sentences_leaves_neither_unexplained(knowledge: Knowledge) -> None:
    """It stands with the first, and nothing is missing in the second."""
    second = replace(SENTENCE, start=30, end=30 + len(TEXT), names=(replace(COMPANY, start=30, end=37), MODEL))
    explained = explain_sentences([SENTENCE, second], [replace(CLAIM, evidence_end=40)], (), knowledge)
    assert [(len(one["claims"]), one["missing"]) for one in explained] == [(1, None), (0, None)]
