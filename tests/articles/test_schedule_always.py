"""What holds of the schedule for whatever history and limits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from articles.schedule import (
    GONE,
    REFUSED,
    SILENT,
    Bounds,
    History,
    Next,
    latest_sensible,
    next_check,
    next_feed_check,
)

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SEED = "0192d3a4"
MOMENTS = st.integers(-4000, 4000).map(lambda hours: NOW + hours * HOUR)
HISTORIES = st.builds(
    History,
    watched_since=MOMENTS,
    published_at=st.none() | MOMENTS,
    last_outcome=st.sampled_from(
        ["", "recorded", "changed", "unchanged", "timeout", "gone", "held", "flapping"]
    ),
    last_good_at=st.none() | MOMENTS,
    last_change_at=st.none() | MOMENTS,
    change_count=st.integers(0, 10**6),
    unchanged_streak=st.integers(0, 10**6),
    failure_streak=st.integers(0, 10**6),
    gone_since=st.none() | MOMENTS,
    priority=st.integers(-32768, 32767),
    is_urgent=st.booleans(),
)
SPANS = st.integers(0, 5 * 10**5).map(lambda minutes: minutes * MINUTE)
LIMITS = st.builds(Bounds, shortest=SPANS, longest=SPANS, stop_after=SPANS)


@given(history=HISTORIES, limits=LIMITS)
def test_there_is_always_a_next_time_within_reason_or_a_reason_to_stop(
    history: History, limits: Bounds
) -> None:
    for schedule in (next_check, next_feed_check):
        answer = schedule(history, limits, now=NOW, seed=SEED)
        if answer.at is None:
            assert answer.stop_reason in (SILENT, GONE, REFUSED)
        else:
            assert answer == Next(answer.at)
            assert NOW <= answer.at <= latest_sensible(limits, now=NOW)


@given(history=HISTORIES, limits=LIMITS)
def test_nothing_but_a_first_look_or_a_confirmation_comes_sooner_than_allowed(
    history: History, limits: Bounds
) -> None:
    answer = next_check(history, limits, now=NOW, seed=SEED)
    may_come_at_once = history.last_outcome in ("", "changed")
    assert answer.at is None or may_come_at_once or answer.at >= NOW + limits.shortest
