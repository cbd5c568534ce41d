"""Doorbells for the worker, and the sweep that finds what no bell was heard for."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from celery import shared_task
from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from kombu.exceptions import OperationalError

from articles.models import Announcement, Article
from claims import alerting, stories, tracking, urgency
from claims.models import Story

logger = logging.getLogger(__name__)

# How much one sweep takes on before it lets others have the worker.
SLICE = 100


def ring_for_articles(article_ids: Sequence[int], **_: Any) -> None:
    """Tells the worker that there is something to follow, where no bell rings for it already.

    A broker that is away delays until the sweep and loses nothing, so nobody waits for it.
    """
    waiting = Announcement.objects.open(now=timezone.now())
    counts = waiting.filter(article__in=article_ids).values_list("article").annotate(Count("pk")).order_by()
    ringing = {article_id for article_id, count in counts if count > 1}
    unheard = [article_id for article_id in article_ids if article_id not in ringing]
    if not unheard or waiting[: settings.DOORBELL_LIMIT + 1].count() > settings.DOORBELL_LIMIT:
        return
    try:
        track_articles.delay(unheard)
    except OperationalError as error:
        logger.warning("No doorbell for articles %s: %s", unheard, error)


@shared_task(name="claims.track_articles", ignore_result=True, acks_late=True)
def track_articles(article_ids: list[int]) -> None:
    for article in Article.objects.filter(pk__in=article_ids).order_by("pk"):
        tracking.track_article(article, now=timezone.now())


@shared_task(name="claims.sweep", ignore_result=True, expires=2 * settings.SWEEP_SECONDS)
def sweep() -> None:
    """Follows what still waits, the longest waiting first, and derives stories that were left half done."""
    now = timezone.now()
    old_enough = now - timedelta(seconds=settings.SWEEP_SECONDS)
    waiting = Announcement.objects.open(now=old_enough).order_by("due_at").values_list("article", flat=True)
    for article in Article.objects.filter(pk__in=list(waiting[:SLICE])):
        tracking.track_article(article, now=timezone.now())
    for story in Story.objects.filter(stale_since__lt=old_enough).order_by("stale_since")[:SLICE]:
        stories.derive_story(story, now=timezone.now())


@shared_task(name="claims.cool_down", ignore_result=True, expires=3600)
def cool_down() -> None:
    urgency.cool_down(now=timezone.now())


@shared_task(name="claims.send_due", ignore_result=True, expires=2 * settings.SWEEP_SECONDS)
def send_due() -> None:
    """Owes what a worker that died did not, and sends the messages that are due."""
    alerting.owe_what_was_left(now=timezone.now())
    alerting.owe_for_silences(now=timezone.now())
    alerting.send_due(now=timezone.now())
