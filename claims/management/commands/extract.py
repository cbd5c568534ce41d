"""Reads every quantity of texts: JSON lines in, JSON lines out."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from articles.batches import BatchCommand, Row, RowError, text_of
from claims.extraction import EXTRACTOR_VERSION, extract
from claims.mentions import Attribution, Mention


class Command(BatchCommand):
    help = (
        'Reads {"id", "text", "lang"?, "published_at"?, "place"?} a line, '
        'writes {"id", "lang", "quantities": […]} a line: every quantity, tracked or not.'
    )

    @staticmethod
    def work(row: Row) -> Row:
        """The quantities of one text; offsets are code points, values JSON numbers."""
        if "id" not in row or "text" not in row:
            raise RowError('"id" or "text" is missing')
        result = extract(
            text_of(row, "text"),
            language=text_of(row, "lang") or None,
            published_at=read_time(text_of(row, "published_at")),
            place=text_of(row, "place"),
        )
        return {
            "id": row["id"],
            "lang": result.language,
            "capped": result.is_capped,
            "version": EXTRACTOR_VERSION,
            "quantities": [mention_as_row(mention) for mention in result.mentions],
        }


def read_time(text: str) -> datetime | None:
    """An ISO 8601 time, or None for an empty text. Raises RowError where it is neither."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError as error:
        raise RowError(f'"published_at": {error}') from error


def mention_as_row(mention: Mention) -> Row:
    """A mention in the words of the contract."""
    quantity = mention.quantity
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "value": as_number(quantity.value),
        "value_high": None if quantity.value_high is None else as_number(quantity.value_high),
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        "noun": mention.noun,
        "measure": mention.measure,
        "counting": mention.counting.value,
        "place": mention.place,
        "group": mention.group,
        "actor": mention.actor,
        "attribution": attribution_as_row(mention.attribution),
        "as_of": mention.as_of,
        "certainty": mention.certainty.value,
        "implicit": mention.is_implicit,
        "background": mention.is_background,
        "earlier": mention.is_earlier_value,
        "part_of": mention.part_of,
        "direction": mention.direction,
        "sentence": [mention.sentence_start, mention.sentence_end],
        "rules": list(mention.rules),
    }


def attribution_as_row(attribution: Attribution) -> Row | None:
    """Name and role, or None where nobody is credited."""
    if attribution == Attribution():
        return None
    return {"name": attribution.name, "role": attribution.role}


def as_number(value: Decimal) -> int | float:
    """A plain JSON number: an integer where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
