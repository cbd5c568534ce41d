"""Publishers, and the addresses at which they tell of their articles."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.people import ApiKey, validate_time_zone
from articles.schedule import Bounds


class SourceQuerySet(models.QuerySet["Source"]):
    def open_to(self, key: ApiKey | None) -> SourceQuerySet:
        """The sources that a key may touch: all, unless it is restricted to some."""
        if key is None or not key.sources.exists():
            return self
        return self.filter(api_keys=key)


class Source(models.Model):
    """A publisher, with what has to be known to read it rightly."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    homepage_url = models.URLField(max_length=2048, blank=True)
    language = models.CharField(max_length=16, default="en")
    time_zone = models.CharField(max_length=64, default="UTC", validators=[validate_time_zone])
    label_dialect = models.CharField(max_length=32, blank=True)
    tracked_measures = models.JSONField(
        default=list, blank=True, help_text=_("Measures that become claims; none named: human harm.")
    )
    rights = models.TextField(blank=True, help_text=_("What may be done with its texts, as agreed."))
    retention_days = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("How long raw captures are kept; empty: without limit.")
    )
    shortest_check_minutes = models.PositiveIntegerField(
        default=5, help_text=_("No page of it is looked at again sooner, but to confirm or on request.")
    )
    longest_check_minutes = models.PositiveIntegerField(
        default=1440, help_text=_("Every followed page of it is looked at again at least so often.")
    )
    stop_after_days = models.PositiveIntegerField(
        default=60, help_text=_("A page that has not changed for so long is no longer looked at.")
    )
    # Since when it has yielded nothing for unusually long: no new article, no change.
    silent_since = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def bounds(self) -> Bounds:
        """How often its pages may and must be looked at, for the schedule."""
        return Bounds(
            shortest=timedelta(minutes=self.shortest_check_minutes),
            longest=timedelta(minutes=self.longest_check_minutes),
            stop_after=timedelta(days=self.stop_after_days),
        )


class Feed(models.Model):
    """An address at which a source tells of its articles."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="feeds")
    url = models.URLField(max_length=2048)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("source", "url"), name="one_feed_per_source_and_url")]

    def __str__(self) -> str:
        return self.url
