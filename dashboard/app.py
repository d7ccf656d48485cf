"""The entry script of the dashboard: what stands on every page."""

from __future__ import annotations

import streamlit as st

from dashboard.theme import css_tokens
from dashboard.wording import choose_language, say

st.set_page_config(page_title="stratwatch", layout="wide")
st.html(f"<style>{css_tokens()}</style>")
language = choose_language(st.context.locale)
st.title("stratwatch", anchor=False)
st.write(say(language, "tagline"))
st.subheader(say(language, "no_articles"), anchor=False)
st.code("stratwatch demo", language="sh")
