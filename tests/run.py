"""Runs the tests on all that this machine offers: `python -m tests.run [pytest's arguments]`.

Those that touch the database on PostgreSQL and Redis, and at the same time all of them on SQLite.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from types import FrameType
from typing import IO, NoReturn

import pytest

from tests.requirements import requirements
from tests.servers import ServerError, offered_servers

# Where a run takes place, what its environment adds, and which tests it picks.
Run = tuple[str, dict[str, str], list[str]]
ON_SQLITE: Run = ("SQLite", {}, [])
ON_POSTGRES: Run = (
    "PostgreSQL and Redis",
    {"WRITETHRU_TEST_ON": "postgres"},
    ["--touching-database", "-m", "not browser"],
)
BOTH_SERVERS = {"TEST_DATABASE_URL", "TEST_REDIS_URL"}


def main(arguments: list[str]) -> int:
    """The exit code of the first pytest run that failed, else 0."""
    signal.signal(signal.SIGTERM, end_on_signal)
    # A Ctrl-C reaches pytest as well, which then ends with its summary: we only wait for that.
    signal.signal(signal.SIGINT, lambda *_: None)
    with offered_servers(say=say) as servers:
        runs = [ON_SQLITE]
        if servers.keys() >= BOTH_SERVERS:
            runs = [ON_POSTGRES, ("SQLite", {}, ["-m", "not postgres"])]
        elif {"postgres", "redis"} & requirements():
            say("PostgreSQL and Redis are required here.")
            return 1
        return run_side_by_side(runs, arguments, servers)


def run_side_by_side(runs: list[Run], arguments: list[str], servers: dict[str, str]) -> int:
    """The first of the runs is shown as it goes; what the others print comes whole when they have ended."""
    with contextlib.ExitStack() as stack:
        say(f"Testing on {' and on '.join(name for name, *_ in runs)}. On {runs[0][0]}:")
        outputs = [None, *(stack.enter_context(tempfile.TemporaryFile()) for _ in runs[1:])]
        going = [
            start_pytest(run, arguments, servers, output) for run, output in zip(runs, outputs, strict=True)
        ]
        for process in going:
            stack.callback(process.kill)
        codes = []
        for run, process, output in zip(runs, going, outputs, strict=True):
            codes.append(verdict(run, arguments, process.wait()))
            if output:
                say(f"On {run[0]}:")
                output.seek(0)
                shutil.copyfileobj(output, sys.stdout.buffer)
                sys.stdout.flush()
    return next((code for code in codes if code), 0)


def start_pytest(
    run: Run, arguments: list[str], servers: dict[str, str], output: IO[bytes] | None
) -> subprocess.Popen[bytes]:
    _, environment, options = run
    command = [sys.executable, "-m", "pytest", "-q", "-rs", *options, *arguments]
    return subprocess.Popen(
        command, env={**os.environ, **servers, **environment}, stdout=output, stderr=subprocess.STDOUT
    )


def verdict(run: Run, arguments: list[str], code: int) -> int:
    if code == pytest.ExitCode.NO_TESTS_COLLECTED and run is ON_POSTGRES and arguments:
        return 0  # what was asked for has nothing to do with a database
    return code


def say(line: str) -> None:
    print(line, flush=True)


def end_on_signal(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ServerError as error:
        sys.exit(f"A private test server did not start:\n{error}")
