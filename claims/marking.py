"""A passage cut at the numbers in it, so that a page can mark them. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from articles.documents import Block, Document


class Spanned(Protocol):
    passage: int
    start: int
    end: int


S = TypeVar("S", bound=Spanned)


class Piece(NamedTuple):
    """Words of a passage, and the mention that they are, if they are one."""

    text: str
    mention: Spanned | None = None


def cut_at_mentions(text: str, mentions: Iterable[S]) -> Iterator[Piece]:
    """The passage in pieces that joined give it back; of mentions that overlap the first is marked.

    >>> from types import SimpleNamespace
    >>> [piece.text for piece in cut_at_mentions("killed 26 people", [SimpleNamespace(start=7, end=9)])]
    ['killed ', '26', ' people']
    """
    at = 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if mention.start < at or mention.end > len(text):
            continue
        if mention.start > at:
            yield Piece(text[at : mention.start])
        yield Piece(text[mention.start : mention.end], mention)
        at = mention.end
    if at < len(text):
        yield Piece(text[at:])


class MarkedPassage(NamedTuple):
    """A passage with its numbers marked."""

    block: Block
    pieces: tuple[Piece, ...]


def mark_passages(document: Document, mentions: Iterable[Spanned]) -> list[MarkedPassage]:
    """All passages of a document, the headline first, cut at the mentions in them."""
    by_passage: dict[int, list[Spanned]] = {}
    for mention in mentions:
        by_passage.setdefault(mention.passage, []).append(mention)
    return [
        MarkedPassage(block, tuple(cut_at_mentions(block.text, by_passage.get(index, ()))))
        for index, block in enumerate(document.passages())
    ]
