from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from claims.returning import Fall, number_falls, number_of_rise

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)


def falls(*told: tuple[str, int | None, float]) -> list[Fall]:
    """Falls of these articles to these values, so many hours after noon."""
    return [
        Fall(
            key=place,
            article=article,
            name=f"lowered:{value}",
            value=None if value is None else Decimal(value),
            at=NOON + timedelta(hours=hours),
        )
        for place, (article, value, hours) in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        ([("a", 12, 0)], [1]),
        ([("a", 12, 0), ("a", 9, 1)], [1, 1]),
        ([("a", 12, 0), ("b", 12, 8)], [1, 1]),
        ([("a", 12, 0), ("a", 12, 5.9)], [1, 1]),
        ([("a", 12, 0), ("a", 12, 6)], [1, 2]),
        # A page that never rests falls once, however long it goes on.
        ([("a", 12, 0), ("a", 12, 5), ("a", 12, 10), ("a", 12, 15)], [1, 1, 1, 1]),
        ([("a", 12, 8), ("a", 12, 0)], [1, 2]),
    ],
)
def test_a_fall_to_one_value_is_another_after_hours_of_calm(told, numbers):
    assert [number for _, number in number_falls(falls(*told))] == numbers


@pytest.mark.parametrize(
    ("told", "value", "hours", "number"),
    [
        ([], 31, 1, 1),
        ([("a", 12, 0)], 31, 1, 2),
        ([("a", 12, 2)], 31, 1, 1),
        ([("a", 40, 0)], 31, 1, 1),
        ([("a", 31, 0)], 31, 1, 1),
        ([("a", None, 0)], 31, 1, 2),
        ([("a", 12, 0), ("b", 12, 0.5)], 31, 1, 2),
        ([("a", 12, 0), ("a", 9, 0.5)], 31, 1, 3),
        ([("a", 12, 0), ("a", 12, 7)], 31, 8, 3),
    ],
)
def test_a_rise_is_other_news_after_each_fall_below_it(told, value, hours, number):
    numbered = number_falls(falls(*told))
    assert number_of_rise(numbered, Decimal(value), NOON + timedelta(hours=hours)) == number
