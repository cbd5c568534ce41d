"""The REST API of what was published. Each view loads, calls one door, answers."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import generics, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles import diffing
from articles.authentication import key_of
from articles.comparisons import compare_revisions
from articles.diffing.faces import changed_passages, write_unified
from articles.diffing.label import hold_label
from articles.ingest import Recorded, RefusedRevisionError
from articles.models import Article, Revision, Source
from articles.problems import refusal
from articles.serializers import (
    ArticleSerializer,
    ArticleSubmissionSerializer,
    RevisionDetailSerializer,
    RevisionSerializer,
    RevisionSubmissionSerializer,
)
from articles.submitting import submit_to_article, submit_to_source

MAX_KEY_LENGTH = 255


class ArticleFilter(django_filters.FilterSet):
    source = django_filters.CharFilter(field_name="source__slug")
    guid = django_filters.CharFilter()
    url = django_filters.CharFilter()

    class Meta:
        model = Article
        fields = ("source", "guid", "url")


class ArticleList(generics.ListAPIView):
    """Articles, the newest first."""

    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter

    def get_queryset(self) -> QuerySet[Article]:
        articles = Article.objects.open_to(key_of(self.request), now=timezone.now())
        return articles.select_related("source", "evolved_from")


class ArticleDetail(generics.RetrieveAPIView):
    """One article, with the headline and the state of its latest revision."""

    serializer_class = ArticleSerializer
    lookup_field = "public_id"
    get_queryset = ArticleList.get_queryset


def readable_revisions(request: Request) -> QuerySet[Revision]:
    """The revisions that the caller may read, each with its place in the publisher's order."""
    mine = Revision.objects.open_to(key_of(request), now=timezone.now())
    return (
        mine.with_position()
        .select_related("article__source", "body")
        .prefetch_related("announcements")
        .defer("body__document", "body__original")
    )


class ArticleRevisions(generics.ListAPIView):
    """The revisions of an article, the latest recorded first; POST sends it a new one."""

    serializer_class = RevisionSerializer
    filter_backends = ()

    def get_queryset(self) -> QuerySet[Revision]:
        return readable_revisions(self.request).filter(article__public_id=self.kwargs["public_id"])

    @extend_schema(
        request=ArticleSubmissionSerializer,
        responses={200: RevisionDetailSerializer, 201: RevisionDetailSerializer},
    )
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        mine = Article.objects.filter(source__in=Source.objects.open_to(key_of(request)))
        article = get_object_or_404(mine.select_related("source"), public_id=public_id)
        values = validated(ArticleSubmissionSerializer, request)
        return answer(request, lambda **sender: submit_to_article(article, values, **sender))


class RevisionSubmission(APIView):
    """Sends a revision of the article that `source` and `guid` (or `url`) name, opening it at its first."""

    @extend_schema(
        request=RevisionSubmissionSerializer,
        responses={200: RevisionDetailSerializer, 201: RevisionDetailSerializer},
    )
    def post(self, request: Request) -> Response:
        values = validated(RevisionSubmissionSerializer, request)
        source = get_object_or_404(Source.objects.open_to(key_of(request)), slug=values["source"])
        return answer(request, lambda **sender: submit_to_source(source, values, **sender))


class RevisionDetail(generics.RetrieveAPIView):
    """One revision with every word of it, and how far the claims are with it: pending, done or failed."""

    serializer_class = RevisionDetailSerializer
    lookup_field = "public_id"

    def get_queryset(self) -> QuerySet[Revision]:
        return readable_revisions(self.request).defer(None)


COMPARED = [
    OpenApiParameter("from", uuid.UUID, required=True),
    OpenApiParameter("to", uuid.UUID, required=True),
]


def compared(request: Request) -> tuple[Revision, Revision, diffing.DocumentComparison]:
    """The two revisions that the query names, of one article or of two, and what changed between them."""
    wanted = [read_id(request, name) for name in ("from", "to")]
    readable = readable_revisions(request).defer(None)
    old, new = (get_object_or_404(readable, public_id=public_id) for public_id in wanted)
    return old, new, compare_revisions(old, new)


class Compare(APIView):
    """What changed between any two revisions, field by field, with the label held against it."""

    @extend_schema(parameters=COMPARED, responses={200: dict})
    def get(self, request: Request) -> Response:
        old, new, comparison = compared(request)
        label = new.body.document["label"]
        return Response(
            diffing.to_json(
                comparison,
                from_revision=RevisionSerializer(old).data,
                to_revision=RevisionSerializer(new).data,
                same_article=old.article_id == new.article_id,
                label=label and {**label, "checks": checks_to_json(comparison)},
            )
        )


class CompareText(APIView):
    """The same as plain text: a sign and a paragraph a line, with {+inserted+} and [-deleted-] words."""

    @extend_schema(parameters=COMPARED, responses={(200, "text/plain"): str})
    def get(self, request: Request) -> HttpResponse:
        _, _, comparison = compared(request)
        changed = {name: field for name, field in comparison.fields.items() if field.has_changed}
        text = "\n\n".join(f"{name}\n{write_unified(field)}" for name, field in changed.items())
        return HttpResponse(text, content_type="text/plain; charset=utf-8")


class ComparePassages(APIView):
    """The changed passages alone, each cut down to the words around its changes."""

    @extend_schema(parameters=COMPARED, responses={200: dict})
    def get(self, request: Request) -> Response:
        _, _, comparison = compared(request)
        fields = {
            name: [{"type": passage.relation.kind.value, "parts": passage.parts} for passage in changed]
            for name, field in comparison.fields.items()
            if (changed := changed_passages(field))
        }
        return Response(
            {"fields": fields, "is_minor": comparison.is_minor, "truncated": comparison.truncated}
        )


def checks_to_json(comparison: diffing.DocumentComparison) -> list[dict[str, Any]]:
    """Each item that the new revision's label announces, and whether the text bears it out."""
    return [
        {
            "verb": check.item.verb,
            "what": check.item.what,
            "verdict": check.verdict.value,
            "field": check.field or None,
            "index": check.index,
        }
        for check in hold_label(comparison.new.label, comparison)
    ]


def read_id(request: Request, name: str) -> uuid.UUID:
    """The public id that a query parameter gives. Raises ValidationError."""
    try:
        return uuid.UUID(request.query_params.get(name, ""))
    except ValueError as error:
        raise ValidationError({name: "Give the id of a revision."}) from error


def validated(serializer_class: type[ArticleSubmissionSerializer], request: Request) -> dict[str, Any]:
    serializer = serializer_class(data=request.data)
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def answer(request: Request, submit: Callable[..., Recorded]) -> Response:
    """201 with the new revision, 200 with the stored one that already says the same."""
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > MAX_KEY_LENGTH or not key.isprintable():
        raise ValidationError({"Idempotency-Key": f"At most {MAX_KEY_LENGTH} printable characters."})
    try:
        recorded = submit(
            sender=request.user, channel=Revision.Channel.API, now=timezone.now(), idempotency_key=key
        )
    except RefusedRevisionError as error:
        raise refusal(error) from error
    stored = Revision.objects.with_position().prefetch_related("announcements")
    revision = stored.select_related("article__source", "body").get(pk=recorded.revision.pk)
    return Response(
        RevisionDetailSerializer(revision).data,
        status=status.HTTP_201_CREATED if recorded.is_new else status.HTTP_200_OK,
        headers={"Location": reverse("api:revision", args=[revision.public_id])},
    )


urlpatterns = [
    path("articles", ArticleList.as_view(), name="articles"),
    path("articles/<uuid:public_id>", ArticleDetail.as_view(), name="article"),
    path("articles/<uuid:public_id>/revisions", ArticleRevisions.as_view(), name="article-revisions"),
    path("revisions", RevisionSubmission.as_view(), name="revisions"),
    path("revisions/<uuid:public_id>", RevisionDetail.as_view(), name="revision"),
    path("compare", Compare.as_view(), name="compare"),
    path("compare/text", CompareText.as_view(), name="compare-text"),
    path("compare/passages", ComparePassages.as_view(), name="compare-passages"),
]
