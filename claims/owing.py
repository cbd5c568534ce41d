"""What happened to the figures -> which subscriptions asked to be told of it, as what, why and when.

A happening carries all that may be asked of it, a wish all that a subscription asks; neither knows of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from claims.intervals import canonical_unit
from claims.mentions import Quantity
from claims.updates import delta_between

MOVED, EXTREME, CONFLICT, BEHIND = "moved", "extreme", "conflict", "behind"
SUSPICION_CONFIRMED = "suspicion_confirmed"
TAKEN_BACK = "taken_back"
SILENT = "silent"
# The order in which a happening that is several is told as one of them.
EVENTS = (TAKEN_BACK, SUSPICION_CONFIRMED, MOVED, EXTREME, CONFLICT, BEHIND, SILENT)
RAISED, LOWERED = "raised", "lowered"
AT_ONCE, HOURLY, DAILY = "at_once", "hourly", "daily"
# A figure that was taken back is as good as lowered, one that came back as good as raised.
DIRECTIONS = {"raised": RAISED, "reinstated": RAISED, "lowered": LOWERED, "withdrawn": LOWERED}
# When the day's digest goes out, in the subscriber's own zone.
DIGEST_AT = time(7)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened. `text` is what words are looked for in: source, headline and all passages."""

    story: int | None
    source: int
    article: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something of which somebody may want to be told.

    `key` is the same for the same thing, whoever tells it: by it thirty outlets are one message. `claim`,
    `thread` and `revision` name for the caller what it is about and what says so. `events` are the names it
    may be asked for by. `measure` is empty where a whole article or source is meant. `value` is what a figure
    moved to. `delta` and `percent` are sizes, without a sign; None where the figure went or came whole.
    `params` are for the message's words.
    """

    key: str
    claim: int | None
    revision: int
    events: frozenset[str]
    measure: str
    places: tuple[Place, ...]
    at: datetime
    thread: int | None = None
    value: Quantity | None = None
    direction: str = ""
    delta: Decimal | None = None
    percent: Decimal | None = None
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a subscription asks for: all that is given has to fit; what is empty fits always."""

    story: int | None = None
    source: int | None = None
    article: int | None = None
    words: str = ""
    events: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    direction: str = ""
    at_least: Decimal | None = None
    at_least_percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When a subscriber is told: how often, and between which hours of the own zone not at all."""

    zone: ZoneInfo
    pace: str = AT_ONCE
    quiet_from: time | None = None
    quiet_to: time | None = None


def told_as(happening: Happening, wish: Wish) -> str:
    """The event as which the wish is told of the happening; empty where it did not ask for it."""
    asked = [event for event in EVENTS if event in happening.events and event in (wish.events or EVENTS)]
    fits = (
        asked
        and (not wish.measures or not happening.measure or happening.measure in wish.measures)
        and any(_is_there(place, wish) for place in happening.places)
        and _moves_enough(happening, wish)
    )
    return asked[0] if fits else ""


def _is_there(place: Place, wish: Wish) -> bool:
    return (
        wish.story in (None, place.story)
        and wish.source in (None, place.source)
        and wish.article in (None, place.article)
        and holds_words(place.text, wish.words)
    )


def holds_words(text: str, words: str) -> bool:
    """Whether every word stands in the text, in whatever case; what the search asks as well."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def _moves_enough(happening: Happening, wish: Wish) -> bool:
    """Directions and thresholds are asked of figures that move, and of nothing else."""
    if MOVED not in happening.events:
        return True
    if wish.direction not in ("", "any", happening.direction):
        return False
    return _reaches(happening.delta, wish.at_least) and _reaches(happening.percent, wish.at_least_percent)


def measured_from(happening: Happening, told: Quantity) -> Happening:
    """The move as it is for who was told this value last: ten small steps are as much as one large one.

    Who moves towards that value, as a slow outlet does, is no news.
    """
    if happening.value is None or canonical_unit(happening.value.unit) != canonical_unit(told.unit):
        return happening
    moved = delta_between(told, happening.value)
    if moved is None or happening.direction == (LOWERED if moved.amount > 0 else RAISED):
        return replace(happening, delta=Decimal(0), percent=Decimal(0))
    percent = None if moved.percent is None else abs(moved.percent)
    return replace(happening, delta=abs(moved.amount), percent=percent)


def _reaches(size: Decimal | None, threshold: Decimal | None) -> bool:
    # A figure that was withdrawn whole is larger than any threshold.
    return threshold is None or size is None or size >= threshold


def due_at(now: datetime, hours: Hours) -> datetime:
    """When something that is owed now is told: at the subscriber's pace, and never in the quiet hours."""
    due = now
    local = now.astimezone(hours.zone)
    if hours.pace == HOURLY:
        # Counted in true hours: a clock that is set back does not make one last for two.
        past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        due = now - past + timedelta(hours=1)
    elif hours.pace == DAILY:
        due = _next(DIGEST_AT, now, hours.zone)
    return quiet_until(due, hours) or due


def _next(at: time, now: datetime, zone: ZoneInfo) -> datetime:
    today = now.astimezone(zone).date()
    times = (datetime.combine(today + timedelta(days=days), at, tzinfo=zone) for days in (0, 1))
    return next(instant for instant in (time.astimezone(now.tzinfo) for time in times) if instant > now)


def quiet_until(now: datetime, hours: Hours) -> datetime | None:
    """The end of the quiet hours that hold now; None outside of them.

    They are told by their two instants and not by the clock's face, which shows some times twice in autumn
    and others never in spring.
    """
    if hours.quiet_from is None or hours.quiet_to is None or hours.quiet_from == hours.quiet_to:
        return None
    nights = 1 if hours.quiet_to < hours.quiet_from else 0
    today = now.astimezone(hours.zone).date()
    for day in (today - timedelta(days=1), today):
        begin = datetime.combine(day, hours.quiet_from, tzinfo=hours.zone)
        end = datetime.combine(day + timedelta(days=nights), hours.quiet_to, tzinfo=hours.zone)
        # Turned into one zone first: within a zone Python compares the faces of clocks.
        begin, end = begin.astimezone(now.tzinfo), end.astimezone(now.tzinfo)
        if begin <= now < end:
            return end
    return None


def chain(moves: Sequence[tuple[str | None, str | None]]) -> tuple[str | None, tuple[str, ...], str | None]:
    """Moves of one figure, the earliest first, as one: from where, by way of what, to where.

    >>> chain([("12", "31"), ("12", "58")])
    ('12', ('31',), '58')
    """
    (begin, _), (_, end) = moves[0], moves[-1]
    between = dict.fromkeys(new for _, new in moves[:-1] if new not in (None, begin, end))
    return begin, tuple(between), end


def is_live(*, recorded_at: datetime, dated_at: datetime, now: datetime, within: timedelta) -> bool:
    """Whether a revision is news: recorded lately, and dated lately by its publisher."""
    return now - recorded_at <= within and now - dated_at <= within
