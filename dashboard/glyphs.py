"""The glyphs of the charts' keys as CSS: shapes are masks that take the ink of the theme, bands are fills with hatches.

A glyph is named as `Panel.key` names it ("stage:available"); its class is `g-stage-available`, beside `glyph`.
"""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from dashboard.theme import CERTAINTIES, HATCHES, SLOTS, STATUSES, TOKENS, StatusLook, fade

SIZE = 13
FADES = (0.5, 0.14)
BOX = (
    ".glyph{display:inline-block;width:13px;height:13px;vertical-align:-2px;margin-right:6px;box-sizing:border-box;"
    "print-color-adjust:exact;-webkit-print-color-adjust:exact}"
)
MASK = "var(--g) center/contain no-repeat"
OUTLINES = {
    "circle": '<circle cx="6.5" cy="6.5" r="{r}"/>',
    "triangle-up": '<path d="M6.5 1.6 12 11.4H1z"/>',
    "triangle-down": '<path d="M6.5 11.4 12 1.6H1z"/>',
    "diamond": '<path d="M6.5 .8 12.2 6.5 6.5 12.2 .8 6.5z"/>',
    "hourglass": '<path d="M1.8 1.4h9.4L1.8 11.6h9.4z"/>',
    "x": '<path d="M3.4 1 6.5 4.1 9.6 1 12 3.4 8.9 6.5 12 9.6 9.6 12 6.5 8.9 3.4 12 1 9.6 4.1 6.5 1 3.4z"/>',
}
SHAPES = {
    "hedge:at_least": "triangle-up",
    "hedge:at_most": "triangle-down",
    "stage:announced": "triangle-up",
    "stage:preview": "diamond",
    "stage:available": "circle",
    "stage:delayed": "hourglass",
    "stage:withdrawn": "x",
}
WIDE = '<rect width="22" height="4" y="4.5" fill-opacity=".4"/><circle cx="11" cy="6.5" r="4.5"/>'


def class_of(glyph: str) -> str:
    """The CSS class of a glyph: `glyph g-point-asserted`."""
    return "glyph g-" + "".join(mark if mark.isalnum() else "-" for mark in glyph)


def glyph_html(glyph: str) -> str:
    """The glyph as an empty element, its word stands beside it; "text:?" is the bold text itself."""
    if glyph.startswith("text:"):
        return f"<b>{escape(glyph.removeprefix('text:'))}</b> "
    return f'<i class="{escape(class_of(glyph))}" aria-hidden="true"></i>'


def _mask(body: str, width: int = SIZE) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {SIZE}">{body}</svg>'
    return f"--g:url('data:image/svg+xml,{quote(svg)}')"


def _point(modality: str) -> str:
    """A circle with as much ink as the certainty holds."""
    if modality == "denied":
        cross = '<path d="M3.4 3.4 9.6 9.6M9.6 3.4 3.4 9.6"/>'
        return f'<g fill="none" stroke="#000" stroke-width="1.3">{OUTLINES["circle"].format(r=5)}{cross}</g>'
    look = CERTAINTIES[modality]
    fill = look.fill or 0
    edge = f'stroke="#000" stroke-width="{look.edge}" stroke-opacity="{look.edge_alpha}"'
    return f'<g fill-opacity="{fill:g}" {edge}>{OUTLINES["circle"].format(r=4.8)}</g>'


def _hatch(pattern: str, colour: str) -> str:
    """A pattern as CSS gradients in one colour."""
    angles = {"/": (135,), "x": (45, 135), "+": (0, 90)}.get(pattern, ())
    strips = [f"repeating-linear-gradient({angle}deg,{colour} 0 1.2px,transparent 1.2px 5px)" for angle in angles]
    return f"background-image:{','.join(strips)};" if strips else ""


def _status(look: StatusLook) -> str:
    ground = "light-dark({},{})".format(*(fade(page, HATCHES[look.pattern]) for page in TOKENS["bg"]))
    fill, line = ("light-dark({},{})".format(*pair) for pair in (look.fill, look.line))
    return f"background-color:{fill};border:1px solid {line};{_hatch(look.pattern, ground)}"


def glyph_css() -> str:
    """The rules of every glyph."""
    masks = {f"point:{modality}": _mask(_point(modality)) for modality in CERTAINTIES}
    masks |= {name: _mask(OUTLINES[shape].format(r=5)) for name, shape in SHAPES.items()}
    masks["date:wide"] = _mask(WIDE, 22) + ";width:22px"
    fills = {f"status:{status}": _status(look) for status, look in STATUSES.items()}
    fills["band:rumored"] = f"border:1px solid var(--ink3);{_hatch('/', 'var(--ink3)')}"
    steps = ",".join(f"color-mix(in srgb,var(--ink3) {100 * ink:g}%,transparent)" for ink in (1, *FADES))
    fills["band:fading"] = f"background:linear-gradient(90deg,{steps})"
    fills["band:planned"] = "border:1.6px solid var(--ink3)"
    squares = {f"slot:{slot}": f"var(--c{slot})" for slot in range(1, len(SLOTS) + 1)} | {"other": "var(--other)"}
    rules = [BOX]
    rules += [_rule(name, f"background-color:var(--ink2);mask:{MASK};{rule}") for name, rule in masks.items()]
    rules += [_rule(name, f"width:20px;height:11px;{rule}") for name, rule in fills.items()]
    rules += [
        _rule(name, f"width:9px;height:9px;vertical-align:0;background-color:{it}") for name, it in squares.items()
    ]
    return "".join(rules)


def _rule(glyph: str, declarations: str) -> str:
    return f".{class_of(glyph).split()[1]}{{{declarations}}}"
