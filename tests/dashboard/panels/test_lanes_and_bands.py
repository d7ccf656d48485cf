"""Lanes of releases, bands of alliances and the timeline that joins them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.panels import alliances, releases, what_happened
from dashboard.panels.stretches import FADES, read_stretches
from dashboard.panels.view import Figure, View
from dashboard.theme import STATUSES, token

Ask = Callable[..., pd.DataFrame]
Look = Callable[..., View]
DAY = 86_400_000


def words(figure: Figure) -> str:
    """All labels of a figure."""
    return " | ".join(note["text"] for note in figure["layout"]["annotations"])


def add_developers(frame: pd.DataFrame, count: int) -> pd.DataFrame:
    """The frame with one release each of so many further developers."""
    row = frame[frame["is_dated"]].iloc[[-1]]
    top = int(frame["lane_rank"].max())
    more = [
        row.assign(event_id=f"more{n}", lane_id=f"~more{n}", developer=f"More {n}", model=f"M{n}", lane_rank=top + n)
        for n in range(1, count + 1)
    ]
    return pd.concat([frame, *more], ignore_index=True)


def bands(figure: Figure) -> list[dict[str, Any]]:
    """The bands of a figure, one dict each."""
    return [
        {
            "id": event_id, "start": trace["base"][i], "days": trace["x"][i] / DAY, "height": trace["width"][i],
            "fill": trace["marker"]["color"], "hatch": trace["marker"]["pattern"]["shape"],
        }
        for trace in figure["data"]
        for i, event_id in enumerate(trace["customdata"])
    ]  # fmt: skip


def test_stage_is_a_shape_and_certainty_a_fill(ask_story: Ask, look: Look) -> None:
    """A delayed model is an hourglass; a planned release is hollow."""
    frame = ask_story("releases").set_index("event_id")
    trace = releases.figure(frame.reset_index(), look())["data"][-1]
    shapes = {frame.loc[i, "stage"]: trace["marker"]["symbol"][n] for n, i in enumerate(trace["customdata"])}
    assert shapes["delayed"] == "hourglass"
    assert shapes["preview"] == "diamond"
    fills = {frame.loc[i, "modality"]: trace["marker"]["color"][n] for n, i in enumerate(trace["customdata"])}
    assert fills["planned"] == token("bg", "light")


def test_rungs_of_one_model_share_a_row_and_a_line(ask_story: Ask, look: Look) -> None:
    """Lumen 2 announced and available stand at one height, joined, and are named once."""
    frame = ask_story("releases")
    figure = releases.figure(frame, look())
    trace = figure["data"][-1]
    ids = set(frame.loc[(frame["model"] == "Lumen 2"), "event_id"])
    heights = {trace["y"][n] for n, event_id in enumerate(trace["customdata"]) if event_id in ids}
    assert len(ids) == 2
    assert len(heights) == 1
    assert words(figure).count("Lumen 2") == 1
    assert any(t["mode"] == "lines" and t["line"]["width"] == 1.4 and heights <= set(t["y"]) for t in figure["data"])


def test_undated_models_are_named_beside_their_developer(ask_story: Ask, look: Look) -> None:
    """Wick 2 has no date: it follows Tilwen's name."""
    assert "undated: Wick 2" in words(releases.figure(ask_story("releases"), look()))


def test_many_developers_fold_into_others(ask_story: Ask, look: Look) -> None:
    """Beyond eight lanes there is one grey lane, "n others", whose models are named with their developer."""
    frame = add_developers(ask_story("releases"), 12)
    figure = releases.figure(frame, look())
    heads = [note["text"] for note in figure["layout"]["annotations"] if note["font"]["size"] == 14]
    assert len(heads) == 9
    assert heads[-1].startswith("<b>8 others</b>")
    assert "More 12 M12" in words(figure)
    grey = [shape for shape in figure["layout"]["shapes"] if shape.get("fillcolor") == token("other", "light")]
    assert grey


def test_developer_who_shipped_most_makes_the_title(ask_story: Ask, look: Look) -> None:
    """Stated releases alone are counted."""
    assert releases.finding(ask_story("releases"), look()) == "Orvane has shipped 3 models since 2025, Tilwen 1"


def test_waiting_model_makes_the_title_where_nobody_leads(ask_story: Ask, look: Look) -> None:
    """Kelvane's Ember was delayed and has not come since."""
    assert (
        releases.finding(ask_story("releases", companies=("~kelvane",)), look()) == "Kelvane’s Ember is still waiting"
    )


def test_band_is_thin_while_its_beginning_is_in_doubt(ask_story: Ask, look: Look) -> None:
    """Strained "in 2024": 8 px over 2024, full height from 2025 to the next state."""
    frame = ask_story("alliances")
    strained = [b for b in bands(alliances.figure(frame, look())) if b["start"] in {"2024-01-01", "2025-01-01"}]
    assert [(b["height"], b["days"]) for b in strained] == [(8, 366), (18, 160)]


def test_bands_stop_at_the_snapshot_with_a_question_mark(ask_story: Ask, look: Look) -> None:
    """Nothing newer is known: the band ends at the snapshot day; an ended alliance runs 200 days and asks nothing."""
    figure = alliances.figure(ask_story("alliances"), look())
    ends = [date.fromisoformat(b["start"]) + pd.Timedelta(days=b["days"]) for b in bands(figure)]
    assert max(ends) == look().snapshot_day
    assert [b["days"] for b in bands(figure) if b["start"] == "2025-02-01"] == [200]
    asking = [note["y"] for note in figure["layout"]["annotations"] if note["text"] == "?"]
    assert len(asking) == 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_state_is_fill_and_hatch_and_word(mode: Any, ask_story: Ask, look: Look) -> None:  # noqa: ANN401 (light or dark)
    """A renegotiated alliance is crossed and says so; a rumoured state is hatched without fill or word."""
    figure = alliances.figure(ask_story("alliances"), look(mode=mode))
    by_start = {b["start"]: b for b in bands(figure)}
    assert by_start["2025-06-10"]["hatch"] == "x"
    assert by_start["2025-06-10"]["fill"] == STATUSES["renegotiated"].fill[mode == "dark"]
    assert (by_start["2025-09-01"]["hatch"], by_start["2025-09-01"]["fill"][-3:]) == ("/", ",0)")
    inside = [note["text"] for note in figure["layout"]["annotations"] if note.get("xshift") == 4]
    assert "renegotiated" in inside
    assert inside.count("strained") == 1


def test_three_partners_are_one_row(ask_story: Ask, look: Look) -> None:
    """A coalition is named whole, each partner with its square."""
    heads = [note["text"] for note in alliances.figure(ask_story("alliances"), look())["layout"]["annotations"]]
    assert any(all(f"<b>{name}</b>" in head for name in ("Kelvane", "Orvane", "Tilwen")) for head in heads)


def test_state_from_before_the_period_still_holds_in_it(ask_story: Ask, look: Look) -> None:
    """A period from March 2025 shows the strain of 2024 that lasted until June, not the ended pair's first state."""
    start = date(2025, 3, 1)
    frame = ask_story("alliances", start=start)
    assert "strained" in set(frame.loc[frame["alliance_id"].str.contains("tilwen"), "status"])
    assert "announced" not in set(frame.loc[frame["date_start"] < "2025-01-01", "status"])
    assert alliances.figure(frame, look(start=start))["data"][0]["x"]


def test_rows_beyond_twelve_are_on_the_next_page(ask_story: Ask, look: Look) -> None:
    """Pages hold twelve alliances each; a page past the last has none, and the totals are those of all pages."""
    first, second = ask_story("alliances"), ask_story("alliances", page=1)
    shown = {s.rank for s in read_stretches(first) if s.is_dated}
    assert len(shown) == first["n_alliances"].max() == 4
    assert alliances.figure(first, look())["layout"]["height"] == 4 * 46 + 34
    assert not second["is_dated"].any()
    assert [alliances.count_pages(first.assign(n_alliances=n)) for n in (12, 13)] == [1, 2]


def test_change_of_state_makes_the_title(ask_story: Ask, look: Look) -> None:
    """The alliance with most states comes first: its latest stated change."""
    assert alliances.finding(ask_story("alliances"), look()) == "Orvane and Tilwen: from strained to renegotiated"


def test_each_event_stands_once_in_the_timeline(ask_story: Ask, look: Look) -> None:
    """Money stands with its payer, releases with their maker, alliances with one partner."""
    frame = ask_story("what_happened", kinds=("investment", "release"))
    ids = what_happened.figure(frame, look())["data"][-1]["customdata"]
    assert len(ids) == len(set(ids)) == int(frame["is_dated"].sum())


def test_area_of_a_circle_grows_with_the_sum(ask_story: Ask, look: Look) -> None:
    """D = 3.2·√bn px within 7 and 46; the largest lies underneath."""
    trace = what_happened.figure(ask_story("what_happened", kinds=("investment",)), look())["data"][-1]
    sizes = [size for size in trace["marker"]["size"] if size != 9]
    assert sizes == sorted(sizes, reverse=True)
    assert round(3.2 * 40**0.5, 6) in [round(size, 6) for size in sizes]
    assert (min(sizes), max(sizes)) == (7, 3.2 * 150**0.5)


def test_what_lies_before_the_period_is_counted_after_the_name(ask_story: Ask, look: Look) -> None:
    """Orvane has two events before March 2025 besides the alliance that still holds."""
    start = date(2025, 3, 1)
    figure = what_happened.figure(ask_story("what_happened", start=start), look(start=start))
    assert "<b>Orvane</b>" in words(figure)
    assert "← " in words(figure)


def test_filter_by_company_gives_lanes_to_those_alone(ask_story: Ask, look: Look) -> None:
    """With Tilwen chosen there is one lane, and its partners' and payers' events stand in it."""
    figure = what_happened.figure(ask_story("what_happened", companies=("~tilwen",)), look())
    heads = [note["text"] for note in figure["layout"]["annotations"] if note["font"]["size"] == 14]
    assert len(heads) == 1
    assert heads[0].startswith("<b>Tilwen</b>")


def test_quiet_companies_beyond_the_lanes_are_left_to_the_button(ask_story: Ask, look: Look) -> None:
    """Two lanes asked for, two drawn."""
    figure = what_happened.figure(ask_story("what_happened"), look(lanes=2))
    assert len([note for note in figure["layout"]["annotations"] if note["font"]["size"] == 14]) == 2


def test_lane_of_too_many_models_counts_them_by_month(ask_story: Ask, look: Look) -> None:
    """Over 60 models in a lane there is one circle a month, with its count; every release is counted."""
    frame = ask_story("releases")
    row = frame[frame["developer"] == "Tilwen"].iloc[[0]]
    months = [pd.Timestamp(2025, n % 9 + 1, 3) for n in range(90)]
    many = [
        row.assign(event_id=f"w{n}", model=f"W{n}", date_start=day, date_end=day, date_precision="day")
        for n, day in enumerate(months)
    ]
    figure = releases.figure(pd.concat(many, ignore_index=True), look())
    assert len(figure["data"][-1]["customdata"]) == 9
    counts = [note["text"] for note in figure["layout"]["annotations"] if note["text"].isdigit()]
    assert counts == ["10"] * 9


def test_releases_of_one_day_do_not_hide_each_other(ask_story: Ask, look: Look) -> None:
    """Two models of one day stand one under the other in the timeline."""
    frame = ask_story("what_happened", kinds=("release",))
    row = frame[frame["model"] == "Wick"].iloc[[0]]
    twins = pd.concat([row, row.assign(event_id="twin", model="Twin")], ignore_index=True)
    trace = what_happened.figure(twins, look())["data"][-1]
    assert len(set(trace["x"])) == 1
    assert abs(trace["y"][0] - trace["y"][1]) == 12


def test_one_stage_can_be_counted_from(ask_story: Ask) -> None:
    """Asked for a stage, the releases of that stage alone are kept."""
    assert set(ask_story("releases", stage="available")["stage"]) == {"available"}


def test_band_fades_from_the_last_news(ask_story: Ask, look: Look) -> None:
    """A stated band loses ink from the day on which nothing newer is known of its partners, down to the snapshot."""
    frame = ask_story("alliances")
    frame["fades_from"] = frame["fades_from"].where(frame["fades_from"].isna(), pd.Timestamp("2025-12-01"))
    heard = frame[(frame["modality"] == "asserted") & (frame["status"] != "ended") & frame["fades_from"].notna()]
    event = heard["event_id"].iloc[0]
    figure = alliances.figure(frame, look())
    pieces = sorted(
        (trace["base"][i], trace["marker"]["opacity"])
        for trace in figure["data"]
        for i, event_id in enumerate(trace["customdata"])
        if event_id == event and trace["width"][i] == 18
    )
    assert [ink for start, ink in pieces if start < "2025-12-01"] == [1]
    assert [ink for start, ink in pieces if start >= "2025-12-01"] == list(FADES)
    assert ("band:fading", "fades from the last news of both") in alliances.key(frame, look())
    assert "last news of the partners are older" in alliances.alt(frame, look())


def test_band_with_later_news_does_not_fade(ask_story: Ask, look: Look) -> None:
    """Where partners are named together up to the snapshot, the band is full and the key has no word of fading."""
    frame = ask_story("alliances")
    frame["fades_from"] = frame["fades_from"].where(frame["fades_from"].isna(), pd.Timestamp(look().snapshot_day))
    assert {trace["marker"]["opacity"] for trace in alliances.figure(frame, look())["data"]} == {1}
    assert "band:fading" not in dict(alliances.key(frame, look()))


def test_no_state_that_another_follows_fades(ask_story: Ask) -> None:
    """`fades_from` is set for the last known state alone."""
    frame = ask_story("alliances")
    assert frame["fades_from"].notna().any()
    assert not (frame["fades_from"].notna() & frame["valid_to"].notna()).any()
