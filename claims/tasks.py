"""Doorbells for the worker, and the sweep that finds what no bell was heard for."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from celery import shared_task
from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from articles.models import Announcement, Article
from claims import alerting, stories, tracking, urgency
from claims.models import Story

logger = logging.getLogger(__name__)

# How much one sweep takes on before it lets others have the worker.
SLICE = 100


def ring_for_article(article_id: int, **_: Any) -> None:
    """Tells the worker that there is something to follow, unless a bell for it rings already.

    A broker that is away delays until the sweep and loses nothing, so nobody waits for it.
    """
    waiting = Announcement.objects.open(now=timezone.now()).aggregate(
        of_all=Count("pk"), of_it=Count("pk", filter=Q(article=article_id))
    )
    if waiting["of_it"] > 1 or waiting["of_all"] > settings.DOORBELL_LIMIT:
        return
    try:
        track_article.delay(article_id)
    except OperationalError as error:
        logger.warning("No doorbell for article %s: %s", article_id, error)


@shared_task(name="claims.track_article", ignore_result=True, acks_late=True)
def track_article(article_id: int) -> None:
    tracking.track_article(Article.objects.get(pk=article_id), now=timezone.now())


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
