"""A title and a text as one printed revision: its passages, the numbers in them, and where each passage
stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from articles.documents import Block, BlockKind, Document
from claims import extraction
from claims.mentions import Mention

PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A revision read from title and text. `places` has each passage's field and where it begins there."""

    document: Document
    mentions: tuple[tuple[int, Mention], ...]
    places: tuple[tuple[str, int], ...]
    at: datetime | None = None


def read_printed(*, title: str, text: str, timestamp: str = "", language: str = "") -> Printed:
    """The title as headline, each line of the text as a paragraph, and every number in them.

    Spans of mentions count from the passage's place, so that they can be found again in title and text.
    """
    blocks, places = [], [("title", 0)]
    for line in PARAGRAPH.finditer(text):
        if line.group().strip():
            blocks.append(Block(BlockKind.PARAGRAPH, line.group()))
            places.append(("text", line.start()))
    document = Document(headline=title, blocks=tuple(blocks), language=language)
    at = read_time(timestamp)
    return Printed(document, read_mentions(document, at=at), tuple(places), at)


def read_numbers(
    document: Document, *, language: str | None, at: datetime | None
) -> extraction.PassageExtraction:
    """Every number that the document's passages state, the dateline's place being that of the report."""
    return extraction.extract_passages(
        [block.text for block in document.passages()],
        language=language,
        published_at=at,
        place=document.dateline.place if document.dateline else "",
    )


def read_mentions(document: Document, *, at: datetime | None = None) -> tuple[tuple[int, Mention], ...]:
    """The numbers of a document in its own language, each with the index of its passage."""
    return read_numbers(document, language=document.language, at=at).mentions


def read_time(timestamp: str) -> datetime | None:
    """An ISO 8601 time, UTC where it names no zone; None where there is none or it is no time."""
    try:
        read = datetime.fromisoformat(timestamp)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
