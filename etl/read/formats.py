"""Takes a file apart by its format: plain text, Markdown with YAML front matter, one JSON object a line."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from etl.errors import ArticleError
from etl.read.decode import decode_text

FENCE = b"---"
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"\A\s*#{1,6}\s+")


def parse_plain(data: bytes) -> tuple[dict[str, Any], str]:
    """Return the fields and the text of a plain file: its first line is its title and part of the text."""
    text = decode_text(data)
    return {"title": _first_line(text)}, text


def parse_markdown(data: bytes) -> tuple[dict[str, Any], str]:
    """Return the front matter and the text below it; without a title in it the first line is the title.

    Raises ArticleError where the front matter is not YAML or no list of fields.
    """
    whole = decode_text(data)
    match = FRONT_MATTER.match(whole)
    if match is None:
        return {"title": _first_line(whole)}, whole
    fields, text = _read_yaml(match[1]), whole[match.end() :]
    return {"title": _first_line(text), **{name: value for name, value in fields.items() if value}}, text


def parse_json_line(data: bytes) -> tuple[dict[str, Any], str]:
    """Return the fields and the text of one line; raises ArticleError where it is broken or lacks its text."""
    fields = _read_json(decode_text(data.rstrip(b"\r\n")))
    if not isinstance(fields, dict):
        reason = "not a JSON object"
        raise ArticleError(reason, 'write it as {"id": …, "text": …}')
    if not isinstance(fields.get("text"), str):
        reason = "text: missing or not text"
        raise ArticleError(reason, 'give the article\'s text as "text"')
    return fields, fields["text"]


def _read_json(source: str) -> object:
    try:
        return json.loads(source)
    except (ValueError, RecursionError) as error:
        place = (
            f"{error.msg.removesuffix(' at')} at column {error.colno}"
            if isinstance(error, json.JSONDecodeError)
            else ""
        )
        reason = f"not JSON: {place or 'nested too deep or a number too long'}"
        raise ArticleError(reason, "put one whole JSON object on the line") from error


def _read_yaml(source: str) -> dict[str, Any]:
    """Every scalar stays the text that was written: YAML's own dates are shifted by their time zone."""
    try:
        fields = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes text, lists and maps only)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 2}" if mark else ""  # the first line is the opening ---
        reason = f"the front matter is not YAML{place}"
        raise ArticleError(reason, "put values that hold a colon in quotes") from error
    if not isinstance(fields, dict):
        if not fields:
            return {}
        reason = "the front matter is no list of fields"
        raise ArticleError(reason, "write each as name: value")
    return {str(name): None if value in ("null", "~") else value for name, value in fields.items()}


def _first_line(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip()), "")
    return HEADING.sub("", line).strip()
