"""Events of a followed view as records in words, and which of them the snapshot before did not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.dates import say_date, say_published, to_day
from dashboard.filters.offer import read_offer
from dashboard.filters.query import read_choice, read_language
from dashboard.followed import Followed
from dashboard.money import is_known, say_count
from dashboard.panels.view import View
from dashboard.panels.what_changed import say_what
from dashboard.warehouse import Snapshot, Warehouse

MOST = 1_000  # events of a view that are looked at, those told last; more at once is no news
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SNAPSHOT_NAME = re.compile(r"(\d{6,})\.duckdb\Z")


@dataclass(frozen=True, slots=True)
class News:
    """One event: who and what, when and how surely, its first quote and where it was printed; `row` has the values."""

    event_id: str
    kind: str
    title: str
    when: str
    quote: str
    place: str
    url: str
    first_told_on: date
    told_on: date
    row: Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What a view holds: its events told last first, and which of them are new to the snapshot before."""

    view: Followed
    language: str
    snapshot: Snapshot
    news: tuple[News, ...]
    new_ids: frozenset[str]
    former: int | None


def read_bulletin(warehouse: Warehouse, snapshot: Snapshot, view: Followed, since: date | None = None) -> Bulletin:
    """The events of a view, or those told since a day."""
    choice = read_choice(view.query, read_offer(warehouse, snapshot), snapshot.day)
    language = read_language(view.query)
    frame = warehouse.ask(snapshot, "view_events", {**choice.parameters(), "since": since, "most": MOST})
    canvas = View(mode="light", language=language, width=0, snapshot_day=snapshot.day)
    rows = frame.to_dict("records")
    news = tuple(describe(row, canvas) for row in rows)
    before = find_former(snapshot)
    ids = {str(row["event_id"]): (str(row["event_id"]), *map(str, row["former_ids"])) for row in rows}
    known = find_known(warehouse, before, ids) if before else set()
    return Bulletin(view, language, snapshot, news, frozenset(ids) - known, before.number if before else None)


def find_former(snapshot: Snapshot) -> Snapshot | None:
    """The snapshot published before this one; None where it is the first or the former is not kept."""
    names = [(SNAPSHOT_NAME.fullmatch(path.name), path) for path in snapshot.path.parent.glob("*.duckdb")]
    before = [(int(name[1]), path) for name, path in names if name and int(name[1]) < snapshot.number]
    if not before:
        return None
    number, path = max(before)
    return replace(snapshot, path=path, number=number)


def find_known(warehouse: Warehouse, before: Snapshot, ids: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The events that a former snapshot held under their own id or an earlier one."""
    asked = tuple(sorted({one for names in ids.values() for one in names}))
    held = set(warehouse.ask(before, "events_held", {"events": asked})["event_id"])
    return {event for event, names in ids.items() if held.intersection(names)}


def describe(row: Mapping[Any, Any], view: View) -> News:
    """An event in the words of a language."""
    when = [say_date(view.language, row["date_start"], row["date_end"], str(row["date_precision"]))]
    when.append(say_count(view.language, "source", int(row["n_sources"])))
    source = [str(row["source"])] if is_known(row["source"]) else []
    title = str(row["title"]) if is_known(row["title"]) else str(row["article_id"])
    url = str(row["url"]) if is_known(row["url"]) else ""
    told = to_day(row["told_on"]) or view.snapshot_day
    return News(
        event_id=str(row["event_id"]),
        kind=str(row["kind"]),
        title=clean(view.say("alert.title", who=row["headline"], what=say_what(row, view))),
        when=clean(" · ".join(when)),
        quote=clean(str(row["quote"])),
        place=clean(" · ".join([title, *source, say_published(view.language, row["published_on"])])),
        url=clean(url) if url.startswith(("https://", "http://")) else "",
        first_told_on=to_day(row["first_told_on"]) or told,
        told_on=told,
        row=row,
    )


def clean(text: str) -> str:
    """The text on one line, without what XML cannot hold."""
    return " ".join(NOT_XML.sub(" ", text).split())
