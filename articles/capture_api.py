"""What was kept apart for an editor, by the REST API: for people, and for keys with the scope `review`."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import generics, serializers
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles import captures
from articles.authentication import HasScope, key_of
from articles.capture_views import as_file
from articles.captures import DecisionError
from articles.models import ApiKey, RawCapture, Source
from articles.reader import ReadError
from articles.serializers import RefusesUnknownFields, TextField
from articles.words import tell_finding


class UndecidableError(APIException):
    """The capture cannot be decided on so: it is decided, its bytes are gone, or nothing is read from it."""

    status_code = 409


class ExpiredError(APIException):
    """The bytes are no longer kept, as the source's retention has passed."""

    status_code = 410
    default_code = "expired"
    default_detail = "Its bytes are no longer kept."


class MayDecide(HasScope):
    """A key needs the scope `review` to read captures and to decide; a person the right to send revisions."""

    reading = writing = ApiKey.Scope.REVIEW


class FindingSerializer(serializers.Serializer):
    code = serializers.CharField()
    detail = serializers.CharField()
    text = serializers.SerializerMethodField()

    def get_text(self, finding: dict[str, str]) -> str:
        return tell_finding(finding["code"], finding["detail"])


class CaptureSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    source = serializers.CharField(source="article.source.slug", read_only=True)
    article = serializers.UUIDField(source="article.public_id", read_only=True)
    revision = serializers.UUIDField(source="revision.public_id", read_only=True, default=None)
    findings = FindingSerializer(many=True, read_only=True)
    decided_by = serializers.CharField(source="decided_by.username", read_only=True, default=None)

    class Meta:
        model = RawCapture
        fields = (
            "id", "source", "article", "state", "revision", "requested_url", "final_url", "redirects",
            "status", "headers", "quality", "findings", "reader_version", "captured_at", "expired_at",
            "decided_at", "decided_by", "decision_reason",
        )  # fmt: skip


class ReasonSerializer(RefusesUnknownFields):
    reason = TextField(max_length=2000)


class CaptureFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(choices=RawCapture.State.choices)
    source = django_filters.CharFilter(field_name="article__source__slug")
    article = django_filters.UUIDFilter(field_name="article__public_id")

    class Meta:
        model = RawCapture
        fields = ("state", "source", "article")


def open_captures(request: Request) -> QuerySet[RawCapture]:
    """What pages of the sources answered that the caller may touch."""
    mine = RawCapture.objects.filter(article__source__in=Source.objects.open_to(key_of(request)))
    return mine.select_related("article__source", "revision", "decided_by").defer("content")


class CaptureList(generics.ListAPIView):
    """What pages answered, without the bytes, the newest first; `state=held` is what waits for an editor."""

    serializer_class = CaptureSerializer
    permission_classes = (MayDecide,)
    filterset_class = CaptureFilter

    def get_queryset(self) -> QuerySet[RawCapture]:
        return open_captures(self.request)


class CaptureDetail(generics.RetrieveAPIView):
    """One answer of a page, without the bytes."""

    serializer_class = CaptureSerializer
    permission_classes = (MayDecide,)
    lookup_field = "public_id"
    get_queryset = CaptureList.get_queryset


class CaptureBytes(APIView):
    """The bytes of one answer as the server sent them, unpacked."""

    permission_classes = (MayDecide,)

    @extend_schema(responses={(200, "text/plain"): OpenApiTypes.BINARY})
    def get(self, request: Request, public_id: uuid.UUID) -> HttpResponse:
        """The bytes as the server sent them, unpacked; 410 where they are no longer kept."""
        capture = get_object_or_404(open_captures(request), public_id=public_id)
        if capture.expired_at:
            raise ExpiredError
        return as_file(capture)


class Decision(APIView):
    """Decides on a held capture, with a reason."""

    permission_classes = (MayDecide,)
    door: Callable[..., Any]

    @extend_schema(request=ReasonSerializer, responses={200: CaptureSerializer})
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        given = ReasonSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        capture = get_object_or_404(open_captures(request), public_id=public_id)
        try:
            self.door(capture, by=request.user, reason=given.validated_data["reason"], now=timezone.now())
        except (DecisionError, ReadError) as error:
            raise UndecidableError(str(error), code=error.code) from error
        return Response(CaptureSerializer(open_captures(request).get(pk=capture.pk)).data)


class Accept(Decision):
    """Makes a held capture a revision of its article, with a reason; 409 where that cannot be."""

    door = staticmethod(captures.accept_capture)


class Dismiss(Decision):
    """Sets a held capture aside, with a reason; 409 where it is decided on already."""

    door = staticmethod(captures.dismiss_capture)


urlpatterns = [
    path("captures", CaptureList.as_view(), name="captures"),
    path("captures/<uuid:public_id>", CaptureDetail.as_view(), name="capture"),
    path("captures/<uuid:public_id>/raw", CaptureBytes.as_view(), name="capture-raw"),
    path("captures/<uuid:public_id>/accept", Accept.as_view(), name="capture-accept"),
    path("captures/<uuid:public_id>/dismiss", Dismiss.as_view(), name="capture-dismiss"),
]
