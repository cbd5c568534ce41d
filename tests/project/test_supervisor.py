from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from project.supervisor import LONGEST_PAUSE_SECONDS, SETTLED_AFTER_SECONDS, Program

SUPERVISE = """
import sys
from project.supervisor import Program, Supervisor
commands = dict(zip(sys.argv[1::2], sys.argv[2::2]))
programs = [Program(name, ["sh", "-c", command]) for name, command in commands.items()]
Supervisor(programs, say=lambda line: print(line, flush=True)).run()
"""
WEB = "echo web is $$; exec sleep 300"
WORKER = "sleep 300 & echo worker is $$ and started $!; wait"
STUBBORN = "trap '' TERM; echo stubborn is $$; while true; do sleep 0.1; done"
ROOT = Path(__file__).resolve().parents[2]


class Supervised:
    """A supervisor in a process of its own, and what was heard of it."""

    def __init__(self, process: subprocess.Popen[bytes], output: Path) -> None:
        self.process = process
        self.output = output

    def wait_for(self, pattern: str) -> list[int]:
        """The numbers in the first line that matches."""
        found: list[re.Match[str]] = []
        wait_until(lambda: found.extend(re.finditer(pattern, self.output.read_text())) or bool(found))
        return [int(number) for number in found[0].groups()]

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervised]]:
    started: list[subprocess.Popen[bytes]] = []

    def start(**commands: str) -> Supervised:
        arguments = [part for pair in commands.items() for part in pair]
        output = tmp_path / "output"
        with output.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-W", "error", "-c", SUPERVISE, *arguments],
                cwd=ROOT,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        started.append(process)
        return Supervised(process, output)

    yield start
    for process in started:
        with ended(process):
            process.kill()


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    yield
    process.wait(timeout=10)


def wait_until(condition: Callable[[], bool], *, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be collected does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def all_gone(pids: list[int]) -> bool:
    return not any(is_alive(pid) for pid in pids)


def test_a_program_that_dies_is_started_again_and_that_is_said(supervise: Callable[..., Supervised]) -> None:
    running = supervise(web=WEB)
    (first,) = running.wait_for(r"web is (\d+)")
    os.kill(first, signal.SIGKILL)
    running.wait_for(r"web died \(signal 9\); starting it again in 1 s")
    (second,) = running.wait_for(rf"web is (?!{first}\b)(\d+)")
    assert is_alive(second)


def test_what_a_dead_program_left_behind_ends_with_it(supervise: Callable[..., Supervised]) -> None:
    running = supervise(worker=WORKER)
    worker, child = running.wait_for(r"worker is (\d+) and started (\d+)")
    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: all_gone([worker, child]))


def test_the_death_of_one_program_leaves_the_others_alone(supervise: Callable[..., Supervised]) -> None:
    running = supervise(web=WEB, beat="exit 3")
    (web,) = running.wait_for(r"web is (\d+)")
    running.wait_for(r"beat died \(exit code 3\); starting it again in 2 s")
    assert is_alive(web)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_ends_everything(supervise: Callable[..., Supervised], number: signal.Signals) -> None:
    running = supervise(web=WEB, worker=WORKER)
    pids = [*running.wait_for(r"web is (\d+)"), *running.wait_for(r"worker is (\d+) and started (\d+)")]
    running.send(number)
    assert running.process.wait(timeout=10) == 0
    assert all_gone(pids)


def test_a_second_ctrl_c_does_not_wait_for_the_stubborn(supervise: Callable[..., Supervised]) -> None:
    running = supervise(stubborn=STUBBORN)
    (stubborn,) = running.wait_for(r"stubborn is (\d+)")
    running.send(signal.SIGINT)
    time.sleep(0.5)
    assert is_alive(stubborn)
    running.send(signal.SIGINT)
    assert running.process.wait(timeout=5) == 0
    assert not is_alive(stubborn)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_no_program_outlives_a_supervisor_that_was_killed(supervise: Callable[..., Supervised]) -> None:
    running = supervise(web=WEB)
    (web,) = running.wait_for(r"web is (\d+)")
    running.process.kill()
    wait_until(lambda: not is_alive(web))


def test_the_pause_before_a_new_start_grows_up_to_a_limit() -> None:
    program = Program("quick", ["true"])
    assert [pause_after(program, lived=0.0) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]


def test_the_pause_is_short_again_after_a_good_run() -> None:
    program = Program("quick", ["true"])
    pauses = [pause_after(program, lived=lived) for lived in (0.0, 0.0, SETTLED_AFTER_SECONDS)]
    assert pauses == [1, 2, 1]
    assert max(pauses) < LONGEST_PAUSE_SECONDS


def pause_after(program: Program, *, lived: float) -> float:
    program.start(now=100.0)
    assert program.process is not None
    program.process.wait(timeout=10)
    assert program.bury(now=100.0 + lived)
    return program.pause
