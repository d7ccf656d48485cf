"""A chart on the page: the figure goes to the browser as JSON, where Plotly draws it once.

Streamlit's own chart element checks a figure against Plotly's schema and draws it two or three times for each change;
with a thousand marks that is most of what a reader waits for. The script is the one that the plotly package brings.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.panels.view import Figure

DRAW = Path(__file__).with_suffix(".js")
LIBRARY = "plotly.js"
CONFIG = {"displayModeBar": False, "scrollZoom": False, "showTips": False, "displaylogo": False}
PRINT_BYTES = 8


@st.cache_resource
def register_chart() -> ComponentRenderer:
    """The component that draws; registered once."""
    return st.components.v2.component("stratwatch.chart", js=DRAW.read_text(encoding="utf-8"), isolate_styles=False)


def draw_chart(figure: Figure, key: str, alt: str) -> str | None:
    """Draw a figure, whose layout says how high it is; the id of the mark that the reader chose in it, if any."""
    library = f"{LIBRARY}?{version('plotly')}"
    told = {"alt": alt, "library": library, "config": CONFIG, "data": figure["data"], "layout": figure["layout"]}
    text = json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()
    print_of_it = hashlib.blake2b(text, digest_size=PRINT_BYTES).hexdigest()
    chart = register_chart()(
        key=key,
        data=print_of_it.encode() + text,  # the print first: a figure that stands already is not read again
        height=int(figure["layout"]["height"]),
        on_chosen_change=lambda: None,
    )
    return read_chosen(chart.get("chosen"), print_of_it)


def read_chosen(chosen: Any, print_of_it: str) -> str | None:  # noqa: ANN401 (what a browser sends)
    """The id of the chosen mark, if it was chosen in the figure of this print and not in a former one."""
    return str(chosen[1]) if isinstance(chosen, list) and chosen[:1] == [print_of_it] else None


@cache
def read_library() -> bytes:
    """Plotly's script, compressed."""
    return gzip.compress(files("plotly").joinpath("package_data", "plotly.min.js").read_bytes(), mtime=0)
