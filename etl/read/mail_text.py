"""Finds the text of a mail: its plain part unwrapped, or its HTML part as lines; quotes and footer left out."""

from __future__ import annotations

import re
from email.message import Message
from itertools import groupby

from etl.fold import fold_case
from etl.read.encodings import decode_any, mend_text
from etl.read.fragments import read_fragment
from etl.read.furniture import EDGES, drop_furniture, load_furniture
from etl.read.reflow import unwrap

SIGNATURE = "--"  # on a line by itself (RFC 3676, section 4.3)
PREFIX = re.compile(r"^\s*(\w{1,4})\s*(?:\[\d+\])?\s*:\s*")
MOST_PARTS = 200
FAIR_SHARE = 0.5  # of the HTML part's text: a plain part with less only says "see the HTML part"


def read_body(message: Message) -> str:
    """Return the text of a mail, empty where it has none."""
    plain, rich = _find_parts(message)
    lines = read_fragment(rich).split("\n") if rich else []
    marked_up = "\n".join(drop_furniture(_cut_footer(lines)))
    text = "\n".join(drop_furniture(_cut_footer(_unwrap(plain)))) if plain else ""
    return text if len(text) > FAIR_SHARE * len(marked_up) else marked_up


def strip_prefixes(subject: str) -> str:
    """Return a subject without what answering and forwarding put before it: "TR: Re: Velmora" gives "Velmora"."""
    match = PREFIX.match(subject)
    while match and fold_case(match[1]) in load_furniture().prefixes:
        subject = subject[match.end() :]
        match = PREFIX.match(subject)
    return " ".join(subject.split())


def _find_parts(message: Message) -> tuple[str, str]:
    """Return the first plain and the first HTML part that are no attachments."""
    found = {"text/plain": "", "text/html": ""}
    waiting, count = [message], 0
    while waiting and count < MOST_PARTS:
        part = waiting.pop(0)
        count += 1
        payload = part.get_payload()
        kind = part.get_content_type()
        if isinstance(payload, list):
            if kind != "message/rfc822":
                waiting = [*(one for one in payload if isinstance(one, Message)), *waiting]
        elif kind in found and not found[kind] and not part.get_filename():
            data = part.get_payload(decode=True)
            found[kind] = decode_any(data if isinstance(data, bytes) else b"", str(part.get("Content-Type") or ""))
    return found["text/plain"], found["text/html"]


def _unwrap(plain: str) -> list[str]:
    """Return the paragraphs of a plain part; lines quoted from an earlier mail go."""
    lines = [line for line in mend_text(plain).split("\n") if not line.startswith(">")]
    return unwrap(list(group) for is_text, group in groupby(lines, key=lambda line: bool(line.strip())) if is_text)


def _cut_footer(lines: list[str]) -> list[str]:
    ends = load_furniture().ends
    for number, line in enumerate(lines):
        if line.strip() == SIGNATURE or fold_case(line).strip(EDGES) in ends:
            return lines[:number]
    return lines
