"""Articles are worked through in batches of bounded size, and one at fault harms no other."""

from __future__ import annotations

from etl.batches import BATCH_CHARACTERS, cut_batches, work_through
from etl.records import Article, Quarantined


def article(article_id: str, length: int = 10) -> Article:
    """An article of some length."""
    return Article(article_id, article_id, "en", "x" * length)


def shout(articles: list[Article]) -> list[str]:
    """Work that no article named "bad" survives."""
    if any(one.article_id == "bad" for one in articles):
        message = "no such thing\nas a second line"
        raise ValueError(message)
    return [one.article_id.upper() for one in articles]


def test_batches_hold_all_items_in_order_and_no_more_than_they_should() -> None:
    """A long article ends its batch; what was quarantined stays in its place."""
    items: list[Article | Quarantined] = [
        article("a"),
        Quarantined("q", None, "", ""),
        article("b", BATCH_CHARACTERS),
        article("c"),
    ]
    assert list(cut_batches(items)) == [items[:3], items[3:]]


def test_batches_are_cut_as_they_are_asked_for() -> None:
    """An endless source of articles gives its first batch."""
    endless = (article(str(number), BATCH_CHARACTERS // 2) for number in iter(int, 1))
    assert len(next(cut_batches(endless))) == 2


def test_article_at_fault_is_quarantined_and_the_others_are_not() -> None:
    """It stands in its place with the first line of the error."""
    made = work_through([article("a"), article("bad"), article("c")], shout)
    reason = "the extractor stumbles over the text (ValueError: no such thing)"
    assert made == ["A", Quarantined("bad", None, reason, "report it with the text"), "C"]
