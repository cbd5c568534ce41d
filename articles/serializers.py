"""What the API takes and gives. IPTC names at this border; numbers that must be exact are strings."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from rest_framework import serializers

from articles.models import Article, Revision, Source

EARLIEST_YEAR, LATEST_YEAR = 1800, 9990


def validate_public_url(url: str) -> None:
    """Refuses what no reader could open: other schemes, credentials, hosts that parsers read differently."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    is_plain = re.fullmatch(r"https?://[^\s\\@]+", url) is not None and bool(host)
    if url and (not is_plain or _is_private(host)):
        raise serializers.ValidationError("This is no public http or https address.", code="bad_url")


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


class TextField(serializers.CharField):
    """Text to the letter: nothing is trimmed, and no number is taken for text."""

    def __init__(self, **options: Any) -> None:
        # What may be left out may be empty as well.
        super().__init__(trim_whitespace=False, allow_blank=not options.get("required", True), **options)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("This is no string.", code="not_a_string")
        return data


class PublisherTimeField(serializers.Field):
    """An ISO 8601 time with its offset, kept as it was written beside the instant it names."""

    def to_internal_value(self, data: Any) -> tuple[str, datetime]:
        if not isinstance(data, str) or len(data) > 40:
            raise serializers.ValidationError("Give an ISO 8601 time as a string.", code="not_a_time")
        try:
            at = datetime.fromisoformat(data)
            instant = at.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise serializers.ValidationError("This is no ISO 8601 time.", code="not_a_time") from error
        if at.utcoffset() is None:
            raise serializers.ValidationError("Give the time's offset from UTC.", code="offset_missing")
        if not EARLIEST_YEAR <= instant.year <= LATEST_YEAR:
            raise serializers.ValidationError("No article is of that year.", code="not_a_time")
        return data, instant

    def to_representation(self, value: tuple[str, datetime]) -> str:
        return value[0]


class RefusesUnknownFields(serializers.Serializer):
    """A field that is not known is an error, so that a misspelt one is not lost in silence."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if isinstance(data, dict):
            unknown = {
                name: [serializers.ErrorDetail("There is no such field.", code="unknown")]
                for name in data
                if name not in self.fields
            }
            if unknown:
                raise serializers.ValidationError(unknown)
        return super().to_internal_value(data)


class NoticeSerializer(RefusesUnknownFields):
    """A note of correction or update, and where the publisher put it."""

    text = TextField(max_length=10_000)
    where = TextField(max_length=100, required=False, default="page")


class ArticleSubmissionSerializer(RefusesUnknownFields):
    """One state of an article, as its publisher's system sends it."""

    headline = TextField(max_length=2000, required=False, default="")
    body = TextField(
        required=False,
        default="",
        help_text="Plain text; without `headline`, the whole story with its headline.",
    )
    label = TextField(
        max_length=2000, required=False, default="", help_text="The update line, if it is not in the text."
    )
    byline = TextField(max_length=1000, required=False, default="")
    notices = NoticeSerializer(many=True, required=False, default=list)
    language = TextField(
        max_length=16, required=False, default="", help_text="If it is not the source's own."
    )
    versioncreated = PublisherTimeField(required=False, default=None)
    provider_version = TextField(max_length=100, required=False, default="")
    pubstatus = serializers.ChoiceField(choices=Revision.PubStatus.choices, default=Revision.PubStatus.USABLE)
    embargoed = PublisherTimeField(required=False, default=None, help_text="Until when.")
    sha256 = TextField(
        max_length=64, required=False, default="", help_text="Of the UTF-8 of `body`, to be checked."
    )

    def validate_body(self, body: str) -> str:
        if len(body) > settings.MAX_TEXT_CHARACTERS:
            raise serializers.ValidationError(
                f"The text is longer than {settings.MAX_TEXT_CHARACTERS:,} characters.", code="too_long"
            )
        return body

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        declared = values["sha256"]
        # A lone surrogate has no UTF-8; the door refuses it with a better word.
        found = hashlib.sha256(values["body"].encode(errors="surrogatepass")).hexdigest()
        if declared and declared.lower() != found:
            raise serializers.ValidationError(
                {"sha256": f"The body's SHA-256 is {found}."}, code="hash_mismatch"
            )
        return values


class RevisionSubmissionSerializer(ArticleSubmissionSerializer):
    """The same, naming its article by source and guid or URL."""

    source = TextField(max_length=64)
    guid = TextField(max_length=500, required=False, default="")
    url = TextField(max_length=2048, required=False, default="", validators=[validate_public_url])
    evolvedfrom = TextField(
        max_length=500,
        required=False,
        default="",
        help_text="The guid of the article that this one continues.",
    )

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        if not values["guid"] and not values["url"]:
            raise serializers.ValidationError({"guid": "Give a guid or a url."}, code="required")
        return super().validate(values)


class ArticleSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    source = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    evolvedfrom = serializers.UUIDField(source="evolved_from.public_id", read_only=True, default=None)
    headline = serializers.CharField(read_only=True)
    pubstatus = serializers.CharField(read_only=True)
    revisions = serializers.IntegerField(source="revision_count", read_only=True)

    class Meta:
        model = Article
        fields = (
            "id",
            "source",
            "guid",
            "url",
            "headline",
            "pubstatus",
            "revisions",
            "evolvedfrom",
            "created_at",
        )


class RevisionSerializer(serializers.ModelSerializer):
    """A revision without its text, for lists."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    article = serializers.UUIDField(source="article.public_id", read_only=True)
    source = serializers.CharField(source="article.source.slug", read_only=True)
    guid = serializers.CharField(source="article.guid", read_only=True)
    position = serializers.IntegerField(read_only=True)
    headline = serializers.CharField(source="body.headline", read_only=True)
    embargoed = serializers.DateTimeField(source="embargoed_until", read_only=True)
    tracking = serializers.CharField(read_only=True)

    class Meta:
        model = Revision
        fields = (
            "id", "article", "source", "guid", "number", "position", "headline", "versioncreated",
            "provider_version", "pubstatus", "embargoed", "channel", "warnings", "tracking", "recorded_at",
            "body_hash", "chain_hash",
        )  # fmt: skip


class RevisionDetailSerializer(RevisionSerializer):
    """A revision with every word of it: as it was received, and as it was read."""

    document = serializers.JSONField(source="body.document", read_only=True)
    original = serializers.JSONField(source="body.original", read_only=True)
    content_hash = serializers.CharField(source="body.content_hash", read_only=True)

    class Meta(RevisionSerializer.Meta):
        fields = (*RevisionSerializer.Meta.fields, "content_hash", "document", "original")


class NewSourceSerializer(serializers.ModelSerializer):
    """A source as an import may describe it."""

    class Meta:
        model = Source
        fields = (
            "slug",
            "name",
            "homepage_url",
            "language",
            "time_zone",
            "label_dialect",
            "tracked_measures",
            "rights",
        )
