"""How the re-checks of each source fare, as values: for pages and programs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Min, Q, QuerySet

from articles.models import Check, Host, RawCapture, Source, Watch
from articles.tallies import (
    DAY,
    HOUR,
    WEEK,
    Counted,
    Tally,
    add_up,
    count_by_hour,
    count_by_source,
    floor_hour,
    grade,
)

# A check that has waited so long is told as late; less than that is the ordinary course of a queue.
LATE_AFTER = timedelta(minutes=5)
# From this share of its addresses on, it is the source that fails and not a page of it.
FAILING_SHARE = 0.25
LATEST_CHECKS = 20

IS_ACTIVE = Q(stopped_at=None, is_paused=False)
# The states of Watch.state, as conditions.
STATES: dict[str, Q] = {
    "well": IS_ACTIVE & Q(failure_streak=0, flapping_since=None),
    "flapping": IS_ACTIVE & Q(failure_streak=0, flapping_since__isnull=False),
    # It answered, and what came waits for an editor: nothing has failed.
    "held": IS_ACTIVE & Q(failure_streak__gt=0, last_outcome="held"),
    "failing": IS_ACTIVE & Q(failure_streak__gt=0) & ~Q(last_outcome="held"),
    "paused": Q(stopped_at=None, is_paused=True),
    "stopped": Q(stopped_at__isnull=False),
}
# A watch is of an article or of a feed, and so there are two ways from it to its source.
SIDES = ("article", "feed")


@dataclass(slots=True)
class SourceHealth:
    """How the re-checks of one source fare at one moment."""

    source: Source
    # Addresses by their state, of pages and of feeds.
    page_states: Counter[str] = field(default_factory=Counter)
    feed_states: Counter[str] = field(default_factory=Counter)
    held: int = 0
    closed_hosts: int = 0
    overdue: int = 0
    longest_overdue: timedelta = timedelta(0)
    next_check_at: datetime | None = None
    last_check_at: datetime | None = None
    # Of the hour that runs and the 23 before it; and since the full hour of a week ago.
    day: Tally = field(default_factory=Tally)
    week: Tally = field(default_factory=Tally)
    # The same hours, the earliest first, each with its checks by their grade.
    hours: tuple[tuple[datetime, Counter[str]], ...] = ()

    @property
    def pages(self) -> int:
        return self.page_states.total()

    @property
    def feeds(self) -> int:
        return self.feed_states.total()

    @property
    def states(self) -> Counter[str]:
        return self.page_states + self.feed_states

    @property
    def active(self) -> int:
        states = self.states
        return states["well"] + states["flapping"] + states["held"] + states["failing"]

    @property
    def is_failing(self) -> bool:
        many = self.states["failing"] >= max(1, FAILING_SHARE * self.active)
        return bool(self.feed_states["failing"]) or many

    @property
    def concerns(self) -> tuple[str, ...]:
        """What is wrong, the worst first: silent, failing, closed, held, late."""
        found = {
            "silent": self.source.silent_since is not None,
            "failing": self.is_failing,
            "closed": bool(self.closed_hosts),
            "held": bool(self.held),
            "late": self.longest_overdue > LATE_AFTER,
        }
        return tuple(name for name, is_so in found.items() if is_so)

    @property
    def state(self) -> str:
        """The worst of its concerns; without any: well, or idle where nothing is looked at."""
        return self.concerns[0] if self.concerns else "well" if self.active else "idle"


def health_of(sources: Iterable[Source], *, now: datetime) -> list[SourceHealth]:
    """How each of the sources fares, in as many queries for a hundred as for one."""
    found = {source.pk: SourceHealth(source) for source in sources}
    for side in SIDES:
        _add_watches(found, side, now=now)
    first = floor_hour(now) - DAY + HOUR
    lately = _by_source(count_by_hour(found, since=first))
    for pk, health in found.items():
        _add_hours(health, lately[pk], first=first)
    for pk, week in count_by_source(found, since=floor_hour(now - WEEK)).items():
        found[pk].week = week
    for pk, held in _held_by_source(found):
        found[pk].held = held
    return list(found.values())


def _add_watches(found: Mapping[int, SourceHealth], side: str, *, now: datetime) -> None:
    counts = {state: Count("pk", filter=condition) for state, condition in STATES.items()}
    watches = Watch.objects.filter(**{f"{side}__source__in": found}).order_by()
    for row in watches.values(of=F(f"{side}__source")).annotate(
        **counts,
        next_at=Min("next_check_at", filter=IS_ACTIVE),
        last_at=Max("last_check_at"),
        overdue=Count("pk", filter=IS_ACTIVE & Q(next_check_at__lt=now)),
        closed=Count("host", filter=IS_ACTIVE & Q(host__closed_until__gt=now), distinct=True),
    ):
        health = found[row["of"]]
        states = Counter({state: row[state] for state in STATES})
        health.page_states, health.feed_states = (
            (states, health.feed_states) if side == "article" else (health.page_states, states)
        )
        health.overdue += row["overdue"]
        health.closed_hosts = max(health.closed_hosts, row["closed"])
        health.next_check_at = min(filter(None, (health.next_check_at, row["next_at"])), default=None)
        health.last_check_at = max(filter(None, (health.last_check_at, row["last_at"])), default=None)
        if row["next_at"] and row["next_at"] < now:
            health.longest_overdue = max(health.longest_overdue, now - row["next_at"])


def _by_source(rows: Iterable[Counted]) -> dict[int, list[Counted]]:
    grouped: dict[int, list[Counted]] = defaultdict(list)
    for row in rows:
        grouped[row.source].append(row)
    return grouped


def _add_hours(health: SourceHealth, rows: list[Counted], *, first: datetime) -> None:
    hours: dict[datetime, Counter[str]] = {first + HOUR * n: Counter() for n in range(DAY // HOUR)}
    for row in rows:
        if row.hour in hours:
            hours[row.hour][grade(row.outcome)] += row.checks
    health.hours = tuple(hours.items())
    health.day = add_up(rows)


def _held_by_source(sources: Iterable[int]) -> Iterator[tuple[int, int]]:
    held = RawCapture.objects.filter(state=RawCapture.State.HELD, article__source__in=sources)
    yield from held.order_by().values_list("article__source").annotate(count=Count("pk"))


def hosts_of(source: Source) -> QuerySet[Host]:
    """The servers that answer for a source, those that are left alone first."""
    ways = [Watch.objects.filter(**{f"{side}__source": source}).values("host") for side in SIDES]
    hosts = Host.objects.filter(Q(pk__in=ways[0]) | Q(pk__in=ways[1]))
    return hosts.order_by(F("closed_until").desc(nulls_last=True), "origin")


def pages_of(source: Source, *, state: str = "") -> QuerySet[Watch]:
    """The articles of a source that are looked at again, in one of the STATES if it is named."""
    watches = Watch.objects.filter(STATES.get(state, Q()), article__source=source)
    in_turn = F("next_check_at").asc(nulls_last=True)
    return watches.select_related("article__source", "host").order_by(in_turn, "-pk")


def feeds_of(source: Source) -> QuerySet[Watch]:
    return Watch.objects.filter(feed__source=source).select_related("feed__source", "host").order_by("url")


def checks_of(watch: Watch) -> QuerySet[Check]:
    """The checks of an address, the latest first."""
    return _with_row_of_list(Check.objects.filter(watch=watch))


def latest_checks_of(source: Source, *, now: datetime) -> QuerySet[Check]:
    """The last 20 checks of a source within a week, the latest first."""
    # They are found by the addresses that were looked at last, for the checks have no index by source.
    watches = [
        pk
        for side in SIDES
        for pk in Watch.objects.filter(last_check_at__gte=now - WEEK, **{f"{side}__source": source})
        .order_by("-last_check_at")
        .values_list("pk", flat=True)[:LATEST_CHECKS]
    ]
    checks = Check.objects.filter(watch__in=watches, started_at__gte=now - WEEK)
    return _with_row_of_list(checks)[:LATEST_CHECKS]


def _with_row_of_list(checks: QuerySet[Check]) -> QuerySet[Check]:
    """The same checks, the latest first, with all that a row of a list shows and no long texts."""
    return (
        checks.select_related("watch", "revision__article", "capture")
        .defer("capture__content", "capture__headers", "capture__findings")
        .order_by("-started_at", "-pk")
    )
