"""Tells all that would be told of a handful of articles: JSON lines in, JSON lines out."""

from __future__ import annotations

from articles.batches import BatchCommand, Row, RowError, rows_of, text_of
from claims.telling import Article, Revision, tell_articles


class Command(BatchCommand):
    help = (
        'Reads {"id", "articles": [{"source", "language", "url", "revisions": '
        '[{"timestamp", "label", "title", "text"}]}]} a line, writes {"id", "stories", "updates", '
        '"conflicts", "behind", "inconsistencies", "label_warnings"} a line.'
    )

    @staticmethod
    def work(row: Row) -> Row:
        """What is to be told of the articles of one row."""
        if "id" not in row:
            raise RowError('"id" is missing')
        return {
            "id": row["id"],
            **tell_articles([read_article(article) for article in rows_of(row, "articles")]),
        }


def read_article(row: Row) -> Article:
    """An article of a row. Raises RowError where it is none."""
    return Article(
        source=text_of(row, "source"),
        language=text_of(row, "language"),
        revisions=tuple(
            Revision(
                timestamp=text_of(revision, "timestamp"),
                label=text_of(revision, "label"),
                title=text_of(revision, "title"),
                text=text_of(revision, "text"),
            )
            for revision in rows_of(row, "revisions")
        ),
    )
