"""What people and programs do with addresses that are looked at again: one table for pages and API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from articles import watching
from articles.models import AuditEntry, Source, User, Watch

FOLLOW: dict[str, Callable[..., Watch]] = {"page": watching.follow_page, "feed": watching.follow_feed}
ACTS = ("check", "pause", "resume", "stop")


@transaction.atomic
def follow(source: Source, url: str, *, kind: str, by: User | None, now: datetime) -> Watch:
    """The watch of the page or the feed at this address. Raises RefusedAddressError."""
    watch = FOLLOW[kind](source, url, now=now)
    # What was followed already goes on as it was, and is no news.
    if watch.next_check_at == now:
        AuditEntry.write(by, "watch_followed", watch.public_id, at=now)
    return watch


def perform(act: str, watch: Watch, *, by: User, reason: str, now: datetime) -> None:
    """Does one of the ACTS with a watch."""
    if act == "check":
        watching.ask_for_check(watch, by=by, now=now)
    elif act == "pause":
        watching.pause(watch, by=by, now=now)
    elif act == "resume":
        watching.resume(watch, by=by, now=now)
    else:
        watching.stop(watch, by=by, reason=reason, now=now)
