"""Checks counted by source, hour and outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import CharField, Count, F, QuerySet, Sum
from django.db.models.functions import Cast, Coalesce, Left

from articles.models import Check, Watch
from articles.outcomes import GOOD

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
# By then every check that began in an hour has ended, and the hour need not be counted again.
SETTLED_AFTER = timedelta(hours=1)
KEPT = "checks-by-hour"
KEPT_SECONDS = DAY.total_seconds()
CHANGED = frozenset({"recorded", "changed"})
# How both databases write the hour of a time that they hold in UTC: "2024-03-05 12".
HOUR_FORMAT = "%Y-%m-%d %H"
SUMS = {
    "checks": Count("pk"),
    "bytes": Sum("byte_count"),
    "qualities": Count("quality"),
    "quality_sum": Coalesce(Sum("quality"), 0.0),
}


class Counted(NamedTuple):
    """The checks of one source that began in one hour and ended in one way."""

    source: int
    hour: datetime
    outcome: str
    checks: int
    bytes: int
    qualities: int
    quality_sum: float


def grade(outcome: str) -> str:
    """What an outcome is worth to a reader: changed, same, held or failed."""
    if outcome in CHANGED:
        return "changed"
    if outcome in GOOD:
        return "same"
    return "held" if outcome == "held" else "failed"


@dataclass(slots=True)
class Tally:
    """Checks added up."""

    outcomes: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    qualities: int = 0
    quality_sum: float = 0.0

    def add(self, outcome: str, checks: int, byte_count: int, qualities: int, quality_sum: float) -> None:
        self.outcomes[outcome] += checks
        self.bytes += byte_count
        self.qualities += qualities
        self.quality_sum += quality_sum

    @property
    def checks(self) -> int:
        return self.outcomes.total()

    @property
    def grades(self) -> Counter[str]:
        """How many checks found a change, found none, were held or failed."""
        grades: Counter[str] = Counter()
        for outcome, count in self.outcomes.items():
            grades[grade(outcome)] += count
        return grades

    @property
    def changes(self) -> int:
        """How often something had changed since the look before."""
        return self.outcomes["changed"]

    @property
    def change_rate(self) -> float | None:
        """The share of changes among the good checks but the first of each page; None where there is none."""
        compared = sum(count for outcome, count in self.outcomes.items() if outcome in GOOD - {"recorded"})
        return self.changes / compared if compared else None

    @property
    def quality(self) -> float | None:
        """The mean quality of what was read, from 0 to 1; None where nothing was."""
        return self.quality_sum / self.qualities if self.qualities else None


def floor_hour(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def count_by_hour(*, now: datetime) -> list[Counted]:
    """The checks of all sources since the full hour a week ago. Hours that are settled are counted once."""
    first, settled = floor_hour(now - WEEK), floor_hour(now - SETTLED_AFTER)
    until, kept = cache.get(KEPT, (first, []))
    fresh = _count(Check.objects.filter(started_at__gte=max(first, until)))
    counted = [row for row in kept if row.hour >= first] + fresh
    if settled > until:
        cache.set(KEPT, (settled, [row for row in counted if row.hour < settled]), KEPT_SECONDS)
    return counted


def _count(checks: QuerySet[Check]) -> list[Counted]:
    # Taking an hour from a time by the database's own functions costs SQLite four times as much.
    hour = Left(Cast("started_at", CharField()), len("2024-03-05 12"))
    source = Coalesce("watch__article__source", "watch__feed__source")
    groups = checks.order_by().values(of=source, hour=hour, of_outcome=F("outcome")).annotate(**SUMS)
    return [
        Counted(source, datetime.strptime(hour, HOUR_FORMAT).replace(tzinfo=UTC), *sums)
        for source, hour, *sums in groups.values_list("of", "hour", "of_outcome", *SUMS)
    ]


def add_up(rows: Iterable[Counted]) -> Tally:
    tally = Tally()
    for row in rows:
        tally.add(*row[2:])
    return tally


def tally_of(watch: Watch, *, since: datetime) -> Tally:
    """The checks of one address since then, added up."""
    tally = Tally()
    checks = Check.objects.filter(watch=watch, started_at__gte=since).order_by()
    for row in checks.values("outcome").annotate(**SUMS).values_list("outcome", *SUMS):
        tally.add(*row)
    return tally
