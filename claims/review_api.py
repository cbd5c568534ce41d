"""Decisions by the REST API: by people who may decide, and by keys with the scope `review`."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.urls import path
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import generics, serializers, status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from articles.authentication import HasScope, key_of
from articles.models import ApiKey, Article
from articles.pagination import Pages
from claims import acts, review
from claims.models import Review
from claims.review import Act
from claims.subjects import RefusedReviewError, Subject, find_subject


class ConflictError(APIException):
    status_code = 409
    default_code = "conflict"


class MayReview(HasScope):
    """A key needs the scope `review` to read decisions and to take them; a person the right to decide."""

    reading = writing = ApiKey.Scope.REVIEW
    permission = "claims.add_review"


class ReviewSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    actor = serializers.CharField(source="actor.username", read_only=True)
    article = serializers.UUIDField(source="article.public_id", read_only=True, default=None)
    story = serializers.UUIDField(source="story.public_id", read_only=True, default=None)
    undoes = serializers.UUIDField(source="undoes.public_id", read_only=True, default=None)
    undone_by = serializers.UUIDField(source="undone_by.public_id", read_only=True, default=None)
    params = serializers.DictField(read_only=True)

    class Meta:
        model = Review
        fields = (
            "id", "at", "kind", "subject_kind", "subject", "article", "story", "params", "reason", "actor",
            "undoes", "undone_by",
        )  # fmt: skip


class DecisionSerializer(serializers.Serializer):
    """A decision. `params` by kind: correct takes `field` and `value`; merge, move and part_of `claim`; split
    `threads`; assign `user`. A reason is required to deprecate, dispute, confirm, dismiss, note and undo.
    """

    kind = serializers.ChoiceField(choices=[(kind, Review.Kind(kind).label) for kind in acts.ACTS])
    subject_kind = serializers.ChoiceField(choices=Review.Subject.choices)
    subject = serializers.UUIDField()
    params = serializers.DictField(default=dict)
    reason = serializers.CharField(allow_blank=True, default="", max_length=review.LONGEST_REASON)


class ReviewFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(choices=Review.Kind.choices)
    subject = django_filters.UUIDFilter()
    article = django_filters.UUIDFilter(field_name="article__public_id")
    story = django_filters.UUIDFilter(field_name="story__public_id")
    source = django_filters.CharFilter(field_name="article__source__slug")
    in_force = django_filters.BooleanFilter(method="filter_in_force", label="neither undone nor an undo")

    class Meta:
        model = Review
        fields = ("kind", "subject", "article", "story", "source", "in_force")

    def filter_in_force(self, reviews: QuerySet[Review], _name: str, wanted: bool) -> QuerySet[Review]:
        rests = Q(undone_by__isnull=False) | Q(kind=Review.Kind.UNDO)
        return reviews.filter(~rests if wanted else rests)


class LatestReviews(Pages):
    ordering = ("-at", "-pk")


class ReviewList(generics.ListAPIView):
    """What editors decided about the reading, the latest first; POST takes a decision."""

    serializer_class = ReviewSerializer
    pagination_class = LatestReviews
    filterset_class = ReviewFilter
    permission_classes = (MayReview,)

    def get_queryset(self) -> QuerySet[Review]:
        reviews = Review.objects.select_related("actor", "article", "story", "undoes", "undone_by")
        if key_of(self.request) is None:
            return reviews
        mine = _readable_articles(self.request)
        told = Q(article=None, story__placements__article__in=mine)
        return reviews.filter(Q(article__in=mine) | told).distinct()

    @extend_schema(request=DecisionSerializer, responses={201: ReviewSerializer})
    def post(self, request: Request) -> Response:
        given = DecisionSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        act = Act(**given.validated_data)
        try:
            _check_readable(request, act)
            taken = review.decide(request.user, act, now=timezone.now())
        except RefusedReviewError as error:
            raise _problem(error) from error
        return Response(ReviewSerializer(taken).data, status=status.HTTP_201_CREATED)


def _readable_articles(request: Request) -> QuerySet[Article]:
    return Article.objects.open_to(key_of(request), now=timezone.now())


def _check_readable(request: Request, act: Act) -> None:
    """A key decides about what it may read, and the rest is not there for it. Raises RefusedReviewError."""
    if key_of(request) is None or act.subject_kind not in acts.ACTS[act.kind].subjects:
        return
    subject = find_subject(act.subject_kind, act.subject)
    if not _touched(subject, _readable_articles(request)):
        raise RefusedReviewError("unknown_subject")


def _touched(subject: Subject, mine: QuerySet[Article]) -> bool:
    """Whether all that the decision would move is among the articles."""
    if subject.article:
        return mine.filter(pk=subject.article.pk).exists()
    told = Article.objects.filter(placement__story=subject.story)
    return subject.story is not None and not told.exclude(pk__in=mine.values("pk")).exists()


def _problem(error: RefusedReviewError) -> Exception:
    if error.is_conflict:
        return ConflictError(str(error), code=error.code)
    return ValidationError({_field_of(error.code): [ErrorDetail(str(error), code=error.code)]})


def _field_of(code: str) -> str:
    fields: dict[str, Any] = {
        "unknown_kind": "kind",
        "wrong_subject": "subject_kind",
        "unknown_subject": "subject",
        "not_suspected": "subject",
        "not_undone_here": "subject",
        "reason_required": "reason",
        "bad_reason": "reason",
    }
    return fields.get(code, "params")


urlpatterns = [path("reviews", ReviewList.as_view(), name="reviews")]
