"""A comparison in plain JSON values: MediaWiki's compare with paragraphs named and fields apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from articles.diffing.comparison import Comparison, Relation
from articles.diffing.fields import DocumentComparison

Json = dict[str, Any]


def to_json(
    comparison: DocumentComparison,
    *,
    from_revision: Mapping[str, Any],
    to_revision: Mapping[str, Any],
    same_article: bool = True,
    label: Mapping[str, Any] | None = None,
) -> Json:
    """The comparison of two revisions; what they are, and how the label fared, is given by the caller.

    A relation has "type", the indices of its paragraphs under "from" and "to" (null where it has none), its
    "parts" as pairs of sign and text, and, if it was moved, "moveInfo" with the ids of both ends.
    """
    return {
        "from": dict(from_revision),
        "to": dict(to_revision),
        "same_article": same_article,
        "label": dict(label) if label is not None else None,
        "stats": asdict(comparison.stats),
        "fields": {name: relations_to_json(field) for name, field in comparison.fields.items()},
        "is_minor": comparison.is_minor,
        "truncated": comparison.truncated,
    }


def relations_to_json(comparison: Comparison) -> list[Json]:
    """The paragraph relations of one comparison, with where each begins in its text, in code points."""
    return [_relation(comparison, index, relation) for index, relation in enumerate(comparison.paragraphs)]


def _relation(comparison: Comparison, index: int, relation: Relation) -> Json:
    values: Json = {
        "type": relation.kind.value,
        "from": list(relation.old) or None,
        "to": list(relation.new) or None,
        "offset": {
            "from": comparison.old_starts[relation.old[0]] if relation.old else None,
            "to": comparison.new_starts[relation.new[0]] if relation.new else None,
        },
        "parts": [list(part) for part in relation.parts],
    }
    if relation.twin is not None:
        goes_down = relation.twin > index
        values["moveInfo"] = {
            "id": f"moved-{index}",
            "linkId": f"moved-{relation.twin}",
            "linkDirection": "down" if goes_down else "up",
        }
    return values
