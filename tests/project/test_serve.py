"""The embedded form as a person meets it: one command, in a process of its own, on data of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from project.management.commands.serve import BEAT, CHECKER, WEB, WORKER
from tests.house.test_deployment import SERVICES
from tests.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
SET_BY_THE_TESTS = {"DATABASE_URL", "BROKER_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE", "STATIC_ROOT"}


def start(folder: Path, port: int, output_name: str = "output") -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in SET_BY_THE_TESTS}
    with (folder / output_name).open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "manage.py", "serve", f"--port={port}"],
            cwd=ROOT,
            env={**environment, "DATA_DIR": str(folder)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_until(condition: Callable[[], bool], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def heard(folder: Path, output_name: str = "output") -> str:
    return (folder / output_name).read_text(encoding="utf-8")


def children(pid: int) -> dict[int, str]:
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = (line.split(None, 2) for line in listed.splitlines())
    return {int(row[0]): row[2] for row in rows if int(row[1]) == pid}


def workers_of(process: subprocess.Popen[bytes]) -> set[int]:
    return {pid for pid, command in children(process.pid).items() if "--queues=work," in command}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path, int]]:
    port = free_port()
    process = start(tmp_path, port)
    try:
        wait_until(lambda: "Ctrl-C stops everything" in heard(tmp_path))
        yield process, tmp_path, port
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


@pytest.mark.skipif(shutil.which("ps") is None, reason="no ps to look at processes with")
def test_one_command_serves_until_one_ctrl_c(served: tuple[subprocess.Popen[bytes], Path, int]) -> None:
    process, folder, port = served
    assert f"http://127.0.0.1:{port}/" in heard(folder)

    sign_in = json.loads((folder / "sign-in.json").read_text(encoding="utf-8"))
    assert sign_in["password"] in heard(folder)
    for secret in ("sign-in.json", "secret-key"):
        assert (folder / secret).stat().st_mode & 0o077 == 0
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/articles",
        headers={"Authorization": f"Bearer {sign_in['api_key']}"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert json.load(answer)["results"]

    wait_until(lambda: bool(workers_of(process)))
    (worker,) = workers_of(process)
    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: "worker died (signal 9); starting it again in 1 s" in heard(folder))
    wait_until(lambda: bool(workers_of(process) - {worker}))

    family = set(children(process.pid)) | {g for child in children(process.pid) for g in children(child)}
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0
    assert not family & all_processes()


def all_processes() -> set[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid="], capture_output=True, text=True, check=True).stdout
    return {int(pid) for pid in listed.split()}


def test_a_port_in_use_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert start(tmp_path, port).wait(timeout=60) == 1
    assert re.fullmatch(
        rf"CommandError: Port {port} cannot be used \(.+\): try `make run .+`\.\n", heard(tmp_path)
    )


def test_two_do_not_serve_the_same_data(served: tuple[subprocess.Popen[bytes], Path, int]) -> None:
    _, folder, _ = served
    assert start(folder, free_port(), "second").wait(timeout=60) == 1
    assert heard(folder, "second") == f"CommandError: Writethru already runs on the data in {folder}.\n"


def test_the_embedded_processes_are_those_of_production() -> None:
    for command, name in ((WEB, "web"), (WORKER, "worker"), (CHECKER, "checker"), (BEAT, "beat")):
        assert what_runs(command[2:]) == what_runs(SERVICES[name]["command"])


def what_runs(command: Sequence[str]) -> list[str]:
    """The program and what it does, without what makes it larger or smaller."""
    return [part for part in command if not part.startswith("-") or part.startswith(("-A", "--queues"))]
