"""A comparison laid out for reading: rows of paragraphs, and the small fields that changed."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from itertools import groupby

from articles.diffing import Comparison, DocumentComparison, Relation
from articles.diffing.faces import number_changes

# The headline and the label stand in the head of the page, and the body has rows of its own.
SMALL_FIELDS = ("kicker", "dateline", "byline", "note", "notices", "captions")


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph and what became of it, or as many unchanged ones as `folded` says."""

    index: int = 0
    relation: Relation | None = None
    folded: int = 0


def lay_out(comparison: Comparison) -> list[Row]:
    """Every paragraph as a row; its index is what `twin` of a moved one names."""
    return [Row(index, relation) for index, relation in enumerate(comparison.paragraphs)]


def lay_out_changes(comparison: Comparison) -> list[Row]:
    """Rows of the paragraphs that changed; those between them are folded into one."""
    paragraphs = enumerate(comparison.paragraphs)
    return _fold(comparison, {index for index, relation in paragraphs if relation.has_changed})


def lay_out_numbers(comparison: Comparison) -> list[Row]:
    """Rows of the paragraphs in which a number changed, came or went; those between them are folded."""
    return _fold(comparison, {change.index for change in number_changes(comparison)})


def _fold(comparison: Comparison, shown: Container[int]) -> list[Row]:
    rows: list[Row] = []
    for is_shown, group in groupby(lay_out(comparison), key=lambda row: row.index in shown):
        run = list(group)
        rows += run if is_shown else [Row(folded=len(run))]
    return rows


def changed_fields(comparison: DocumentComparison) -> dict[str, list[Row]]:
    """Byline, dateline, captions and the like, by name, where they differ."""
    fields = ((name, comparison.fields[name]) for name in SMALL_FIELDS)
    return {name: lay_out_changes(field) for name, field in fields if field.has_changed}
