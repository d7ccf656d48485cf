"""Uses of a model in one line exclude each other unless the line lists them together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.extract.candidate import Candidate, Named, name_of
from etl.extract.exclusive import find_exclusive, is_possible
from etl.extract.propose import propose
from etl.extract.scene import Scene
from etl.extract.trace import Trace
from etl.knowledge import load_knowledge
from tests.extract.test_cases import annotate

TEXT = "[Velm-2|model] is tested to strengthen [Drafter|product], be it in [Nightdesk|product] or [Wavepad|product]."


def _scene(text: str) -> Scene:
    return propose(annotate(text, "en"), load_knowledge(), Trace())


def _name(scene: Scene, name: str) -> Named:
    return next(
        name_of(item) for item in scene.lines[0].names() if item.text == name.lower() or name_of(item).name == name
    )


def _use(scene: Scene, product: str, model: str, score: float, status: str = "testing") -> Candidate:
    names: dict[str, tuple[Named, ...]] = {"product": (_name(scene, product),), "model": (_name(scene, model),)}
    return Candidate("integration", scene.lines[0], 0, 0, "test", names, {"status": status}, score=score)


def test_one_product_is_meant_where_none_are_listed() -> None:
    """The likeliest product stays; hosts, and the product as a model of its own, fall away."""
    scene = _scene(TEXT)
    uses = [
        _use(scene, "Nightdesk", "Velm-2", 0.6),
        _use(scene, "Drafter", "Velm-2", 0.9),
        _use(scene, "Wavepad", "Velm-2", 0.6),
        _use(scene, "Velm-2", "Drafter", 0.5),
    ]
    assert find_exclusive(scene, uses) == {1}


def test_listed_products_stay_together() -> None:
    """Products of one list run on the model alike, and a swap has a model for each status."""
    scene = _scene("[Drafter|product] and [Wavepad|product] run on [Velm-2|model] instead of [Tarn-1|model].")
    uses = [
        _use(scene, "Drafter", "Velm-2", 0.9),
        _use(scene, "Wavepad", "Velm-2", 0.8),
        _use(scene, "Drafter", "Tarn-1", 0.7, "dropped"),
    ]
    assert find_exclusive(scene, uses) == {0, 1, 2}


@pytest.mark.parametrize(("provider", "expected"), [("Norlink", False), ("Tarnis", True)])
def test_a_maker_alone_must_be_another_company(provider: str, *, expected: bool) -> None:
    """A product that runs on its own company's name says nothing; on another's it does."""
    scene = _scene("[Norlink|company] runs [Drafter|product] on [Tarnis|company] technology.")
    use = _use(scene, "Drafter", "Drafter", 0.9)
    parties = {"owner": (_name(scene, "Norlink"),), "provider": (_name(scene, provider),)}
    names = {"product": use.names["product"], **parties}
    assert is_possible(scene, replace(use, names=names)) is expected
