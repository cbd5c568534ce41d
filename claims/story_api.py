"""The REST API of stories: their articles, whose text those carry, and what editors did with them."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import generics, serializers, status
from rest_framework.exceptions import ErrorDetail, PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles.authentication import key_of
from articles.models import Article, Revision
from claims import editing, origins
from claims.editing import RefusedActError, StoryAct
from claims.models import Review, Story, StoryArticle
from claims.review_api import MayReview


class CarrierSerializer(serializers.Serializer):
    article = serializers.UUIDField(source="article.public_id")
    source = serializers.CharField(source="article.source.slug")
    lag_seconds = serializers.SerializerMethodField()
    behind_since = serializers.DateTimeField(allow_null=True)

    def get_lag_seconds(self, carrier: origins.Carrier) -> int | None:
        return None if carrier.lag is None else int(carrier.lag.total_seconds())


class OriginSerializer(serializers.Serializer):
    """A text that others carry. `article` is null where only the agency's name is known."""

    name = serializers.CharField()
    article = serializers.UUIDField(source="article.public_id", default=None)
    carriers = CarrierSerializer(many=True)


class StorySerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    articles = serializers.SerializerMethodField()

    class Meta:
        model = Story
        fields = ("id", "name", "created_at", "articles")

    def get_articles(self, story: Story) -> list[str]:
        return [str(placement.article.public_id) for placement in story.readable_placements]


class StoryDetailSerializer(StorySerializer):
    origins = serializers.SerializerMethodField()

    class Meta(StorySerializer.Meta):
        fields = (*StorySerializer.Meta.fields, "origins")

    @extend_schema(responses=OriginSerializer(many=True))
    def get_origins(self, story: Story) -> list[dict[str, Any]]:
        readable = {placement.article_id for placement in story.readable_placements}
        told = origins.origins_in(story, now=timezone.now(), among=readable)
        return list(OriginSerializer(told, many=True).data)


class ActSerializer(serializers.ModelSerializer):
    """What an editor did with a story."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    act = serializers.CharField(source="kind")
    subject = serializers.UUIDField()
    actor = serializers.UUIDField(source="actor.public_id")

    class Meta:
        model = Review
        fields = ("id", "act", "subject_kind", "subject", "reason", "actor", "at")


class NewActSerializer(serializers.Serializer):
    """What an editor asks for: `articles` for link, unlink and split; `story` for merge (into which), suggest
    and keep_apart; `name` for rename; `review` for undo.
    """

    act = serializers.ChoiceField([*editing.KINDS, Review.Kind.UNDO])
    reason = serializers.CharField(max_length=editing.LONGEST_REASON)
    articles = serializers.ListField(child=serializers.UUIDField(), default=list, max_length=1000)
    story = serializers.UUIDField(default=None)
    name = serializers.CharField(default="", max_length=editing.LONGEST_NAME, allow_blank=True)
    review = serializers.UUIDField(default=None)


def readable_placements(request: Request) -> QuerySet[StoryArticle]:
    readable = Revision.objects.open_to(key_of(request), now=timezone.now())
    return StoryArticle.objects.filter(article__in=readable.values("article"))


def readable_stories(request: Request) -> QuerySet[Story]:
    """The stories of which the caller may read an article, each with those articles."""
    placements = readable_placements(request)
    shown = placements.select_related("article").order_by("pk")
    return Story.objects.filter(pk__in=placements.values("story")).prefetch_related(
        Prefetch("placements", queryset=shown, to_attr="readable_placements")
    )


class StoryList(generics.ListAPIView):
    """Stories with their articles, the newest first."""

    serializer_class = StorySerializer

    def get_queryset(self) -> QuerySet[Story]:
        return readable_stories(self.request)


class StoryDetail(generics.RetrieveAPIView):
    """One story with its articles, and whose text those carry; 301 to the one that it has become part of."""

    serializer_class = StoryDetailSerializer
    lookup_field = "public_id"

    def get_queryset(self) -> QuerySet[Story]:
        return readable_stories(self.request)

    def get(self, request: Request, public_id: uuid.UUID) -> Response | HttpResponsePermanentRedirect:
        joined = Story.objects.filter(public_id=public_id, successor__isnull=False).first()
        if joined is None:
            return super().get(request, public_id=public_id)
        successor = get_object_or_404(readable_stories(request), pk=editing.follow_successors(joined).pk)
        return HttpResponsePermanentRedirect(reverse("api:story", args=[successor.public_id]))


class StoryActs(APIView):
    """What editors did with a story and nobody has undone, the latest first; POST does something with it."""

    permission_classes = (MayReview,)

    @extend_schema(responses=ActSerializer(many=True))
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        story = get_object_or_404(readable_stories(request), public_id=public_id)
        refuse_restricted(request)
        return Response(ActSerializer(editing.acts_on(story), many=True).data)

    @extend_schema(request=NewActSerializer, responses={201: ActSerializer})
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        story = get_object_or_404(readable_stories(request), public_id=public_id)
        refuse_restricted(request)
        asked = NewActSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        try:
            review = perform(request, story, asked.validated_data)
        except RefusedActError as error:
            raise ValidationError({"act": [ErrorDetail(str(error), code=error.code)]}) from error
        return Response(ActSerializer(review).data, status=status.HTTP_201_CREATED)


def refuse_restricted(request: Request) -> None:
    """Raises PermissionDenied for keys that are restricted to some sources: a story is told by many."""
    key = key_of(request)
    if key is not None and key.sources.exists():
        raise PermissionDenied("A key that is restricted to sources cannot touch stories.")


def perform(request: Request, story: Story, asked: dict[str, Any]) -> Review:
    now = timezone.now()
    if asked["act"] == Review.Kind.UNDO:
        review = get_object_or_404(editing.acts_on(story), public_id=asked["review"])
        return editing.undo(review, actor=request.user, reason=asked["reason"], at=now)
    act = StoryAct(
        kind=asked["act"],
        actor=request.user,
        reason=asked["reason"],
        at=now,
        articles=list(Article.objects.filter(public_id__in=asked["articles"])),
        other=Story.objects.filter(public_id=asked["story"]).first() if asked["story"] else None,
        name=asked["name"],
    )
    return editing.perform(story, act)


urlpatterns = [
    path("stories", StoryList.as_view(), name="stories"),
    path("stories/<uuid:public_id>", StoryDetail.as_view(), name="story"),
    path("stories/<uuid:public_id>/acts", StoryActs.as_view(), name="story-acts"),
]
