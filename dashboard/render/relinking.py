"""Opens a link anew in the words of the page's language, in the browser and without a trace in its history.

Streamlit binds filters to the address by their labels: of a link with other words it would drop some and keep others.
"""

from __future__ import annotations

import json
from urllib.parse import urlencode

import streamlit as st

from dashboard.filters.links import reword
from dashboard.filters.offer import Offer, label_all
from dashboard.wording import LANGUAGES, read_labels

KNOBS = {"metric": "metric", "money": "monies", "side": "sides", "since": "since", "stage": "stages"}
REPLACE = "<script>location.replace(location.pathname + '?' + {query})</script>"


def open_in_own_words(offer: Offer) -> None:
    """Once a session: where the link has words of another language, or ids, replace it and draw nothing."""
    if "reworded" in st.session_state:
        return
    st.session_state["reworded"] = True
    given = [(name, st.query_params.get_all(name)) for name in st.query_params]
    place = LANGUAGES.index(st.session_state["lang"])
    labels = offer.labels | {name: label_all(table, read_labels("en")[table]) for name, table in KNOBS.items()}
    own = [(name, reword(words, labels.get(name, {}), place)) for name, words in given]
    if own != given:
        query = urlencode([(name, word) for name, words in own for word in words])
        st.html(REPLACE.format(query=json.dumps(query)), unsafe_allow_javascript=True)
        st.stop()
