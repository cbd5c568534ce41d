"""The very commands of docker-compose.yml, run by hand against a real PostgreSQL and a real Redis."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.builders import make_key, make_source
from tests.house.test_deployment import SERVICES
from tests.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
HOST = "writethru.example"
MODULES = {"python": [sys.executable], "gunicorn": [sys.executable, "-m", "gunicorn"]}
MODULES["celery"] = [sys.executable, "-m", "celery"]
REVISION = {
    "source": "halyard",
    "guid": "urn:example:ferry",
    "headline": "Ferry sinks, 12 dead",
    "body": "TALVA, March 3 - Twelve people died on Tuesday when a ferry sank.",
    "versioncreated": "2024-03-03T05:12:00+00:00",
}


def local(command: list[str], port: int) -> list[str]:
    """A container's command for this machine: its Python, and a port that is free."""
    program, *arguments = command
    return MODULES[program] + [part.replace("0.0.0.0:8000", f"127.0.0.1:{port}") for part in arguments]


@contextmanager
def running(name: str, environment: dict[str, str], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            local(SERVICES[name]["command"], port), cwd=ROOT, env=environment, stdout=output, stderr=output
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=60)


def ask(port: int, path: str, key: str = "", body: dict[str, Any] | None = None) -> tuple[int, Any]:
    """The answer to a request as the proxy before the web would pass it on."""
    headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Content-Type": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("POST" if body else "GET", path, body and json.dumps(body), headers)
        answer = connection.getresponse()
        return answer.status, json.load(answer)
    except ConnectionError:
        return 0, None
    finally:
        connection.close()


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.2)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_processes_of_production_track_a_revision_and_say_that_they_are_well(
    process_environment: dict[str, str], tmp_path: Path
) -> None:
    make_source("halyard", language="en")
    key, port = make_key(), free_port()
    environment = {
        **process_environment,
        "DEPLOYMENT": "production",
        "ALLOWED_HOSTS": HOST,
        "SWEEP_SECONDS": "1",
        "HEARTBEAT_SECONDS": "1",
    }
    with ExitStack() as stack:
        for name in ("web", "worker", "checker", "beat"):
            stack.enter_context(running(name, environment, port, tmp_path / name))
        wait_until(lambda: ask(port, "/healthz")[0] == 200)

        status, revision = ask(port, "/api/v1/revisions", key, REVISION)
        assert status == 201
        wait_until(lambda: ask(port, f"/api/v1/revisions/{revision['id']}", key)[1]["tracking"] == "done")

        for name in ("web", "worker", "checker", "beat"):
            _, *probe = SERVICES[name]["healthcheck"]["test"]
            arguments = ["--port", str(port)] if name == "web" else []
            asked = subprocess.run(
                local(probe, port) + arguments, cwd=ROOT, env=environment, capture_output=True, text=True
            )
            assert (asked.returncode, asked.stdout) == (0, f"{name}: ok\n"), asked.stderr
