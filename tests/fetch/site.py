"""A web server of a test: answers as the test says, and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from etl.fetch import Clock

HOST = "ledger.example"
PAGE = "text/html; charset=utf-8"
Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; `drip` sends so many bytes every 20 ms, `length` announces another length than that of the body."""

    body: bytes = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)
    drip: int = 0
    length: int | None = None


Answer = Reply | Callable[[Headers], Reply]


@dataclass(slots=True)
class Site:
    """The pages of a server by their path, and the requests that came, in order."""

    port: int = 0
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = HOST) -> str:
        """Return the address of a page."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Return the paths that were asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def answer(self, path: str, headers: Headers) -> Reply:
        """Remember a request and return its answer."""
        self.asked.append((path, {name.lower(): value for name, value in headers.items()}))
        page = self.pages.get(path, Reply(status=404))
        return page if isinstance(page, Reply) else page(headers)


@contextmanager
def serve() -> Iterator[Site]:
    """Serve a site on a port of its own while the context lasts."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            send(self, site.answer(self.path, dict(self.headers.items())))

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    """Send an answer, whole or drop by drop, to whoever still listens."""
    try:
        handler.send_response(reply.status)
        for name, value in {"Content-Type": PAGE, **reply.headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        handler.end_headers()
        step = reply.drip or max(len(reply.body), 1)
        for start in range(0, len(reply.body), step):
            handler.wfile.write(reply.body[start : start + step])
            time.sleep(0.02 if reply.drip else 0)
    except OSError:
        handler.close_connection = True


@dataclass(slots=True)
class Hands:
    """A clock whose pauses pass at once; `pauses` remembers them."""

    time: float = 1_750_000_000.0
    pauses: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self) -> float:
        """Return the time."""
        return self.time

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        with self.lock:
            self.time += seconds
            self.pauses.append(seconds)

    @property
    def clock(self) -> Clock:
        """The clock to hand in."""
        return Clock(self.read, self.read, self.pause)
