"""Articles through all their states, and what of them may be read by whom."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles import documents
from articles.models.people import ApiKey, User
from articles.models.sources import Source


def count_rows(rows: models.QuerySet[Any], *, by: str) -> models.QuerySet[Any]:
    """The number of rows, for use as a subquery that an outer row narrows to one value of `by`."""
    return rows.order_by().values(by).annotate(count=Count("pk")).values("count")


class ArticleQuerySet(models.QuerySet["Article"]):
    def open_to(self, key: ApiKey | None, *, now: datetime) -> ArticleQuerySet:
        """The articles of which the caller may read a revision, with what the latest such says."""
        readable = Revision.objects.filter(article=OuterRef("pk")).open_to(key, now=now)
        latest = readable.order_by("-ordered_at", "-number")
        return self.annotate(
            headline=Subquery(latest.values("body__headline")[:1]),
            pubstatus=Subquery(latest.values("pubstatus")[:1]),
            latest_at=Subquery(latest.values("ordered_at")[:1]),
            revision_count=Subquery(count_rows(readable, by="article")),
        ).filter(pubstatus__isnull=False)


class Article(models.Model):
    """One text at one canonical URL or guid, through all its states."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    guid = models.CharField(max_length=500)
    url = models.URLField(max_length=2048, blank=True)
    evolved_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="evolved_into"
    )
    # Written by the claims, read by the schedule of re-checks: how urgent is it to look again?
    priority = models.SmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.UniqueConstraint(fields=("source", "guid"), name="one_article_per_source_and_guid"),
            models.CheckConstraint(condition=~Q(guid=""), name="article_has_a_guid"),
        ]

    def __str__(self) -> str:
        return self.url or self.guid


class RevisionQuerySet(models.QuerySet["Revision"]):
    def published(self, *, now: datetime) -> RevisionQuerySet:
        """What the public may see at this moment."""
        embargo_is_over = Q(embargoed_until=None) | Q(embargoed_until__lte=now)
        return self.filter(embargo_is_over, pubstatus=Revision.PubStatus.USABLE)

    def outward(self, *, now: datetime) -> RevisionQuerySet:
        """What may be shown outside: nothing of an article that its publisher holds or has killed."""
        latest_word = (
            Revision.objects.filter(article=OuterRef("article"))
            .exclude(pubstatus=Revision.PubStatus.DRAFT)
            .order_by("-ordered_at", "-number")
            .values("pubstatus")[:1]
        )
        return self.published(now=now).annotate(standing=Subquery(latest_word)).filter(standing="usable")

    def open_to(self, key: ApiKey | None, *, now: datetime) -> RevisionQuerySet:
        """What this key may read; a person at the desk (no key) reads everything."""
        if key is None:
            return self
        mine = self.filter(article__source__in=Source.objects.open_to(key))
        return mine if ApiKey.Scope.READ_UNPUBLISHED in key.scopes else mine.outward(now=now)

    def in_publisher_order(self) -> RevisionQuerySet:
        return self.order_by("ordered_at", "number")

    def with_position(self) -> RevisionQuerySet:
        """Adds `position`: the place in the publisher's order among all revisions of the article, from 1."""
        is_earlier = Q(ordered_at__lt=OuterRef("ordered_at"))
        is_twin = Q(ordered_at=OuterRef("ordered_at"), number__lte=OuterRef("number"))
        up_to_it = Revision.objects.filter(is_earlier | is_twin, article=OuterRef("article"))
        return self.annotate(position=Subquery(count_rows(up_to_it, by="article")))


class Revision(models.Model):
    """One state of an article. No column of it ever changes; its words stand in its RevisionBody."""

    class PubStatus(models.TextChoices):
        DRAFT = "draft", _("draft")
        USABLE = "usable", _("usable")
        WITHHELD = "withheld", _("withheld")
        CANCELED = "canceled", _("canceled")

    class Channel(models.TextChoices):
        API = "api", _("API")
        FORM = "form", _("form")
        IMPORT = "import", _("import")
        CHECK = "check", _("re-check")
        DEMONSTRATION = "demonstration", _("demonstration")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    # The order in which we recorded: gapless, never reused.
    number = models.PositiveIntegerField()
    # The revision recorded before this one. Unique with it: two writers cannot both be its successor.
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    # The publisher's order: its own time where it gave a credible one, else the time of recording.
    ordered_at = models.DateTimeField()
    versioncreated_at = models.DateTimeField(null=True)
    # As the publisher wrote it, in its own zone.
    versioncreated = models.CharField(max_length=40, blank=True)
    provider_version = models.CharField(max_length=100, blank=True)
    pubstatus = models.CharField(max_length=16, choices=PubStatus, default=PubStatus.USABLE)
    embargoed_until = models.DateTimeField(null=True)
    channel = models.CharField(max_length=16, choices=Channel)
    warnings = models.JSONField(default=list)
    # Of the salted body, and of all this row says together with the hash before it: articles.ledger.
    body_hash = models.CharField(max_length=64)
    chain_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ("article", "number")
        constraints = [
            models.UniqueConstraint(fields=("article", "number"), name="revision_numbers_are_unique"),
            models.UniqueConstraint(fields=("article", "previous"), name="a_revision_has_one_successor"),
            models.UniqueConstraint(
                fields=("article",), condition=Q(previous=None), name="an_article_has_one_first_revision"
            ),
            models.CheckConstraint(
                condition=Q(number=1, previous=None) | Q(number__gt=1, previous__isnull=False),
                name="only_the_first_revision_follows_none",
            ),
            models.CheckConstraint(
                condition=Q(pubstatus__in=("draft", "usable", "withheld", "canceled")),
                name="pubstatus_is_known",
            ),
        ]
        indexes = [
            models.Index(fields=("article", "ordered_at", "number"), name="revisions_in_publisher_order"),
            models.Index(fields=("-recorded_at",), name="revisions_latest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.article} #{self.number}"

    def is_published(self, *, now: datetime) -> bool:
        is_under_embargo = self.embargoed_until is not None and self.embargoed_until > now
        return self.pubstatus == self.PubStatus.USABLE and not is_under_embargo

    @property
    def tracking(self) -> str:
        """pending, done or failed: how far the claims are with this revision."""
        states = {
            announcement.state for announcement in self.announcements.all() if announcement.is_due_at_once
        }
        return next((state for state in ("failed", "pending") if state in states), "done")


class RevisionBody(models.Model):
    """Every word of the publisher in one revision, so that what must be erased stands in one place."""

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, primary_key=True, related_name="body")
    headline = models.TextField(blank=True)
    # articles.documents.to_json
    document = models.JSONField()
    # The fields as they were received, to the letter.
    original = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64)
    # Erased with the words: without it the hash that stays behind tells nothing about them.
    salt = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.headline

    def read(self) -> documents.Document:
        return documents.from_json(self.document)
