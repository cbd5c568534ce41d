"""Mentions between the values that the pure cores speak and the rows that are kept."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from articles.models import Revision
from claims.mentions import Attribution, Bound, Certainty, Counting, Mention, Quantity
from claims.models import DECIMAL_PLACES, MAX_DIGITS
from claims.models import Mention as MentionRow

PlacedMention = tuple[int, Mention]
TOO_LARGE = Decimal(10) ** (MAX_DIGITS - DECIMAL_PLACES)
SMALLEST = Decimal(1).scaleb(-DECIMAL_PLACES)
WORDS = ("noun", "place", "group", "actor")
LONGEST = {"unit": 100, "as_of": 100, "direction": 16}
LONGEST_WORDS = 200
# What `to_value` reads.
COLUMNS = (
    "start", "end", "surface", "value", "value_high", "bound", "unit", "sentence_start", "sentence_end",
    "measure", "counting", "attribution_name", "attribution_role", "as_of", "certainty", "direction",
    "is_background", "is_earlier_value", "is_implicit", "part_of", "rules", *WORDS,
)  # fmt: skip


def keepable(mentions: Iterable[PlacedMention]) -> tuple[PlacedMention, ...]:
    """The mentions as they will be read back: what no column can hold is left out or cut to its length.

    Done before anything is derived, so that following on from stored rows and deriving all anew agree.
    """
    kept: dict[int, PlacedMention] = {}
    seen: set[tuple[int, int, int, str]] = set()
    for index, (passage, mention) in enumerate(mentions):
        spot = (passage, mention.start, mention.end, mention.measure)
        if mention.quantity.value.is_finite() and _fits(mention.quantity) and spot not in seen:
            seen.add(spot)
            kept[index] = (passage, mention)
    places = {index: place for place, index in enumerate(kept)}
    return tuple(
        (passage, cut(replace(mention, part_of=places.get(mention.part_of))))
        for passage, mention in kept.values()
    )


def _fits(quantity: Quantity) -> bool:
    ends = (quantity.value, quantity.value_high or 0)
    return all(abs(end) < TOO_LARGE for end in ends)


def is_keepable(mention: Mention) -> bool:
    """Whether the columns hold it as it is."""
    return _fits(mention.quantity) and cut(mention) == mention


def cut(mention: Mention) -> Mention:
    """The mention as its columns hold it: words to their length, values to the precision that is kept."""
    quantity = mention.quantity
    high = quantity.value_high
    credited = mention.attribution
    return replace(
        mention,
        quantity=Quantity(
            value=_rounded(quantity.value),
            bound=quantity.bound,
            value_high=None if high is None else _rounded(high),
            unit=quantity.unit[: LONGEST["unit"]],
        ),
        attribution=Attribution(credited.name[:LONGEST_WORDS], credited.role[:LONGEST_WORDS]),
        as_of=mention.as_of[: LONGEST["as_of"]],
        direction=mention.direction[: LONGEST["direction"]],
        **{name: getattr(mention, name)[:LONGEST_WORDS] for name in WORDS},
    )


def _rounded(value: Decimal) -> Decimal:
    """The value to the precision that is kept, written without trailing zeros or an exponent."""
    rounded = value.quantize(SMALLEST).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def public_id_of(revision: Revision, placed: PlacedMention) -> uuid.UUID:
    """The public id of a mention that `keepable` gave: it follows from where it stands and what it counts."""
    passage, mention = placed
    return uuid.uuid5(revision.public_id, f"{passage}:{mention.start}:{mention.end}:{mention.measure}")


def to_row(
    revision: Revision,
    placed: PlacedMention,
    *,
    index: int,
    version: str,
    public_id: uuid.UUID | None = None,
) -> MentionRow:
    """The row of a mention that `keepable` gave; `index` is its place among those of the revision.

    `public_id` is for a mention that is no longer what extraction gave.
    """
    passage, mention = placed
    quantity = mention.quantity
    return MentionRow(
        public_id=public_id or public_id_of(revision, placed),
        article_id=revision.article_id,
        revision=revision,
        index=index,
        passage=passage,
        start=mention.start,
        end=mention.end,
        sentence_start=mention.sentence_start,
        sentence_end=mention.sentence_end,
        surface=mention.surface,
        value=quantity.value,
        value_high=quantity.value_high,
        bound=quantity.bound,
        unit=quantity.unit,
        measure=mention.measure,
        counting=mention.counting,
        attribution_name=mention.attribution.name,
        attribution_role=mention.attribution.role,
        as_of=mention.as_of,
        certainty=mention.certainty,
        direction=mention.direction,
        is_background=mention.is_background,
        is_earlier_value=mention.is_earlier_value,
        is_implicit=mention.is_implicit,
        part_of=mention.part_of,
        rules=list(mention.rules),
        extractor_version=version,
        **{name: getattr(mention, name) for name in WORDS},
    )


def to_value(row: MentionRow | Any) -> Mention:
    """The mention that `to_row` kept, from its row or from anything else that names its COLUMNS."""
    return Mention(
        start=row.start,
        end=row.end,
        surface=row.surface,
        quantity=Quantity(
            value=_rounded(row.value),
            bound=Bound(row.bound),
            value_high=None if row.value_high is None else _rounded(row.value_high),
            unit=row.unit,
        ),
        sentence_start=row.sentence_start,
        sentence_end=row.sentence_end,
        measure=row.measure,
        counting=Counting(row.counting),
        attribution=Attribution(row.attribution_name, row.attribution_role),
        as_of=row.as_of,
        certainty=Certainty(row.certainty),
        direction=row.direction,
        is_background=row.is_background,
        is_earlier_value=row.is_earlier_value,
        is_implicit=row.is_implicit,
        part_of=row.part_of,
        rules=tuple(row.rules),
        **{name: getattr(row, name) for name in WORDS},
    )


def quantity_to_json(quantity: Quantity) -> dict[str, Any]:
    high = quantity.value_high
    return {
        "value": str(quantity.value),
        "bound": str(quantity.bound),
        "value_high": None if high is None else str(high),
        "unit": quantity.unit,
    }


def quantity_from_json(values: dict[str, Any]) -> Quantity:
    high = values["value_high"]
    return Quantity(
        value=Decimal(values["value"]),
        bound=Bound(values["bound"]),
        value_high=None if high is None else Decimal(high),
        unit=values["unit"],
    )
