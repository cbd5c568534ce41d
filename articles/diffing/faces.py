"""A comparison laid out for readers: side by side, as unified text, the changed passages or numbers alone.

All of it is values; whoever renders them escapes the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.diffing.comparison import Comparison, Kind, Relation
from articles.diffing.parts import DELETE, INSERT, KEEP, Part
from articles.diffing.tokens import is_number, split_tokens

# How many words are shown on either side of a change when the rest of the passage is left out.
WORDS_AROUND = 12
ELLIPSIS = "…"
LINE_BREAK = re.compile(r"[ \t]?[\r\n]+")
SIGNS = {
    Kind.CONTEXT: " ", Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~", Kind.SPLIT: "~",
    Kind.JOINED: "~", Kind.MOVED_FROM: "<", Kind.MOVED_TO: ">",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One row: what stood on the left and what stands on the right; `index` is the relation's."""

    index: int
    relation: Relation
    left: tuple[Part, ...]
    right: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """So many unchanged paragraphs that are not shown."""

    count: int


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """A passage that changed, its long unchanged stretches cut down to the words next to a change."""

    index: int
    relation: Relation
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that gave way to another; "" where one side has none or it can't be told which."""

    index: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written around deleted and inserted words."""

    delete: tuple[str, str] = ("[-", "-]")
    insert: tuple[str, str] = ("{+", "+}")


PLAIN = Marks()


def lay_side_by_side(comparison: Comparison) -> tuple[SideBySide, ...]:
    """A row a relation: deleted words on the left only, inserted words on the right only."""
    return tuple(
        SideBySide(
            index,
            relation,
            left=_without(relation.parts, INSERT) if relation.kind is not Kind.MOVED_TO else (),
            right=_without(relation.parts, DELETE) if relation.kind is not Kind.MOVED_FROM else (),
        )
        for index, relation in enumerate(comparison.paragraphs)
    )


def _without(parts: tuple[Part, ...], sign: str) -> tuple[Part, ...]:
    return tuple([part for part in parts if part[0] != sign])


def fold_context(comparison: Comparison, *, around: int = 1) -> tuple[Relation | Fold, ...]:
    """The relations in reading order; unchanged ones further than `around` from a change are folded."""
    relations = comparison.paragraphs
    shown: set[int] = set()
    for index, relation in enumerate(relations):
        if relation.has_changed:
            shown.update(range(index - around, index + around + 1))
    folded: list[Relation | Fold] = []
    for index, relation in enumerate(relations):
        last = folded[-1] if folded else None
        if index in shown:
            folded.append(relation)
        elif isinstance(last, Fold):
            folded[-1] = Fold(last.count + 1)
        else:
            folded.append(Fold(1))
    return tuple(folded)


def write_unified(comparison: Comparison, *, around: int = 1, marks: Marks = PLAIN) -> str:
    """The comparison as text: a sign and a paragraph a line, with deleted and inserted words marked.

    The signs are + added, - removed, ~ changed, < moved from here, > moved to here; "@@ 12 @@" stands for
    twelve unchanged paragraphs.
    """
    return "\n".join(
        f"@@ {row.count} @@"
        if isinstance(row, Fold)
        else f"{SIGNS[row.kind]} {write_parts(row.parts, marks=marks)}"
        for row in fold_context(comparison, around=around)
    )


def write_parts(parts: tuple[Part, ...], *, marks: Marks = PLAIN) -> str:
    """The words, those deleted or inserted in marks, and "¶" for a break between paragraphs."""
    around = {KEEP: ("", ""), DELETE: marks.delete, INSERT: marks.insert}
    return "".join([f"{around[sign][0]}{LINE_BREAK.sub('¶', text)}{around[sign][1]}" for sign, text in parts])


def changed_passages(
    comparison: Comparison, *, words_around: int = WORDS_AROUND
) -> tuple[ChangedPassage, ...]:
    """The passages that changed, each with the words around its changes; a move is told where it arrives."""
    return tuple(
        ChangedPassage(index, relation, shorten_parts(relation.parts, words_around=words_around))
        for index, relation in enumerate(comparison.paragraphs)
        if relation.has_changed and relation.kind is not Kind.MOVED_FROM
    )


def shorten_parts(parts: tuple[Part, ...], *, words_around: int = WORDS_AROUND) -> tuple[Part, ...]:
    """Parts whose kept stretches are cut to so many words next to a change, with "…" for the rest."""
    last = len(parts) - 1
    return tuple(
        (sign, _shorten(text, index > 0, index < last, words_around) if sign == KEEP else text)
        for index, (sign, text) in enumerate(parts)
    )


def _shorten(text: str, follows_change: bool, precedes_change: bool, words_around: int) -> str:
    tokens = split_tokens(text)
    head = words_around if follows_change or not precedes_change else 0
    head += bool(head and tokens and not tokens[0].strip())
    tail = words_around if precedes_change else 0
    if len(tokens) <= head + tail + 1:
        return text
    kept = ["".join(tokens[:head]).rstrip(), ELLIPSIS, "".join(tokens[len(tokens) - tail :])]
    return " ".join(kept[not head : 3 if tail else 2])


def number_changes(comparison: Comparison) -> tuple[NumberChange, ...]:
    """The numbers that changed, came or went, in reading order; a moved passage is read where it arrives."""
    return tuple(
        NumberChange(index, old, new)
        for index, relation in enumerate(comparison.paragraphs)
        if relation.has_changed and relation.kind is not Kind.MOVED_FROM
        for old, new in _pair_numbers(relation.parts)
    )


def _pair_numbers(parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    """Number for number where a deletion and the insertion after it have as many; else each alone."""
    gone: list[str] = []
    for sign, text in (*parts, (KEEP, "")):
        numbers = [token.strip() for token in split_tokens(text) if is_number(token)]
        if sign == DELETE:
            gone = numbers
        elif sign == INSERT and len(numbers) == len(gone):
            yield from ((old, new) for old, new in zip(gone, numbers, strict=True) if old != new)
            gone = []
        else:
            yield from ((old, "") for old in gone)
            yield from (("", new) for new in numbers if sign == INSERT)
            gone = []
