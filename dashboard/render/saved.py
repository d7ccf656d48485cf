"""Saved views: names for addresses, kept in the reader's own browser; an address holds page, filters and choices."""

from __future__ import annotations

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.wording import say

FORM = '<form><input maxlength="60"><button type="submit"></button></form><ul></ul>'
STYLE = """:host, form, ul { font: 400 14px "Source Sans", sans-serif; color: var(--st-text-color); }
form { display: flex; gap: 4px; } ul { list-style: none; margin: 8px 0 0; padding: 0; }
input { flex: 1; min-width: 0; min-height: 32px; padding: 0 8px; font: inherit; color: inherit;
  background: var(--st-secondary-background-color); border: 1px solid var(--st-border-color); border-radius: 4px; }
button { min-height: 32px; font: inherit; color: inherit; background: none; border: 1px solid var(--st-border-color);
  border-radius: 4px; padding: 0 8px; cursor: pointer; }
li { display: flex; align-items: center; gap: 4px; } li a { flex: 1; color: var(--st-link-color); padding: 6px 0;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } li button { border: 0; }
:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }"""
KEEP = """export default function ({ data, parentElement }) {
  const shelf = 'stratwatch-views', list = parentElement.querySelector('ul');
  const form = parentElement.querySelector('form');
  const field = form.querySelector('input');
  field.placeholder = data.name; field.setAttribute('aria-label', data.name);
  form.querySelector('button').textContent = data.save;
  const read = () => { try { return JSON.parse(localStorage.getItem(shelf)) || {}; } catch { return {}; } };
  const write = views => { localStorage.setItem(shelf, JSON.stringify(views)); draw(); };
  const draw = () => {
    const views = read();
    list.replaceChildren(...Object.keys(views).sort().map(name => {
      const [item, link, lift] = ['li', 'a', 'button'].map(tag => document.createElement(tag));
      link.textContent = name; link.title = name; link.target = '_self';
      link.href = location.origin + '/' + String(views[name]).replace(/^[/]+/, '');
      lift.textContent = '×'; lift.setAttribute('aria-label', data.drop + ' ' + name);
      lift.onclick = () => { const rest = read(); delete rest[name]; write(rest); };
      item.append(link, lift);
      return item;
    }));
  };
  form.onsubmit = event => {
    event.preventDefault();
    const name = field.value.trim();
    if (name) { write({ ...read(), [name]: location.pathname + location.search }); field.value = ''; }
  };
  draw();
}"""


@st.cache_resource
def register_saved() -> ComponentRenderer:
    """The component with the field and the list; registered once."""
    return st.components.v2.component("stratwatch.saved", html=FORM, css=STYLE, js=KEEP)


def show_saved(language: str) -> None:
    """The saved views, folded."""
    with st.expander(say(language, "saved.head")):
        register_saved()(key="saved", data={key: say(language, f"saved.{key}") for key in ("name", "save", "drop")})
