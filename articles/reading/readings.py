"""What a page says, as values that can be sent from one process to another."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from articles.documents import Document, from_json, to_json

# Grows when the same bytes may be read otherwise than before; stored with each capture.
READER_VERSION = "1.1"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the quality gate noticed: a code of `articles.reading.quality`, and what it saw."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One page as it was read.

    `outcome` is "" for a page that may become a revision, else a code of `articles.outcomes`; `quality`
    goes from 1 down to 0. `published` and `modified` are the page's own words, the `_at` aware times (None
    where the words tell none). `text` is the body as it stands on the page, dateline and sign-off with it.
    """

    document: Document = field(default_factory=Document)
    outcome: str = ""
    quality: float = 1.0
    findings: tuple[Finding, ...] = ()
    canonical_url: str = ""
    published: str = ""
    modified: str = ""
    published_at: datetime | None = None
    modified_at: datetime | None = None
    language: str = ""
    byline: str = ""
    text: str = ""
    is_truncated: bool = False
    version: str = READER_VERSION


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article before its page is read again: its latest revision and its address."""

    document: Document
    url: str = ""


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain JSON values; `reading_from_json` gives it back."""
    values = {name: getattr(reading, name) for name in Reading.__slots__}
    return values | {
        "document": to_json(reading.document),
        "findings": [asdict(finding) for finding in reading.findings],
        "published_at": _write_time(reading.published_at),
        "modified_at": _write_time(reading.modified_at),
    }


def reading_from_json(values: dict[str, Any]) -> Reading:
    """The reading that `reading_to_json` wrote."""
    return Reading(
        **{
            **values,
            "document": from_json(values["document"]),
            "findings": tuple(Finding(**finding) for finding in values["findings"]),
            "published_at": _read_time(values["published_at"]),
            "modified_at": _read_time(values["modified_at"]),
        }
    )


def _write_time(time: datetime | None) -> str:
    return time.isoformat() if time else ""


def _read_time(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
