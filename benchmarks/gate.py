"""What hostile and ordinary answers cost the gate: memory, time, and work of the processor.

    python -m benchmarks.gate [--skip-waiting]

A web site on loopback that misbehaves runs in a process of its own, and so does each row, so that its peak of
memory is its own; `at rest` is that process before its first fetch. The two slow answers take their full 20
seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import resource
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")

import django

from articles.fetching import FetchError, Gate, Policy, Request
from tests.articles.misbehaving_site import misbehaving_site

SPAWN = multiprocessing.get_context("spawn")
PAGE = "<p>Tugs from Port Eddow were expected by nightfall.</p>\n" * 1200


@dataclass(frozen=True)
class Row:
    what: str
    path: str
    times: int = 1
    at_once: int = 100


ROWS = (
    Row("gzip of 530 kB that holds 512 MB", "/bomb"),
    Row("the same, packed once more", "/bomb-in-a-bomb"),
    Row("a redirect that carries it", "/redirect-with-bomb"),
    Row("10 GB announced", "/ten-gigabytes"),
    Row("chunks without end", "/endless-chunks"),
    Row("100 pages of 66 kB at once", "/page", times=100),
    Row("100 pages of 500 kB at once", "/sized?bytes=500000", times=100),
    Row("100 pages of 5 MB at once", "/sized?bytes=5242880", times=100),
    Row("100 gzip bombs at once", "/bomb", times=100),
    Row("100 endless answers at once", "/endless-chunks", times=100),
    Row("3,000 pages of 66 kB, 10 at once", "/page", times=3000, at_once=10),
)
WAITING = (
    Row("a body of one byte every 50 ms", "/slow-body"),
    Row("a head of one byte every 50 ms", "/slow-head"),
    Row("not a byte", "/silent"),
)


def serve(told: Connection) -> None:
    with misbehaving_site() as site:
        site.show("/page", PAGE)
        told.send(site.port)
        told.recv()


@contextmanager
def site_apart() -> Iterator[int]:
    """The port of a site in a process of its own."""
    ours, theirs = SPAWN.Pipe()
    process = SPAWN.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send("end")
        process.join(10)


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(row: Row, port: int, told: Connection) -> None:
    django.setup()
    at_rest = peak_megabytes()
    began, worked = time.monotonic(), time.process_time()
    outcomes = asyncio.run(fetch(row, port))
    seconds, work = time.monotonic() - began, time.process_time() - worked
    told.send((outcomes, at_rest, peak_megabytes() - at_rest, seconds, work))


async def fetch(row: Row, port: int) -> Counter[str]:
    """How the row's fetches ended; their contents are let go at once, as in a round of checks."""
    place = f"127.0.0.1:{port}"
    outcomes: Counter[str] = Counter()
    turns = asyncio.Semaphore(row.at_once)

    async def one(gate: Gate) -> None:
        async with turns:
            try:
                answer = await gate.fetch(Request(f"http://{place}{row.path}"))
                outcomes[str(answer.status)] += 1
            except FetchError as error:
                outcomes[error.code] += 1

    async with Gate(Policy("Writethru/benchmark", loopback_allowed=frozenset({place}))) as gate:
        await asyncio.gather(*(one(gate) for _ in range(row.times)))
    return outcomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--skip-waiting", action="store_true", help="leave out what takes 20 seconds")
    rows = ROWS if parser.parse_args().skip_waiting else ROWS + WAITING
    print("| what came | ended as | at rest, MB | peak on top, MB | seconds | of processor |")
    print("|---|---|---|---|---|---|")
    with site_apart() as port:
        for row in rows:
            ours, theirs = SPAWN.Pipe()
            process = SPAWN.Process(target=measure, args=(row, port, theirs))
            process.start()
            theirs.close()
            outcomes, at_rest, grown, seconds, work = ours.recv()
            process.join()
            ends = ", ".join(f"{count} × {code}" for code, count in outcomes.items())
            print(f"| {row.what} | {ends} | {at_rest:.0f} | {grown:.1f} | {seconds:.2f} | {work:.3f} |")


if __name__ == "__main__":
    main()
