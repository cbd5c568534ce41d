"""What was published: sources, their articles, every revision of them, and who may read or write them."""

from __future__ import annotations

from articles.models.articles import Article, Revision, RevisionBody, count_rows
from articles.models.people import ApiKey, AuditEntry, User, validate_time_zone
from articles.models.sources import Feed, Source
from articles.models.watching import Check, CheckTally, Host, HourTally, RawCapture, Watch
from articles.models.work import Announcement, IdempotencyKey

__all__ = [
    "Announcement",
    "ApiKey",
    "Article",
    "AuditEntry",
    "Check",
    "CheckTally",
    "Feed",
    "Host",
    "HourTally",
    "IdempotencyKey",
    "RawCapture",
    "Revision",
    "RevisionBody",
    "Source",
    "User",
    "Watch",
    "count_rows",
    "validate_time_zone",
]
