from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from articles.flapping import Sight, Verdict, has_held, weigh
from tests.builders import NOON, minutes


def sights(texts: str, *, every: timedelta, until: datetime = NOON) -> list[Sight]:
    """One sight for each letter, the last one `every` before `until`."""
    return [
        Sight(text, until - every * back) for back, text in zip(range(len(texts), 0, -1), texts, strict=True)
    ]


@pytest.mark.parametrize(
    ("recorded", "text", "verdict"),
    [
        ("", "A", Verdict.NEW),
        ("A", "A", Verdict.SAME),
        ("A", "B", Verdict.NEW),
        ("AB", "A", Verdict.RETURNED),
        ("ABA", "A", Verdict.SAME),
        ("ABA", "C", Verdict.NEW),
        ("ABA", "B", Verdict.FLAPPING),
        ("ABCA", "B", Verdict.FLAPPING),
        ("ABAC", "B", Verdict.FLAPPING),
    ],
)
def test_what_a_page_shows_is_weighed_against_what_was_recorded(recorded, text, verdict):
    known = sights(recorded, every=minutes(10))
    assert weigh(text, recorded=known, seen=[], is_flapping=False, now=NOON) == verdict


@pytest.mark.parametrize(
    ("ago", "verdict"), [(timedelta(hours=23), Verdict.FLAPPING), (timedelta(hours=25), Verdict.RETURNED)]
)
def test_returns_that_lie_more_than_a_day_apart_are_an_editors(ago, verdict):
    known = sights("ABA", every=minutes(10), until=NOON - ago + minutes(10))
    assert weigh("B", recorded=known, seen=[], is_flapping=False, now=NOON) == verdict


@pytest.mark.parametrize(
    ("seen", "text", "verdict"),
    [
        ("ABABAB", "B", Verdict.FLAPPING),
        ("ABABAB", "C", Verdict.NEW),
        ("ABBBBB", "B", Verdict.SETTLED),
        ("ABBBBB", "A", Verdict.FLAPPING),
        ("ABBBAB", "B", Verdict.FLAPPING),
    ],
)
def test_a_flapping_page_has_a_new_state_when_one_text_has_held(seen, text, verdict):
    known = sights("ABA", every=timedelta(hours=3))
    looks = sights(seen, every=minutes(15))
    assert weigh(text, recorded=known, seen=looks, is_flapping=True, now=NOON) == verdict


@pytest.mark.parametrize(
    ("seen", "every", "is_held"),
    [("", 60, False), ("B", 90, False), ("BB", 30, True), ("BBBB", 14, False), ("ABB", 30, True)],
)
def test_a_text_has_held_after_an_hour_and_three_checks(seen, every, is_held):
    assert has_held("B", sights(seen, every=minutes(every)), now=NOON) == is_held
