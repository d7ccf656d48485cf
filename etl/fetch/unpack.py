"""Unpacks what a server packed, piece by piece, and refuses a bomb before it fills the memory."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Protocol

from etl.fetch.failures import RefusedError, UnavailableError

CHUNK = 65_536
MEMBER = b"\x1f\x8b"
RAW, ZLIB, GZIP = -zlib.MAX_WBITS, zlib.MAX_WBITS, zlib.MAX_WBITS | 16


class Unpacker(Protocol):
    """Takes packed pieces in their order."""

    def unpack(self, piece: bytes, most: int) -> bytes:
        """Return the plain bytes of a piece; raises RefusedError where they are more than `most`."""

    def finish(self) -> None:
        """Raise UnavailableError where the end is missing."""


def choose_unpacker(headers: Mapping[str, str]) -> Unpacker:
    """Return what unpacks an answer; raises RefusedError for a packing that nobody asked for."""
    packing = headers.get("content-encoding", "").strip().lower()
    if packing in {"", "identity"}:
        return Plain()
    if packing in {"gzip", "x-gzip", "deflate"}:
        return Packed(None if packing == "deflate" else GZIP)
    reason = f"packed as {packing[:20]!r}, which is not read"
    raise RefusedError(reason, "save the article in the browser and ingest the file")


class Plain:
    """What is not packed."""

    def unpack(self, piece: bytes, most: int) -> bytes:
        """Return the piece."""
        if len(piece) > most:
            raise _too_much()
        return piece

    def finish(self) -> None:
        """Whether the end is missing is seen by who reads."""


class Packed:
    """What is packed as gzip, in one member or several, or as deflate, with or without its header."""

    def __init__(self, form: int | None) -> None:
        """Begin; None is deflate, whose first byte tells its form."""
        self.form = form
        self.unpacker: zlib._Decompress | None = None

    def unpack(self, piece: bytes, most: int) -> bytes:
        """Return the plain bytes of a piece; raises RefusedError where they are over `most` or broken."""
        plain = bytearray()
        while piece:
            if self.unpacker is None or self.unpacker.eof:
                if self.unpacker is not None and not piece.startswith(MEMBER):  # padding after the last member
                    break
                self.unpacker = zlib.decompressobj(self.form or (ZLIB if piece[0] & 0x0F == zlib.DEFLATED else RAW))
            try:
                plain += self.unpacker.decompress(piece, most - len(plain) + 1)
            except zlib.error as error:
                reason = "the answer is packed, and broken"
                raise RefusedError(
                    reason, "open the link in a browser; if it shows, save it there and ingest it"
                ) from error
            if len(plain) > most:
                raise _too_much()
            piece = self.unpacker.unused_data if self.unpacker.eof else self.unpacker.unconsumed_tail
        return bytes(plain)

    def finish(self) -> None:
        """Raise UnavailableError where the end is missing."""
        if self.unpacker is not None and not self.unpacker.eof:
            reason = "the answer ends in the middle"
            raise UnavailableError(reason, "it is tried again later")


def _too_much() -> RefusedError:
    return RefusedError(
        "unpacks to more than an article can be", "if it is none of yours, tell its publisher: it is a bomb"
    )
