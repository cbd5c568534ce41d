"""Bytes of a page -> its characters: by its mark, by what header and page say, then by the bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As browsers do: what calls itself Latin-1 or ASCII is Windows-1252.
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
# No page is written in anything else; utf-7 and the codecs that unpack are refused with the rest.
_KNOWN = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|cp125\d|iso8859-\d{1,2}|gb18030|big5(?:hkscs)?|shift_jis|cp932|euc_(?:jp|kr)"
    r"|koi8-[ru]|iso2022_jp|mac-roman|cp8\d\d|tis-620"
)
_IN_HEADER = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_IN_PAGE = re.compile(rb"<meta[^>]{0,300}?charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
FALLBACK = "cp1252"
# What no XML or HTML tree takes: lxml ends the text at a NUL.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Marks inside words for those who break lines; "&shy;" as a character, a number or a name.
_SOFT_HYPHEN = re.compile("\xad|&(?:shy|#173|#x0{0,2}ad);", re.IGNORECASE)
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page, and whether some of them stand in for bytes that could not be read."""

    text: str
    encoding: str
    has_replacements: bool = False


def decode_page(content: bytes, *, content_type: str = "") -> Decoded:
    """The characters of these bytes; never raises.

    Bytes that are proper UTF-8 are read so whatever the page says, since nothing else looks like it.

    >>> decode_page("Peña".encode("latin-1"), content_type="text/html; charset=iso-8859-1").text
    'Peña'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], [encoding])
    return _decode(content, ["utf-8", *_said(content, content_type), FALLBACK])


def _said(content: bytes, content_type: str) -> list[str]:
    in_header = _IN_HEADER.search(content_type)
    in_page = _IN_PAGE.search(content[:_HEAD_BYTES])
    names = [in_header[1] if in_header else "", in_page[1].decode("ascii") if in_page else ""]
    # A page that could be searched for its charset in ASCII is not UTF-16, though its header may say so.
    return [name for name in map(_codec, names) if name and not name.startswith("utf-16")]


def _codec(name: str) -> str:
    """Python's name of an encoding that pages may have; "" for others."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    known = _ALIASES.get(known, known)
    return known if _KNOWN.fullmatch(known) else ""


def _decode(content: bytes, encodings: list[str]) -> Decoded:
    """In the first encoding that fits; what is to be UTF-8 but for a few bytes stays UTF-8."""
    if _fits(content, encodings[0]):
        return _cleaned(content.decode(encodings[0]), encodings[0])
    said = encodings[1] if len(encodings) > 2 else _likelier(content)
    for encoding in encodings[1:]:
        if said != "utf-8" and _fits(content, encoding):
            return _cleaned(content.decode(encoding), encoding)
    chosen = said if len(encodings) > 1 else encodings[0]
    return _cleaned(content.decode(chosen, errors="replace"), chosen, has_replacements=True)


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likelier(content: bytes) -> str:
    """UTF-8 with a few faults, or a page in one-byte letters: what gives fewer replacements."""
    faults = content.decode("utf-8", errors="replace").count(REPLACEMENT)
    foreign = len(content) - len(content.decode("ascii", errors="ignore"))
    return "utf-8" if faults * 20 < foreign else FALLBACK


def _cleaned(text: str, encoding: str, *, has_replacements: bool = False) -> Decoded:
    return Decoded(_joined(without_forbidden(text)), encoding, has_replacements)


def _joined(text: str) -> str:
    """The text with each letter and its accents as one character, and without soft hyphens."""
    text = _SOFT_HYPHEN.sub("", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def without_forbidden(text: str) -> str:
    """The text without what neither a tree nor a database takes: NUL and its like, and half characters."""
    return _FORBIDDEN.sub("", text)
