from __future__ import annotations

import http.client
import json
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from project.celery import app
from project.health import check_processes

WAIT_SECONDS = 5


class Command(BaseCommand):
    help = "Says whether one process of this host works; its exit code is a container's health check."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("process", choices=sorted(PROBES))
        parser.add_argument("--port", type=int, default=8000, help="where the web of this host listens")

    def handle(self, *, process: str, port: int, **_: Any) -> None:
        state = PROBES[process](port)
        if state != "ok":
            raise CommandError(f"{process}: {state}")
        self.stdout.write(f"{process}: ok")


def probe_web(port: int) -> str:
    """Ask the web of this host over HTTP: it is well when it answers and reaches the database."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT_SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": own_host()})
        return str(json.load(connection.getresponse())["database"])
    except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
        return f"no answer: {type(error).__name__}"
    finally:
        connection.close()


def own_host() -> str:
    """A name that this web lets in."""
    first = next(iter(settings.ALLOWED_HOSTS), "*").lstrip("*.")
    return first or "localhost"


def probe_worker(_port: int) -> str:
    """Ring the worker of this host through the broker, and wait for its answer."""
    return ring(f"celery@{socket.gethostname()}")


def probe_checker(_port: int) -> str:
    """Likewise the worker that makes the checks."""
    return ring(f"checker@{socket.gethostname()}")


def ring(name: str) -> str:
    answers = app.control.ping(destination=[name], timeout=WAIT_SECONDS)
    return "ok" if answers else f"no answer from {name}"


def probe_beat(_port: int) -> str:
    """Read when beat last rang."""
    return str(check_processes(now=timezone.now())["beat"])


PROBES = {"web": probe_web, "worker": probe_worker, "checker": probe_checker, "beat": probe_beat}
