"""Reads the members of a ZIP archive as the files of a folder, in memory: nothing is ever written to disk.

Members that point outside are refused, and archives that unpack to far more than they hold: by count, size, ratio and
nesting, counted on the bytes that come out, whatever the archive's own table says.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from etl.errors import ArticleError
from etl.read.document import LONGEST, read_found
from etl.read.fields import Defaults
from etl.read.found import Document, Found, refuse
from etl.read.kinds import BY_SUFFIX, UNREAD
from etl.read.sources import READABLE

MOST_MEMBERS = 100_000
DEEPEST = 2  # archives in an archive: exports of mail programs pack attachments, nothing packs deeper
HIGHEST_RATIO = 200  # text packs 3 to 20 times, a table of the same words 60 times
FREE_RATIO = 2**20  # bytes below which a ratio harms nobody
PIECE = 2**16
FOREIGN_FOLDERS = ("__MACOSX",)  # what an operating system adds unasked
UNPACK_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the articles of an archive in memory."""
    yield from read_archive(BytesIO(document.data), document, defaults)


def read_archive(stream: BinaryIO, document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the articles of an open archive, which `document` names; one member is in memory at a time."""
    try:
        with zipfile.ZipFile(stream) as archive:
            for member in _list_members(archive, document):
                yield from _read_member(archive, member, document, defaults)
    except ArticleError as error:
        yield refuse(document.name, None, error)
    except UNPACK_ERRORS:
        broken = ArticleError("a broken ZIP archive", "pack or download it again")
        yield refuse(document.name, None, broken)


def _list_members(archive: zipfile.ZipFile, document: Document) -> list[zipfile.ZipInfo]:
    """Return the members that may hold articles, by path; raises ArticleError where there are too many or none."""
    if document.depth > DEEPEST:
        reason = f"archives lie more than {DEEPEST} deep in each other"
        raise ArticleError(reason, "unpack it and read the folder")
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MOST_MEMBERS:
        reason = f"holds {len(members):,} files, more than {MOST_MEMBERS:,}"
        raise ArticleError(reason, "pack them in several archives")
    wanted = [member for member in members if _is_wanted(PurePosixPath(member.filename))]
    if not wanted:
        reason = "no readable file in this archive"
        raise ArticleError(reason, f"pack files that end in {READABLE}")
    return sorted(wanted, key=lambda member: member.filename)


def _is_wanted(path: PurePosixPath) -> bool:
    is_hidden = any(part.startswith(".") and part != ".." for part in path.parts)
    return path.suffix.lower() in {*BY_SUFFIX, *UNREAD} and not is_hidden and path.parts[0] not in FOREIGN_FOLDERS


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, document: Document, defaults: Defaults
) -> Iterator[Found]:
    name = f"{document.name}/{member.filename}"
    path = PurePosixPath(member.filename.replace("\\", "/"))
    try:
        if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
            reason = "its path leads outside the archive"
            raise ArticleError(reason, "do not trust this archive, or pack it anew")  # noqa: TRY301 (told in its place)
        data = unpack_member(archive, member)
    except ArticleError as error:
        yield refuse(name, None, error)
        return
    except UNPACK_ERRORS as error:
        reason = "it is encrypted" if member.flag_bits & 1 else f"it does not unpack ({type(error).__name__})"
        yield refuse(name, None, ArticleError(reason, "pack it anew, without a password"))
        return
    yield from read_found(Document(data, name, stem=f"{document.stem}/{path}", depth=document.depth + 1), defaults)


def unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a member; raises ArticleError as soon as they are too many, before they fill the memory."""
    unpacked = bytearray()
    most = min(LONGEST, max(FREE_RATIO, HIGHEST_RATIO * max(member.compress_size, 1)))
    with archive.open(member) as stream:
        while piece := stream.read(PIECE):
            unpacked += piece
            if len(unpacked) > most:
                reason = f"it unpacks to more than {most // 2**20} MB"
                raise ArticleError(reason, "do not trust this archive; give the article by itself")
    return bytes(unpacked)
