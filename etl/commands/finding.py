"""What a check found: how a thing is, and what to do where it is not well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from etl.errors import EtlError

REINSTALL = "install the package and its models again: make install"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was checked and how it is; a problem has its remedy, what is sound has None."""

    name: str
    state: str
    remedy: str | None = None

    @property
    def line(self) -> str:
        """The finding for a person."""
        return f"{self.name}: {self.state}" if self.remedy is None else f"{self.name}: {self.state}; {self.remedy}"


def attempt(name: str, check: Callable[[], str]) -> Finding:
    """Return what a check says, or what it stumbles over."""
    try:
        return Finding(name, check())
    except EtlError as error:
        return Finding(name, error.reason, error.remedy)
    except Exception as error:  # noqa: BLE001 (whatever is broken here is what the user asks to be told)
        return Finding(name, f"{type(error).__name__}: {str(error).partition(chr(10))[0]}", REINSTALL)
