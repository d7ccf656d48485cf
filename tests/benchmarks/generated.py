"""Makes as many articles as wanted of the sample ones: their paragraphs in another order, under other company names."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
PARAGRAPHS = 6
ENDINGS = ("ax", "ora", "is", "eon", "um", "ell", "and", "ive")


def read_samples() -> list[dict[str, str]]:
    """Return the annotated sample articles."""
    files = sorted((ROOT / "data" / "gold").glob("dev_*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def generate(count: int) -> Iterator[dict[str, str]]:
    """Yield articles, the same ones in every run, no two with the same text."""
    samples = read_samples()
    dice = random.Random(count)  # noqa: S311 - the same articles in every run are wanted
    for number in range(count):
        sample = samples[number % len(samples)]
        paragraphs = [one for one in sample["text"].split("\n") if one.strip()]
        text = "\n\n".join(dice.sample(paragraphs, min(PARAGRAPHS, len(paragraphs))))
        renamed = NAME.sub(lambda match, number=number: rename(match[0], number), text)  # type: ignore[misc] # bound per round
        yield {"id": f"generated-{number}", "lang": sample["lang"], "published_on": "2026-03-02", "text": renamed}


def rename(name: str, number: int) -> str:
    """Return every fourth name with another ending, so that names never heard of keep coming."""
    key = sum(map(ord, name)) + number
    return f"{name[:5]}{chr(97 + number % 26)}{ENDINGS[key % len(ENDINGS)]}" if key % 4 == 0 else name


def write_articles(path: Path, count: int) -> None:
    """Write articles as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in generate(count))
