"""Turns articles into sentences with names, amounts, dates and, where a claim may stand, a parse.

Names are sought in the order of trust: known ones, shapes of models, context. Nothing here decides what is claimed.
"""

from __future__ import annotations

from etl.annotate.annotator import Annotator, annotate_articles

__all__ = ["Annotator", "annotate_articles"]
