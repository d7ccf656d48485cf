"""Turns bytes into text, or into the reason why they are none."""

from __future__ import annotations

from etl.errors import ArticleError

BOM = b"\xef\xbb\xbf"
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
SAVE_AS_UTF8 = "save it as UTF-8"


def decode_text(data: bytes) -> str:
    """Return the text, its BOM removed and CRLF as LF; raises ArticleError for what is empty, binary or not UTF-8."""
    if not data.strip():
        reason = "the file is empty"
        raise ArticleError(reason, "put the text of an article in it")
    refuse_binary(data)
    return check_text(_decode(data.removeprefix(BOM)))


def refuse_binary(data: bytes) -> None:
    """Raise ArticleError where the bytes are another encoding or no text at all."""
    if data.startswith(WIDE_BOMS):
        reason = "encoded as UTF-16, not UTF-8"
        raise ArticleError(reason, SAVE_AS_UTF8)
    if b"\0" in data:
        reason = "a binary file, not text"
        raise ArticleError(reason, "save the article's text as a .txt file")


def check_text(text: str) -> str:
    """Return a text with CRLF as LF; raises ArticleError where it is blank or holds what no text file can."""
    if not text.strip():
        reason = "the text is empty"
        raise ArticleError(reason, "put the text of the article in it")
    if "\0" in text:
        reason = "the text holds a NUL character"
        raise ArticleError(reason, "remove it")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = f"half a character (a lone surrogate) at position {error.start} of the text"
        raise ArticleError(reason, "export the text again as UTF-8") from error
    return text.replace("\r\n", "\n")


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 at byte {error.start}"
        raise ArticleError(reason, SAVE_AS_UTF8) from error
