"""The REST API of what the revisions assert. Each view loads, calls one door, answers."""

from __future__ import annotations

import uuid

import django_filters
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles.authentication import key_of
from articles.models import Article, Revision
from articles.pagination import Pages
from articles.problems import GoneError
from claims import history, review_api, story_api
from claims.desk import with_figures
from claims.models import Claim, ClaimUpdate, Mention, RevisionWarning, Thread
from claims.serializers import (
    ClaimSerializer,
    MentionSerializer,
    PointSerializer,
    UpdateSerializer,
    WarningSerializer,
)

# A claim may be stated by thousands of articles.
MOST_THREADS = 100


def readable_revisions(request: Request) -> QuerySet[Revision]:
    return Revision.objects.open_to(key_of(request), now=timezone.now())


def readable_articles(request: Request) -> QuerySet[Article]:
    return Article.objects.filter(revisions__in=readable_revisions(request)).distinct()


def readable_claims(request: Request) -> QuerySet[Claim]:
    """The claims that some readable revision states, each with the newest of the threads that the caller may
    read: its time line has them all.
    """
    threads = Thread.objects.filter(current__revision__in=readable_revisions(request))
    shown = threads.select_related("article__source", "current__revision", "behind").order_by("-since", "-pk")
    stated = threads.filter(claim=OuterRef("pk"))
    return (
        Claim.objects.filter(Exists(stated))
        .select_related("story")
        .prefetch_related(Prefetch("threads", queryset=shown[:MOST_THREADS], to_attr="readable_threads"))
    )


class LatestPages(Pages):
    """The latest in the publishers' time first."""

    ordering = ("-at", "-pk")


class ClaimFilter(django_filters.FilterSet):
    story = django_filters.UUIDFilter(field_name="story__public_id")
    article = django_filters.UUIDFilter(field_name="threads__article__public_id", distinct=True)
    measure = django_filters.CharFilter()
    in_conflict = django_filters.BooleanFilter()

    class Meta:
        model = Claim
        fields = ("story", "article", "measure", "in_conflict")


class ClaimList(generics.ListAPIView):
    """Claims with what each article says of them now."""

    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter

    def get_queryset(self) -> QuerySet[Claim]:
        return readable_claims(self.request).standing()


class ClaimDetail(generics.RetrieveAPIView):
    """One claim; 301 to the claim that it became, 410 with the reason where it is none any more."""

    serializer_class = ClaimSerializer
    lookup_field = "public_id"

    def get_queryset(self) -> QuerySet[Claim]:
        return readable_claims(self.request)

    def get(self, request: Request, public_id: uuid.UUID) -> Response | HttpResponsePermanentRedirect:
        retired = Claim.objects.retired().filter(public_id=public_id).select_related("successor").first()
        if retired is None:
            return super().get(request, public_id=public_id)
        if retired.successor is None:
            raise GoneError(f"This claim is retired: {retired.retired_reason}.")
        return HttpResponsePermanentRedirect(reverse("api:claim", args=[retired.successor.public_id]))


class ClaimTimeLine(APIView):
    """Every value that each article gave the claim, the earliest first, with where notice was given."""

    @extend_schema(responses=PointSerializer(many=True))
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        claim = get_object_or_404(readable_claims(request), public_id=public_id)
        readable = readable_revisions(request)
        threads = history.threads_of(claim).filter(article__in=readable_articles(request))
        updates = history.updates_of(claim).filter(revision__in=readable)
        points = history.points_of(threads, updates)
        return Response(PointSerializer(points, many=True, context={"request": request}).data)


class ArticleUpdates(generics.ListAPIView):
    """How the numbers of an article moved, the latest in the publisher's time first."""

    serializer_class = UpdateSerializer
    pagination_class = LatestPages
    filter_backends = ()

    def get_queryset(self) -> QuerySet[ClaimUpdate]:
        updates = ClaimUpdate.objects.filter(
            article__public_id=self.kwargs["public_id"], revision__in=readable_revisions(self.request)
        )
        return with_figures(updates).select_related("old__revision", "new__revision")


class RevisionMentions(generics.ListAPIView):
    """Every number that a revision states, tracked or not, in reading order."""

    serializer_class = MentionSerializer
    pagination_class = None
    filter_backends = ()

    def get_queryset(self) -> QuerySet[Mention]:
        mine = get_object_or_404(readable_revisions(self.request), public_id=self.kwargs["public_id"])
        return mine.mentions.select_related("revision").order_by("index")


class RevisionWarnings(RevisionMentions):
    """What an editor should look at in a revision's label or figures."""

    serializer_class = WarningSerializer

    def get_queryset(self) -> QuerySet[RevisionWarning]:
        mine = get_object_or_404(readable_revisions(self.request), public_id=self.kwargs["public_id"])
        return mine.claim_warnings.select_related("revision").order_by("pk")


urlpatterns = [
    *story_api.urlpatterns,
    *review_api.urlpatterns,
    path("claims", ClaimList.as_view(), name="claims"),
    path("claims/<uuid:public_id>", ClaimDetail.as_view(), name="claim"),
    path("claims/<uuid:public_id>/timeline", ClaimTimeLine.as_view(), name="claim-timeline"),
    path("articles/<uuid:public_id>/updates", ArticleUpdates.as_view(), name="article-updates"),
    path("revisions/<uuid:public_id>/mentions", RevisionMentions.as_view(), name="revision-mentions"),
    path("revisions/<uuid:public_id>/warnings", RevisionWarnings.as_view(), name="revision-warnings"),
]
