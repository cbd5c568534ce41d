"""A pasted text with every number in it, as a page shows it; nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from articles.documents import Document
from articles.models import Revision
from articles.wire.plain_text import read_plain_text
from claims.extraction import EXTRACTOR_VERSION
from claims.marking import MarkedPassage, mark_passages
from claims.models import Mention
from claims.printed import read_numbers
from claims.rows import keepable, to_row


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text read into its parts, its passages marked, and its mentions as rows that are not saved."""

    document: Document
    passages: list[MarkedPassage]
    mentions: list[Mention]
    language: str
    is_capped: bool


def read_text(text: str, *, language: str, now: datetime) -> ReadText:
    """Every number of the text, tracked or not. `language` may be empty: then it is guessed."""
    document = read_plain_text(text, published_at=now, language=language)
    found = read_numbers(document, language=language or None, at=now)
    nowhere = Revision()
    mentions = [
        to_row(nowhere, placed, index=index, version=EXTRACTOR_VERSION)
        for index, placed in enumerate(keepable(found.mentions))
    ]
    return ReadText(document, mark_passages(document, mentions), mentions, found.language, found.is_capped)
