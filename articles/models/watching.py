"""What is looked at again: addresses, the hosts that answer there, every attempt and what it brought."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article, Revision
from articles.models.sources import Feed, Source


class Host(models.Model):
    """A server by its origin ("https://news.example"), with how it wants to be asked and how it fares."""

    class Robots(models.TextChoices):
        UNKNOWN = "unknown", _("not read yet")
        READ = "read", _("read")
        ABSENT = "absent", _("none there")
        UNAVAILABLE = "unavailable", _("could not be read")

    origin = models.CharField(max_length=300, unique=True)
    robots_state = models.CharField(max_length=16, choices=Robots, default=Robots.UNKNOWN)
    robots_text = models.TextField(blank=True)
    robots_read_at = models.DateTimeField(null=True, blank=True)
    robots_good_until = models.DateTimeField(null=True, blank=True)
    # Set by an editor; empty: what robots.txt asks for, and at least the spacing of the settings.
    spacing_seconds = models.FloatField(null=True, blank=True)
    next_request_at = models.DateTimeField(null=True, blank=True)
    failure_streak = models.PositiveIntegerField(default=0)
    # Nothing is asked before this time: the host said so (Retry-After), or it failed too often in a row.
    closed_until = models.DateTimeField(null=True, blank=True)
    last_answer_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("origin",)

    def __str__(self) -> str:
        return self.origin


class WatchQuerySet(models.QuerySet["Watch"]):
    def due(self, *, now: datetime) -> WatchQuerySet:
        """What is to be looked at now and in nobody's hand; what has waited longest comes first."""
        is_free = Q(leased_until=None) | Q(leased_until__lte=now)
        # Nobody takes it for so long: that was written by a clock that was wrong.
        is_free |= Q(leased_until__gt=now + Watch.LEASE)
        return self.filter(is_free, is_paused=False, stopped_at=None, next_check_at__lte=now).order_by(
            "next_check_at"
        )

    def of_source(self, source: Source) -> WatchQuerySet:
        return self.filter(Q(article__source=source) | Q(feed__source=source))


class Watch(models.Model):
    """An address that is looked at again: the page of an article, or a feed."""

    class StopReason(models.TextChoices):
        SILENT = "silent", _("nothing has changed for long")
        GONE = "gone", _("the publisher says that it is gone")
        REFUSED = "refused", _("the address may not be asked")
        LEFT = "left", _("ended by an editor")
        MOVED = "moved", _("its article is followed at another address")

    LEASE = timedelta(minutes=3)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="watch"
    )
    feed = models.OneToOneField(Feed, on_delete=models.CASCADE, null=True, blank=True, related_name="watch")
    url = models.URLField(max_length=2048)
    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="watches")

    next_check_at = models.DateTimeField(null=True, blank=True)
    # Whoever took it to look at it; a worker that was killed keeps it so long and no longer.
    leased_until = models.DateTimeField(null=True, blank=True)
    is_paused = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stop_reason = models.CharField(max_length=16, choices=StopReason, blank=True)

    # What the last good answer said of itself, to ask only for something newer.
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    # SHA-256 of its bytes: the same bytes need not be read again.
    bytes_hash = models.CharField(max_length=64, blank=True)

    last_check_at = models.DateTimeField(null=True, blank=True)
    last_outcome = models.CharField(max_length=40, blank=True)
    last_good_at = models.DateTimeField(null=True, blank=True)
    # Of an article a new revision, of a feed a new entry.
    last_change_at = models.DateTimeField(null=True, blank=True)
    change_count = models.PositiveIntegerField(default=0)
    unchanged_streak = models.PositiveIntegerField(default=0)
    failure_streak = models.PositiveIntegerField(default=0)
    # Since when the page has given now one of its known texts, now another.
    flapping_since = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = WatchQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)
        verbose_name_plural = "watches"
        constraints = [
            models.CheckConstraint(
                condition=Q(article=None, feed__isnull=False) | Q(article__isnull=False, feed=None),
                name="a_watch_is_of_an_article_or_a_feed",
            )
        ]
        indexes = [
            models.Index(
                fields=("next_check_at",),
                condition=Q(is_paused=False, stopped_at=None, next_check_at__isnull=False),
                name="watches_due",
            )
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def source(self) -> Source:
        return (self.article or self.feed).source

    @property
    def state(self) -> str:
        """stopped, paused, held, failing, flapping or well: the worst that is true."""
        if self.stopped_at:
            return "stopped"
        if self.is_paused:
            return "paused"
        if self.failure_streak:
            return "held" if self.last_outcome == "held" else "failing"
        return "flapping" if self.flapping_since else "well"


class RawCapture(models.Model):
    """What a URL answered, kept so that a better reader can read it again."""

    class State(models.TextChoices):
        RECORDED = "recorded", _("is a revision")
        HELD = "held", _("waits for an editor")
        ACCEPTED = "accepted", _("an editor made it a revision")
        DISMISSED = "dismissed", _("an editor set it aside")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.OneToOneField(
        Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="capture"
    )
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="captures")
    state = models.CharField(max_length=16, choices=State, default=State.RECORDED)
    requested_url = models.URLField(max_length=2048)
    final_url = models.URLField(max_length=2048)
    redirects = models.JSONField(default=list)
    status = models.PositiveSmallIntegerField(default=200)
    headers = models.JSONField(default=dict)
    # Empty once the source's retention has passed; `expired_at` says so.
    content = models.BinaryField()
    compression = models.CharField(max_length=16, default="none")
    bytes_hash = models.CharField(max_length=64, blank=True)
    # From 0 to 1, and the findings of the gate that made it so: articles.reading.quality.
    quality = models.FloatField(default=1.0)
    findings = models.JSONField(default=list)
    reader_version = models.CharField(max_length=20, blank=True)
    captured_at = models.DateTimeField()
    expired_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decision_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=("captured_at",), condition=Q(state="held"), name="captures_held"),
            models.Index(
                fields=("captured_at",), condition=Q(expired_at=None), name="captures_with_their_bytes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.final_url} {self.captured_at:%Y-%m-%d %H:%M}"


class Check(models.Model):
    """One attempt to read a watched address, kept even when it failed."""

    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="checks")
    # articles.outcomes names all outcomes; `reason` holds what goes into their sentence.
    outcome = models.CharField(max_length=40)
    reason = models.JSONField(default=dict)
    # The revision that the page showed: a new one, or the known one that it still carries.
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    capture = models.ForeignKey(
        RawCapture, on_delete=models.SET_NULL, null=True, blank=True, related_name="checks"
    )
    # What robots.txt said to this request: allowed, disallowed, none, unavailable, not_asked.
    robots = models.CharField(max_length=16, default="not_asked")
    final_url = models.CharField(max_length=2048, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    byte_count = models.PositiveBigIntegerField(default=0)
    quality = models.FloatField(null=True, blank=True)
    # Somewhere on the way the connection went from TLS to none.
    is_insecure = models.BooleanField(default=False)
    # When it was to begin, when it began and when its result was known.
    due_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=("watch", "-started_at"), name="checks_of_a_watch"),
            models.Index(fields=("revision", "-started_at"), name="checks_of_a_revision"),
            models.Index(fields=("-started_at",), name="checks_latest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M} {self.outcome}"


class CheckTally(models.Model):
    """All checks ever made with one outcome, added up: what the metrics count with."""

    outcome = models.CharField(max_length=40, unique=True)
    checks = models.PositiveBigIntegerField(default=0)
    bytes = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0.0)
    lag_seconds = models.FloatField(default=0.0)

    def __str__(self) -> str:
        return f"{self.outcome}: {self.checks}"


class HourTally(models.Model):
    """The checks of one source that began in one hour and ended in one way, added up: what its page shows."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", db_index=False)
    hour = models.DateTimeField()
    outcome = models.CharField(max_length=40)
    checks = models.PositiveIntegerField(default=0)
    bytes = models.PositiveBigIntegerField(default=0)
    # Those of which a page was read, and how good these were in sum.
    qualities = models.PositiveIntegerField(default=0)
    quality_sum = models.FloatField(default=0.0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("source", "hour", "outcome"), name="one_tally_an_hour_and_outcome"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H} {self.outcome}: {self.checks}"
