"""Heartbeats: beat writes its own when it sends one, the others when theirs has come through the broker."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from celery.signals import before_task_publish
from django.utils import timezone

from project.models import Heartbeat


@shared_task(name="project.beat", ignore_result=True, acks_late=False, expires=60)
def beat() -> None:
    Heartbeat.beat("worker", now=timezone.now())


@shared_task(name="project.beat_checker", ignore_result=True, acks_late=False, expires=60)
def beat_checker() -> None:
    Heartbeat.beat("checker", now=timezone.now())


@before_task_publish.connect(sender="project.beat")
def _beat_is_alive(**_: Any) -> None:
    Heartbeat.beat("beat", now=timezone.now())
