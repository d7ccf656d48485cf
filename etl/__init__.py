"""Reads news articles and turns them into dated, quoted claims in a DuckDB warehouse."""
