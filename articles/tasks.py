"""Doorbells for the checker, and what beat has it do. They have a queue and a process of their own."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from celery.signals import worker_shutting_down
from django.conf import settings
from django.utils import timezone

from articles import captures, checking, silence
from articles.models import Watch


@shared_task(name="articles.check_due", ignore_result=True, expires=2 * settings.CHECK_TICK_SECONDS)
def check_due() -> None:
    checking.check_due(now=timezone.now())


@shared_task(name="articles.check_now", ignore_result=True)
def check_now(watch_id: int) -> None:
    checking.check_now(Watch.objects.get(pk=watch_id), now=timezone.now())


@shared_task(name="articles.expire_captures", ignore_result=True, expires=3600)
def expire_captures() -> None:
    captures.expire_captures(now=timezone.now())


@shared_task(name="articles.notice_silence", ignore_result=True, expires=3600)
def notice_silence() -> None:
    silence.notice_silence(now=timezone.now())


@worker_shutting_down.connect
def _stop_rounds(**_: Any) -> None:
    """A round may have seconds of work in hand; whoever stops the worker does not wait for it."""
    checking.stop_rounds()
