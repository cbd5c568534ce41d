"""What is followed and what is not: the doors by which people, feeds and claims say so."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from celery import current_app
from django.db import transaction
from django.db.models import Q
from kombu.exceptions import OperationalError

from articles.addresses import Target
from articles.fetching import policy_of_settings
from articles.ingest import open_article
from articles.models import Article, AuditEntry, Feed, Host, Source, User, Watch

logger = logging.getLogger(__name__)


def follow_page(source: Source, url: str, *, now: datetime) -> Watch:
    """The watch of the article at this address, which is opened if it is new; its first look is due at once.

    Raises RefusedAddressError where the address is none that may be asked.
    """
    target = target_of(url)
    return follow_article(known_article(source, target.url) or open_at(source, target.url), target, now=now)


def follow_feed(source: Source, url: str, *, now: datetime) -> Watch:
    """The watch of the feed at this address; what it names is followed from then on.

    Raises RefusedAddressError where the address is none that may be asked.
    """
    target = target_of(url)
    feed, _ = Feed.objects.get_or_create(source=source, url=target.url)
    watch, _ = Watch.objects.get_or_create(
        feed=feed, defaults={"url": target.url, "host": host_of(target), "next_check_at": now}
    )
    return _begin_again(watch, now=now)


def target_of(url: str) -> Target:
    """The address taken apart; raises RefusedAddressError."""
    return policy_of_settings().parse(url)


def known_article(source: Source, url: str) -> Article | None:
    """The source's article at this address, whether the address is its name or was learnt later."""
    return source.articles.filter(Q(guid=url) | Q(url=url)).order_by("pk").first()


def open_at(source: Source, url: str, *, guid: str = "") -> Article:
    # A guid is shorter than an address may be; what does not fit is told apart by its whole address.
    return open_article(source, guid=guid or url[:500], url=url)


def follow_article(article: Article, target: Target, *, now: datetime) -> Watch:
    """The article's watch: made if there is none, begun again if it had ended."""
    watch, _ = Watch.objects.get_or_create(
        article=article, defaults={"url": target.url, "host": host_of(target), "next_check_at": now}
    )
    return _begin_again(watch, now=now)


def host_of(target: Target) -> Host:
    return Host.objects.get_or_create(origin=target.origin)[0]


def _begin_again(watch: Watch, *, now: datetime) -> Watch:
    if watch.stopped_at or watch.is_paused:
        watch.stopped_at, watch.stop_reason, watch.is_paused = None, "", False
        # The silence that ended it is over: so many looks have to find it again.
        watch.next_check_at, watch.failure_streak, watch.unchanged_streak = now, 0, 0
        counts = ["next_check_at", "failure_streak", "unchanged_streak"]
        watch.save(update_fields=["stopped_at", "stop_reason", "is_paused", *counts])
    return watch


@transaction.atomic
def pause(watch: Watch, *, by: User | None, now: datetime) -> None:
    """Has it left alone until somebody resumes it."""
    watch.is_paused = True
    watch.save(update_fields=["is_paused"])
    AuditEntry.write(by, "watch_paused", watch.public_id, at=now)


@transaction.atomic
def resume(watch: Watch, *, by: User | None, now: datetime) -> None:
    """Has it looked at again from now on, whether it was paused or had been stopped."""
    _begin_again(watch, now=now)
    AuditEntry.write(by, "watch_resumed", watch.public_id, at=now)


@transaction.atomic
def stop(watch: Watch, *, by: User | None, reason: str, now: datetime) -> None:
    """Ends the following of it; all that was seen of it stays."""
    watch.stopped_at, watch.stop_reason, watch.next_check_at = now, Watch.StopReason.LEFT, None
    watch.save(update_fields=["stopped_at", "stop_reason", "next_check_at"])
    AuditEntry.write(by, "watch_stopped", watch.public_id, at=now, reason=reason)


@transaction.atomic
def ask_for_check(watch: Watch, *, by: User | None, now: datetime) -> None:
    """Has it looked at now, even where it is paused or stopped, and nothing of its state but that."""
    if watch.next_check_at:
        # Found by the next tick, should the bell not be heard.
        Watch.objects.filter(pk=watch.pk, next_check_at__gt=now).update(next_check_at=now)
    AuditEntry.write(by, "check_asked_for", watch.public_id, at=now)
    transaction.on_commit(partial(ring_for_check, watch.pk))


def ring_for_check(watch_id: int) -> None:
    """Tells a checker that somebody waits; a broker that is away delays until the tick and loses nothing."""
    try:
        current_app.send_task("articles.check_now", args=[watch_id])
    except OperationalError as error:
        logger.warning("No doorbell for watch %s: %s", watch_id, error)


def hasten(article: Article, *, now: datetime) -> None:
    """Brings the article's next look forward to now, or to as soon as its source lets a page be looked at."""
    soonest = now
    watch = Watch.objects.filter(article=article).first()
    if watch and watch.last_check_at:
        soonest = max(now, watch.last_check_at + article.source.bounds.shortest)
    Watch.objects.filter(article=article, next_check_at__gt=soonest).update(next_check_at=soonest)
