"""Sends one request to one address that was checked, and takes the answer in as far as the limits go.

The name is never looked up again: the connection goes to the address, TLS still asks for the name's certificate. No
redirect is followed, no script run, no cookie kept, no proxy of the environment used.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Timer

from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from etl.fetch.failures import RefusedError, UnavailableError
from etl.fetch.places import Place
from etl.fetch.unpack import CHUNK, Unpacker, choose_unpacker

BODIES = frozenset({200, 203})
LATER = "it is tried again later"
# Kinds of things that hold no article: refused before their body is read.
MEDIA = ("image/", "audio/", "video/", "font/", "model/", "application/javascript", "text/javascript", "text/css")


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetch may go: bytes sent and unpacked, seconds to connect and in all, redirects."""

    sent: int = 20_000_000
    unpacked: int = 50_000_000
    connecting: float = 10
    seconds: float = 60
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: status, headers by their lower-case names, the unpacked body of a success."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class PinnedConnection(HTTPConnection):
    """A connection to an address that was checked; `line` is a second handle on it, to hang up with."""

    line: socket.socket | None = None

    def __init__(self, place: Place, address: str, limits: Limits) -> None:
        """Prepare, without sending anything."""
        super().__init__(place.host, place.port, timeout=limits.connecting)
        self.place, self.address = place, address

    def connect(self) -> None:
        """Connect to the address itself; TLS is asked for the name."""
        plain = socket.create_connection((self.address, self.place.port), self.timeout)
        self.line = plain.dup()
        if self.place.scheme == "http":
            self.sock = plain
            return
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.place.host)

    def hang_up(self) -> None:
        """Cut the connection, though it was closed with an answer still to come in."""
        if self.line is not None:
            with suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)
            self.line.close()


def exchange(place: Place, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    """Return the answer to a GET; raises UnavailableError where none comes, RefusedError beyond the limits."""
    connection = PinnedConnection(place, address, limits)
    with _hanging_up(connection, limits.seconds) as is_late:
        try:
            connection.request("GET", place.target, headers={**headers, "Host": place.authority}, preload_content=False)
            return _take(connection.getresponse(), limits)
        except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
            if is_late.is_set():
                reason = f"{place.host} takes more than {limits.seconds:g} seconds to answer"
            else:
                reason = f"{place.host} does not answer: {_describe(error)}"
            raise UnavailableError(reason, LATER) from error


def _take(response: HTTPResponse, limits: Limits) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status not in BODIES:
        return Answer(response.status, headers, b"")
    media_type = headers.get("content-type", "").strip().lower()
    if media_type.startswith(MEDIA):
        reason = f"{media_type.partition(';')[0]} holds no article"
        raise RefusedError(reason, "name the page that tells of it")
    announced = int(headers["content-length"]) if headers.get("content-length") else None
    if announced is not None and announced > limits.sent:
        raise _too_large(limits.sent)
    return Answer(response.status, headers, _read(response, choose_unpacker(headers), announced, limits))


def _read(response: HTTPResponse, unpacker: Unpacker, announced: int | None, limits: Limits) -> bytes:
    """Read piece by piece, as pieces come: whatever a server announced, no more is held than the limits say."""
    body, sent = bytearray(), 0
    while piece := response.read1(CHUNK, decode_content=False):
        sent += len(piece)
        if sent > limits.sent:
            raise _too_large(limits.sent)
        body += unpacker.unpack(piece, limits.unpacked - len(body))
    if announced is not None and sent < announced:  # a line that is cut reads like the end
        message = f"the answer ends after {sent:,} of {announced:,} bytes"
        raise OSError(message)
    unpacker.finish()
    return bytes(body)


def _too_large(most: int) -> RefusedError:
    return RefusedError(f"larger than {most:,} bytes", "save the article alone and ingest the file")


def _describe(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({error.verify_message})"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return (str(error) or type(error).__name__).partition("\n")[0]


@contextmanager
def _hanging_up(connection: PinnedConnection, seconds: float) -> Iterator[Event]:
    """Give an event that tells that the time was up; the connection is cut then, wherever it hangs."""
    is_late = Event()

    def interrupt() -> None:
        is_late.set()
        connection.hang_up()

    timer = Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield is_late
    finally:
        timer.cancel()
        connection.close()
        connection.hang_up()
