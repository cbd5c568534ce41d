"""The steps from one text to the other: what is kept, deleted and inserted, as words and as spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

KEEP, DELETE, INSERT = "=", "-", "+"
# A sign and the text that it is about.
Part = tuple[str, str]


class Edit(NamedTuple):
    """One step from old to new: `kind` is "keep", "delete" or "insert"; spans are in code points."""

    kind: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def join_parts(parts: Sequence[Part]) -> list[Part]:
    """Parts with neighbours of one sign made one, and between two kept ones what is deleted first."""
    joined: list[Part] = []
    kept: list[str] = []
    gone: list[str] = []
    come: list[str] = []
    for sign, text in parts:
        if sign == KEEP and text:
            if gone or come:
                kept = _flush(joined, kept, "".join(gone), "".join(come))
                gone, come = [], []
            kept.append(text)
        elif sign == DELETE:
            gone.append(text)
        elif sign == INSERT:
            come.append(text)
    kept = _flush(joined, kept, "".join(gone), "".join(come))
    if kept:
        joined.append((KEEP, "".join(kept)))
    return joined


def _flush(joined: list[Part], kept: list[str], gone: str, come: str) -> list[str]:
    """Writes what was kept, deleted and inserted; the white space that both end with is kept after them."""
    tail = ""
    if gone and come:
        blank = _shared_blank(gone[len(gone.rstrip()) :], come[len(come.rstrip()) :])
        if blank:
            tail, gone, come = gone[-blank:], gone[:-blank], come[:-blank]
    if gone or come:
        if kept:
            joined.append((KEEP, "".join(kept)))
            kept = []
        if gone:
            joined.append((DELETE, gone))
        if come:
            joined.append((INSERT, come))
    return [*kept, tail] if tail else kept


def _shared_blank(gone: str, come: str) -> int:
    """How much white space both end with, where one ends with all of the other's."""
    if gone.endswith(come):
        return len(come)
    return len(gone) if come.endswith(gone) else 0


def place_edits(parts: Sequence[Part], *, old_at: int, new_at: int) -> tuple[Edit, ...]:
    """Parts as edits with their spans, beginning at the given places."""
    edits = []
    for sign, text in parts:
        size = len(text)
        if sign == KEEP:
            edits.append(Edit("keep", old_at, old_at + size, new_at, new_at + size))
            old_at += size
            new_at += size
        elif sign == DELETE:
            edits.append(Edit("delete", old_at, old_at + size, new_at, new_at))
            old_at += size
        else:
            edits.append(Edit("insert", old_at, old_at, new_at, new_at + size))
            new_at += size
    return tuple(edits)
