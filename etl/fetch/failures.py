"""Why a link was not fetched: `RefusedError` where asking again would not help, `UnavailableError` where it may."""

from __future__ import annotations

from etl.errors import ArticleError


class RefusedError(ArticleError):
    """The link, its answer or its address is not taken: a person has to act on it."""


class UnavailableError(ArticleError):
    """The server cannot be reached or cannot answer now; `wait` is how many seconds it asks for, None if it does not.

    `is_of_host` says that nothing else of the same host will come either.
    """

    def __init__(self, reason: str, remedy: str, *, wait: float | None = None, is_of_host: bool = False) -> None:
        """Keep why, what to do, and for how long to stay away."""
        super().__init__(reason, remedy)
        self.wait = wait
        self.is_of_host = is_of_host
