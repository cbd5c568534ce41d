"""Who wants to be told of what, what is owed to them, and the messages that carry it."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision, Source, User
from claims.models.stories import Claim, Story


class Subscription(models.Model):
    """What somebody wants to be told of: where it happens, what happens, how and when it is told."""

    class Pace(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        HOURLY = "hourly", _("every hour")
        DAILY = "daily", _("once a day")

    class Direction(models.TextChoices):
        ANY = "any", _("either way")
        RAISED = "raised", _("raised")
        LOWERED = "lowered", _("lowered")

    class Way(models.TextChoices):
        EMAIL = "email", _("e-mail")
        CONSOLE = "console", _("console")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="subscriptions")
    name = models.CharField(max_length=200)
    # Where: at least one of these, all that are given have to fit.
    story = models.ForeignKey(Story, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True, help_text=_("A search: every word has to be there."))
    # What: kinds of event ("moved", "suspicion_confirmed", "conflict", "behind", "extreme"); none named: all.
    events = models.JSONField(default=list, blank=True)
    measures = models.JSONField(default=list, blank=True, help_text=_("None named: every tracked measure."))
    direction = models.CharField(max_length=16, choices=Direction, default=Direction.ANY)
    at_least = models.DecimalField(max_digits=28, decimal_places=6, null=True, blank=True)
    at_least_percent = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    # How and when.
    way = models.CharField(max_length=16, choices=Way, default=Way.EMAIL)
    pace = models.CharField(max_length=16, choices=Pace, default=Pace.AT_ONCE)
    quiet_from = models.TimeField(null=True, blank=True, help_text=_("In the subscriber's own time zone."))
    quiet_to = models.TimeField(null=True, blank=True)
    muted_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=False)
                | Q(source__isnull=False)
                | Q(article__isnull=False)
                | ~Q(words=""),
                name="a_subscription_says_where",
            ),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_to=None)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="quiet_hours_begin_and_end",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_muted(self, *, now: datetime) -> bool:
        return self.muted_until is not None and self.muted_until > now


class Delivery(models.Model):
    """One message to one person: what is owed at one time, gathered."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="deliveries")
    way = models.CharField(max_length=16, choices=Subscription.Way)
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    # What it carries had to wait, because as many messages as an hour may have had been sent.
    held_back = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(
                fields=("next_attempt_at",),
                condition=Q(sent_at=None, failed_at=None),
                name="deliveries_to_be_made",
            )
        ]

    def __str__(self) -> str:
        return f"{self.way} to {self.user}"


class Alert(models.Model):
    """Something that a subscription asked to be told of. Told once, whatever is done twice."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="alerts")
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, related_name="+")
    # The revision that says so. It is told to nobody who may not read that, or after it was taken back.
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    # What happened, named so that the same event is the same key whoever finds it again.
    key = models.CharField(max_length=200)
    event = models.CharField(max_length=32)
    # The words of the message as codes and parameters, and why the subscription asked for it.
    params = models.JSONField(default=dict)
    why = models.JSONField(default=dict)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    delivery = models.ForeignKey(Delivery, on_delete=models.SET_NULL, null=True, related_name="alerts")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("subscription", "key"), name="told_once_to_each_subscription")
        ]
        indexes = [
            models.Index(fields=("due_at",), condition=Q(delivery=None), name="alerts_owed"),
        ]

    def __str__(self) -> str:
        return f"{self.event} for {self.subscription}"

    @property
    def public_id(self) -> uuid.UUID:
        return uuid.uuid5(self.subscription.public_id, self.key)


class Reckoning(models.Model):
    """A revision of which it has been told what it owes: the mark that makes owing safe to do again."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, primary_key=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.revision} at {self.at:%Y-%m-%d %H:%M}"
