from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from claims.dates import day_told, is_dated_before

SATURDAY = date(2025, 9, 6)
DAYS = [
    ("Thursday, September 4", date(2025, 9, 4)),
    ("4 September", date(2025, 9, 4)),
    ("4 de septiembre", date(2025, 9, 4)),
    ("2025-09-04", date(2025, 9, 4)),
    ("Thursday", date(2025, 9, 4)),
    ("el jueves", date(2025, 9, 4)),
    ("Saturday", date(2025, 9, 6)),
    ("31 December", date(2024, 12, 31)),
    ("February 30", None),
    ("noon", None),
    ("", None),
]


@pytest.mark.parametrize(("as_of", "day"), DAYS)
def test_a_text_tells_the_day_of_its_figure(as_of: str, day: date | None) -> None:
    assert day_told(as_of, SATURDAY) == day


@pytest.mark.parametrize(
    ("as_of", "is_record"), [("Thursday", True), ("Friday", False), ("Saturday", False), ("", False)]
)
def test_a_figure_two_days_old_when_printed_is_a_record(as_of: str, is_record: bool) -> None:
    assert is_dated_before(as_of, datetime(2025, 9, 6, 6, tzinfo=UTC)) is is_record
