"""What people and programs do with sources and addresses that are followed: one table for pages and API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import watching
from articles.models import AuditEntry, Source, User, Watch

FOLLOW: dict[str, Callable[..., Watch]] = {"page": watching.follow_page, "feed": watching.follow_feed}
ACTS = ("check", "pause", "resume", "stop")
YEAR = 366
# The least and the most that a source may be told: no check every moment, no time that no clock can add.
LIMITS = {
    "shortest_check_minutes": (1, YEAR * 24 * 60),
    "longest_check_minutes": (1, YEAR * 24 * 60),
    "stop_after_days": (1, 100 * YEAR),
    "retention_days": (0, 100 * YEAR),
}


def faults_of_limits(given: Mapping[str, Any]) -> dict[str, str]:
    """What speaks against these limits of a source, by field; nothing where they are good."""
    faults = {
        name: _("It is to be from %(least)s to %(most)s.") % {"least": least, "most": most}
        for name, (least, most) in LIMITS.items()
        if given.get(name) is not None and not least <= given[name] <= most
    }
    shortest, longest = given.get("shortest_check_minutes"), given.get("longest_check_minutes")
    if not faults and shortest and longest and shortest > longest:
        faults["longest_check_minutes"] = _("It is less than the shortest.")
    return faults


@transaction.atomic
def add_source(fields: Mapping[str, Any], *, by: User | None, now: datetime) -> Source:
    """A new source of these fields, which have been found good."""
    source = Source.objects.create(**fields)
    AuditEntry.write(by, "source_added", source.public_id, at=now)
    return source


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
