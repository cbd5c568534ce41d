from __future__ import annotations

import fcntl
import http.client
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.urls import reverse

from project.first_start import keep_secret_key, make_first_sign_in, read_first_sign_in
from project.supervisor import Program, Supervisor

HOST = "127.0.0.1"
PYTHON = (sys.executable, "-m")
WEB = (*PYTHON, "gunicorn", "project.wsgi:application", "--no-control-socket", "--preload", "--workers=2")
WEB += ("--threads=4", "--graceful-timeout=5", "--log-level=warning")
CELERY = (*PYTHON, "celery", "-A", "project", "--quiet")
WORKER = (*CELERY, "worker", "--concurrency=1", "--without-gossip", "--without-mingle")
WORKER += ("--queues=work,heartbeat",)
# Threads: a round waits for the network, and a look that somebody asked for does not wait for the round.
CHECKER = (*CELERY, "worker", "--pool=threads", "--concurrency=4", "--without-gossip", "--without-mingle")
CHECKER += ("--queues=checks", "--hostname=checker@%h")
BEAT = (*CELERY, "beat", "--pidfile=")
# A person waits for the web; on two cores it answers sooner when the others start after it.
WEB_AHEAD_SECONDS = 1.5


class Command(BaseCommand):
    help = "Prepares the data, then runs web, worker, checker and beat until Ctrl-C: the embedded form."
    # They load all that the web loads again a moment later; `make lint` runs them.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where the web listens on 127.0.0.1")

    def handle(self, *, port: int, **_: Any) -> None:
        folder: Path = settings.DATA_DIR
        for needed in (folder, settings.STATIC_ROOT):
            needed.mkdir(parents=True, exist_ok=True)
        with sole_use_of(folder):
            require_free(port)
            call_command("migrate", interactive=False, verbosity=0)
            make_first_sign_in(folder)
            call_command("load_demonstration", verbosity=0)
            connections.close_all()
            Supervisor(programs(port), say=self.say).run(on_tick=Announcement(self, port).try_once)

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def announce(self, port: int) -> None:
        """Print where it is and how to get in."""
        self.say(f"\nWritethru answers at http://{HOST}:{port}/")
        sign_in = read_first_sign_in(settings.DATA_DIR)
        connections.close_all()
        if sign_in:
            self.say(f"  user      {sign_in.username}\n  password  {sign_in.password}")
            self.say(f"  API key   {sign_in.api_key}")
        self.say("Ctrl-C stops everything; the data stays.\n")


class Announcement:
    """Made once, when the web answers for the first time."""

    def __init__(self, command: Command, port: int) -> None:
        self.command = command
        self.port = port
        self.is_made = False

    def try_once(self) -> None:
        if not self.is_made and is_answering(self.port):
            self.is_made = True
            self.command.announce(self.port)


def programs(port: int) -> list[Program]:
    """The web, the worker, the checker and the clock, with a secret key of this data folder's own."""
    environment = {"LOG_LEVEL": "WARNING", **os.environ}
    if settings.SECRET_KEY == settings.EMBEDDED_SECRET_KEY:
        environment["SECRET_KEY"] = keep_secret_key(settings.DATA_DIR)
    later = time.monotonic() + WEB_AHEAD_SECONDS
    return [
        Program("web", (*WEB, f"--bind={HOST}:{port}"), environment),
        Program("worker", WORKER, environment, due_at=later),
        Program("checker", CHECKER, environment, due_at=later),
        Program("beat", BEAT, environment, due_at=later),
    ]


@contextmanager
def sole_use_of(folder: Path) -> Iterator[None]:
    """Keep a second `serve` off the same data; the kernel lets go of the lock however we end."""
    with (folder / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(f"Writethru already runs on the data in {folder}.") from error
        yield


def require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            reason = f"Port {port} cannot be used ({error.strerror}): try `make run PORT={port + 1}`."
            raise CommandError(reason) from error


def is_answering(port: int) -> bool:
    """Tell whether the web gives any answer at all."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", reverse("login"))
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
