"""What Prometheus is told: counted in the database, so that every process tells the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Min, Q
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from articles.authentication import key_of
from articles.health import STATES
from articles.models import Announcement, ApiKey, CheckTally, RawCapture, Source, Watch

# What each row of CheckTally holds, as the counter of which it is a part.
COUNTERS = {
    "checks": ("writethru_checks", "Checks that have ended."),
    "bytes": ("writethru_check_bytes", "Bytes that checks received."),
    "seconds": ("writethru_check_seconds", "Time that checks took."),
    "lag_seconds": ("writethru_check_lag_seconds", "How much later than they were due checks began, in sum."),
}


class Collector:
    """The state of the re-checks at one moment, in a handful of queries."""

    def __init__(self, *, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterator[Metric]:
        yield from self.count_checks()
        yield from self.gauge_watches()
        held = RawCapture.objects.filter(state=RawCapture.State.HELD).count()
        yield GaugeMetricFamily("writethru_captures_held", "Captures that wait for an editor.", held)
        silent = Source.objects.exclude(silent_since=None).count()
        yield GaugeMetricFamily("writethru_sources_silent", "Sources that yield nothing for long.", silent)
        yield self.gauge_announcements()

    def count_checks(self) -> Iterator[Metric]:
        rows = list(CheckTally.objects.order_by("outcome").values("outcome", *COUNTERS))
        for field, (name, told) in COUNTERS.items():
            counter = CounterMetricFamily(name, told, labels=["outcome"])
            for row in rows:
                counter.add_metric([row["outcome"]], row[field])
            yield counter

    def gauge_watches(self) -> Iterator[Metric]:
        counts = Watch.objects.aggregate(
            **{state: Count("pk", filter=each) for state, each in STATES.items()}
        )
        watches = GaugeMetricFamily("writethru_watches", "Addresses that are followed.", labels=["state"])
        for state, count in counts.items():
            watches.add_metric([state], count)
        yield watches
        overdue = Watch.objects.due(now=self.now).order_by()
        found = overdue.aggregate(count=Count("pk"), earliest=Min("next_check_at"))
        yield GaugeMetricFamily(
            "writethru_watches_overdue", "Addresses that wait to be asked.", found["count"]
        )
        oldest = (self.now - found["earliest"]).total_seconds() if found["earliest"] else 0
        yield GaugeMetricFamily("writethru_watches_overdue_seconds", "The longest of these waits.", oldest)

    def gauge_announcements(self) -> Metric:
        counts = Announcement.objects.filter(done_at=None).aggregate(
            waiting=Count("pk", filter=Q(failed_at=None, due_at__lte=self.now)),
            failed=Count("pk", filter=Q(failed_at__isnull=False)),
        )
        gauge = GaugeMetricFamily(
            "writethru_announcements", "Revisions that the claims have not followed.", labels=["state"]
        )
        for state, count in counts.items():
            gauge.add_metric([state], count)
        return gauge


class MayMeasure(BasePermission):
    """A key with the scope `read` that is restricted to no source, or somebody of the staff."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        key = key_of(request)
        if key is not None:
            return ApiKey.Scope.READ in key.scopes and not key.sources.exists()
        return bool(request.user and request.user.is_staff)


class Metrics(APIView):
    """The metrics of this place, in the text format of Prometheus."""

    permission_classes = (MayMeasure,)

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        registry = CollectorRegistry(auto_describe=False)
        registry.register(Collector(now=timezone.now()))
        return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
