"""Says why an article makes each of its claims, and why a sentence makes none.

For every sentence: its mentions, the claims with the rule that fired (file and line) and the roles it filled, the rules
that were refused with the ground, and what was missing where a company and an amount or a model stand without a claim.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from etl.commands.options import add_data_option, add_json_option, add_source_options, read_request
from etl.commands.outcome import Outcome
from etl.records import Quarantined
from etl.terminal import encode_line, write_result

if TYPE_CHECKING:
    from etl.knowledge import Knowledge
    from etl.pipeline import Extraction

Json = Mapping[str, Any]
MENTION_PARTS = ("type", "start", "end")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_source_options(parser, count=1)
    add_data_option(parser)
    add_json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation of each article; 1 where the source is missing or nothing could be read."""
    from etl.knowledge import load_knowledge
    from etl.pipeline import extract_articles
    from etl.read import read_sources

    outcome = Outcome(is_json=arguments.json)
    knowledge = load_knowledge(arguments.data)
    for item in extract_articles(read_sources(read_request(arguments)), knowledge, is_traced=True):
        outcome.note(item)
        if not isinstance(item, Quarantined):
            article = explain_article(item, knowledge)
            for line in [encode_line(article)] if arguments.json else describe_article(article):
                write_result(line)
    return outcome.exit_code()


def explain_article(extraction: Extraction, knowledge: Knowledge) -> dict[str, Any]:
    """Return the JSON object of an article: its sentences with all that was found, made and refused in them."""
    from etl.explanation import explain_sentences

    article = extraction.article
    sentences = extraction.annotated.sentences
    explained = explain_sentences(sentences, extraction.claims, extraction.trace.refusals, knowledge)
    return {"id": article.article_id, "lang": article.lang, "title": article.title, "sentences": explained}


def describe_article(article: Json) -> Iterator[str]:
    """Yield the lines that say the same to a person."""
    yield f"{article['id']} ({article['lang']}) {article['title'] or ''}".rstrip()
    for sentence in article["sentences"]:
        yield ""
        yield f"{sentence['start']}-{sentence['end']} {' '.join(sentence['text'].split())}"
        yield from (f"  {mention['type']:8} {_describe_mention(mention, sentence)}" for mention in sentence["mentions"])
        for claim in sentence["claims"]:
            yield from _describe_claim(claim)
        yield from (f"  refused  {refusal['place']}: {refusal['ground']}" for refusal in sentence["refused"])
        if sentence["missing"]:
            yield f"  nothing  {sentence['missing']}"


def _describe_mention(mention: Json, sentence: Json) -> str:
    words = sentence["text"][mention["start"] - sentence["start"] : mention["end"] - sentence["start"]]
    parts = (f"{part} {value}" for part, value in mention.items() if part not in MENTION_PARTS and value is not None)
    return f"«{words}» {', '.join(parts)}"


def _describe_claim(claim: Json) -> Iterator[str]:
    slots = claim["claim"]
    date = slots["date"] and f"{slots['date']['start']}..{slots['date']['end']}"
    yield f"  CLAIM    {claim['kind']} by {claim['place']}"
    yield f"           {slots['modality']}, date {date or 'unknown'} ({slots['date_basis']}), «{slots['evidence']}»"
    for part in claim["roles"]:
        place = "" if part["start"] is None else f" at {part['start']}-{part['end']}"
        yield f"           {part['role']}: {_describe_value(part['value'])}{place}"


def _describe_value(value: Any) -> str:  # noqa: ANN401 (a name, a word, or the JSON object of an amount)
    if not isinstance(value, Mapping):
        return str(value)
    low, high = ("…" if value[bound] is None else f"{value[bound]:,}" for bound in ("low", "high"))
    unit = " ".join(filter(None, (value["currency"], value["unit"])))
    return f"{low if low == high else f'{low} to {high}'} {unit} ({value['hedge']})"
