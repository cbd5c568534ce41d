"""Which content is worth reading: pages and feeds, by what a server says and by how it begins."""

from __future__ import annotations

import re

READ_TYPES = frozenset(
    {
        "text/html", "application/xml", "text/xml", "application/json", "text/json",
    }
)  # fmt: skip
# Said of anything; what the content begins with decides. Every other type is refused unread.
VAGUE_TYPES = frozenset({"", "text/plain"})
# Beginnings of files that servers send as pages by mistake.
FILE_SIGNS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"GIF8",
    b"\xff\xd8\xff",
    b"RIFF",
    b"Rar!",
)
# Of so many bytes at the beginning the kind is told.
SIGNIFICANT = 512
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
MARKUP = re.compile(rb"\s*(?:<(?:!doctype|!--|\?xml|[a-z])|[\[{])", re.IGNORECASE)


def is_read(content_type: str) -> bool:
    """Whether content of this type may be read at all: before any of it has come."""
    media_type = media_type_of(content_type)
    if media_type in READ_TYPES or media_type in VAGUE_TYPES:
        return True
    return media_type.startswith("application/") and media_type.endswith(("+xml", "+json"))


def is_what_it_says(content_type: str, content: bytes) -> bool:
    """Whether the content may be what the type says; where the type says little, it must begin like markup.

    >>> is_what_it_says("text/html", b"%PDF-1.7"), is_what_it_says("", b"<html>")
    (False, True)
    """
    start = content[:SIGNIFICANT]
    if start.startswith(FILE_SIGNS):
        return False
    if media_type_of(content_type) not in VAGUE_TYPES or not start:
        return True
    if start.startswith(BYTE_ORDER_MARKS):
        start = start.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
    return MARKUP.match(start) is not None


def media_type_of(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
