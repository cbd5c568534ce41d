from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claims.mentions import Mention
from tests.claims.extraction.told import mentions

COUNTINGS = [
    ("Three more bodies were found.", ["increment"]),
    ("A further five people died.", ["increment"]),
    ("Three people were killed and another 12 were injured.", ["total", "total"]),
    ("Three people died.\n\nAnother 12 people were injured.", ["total", "total"]),
    ("Three people died. Another two people died overnight.", ["total", "increment"]),
    ("Some 27 people died in the last 24 hours.", ["period", "total"]),
    ("Nine died in a day of fighting.", ["total"]),
    ("In the past week, 27 people died in floods.", ["period"]),
    ("So far this year 31 fishermen have drowned.", ["period"]),
    ("In the last raid 31 fishermen drowned.", ["total"]),
    ("The road sees 300 deaths per year.", ["period"]),
    ("Nineteen people died, including 12 children and 3 women.", ["total", "part", "part"]),
    ("Nine people died. Six of the dead were women.", ["total", "part"]),
    ("Seven children were among the dead.", ["part"]),
    ("The dead include 12 women and five children.", ["part", "part"]),
    ("Sixteen firefighters are among the 29 dead.", ["part", "total"]),
    ("The attack killed 17, including the two attackers.", ["total", "part"]),
    ("There were 1,015 infections, including 52 deaths.", ["total", "total"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTINGS)
def test_a_number_is_a_total_an_increment_a_period_or_a_part(text: str, expected: list[str]) -> None:
    assert [m.counting for m in mentions(text) if not m.is_implicit] == expected


def test_a_part_points_at_its_whole() -> None:
    found = mentions("Nineteen people died, including 12 children and 3 women.")
    assert [m.part_of for m in found] == [None, 0, 0]


def test_a_part_points_at_the_total_of_an_earlier_sentence() -> None:
    found = mentions("Nine people died and 12 were hurt. Rain fell. Six of the dead were women.")
    assert [m.part_of for m in found] == [None, None, 0]


def current(text: str, language: str = "en") -> list[int]:
    return [int(m.quantity.value) for m in mentions(text, language) if not m.is_earlier_value]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The death toll rises to 19 from 14.", "en", [19]),
        ("The death toll rose from 14 to 19.", "en", [19]),
        ("Nineteen people died, up from 14.", "en", [19]),
        ("Nineteen people died, not 14.", "en", [19]),
        ("The toll, previously given as 54, is now 61.", "en", [61]),
        ("An earlier version of this report said 20 people were hurt.", "en", []),
        ("El anterior balance hablaba de 57 muertos.", "es", []),
        ("Nineteen people died; it had earlier put the number at 19.", "en", [19, 19]),
        ("La cifra de muertos sube a 19 desde 14.", "es", [19]),
    ],
)
def test_an_earlier_value_is_not_the_current_one(text: str, language: str, expected: list[int]) -> None:
    assert current(text, language) == expected


def first(text: str, published_at: datetime | None = None) -> Mention:
    return mentions(text, published_at=published_at)[0]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Nine people are feared dead.", "feared"),
        ("Nine people may have died.", "feared"),
        ("Nine people were confirmed dead.", "confirmed"),
        ("Nine people died.", "reported"),
    ],
)
def test_a_number_is_feared_confirmed_or_reported(text: str, certainty: str) -> None:
    assert first(text).certainty == certainty


PUBLISHED = datetime(2022, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2008 quake killed 900 people.", True),
        ("Nine people died there two years ago.", True),
        ("Nine people died there in 2022.", False),
        ("Nine people died there on Friday.", False),
        ("Nine people died there, the most since 2015.", False),
        ("Nine people died in the worst fire since the town was founded 30 years ago.", False),
    ],
)
def test_another_events_number_is_background(text: str, expected: bool) -> None:
    assert (
        next(m for m in mentions(text, published_at=PUBLISHED) if m.measure == "deaths").is_background
        is expected
    )


def test_as_of_tells_when_the_figure_holds() -> None:
    assert first("As of Tuesday evening, nine people had died.").as_of == "Tuesday evening"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The death toll rises to 19.", "up"),
        ("The death toll was lowered to 12.", "down"),
        ("Nine died.", ""),
    ],
)
def test_a_verb_of_change_gives_a_direction(text: str, direction: str) -> None:
    assert first(text).direction == direction
