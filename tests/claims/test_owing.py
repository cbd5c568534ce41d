from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from claims.mentions import Quantity
from claims.owing import (
    Happening,
    Hours,
    Place,
    Wish,
    chain,
    due_at,
    holds_words,
    is_live,
    measured_from,
    quiet_until,
    told_as,
)

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)
HERE = Place(story=1, source=2, article=3, text="Halyard Wire\nDam gives way\nTwelve died at Talva.")


def happening(**fields) -> Happening:
    """Deaths raised by 5, from 20 to 25, unless told otherwise."""
    return Happening(
        **{
            "key": "claim:to:25",
            "claim": 1,
            "revision": 1,
            "events": frozenset({"moved"}),
            "measure": "deaths",
            "places": (HERE,),
            "at": NOON,
            "direction": "raised",
            "delta": Decimal(5),
            "percent": Decimal(25),
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("wish", "is_told"),
    [
        ({}, True),
        ({"story": 1}, True),
        ({"story": 9}, False),
        ({"source": 2}, True),
        ({"source": 9}, False),
        ({"article": 3}, True),
        ({"article": 9}, False),
        ({"story": 1, "source": 9}, False),
        ({"words": "dam talva"}, True),
        ({"words": "HALYARD"}, True),
        ({"words": "dam flood"}, False),
        ({"measures": ("deaths",)}, True),
        ({"measures": ("injuries", "missing")}, False),
        ({"direction": "any"}, True),
        ({"direction": "raised"}, True),
        ({"direction": "lowered"}, False),
        ({"at_least": Decimal(5)}, True),
        ({"at_least": Decimal(6)}, False),
        ({"at_least_percent": Decimal(25)}, True),
        ({"at_least_percent": Decimal("25.1")}, False),
        ({"at_least": Decimal(5), "at_least_percent": Decimal(50)}, False),
        ({"events": ("moved",)}, True),
        ({"events": ("conflict", "behind")}, False),
        ({"events": ("extreme",)}, False),
    ],
)
def test_a_move_is_told_to_whoever_asked_for_it(wish, is_told):
    assert bool(told_as(happening(), Wish(**wish))) is is_told


@pytest.mark.parametrize(
    ("events", "asked", "told"),
    [
        ({"moved", "extreme"}, (), "moved"),
        ({"moved", "extreme"}, ("extreme",), "extreme"),
        ({"moved", "extreme"}, ("moved", "extreme"), "moved"),
        ({"conflict"}, (), "conflict"),
        ({"behind"}, ("behind",), "behind"),
        ({"suspicion_confirmed"}, (), "suspicion_confirmed"),
    ],
)
def test_what_is_two_things_is_told_as_one(events, asked, told):
    assert told_as(happening(events=frozenset(events)), Wish(events=asked)) == told


def test_thresholds_are_asked_of_moves_alone():
    conflict = happening(events=frozenset({"conflict"}), delta=None, percent=None, direction="")
    assert told_as(conflict, Wish(at_least=Decimal(100), direction="lowered")) == "conflict"


def test_a_figure_that_is_withdrawn_whole_reaches_every_threshold():
    withdrawn = happening(delta=None, percent=None, direction="lowered")
    assert told_as(withdrawn, Wish(at_least=Decimal(100), at_least_percent=Decimal(50)))


def test_one_place_has_to_fit_all_that_is_asked_of_places():
    two = (Place(1, 2, 3), Place(1, 4, 5))
    assert not told_as(happening(places=two), Wish(source=2, article=5))


@pytest.mark.parametrize(
    ("told", "now", "direction", "delta", "percent"),
    [
        ("20", "25", "raised", "5", "25.0"),
        ("100", "101", "raised", "1", "1.0"),
        ("25", "20", "lowered", "5", "20.0"),
        # Towards what was told already, or there: no news.
        ("40", "25", "raised", "0", "0"),
        ("10", "20", "lowered", "0", "0"),
        ("25", "25", "raised", "0", "0"),
        ("30", "25", "", "5", "16.7"),
        ("0", "25", "raised", "25", None),
    ],
)
def test_a_move_is_measured_from_what_was_told_last(told, now, direction, delta, percent):
    move = happening(value=Quantity(Decimal(now)), direction=direction, delta=Decimal(99))
    measured = measured_from(move, Quantity(Decimal(told)))
    assert (measured.delta, measured.percent) == (Decimal(delta), percent and Decimal(percent))


def test_a_move_in_another_unit_than_was_told_is_measured_by_itself():
    move = happening(value=Quantity(Decimal(25), unit="acre"))
    assert measured_from(move, Quantity(Decimal(20), unit="house")) == move


def test_what_concerns_the_whole_article_is_told_whatever_figures_were_asked_for():
    kill = happening(events=frozenset({"taken_back"}), measure="", delta=None, percent=None, direction="")
    assert (
        told_as(kill, Wish(measures=("injuries",), at_least=Decimal(5), direction="raised")) == "taken_back"
    )


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("Dam gives way", "", True),
        ("Dam gives way", "dam WAY", True),
        ("Dam gives way", "dams", False),
        ("Murió el alcalde", "murió", True),
    ],
)
def test_words_are_found_as_the_search_finds_them(text, words, holds):
    assert holds_words(text, words) is holds


# --- when

BERLIN, NEW_YORK, KATHMANDU = (
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
    ZoneInfo("Asia/Kathmandu"),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "pace", "due"),
    [
        ("2024-03-05 12:34", BERLIN, "at_once", "2024-03-05 12:34"),
        ("2024-03-05 12:34", BERLIN, "hourly", "2024-03-05 13:00"),
        # Kathmandu is a quarter past the hour: its full hours are its own.
        ("2024-03-05 12:34", KATHMANDU, "hourly", "2024-03-05 13:15"),
        ("2024-03-05 12:34", BERLIN, "daily", "2024-03-06 06:00"),
        ("2024-03-05 05:59", BERLIN, "daily", "2024-03-05 06:00"),
        # The day that begins summer time: seven o'clock comes an hour earlier.
        ("2024-03-30 12:00", BERLIN, "daily", "2024-03-31 05:00"),
        ("2024-03-05 12:34", NEW_YORK, "daily", "2024-03-06 12:00"),
        # In the hour that autumn shows twice.
        ("2024-10-27 00:30", BERLIN, "hourly", "2024-10-27 01:00"),
        ("2024-10-27 01:30", BERLIN, "hourly", "2024-10-27 02:00"),
    ],
)
def test_what_is_owed_is_due_at_the_asked_pace(now, zone, pace, due):
    assert due_at(at(now), Hours(zone=zone, pace=pace)) == at(due)


@pytest.mark.parametrize(
    ("now", "begin", "end", "until"),
    [
        ("2024-03-05 12:00", "22:00", "07:00", None),
        ("2024-03-05 21:00", "22:00", "07:00", "2024-03-06 06:00"),
        ("2024-03-05 20:59", "22:00", "07:00", None),
        ("2024-03-06 05:59", "22:00", "07:00", "2024-03-06 06:00"),
        ("2024-03-06 06:00", "22:00", "07:00", None),
        ("2024-03-05 12:00", "09:00", "17:00", "2024-03-05 16:00"),
        ("2024-03-05 12:00", "12:00", "12:00", None),
        # The night in which clocks go forward lasts an hour less …
        ("2024-03-30 22:00", "22:00", "07:00", "2024-03-31 05:00"),
        # … and the one in which they go back an hour more.
        ("2024-10-26 21:00", "22:00", "07:00", "2024-10-27 06:00"),
        # An end that spring skips is reached when the clock has jumped over it.
        ("2024-03-31 00:30", "22:00", "02:30", "2024-03-31 01:30"),
        # An end that autumn shows twice is the first of the two, and the second begins nothing anew.
        ("2024-10-27 00:15", "22:00", "02:30", "2024-10-27 00:30"),
        ("2024-10-27 01:15", "22:00", "02:30", None),
    ],
)
def test_quiet_hours_end_when_their_instant_comes(now, begin, end, until):
    hours = Hours(zone=BERLIN, quiet_from=time.fromisoformat(begin), quiet_to=time.fromisoformat(end))
    assert quiet_until(at(now), hours) == (until and at(until))


def test_a_digest_that_falls_into_the_quiet_hours_waits_for_their_end():
    hours = Hours(zone=BERLIN, pace="daily", quiet_from=time(22), quiet_to=time(8, 30))
    assert due_at(at("2024-03-05 12:00"), hours) == at("2024-03-06 07:30")


@pytest.mark.parametrize(
    ("moves", "told"),
    [
        ([("12", "31")], ("12", (), "31")),
        ([("12", "31"), ("31", "58")], ("12", ("31",), "58")),
        ([("12", "31"), ("12", "31"), ("12", "58")], ("12", ("31",), "58")),
        ([("12", "31"), ("31", "58"), ("58", "58")], ("12", ("31",), "58")),
        ([("58", "164"), ("194", "164")], ("58", (), "164")),
        ([("31", "210"), ("210", None)], ("31", ("210",), None)),
        ([(None, "164")], (None, (), "164")),
        ([("12", "14"), ("14", "12")], ("12", ("14",), "12")),
    ],
)
def test_moves_of_one_claim_are_told_as_one(moves, told):
    assert chain(moves) == told


@pytest.mark.parametrize(
    ("recorded", "dated", "live"),
    [(0, 0, True), (23, 23, True), (25, 0, False), (0, 25, False), (0, -2, True)],
)
def test_only_what_is_recorded_and_dated_lately_is_news(recorded, dated, live):
    ago = {"recorded_at": NOON - timedelta(hours=recorded), "dated_at": NOON - timedelta(hours=dated)}
    assert is_live(**ago, now=NOON, within=timedelta(hours=24)) is live
