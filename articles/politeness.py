"""When may a host be asked next, and what does its answer say about that?

The state of a host is a value: whoever asks takes a slot first (`reserve`), and afterwards says how it went
(`after_success`, `after_failure`, `after_rate_limit`). Nothing here waits.

A host that fails five times in a row is closed for a while that doubles with each further failure. When
that is over, one request probes it; while that one is on its way all others wait. It opens again by the
first answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

# What a Crawl-delay may ask for at most: not to be read at all is what Disallow is for.
LONGEST_CRAWL_DELAY = 60.0
# So many failures in a row, and the host is left alone.
TRIP = 5
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
# For "too many requests" without a word on when to come back.
RATE_PAUSE = timedelta(minutes=5)
LONGEST_RETRY_AFTER = timedelta(hours=24)
# How long a probe may be on its way before another may be sent.
PROBE = timedelta(minutes=1)
# No slot is given further ahead than this.
LONGEST_QUEUE = timedelta(minutes=5)
# What lies beyond what is ever written, clocks being a little apart, was written by a clock that was wrong.
BEYOND_REASON = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """A host: when its next slot begins, how often it failed in a row, and until when it is left alone."""

    next_request_at: datetime | None = None
    failure_streak: int = 0
    closed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """The moment at which one request may begin, and the state of the host with that slot taken."""

    begins_at: datetime
    state: HostState


def spacing_of(*, chosen: float | None, default: float, crawl_delay: float | None) -> float:
    """Seconds between the beginnings of two requests: the editor's, else the setting's, and never less than
    what robots.txt asks for.

    >>> spacing_of(chosen=None, default=1.0, crawl_delay=10.0)
    10.0
    """
    wished = default if chosen is None else chosen
    return max(wished, min(crawl_delay or 0.0, LONGEST_CRAWL_DELAY), 0.0)


def is_closed(state: HostState, *, now: datetime) -> bool:
    """Whether nothing may be asked of the host now, however free its slots are."""
    return _closed_until(state, now) > now


def may_begin_at(state: HostState, *, spacing: float, now: datetime) -> datetime:
    """The earliest time for the next request to the host; `now` where nothing stands against it."""
    free_at = state.next_request_at or now
    if free_at > now + LONGEST_QUEUE + timedelta(seconds=spacing) + BEYOND_REASON:
        free_at = now + timedelta(seconds=spacing)
    return max(now, free_at, _closed_until(state, now))


def reserve(state: HostState, *, spacing: float, now: datetime) -> Slot | None:
    """The next slot; None while the host is closed, or when its queue is full.

    Reserving under a lock on the host's row keeps the spacing, however many workers there are.
    """
    begins_at = may_begin_at(state, spacing=spacing, now=now)
    if is_closed(state, now=now) or begins_at > now + LONGEST_QUEUE:
        return None
    after = replace(state, next_request_at=begins_at + timedelta(seconds=spacing))
    if state.failure_streak >= TRIP:
        after = replace(after, closed_until=begins_at + PROBE)
    return Slot(begins_at, after)


def after_success(state: HostState, *, now: datetime) -> HostState:
    """The state after an answer that speaks for the host: it opens, unless it named a time to come back."""
    was_tripped = state.failure_streak >= TRIP
    still_closed = not was_tripped and is_closed(state, now=now)
    return replace(state, failure_streak=0, closed_until=state.closed_until if still_closed else None)


def after_failure(
    state: HostState, *, retry_after: float | None = None, now: datetime, jitter: float
) -> HostState:
    """The state after an answer, or the lack of one, that speaks against the host as a whole.

    `retry_after` are the seconds it asked for. `jitter`, from 0 to 1, spreads those that come back.
    """
    streak = state.failure_streak + 1
    if retry_after is not None:
        return _closed(state, streak=streak, pause=_asked_for(retry_after), now=now)
    pause = FIRST_PAUSE * 2 ** min(streak - TRIP, 20) if streak >= TRIP else timedelta()
    return _closed(state, streak=streak, pause=_spread(pause, jitter), now=now)


def after_rate_limit(
    state: HostState, *, retry_after: float | None, now: datetime, jitter: float
) -> HostState:
    """The state after the host said that it is asked too often: it is left alone at once.

    Where it named no time, that is 5 minutes and twice as long each time that it says so again.
    """
    streak = state.failure_streak + 1
    if retry_after is not None:
        pause = _asked_for(retry_after)
    else:
        pause = _spread(RATE_PAUSE * 2 ** min(streak - 1, 20), jitter)
    return _closed(state, streak=streak, pause=pause, now=now)


def _closed(state: HostState, *, streak: int, pause: timedelta, now: datetime) -> HostState:
    until = max(_closed_until(state, now), now + pause)
    return replace(state, failure_streak=streak, closed_until=until if until > now else None)


def _closed_until(state: HostState, now: datetime) -> datetime:
    until = state.closed_until
    return now if until is None or until > now + LONGEST_RETRY_AFTER + BEYOND_REASON else until


def _asked_for(seconds: float) -> timedelta:
    return timedelta(seconds=min(seconds, LONGEST_RETRY_AFTER.total_seconds()))


def _spread(pause: timedelta, jitter: float) -> timedelta:
    """From the pause itself to half as much again, yet never beyond the longest."""
    return min(pause * (1 + 0.5 * jitter), LONGEST_PAUSE)
