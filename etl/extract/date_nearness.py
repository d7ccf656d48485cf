"""Describes how a date of a claim's own line stands to the items that state it: distance, order, path, rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.items import AMOUNT_KINDS
from etl.extract.windows import bucket

if TYPE_CHECKING:
    from etl.extract.dating import Option
    from etl.extract.items import Line
    from etl.extract.setting import Setting

COSTS = (2, 4, 7, 11, 16, 24)
MANY = 3  # dates or amounts in a line beyond which more make no difference


def describe_near(setting: Setting, option: Option) -> list[str]:
    """Return how a date of the claim's own line stands to the items that state it."""
    line, item, passage = setting.candidate.line, option.item, setting.passage
    assert item is not None  # noqa: S101 - list_dates gives every mention its item
    heart = setting.heart
    costs = {other.index: min(line.cost(other.index, anchor) for anchor in setting.anchors) for other in line.dates()}
    rank = sorted(costs, key=lambda index: (costs[index], index)).index(item.index)
    side = "after" if item.index > heart else "before"
    between = line.between(item.index, heart)
    found = [
        f"cost={bucket(costs[item.index], COSTS)}",
        f"nth={min(rank, 2)}",
        f"side={side}",
        f"only={len(costs) == 1}",
    ]
    found += [
        f"nth={min(rank, 2)}&{side}&{len(costs) > 1}",
        f"cost={bucket(line.cost(item.index, heart), COSTS)}&{side}",
    ]
    found += [f"path={passage.syntax.path(heart, item.index)}", f"rival={_has_nearer(line, item.index, heart)}"]
    found += [f"order={side}{_order(line, item.index, heart)}"]
    found += [f"bp={one.text}" for one in between if one.text in {",", ";", ":", "(", ")", '"', "-"}]
    found += [
        f"bk={min(sum(one.kind in AMOUNT_KINDS for one in between), 2)}",
        f"bd={any(one.kind == 'date' for one in between)}",
    ]
    is_mine = rank == 0 and not _has_nearer(line, item.index, heart)
    count = min(len(costs), MANY)
    found += [f"mine={is_mine}", f"mine={is_mine}&{count}", f"mine={is_mine}&{side}", f"mine={is_mine}&{count}&{side}"]
    found += [f"mine={is_mine}&{min(len(line.amounts()), MANY)}&{count}", f"mine={is_mine}&{setting.tense}"]
    verbs, own = passage.verbs(heart), passage.verbs(item.index)
    shared = bool(verbs and own) and verbs[0].token == own[0].token
    found += [f"verb={shared}", f"up={bool(own) and own[0].token in {verb.token for verb in verbs[1:]}}"]
    return found


def _has_nearer(line: Line, date: int, heart: int) -> bool:
    """Say whether another amount stands nearer to a date than the claim's own."""
    own = line.cost(date, heart)
    return any(line.cost(date, other.index) < own for other in line.amounts() if other.index != heart)


def _order(line: Line, date: int, heart: int) -> str:
    """Return the place of the claim among the line's amounts, and of the date among its dates."""
    amounts = [item.index for item in line.amounts()]
    dates = [item.index for item in line.dates()]
    if heart not in amounts or len(amounts) < 2:  # noqa: PLR2004 - one amount has no order
        return "alone"
    return f"{'same' if amounts.index(heart) == dates.index(date) else 'other'}{len(amounts) == len(dates)}"
