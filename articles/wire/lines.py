"""Cuts plain text into paragraphs: blank lines, single newlines, and lines hard-wrapped at a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.wire.bylines import read_byline
from articles.wire.dialects import VERB

# Beyond these no text is a news story: what follows stays together as the last paragraph.
MOST_LINES = 50_000
# Columns at which terminals, mail and wire circuits wrap.
NARROWEST, WIDEST = 40, 100

_NEWLINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_INDENT = re.compile(r"[ \t]{2,}|\t")
_STOPPED = tuple('.!?:…"”’»)')
# A bullet, an editor's note, or a label line such as "(Update 1: …" and "(Adds …"
_NEW_LINE = re.compile(
    rf"[-•*] |Eds: |\((?:{VERB}|Update|Actualizaci[oó]n|Rectificaci[oó]n)\b", re.IGNORECASE
)


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, without the blanks around them; hard-wrapped lines are joined by a space.

    Nothing else is changed. From line 50,000 on the text is one last paragraph.
    """
    lines = [line.rstrip() for line in _NEWLINE.split(text.lstrip("\ufeff"), maxsplit=MOST_LINES)]
    width = _wrap_width(lines)
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        if width and previous and line and _is_wrapped(previous, line, width):
            paragraphs[-1] += (_joint(previous), line.strip())
        elif line.strip():
            paragraphs.append([line.strip()])
        previous = line
    return ["".join(pieces) for pieces in paragraphs]


def _joint(line: str) -> str:
    """A word broken at its own hyphen goes on without a blank: "mass-" + "produced"."""
    return "" if len(line) > 1 and line[-1] == "-" and line[-2].isalnum() else " "


def _is_wrapped(line: str, following: str, width: int) -> bool:
    """Whether a line wrapped at `width` goes on: in small letters, or with a word that did not fit."""
    if _INDENT.match(following) or _NEW_LINE.match(following) or read_byline(following):
        return False
    return _goes_on(line, following) or len(line) + 1 + len(following.split(None, 1)[0]) > width


def _goes_on(line: str, following: str) -> bool:
    return not line.endswith(_STOPPED) and following.lstrip()[:1].islower()


def _wrap_width(lines: Sequence[str]) -> int:
    """The column at which this text was wrapped, 0 if it was not."""
    breaks = [
        (line, following)
        for line, following in pairwise(lines)
        if following and NARROWEST <= len(line) <= WIDEST
    ]
    # In running text most lines go on in small letters; paragraphs on lines of their own never do.
    certain = [len(line) for line, following in breaks if _goes_on(line, following)]
    if certain and len(certain) * 3 >= len(breaks):
        return max(certain)
    open_ended = sum(not line.endswith(_STOPPED) for line, _ in breaks)
    has_case = any(letter.islower() for line, _ in breaks[:20] for letter in line)
    if has_case or open_ended * 2 <= len(breaks):
        return 0
    return max(len(line) for line, _ in breaks)
