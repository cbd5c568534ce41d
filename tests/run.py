"""Runs the tests on all that this machine offers: `python -m tests.run [pytest's arguments]`.

First those that touch the database on PostgreSQL and Redis, then all of them on SQLite.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from types import FrameType
from typing import NoReturn

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
        codes = (run_pytest(run, arguments, servers) for run in runs)
        return next((code for code in codes if code), 0)


def run_pytest(run: Run, arguments: list[str], servers: dict[str, str]) -> int:
    name, environment, options = run
    say(f"Testing on {name}.")
    command = [sys.executable, "-m", "pytest", "-q", "-rs", *options, *arguments]
    code = subprocess.run(command, env={**os.environ, **servers, **environment}, check=False).returncode
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
