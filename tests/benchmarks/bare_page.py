"""The least that a Streamlit page with a Plotly chart can be: the measure of the dashboard's first page."""

from __future__ import annotations

import streamlit as st

st.plotly_chart({"data": [{"type": "scatter", "x": [1, 2, 3], "y": [2, 1, 3]}], "layout": {"height": 300}}, key="bare")
