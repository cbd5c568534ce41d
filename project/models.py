"""Signs of life: which process was last heard of, and when."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class Heartbeat(models.Model):
    """The last time that a process showed that it works; the worker's came through the broker."""

    process = models.CharField(max_length=32, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.process} {self.at:%H:%M:%S}"

    @classmethod
    def beat(cls, process: str, *, now: datetime) -> None:
        cls.objects.update_or_create(process=process, defaults={"at": now})
