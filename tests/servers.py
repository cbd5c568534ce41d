"""Private PostgreSQL and Redis servers for one run of the tests, from the machine's own binaries.

They live in a temporary folder, listen on free loopback ports behind a random password, never
touch another server, and end with the run, however it ends.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import redis

from project.supervisor import end_with

START_SECONDS = 60
Command = Sequence[Path | str]


class ServerError(Exception):
    """A private server could not be started; the text says why."""


@contextmanager
def offered_servers(*, say: Callable[[str], None]) -> Iterator[dict[str, str]]:
    """TEST_DATABASE_URL and TEST_REDIS_URL, as given or of servers that live as long as the block.

    What is neither given nor installed is missing from the result, and `say` hears of it.
    """
    servers = {name: os.environ[name] for name in STARTERS if os.environ.get(name)}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="writethru-servers-")))
        folder.chmod(0o711)
        for name, (find, start) in STARTERS.items():
            if name not in servers and (programs := find()):
                servers[name] = stack.enter_context(start(programs, folder))
        if missing := [name for name in STARTERS if name not in servers]:
            lack = " and ".join(missing)
            say(f"Skipping the tests on PostgreSQL and Redis: {lack} not given, and no server installed.")
        yield servers


def find_postgres() -> Path | None:
    """The folder with the newest PostgreSQL server programs of this machine."""
    folders = [Path(found).parent for found in [shutil.which("initdb")] if found]
    if pg_config := shutil.which("pg_config"):
        answer = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(answer.stdout.strip()))
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version_of, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def version_of(folder: Path) -> float:
    return float(folder.parent.name)


def find_redis() -> Path | None:
    """The Redis server program of this machine."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    return Path(found) if found else None


@contextmanager
def private_postgres(programs: Path, parent: Path) -> Iterator[str]:
    """The URL of a new PostgreSQL server; fsync stays on, as the tests are about what is kept."""
    folder, password, port = parent / "postgres", secrets.token_urlsafe(16), free_port()
    folder.mkdir(mode=0o700)
    (folder / "password").write_text(password, encoding="utf-8")
    user = unprivileged_user()
    if user:
        for path in (folder, folder / "password"):
            shutil.chown(path, user)
    options = ["--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256"]
    initdb: Command = [
        programs / "initdb",
        "--pgdata",
        folder / "data",
        *options,
        "--pwfile",
        folder / "password",
    ]
    with running(initdb, log=folder / "initdb.log", user=user, stop=signal.SIGTERM) as made:
        if made.wait(timeout=START_SECONDS):
            raise ServerError((folder / "initdb.log").read_text(encoding="utf-8", errors="replace"))
    command: Command = [
        programs / "postgres",
        "-D",
        folder / "data",
        "-k",
        folder,
        "-h",
        "127.0.0.1",
        "-p",
        f"{port}",
    ]
    url = f"postgres://postgres:{password}@127.0.0.1:{port}"
    with running(command, log=folder / "log", user=user, stop=signal.SIGINT) as server:
        wait_until(lambda: make_database(f"{url}/postgres"), server, log=folder / "log")
        yield f"{url}/writethru"


def make_database(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE writethru")


@contextmanager
def private_redis(program: Path, parent: Path) -> Iterator[str]:
    """The URL of a new Redis server that keeps nothing on disk."""
    folder, password, port = parent / "redis", secrets.token_urlsafe(16), free_port()
    folder.mkdir(mode=0o700)
    settings = folder / "redis.conf"
    settings.write_text(
        f'bind 127.0.0.1\nport {port}\ndir {folder}\nrequirepass {password}\nsave ""\nappendonly no\n',
        encoding="utf-8",
    )
    url = f"redis://:{password}@127.0.0.1:{port}/0"
    with running([program, settings], log=folder / "log", user=None, stop=signal.SIGTERM) as server:
        wait_until(lambda: ping_redis(url), server, log=folder / "log")
        yield url


def ping_redis(url: str) -> None:
    with redis.Redis.from_url(url) as client:
        client.ping()


def free_port() -> int:
    """A loopback port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged_user() -> str | None:
    """Whom PostgreSQL is to run as: it refuses root, so root lends it another account."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def primary_group(user: str) -> int:
    return pwd.getpwnam(user).pw_gid


@contextmanager
def running(
    command: Command, *, log: Path, user: str | None, stop: signal.Signals
) -> Iterator[subprocess.Popen[bytes]]:
    """A server process outside our group, so that a Ctrl-C does not end it before the tests do."""
    parent = os.getpid()
    with log.open("wb") as output:
        server = subprocess.Popen(
            [str(part) for part in command],
            user=user,
            group=primary_group(user) if user else None,
            extra_groups=[] if user else None,
            cwd=log.parent,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=lambda: end_with(parent),
        )
    try:
        yield server
    finally:
        server.send_signal(stop)  # does nothing when it has ended
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_until(ready: Callable[[], None], server: subprocess.Popen[bytes], *, log: Path) -> None:
    """Return when `ready` raises no refusal any more; give up when the server has died or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return ready()
        except (psycopg.OperationalError, redis.ConnectionError) as error:
            if server.poll() is not None or time.monotonic() > deadline:
                raise ServerError(log.read_text(encoding="utf-8", errors="replace")) from error
        time.sleep(0.05)


STARTERS = {
    "TEST_DATABASE_URL": (find_postgres, private_postgres),
    "TEST_REDIS_URL": (find_redis, private_redis),
}
