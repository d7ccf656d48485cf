"""Fetches what feeds, sitemaps and links name: politely, never twice without need, and from public addresses alone.

What was fetched stands in a ledger until it is read, so that a killed run loses nothing and doubles nothing.
"""

from __future__ import annotations

from etl.fetch.addresses import Lookup, look_up
from etl.fetch.client import Client, Fetched, Wanted
from etl.fetch.clock import Clock, Pace, stoppable_clock
from etl.fetch.failures import RefusedError, UnavailableError
from etl.fetch.gather import Outcome, gather
from etl.fetch.glance import count_links, settle_ledger
from etl.fetch.ledger import FILE, Document, Ledger, Pending, open_ledger
from etl.fetch.robots import AGENT, Robots
from etl.fetch.transport import Limits

__all__ = [
    "AGENT",
    "FILE",
    "Client",
    "Clock",
    "Document",
    "Fetched",
    "Ledger",
    "Limits",
    "Lookup",
    "Outcome",
    "Pace",
    "Pending",
    "RefusedError",
    "Robots",
    "UnavailableError",
    "Wanted",
    "count_links",
    "gather",
    "look_up",
    "open_ledger",
    "settle_ledger",
    "stoppable_clock",
]
