"""Every deal: fill says how sure, shape the hedge, strokes the doubt; the largest are named without overlap."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pandas as pd
import pytest

from dashboard.panels import every_deal
from dashboard.panels.deals import read_deals, say_sum
from dashboard.panels.marks import blend
from dashboard.panels.view import DOLLARS, PRINTED, View
from dashboard.theme import company_colour, token

Ask = Callable[..., pd.DataFrame]
Look = Callable[..., View]


def draw(frame: pd.DataFrame, view: View) -> dict[str, dict[str, Any]]:
    """The look of each mark by payer and modality."""
    trace = every_deal.figure(frame, view)["data"][-1]
    rows = frame.set_index("event_id")
    found = {}
    for index, event_id in enumerate(trace["customdata"]):
        row = rows.loc[event_id]
        marker, line = trace["marker"], trace["marker"]["line"]
        found[f"{row['payer']} {row['modality']} {row['hedge']}"] = {
            "fill": marker["color"][index], "edge": line["color"][index], "width": line["width"][index],
            "symbol": marker["symbol"][index], "size": marker["size"][index], "y": trace["y"][index],
        }  # fmt: skip
    return found


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_fill_tells_certainty(mode: Any, ask_story: Ask, look: Look) -> None:  # noqa: ANN401 (light or dark)
    """Stated marks are full, plans and ceilings hollow, rumours pale, denials a small grey crossed circle."""
    frame, ground = ask_story("every_deal"), token("bg", mode)
    drawn = draw(frame, look(mode=mode))
    slots = {row["side"]: int(row["side_slot"]) for row in frame.dropna(subset=["side_slot"]).to_dict("records")}
    colour = company_colour(slots["Orvane"], mode)
    assert drawn["Orvane asserted exact"]["fill"] == colour
    assert drawn["Tilwen planned range"]["fill"] == ground
    assert drawn["Kelvane asserted at_most"]["fill"] == ground
    kelvane = company_colour(slots["Kelvane"], mode)
    assert drawn["Kelvane rumored exact"]["fill"] in {
        blend(kelvane, ground, 0.28),
        blend(token("other", mode), ground, 0.28),
    }
    denied = drawn["Pelorm denied exact"]
    assert (denied["symbol"], denied["size"], denied["fill"]) == ("circle-x-open", 9, token("other", mode))


def test_shape_tells_the_hedge(ask_story: Ask, look: Look) -> None:
    """At least points up, up to points down, a range is a stroke through a circle."""
    drawn = draw(ask_story("every_deal"), look())
    shapes = {name: mark["symbol"] for name, mark in drawn.items()}
    assert shapes["Tilwen planned at_least"] == "triangle-up"
    assert shapes["Kelvane asserted at_most"] == "triangle-down"
    assert shapes["Tilwen planned range"] == "circle"
    strokes = [
        trace for trace in every_deal.figure(ask_story("every_deal"), look())["data"] if trace["mode"] == "lines"
    ]
    assert any(trace["y"][:2] == [100e9, 130e9] and trace["line"]["width"] == 3 for trace in strokes)


def test_doubt_of_a_date_is_as_long_as_the_interval(ask_story: Ask, look: Look) -> None:
    """A deal of "2024" lies on a pale bar over 2024; one of a day has none."""
    figure = every_deal.figure(ask_story("every_deal"), look())
    spans = {tuple(trace["x"][i : i + 2]) for trace in figure["data"] if trace["mode"] == "lines" for i in (0, 3)}
    assert ("2024-01-01", "2024-12-31") in spans
    assert not any("2025-03-10" in span for span in spans)


def test_finding_names_the_deal_that_outweighs_the_rest(ask_story: Ask, look: Look) -> None:
    """$40bn is more than the other closed sums together; plans, ceilings and rumours are not compared."""
    frame = ask_story("every_deal")
    assert every_deal.finding(frame, look()) == "Orvane’s $40bn funding outweighs all other 3 together"
    spoken = every_deal.finding(frame, look(language="fr"))
    assert spoken == "Orvane\u00a0: un financement de 40\u00a0Md$ dépasse les 3 autres réunis"


def test_largest_closed_deal_makes_the_title_where_none_outweighs(ask_story: Ask, look: Look) -> None:
    """Of three closed sums the largest is named; plans and rumours are no rivals."""
    frame = ask_story("every_deal")
    level = frame.assign(amount_usd=frame["amount_usd"].where(frame["payer"] != "Orvane", 2.05e9))
    level.loc[level["recipient"] == "Kelvane", "amount_usd"] = 1.9e9
    assert every_deal.finding(level, look()) == "Orvane’s $2.1bn funding is the largest of 4 closed deals"


def test_alternative_text_names_the_largest_and_the_missing(ask_story: Ask, look: Look) -> None:
    """Readers who do not see the chart get its finding, kind, period, count, names and largest deals."""
    words = every_deal.alt(ask_story("every_deal", modalities=("asserted", "planned", "rumored")), look())
    assert "8 marks" in words
    assert "Tilwen → Pelorm, at least $150bn, Q4\u00a02025, planned" in words
    assert "1 row without date or amount" in words


@pytest.mark.parametrize(("width", "is_phone"), [(1060, False), (350, True)])
def test_labels_stay_in_the_plot(width: int, is_phone: bool, ask_story: Ask, look: Look) -> None:  # noqa: FBT001 (a case)
    """No label starts left of the plot or ends right of it at the width it was placed for."""
    view = look(width=width, is_phone=is_phone)
    layout = every_deal.figure(ask_story("every_deal"), view)["layout"]
    assert layout["annotations"]
    first, last = (pd.Timestamp(day) for day in layout["xaxis"]["range"])
    plot = width - layout["margin"]["l"] - layout["margin"]["r"]
    for note in layout["annotations"]:
        x = (pd.Timestamp(note["x"]) - first) / (last - first) * plot + note["xshift"]
        length = len(unescape(note["text"])) * 6
        left, right = (x - length, x) if note["xanchor"] == "right" else (x, x + length)
        assert left >= -1
        assert right <= plot + 1


def test_deal_of_the_title_is_named_in_the_chart(ask_story: Ask, look: Look) -> None:
    """Even where larger plans crowd around it."""
    layout = every_deal.figure(ask_story("every_deal"), look())["layout"]
    assert "Orvane → Tilwen, $40bn" in [note["text"] for note in layout["annotations"]]


def test_axis_grows_with_the_data(ask_story: Ask, look: Look) -> None:
    """A deal of $60m opens the decade below $100m."""
    scale = every_deal.figure(ask_story("every_deal"), look())["layout"]["yaxis"]
    assert scale["tickvals"][0] == 1e7
    assert scale["ticktext"][:2] == ["$10m", "$100m"]


def test_crowd_of_small_deals_becomes_a_strip_of_counts(ask_story: Ask, look: Look) -> None:
    """Of over 800 marks the 300 largest stay; the others are counted per month, none is lost."""
    frame = ask_story("every_deal")
    row = frame[frame["payer"] == "Orvane"].iloc[[0]]
    many = pd.concat([row.assign(event_id=f"d{n:04d}", amount_usd=1e9 + n) for n in range(900)], ignore_index=True)
    many = many.sort_values("amount_usd", ascending=False)
    strip, *_, marks = every_deal.figure(many, look())["data"]
    assert len(marks["customdata"]) == 300
    assert sum(strip["y"]) == 600
    assert marks["customdata"][0] == "d0899"


def test_billions_are_one_decade_long(ask_story: Ask, look: Look) -> None:
    """A range of a thousand to one is a word: its stroke runs from $1bn to $10bn."""
    frame = ask_story("every_deal")
    row = frame[frame["payer"] == "Orvane"].iloc[[0]]
    vague = row.assign(hedge="range", amount_usd=1e9, amount_usd_low=1e9, amount_usd_high=1e12, amount_high=1e12)
    traces = every_deal.figure(vague.assign(amount_low=1e9), look())["data"]
    strokes = [trace for trace in traces if trace["mode"] == "lines" and trace["line"]["width"] == 3]
    assert [trace["y"][:2] for trace in strokes] == [[1e9, 1e10]]


def test_colours_follow_the_side_asked_for(ask_story: Ask, look: Look) -> None:
    """By recipient the key names who received, by payer who paid."""
    keys = [dict(every_deal.key(ask_story("every_deal", side=side), look())) for side in ("payer", "recipient")]
    names = [{word for glyph, word in key.items() if glyph.startswith("slot:")} for key in keys]
    assert names[0] != names[1]
    assert "Tilwen" in names[1]


def test_sums_are_worded_as_printed_or_in_dollars(ask_story: Ask, look: Look) -> None:
    """A sum in another currency is told in dollars where that is asked for, marked as converted, at the same height."""
    frame = ask_story("every_deal")
    deal = next(deal for deal in read_deals(frame) if deal.fx_date and deal.usd)
    printed, converted = say_sum(deal, look()), say_sum(deal, look(money_in=DOLLARS))
    assert "≈" not in printed
    assert converted.startswith("≈ ")
    assert "$" in converted
    heights = [every_deal.figure(frame, look(money_in=way))["data"][-1]["y"] for way in (PRINTED, DOLLARS)]
    assert heights[0] == heights[1]
