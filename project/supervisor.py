"""Keeps a few long-running programs going under one process, and stops them all together.

Standard library only. Every program leads a process group of its own, so that a Ctrl-C reaches
the supervisor alone, and so that nothing a dead program left behind can survive it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

POLL_SECONDS = 0.2
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
SETTLED_AFTER_SECONDS = 60.0
GRACE_SECONDS = 15.0

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def end_with(parent: int) -> None:
    """Ask Linux to end the calling process when `parent` dies, however it dies; a no-op elsewhere."""
    if LIBC is None:
        return
    LIBC.prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
    if os.getppid() != parent:  # it died between the fork and the request
        os._exit(1)


@dataclass
class Program:
    """One child: how it is started, and how it has fared."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    due_at: float = 0.0
    pause: float = 0.0

    def start(self, *, now: float) -> None:
        """Start the program in a process group of its own."""
        parent = os.getpid()
        self.process = subprocess.Popen(  # noqa: S603 - the commands are our own
            list(self.command),
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: end_with(parent),
        )
        self.started_at = now

    def bury(self, *, now: float) -> str | None:
        """Say how the program ended and set its next start, or return None while it runs."""
        if self.process is None or self.process.poll() is None:
            return None
        code, settled = self.process.returncode, now - self.started_at >= SETTLED_AFTER_SECONDS
        self.signal_group(signal.SIGKILL)
        self.process = None
        self.pause = FIRST_PAUSE_SECONDS if settled or not self.pause else self.pause * 2
        self.pause = min(self.pause, LONGEST_PAUSE_SECONDS)
        self.due_at = now + self.pause
        cause = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"{self.name} died ({cause}); starting it again in {self.pause:.0f} s"

    def signal_group(self, number: signal.Signals) -> None:
        """Send a signal to the program and all that it started."""
        if self.process is not None:
            signal_quietly(os.killpg, self.process.pid, number)

    def ask_to_stop(self) -> None:
        """Send SIGTERM to the program alone: it knows in which order its own children end."""
        if self.process is not None and self.process.poll() is None:
            signal_quietly(os.kill, self.process.pid, signal.SIGTERM)


def signal_quietly(send: Callable[[int, int], None], pid: int, number: signal.Signals) -> None:
    try:
        send(pid, number)
    except ProcessLookupError:
        return


class Supervisor:
    """Runs programs until a stop signal; one that dies is started again, and that is said."""

    def __init__(self, programs: Iterable[Program], *, say: Callable[[str], None]) -> None:
        self.programs = list(programs)
        self.say = say
        self.stops_asked = 0

    def run(self, *, on_tick: Callable[[], None] = lambda: None) -> None:
        """Start all programs and return after a stop signal, when none of them is left.

        `on_tick` is called about five times a second.
        """
        for number in STOP_SIGNALS:
            signal.signal(number, self.ask_to_stop)
        try:
            while not self.stops_asked:
                self.tend(now=time.monotonic())
                on_tick()
                time.sleep(POLL_SECONDS)
            self.say("stopping; a second Ctrl-C does not wait")
        finally:
            self.stop()

    def ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stops_asked += 1

    def tend(self, *, now: float) -> None:
        """Start every program that is due, and notice every one that died."""
        for program in self.programs:
            if program.process is None and now >= program.due_at:
                program.start(now=now)
            elif epitaph := program.bury(now=now):
                self.say(epitaph)

    def stop(self) -> None:
        """End all programs: politely, and after a while, or at a second Ctrl-C, by force."""
        for program in self.programs:
            program.ask_to_stop()
        deadline = time.monotonic() + GRACE_SECONDS
        while self.is_running() and time.monotonic() < deadline and self.stops_asked < 2:
            time.sleep(POLL_SECONDS / 4)
        for program in self.programs:
            program.signal_group(signal.SIGKILL)
            if program.process is not None:
                program.process.wait()

    def is_running(self) -> bool:
        """Tell whether any program is still alive."""
        return any(p.process is not None and p.process.poll() is None for p in self.programs)
