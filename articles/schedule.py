"""When is an address to be looked at again, and when no longer?

**How often does it change?** Changes are taken to come by chance, at a rate that falls with the age of the
article, `PACE / (age + YOUTH)`, times a factor of its own. What is believed of that factor is a gamma
distribution of mean 1 and shape `SHAPE`; what was seen while it was watched makes of it
(SHAPE + changes) / (SHAPE + changes that an average article would have had): the usual estimate for rates of
few events. A change also makes another one soon more likely (`FOLLOW_UPS`).

**How long to wait then?** The change that came since is on average half a wait late. One more check is worth
`PRICE` of lateness; weighed against each other, the best wait is the square root of 2 * PRICE / rate. For
short waits that is the rule found best for freshness too (Olston and Pandey, "Recrawl scheduling based on
information longevity", WWW 2008).

The constants and what they were fitted to stand in docs/decisions/rechecks.md. Every answer counts from `now`
alone: whatever was missed, by a dead worker or a clock that jumped, is made up for by one check.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from math import exp, log, sqrt

HOUR = 3600.0
# An average article of age a, in hours, changes PACE / (a + YOUTH) times an hour.
PACE, YOUTH = 0.175, 0.5
# How alike articles are in this: at 0.5 a third changes within a day, and few of those often.
SHAPE = 0.5
# A change brings so many more with it, on average within FOLLOWED_WITHIN hours.
FOLLOW_UPS, FOLLOWED_WITHIN = 0.4, 1.0
# A feed of which nothing is known has something new so often an hour.
FEED_PACE = 1.0
# How many entries of a feed its long silence has to speak against.
FEED_WEIGHT = 3.0
# So many hours of lateness are worth one check.
PRICE = 0.0035

# A change is looked at again after this long (and a little), to see that it stays.
CONFIRM_WITHIN = timedelta(minutes=2)
# No wait is longer than this for what the claims call urgent: by `priority`, from 1 to 3 and more.
LONGEST_WHEN_HOT = (timedelta(hours=2), timedelta(hours=1), timedelta(minutes=30))
# What its publisher calls urgent is looked at so often, for so long after its last change.
LONGEST_WHEN_URGENT, URGENT_FOR = timedelta(minutes=15), timedelta(hours=6)
LONGEST_FOR_FEEDS = timedelta(hours=1)
FIRST_RETRY, MOST_DOUBLINGS = timedelta(minutes=10), 12
# A page is gone when it was so for this long, at so many looks.
GONE_FOR, GONE_LOOKS = timedelta(hours=24), 3
# No silence is believed after fewer looks than these.
SILENT_LOOKS = 3
# What is younger is looked at for the first time at once.
FRESH = timedelta(hours=24)
# Waits are made longer or shorter by up to this share, each article in its own way.
SPREAD = 0.1

SILENT, GONE, REFUSED = "silent", "gone", "refused"
CONFIRMED_AFTER = frozenset({"changed"})
CAME_BACK_GONE = frozenset({"gone"})
STILL_THE_SAME = frozenset({"unchanged", "not_modified"})
# All outcomes that told the state of the page; the others are failures.
TOLD = frozenset({"recorded", "changed", "unchanged", "not_modified", "read", "news", "flapping"})


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of a watch after its latest check (or before its first).

    `published_at` is the age's beginning; None: when the watch began. `failure_streak` counts what speaks
    against this page and not against its host, `gone_since` is the first of the checks in a row that found it
    gone. `last_good_at` is the good answer before this check, `not_before` when its host may be asked again.
    """

    watched_since: datetime
    published_at: datetime | None = None
    last_outcome: str = ""
    last_good_at: datetime | None = None
    last_change_at: datetime | None = None
    change_count: int = 0
    unchanged_streak: int = 0
    failure_streak: int = 0
    gone_since: datetime | None = None
    # No later check can end otherwise before an editor has done something.
    is_final: bool = False
    priority: int = 0
    is_urgent: bool = False
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a source allows and wants: no wait shorter, none longer, and how long a silence is the end."""

    shortest: timedelta
    longest: timedelta
    stop_after: timedelta

    @property
    def longest_wait(self) -> timedelta:
        """The longest wait, where the two contradict each other the shortest, and never none at all."""
        return max(self.longest, self.shortest, timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Next:
    """When to look again; or None, and why there is no more looking."""

    at: datetime | None
    stop_reason: str = ""


def next_check(history: History, limits: Bounds, *, now: datetime, seed: str) -> Next:
    """When an article's page is to be looked at again. `seed`, its public id, spreads articles evenly."""
    if reason := _reason_to_stop(history, limits, now=now):
        return Next(None, reason)
    chance = _chance(seed, now)
    if not history.last_outcome:
        wait = _first_wait(history, limits, now=now, chance=chance)
    elif history.last_outcome in CONFIRMED_AFTER:
        wait = CONFIRM_WITHIN * (0.5 + 0.5 * chance)
    elif history.last_outcome not in TOLD:
        wait = _retry_wait(history, limits, chance=chance)
    else:
        wait = _within(_stirred(_article_wait(history, now=now), chance), limits)
    return _at(wait, history, now=now, chance=chance)


def next_feed_check(history: History, limits: Bounds, *, now: datetime, seed: str) -> Next:
    """When a feed is to be read again, by how often it had something new; a silent feed is never given up."""
    if history.is_final:
        return Next(None, REFUSED)
    if _is_gone(history, now=now):
        return Next(None, GONE)
    chance = _chance(seed, now)
    if not history.last_outcome:
        wait = timedelta()
    elif history.last_outcome not in TOLD:
        wait = _retry_wait(history, limits, chance=chance)
    else:
        wished = min(_best_wait(feed_rate(history, now=now)), LONGEST_FOR_FEEDS)
        wait = _within(_stirred(wished, chance), limits)
    return _at(wait, history, now=now, chance=chance)


def latest_sensible(limits: Bounds, *, now: datetime) -> datetime:
    """No next check of a watch lies beyond this, unless a clock was wrong when it was set."""
    longest = max(limits.longest_wait, timedelta(hours=24))
    return now + longest * (1 + SPREAD) + timedelta(hours=1)


def change_rate(history: History, *, now: datetime) -> float:
    """Changes an hour to be expected of an article's page now."""
    age = _hours(history.published_at or history.watched_since, now)
    watched = _hours(history.watched_since, now)
    # Age and watching begin apart: of an old article only the last stretch was seen.
    young = max(age - watched, 0.0)
    expected = PACE * log((age + YOUTH) / (young + YOUTH))
    own_changes = history.change_count * (1 - FOLLOW_UPS)
    rate = (SHAPE + own_changes) / (SHAPE + expected) * PACE / (age + YOUTH)
    if history.last_change_at:
        since = _hours(history.last_change_at, now)
        rate += FOLLOW_UPS / FOLLOWED_WITHIN * exp(-since / FOLLOWED_WITHIN)
    return rate


def feed_rate(history: History, *, now: datetime) -> float:
    """How often an hour a feed is to be expected to have something new."""
    watched = _hours(history.watched_since, now)
    silent = _hours(history.last_change_at or history.watched_since, now)
    over_its_life = (1 + history.change_count) / (1 / FEED_PACE + watched)
    # Its life speaks for FEED_WEIGHT entries, and its present silence against them.
    return FEED_WEIGHT / (FEED_WEIGHT / over_its_life + silent)


def _reason_to_stop(history: History, limits: Bounds, *, now: datetime) -> str:
    if history.is_final:
        return REFUSED
    if _is_gone(history, now=now):
        return GONE
    return SILENT if _is_silent(history, limits, now=now) else ""


def _is_gone(history: History, *, now: datetime) -> bool:
    if history.last_outcome not in CAME_BACK_GONE or history.gone_since is None:
        return False
    return history.failure_streak >= GONE_LOOKS and now - history.gone_since >= GONE_FOR


def _is_silent(history: History, limits: Bounds, *, now: datetime) -> bool:
    """Whether it was seen not to change for long; a gap in which nobody looked is no silence yet."""
    if history.last_outcome not in STILL_THE_SAME or history.priority > 0:
        return False
    last_looked = history.last_good_at or history.watched_since
    if now - last_looked > 3 * limits.longest_wait or history.unchanged_streak < _looks_of_a_silence(limits):
        return False
    return now - (history.last_change_at or history.watched_since) >= limits.stop_after


def _looks_of_a_silence(limits: Bounds) -> int:
    """As many as it holds at the longest waits: a wrong clock, or a new beginning, has not that many."""
    return max(limits.stop_after // limits.longest_wait, SILENT_LOOKS)


def _first_wait(history: History, limits: Bounds, *, now: datetime, chance: float) -> timedelta:
    """At once for what is fresh; an archive taken in whole is spread over the wait that its articles have."""
    if now - (history.published_at or history.watched_since) < FRESH:
        return timedelta()
    return _within(_article_wait(history, now=now), limits) * chance


def _article_wait(history: History, *, now: datetime) -> timedelta:
    wait = _best_wait(change_rate(history, now=now)) / 2.0 ** min(max(history.priority, -3), 3)
    if history.priority > 0:
        wait = min(wait, LONGEST_WHEN_HOT[min(history.priority, len(LONGEST_WHEN_HOT)) - 1])
    if history.is_urgent and now - (history.last_change_at or history.watched_since) < URGENT_FOR:
        wait = min(wait, LONGEST_WHEN_URGENT)
    return wait


def _best_wait(rate: float) -> timedelta:
    # Kept below a century, which any source's limits are far below.
    return timedelta(hours=min(sqrt(2 * PRICE / max(rate, 1e-12)), 1e6))


def _retry_wait(history: History, limits: Bounds, *, chance: float) -> timedelta:
    # A failure of its host leaves the page's own streak as it was, which may be none.
    doublings = min(max(history.failure_streak - 1, 0), MOST_DOUBLINGS)
    doubled = FIRST_RETRY * (1 << doublings)
    return _within(_stirred(doubled, chance), limits)


def _within(wait: timedelta, limits: Bounds) -> timedelta:
    return max(min(wait, limits.longest_wait), limits.shortest)


def _stirred(wait: timedelta, chance: float) -> timedelta:
    return wait * (1 + SPREAD * (2 * chance - 1))


def _at(wait: timedelta, history: History, *, now: datetime, chance: float) -> Next:
    at = now + wait
    if history.not_before and history.not_before > at:
        # All pages of a host that opens again would come at that moment.
        at = history.not_before + CONFIRM_WITHIN * chance
    return Next(at)


def _chance(seed: str, now: datetime) -> float:
    """A number from 0 to 1 that is the same for the same article at the same time, and even over all."""
    digest = blake2b(f"{seed} {now.timestamp():.0f}".encode(), digest_size=7).digest()
    return int.from_bytes(digest) / 256**7


def _hours(start: datetime, end: datetime) -> float:
    """Hours between; none where a clock that went back puts the start after the end."""
    return max((end - start).total_seconds() / HOUR, 0.0)
