"""The lines under a chart: what has no date and so stands beside it, and where the rows come from."""

from __future__ import annotations

from html import escape

from dashboard.money import say_count
from dashboard.render.links import link_claim
from dashboard.render.page import Page
from dashboard.render.table import Row, describe_amount

NAMED = 3  # undated items named in the folded line; more would push the table off a phone's screen


def draw_undated(page: Page, kinds: tuple[str, ...], *, is_open: bool) -> str:
    """The events of some kinds without a date, the first of them folded under a line that counts all."""
    rows = page.ask("undated", of_kinds=kinds).to_dict("records")
    if not rows:
        return ""
    names = ", ".join(dict.fromkeys(describe(row, page) for row in rows[:NAMED]))
    more = ", …" if len(rows) > NAMED else ""
    items = "".join(draw_item(row, page) for row in rows)
    total = int(rows[0]["n_undated"])
    head = escape(page.say("undated.one" if total == 1 else "undated.many", n=total, names=names + more))
    opened = " open" if is_open else ""
    return f'<details class="undated"{opened}><summary>{head}</summary><ul>{items}</ul></details>'


def draw_item(row: Row, page: Page) -> str:
    """An undated event with its quote and the way to its article."""
    link = escape(link_claim(row["claim_id"]), quote=True)
    way = f'<a href="{link}" target="_self">{escape(page.say("evidence.read"))}</a>'
    quote = f'<q lang="{page.language}">{escape(row["quote"])}</q>'
    return f"<li><b>{escape(describe(row, page))}</b> {quote} {way}</li>"


def describe(row: Row, page: Page) -> str:
    """An event in one line: who and whom or what, how much, how certain unless it is stated."""
    certainty = "" if row["modality"] == "asserted" else f" ({page.say('modality.' + row['modality'])})"
    return " ".join(filter(None, (row["headline"], describe_amount(row, page.language)))) + certainty


def draw_source_line(page: Page, kinds: tuple[str, ...]) -> str:
    """How many claims of how many articles, and of which snapshot."""
    row = page.ask("sources", of_kinds=kinds).iloc[0]
    text = page.say(
        "source_line",
        claims=say_count(page.language, "claim", int(row["n_claims"])),
        articles=say_count(page.language, "article", int(row["n_articles"])),
        snapshot=page.snapshot.number,
    )
    return f'<p class="source">{escape(text)}</p>'
