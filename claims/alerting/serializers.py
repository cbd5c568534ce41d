"""Subscriptions and alerts as the API tells them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError as Refused
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.models import Article, Source
from articles.serializers import RefusesUnknownFields
from claims.alerting.forms import FOLLOWED, refuse_what_cannot_be
from claims.alerting.messages import EVENTS, why_in_words
from claims.models import Alert, Story, Subscription

WHERE = ("story", "source", "article", "words")


class SubscriptionSerializer(RefusesUnknownFields, serializers.ModelSerializer):
    """What to be told of: at least one of story, source, article and words, and all given have to fit."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    story = serializers.SlugRelatedField(
        slug_field="public_id", queryset=Story.objects.none(), required=False, allow_null=True
    )
    source = serializers.SlugRelatedField(
        slug_field="slug", queryset=Source.objects.none(), required=False, allow_null=True
    )
    article = serializers.SlugRelatedField(
        slug_field="public_id", queryset=Article.objects.none(), required=False, allow_null=True
    )
    events = serializers.ListField(child=serializers.ChoiceField(choices=list(EVENTS)), required=False)
    measures = serializers.ListField(
        child=serializers.ChoiceField(choices=[code for code, _words in FOLLOWED]), required=False
    )

    class Meta:
        model = Subscription
        fields = (
            "id", "name", "story", "source", "article", "words", "events", "measures", "direction",
            "at_least", "at_least_percent", "way", "pace", "quiet_from", "quiet_to", "muted_until",
            "created_at",
        )  # fmt: skip
        read_only_fields = ("created_at",)

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        # Whoever may not read a story, a source or an article may not ask for it either.
        for name, choices in self.context.get("choices", {}).items():
            fields[name].queryset = choices
        return fields

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        standing = {name: getattr(self.instance, name) for name in self._asked()} if self.instance else {}
        whole = {**standing, **values}
        try:
            refuse_what_cannot_be(whole, story=whole.get("story"), article=whole.get("article"))
        except Refused as error:
            raise serializers.ValidationError(error.message_dict) from error
        return values

    def _asked(self) -> tuple[str, ...]:
        return (*WHERE, "quiet_from", "quiet_to", "at_least", "at_least_percent")


class AlertSerializer(serializers.ModelSerializer):
    """Something that was told or is owed, with its parameters, and why in words."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    subscription = serializers.UUIDField(source="subscription.public_id", read_only=True)
    claim = serializers.UUIDField(source="claim.public_id", read_only=True, default=None)
    revision = serializers.UUIDField(source="revision.public_id", read_only=True)
    message = serializers.UUIDField(source="delivery.public_id", read_only=True, default=None)
    sent_at = serializers.DateTimeField(source="delivery.sent_at", read_only=True, default=None)
    why = serializers.SerializerMethodField()

    class Meta:
        model = Alert
        fields = (
            "id", "subscription", "event", "claim", "revision", "at", "due_at", "message", "sent_at",
            "params", "why",
        )  # fmt: skip

    @extend_schema_field(str)
    def get_why(self, alert: Alert) -> str:
        return why_in_words(alert.why)
