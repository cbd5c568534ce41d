"""How well re-checks are timed: who sees changes soon, for how many checks, and whether one worker keeps up.

    python -m benchmarks.schedule [--articles 10000] [--watched 100000] [--capacity 20] [--price 0.0035]

**A week of articles** compares the product's schedule with fixed clocks on the same made-up articles: what
share of their changes is seen within 10 minutes, and how many checks that took. The articles follow published
counts (35 % are updated within a day, over 80 % of those once or twice and 5 % more than nine times; 82 % of
those that change in their first week do so on its first day), and not the formula of the schedule.

**A day of a worker** runs the schedule and the manners towards hosts (`articles.schedule`,
`articles.politeness`) with a simulated clock: how late checks begin when one worker has so many watches.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from heapq import heapify, heappop, heappush
from random import Random
from statistics import mean, median, quantiles

from articles import schedule
from articles.politeness import HostState, reserve
from articles.schedule import Bounds, History, next_check

START = datetime(2026, 3, 2, tzinfo=UTC)
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
SOON = 10 * MINUTE
BOUNDS = Bounds(shortest=timedelta(minutes=5), longest=timedelta(days=1), stop_after=timedelta(days=60))
# How many changes an article has: of a thousand articles, so many have from the one to the other.
CHANGES = ((580, 0, 0), (245, 1, 1), (105, 2, 2), (50, 3, 9), (20, 10, 40))
TICK = 2.0
HOSTS, SPACING = 300, 1.0
# An article's history, the second at which it was looked at, and its seed -> seconds until the next time.
Wait = Callable[[History, float, str], float]


@dataclass
class Tally:
    """What one way of timing came to: checks made, and how late each change was seen (None: never)."""

    checks: int = 0
    lateness: list[float | None] = field(default_factory=list)

    def row(self, name: str, articles: int) -> str:
        seen = [late for late in self.lateness if late is not None]
        soon = sum(late <= SOON for late in seen)
        figures = (
            self.checks / articles,
            100 * soon / len(self.lateness),
            1000 * soon / self.checks,
            median(seen) / MINUTE,
            mean(seen) / MINUTE,
            100 - 100 * len(seen) / len(self.lateness),
        )
        return " ".join([f"{name:<34}", *(f"{figure:8.1f}" for figure in figures)])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000, help="articles followed through a week")
    parser.add_argument("--watched", type=int, default=100_000, help="articles that one worker watches")
    parser.add_argument("--capacity", type=float, default=20, help="checks that it can make in a second")
    parser.add_argument(
        "--price", type=float, default=schedule.PRICE, help="hours of lateness worth one check"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    schedule.PRICE = options.price
    report_week(options.articles, Random(options.seed))
    for name, begin in (("steady", steady), ("taken in at once", taken_in_at_once)):
        report_day(name, begin(options.watched, Random(options.seed)), options.capacity)
    start = steady(options.watched, Random(options.seed))
    report_day("after two dead hours", start, options.capacity, dead=2 * HOUR)


# -- made-up articles


def changes_of(random: Random) -> list[float]:
    """When an article changes, in seconds after it appeared."""
    lot = random.randrange(sum(weight for weight, _, _ in CHANGES))
    for weight, fewest, most in CHANGES:
        if lot < weight:
            return sorted(_times(random.randint(fewest, most), random))
        lot -= weight
    raise AssertionError


def _times(count: int, random: Random) -> Iterator[float]:
    if count < 10:
        # Mostly within the hours, a correction now and then within days.
        yield from (min(random.lognormvariate(1.9, 2.1), 24 * 60.0) * HOUR for _ in range(count))
        return
    # A story that runs: it begins at some hour of its first day and goes on, now quick, now slow.
    at = random.uniform(0, 12) * HOUR if random.random() < 0.7 else random.uniform(12, 72) * HOUR
    for _ in range(count):
        yield at
        at += random.expovariate(1) * random.choice((10 * MINUTE, 45 * MINUTE, 3 * HOUR))


# -- a week of articles, without a worker's limits


def every(minutes: float) -> Wait:
    return lambda history, at, seed: minutes * MINUTE


def by_time_since_change(history: History, at: float, seed: str) -> float:
    """The clock of NewsDiffs: 15 minutes for 3 hours after a change, then 30, 120, a day, a week."""
    since = at - seconds(history.last_change_at or history.watched_since)
    for until, wait in ((3 * HOUR, 15), (DAY, 30), (7 * DAY, 120), (30 * DAY, 1440)):
        if since < until:
            return wait * MINUTE
    return 7 * DAY


def as_scheduled(history: History, at: float, seed: str) -> float:
    moment = START + timedelta(seconds=at)
    answer = next_check(history, BOUNDS, now=moment, seed=seed)
    return (answer.at - moment).total_seconds() if answer.at else 1000 * DAY


def follow(changes: list[float], wait: Wait, seed: str, tally: Tally) -> None:
    """One article through its first week."""
    history = History(watched_since=START, last_outcome="recorded")
    seen, at, begun = 0, 0.0, 0.0
    while (at := at + wait(history, at, seed)) < 7 * DAY:
        tally.checks += 1
        there = bisect_left(changes, at)
        # All but the last were overwritten before anyone looked.
        tally.lateness.extend([None] * max(there - seen - 1, 0))
        if there > seen:
            tally.lateness.append(at - changes[there - 1])
        history = after_check(history, has_changed=there > seen, at=at, before=begun)
        seen, begun = there, at
    tally.lateness.extend(None for change in changes[seen:] if change < 7 * DAY)


def after_check(history: History, *, has_changed: bool, at: float, before: float) -> History:
    moment = START + timedelta(seconds=at)
    last_good_at = START + timedelta(seconds=before)
    if not has_changed:
        streak = history.unchanged_streak + 1
        return replace(history, last_outcome="unchanged", unchanged_streak=streak, last_good_at=last_good_at)
    return replace(
        history,
        last_outcome="changed",
        last_good_at=last_good_at,
        last_change_at=moment,
        change_count=history.change_count + 1,
        unchanged_streak=0,
    )


def report_week(articles: int, random: Random) -> None:
    worlds = [changes_of(random) for _ in range(articles)]
    count_changes(worlds)
    titles = ("checks", "soon %", "per 1000", "median", "mean", "never %")
    print(f"{'a week of an article':<34}", *(f"{title:>8}" for title in titles))
    ours = Tally()
    for number, changes in enumerate(worlds):
        follow(changes, as_scheduled, str(number), ours)
    print(ours.row("this schedule", articles))
    same_cost = 7 * DAY / MINUTE / (ours.checks / articles)
    clocks = {
        f"as many checks, evenly ({same_cost:.0f} min)": every(same_cost),
        "every 3 hours (changedetection.io)": every(180),
        "every hour": every(60),
        "every 15 minutes": every(15),
        "by time since change (NewsDiffs)": by_time_since_change,
    }
    for name, wait in clocks.items():
        tally = Tally()
        for number, changes in enumerate(worlds):
            follow(changes, wait, str(number), tally)
        print(tally.row(name, articles))


def count_changes(worlds: list[list[float]]) -> None:
    week = [[at for at in changes if at < 7 * DAY] for changes in worlds]
    changed = [changes for changes in week if changes]
    on_first_day = sum(changes[0] < DAY for changes in changed)
    print(
        f"{len(worlds)} made-up articles: {sum(map(len, week)) / len(week):.2f} changes in a week, "
        f"{100 * len(changed) / len(week):.0f} % changed, {100 * on_first_day / len(week):.0f} % within a day"
    )


# -- a day of one worker


@dataclass
class Watched:
    history: History
    changes: list[float]
    host: int
    checked_at: float


def steady(count: int, random: Random) -> tuple[list[Watched], list[tuple[float, int]]]:
    """Articles of all ages up to 60 days, each somewhere in its wait."""
    watched, due = [], []
    for number in range(count):
        age = random.uniform(0, 60 * DAY)
        changes = [at - age for at in changes_of(random)]
        past = [at for at in changes if at < 0]
        history = History(
            watched_since=START - timedelta(seconds=age),
            last_outcome="unchanged",
            last_good_at=START - timedelta(minutes=10),
            last_change_at=START + timedelta(seconds=past[-1]) if past else None,
            change_count=len(past),
        )
        watched.append(Watched(history, changes, host_of(random), 0.0))
        due.append((as_scheduled(history, 0.0, str(number)) * random.random(), number))
    return watched, due


def taken_in_at_once(count: int, random: Random) -> tuple[list[Watched], list[tuple[float, int]]]:
    """The same articles, all made known in one moment and never looked at."""
    watched, due = steady(count, random)
    for number, one in enumerate(watched):
        published = one.history.watched_since
        one.history = History(watched_since=START, published_at=published)
        due[number] = (as_scheduled(one.history, 0.0, str(number)), number)
    return watched, due


def host_of(random: Random) -> int:
    """A few large sites and many small ones: the largest has some 8 % of all articles."""
    return min(int(HOSTS ** random.random()) - 1 + random.randrange(3), HOSTS - 1)


def report_day(
    name: str, start: tuple[list[Watched], list[tuple[float, int]]], capacity: float, dead: float = 0.0
) -> None:
    watched, due = start
    lags: list[float] = []
    hosts = [HostState() for _ in range(HOSTS)]
    heapify(due)
    tick, free_at, late_until = dead, dead, dead
    while tick < DAY:
        later: list[tuple[float, int]] = []
        while due and due[0][0] <= tick and free_at <= tick + TICK:
            due_at, number = heappop(due)
            one = watched[number]
            slot = reserve(hosts[one.host], spacing=SPACING, now=START + timedelta(seconds=tick))
            if slot is None:
                later.append((due_at, number))
                continue
            hosts[one.host] = slot.state
            begins_at = max(seconds(slot.begins_at), free_at)
            free_at = max(free_at, tick) + 1 / capacity
            lags.append(begins_at - due_at)
            if begins_at - due_at > MINUTE:
                late_until = begins_at
            check(one, begins_at)
            heappush(due, (begins_at + as_scheduled(one.history, begins_at, str(number)), number))
        for item in later:
            heappush(due, item)
        tick += TICK
    print_lags(name, lags, len(due))
    if dead:
        print(f"    on time again {(late_until - dead) / MINUTE:.0f} minutes after it came back")


def check(one: Watched, at: float) -> None:
    seen = bisect_left(one.changes, one.checked_at) < bisect_left(one.changes, at)
    one.history = after_check(one.history, has_changed=seen, at=at, before=one.checked_at)
    one.checked_at = at


def print_lags(name: str, lags: list[float], watched: int) -> None:
    cuts = quantiles(lags, n=100)
    print(
        f"a day of {watched} articles, {name}: {len(lags)} checks ({len(lags) / DAY:.1f} a second), lag "
        f"p50 {cuts[49]:.1f} s, p95 {cuts[94]:.1f} s, p99 {cuts[98]:.1f} s, longest {max(lags):.0f} s"
    )


def seconds(moment: datetime) -> float:
    return (moment - START).total_seconds()


if __name__ == "__main__":
    main()
