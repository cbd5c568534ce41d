"""What is done with articles: revisions announced, requests answered."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from articles.models.articles import Article, Revision
from articles.models.people import User


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def open(self, *, now: datetime) -> AnnouncementQuerySet:
        return self.filter(done_at=None, failed_at=None, due_at__lte=now)

    def begin(self, announcement: Announcement) -> bool:
        """Counts one more attempt at it and takes it, unless another worker has it in hand."""
        # By the database's clock, which all workers share.
        is_free = Q(begun_at=None) | Q(begun_at__lt=Now() - Announcement.LEASE)
        waiting = self.filter(is_free, pk=announcement.pk, done_at=None, failed_at=None)
        return bool(waiting.update(attempts=F("attempts") + 1, begun_at=Now()))

    def release(self, announcement: Announcement) -> None:
        """Lets the next attempt begin at once, where this one came to nothing."""
        self.filter(pk=announcement.pk, done_at=None).update(begun_at=None)


class Announcement(models.Model):
    """A revision that the claims have yet to follow: the row is the queue, the broker only rings."""

    MAX_ATTEMPTS = 3
    # A worker that was killed keeps what it had in hand for so long; nobody else counts an attempt meanwhile.
    LEASE = timedelta(seconds=15)

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="announcements")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="announcements")
    # An embargoed revision is announced twice: when it is recorded, and when its embargo ends.
    due_at = models.DateTimeField()
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("revision", "due_at"), name="announced_once_for_each_time"),
        ]
        indexes = [
            models.Index(
                fields=("due_at", "article"),
                condition=Q(done_at=None, failed_at=None),
                name="announcements_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.state}"

    @property
    def is_due_at_once(self) -> bool:
        return self.due_at == self.created_at

    @property
    def state(self) -> str:
        if self.failed_at:
            return "failed"
        return "done" if self.done_at else "pending"

    def mark_done(self, *, now: datetime) -> None:
        self.done_at = now
        self.save(update_fields=["done_at"])

    def give_up(self, *, now: datetime) -> None:
        self.failed_at = now
        self.error = f"given up after {self.MAX_ATTEMPTS} attempts"
        self.save(update_fields=["failed_at", "error"])


class IdempotencyKey(models.Model):
    """A request that was answered: the same request again gets the same revision, another one is refused."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    request_hash = models.CharField(max_length=64)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("user", "key"), name="one_request_per_idempotency_key")
        ]

    def __str__(self) -> str:
        return self.key
