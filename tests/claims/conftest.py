"""A real worker on the test's own database and broker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

PATIENCE_SECONDS = 90


@pytest.fixture
def start_worker(process_environment: dict[str, str]) -> Iterator[Callable[[], subprocess.Popen]]:
    """Starts a real worker on this test's database; whatever was started ends with the test."""
    command = [sys.executable, "-m", "celery", "-A", "project", "worker", "-Q", "work,heartbeat"]
    started: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        options = ["--concurrency", "2", "--without-mingle", "--without-gossip", "--loglevel", "WARNING"]
        worker = subprocess.Popen([*command, *options], env=process_environment, start_new_session=True)
        started.append(worker)
        return worker

    yield start
    for worker in started:
        end(worker, signal.SIGKILL)


def end(worker: subprocess.Popen, how: signal.Signals) -> None:
    """Sends the signal to the worker and all its children, as a machine that dies would."""
    if worker.poll() is None:
        os.killpg(worker.pid, how)
    worker.wait(timeout=30)


def sweep_until(is_reached: Callable[[], bool], process_environment: dict[str, str]) -> None:
    """Has the sweep rung, as beat does every few seconds, until the state is reached."""
    sweep = [sys.executable, "-m", "celery", "-A", "project", "call", "claims.sweep"]
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while not is_reached():
        assert time.monotonic() < give_up_at, "the worker did not get there"
        subprocess.run(sweep, env=process_environment, check=True, capture_output=True)
        time.sleep(1)
