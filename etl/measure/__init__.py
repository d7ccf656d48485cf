"""Measures extracted claims against annotated ones, by the rules that claims.md calls "Scoring"."""
