"""Which deals are named in the chart, and where: the largest that find a free place beside their mark."""

from __future__ import annotations

import math
from typing import Any

from dashboard.panels.axis import Span, middle
from dashboard.panels.deals import Deal, deal_labels
from dashboard.panels.marks import DOUBT_DAYS, Label, plain, write
from dashboard.panels.placing import Box, Ground, text_width
from dashboard.panels.view import View

LABELS = {False: 12, True: 6}
POINT = 11
SIDES = ((7, 0, 0), (-7, 0, 1), (-4, -15, 0), (-4, 15, 0), (4, -15, 1), (4, 15, 1))
"""Where a label may stand: pixels right and down of its mark, and whether it ends there."""


def place_labels(deals: list[Deal], span: Span, scale: list[float], height: float, view: View) -> list[dict[str, Any]]:
    """The largest deals that find room are named beside their mark, in ink; first where no line crosses."""
    places = [_locate(deal, span, scale, height) for deal in deals]
    half = POINT / 2
    ground = Ground(Box(0, 0, span.width, height), [Box(x - half, y - half, x + half, y + half) for x, y in places])
    today = span.to_px(view.snapshot_day)
    ground.avoided.append(Box(today - 2, 0, today + 2, height))
    for deal, (_, y) in zip(deals, places, strict=True):
        if (deal.end - deal.start).days > DOUBT_DAYS:
            ground.avoided.append(Box(span.to_px(deal.start), y - 2, span.to_px(deal.end), y + 2))
    labels: list[Label] = []
    most = LABELS[view.is_phone]
    for deal, (x, y) in list(zip(deals, places, strict=True))[: 3 * most]:
        offers = [(text, side) for text in deal_labels(deal, view) for side in SIDES]
        taken = ground.take([_box(text, x, y, side) for text, side in offers])
        if taken is None or len(labels) == most:
            continue
        text, (dx, dy, back) = offers[taken]
        at = middle(deal.start, deal.end)
        labels.append(Label(plain(text), at, math.log10(deal.usd), (dx, -dy), "right" if back else "left"))
    return [write(label, view) for label in labels]


def _box(text: str, x: float, y: float, side: tuple[float, float, int]) -> Box:
    dx, dy, back = side
    left = x + dx - text_width(text) * back
    return Box(left, y + dy - 8, left + text_width(text), y + dy + 8)


def _locate(deal: Deal, span: Span, scale: list[float], height: float) -> tuple[float, float]:
    bottom, top = scale
    return span.middle_px(deal.start, deal.end), (top - math.log10(deal.usd)) / (top - bottom) * height
