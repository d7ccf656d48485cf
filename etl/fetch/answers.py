"""Judges an answer by its status: taken, unchanged, elsewhere, not now, or never."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from etl.fetch.failures import RefusedError, UnavailableError
from etl.fetch.transport import BODIES, Answer

UNCHANGED = 304
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
FORBIDDEN = frozenset({401, 402, 403, 407, 451})
LATER = frozenset({408, 425, 429})
CROWDED = frozenset({429, 503})  # asked of the host, not of the page
FIRST_SERVER_ERROR = 500


def judge(answer: Answer, now: float, *, was_asked_whether_changed: bool) -> None:
    """Return for a success, a redirect or an unchanged page; raises RefusedError or UnavailableError for the rest."""
    status = answer.status
    if status in BODIES or (status in REDIRECTS and "location" in answer.headers):
        return
    if status == UNCHANGED and was_asked_whether_changed:
        return
    if status in LATER or status >= FIRST_SERVER_ERROR:
        wait = read_retry_after(answer.headers.get("retry-after"), now)
        reason = f"the server answers {status}"
        raise UnavailableError(reason, "it is tried again later", wait=wait, is_of_host=status in CROWDED)
    raise _refuse(status)


def _refuse(status: int) -> RefusedError:
    reason = f"the server answers {status}"
    if status in GONE:
        return RefusedError(f"{reason}: there is no such page", "check the link in a browser")
    if status in FORBIDDEN:
        return RefusedError(f"{reason}: it does not let programs in", "save the page in a browser and ingest the file")
    return RefusedError(reason, "check the link in a browser; if it shows, save it there and ingest the file")


def read_retry_after(text: str | None, now: float) -> float | None:
    """Return the seconds that a Retry-After asks for, as a number or a date; None where it says nothing readable."""
    if not text:
        return None
    if text.strip().isdecimal():
        return float(text.strip())
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
