"""Who may read or write, people at the desk and programs by their keys, and who did what."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import datetime
from zoneinfo import available_timezones

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("%(name)s is no time zone of the IANA database."), params={"name": name})


class User(AbstractUser):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[validate_time_zone])
    language = models.CharField(max_length=16, default="en")


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def usable(self, *, now: datetime) -> ApiKeyQuerySet:
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=now), revoked_at=None, user__is_active=True)

    def matching(self, secret: str) -> ApiKeyQuerySet:
        return self.filter(secret_hash=ApiKey.hash_of(secret))


class ApiKey(models.Model):
    """A program's right to read or write. Only the hash of its secret is kept: it is shown once."""

    class Scope(models.TextChoices):
        READ = "read", _("read what is published")
        READ_UNPUBLISHED = "read_unpublished", _("read drafts, embargoed and withheld revisions too")
        WRITE = "write", _("send revisions")
        REVIEW = "review", _("read and take decisions about the reading")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=12, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    sources = models.ManyToManyField(
        "articles.Source",
        blank=True,
        related_name="api_keys",
        help_text=_("Restricts the key; none named: every source."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("API key")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @staticmethod
    def hash_of(secret: str) -> str:
        return hashlib.sha256(secret.encode()).hexdigest()

    def renew_secret(self) -> str:
        """Gives the key a new secret, which nothing will ever tell again."""
        secret = f"wt_{secrets.token_urlsafe(32)}"
        self.prefix, self.secret_hash = secret[:8], self.hash_of(secret)
        return secret

    @classmethod
    def issue(cls, user: User, *, name: str, scopes: list[str]) -> tuple[ApiKey, str]:
        """A new key, and its secret."""
        key = cls(user=user, name=name, scopes=scopes)
        secret = key.renew_secret()
        key.save()
        return key, secret


class AuditEntry(models.Model):
    """Who did what, and why: written by the doors, changed by nobody."""

    actor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=64)
    # The public id of what was acted upon: it outlives the row.
    subject = models.UUIDField()
    reason = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=("subject", "-at"), name="audit_entries_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    @classmethod
    def write(
        cls, actor: User | None, action: str, subject: uuid.UUID, *, at: datetime, **reason: str | list[str]
    ) -> None:
        cls.objects.create(actor=actor, action=action, subject=subject, at=at, reason=reason)
