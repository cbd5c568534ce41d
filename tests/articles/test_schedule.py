"""When an address is looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from articles.outcomes import GOOD
from articles.schedule import (
    CONFIRM_WITHIN,
    GONE,
    LONGEST_FOR_FEEDS,
    LONGEST_WHEN_HOT,
    LONGEST_WHEN_URGENT,
    REFUSED,
    SILENT,
    SPREAD,
    TOLD,
    Bounds,
    History,
    change_rate,
    feed_rate,
    latest_sensible,
    next_check,
    next_feed_check,
)

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BOUNDS = Bounds(shortest=5 * MINUTE, longest=DAY, stop_after=60 * DAY)
# Lets every rule be seen for itself.
WIDE = Bounds(shortest=timedelta(0), longest=3650 * DAY, stop_after=3650 * DAY)
SEED = "0192d3a4"


def looked_at(
    age: timedelta, *, changes: int = 0, changed: timedelta | None = None, **known: object
) -> History:
    """An article of this age, watched all along and just seen unchanged; last changed so long ago."""
    values: dict[str, object] = {
        "watched_since": NOW - age,
        "last_outcome": "unchanged",
        "last_good_at": NOW - min(age, HOUR),
        "unchanged_streak": 100,
        "change_count": changes,
        "last_change_at": NOW - changed if changed is not None else None,
    }
    return History(**(values | known))  # type: ignore[arg-type]


def wait(history: History, limits: Bounds = BOUNDS, *, seed: str = SEED) -> timedelta:
    answer = next_check(history, limits, now=NOW, seed=seed)
    assert answer.at is not None
    return answer.at - NOW


def about(expected: timedelta, found: timedelta) -> bool:
    """Whether two waits are the same but for their spread."""
    return expected * (1 - SPREAD) <= found <= expected * (1 + SPREAD)


AGES = [timedelta(0), 10 * MINUTE, HOUR, 3 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY, 59 * DAY]


def test_the_older_an_article_the_longer_it_waits() -> None:
    rates = [change_rate(looked_at(age), now=NOW) for age in AGES]
    assert all(young > old for young, old in pairwise(rates))


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(0), 9 * MINUTE),
        (HOUR, 19 * MINUTE),
        (DAY, 97 * MINUTE),
        (7 * DAY, 5 * HOUR),
        (30 * DAY, 11 * HOUR),
    ],
)
def test_an_article_that_never_changes_is_looked_at_less_and_less(
    age: timedelta, expected: timedelta
) -> None:
    assert wait(looked_at(age)) == pytest.approx(expected, rel=0.2)


@pytest.mark.parametrize("age", AGES[3:])
def test_the_more_it_changed_the_sooner(age: timedelta) -> None:
    waits = [wait(looked_at(age, changes=n, changed=age * 0.9), WIDE) for n in (0, 1, 3, 10, 40)]
    assert all(shorter < longer for longer, shorter in pairwise(waits))


@pytest.mark.parametrize(
    ("history", "rate"),
    [
        # 0.175 / (0 + 0.5) for the average article, of which nothing is known.
        (looked_at(timedelta(0)), 0.35),
        # The average one changes 0.681 times in a day: (0.5 + n * 0.6) / (0.5 + 0.681) * 0.175 / 24.5.
        (looked_at(DAY), 0.00302),
        (looked_at(DAY, changes=5, changed=DAY), 0.02116),
        # 0.4 * exp(-2) for what follows a change two hours ago.
        (looked_at(DAY, changes=5, changed=2 * HOUR), 0.02116 + 0.05413),
        # In its last hour alone, the only one watched, 0.00729 times.
        (looked_at(HOUR, published_at=NOW - DAY), 0.00704),
    ],
)
def test_the_rate_is_the_average_articles_times_its_own_factor(history: History, rate: float) -> None:
    assert change_rate(history, now=NOW) == pytest.approx(rate, rel=0.005)


@pytest.mark.parametrize("age", [DAY, 7 * DAY, 30 * DAY])
def test_what_has_just_changed_is_looked_at_within_a_quarter_of_an_hour(age: timedelta) -> None:
    assert wait(looked_at(age, changes=1, changed=2 * MINUTE)) < 15 * MINUTE


def test_a_stretch_in_which_nobody_watched_says_nothing() -> None:
    watched_late = looked_at(HOUR, published_at=NOW - 30 * DAY)
    watched_all_along = looked_at(30 * DAY)
    assert change_rate(watched_late, now=NOW) > change_rate(watched_all_along, now=NOW)


def test_an_article_that_is_old_when_found_waits_like_an_old_one() -> None:
    assert wait(looked_at(HOUR, published_at=NOW - 30 * DAY)) > 5 * HOUR


@pytest.mark.parametrize("age", [timedelta(0), HOUR, 23 * HOUR])
def test_a_new_article_is_looked_at_at_once(age: timedelta) -> None:
    assert wait(History(watched_since=NOW, published_at=NOW - age)) == timedelta(0)


def test_an_archive_taken_in_at_once_is_spread_over_its_wait() -> None:
    history = History(watched_since=NOW, published_at=NOW - 30 * DAY)
    waits = sorted(wait(history, seed=str(number)) for number in range(1000))
    assert waits[100] < waits[500] * 0.3 < waits[900] * 0.3


@pytest.mark.parametrize("limits", [BOUNDS, replace(BOUNDS, shortest=6 * HOUR)])
def test_a_change_is_looked_at_again_within_two_minutes_whatever_the_limits(limits: Bounds) -> None:
    history = looked_at(DAY, last_outcome="changed", changes=1, changed=timedelta(0))
    assert CONFIRM_WITHIN / 2 <= wait(history, limits) <= CONFIRM_WITHIN


def test_what_was_read_for_the_first_time_needs_no_second_look() -> None:
    assert wait(looked_at(timedelta(0), last_outcome="recorded")) >= BOUNDS.shortest


@pytest.mark.parametrize(
    ("limits", "history", "expected"),
    [
        (replace(BOUNDS, shortest=2 * HOUR), looked_at(timedelta(0)), 2 * HOUR),
        (replace(BOUNDS, longest=HOUR), looked_at(30 * DAY), HOUR),
        (Bounds(shortest=2 * HOUR, longest=HOUR, stop_after=DAY), looked_at(30 * MINUTE), 2 * HOUR),
        (replace(BOUNDS, longest=HOUR), looked_at(DAY, last_outcome="timeout", failure_streak=50), HOUR),
    ],
)
def test_no_wait_leaves_the_limits_of_the_source(
    limits: Bounds, history: History, expected: timedelta
) -> None:
    assert wait(history, limits) == pytest.approx(expected, rel=SPREAD)


@pytest.mark.parametrize("priority", [1, 2, 3, 9])
def test_what_is_in_dispute_is_looked_at_sooner_however_old(priority: int) -> None:
    longest = LONGEST_WHEN_HOT[min(priority, 3) - 1]
    assert wait(looked_at(50 * DAY, priority=priority)) <= longest * (1 + SPREAD)


def test_limits_of_no_time_at_all_make_no_page_be_asked_without_end() -> None:
    limits = Bounds(shortest=timedelta(0), longest=timedelta(0), stop_after=timedelta(0))
    assert wait(looked_at(DAY, unchanged_streak=0), limits) >= 50 * timedelta(seconds=1)


def test_each_step_of_priority_halves_the_wait() -> None:
    waits = [wait(looked_at(timedelta(0), priority=priority), WIDE) for priority in (-1, 0, 1, 2)]
    assert all(about(longer / 2, shorter) for longer, shorter in pairwise(waits))


def test_what_its_publisher_calls_urgent_is_looked_at_sooner() -> None:
    history = looked_at(5 * HOUR, is_urgent=True)
    assert wait(history) <= LONGEST_WHEN_URGENT * (1 + SPREAD)


def test_what_is_urgent_and_new_is_looked_at_as_soon_as_any_other() -> None:
    assert wait(looked_at(timedelta(0), is_urgent=True)) == wait(looked_at(timedelta(0)))


def test_what_was_urgent_long_ago_is_so_no_more() -> None:
    assert wait(looked_at(7 * DAY, is_urgent=True)) > 2 * HOUR


@pytest.mark.parametrize(
    ("streak", "expected"),
    [
        (0, 10 * MINUTE),
        (1, 10 * MINUTE),
        (2, 20 * MINUTE),
        (4, 80 * MINUTE),
        (8, 1280 * MINUTE),
        (9, DAY),
        (5000, DAY),
    ],
)
def test_a_page_that_fails_is_tried_less_and_less(streak: int, expected: timedelta) -> None:
    history = looked_at(DAY, last_outcome="forbidden", failure_streak=streak)
    assert about(expected, wait(history))


def test_what_counts_as_told_is_what_the_outcomes_call_good() -> None:
    assert TOLD == GOOD


def test_no_page_is_asked_before_its_host_is_open_again() -> None:
    history = looked_at(HOUR, last_outcome="rate_limited", failure_streak=1, not_before=NOW + 3 * HOUR)
    assert 3 * HOUR <= wait(history) <= 3 * HOUR + CONFIRM_WITHIN


def test_a_host_that_is_open_before_a_page_is_due_changes_nothing() -> None:
    history = looked_at(DAY, last_outcome="forbidden", failure_streak=3, not_before=NOW + MINUTE)
    assert about(40 * MINUTE, wait(history))


def test_the_pages_of_a_host_do_not_all_come_when_it_opens() -> None:
    history = looked_at(HOUR, last_outcome="rate_limited", failure_streak=1, not_before=NOW + 3 * HOUR)
    assert len({wait(history, seed=str(number)) for number in range(50)}) == 50


GONE_PAGE = looked_at(DAY, last_outcome="gone", failure_streak=3, gone_since=NOW - DAY)


@pytest.mark.parametrize(
    ("history", "reason"),
    [
        (GONE_PAGE, GONE),
        (replace(GONE_PAGE, failure_streak=2), ""),
        (replace(GONE_PAGE, gone_since=NOW - 23 * HOUR), ""),
        (replace(GONE_PAGE, gone_since=None), ""),
        (replace(GONE_PAGE, last_outcome="timeout"), ""),
        (looked_at(DAY, last_outcome="refused:scheme", failure_streak=1, is_final=True), REFUSED),
        (looked_at(60 * DAY), SILENT),
        (looked_at(59 * DAY), ""),
        (looked_at(90 * DAY, changes=4, changed=60 * DAY), SILENT),
        (looked_at(90 * DAY, changes=4, changed=50 * DAY), ""),
        (looked_at(90 * DAY, last_outcome="not_modified"), SILENT),
        # A failure, a page kept for an editor and a known text again are no silence.
        (looked_at(90 * DAY, last_outcome="timeout", failure_streak=1), ""),
        (looked_at(90 * DAY, last_outcome="timeout"), ""),
        (looked_at(90 * DAY, last_outcome="held", failure_streak=1), ""),
        (looked_at(90 * DAY, last_outcome="flapping"), ""),
        # Somebody waits for this one.
        (looked_at(90 * DAY, priority=1), ""),
        # Nobody looked for weeks, or not often enough: a worker was off, a clock jumped, it was begun anew.
        (looked_at(90 * DAY, last_good_at=NOW - 20 * DAY), ""),
        (looked_at(90 * DAY, last_good_at=None), ""),
        (looked_at(90 * DAY, unchanged_streak=59), ""),
        (looked_at(90 * DAY, unchanged_streak=60), SILENT),
    ],
)
def test_it_stops_with_a_reason_and_only_with_one(history: History, reason: str) -> None:
    answer = next_check(history, BOUNDS, now=NOW, seed=SEED)
    assert (answer.stop_reason, answer.at is None) == (reason, bool(reason))


def test_a_worker_that_slept_makes_up_for_all_it_missed_by_one_check() -> None:
    history, moment, looks = looked_at(HOUR), NOW + 7 * DAY, 0
    while (answer := next_check(history, BOUNDS, now=moment, seed=SEED)).at:
        looks += 1
        if answer.at > NOW + 7 * DAY + HOUR:
            break
        moment = answer.at
    assert looks <= 2


def test_a_clock_that_went_back_brings_no_burst() -> None:
    from_the_future = History(
        watched_since=NOW + 30 * DAY,
        last_outcome="unchanged",
        last_good_at=NOW + 31 * DAY,
        last_change_at=NOW + 31 * DAY,
        change_count=2,
        unchanged_streak=80,
    )
    assert wait(from_the_future) >= BOUNDS.shortest


def test_what_a_wrong_clock_set_too_far_ahead_is_told_apart() -> None:
    assert wait(looked_at(59 * DAY)) < latest_sensible(BOUNDS, now=NOW) - NOW < 2 * DAY


def test_a_day_that_a_host_asks_for_is_not_too_far_ahead() -> None:
    limits = replace(BOUNDS, longest=HOUR)
    history = looked_at(DAY, last_outcome="rate_limited", not_before=NOW + DAY)
    assert NOW + wait(history, limits) < latest_sensible(limits, now=NOW)


@pytest.mark.parametrize(("looks", "reason"), [(2, ""), (3, SILENT)])
def test_no_silence_is_believed_after_fewer_than_three_looks(looks: int, reason: str) -> None:
    limits = Bounds(shortest=HOUR, longest=30 * DAY, stop_after=30 * DAY)
    history = looked_at(60 * DAY, unchanged_streak=looks)
    assert next_check(history, limits, now=NOW, seed=SEED).stop_reason == reason


def test_the_same_article_at_the_same_time_has_the_same_answer() -> None:
    history = looked_at(DAY)
    assert next_check(history, BOUNDS, now=NOW, seed="a") == next_check(history, BOUNDS, now=NOW, seed="a")


def test_many_alike_articles_spread_evenly_over_their_spread() -> None:
    base = wait(looked_at(DAY), WIDE) / (1 + SPREAD)
    waits = [wait(looked_at(DAY), WIDE, seed=str(number)) for number in range(10_000)]
    low, high = min(waits), max(waits)
    tenths = [0] * 10
    for one in waits:
        tenths[min(int((one - low) / (high - low) * 10), 9)] += 1
    assert base < high
    assert max(tenths) < 1.2 * min(tenths)


# -- feeds


def read_feed_history(age: timedelta, *, news: int, quiet: timedelta, **known: object) -> History:
    return looked_at(age, changes=news, changed=quiet, **({"last_outcome": "read"} | known))


def feed_wait(history: History, limits: Bounds = BOUNDS) -> timedelta:
    answer = next_feed_check(history, limits, now=NOW, seed=SEED)
    assert answer.at is not None
    return answer.at - NOW


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (read_feed_history(30 * DAY, news=7200, quiet=5 * MINUTE), 5 * MINUTE),
        (read_feed_history(30 * DAY, news=720, quiet=30 * MINUTE), 5.4 * MINUTE),
        (read_feed_history(30 * DAY, news=30, quiet=12 * HOUR), 27 * MINUTE),
        (read_feed_history(30 * DAY, news=720, quiet=3 * DAY), 25 * MINUTE),
        (read_feed_history(90 * DAY, news=0, quiet=90 * DAY), LONGEST_FOR_FEEDS),
        (
            read_feed_history(30 * DAY, news=5, quiet=DAY, last_outcome="timeout", failure_streak=3),
            40 * MINUTE,
        ),
    ],
)
def test_a_feed_has_the_rhythm_of_its_entries(history: History, expected: timedelta) -> None:
    assert feed_wait(history) == pytest.approx(expected, rel=0.15)


def test_a_new_feed_is_read_at_once() -> None:
    assert feed_wait(History(watched_since=NOW)) == timedelta(0)


def test_a_feed_that_falls_silent_is_read_less_often() -> None:
    rates = [
        feed_rate(read_feed_history(90 * DAY, news=900, quiet=quiet), now=NOW)
        for quiet in (HOUR, DAY, 7 * DAY, 60 * DAY)
    ]
    assert all(before > after for before, after in pairwise(rates))


@pytest.mark.parametrize(
    ("history", "reason"),
    [
        (read_feed_history(900 * DAY, news=1, quiet=800 * DAY), ""),
        (GONE_PAGE, GONE),
        (replace(GONE_PAGE, failure_streak=2), ""),
        (read_feed_history(DAY, news=1, quiet=HOUR, is_final=True), REFUSED),
    ],
)
def test_a_feed_ends_when_it_is_gone_and_never_by_its_silence(history: History, reason: str) -> None:
    assert next_feed_check(history, BOUNDS, now=NOW, seed=SEED).stop_reason == reason


# -- whatever is known
