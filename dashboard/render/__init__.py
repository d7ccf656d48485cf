"""Puts a panel on the page: finding, key, chart, evidence, source line, table and CSV."""
