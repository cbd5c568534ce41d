"""When a host may be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.politeness import (
    FIRST_PAUSE,
    LONGEST_QUEUE,
    LONGEST_RETRY_AFTER,
    PROBE,
    TRIP,
    HostState,
    after_failure,
    after_rate_limit,
    after_success,
    is_closed,
    may_begin_at,
    reserve,
    spacing_of,
)

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("chosen", "default", "crawl_delay", "spacing"),
    [
        (None, 1.0, None, 1.0),
        (None, 1.0, 0.2, 1.0),
        (None, 1.0, 10.0, 10.0),
        (None, 1.0, 86400.0, 60.0),
        (5.0, 1.0, None, 5.0),
        (0.0, 1.0, None, 0.0),
        (0.0, 1.0, 10.0, 10.0),
        (90.0, 1.0, 86400.0, 90.0),
        (-3.0, 1.0, None, 0.0),
    ],
)
def test_the_spacing_is_the_editors_and_never_less_than_the_host_asks_for(
    chosen: float | None, default: float, crawl_delay: float | None, spacing: float
) -> None:
    assert spacing_of(chosen=chosen, default=default, crawl_delay=crawl_delay) == spacing


@pytest.mark.parametrize(
    ("state", "begins_at"),
    [
        (HostState(), NOW),
        (HostState(next_request_at=NOW - HOUR), NOW),
        (HostState(next_request_at=NOW + SECOND), NOW + SECOND),
        (HostState(closed_until=NOW - SECOND), NOW),
        (HostState(closed_until=NOW + HOUR), NOW + HOUR),
        (HostState(next_request_at=NOW + SECOND, closed_until=NOW + HOUR), NOW + HOUR),
        # What a clock wrote that was wrong keeps nobody waiting.
        (HostState(next_request_at=NOW + 9000 * HOUR), NOW + 2 * SECOND),
        (HostState(closed_until=NOW + 9000 * HOUR), NOW),
    ],
)
def test_it_tells_when_the_next_request_may_begin(state: HostState, begins_at: datetime) -> None:
    assert may_begin_at(state, spacing=2.0, now=NOW) == begins_at


def test_however_wide_the_spacing_it_is_kept() -> None:
    state = HostState(next_request_at=NOW + 6 * HOUR)
    assert may_begin_at(state, spacing=6 * 3600, now=NOW) == NOW + 6 * HOUR


def test_a_wait_of_a_whole_day_is_kept_though_clocks_differ_a_little() -> None:
    state = HostState(closed_until=NOW + LONGEST_RETRY_AFTER + SECOND)
    assert is_closed(state, now=NOW)


def test_slots_lie_a_spacing_apart() -> None:
    state, begins = HostState(), []
    while slot := reserve(state, spacing=60.0, now=NOW):
        begins.append((slot.begins_at - NOW).total_seconds())
        state = slot.state
    assert begins == [0.0, 60.0, 120.0, 180.0, 240.0, 300.0]


def test_without_spacing_all_may_begin_at_once() -> None:
    state = HostState()
    for _ in range(100):
        slot = reserve(state, spacing=0.0, now=NOW)
        assert slot is not None
        assert slot.begins_at == NOW
        state = slot.state


def test_no_slot_is_given_while_the_host_is_closed() -> None:
    assert reserve(HostState(closed_until=NOW + SECOND), spacing=0.0, now=NOW) is None


def fail(state: HostState, times: int, *, now: datetime = NOW, jitter: float = 0.0) -> HostState:
    for _ in range(times):
        state = after_failure(state, now=now, jitter=jitter)
    return state


@pytest.mark.parametrize(
    ("failures", "pause"),
    [
        (1, None),
        (4, None),
        (5, MINUTE),
        (6, 2 * MINUTE),
        (9, 16 * MINUTE),
        (55, 6 * HOUR),
        (5000, 6 * HOUR),
    ],
)
def test_a_host_that_fails_in_a_row_is_closed_for_ever_longer(failures: int, pause: timedelta | None) -> None:
    closed_until = fail(HostState(), failures).closed_until
    assert closed_until == (pause and NOW + pause)


def test_the_jitter_makes_a_pause_up_to_half_as_long_again() -> None:
    assert fail(HostState(), 5, jitter=0.5).closed_until == NOW + 75 * SECOND


def test_no_jitter_makes_a_pause_longer_than_the_longest() -> None:
    assert fail(HostState(), 55, jitter=0.9).closed_until == NOW + 6 * HOUR
    limited = replace(HostState(), failure_streak=54)
    assert after_rate_limit(limited, retry_after=None, now=NOW, jitter=0.9).closed_until == NOW + 6 * HOUR


def test_after_the_pause_one_request_probes_and_all_others_wait() -> None:
    state = fail(HostState(), TRIP)
    later = NOW + FIRST_PAUSE
    probe = reserve(state, spacing=0.0, now=later)
    assert probe is not None
    assert reserve(probe.state, spacing=0.0, now=later + SECOND) is None


def test_a_probe_of_which_nothing_is_heard_is_followed_by_another() -> None:
    later = NOW + FIRST_PAUSE
    probe = reserve(fail(HostState(), TRIP), spacing=0.0, now=later)
    assert probe is not None
    assert reserve(probe.state, spacing=0.0, now=later + PROBE) is not None


def test_a_probe_that_fails_closes_the_host_for_twice_as_long() -> None:
    later = NOW + FIRST_PAUSE
    probe = reserve(fail(HostState(), TRIP), spacing=0.0, now=later)
    assert probe is not None
    assert fail(probe.state, 1, now=later + SECOND).closed_until == later + SECOND + 2 * FIRST_PAUSE


def test_a_probe_that_is_answered_opens_the_host() -> None:
    later = NOW + FIRST_PAUSE
    probe = reserve(fail(HostState(), TRIP), spacing=1.0, now=later)
    assert probe is not None
    opened = after_success(probe.state, now=later + SECOND)
    assert opened == HostState(next_request_at=later + SECOND)


@pytest.mark.parametrize(
    ("retry_after", "pause"),
    [(120.0, timedelta(minutes=2)), (99999.0, 24 * HOUR), (1e300, 24 * HOUR)],
)
def test_a_host_is_left_alone_for_as_long_as_it_asks(retry_after: float, pause: timedelta) -> None:
    for answer in (after_failure, after_rate_limit):
        assert answer(HostState(), retry_after=retry_after, now=NOW, jitter=0.9).closed_until == NOW + pause


@pytest.mark.parametrize("retry_after", [0.0, -5.0])
def test_a_host_that_asks_for_no_time_is_not_closed(retry_after: float) -> None:
    assert after_failure(HostState(), retry_after=retry_after, now=NOW, jitter=0.0).closed_until is None


def test_an_answer_does_not_shorten_the_time_that_the_host_named() -> None:
    named = after_rate_limit(HostState(), retry_after=3600.0, now=NOW, jitter=0.0)
    assert after_success(named, now=NOW + SECOND).closed_until == NOW + HOUR


@pytest.mark.parametrize("failures", [0, 5, 20])
def test_a_failure_does_not_shorten_the_time_that_the_host_named(failures: int) -> None:
    state = HostState(failure_streak=failures)
    named = after_rate_limit(state, retry_after=86400.0, now=NOW, jitter=0.0)
    assert after_failure(named, now=NOW + SECOND, jitter=0.0).closed_until == NOW + 24 * HOUR


def test_a_rate_limit_without_a_time_closes_at_once_and_longer_each_time() -> None:
    once = after_rate_limit(HostState(), retry_after=None, now=NOW, jitter=0.0)
    twice = after_rate_limit(once, retry_after=None, now=NOW, jitter=0.0)
    assert (once.closed_until, twice.closed_until) == (NOW + 5 * MINUTE, NOW + 10 * MINUTE)


def test_one_answer_forgets_all_failures_before_it() -> None:
    assert after_success(fail(HostState(), TRIP - 1), now=NOW) == HostState()
    assert after_success(HostState(closed_until=NOW - SECOND), now=NOW) == HostState()


STATES = st.builds(
    HostState,
    next_request_at=st.none() | st.integers(-(10**8), 10**8).map(lambda n: NOW + n * SECOND),
    failure_streak=st.integers(0, 10**6),
    closed_until=st.none() | st.integers(-(10**8), 10**8).map(lambda n: NOW + n * SECOND),
)


@given(state=STATES, spacing=st.floats(0, 200))
def test_a_slot_is_never_in_the_past_nor_far_ahead(state: HostState, spacing: float) -> None:
    slot = reserve(state, spacing=spacing, now=NOW)
    assert slot is None or NOW <= slot.begins_at <= NOW + LONGEST_QUEUE


@given(state=STATES, spacing=st.floats(0, 200))
def test_two_slots_in_a_row_never_lie_closer_than_the_spacing(state: HostState, spacing: float) -> None:
    first = reserve(state, spacing=spacing, now=NOW)
    second = first and reserve(replace(first.state, failure_streak=0), spacing=spacing, now=NOW)
    assert not (first and second) or second.begins_at - first.begins_at >= timedelta(seconds=spacing)


@given(state=STATES, jitter=st.floats(0, 1, exclude_max=True), retry_after=st.none() | st.floats(0, 1e12))
def test_no_host_is_closed_for_more_than_a_day_or_so(
    state: HostState, jitter: float, retry_after: float | None
) -> None:
    for answer in (after_failure, after_rate_limit):
        after = answer(state, retry_after=retry_after, now=NOW, jitter=jitter)
        assert may_begin_at(after, spacing=0.0, now=NOW) <= NOW + LONGEST_RETRY_AFTER + HOUR
