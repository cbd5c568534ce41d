"""Sources with how their re-checks fare, and the addresses that are looked at again, by the REST API."""

from __future__ import annotations

import uuid
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.forms.models import model_to_dict
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import generics, serializers, status
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles import acts, health
from articles.addresses import RefusedAddressError
from articles.authentication import SAFE_METHODS, HasScope, key_of
from articles.models import Check, Host, Source, Watch
from articles.pagination import Pages
from articles.serializers import RefusesUnknownFields, TextField
from articles.tallies import DAY, WEEK, tally_of
from articles.words import tell_outcome


class RefusedAddress(APIException):
    """An address that may not be asked; the code is an outcome, such as `refused:port`."""

    status_code = 422


class TallySerializer(serializers.Serializer):
    checks = serializers.IntegerField()
    outcomes = serializers.DictField(child=serializers.IntegerField())
    bytes = serializers.IntegerField()
    change_rate = serializers.FloatField(
        allow_null=True, help_text="The share of changes among the good checks but the first of each page."
    )
    quality = serializers.FloatField(allow_null=True, help_text="The mean, from 0 to 1.")


class HealthSerializer(serializers.Serializer):
    """How the re-checks of a source fare."""

    state = serializers.CharField(
        help_text="The worst concern (silent, failing, closed, held, late), else well or idle."
    )
    concerns = serializers.ListField(child=serializers.CharField())
    silent_since = serializers.DateTimeField(source="source.silent_since", allow_null=True)
    pages = serializers.IntegerField()
    feeds = serializers.IntegerField()
    states = serializers.DictField(child=serializers.IntegerField(), help_text="Addresses by their state.")
    held = serializers.IntegerField(help_text="Captures that wait for an editor.")
    closed_hosts = serializers.IntegerField()
    overdue = serializers.IntegerField()
    longest_overdue = serializers.DurationField()
    last_check_at = serializers.DateTimeField(allow_null=True)
    next_check_at = serializers.DateTimeField(allow_null=True)
    day = TallySerializer(help_text="The last 24 hours, the one that runs included.")
    week = TallySerializer(help_text="The last seven days, from a full hour on.")


class SourceWithHealthSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="source.public_id")
    slug = serializers.CharField(source="source.slug")
    name = serializers.CharField(source="source.name")
    homepage_url = serializers.CharField(source="source.homepage_url")
    language = serializers.CharField(source="source.language")
    time_zone = serializers.CharField(source="source.time_zone")
    shortest_check_minutes = serializers.IntegerField(source="source.shortest_check_minutes")
    longest_check_minutes = serializers.IntegerField(source="source.longest_check_minutes")
    stop_after_days = serializers.IntegerField(source="source.stop_after_days")
    retention_days = serializers.IntegerField(source="source.retention_days", allow_null=True)
    health = HealthSerializer(source="*")


class WatchSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    kind = serializers.SerializerMethodField(help_text="page or feed")
    source = serializers.CharField(source="source.slug", read_only=True)
    article = serializers.UUIDField(source="article.public_id", read_only=True, default=None)
    state = serializers.CharField(read_only=True, help_text="well, flapping, held, failing, paused, stopped")

    class Meta:
        model = Watch
        fields = (
            "id", "kind", "source", "article", "url", "state", "stop_reason", "next_check_at",
            "last_check_at", "last_outcome", "last_good_at", "last_change_at", "change_count",
            "unchanged_streak", "failure_streak", "flapping_since", "stopped_at", "created_at",
        )  # fmt: skip

    def get_kind(self, watch: Watch) -> str:
        return "feed" if watch.feed_id else "page"


class CheckSerializer(serializers.ModelSerializer):
    reason = serializers.SerializerMethodField(help_text="What the sentence is made of, by outcome.")
    text = serializers.SerializerMethodField(help_text="The outcome as a sentence.")
    revision = serializers.UUIDField(source="revision.public_id", read_only=True, default=None)
    capture = serializers.UUIDField(source="capture.public_id", read_only=True, default=None)

    class Meta:
        model = Check
        fields = (
            "outcome", "text", "reason", "revision", "capture", "robots", "final_url", "status", "byte_count",
            "quality", "is_insecure", "due_at", "started_at", "ended_at",
        )  # fmt: skip

    def get_text(self, check: Check) -> str:
        return tell_outcome(check.outcome, check.reason)

    def get_reason(self, check: Check) -> dict[str, Any]:
        # What a feed told of each entry is kept for the next check alone.
        return {name: value for name, value in check.reason.items() if name != "told"}


class HostSerializer(serializers.ModelSerializer):
    class Meta:
        model = Host
        fields = (
            "origin", "closed_until", "failure_streak", "last_answer_at", "spacing_seconds", "robots_state",
            "robots_read_at",
        )  # fmt: skip


class WatchWithHealthSerializer(WatchSerializer):
    """An address with how its re-checks fare."""

    host = HostSerializer(read_only=True)
    latest_check = serializers.SerializerMethodField()
    day = serializers.SerializerMethodField(help_text="The last 24 hours.")
    week = serializers.SerializerMethodField(help_text="The last seven days.")

    class Meta(WatchSerializer.Meta):
        fields = (*WatchSerializer.Meta.fields, "host", "latest_check", "day", "week")

    @extend_schema_field(CheckSerializer(allow_null=True))
    def get_latest_check(self, watch: Watch) -> dict[str, Any] | None:
        latest = health.checks_of(watch).first()
        return CheckSerializer(latest).data if latest else None

    @extend_schema_field(TallySerializer)
    def get_day(self, watch: Watch) -> dict[str, Any]:
        return TallySerializer(tally_of(watch, since=timezone.now() - DAY)).data

    @extend_schema_field(TallySerializer)
    def get_week(self, watch: Watch) -> dict[str, Any]:
        return TallySerializer(tally_of(watch, since=timezone.now() - WEEK)).data


class FollowSerializer(RefusesUnknownFields):
    url = TextField(max_length=2048)
    kind = serializers.ChoiceField(choices=list(acts.FOLLOW), default="page")


class StopSerializer(RefusesUnknownFields):
    reason = TextField(max_length=2000, required=False, default="")


class NewSourceSerializer(RefusesUnknownFields, serializers.ModelSerializer):
    class Meta:
        model = Source
        fields = (
            "slug", "name", "homepage_url", "language", "time_zone", "shortest_check_minutes",
            "longest_check_minutes", "stop_after_days", "retention_days",
        )  # fmt: skip

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        if faults := acts.faults_of_limits(model_to_dict(Source(**given))):
            raise serializers.ValidationError(faults)
        return given


class MayAddSources(HasScope):
    """A key needs the scope `write`, and no restriction to sources; a person needs the right to add them."""

    permission = "articles.add_source"

    def has_permission(self, request: Request, view: APIView) -> bool:
        key = key_of(request)
        is_restricted = key is not None and request.method not in SAFE_METHODS and key.sources.exists()
        return super().has_permission(request, view) and not is_restricted


class SourceList(generics.ListAPIView):
    """The sources that the caller may read, each with how its re-checks fare."""

    serializer_class = SourceWithHealthSerializer
    permission_classes = (MayAddSources,)
    filter_backends = ()

    @extend_schema(request=NewSourceSerializer, responses={201: SourceWithHealthSerializer})
    def post(self, request: Request) -> Response:
        """Adds a source, of which pages and feeds can be followed from then on."""
        given = NewSourceSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        now = timezone.now()
        source = acts.add_source(given.validated_data, by=request.user, now=now)
        return Response(
            SourceWithHealthSerializer(health.health_of([source], now=now)[0]).data,
            status=status.HTTP_201_CREATED,
            headers={"Location": reverse("api:source", args=[source.slug])},
        )

    def get_queryset(self) -> QuerySet[Source]:
        return Source.objects.open_to(key_of(self.request))

    def paginate_queryset(self, queryset: QuerySet[Source]) -> list[health.SourceHealth]:
        return health.health_of(super().paginate_queryset(queryset) or (), now=timezone.now())


class SourceDetail(generics.RetrieveAPIView):
    """One source, with its limits and how its re-checks fare."""

    serializer_class = SourceWithHealthSerializer
    lookup_field = "slug"
    get_queryset = SourceList.get_queryset

    def get_object(self) -> health.SourceHealth:
        return health.health_of([super().get_object()], now=timezone.now())[0]


class SourceWatches(APIView):
    """Has a page or a feed of a source looked at again from now on."""

    @extend_schema(request=FollowSerializer, responses={200: WatchSerializer, 201: WatchSerializer})
    def post(self, request: Request, slug: str) -> Response:
        """Has an address looked at again: 201; 200 where it is known; 422 where it may not be asked."""
        source = get_object_or_404(Source.objects.open_to(key_of(request)), slug=slug)
        given = FollowSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        now, wanted = timezone.now(), given.validated_data
        try:
            watch = acts.follow(source, wanted["url"], kind=wanted["kind"], by=request.user, now=now)
        except RefusedAddressError as error:
            raise RefusedAddress(str(error), code=error.code) from error
        is_new = watch.created_at >= now
        return Response(
            WatchSerializer(watch).data,
            status=status.HTTP_201_CREATED if is_new else status.HTTP_200_OK,
            headers={"Location": reverse("api:watch", args=[watch.public_id])},
        )


class WatchFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        choices=[(state, state) for state in health.STATES], method="filter_state", label="state"
    )
    source = django_filters.CharFilter(method="filter_source", label="the source's slug")
    kind = django_filters.ChoiceFilter(
        choices=[(kind, kind) for kind in acts.FOLLOW], method="filter_kind", label="page or feed"
    )
    article = django_filters.UUIDFilter(field_name="article__public_id", label="the article's id")
    url = django_filters.CharFilter()

    class Meta:
        model = Watch
        fields = ("state", "source", "kind", "article", "url")

    def filter_state(self, watches: QuerySet[Watch], _name: str, state: str) -> QuerySet[Watch]:
        return watches.filter(health.STATES[state])

    def filter_source(self, watches: QuerySet[Watch], _name: str, slug: str) -> QuerySet[Watch]:
        return watches.filter(Q(article__source__slug=slug) | Q(feed__source__slug=slug))

    def filter_kind(self, watches: QuerySet[Watch], _name: str, kind: str) -> QuerySet[Watch]:
        return watches.filter(feed__isnull=kind == "page")


def open_watches(request: Request) -> QuerySet[Watch]:
    """The addresses whose sources the caller may touch."""
    mine = Source.objects.open_to(key_of(request))
    watches = Watch.objects.filter(Q(article__source__in=mine) | Q(feed__source__in=mine))
    return watches.select_related("article__source", "feed__source", "host")


class WatchList(generics.ListAPIView):
    """The addresses that are followed, the newest first."""

    serializer_class = WatchSerializer
    filterset_class = WatchFilter

    def get_queryset(self) -> QuerySet[Watch]:
        return open_watches(self.request)


class WatchDetail(generics.RetrieveAPIView):
    """One address: its state, its last check and its next, its host, and what came of a day and of a week."""

    serializer_class = WatchWithHealthSerializer
    lookup_field = "public_id"
    get_queryset = WatchList.get_queryset


class LatestChecks(Pages):
    ordering = ("-started_at", "-pk")


class WatchChecks(generics.ListAPIView):
    """Every look at one address and what came of it, the latest first."""

    serializer_class = CheckSerializer
    pagination_class = LatestChecks
    filter_backends = ()

    def get_queryset(self) -> QuerySet[Check]:
        watch = get_object_or_404(open_watches(self.request), public_id=self.kwargs["public_id"])
        return health.checks_of(watch)


class WatchAct(APIView):
    """Does with an address what `act` says."""

    act = ""
    code = status.HTTP_200_OK

    @extend_schema(request=None, responses={200: WatchSerializer})
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        return self.perform(request, public_id)

    def perform(self, request: Request, public_id: uuid.UUID, reason: str = "") -> Response:
        watch = get_object_or_404(open_watches(request), public_id=public_id)
        acts.perform(self.act, watch, by=request.user, reason=reason, now=timezone.now())
        watch.refresh_from_db()
        return Response(WatchSerializer(watch).data, status=self.code)


class CheckNow(WatchAct):
    """Has an address looked at now: what came of it is told by its checks."""

    act = "check"
    code = status.HTTP_202_ACCEPTED

    @extend_schema(request=None, responses={202: WatchSerializer})
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        return self.perform(request, public_id)


class Pause(WatchAct):
    """Leaves an address alone until it is resumed."""

    act = "pause"


class Resume(WatchAct):
    """Looks at an address again from now on, whether it was paused or had been stopped."""

    act = "resume"


class Stop(WatchAct):
    """Ends the following of an address; all that was seen of it stays."""

    act = "stop"

    @extend_schema(request=StopSerializer, responses={200: WatchSerializer})
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        given = StopSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        return self.perform(request, public_id, given.validated_data["reason"])


urlpatterns: list[Any] = [
    path("sources", SourceList.as_view(), name="sources"),
    path("sources/<slug:slug>", SourceDetail.as_view(), name="source"),
    path("sources/<slug:slug>/watches", SourceWatches.as_view(), name="source-watches"),
    path("watches", WatchList.as_view(), name="watches"),
    path("watches/<uuid:public_id>", WatchDetail.as_view(), name="watch"),
    path("watches/<uuid:public_id>/checks", WatchChecks.as_view(), name="watch-checks"),
    path("watches/<uuid:public_id>/check", CheckNow.as_view(), name="watch-check"),
    path("watches/<uuid:public_id>/pause", Pause.as_view(), name="watch-pause"),
    path("watches/<uuid:public_id>/resume", Resume.as_view(), name="watch-resume"),
    path("watches/<uuid:public_id>/stop", Stop.as_view(), name="watch-stop"),
]
