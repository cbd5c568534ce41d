"""Re-checks by a real checker, beside its peers: pages per processor second, time to see a change, memory.

    python -m benchmarks.checks [--pages 1000] [--hosts 50] [--looks 40]

A news site on loopback (`benchmarks.recheck_site`) is followed by a Celery worker like the one that
`manage.py serve` runs, on an SQLite database and a broker in a temporary folder, or on DATABASE_URL and
BROKER_URL where they are set (an empty database!). Peers take part where they are installed:
`benchmarks.recheck_peers` says how. Processor time is that of the whole process group: the readers are in it.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread

from benchmarks.recheck_peers import (
    ChangeDetection,
    Contender,
    UrlWatch,
    cpu_of_group,
    installed,
    wait_until,
    wait_until_idle,
)

PORT, PEER_PORT = 18_300, 18_301
AT_ONCE = 100
# So often each is measured: machines are shared, and one look may take half as long again as another.
TURNS = 3
EDITION = f"http://127.0.0.2:{PORT}/edition"
COUNT = f"http://127.0.0.2:{PORT}/count"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--looks", type=int, default=40, help="how many changes are waited for")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, site(options.hosts):
        set_up(Path(folder), hosts=options.hosts)
        addresses = address_pages("story", pages=options.pages, hosts=options.hosts)
        for make in contenders(Path(folder)):
            report_speed(make, addresses)
        report_latency(looks=options.looks)
        report_memory(hosts=options.hosts)


def contenders(folder: Path) -> Iterator[Callable[[], Contender]]:
    """All that take part in the comparison of speed."""
    yield Writethru
    if installed("changedetection.io"):
        yield lambda: ChangeDetection(made(folder / "changedetection"), port=PEER_PORT)
    if installed("urlwatch"):
        yield lambda: UrlWatch(made(folder / "urlwatch"))


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@contextmanager
def site(hosts: int) -> Iterator[None]:
    command = [sys.executable, "-m", "benchmarks.recheck_site", str(PORT), str(hosts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            process.stdout.readline()
            yield
        finally:
            process.terminate()


def set_up(folder: Path, *, hosts: int) -> None:
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/benchmark.sqlite3")
    os.environ.update(
        DATA_DIR=str(folder),
        DJANGO_SETTINGS_MODULE="project.settings",
        FETCH_ALLOWED_LOOPBACK=",".join(f"127.0.0.{host + 2}:{PORT}" for host in range(hosts)),
        FETCH_AT_ONCE=str(AT_ONCE),
        FETCH_SPACING_SECONDS="0",
        LOG_LEVEL="WARNING",
    )
    import django
    from django.core.management import call_command

    made(folder / "static")
    django.setup()
    call_command("migrate", verbosity=0)


def address_pages(kind: str, *, pages: int, hosts: int) -> list[str]:
    return [f"http://127.0.0.{number % hosts + 2}:{PORT}/{kind}/{number}" for number in range(pages)]


def ask(url: str) -> int:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return int(answer.read())


class Writethru:
    """The product's own checker, rung as beat and the pages ring it."""

    name = "writethru"

    def __init__(self) -> None:
        from project.management.commands.serve import CHECKER

        self.process = subprocess.Popen(CHECKER, start_new_session=True)
        self.watches: list[int] = []

    def follow(self, urls: Sequence[str]) -> None:
        from django.utils import timezone

        from articles import watching
        from articles.models import Source

        source = Source.objects.get_or_create(slug="brenn", name="The Brenn Courier")[0]
        self.watches = [watching.follow_page(source, url, now=timezone.now()).pk for url in urls]
        self.look(lambda: True)

    def look(self, all_fetched: Callable[[], bool]) -> None:
        from django.utils import timezone

        from articles.models import Check, Watch

        begun = timezone.now()
        Watch.objects.update(next_check_at=None)
        Watch.objects.filter(pk__in=self.watches).update(next_check_at=begun)
        checks = Check.objects.filter(watch__in=self.watches, started_at__gte=begun)
        with self.ticking():
            wait_until(lambda: checks.count() == len(self.watches))
        wait_until(all_fetched)
        wait_until_idle(self.cpu_seconds)

    @contextmanager
    def ticking(self) -> Iterator[None]:
        """Rings as beat does: at once, and then at every tick, as a round ends after a minute."""
        from celery import current_app
        from django.conf import settings

        has_ended = Event()

        def ring() -> None:
            current_app.send_task("articles.check_due")
            while not has_ended.wait(settings.CHECK_TICK_SECONDS):
                current_app.send_task("articles.check_due")

        bell = Thread(target=ring)
        bell.start()
        try:
            yield
        finally:
            has_ended.set()
            bell.join()

    def cpu_seconds(self) -> float:
        return cpu_of_group(self.process.pid)

    def close(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=60)


def report_speed(make: Callable[[], Contender], addresses: Sequence[str]) -> None:
    """Pages per processor second: of pages that have not changed, and of pages that all have; medians."""
    contender = make()
    unchanged, changed = [], []
    try:
        contender.follow(addresses)
        for _ in range(TURNS):
            unchanged.append(speed_of_look(contender, len(addresses)))
            ask(EDITION)
            changed.append(speed_of_look(contender, len(addresses)))
    finally:
        contender.close()
    print(
        f"{contender.name:20} pages per CPU second:"
        f" unchanged {median(unchanged):7.1f}   changed {median(changed):7.1f}"
    )


def speed_of_look(contender: Contender, pages: int) -> float:
    """Of one look at all pages."""
    asked, used = ask(COUNT), contender.cpu_seconds()
    contender.look(lambda: ask(COUNT) >= asked + pages)
    return pages / (contender.cpu_seconds() - used)


def report_latency(*, looks: int) -> None:
    """From ringing for a look at a page that has changed until the change is in the database."""
    from celery import current_app

    from articles.models import Check

    contender = Writethru()
    try:
        contender.follow(address_pages("soon", pages=1, hosts=1))
        (watch,) = contender.watches
        times = []
        for _ in range(looks):
            ask(EDITION)
            time.sleep(0.3)
            begun, seen = time.perf_counter(), Check.objects.filter(watch=watch).count()
            current_app.send_task("articles.check_now", args=[watch])
            wait_until(lambda seen=seen: Check.objects.filter(watch=watch).count() > seen, pause=0.002)
            assert Check.objects.filter(watch=watch).latest("started_at").outcome == "changed"
            times.append((time.perf_counter() - begun) * 1000)
    finally:
        contender.close()
    p95 = quantiles(times, n=20)[-1]
    print(
        f"check now, to change seen: p50 {median(times):.0f} ms, p95 {p95:.0f} ms, worst {max(times):.0f} ms"
    )


def report_memory(*, hosts: int) -> None:
    """The most memory that a checker takes with a hundred slow fetches of large pages under way at once."""
    contender = Writethru()
    try:
        wait_until_idle(contender.cpu_seconds)
        idle = memory_of_group(contender.process.pid, "VmRSS")
        contender.follow(address_pages("late", pages=10 * AT_ONCE, hosts=hosts))
        ask(EDITION)
        contender.look(lambda: True)
        peak = memory_of_group(contender.process.pid, "VmHWM")
    finally:
        contender.close()
    for name, sizes in (("idle", idle), (f"peak at {AT_ONCE} fetches at once", peak)):
        each = ", ".join(f"{size:.0f}" for size in sizes)
        print(f"memory, {name}: worker {sizes[0]:.0f} MB, with its readers {sum(sizes):.0f} MB ({each})")


def memory_of_group(leader: int, field: str) -> list[float]:
    """Megabytes of each process of a group, the leader's first."""
    sizes = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and os.getpgid(int(entry.name)) == leader:
            lines = dict(line.split(":", 1) for line in (entry / "status").read_text().splitlines())
            sizes[int(entry.name)] = int(lines[field].split()[0]) / 1024
    return [sizes.pop(leader), *sizes.values()]


if __name__ == "__main__":
    main()
