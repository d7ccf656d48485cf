"""Finds who is meant and groups the claims that state one event; what leaves a doubt stays apart."""

from __future__ import annotations

from etl.resolve.bucket import find_bucket
from etl.resolve.copies import sign_text
from etl.resolve.correct import Corrected, Corrector, Finding
from etl.resolve.group import group_claims
from etl.resolve.link import index_names, link_parties
from etl.resolve.source import find_source

__all__ = [
    "Corrected",
    "Corrector",
    "Finding",
    "find_bucket",
    "find_source",
    "group_claims",
    "index_names",
    "link_parties",
    "sign_text",
]
