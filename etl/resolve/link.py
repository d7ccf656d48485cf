"""Links the parties of a claim to the ids of the companies that are known; an unknown name stays unlinked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.fold import fold_case
from etl.knowledge import Knowledge
from etl.records import Claim, Party

UNLINKED = "~"


def index_names(knowledge: Knowledge) -> Mapping[str, str]:
    """Return the company id of every folded name and alias; a name of two companies is in doubt and left out."""
    owners: dict[str, set[str]] = {}
    for company in knowledge.companies.values():
        for surface in (company.name, *company.aliases, *company.case_sensitive):
            owners.setdefault(fold_case(surface), set()).add(company.id)
    return {surface: min(ids) for surface, ids in owners.items() if len(ids) == 1}


def link_parties(claim: Claim, names: Mapping[str, str]) -> Claim:
    """Return the claim with every unlinked party whose name is known linked to its company."""
    return replace(claim, parties=tuple(_link(party, names) for party in claim.parties))


def _link(party: Party, names: Mapping[str, str]) -> Party:
    if not party.company_id.startswith(UNLINKED):
        return party
    return replace(party, company_id=names.get(fold_case(party.name), party.company_id))


def identify_company(name: str, names: Mapping[str, str]) -> str:
    """Return the id of a company by its name: a known one's, else `~folded-name` as the extractor makes it."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold_case(name)).split()
    return names.get(fold_case(name)) or UNLINKED + "-".join(words)
