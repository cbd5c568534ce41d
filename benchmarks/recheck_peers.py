"""changedetection.io and urlwatch as contenders in the benchmark of re-checks, where they are installed.

They pin many libraries and want an environment of their own, whose `bin` is put behind PATH:

    python -m venv peers && peers/bin/pip install changedetection.io urlwatch
    PATH=$PATH:$PWD/peers/bin .venv/bin/python -m benchmarks.checks

A contender follows addresses, looks at all of them once when told to, and tells the processor time that
it and its children have used so far.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

TICKS = os.sysconf("SC_CLK_TCK")
LONGEST_START_SECONDS = 60
WORKERS = 10


class Contender(Protocol):
    """What is measured: `look` returns when every followed page was fetched and dealt with."""

    name: str

    def follow(self, urls: Sequence[str]) -> None: ...
    def look(self, all_fetched: Callable[[], bool]) -> None: ...
    def cpu_seconds(self) -> float: ...
    def close(self) -> None: ...


def wait_until(is_so: Callable[[], bool], *, seconds: float = 300, pause: float = 0.05) -> None:
    """Returns when it is so; raises TimeoutError when it has not been for so long."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("it took too long")
        time.sleep(pause)


def cpu_of_group(leader: int) -> float:
    """The processor seconds of all living processes of a group, and of their children that have ended."""
    total = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[2]) == leader:
            total += sum(int(field) for field in fields[11:15])
    return total / TICKS


def wait_until_idle(cpu_seconds: Callable[[], float]) -> None:
    """Returns when a second has passed in which next to nothing was computed."""
    before = -1.0
    while (now := cpu_seconds()) - before > 0.05:
        before = now
        time.sleep(1)


class ChangeDetection:
    """changedetection.io with its plain fetcher, driven by its own API."""

    name = "changedetection.io"

    def __init__(self, folder: Path, *, port: int) -> None:
        self.api = f"http://127.0.0.1:{port}/api/v1"
        settings = {
            "ALLOW_IANA_RESTRICTED_ADDRESSES": "true",
            "DISABLE_VERSION_CHECK": "yes",
            "FETCH_WORKERS": str(WORKERS),
            "LISTEN_HOST": "127.0.0.1",
            "LOGGER_LEVEL": "ERROR",
            "MINIMUM_SECONDS_RECHECK_TIME": "0",
        }
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                ["changedetection.io", "-d", str(folder), "-C", "-p", str(port)],
                env={**os.environ, **settings},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(lambda: self._answers(folder), seconds=LONGEST_START_SECONDS)
        for watch in json.loads(self._ask("/watch")):
            self._ask(f"/watch/{watch}", method="DELETE")

    def _answers(self, folder: Path) -> bool:
        try:
            kept = json.loads((folder / "changedetection.json").read_text())
            self.key = kept["settings"]["application"]["api_access_token"]
            self._ask("/watch")
        except (OSError, KeyError, ValueError):
            return False
        return True

    def _ask(self, path: str, *, method: str = "GET", data: bytes | None = None) -> bytes:
        headers = {"x-api-key": self.key, "Content-Type": "text/plain"}
        request = urllib.request.Request(self.api + path, data=data, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return bytes(answer.read())

    def follow(self, urls: Sequence[str]) -> None:
        self._ask("/import", method="POST", data="\n".join(urls).encode())
        # An import queues every address for its first look.
        wait_until(lambda: self._count("/watch") == len(urls))
        wait_until(lambda: self._waiting() == 0)
        wait_until_idle(self.cpu_seconds)

    def _count(self, path: str) -> int:
        # Asked while it imports, it fails now and then: its own list changes under it.
        try:
            return len(json.loads(self._ask(path)))
        except urllib.error.HTTPError:
            return -1

    def _waiting(self) -> int:
        return int(json.loads(self._ask("/systeminfo"))["queue_size"])

    def look(self, all_fetched: Callable[[], bool]) -> None:
        self._ask("/watch?recheck_all=1")
        wait_until(all_fetched)
        wait_until_idle(self.cpu_seconds)

    def cpu_seconds(self) -> float:
        return cpu_of_group(self.process.pid)

    def close(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=30)


class UrlWatch:
    """urlwatch, one run of its command for every look, as its users have cron do it."""

    name = "urlwatch"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used = 0.0

    def follow(self, urls: Sequence[str]) -> None:
        jobs = "\n---\n".join(f"url: {url}" for url in urls)
        (self.folder / "urls.yaml").write_text(jobs + "\n")
        (self.folder / "config.yaml").write_text("job_defaults: {all: {max_tries: 1}}\n")
        self.look(lambda: True)

    def look(self, all_fetched: Callable[[], bool]) -> None:
        files = [f"--{name}={self.folder / name}.yaml" for name in ("urls", "config")]
        before = os.times()
        subprocess.run(
            ["urlwatch", *files, f"--cache={self.folder / 'cache.db'}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        after = os.times()
        self.used += after.children_user + after.children_system
        self.used -= before.children_user + before.children_system
        wait_until(all_fetched)

    def cpu_seconds(self) -> float:
        return self.used

    def close(self) -> None:
        """Nothing of it runs between two looks."""


def installed(name: str) -> bool:
    """Whether a peer's command is on PATH."""
    return shutil.which(name) is not None
