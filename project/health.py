"""Is everything running? One answer for a load balancer, and which part is not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from kombu.exceptions import OperationalError

from project.celery import app
from project.models import Heartbeat

PROCESSES = ("worker", "checker", "beat")


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when database, broker and all processes are alive, else 503; each says "ok" or what it lacks."""
    parts = {"broker": check_broker(), **check_processes(now=timezone.now())}
    is_well = all(state == "ok" for state in parts.values())
    return JsonResponse({"status": "ok" if is_well else "degraded", **parts}, status=200 if is_well else 503)


def check_broker() -> str:
    try:
        with app.connection(connect_timeout=1) as connection:
            connection.ensure_connection(max_retries=1, timeout=1)
    except (OperationalError, OSError) as error:
        return f"unreachable: {type(error).__name__}"
    return "ok"


def check_processes(*, now: datetime) -> dict[str, Any]:
    """The database, and the processes whose signs of life it keeps."""
    try:
        heard = dict(Heartbeat.objects.values_list("process", "at"))
    except DatabaseError as error:
        return {"database": f"unreachable: {type(error).__name__}", **dict.fromkeys(PROCESSES, "unknown")}
    oldest = now - timedelta(seconds=settings.HEARTBEAT_MAX_AGE_SECONDS)
    return {"database": "ok", **{name: _tell(heard.get(name), oldest) for name in PROCESSES}}


def _tell(at: datetime | None, oldest: datetime) -> str:
    if at is None:
        return "never heard of"
    return "ok" if at >= oldest else f"silent since {at.isoformat(timespec='seconds')}"
