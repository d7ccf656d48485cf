"""The row of buttons under a panel: its table, its rows as CSV, Excel and Parquet."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.money import say_count
from dashboard.render.csv_text import write_csv
from dashboard.render.grid import lay_grid
from dashboard.render.page import Page
from dashboard.render.picture import show_picture
from dashboard.render.printing import draw_rows
from dashboard.render.sidecar import describe_rows, flatten, write_sidecar
from dashboard.render.workbook import write_workbook

ROW_HEIGHT, MOST_ROWS = 36, 14
TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def show_actions(page: Page, question: str, frame: pd.DataFrame, *, opened: bool = False, picture: str = "") -> None:
    """`Table` shows and hides the rows, `CSV · n rows` downloads them; a chart's picture goes under its title."""
    key = f"table-{question}"
    with st.container(horizontal=True, gap="small", key=f"actions-{question}"):
        if not opened:
            st.button(
                page.say("action.table"),
                key=f"{key}-button",
                type="tertiary",
                icon=":material/table_rows:",
                on_click=toggle,
                args=(key,),
            )
        show_download(page, question, frame, picture)
    if opened or st.session_state.get(key):
        show_table(page, frame, key)


def toggle(key: str) -> None:
    """Turn a flag of the session around."""
    st.session_state[key] = not st.session_state.get(key, False)


def show_download(page: Page, question: str, frame: pd.DataFrame, picture: str = "") -> None:
    """The button that downloads exactly these rows as CSV, and beside it the other formats."""
    offer(page, question, "csv", f"CSV · {say_count(page.language, 'row', len(frame))}", partial(write_csv, frame))
    with st.popover(page.say("action.formats"), type="tertiary", key=f"formats-{question}"):
        about = describe_rows(page, question, frame)
        offer(page, question, "xlsx", "Excel", partial(write_workbook, frame, flatten(about)))
        offer(page, question, "parquet", "Parquet", partial(write_parquet, frame))
        offer(page, question, "json", page.say("action.about"), partial(write_sidecar, about))
        if picture:
            show_picture(page, question, picture)


def offer(page: Page, question: str, ending: str, label: str, write: Callable[[], bytes]) -> None:
    """One download, written when it is asked for."""
    st.download_button(
        label,
        data=write,
        file_name=f"stratwatch-{question.replace('_', '-')}-{page.snapshot.number}.{ending}",
        mime=TYPES[ending],
        key=f"{ending}-{question}",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )


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
