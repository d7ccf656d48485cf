"""Addresses inside the dashboard that keep the reader's filters."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st


def link_claim(claim: str) -> str:
    """The address of a claim on the Claims page under the filters of the page shown."""
    return link_page("claims", claim=claim)


def link_page(page: str, **more: str) -> str:
    """The address of a page with the filters of the one shown."""
    own = {"claim", "search", "article_id"}
    kept = [(name, value) for name in st.query_params if name not in own for value in st.query_params.get_all(name)]
    query = urlencode([*kept, *more.items()])
    return f"{page}?{query}" if query else page
