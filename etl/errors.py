"""What can go wrong, said to the user. Each error knows its reason and what to do about it."""

from __future__ import annotations


class EtlError(Exception):
    """Something the user can answer: `reason` says what is wrong, `remedy` what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        """Keep both parts; the message joins them."""
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[EtlError], tuple[str, str]]:
        """Keep both parts on the way from one process to another."""
        return type(self), (self.reason, self.remedy)


class KnowledgeError(EtlError):
    """A knowledge file is broken: the run stops."""


class ArticleError(EtlError):
    """One article cannot be read: it is quarantined and the run goes on."""


class WarehouseError(EtlError):
    """The warehouse is broken, locked or of another version."""


class MissingSourceError(EtlError):
    """A source that the user named is not there."""


class UsageError(EtlError):
    """The command was called with words it does not take (exit code 2)."""
