"""Reads who wrote a report from a line of its own: "By Jane Doe", "Por …", "Jane Doe, Reuters"."""

from __future__ import annotations

import re

from articles.wire.names import is_agency, is_name

LONGEST = 160
_ROLES = frozenset({
    "staff writer", "staff reporter", "correspondent", "special correspondent", "corresponsal",
    "enviado especial", "enviada especial", "redactor", "redactora", "associated press writer", "ap writer",
})  # fmt: skip
_BY = re.compile(r"(?:By|BY|Por|POR|by|Written by|Text by)\s{1,3}(?P<names>\S.{0,150})")
_BETWEEN = re.compile(r"\s{0,2}(?:,|\||/|\s(?:and|y|e|AND|Y|with|con|in|en)\s|\s[-–—]\s)\s{0,2}")
_MOST_NAMES = 8


def read_byline(line: str) -> str:
    """The line itself if it is a byline and nothing else, an empty text if not.

    >>> read_byline("Jane Doe, Reuters")
    'Jane Doe, Reuters'
    >>> read_byline("By land and by sea they came")
    ''
    """
    line = line.strip()
    if len(line) > LONGEST or line.endswith((".", "?", "!", ":")):
        return ""
    if is_agency(line):
        return line
    by = _BY.fullmatch(line)
    return line if (_are_authors(by["names"]) if by else _is_signed(line)) else ""


def _are_authors(names: str) -> bool:
    """After "By": a person has two names, an agency may have one."""
    parts = _BETWEEN.split(names)
    if len(parts) > _MOST_NAMES or any(not _is_author(part) for part in parts):
        return False
    return len(parts[0].split()) > 1 or is_agency(parts[0])


def _is_author(name: str) -> bool:
    return is_agency(name) or name.casefold() in _ROLES or is_name(name, most_words=6)


def _is_signed(line: str) -> bool:
    """Without "By" the agency or role tells: "Jane Doe, Reuters", "Jane Doe | AP"."""
    parts = _BETWEEN.split(line)
    if not 2 <= len(parts) <= _MOST_NAMES:
        return False
    *people, last = parts
    is_signed = is_agency(last) or last.casefold() in _ROLES
    return is_signed and all(is_name(part, most_words=5) and len(part.split()) > 1 for part in people)
