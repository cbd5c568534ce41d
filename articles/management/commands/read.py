"""Reads pages: JSON lines in, JSON lines out."""

from __future__ import annotations

from dataclasses import asdict

from articles.batches import BatchCommand, Row, RowError, text_of
from articles.documents import to_json
from articles.reader import ReadError, shared_reader
from articles.reading.readings import Reading

# What a re-check records of a page that is read for the first time.
RECORDED = "recorded"


class Command(BatchCommand):
    help = (
        'Reads {"id", "html", "url"?} a line, writes {"id", "quality", "headline", "text", "blocks",'
        ' "byline", "published_at", "modified_at", "language", "canonical_url", "notices", "outcome",'
        ' "findings"} a line:'
        " what a re-check would make of this page."
    )

    @staticmethod
    def work(row: Row) -> Row:
        """What one page says; a page that needs too much time or memory is an outcome and no fault."""
        for name in ("id", "html"):
            if name not in row:
                raise RowError(f'"{name}" is missing')
        html, url = text_of(row, "html"), text_of(row, "url")
        try:
            reading = shared_reader().read_page(html.encode("utf-8", "replace"), url=url)
        except ReadError as error:
            reading = Reading(outcome=error.code, quality=0.0, canonical_url=url)
        return {"id": row["id"], **reading_as_row(reading)}


def reading_as_row(reading: Reading) -> Row:
    """A reading in the words of the contract; times are ISO 8601 with their zone, or null."""
    document = to_json(reading.document)
    return {
        "quality": reading.quality,
        "headline": reading.document.headline,
        "text": reading.text,
        "blocks": document["blocks"],
        "byline": reading.byline,
        "published_at": reading.published_at.isoformat() if reading.published_at else None,
        "modified_at": reading.modified_at.isoformat() if reading.modified_at else None,
        "language": reading.language,
        "canonical_url": reading.canonical_url,
        "notices": document["notices"],
        "outcome": reading.outcome or RECORDED,
        "findings": [asdict(finding) for finding in reading.findings],
    }
