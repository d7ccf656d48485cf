"""What is wrong with a snapshot that another version wrote: it lacks columns that this one asks for."""

from __future__ import annotations


class OutdatedError(Exception):
    """A snapshot without a view or column that a question names; its message is the file's path."""
