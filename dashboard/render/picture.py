"""The picture of a chart: drawn in the browser from the chart on the page, with title and source, as SVG or PNG."""

from __future__ import annotations

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.render.page import Page
from dashboard.theme import TOKENS

WIDTH = 1200  # px of the picture
STYLE = """button { font: 400 14px "Source Sans", sans-serif; color: var(--st-text-color); background: none; border: 0;
  min-height: 32px; padding: 0 8px 0 0; cursor: pointer; } button:hover { text-decoration: underline; }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }"""
DRAW = """export default function ({ data, parentElement }) {
  const name = 'http://www.w3.org/2000/svg';
  const compose = () => {
    const chart = document.querySelector('.st-key-chart-' + data.question + ' .js-plotly-plot');
    if (!chart) return null;
    const { width, height } = chart.getBoundingClientRect(), scale = data.width / (width + 48);
    const whole = document.createElementNS(name, 'svg');
    const tall = height + 96;
    const box = `0 0 ${width + 48} ${tall}`;
    const all = { xmlns: name, viewBox: box, width: data.width, height: Math.round(tall * scale) };
    Object.entries(all).forEach(([key, value]) => whole.setAttribute(key, value));
    const add = (tag, pairs, text) => {
      const element = whole.appendChild(document.createElementNS(name, tag));
      Object.entries(pairs).forEach(([key, value]) => element.setAttribute(key, value));
      if (text) element.textContent = text;
    };
    add('rect', { width: '100%', height: '100%', fill: data.ground });
    const most = Math.floor(width / 10.5), words = data.title;
    const title = words.length > most ? words.slice(0, most - 1) + '…' : words;
    const face = { 'font-size': 20, 'font-weight': 600, 'font-family': 'Georgia, serif', fill: data.ink };
    add('text', { x: 24, y: 36, ...face }, title);
    chart.querySelectorAll('.main-svg').forEach(layer => {
      const copy = layer.cloneNode(true);
      copy.setAttribute('x', 24); copy.setAttribute('y', 52);
      copy.style.background = 'none';
      const from = [...layer.querySelectorAll('text')], to = [...copy.querySelectorAll('text')];
      from.forEach((text, at) => {
        to[at].style.fill = getComputedStyle(text).fill;
        to[at].style.fontFamily = 'sans-serif';
      });
      whole.appendChild(copy);
    });
    add('text', { x: 24, y: tall - 18, 'font-size': 12, 'font-family': 'sans-serif', fill: data.faint }, data.source);
    return whole;
  };
  const save = (address, ending) => {
    const link = document.createElement('a');
    link.href = address; link.download = `${data.file}.${ending}`; link.click();
  };
  const draw = ending => {
    const whole = compose();
    if (!whole) return;
    const text = new XMLSerializer().serializeToString(whole);
    const address = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
    if (ending === 'svg') return save(address, 'svg');
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = image.width * 2; canvas.height = image.height * 2;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      save(canvas.toDataURL('image/png'), 'png');
    };
    image.src = address;
  };
  parentElement.querySelectorAll('button').forEach(button => { button.onclick = () => draw(button.dataset.ending); });
}"""


@st.cache_resource
def register_picture() -> ComponentRenderer:
    """The component with the two buttons; registered once."""
    buttons = '<button data-ending="png">PNG</button><button data-ending="svg">SVG</button>'
    return st.components.v2.component("stratwatch.picture", html=buttons, css=STYLE, js=DRAW)


def show_picture(page: Page, question: str, title: str) -> None:
    """The buttons that save the chart as it stands under its finding, with where it comes from."""
    shade = page.mode == "dark"
    stamp = page.say("action.picture_source", snapshot=page.snapshot.number, day=page.snapshot.published_at.date())
    register_picture()(
        key=f"picture-{question}",
        data={
            "question": question,
            "title": title,
            "source": stamp,
            "width": WIDTH,
            "file": f"stratwatch-{question.replace('_', '-')}-{page.snapshot.number}",
            "ground": TOKENS["bg"][shade],
            "ink": TOKENS["ink"][shade],
            "faint": TOKENS["ink3"][shade],
        },
    )
