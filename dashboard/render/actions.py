"""The row of buttons under a panel: its table, its CSV."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.money import say_count
from dashboard.render.csv_text import write_csv
from dashboard.render.grid import lay_grid
from dashboard.render.page import Page

ROW_HEIGHT, MOST_ROWS = 36, 14


def show_actions(page: Page, question: str, frame: pd.DataFrame, *, opened: bool = False) -> None:
    """`Table` shows and hides the rows, `CSV · n rows` downloads them."""
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
        show_download(page, question, frame)
    if opened or st.session_state.get(key):
        show_table(page, frame, key)


def toggle(key: str) -> None:
    """Turn a flag of the session around."""
    st.session_state[key] = not st.session_state.get(key, False)


def show_download(page: Page, question: str, frame: pd.DataFrame) -> None:
    """The button that downloads exactly these rows."""
    st.download_button(
        f"CSV · {say_count(page.language, 'row', len(frame))}",
        data=partial(write_csv, frame),
        file_name=f"stratwatch-{question.replace('_', '-')}-{page.snapshot.number}.csv",
        mime="text/csv",
        key=f"csv-{question}",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )


def show_table(page: Page, frame: pd.DataFrame, key: str) -> None:
    """The rows in words, undated ones included."""
    grid = lay_grid(frame, page.language, page.width)
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
