"""Follows every number through the revisions of articles: JSON lines in, JSON lines out."""

from __future__ import annotations

from collections.abc import Iterator

from articles.batches import BatchCommand, Row, RowError, rows_of, text_of
from claims.following import ArticleState, Reading, follow
from claims.printed import Printed, read_printed
from claims.updates import Update
from claims.weighing import Spot


class Command(BatchCommand):
    help = (
        'Reads {"article_id", "revisions": [{"timestamp", "title", "text"}]} a line, '
        'writes {"article_id", "updates": […]} a line.'
    )

    @staticmethod
    def work(row: Row) -> Row:
        """The updates of one article."""
        if "article_id" not in row:
            raise RowError('"article_id" is missing')
        return {"article_id": row["article_id"], "updates": list(updates_of(rows_of(row, "revisions")))}


def updates_of(revisions: list[Row]) -> Iterator[Row]:
    """What moved from each revision to the next, numbers as JSON numbers."""
    state = ArticleState()
    printed: list[Printed] = []
    for position, revision in enumerate(revisions):
        printed.append(
            read_printed(
                title=text_of(revision, "title"),
                text=text_of(revision, "text"),
                timestamp=text_of(revision, "timestamp"),
            )
        )
        latest = printed[-1]
        reading = Reading(latest.document, latest.mentions, at=latest.at, position=position)
        step = follow(state, reading)
        for update in step.updates:
            yield _as_row(update, position, printed)
        state = step.state


def _as_row(update: Update, position: int, printed: list[Printed]) -> Row:
    return {
        "from": update.old.position if update.old else position - 1,
        "to": position,
        "kind": update.kind,
        "also": list(update.also),
        "measure": update.measure,
        "thread": update.thread,
        "notice": update.notice,
        "suspected": update.suspected,
        "old": _side(update.old, printed),
        "new": _side(update.new, printed),
    }


def _side(spot: Spot | None, printed: list[Printed]) -> Row | None:
    if spot is None:
        return None
    field, offset = printed[spot.position].places[spot.passage]
    return {
        "field": field,
        "start": offset + spot.mention.start,
        "end": offset + spot.mention.end,
        "surface": spot.mention.surface,
        **quantity_as_row(spot),
    }


def quantity_as_row(spot: Spot) -> Row:
    """The value, upper end and bound of a mention, numbers as JSON numbers."""
    quantity = spot.mention.quantity
    return {
        "value": float(quantity.value),
        "value_high": float(quantity.value_high) if quantity.value_high is not None else None,
        "bound": quantity.bound.value,
    }
