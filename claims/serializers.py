"""What the API tells of numbers. Values are strings, so that no reader rounds them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.authentication import key_of
from claims.models import Claim, ClaimUpdate, Mention, RevisionWarning, Thread
from claims.waiting import CONFIRMED, suspicion_of


@extend_schema_field(OpenApiTypes.DECIMAL)
class PlainDecimalField(serializers.Field):
    """A decimal as a string, without the zeros of its column: "3000", "12.5"."""

    def to_representation(self, value: Decimal) -> str:
        return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


class MentionSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    revision = serializers.UUIDField(source="revision.public_id", read_only=True)
    value = PlainDecimalField(read_only=True)
    value_high = PlainDecimalField(read_only=True)
    attribution = serializers.SerializerMethodField()

    class Meta:
        model = Mention
        fields = (
            "id", "revision", "index", "passage", "start", "end", "surface", "value", "value_high", "bound",
            "unit", "noun", "measure", "counting", "place", "group", "actor", "attribution", "as_of",
            "certainty", "direction", "is_background", "is_earlier_value", "is_implicit", "part_of", "rules",
            "extractor_version",
        )  # fmt: skip

    def get_attribution(self, mention: Mention) -> dict[str, str] | None:
        if not mention.attribution_name and not mention.attribution_role:
            return None
        return {"name": mention.attribution_name, "role": mention.attribution_role}


class FigureSerializer(MentionSerializer):
    """A mention as a step of a time line shows it."""

    class Meta(MentionSerializer.Meta):
        fields = (
            "id",
            "revision",
            "surface",
            "value",
            "value_high",
            "bound",
            "unit",
            "place",
            "actor",
            "attribution",
        )


class UpdateSerializer(serializers.ModelSerializer):
    """A thread's move. A suspicion is a matter for the desk: only when an editor has confirmed it is it told
    to programs, as `suspicion`; to people it may also be `waiting`, `expired` or `dismissed`.
    """

    id = serializers.UUIDField(source="public_id", read_only=True)
    article = serializers.UUIDField(source="article.public_id", read_only=True)
    source = serializers.CharField(source="article.source.slug", read_only=True)
    revision = serializers.UUIDField(source="revision.public_id", read_only=True)
    from_revision = serializers.UUIDField(source="from_revision.public_id", read_only=True, default=None)
    thread = serializers.UUIDField(source="thread.public_id", read_only=True)
    claim = serializers.UUIDField(source="thread.claim.public_id", read_only=True, default=None)
    measure = serializers.SerializerMethodField()
    old = FigureSerializer(read_only=True)
    new = FigureSerializer(read_only=True)
    delta = PlainDecimalField(read_only=True)
    reason = serializers.SerializerMethodField()
    suspicion = serializers.SerializerMethodField()

    class Meta:
        model = ClaimUpdate
        fields = (
            "id", "at", "article", "source", "from_revision", "revision", "thread", "claim", "measure",
            "kind", "also", "old", "new", "delta", "delta_unit", "notice", "notice_passage", "reason",
            "suspected", "suspicion",
        )  # fmt: skip

    def get_suspicion(self, update: ClaimUpdate) -> str | None:
        state = suspicion_of(update)
        is_told = state == CONFIRMED or key_of(self.context["request"]) is None
        return state if state and is_told else None

    def get_measure(self, update: ClaimUpdate) -> str:
        mention = update.new or update.old
        return mention.measure if mention else ""

    def get_reason(self, update: ClaimUpdate) -> dict[str, Any]:
        return {"code": update.reason, "params": update.reason_params}

    def to_representation(self, update: ClaimUpdate) -> dict[str, Any]:
        values = super().to_representation(update)
        if key_of(self.context["request"]) is not None:
            del values["suspected"]
        return values


class WarningSerializer(serializers.ModelSerializer):
    revision = serializers.UUIDField(source="revision.public_id", read_only=True)

    class Meta:
        model = RevisionWarning
        fields = ("revision", "kind", "params")


class ThreadSerializer(serializers.ModelSerializer):
    """What one article says of a claim."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    article = serializers.UUIDField(source="article.public_id", read_only=True)
    source = serializers.CharField(source="article.source.slug", read_only=True)
    current = FigureSerializer(read_only=True)
    behind = serializers.UUIDField(source="behind.public_id", read_only=True, default=None)

    class Meta:
        model = Thread
        fields = ("id", "article", "source", "status", "since", "current", "behind", "behind_since")


class PointSerializer(serializers.Serializer):
    """A value that an article gave from a moment on; without a figure it stopped giving one."""

    at = serializers.DateTimeField(read_only=True)
    source = serializers.CharField(source="thread.article.source.slug", read_only=True)
    article = serializers.UUIDField(source="thread.article.public_id", read_only=True)
    thread = serializers.UUIDField(source="thread.public_id", read_only=True)
    kind = serializers.CharField(source="update.kind", read_only=True, default="first")
    notice = serializers.CharField(source="update.notice", read_only=True, default=None)
    figure = FigureSerializer(source="mention", read_only=True, allow_null=True)
    low = PlainDecimalField(read_only=True)
    high = PlainDecimalField(read_only=True)


class ClaimSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    story = serializers.UUIDField(source="story.public_id", read_only=True)
    threads = ThreadSerializer(source="readable_threads", many=True, read_only=True)

    class Meta:
        model = Claim
        fields = (
            "id", "story", "measure", "counting", "noun", "unit", "place", "group", "actor", "in_conflict",
            "conflicts", "by_publisher", "by_authority", "updated_at", "threads",
        )  # fmt: skip
