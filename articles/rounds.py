"""Many addresses asked at once, in an event loop in a thread of its own. No database: values in and out.

An ORM call in each of a hundred fetches would open a hundred connections; so what a fetch needs is handed
to it, and what it brought is handed back through a queue, as it comes.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Thread

from articles.addresses import Target
from articles.answers import Answer, judge
from articles.fetching import FetchError, Gate, Policy, Request
from articles.robots import ABSENT, READ, Robots, decide, read_robots

logger = logging.getLogger(__name__)

# A slow answer does not hold up the next slot of its host, two of them do.
AT_ONCE_OF_A_HOST = 2
# The outcomes of what robots.txt does not allow, or does not tell.
REFUSED = {"disallowed": "disallowed", "unavailable": "robots_unavailable"}
# What stands for an answer where robots.txt sends us in circles: RFC 9309, 2.3.1.2.
NOT_THERE = 404

Clock = Callable[[], datetime]
Tell = Callable[["Fetched | RobotsFetched"], None]


@dataclass(frozen=True, slots=True)
class Errand:
    """An address to be asked: when, by whose rules, and the hash of the bytes that are known already."""

    key: int
    request: Request
    origin: str
    begins_at: datetime
    # None: to be asked for first.
    robots: Robots | None
    known_hash: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of an errand. `outcome` is "" where an answer with content is to be read."""

    key: int
    outcome: str
    # What robots.txt said: allowed, disallowed, none, unavailable or not_asked.
    robots: str
    started_at: datetime
    answer: Answer | None = None
    error: FetchError | None = None
    bytes_hash: str = ""

    @property
    def is_to_be_read(self) -> bool:
        return not self.outcome


@dataclass(frozen=True, slots=True)
class RobotsFetched:
    """What came of asking a host for its robots.txt."""

    origin: str
    robots: Robots
    at: datetime


class Round:
    """A loop at work: errands are sent in at any time, and what comes of them is told as it comes."""

    def __init__(
        self, gate: Gate, loop: asyncio.AbstractEventLoop, *, at_once: int, clock: Clock, tell: Tell
    ) -> None:
        self._gate = gate
        self._loop = loop
        self._clock = clock
        self._tell = tell
        self._places = asyncio.Semaphore(at_once)
        self._of_host: dict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(AT_ONCE_OF_A_HOST)
        )
        self._robots: dict[str, asyncio.Task[Robots]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._unread: dict[int, asyncio.Event] = {}

    def send(self, errands: Iterable[Errand]) -> None:
        """Has them run, each at its time."""
        for errand in errands:
            self._loop.call_soon_threadsafe(self._begin, errand)

    def let_go(self, key: int) -> None:
        """Says that what an errand brought has been read, and its place may be given to another."""
        if unread := self._unread.pop(key, None):
            self._loop.call_soon_threadsafe(unread.set)

    def _begin(self, errand: Errand) -> None:
        task = self._loop.create_task(self._run(errand))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, errand: Errand) -> None:
        await asyncio.sleep(max((errand.begins_at - self._clock()).total_seconds(), 0))
        async with self._of_host[errand.origin]:
            await self._places.acquire()
            fetching = asyncio.ensure_future(self._look(errand, started_at=self._clock()))
            try:
                await asyncio.wait([fetching])
            except asyncio.CancelledError:
                fetching.cancel()
                raise
        await self._hand_back(errand, fetching)
        self._places.release()

    async def _hand_back(self, errand: Errand, fetching: asyncio.Future[Fetched]) -> None:
        """Tells what came; what is to be read keeps its place until it was, lest answers pile up."""
        if fault := fetching.exception():
            # A fault of ours with one page must cost no other page its check.
            logger.error("The check of %s failed", errand.request.url, exc_info=fault)
            self._tell(Fetched(errand.key, "abandoned", "not_asked", self._clock()))
            return
        fetched = fetching.result()
        if not fetched.is_to_be_read:
            self._tell(fetched)
            return
        unread = self._unread[errand.key] = asyncio.Event()
        self._tell(fetched)
        await unread.wait()

    async def _look(self, errand: Errand, *, started_at: datetime) -> Fetched:
        robots = errand.robots or await self._ask_robots(errand.origin)
        decision = _decide(robots, errand.request.url)
        if refused := REFUSED.get(decision):
            return Fetched(errand.key, refused, decision, started_at)

        async def permit(target: Target) -> str:
            known = robots if target.origin == errand.origin else await self._ask_robots(target.origin)
            return REFUSED.get(_decide(known, target.url), "")

        try:
            answer = await self._gate.fetch(errand.request, permit=permit)
        except FetchError as error:
            return Fetched(errand.key, error.code, decision, started_at, error=error)
        outcome = judge(answer)
        if outcome is not None:
            return Fetched(errand.key, outcome, decision, started_at, replace(answer, content=b""))
        digest = hashlib.sha256(answer.content).hexdigest()
        if digest == errand.known_hash:
            same = replace(answer, content=b"")
            return Fetched(errand.key, "unchanged", decision, started_at, same, bytes_hash=digest)
        return Fetched(errand.key, "", decision, started_at, answer, bytes_hash=digest)

    async def _ask_robots(self, origin: str) -> Robots:
        """The host's robots.txt, asked for once by all that wait for it."""
        if origin not in self._robots:
            self._robots[origin] = self._loop.create_task(self._fetch_robots(origin))
        return await self._robots[origin]

    async def _fetch_robots(self, origin: str) -> Robots:
        try:
            answer = await self._gate.fetch(Request(f"{origin}/robots.txt", accept="robots"))
            cache_control = answer.header("Cache-Control")
            robots = read_robots(answer.content, answer.status, cache_control=cache_control)
        except FetchError as error:
            robots = read_robots(b"", NOT_THERE if error.code == "refused:redirects" else None)
        self._tell(RobotsFetched(origin, robots, self._clock()))
        return robots

    def cancel(self) -> None:
        for task in self._tasks:
            task.cancel()


def _decide(robots: Robots, url: str) -> str:
    if robots.state == ABSENT:
        return "none"
    if robots.state != READ:
        return "unavailable"
    return "allowed" if decide(robots.text, url).is_allowed else "disallowed"


@contextmanager
def begin_round(policy: Policy, *, at_once: int, clock: Clock, tell: Tell) -> Iterator[Round]:
    """A round with its loop and gate; what is still under way at the end of the block is given up.

    `tell` is called in the loop's thread.
    """
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="fetching", daemon=True)
    thread.start()

    async def open_gate() -> tuple[Gate, Round]:
        gate = await Gate(policy).__aenter__()
        return gate, Round(gate, loop, at_once=at_once, clock=clock, tell=tell)

    async def close_gate() -> None:
        round_.cancel()
        await gate.__aexit__(None, None, None)

    try:
        gate, round_ = asyncio.run_coroutine_threadsafe(open_gate(), loop).result()
        try:
            yield round_
        finally:
            asyncio.run_coroutine_threadsafe(close_gate(), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
