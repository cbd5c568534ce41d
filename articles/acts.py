"""What people and programs do with addresses that are looked at again: one table for pages and API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from articles import watching
from articles.models import Source, User, Watch

FOLLOW: dict[str, Callable[..., Watch]] = {"page": watching.follow_page, "feed": watching.follow_feed}
ACTS = ("check", "pause", "resume", "stop")


def follow(source: Source, url: str, *, kind: str, now: datetime) -> Watch:
    """The watch of the page or the feed at this address. Raises RefusedAddressError."""
    return FOLLOW[kind](source, url, now=now)


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
