"""Knowledge loads, is in order, and refuses what is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.errors import KnowledgeError
from etl.knowledge import load_knowledge

if TYPE_CHECKING:
    from pathlib import Path


def test_shipped_knowledge_is_broad() -> None:
    """At least 250 companies, 21 themes and five kinds are known."""
    knowledge = load_knowledge()
    assert (len(knowledge.companies) >= 250, len(knowledge.themes), len(knowledge.frames)) == (True, 21, 5)


def test_subsidiary_takes_the_colour_of_its_parent() -> None:
    """GitHub has Microsoft's slot."""
    companies = load_knowledge().companies
    assert companies["github"].colour == companies["microsoft"].colour == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[acme]\nname = "Acme"\nsize = 3', "acme.size"),
        ("[acme\n", "companies.toml:1: not TOML"),
        ('[acme]\nname = "Acme"\nparent = "nobody-here"', "no company has the id 'nobody-here'"),
        ('[acme]\nname = "Acme"\naliases = ["openai"]', "already belongs to"),
    ],
)
def test_broken_file_is_refused_with_its_key(tmp_path: Path, text: str, message: str) -> None:
    """The error names the file or key and the reason."""
    (tmp_path / "companies.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(tmp_path)
    assert message in str(caught.value)
