"""The row of buttons under a panel: its table, all its rows as CSV, Excel and Parquet."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape

import pandas as pd
import streamlit as st

from dashboard.money import say_count
from dashboard.render.csv_text import write_csv
from dashboard.render.grid import lay_grid
from dashboard.render.handout import hand_out
from dashboard.render.page import Page
from dashboard.render.picture import show_picture
from dashboard.render.printing import draw_rows
from dashboard.render.rows import Rows, show_pages
from dashboard.render.sidecar import describe_rows, flatten, write_sidecar
from dashboard.render.workbook import write_workbook

ROW_HEIGHT, MOST_ROWS = 36, 14
MOST_HELD = 20_000  # rows that the server puts into one file; of more it streams the CSV and holds none
TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def show_actions(rows: Rows, *, opened: bool = False, picture: str = "") -> None:
    """`Table` shows and hides the rows, `CSV · n rows` downloads them; a chart's picture goes under its title."""
    key = f"table-{rows.panel}"
    with st.container(horizontal=True, gap="small", key=f"actions-{rows.panel}"):
        if not opened:
            st.button(
                rows.page.say("action.table"),
                key=f"{key}-button",
                type="tertiary",
                icon=":material/table_rows:",
                on_click=toggle,
                args=(key,),
            )
        show_download(rows, picture)
    if opened or st.session_state.get(key):
        with st.container(key=f"rows-{rows.panel}"):
            show_table(rows.page, show_pages(rows), key)


def toggle(key: str) -> None:
    """Turn a flag of the session around."""
    st.session_state[key] = not st.session_state.get(key, False)


def show_download(rows: Rows, picture: str = "") -> None:
    """The button that downloads exactly these rows as CSV, and beside it the other formats."""
    total = rows.count()
    label = f"CSV · {say_count(rows.page.language, 'row', total)}"
    if total > MOST_HELD:
        address = escape(hand_out(rows, name_file(rows, "csv")), quote=True)
        st.html(f'<a class="download" role="button" download href="{address}">{escape(label)}</a>')
    else:
        offer(rows, "csv", label, lambda: write_csv(rows.stream()))
    with st.popover(rows.page.say("action.formats"), type="tertiary", key=f"formats-{rows.panel}"):
        show_formats(rows, total)
        if picture:
            show_picture(rows.page, rows.panel, picture)


def show_formats(rows: Rows, total: int) -> None:
    """What the rows mean, and the rows as a workbook and as Parquet where they are not too many for one file."""
    about = describe_rows(rows.page, rows.question, rows.ask(), total)
    if total <= MOST_HELD:
        offer(rows, "xlsx", "Excel", lambda: write_workbook(pd.concat(rows.stream()), flatten(about)))
        offer(rows, "parquet", "Parquet", lambda: write_parquet(pd.concat(rows.stream())))
    offer(rows, "json", rows.page.say("action.about"), lambda: write_sidecar(about))


def offer(rows: Rows, ending: str, label: str, write: Callable[[], bytes]) -> None:
    """One download, written when it is asked for."""
    st.download_button(
        label,
        data=write,
        file_name=name_file(rows, ending),
        mime=TYPES[ending],
        key=f"{ending}-{rows.panel}",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )


def name_file(rows: Rows, ending: str) -> str:
    """`stratwatch-every-deal-12.csv`."""
    return f"stratwatch-{rows.panel.replace('_', '-')}-{rows.page.snapshot.number}.{ending}"


def write_parquet(frame: pd.DataFrame) -> bytes:
    """The frame as a Parquet file, its types kept."""
    held = io.BytesIO()
    frame.to_parquet(held, index=False)
    return held.getvalue()


def show_table(page: Page, frame: pd.DataFrame, key: str) -> None:
    """The rows in words, undated ones included."""
    grid = lay_grid(frame, page.language, page.width)
    st.html(draw_rows(frame, page.language, grid.columns))
    st.dataframe(
        grid.rows,
        width=grid.width,
        hide_index=True,
        column_config=grid.columns,
        row_height=ROW_HEIGHT,
        height=ROW_HEIGHT * (min(len(frame), MOST_ROWS) + 1) + 2,
        placeholder="",
        key=f"{key}-rows",
        lazy=False,
        alt=page.say("table.alt", n=len(frame)),
    )
