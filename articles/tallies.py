"""Checks counted: by source, hour and outcome for the pages, by outcome for the metrics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Model, Sum
from django.db.models.functions import Coalesce

from articles.models import Check, CheckTally, HourTally, Watch
from articles.outcomes import CHANGES, GOOD

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
OF_HOURS = ("checks", "bytes", "qualities", "quality_sum")
OF_OUTCOMES = ("checks", "bytes", "seconds", "lag_seconds")
# What a row is found by, and what is added to it.
Sums = dict[tuple[Any, ...], tuple[float, ...]]
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
    if outcome in CHANGES or outcome == "recorded":
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
        return sum(self.outcomes[outcome] for outcome in CHANGES)

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


def count_checks(checks: Iterable[Check]) -> None:
    """Adds checks to all that is counted with, in the transaction that writes them down."""
    hours: Sums = {}
    outcomes: Sums = {}
    for check in checks:
        hour = (check.watch.source.pk, floor_hour(check.started_at), check.outcome)
        _add(hours, hour, (1, check.byte_count, check.quality is not None, check.quality or 0.0))
        took, lag = _seconds(check.started_at, check.ended_at), _seconds(check.due_at, check.started_at)
        _add(outcomes, (check.outcome,), (1, check.byte_count, took, lag))
    _write(HourTally, hours, keys=("source", "hour", "outcome"), numbers=OF_HOURS)
    _write(CheckTally, outcomes, keys=("outcome",), numbers=OF_OUTCOMES)


def _add(sums: Sums, key: tuple[Any, ...], more: tuple[float, ...]) -> None:
    sums[key] = tuple(a + b for a, b in zip(sums.get(key, (0, 0, 0, 0)), more, strict=True))


def _write(tally: type[Model], sums: Sums, *, keys: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    """Adds the sums to the rows with their keys, which are made where there are none.

    One statement for all, and in one order, lest two checkers wait for each other's rows.
    """
    if not sums:
        return
    quote, fields = connection.ops.quote_name, [tally._meta.get_field(name) for name in (*keys, *numbers)]
    table, columns = quote(tally._meta.db_table), [quote(each.column) for each in fields]
    values: list[Any] = []
    for key, sum_ in sorted(sums.items()):
        values += [each.get_db_prep_save(value, connection) for each, value in zip(fields, key, strict=False)]
        values += sum_
    row = f"({', '.join(['%s'] * len(fields))})"
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in columns[len(keys) :])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * len(sums))}"  # noqa: S608
            f" ON CONFLICT ({', '.join(columns[: len(keys)])}) DO UPDATE SET {added}",
            values,
        )


def _seconds(start: datetime | None, end: datetime | None) -> float:
    return max((end - start).total_seconds(), 0.0) if start and end else 0.0


def count_by_hour(sources: Iterable[int], *, since: datetime) -> Iterator[Counted]:
    """The checks of these sources that began since then, a full hour."""
    rows = HourTally.objects.filter(source__in=sources, hour__gte=since).order_by()
    yield from map(Counted._make, rows.values_list("source", "hour", "outcome", *OF_HOURS))


def count_by_source(sources: Iterable[int], *, since: datetime) -> dict[int, Tally]:
    """The checks of each of these sources that began since then, a full hour, added up."""
    rows = HourTally.objects.filter(source__in=sources, hour__gte=since).order_by()
    sums = {f"sum_{name}": Sum(name) for name in OF_HOURS}
    found: dict[int, Tally] = defaultdict(Tally)
    for source, *row in (
        rows.values("source", "outcome").annotate(**sums).values_list("source", "outcome", *sums)
    ):
        found[source].add(*row)
    return found


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
