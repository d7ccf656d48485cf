"""The form under a claim, with --edit: a person says that it is none, or what it should say, and why."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.commandline import CommandError, run_command
from dashboard.filters.choice import MODALITIES
from dashboard.money import say_count
from dashboard.render.page import Page
from dashboard.wording import read_labels

LOG = logging.getLogger(__name__)
VERBS = ("set", "wrong")
LISTED = ("investors", "partners")  # roles that several companies can have
SEPARATOR = ";"
UNSET = {"amount", "cumulative"}  # what a text field cannot hold


def show_correction(page: Page, row: pd.Series[Any], slots: pd.DataFrame) -> None:
    """The form, folded; on sending, the correction is written, applied and published."""
    told = st.session_state.pop("corrected", None)
    if told:
        st.html(f'<p class="source" role="status">{escape(told)}</p>')
    with st.expander(page.say("edit.correct")), st.form(f"correct-{row['claim_id']}"):
        verb = st.segmented_control(
            page.say("edit.verb"),
            VERBS,
            default=VERBS[0],
            required=True,
            format_func=lambda one: page.say(f"edit.{one}"),
        )
        wanted = ask_slots(page, row, slots)
        reason = st.text_input(page.say("edit.reason"))
        if st.form_submit_button(page.say("edit.send")):
            send(page, write_correction(row, str(verb), slots, wanted, reason.strip()))


def read_slots(slots: pd.DataFrame) -> dict[str, str]:
    """What the claim says, role by role, as one text each."""
    held = {
        str(role): f"{SEPARATOR} ".join(map(str, rows["value"])) for role, rows in slots.groupby("role", sort=False)
    }
    return {role: text for role, text in held.items() if role not in UNSET}


def ask_slots(page: Page, row: pd.Series[Any], slots: pd.DataFrame) -> dict[str, str]:
    """A field for each slot and the certainty; what they hold."""
    words = read_labels(page.language)["role"]
    wanted = {
        role: st.text_input(words.get(role, role), value=text, key=f"slot-{row['claim_id']}-{role}").strip()
        for role, text in read_slots(slots).items()
    }
    wanted["modality"] = st.selectbox(
        page.say("column.modality"),
        MODALITIES,
        index=MODALITIES.index(str(row["modality"])),
        format_func=lambda one: page.say(f"modality.{one}"),
    )
    return wanted


def write_correction(
    row: pd.Series[Any], verb: str, slots: pd.DataFrame, wanted: dict[str, str], reason: str
) -> dict[str, Any]:
    """The correction as the command takes it; only the slots that were changed are in it."""
    held = read_slots(slots)
    known = {**held, "modality": str(row["modality"])}
    changed = {role: text for role, text in wanted.items() if text != known[role]}
    correction = {
        "verb": verb,
        "article": str(row["article_id"]),
        "quote": str(row["text"])[int(row["quote_start"]) : int(row["quote_end"])],
        "kind": str(row["kind"]),
        "where": {role: text for role, text in held.items() if role not in LISTED},
        "reason": reason,
        "date": datetime.now(UTC).date().isoformat(),
    }
    if verb == "set":
        correction["slots"] = {role: split(text) if role in LISTED else text for role, text in changed.items()}
    return correction


def split(text: str) -> list[str]:
    """The names of a field that holds several."""
    return [name.strip() for name in text.split(SEPARATOR) if name.strip()]


def send(page: Page, correction: dict[str, Any]) -> None:
    """Let the command write it; draw the page anew from the snapshot that heeds it, or say what is missing."""
    if not correction["reason"] or correction.get("slots") == {}:
        st.html(f'<p class="fault" role="alert">{escape(page.say("edit.missing"))}</p>')
        return
    try:
        arguments = ["correct", "-", "--warehouse", str(page.warehouse.folder), "--json"]
        answer = run_command(arguments, json.dumps(correction, ensure_ascii=False))
    except CommandError as error:
        LOG.exception("a correction failed")
        st.html(f'<p class="fault" role="alert">{escape(page.say("edit.failed", reason=error))}</p>')
        return
    claims = say_count(page.language, "claim", len(answer["claims"]))
    st.session_state["corrected"] = page.say(f"edit.{answer['status']}", claims=claims, note=answer["note"] or "")
    st.rerun()
