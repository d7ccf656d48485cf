"""The dashboard as a web application: Streamlit around app.py, with the routes and headers that Streamlit lacks.

On a deep link Streamlit's page asks for its server below that link first, then at the root.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from dashboard.outdated import OutdatedError
from dashboard.render.chart import LIBRARY, read_library
from dashboard.render.handout import ROUTE, read_handout
from dashboard.wording import choose_language, say

LOG = logging.getLogger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
}


async def decline(request: Request) -> Response:
    """No server lives below a page. A 404 would say so too, but browsers write it to the console as an error."""
    del request
    return Response(status_code=HTTPStatus.NOT_MODIFIED)


async def stream_file(request: Request) -> Response:
    """All rows of a table as CSV, a piece at a time; 404 for a link that this server did not give."""
    handout = read_handout(request.path_params["token"])
    if handout is None:
        return Response(status_code=HTTPStatus.NOT_FOUND)
    disposition = {"Content-Disposition": f'attachment; filename="{handout.name}"'}
    return StreamingResponse(handout.pieces, media_type="text/csv", headers=disposition)


async def send_library(request: Request) -> Response:
    """The script that draws the charts; its address names its version, so browsers keep it."""
    del request
    headers = {"Content-Encoding": "gzip", "Cache-Control": "public, max-age=31536000, immutable"}
    return Response(read_library(), media_type="text/javascript", headers=headers)


def show_fault(error: Exception) -> bool:
    """Say that the page failed, under a reference that finds the trace in the log; never the trace itself."""
    reference = uuid.uuid4().hex[:8]
    LOG.error("page failed, reference %s", reference, exc_info=error)
    key = "fault.outdated" if isinstance(error, OutdatedError) else "fault.page"
    text = say(choose_language(st.context.locale), key, reference=reference)
    st.html(f'<p class="fault" role="alert">{text}</p>')
    return True


async def add_headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Keep browsers from framing the page or guessing at its types."""
    response = await call_next(request)
    response.headers.update(HEADERS)
    return response


@asynccontextmanager
async def leave_pages_alone(_app: st.App) -> AsyncIterator[None]:
    """Streamlit would run the files of a folder named pages as scripts until `st.navigation` is first called."""
    PagesManager.uses_pages_directory = False
    yield


app = st.App(
    Path(__file__).with_name("app.py"),
    routes=[
        Route("/{page}/_stcore/health", decline, methods=["GET", "HEAD"]),
        Route("/{page}/_stcore/host-config", decline, methods=["GET", "HEAD"]),
        Route(f"/{LIBRARY}", send_library, methods=["GET"]),
        Route(f"/{{page}}/{LIBRARY}", send_library, methods=["GET"]),
        Route(f"/{ROUTE}/{{token}}", stream_file, methods=["GET"]),
    ],
    lifespan=leave_pages_alone,
    on_script_error=show_fault,
    middleware=[Middleware(BaseHTTPMiddleware, dispatch=add_headers)],
)
