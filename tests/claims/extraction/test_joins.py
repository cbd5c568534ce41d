from __future__ import annotations

import pytest

from claims.mentions import Bound
from tests.claims.extraction.told import only, values

RANGES = [
    ("Between 10 and 15 goats", (10, 15)),
    ("Four to five thousand goats", (4000, 5000)),
    ("Three or four years", (3, 4)),
    ("$10 to $15 billion", (10_000_000_000, 15_000_000_000)),
    ("Prices rose between 5% and 6% there", (5, 6)),
    ("A range of 20–40 km", (20, 40)),
    ("It runs from 15 to 22 miles", (15, 22)),
    ("A number more than 10 and less than 40", (10, 40)),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_two_ends_are_one_range(text: str, expected: tuple[float, float]) -> None:
    quantity = only(text).quantity
    assert (quantity.value, quantity.value_high, quantity.bound) == (*expected, Bound.RANGE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shares fell 7% to $2.3 billion.", [7, 2_300_000_000]),
        ("Exports grew by $4 billion to $19 billion.", [4_000_000_000, 19_000_000_000]),
        ("The death toll rose from 14 to 19.", [14, 19]),
        ("They play three-nought-four there.", [3, 0, 4]),
    ],
)
def test_a_step_and_a_level_are_two_quantities(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One in five homes has gas.", 0.2),
        ("One out of four homes has gas.", 0.25),
        ("They shot down 45 of 54 drones.", 45),
        ("The plank is 5 feet 6 inches long.", 5.5),
        ("It costs thirteen dollars and fifty cents.", 13.5),
        ("It ran 9.8 ± 0.1 km that day.", 9.8),
        ("It is 5 +/- 2 metres wide.", 5),
    ],
)
def test_numbers_of_one_quantity_are_joined(text: str, expected: float) -> None:
    assert float(only(text).quantity.value) == pytest.approx(expected)
