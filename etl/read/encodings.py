"""Turns bytes of an encoding that is declared, or not, into text, and mends what was decoded wrongly on the way.

For formats that came off the web or out of an office program; plain files must be UTF-8 (decode.py).
"""

from __future__ import annotations

import codecs
import re

from etl.errors import ArticleError

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
HEAD = 4096  # bytes in which a page or an XML file says its encoding
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What a browser takes for these names (WHATWG Encoding Standard, section 4.2).
AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
FAMILIES = ("ascii", "cp", "iso8859", "mac-", "koi8", "gb", "big5", "shift_jis", "euc", "utf-16")
SAMPLE = 50_000  # bytes: more changes no guess and costs time
# What UTF-8 read as Windows-1252 leaves behind: "Ã©", "â€™".
MOJIBAKE = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0192\u0152\u0153\u0160\u0161\u0178\u02c6\u02dc]|\u00e2\u20ac|\u00ef\u00bf\u00bd"
)
NOT_ASCII = re.compile(rb"[\x80-\xff]")
MOST_DAMAGE = 20  # fewer than 1 accented letter in 20 is broken: damage, no other encoding
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")


def decode_any(data: bytes, media_type: str | None = None) -> str:
    """Return the text of some bytes: by BOM, then UTF-8, then what header or head declare, then by its likely encoding.

    Valid UTF-8 wins over a declaration: a text of another encoding with accents is hardly ever valid UTF-8.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_find_declared(data, media_type) or _guess(data), "replace")


def mend_text(text: str) -> str:
    """Return a text without invisible letters and controls, its line ends LF and its mojibake undone.

    "dÃ©jÃ\u00a0" gives "déjà"; "com\u00admencer" gives "commencer".
    """
    plain = CONTROLS.sub("", LINE_ENDS.sub("\n", INVISIBLE.sub("", text)))
    if not MOJIBAKE.search(plain):
        return plain
    from ftfy import TextFixerConfig, fix_encoding

    return "\n".join(fix_encoding(line, TextFixerConfig(explain=False)) for line in plain.split("\n"))


def refuse_empty(data: bytes) -> None:
    """Raise ArticleError where there is nothing."""
    if not data.strip(b" \t\r\n\0"):
        reason = "the file is empty"
        raise ArticleError(reason, "save the article again")


def _find_declared(data: bytes, media_type: str | None) -> str | None:
    """Return the encoding that the header, else the head of the bytes, declares, where Python knows it."""
    for place in ((media_type or "").encode("ascii", "ignore"), data[:HEAD]):
        match = DECLARED.search(place)
        if match is None:
            continue
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
        except LookupError:
            continue
        if name.startswith(FAMILIES):  # UTF-8 is none: it was tried
            return AS_BROWSERS_DO.get(name, name)
    return None


def _guess(data: bytes) -> str:
    """Return the likeliest encoding; one that is damaged UTF-8 stays UTF-8, so that one bad byte spoils no accents."""
    damaged = data.decode("utf-8", "replace").count("\ufffd")
    if damaged * MOST_DAMAGE < len(NOT_ASCII.findall(data)):
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=["cp1252", "cp1250", "mac_roman", "cp850", "utf_16"]).best()
    return best.encoding if best else "cp1252"
