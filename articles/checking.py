"""Checks: what is due is looked at, polite to every host, and what came of it is written down as it comes.

A round asks up to FETCH_AT_ONCE addresses at once (`articles.rounds`), has what came read in child processes
(`articles.reader`), and writes each result in a short transaction of its own. It takes on more while
anything is due, so a slow host holds up none but its own pages.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from threading import Event, Lock
from time import monotonic

from django.conf import settings
from django.db import DataError

from articles.answers import Answer
from articles.discovery import record_feed
from articles.fetching import Request, policy_of_settings
from articles.leases import Taken, release, take, take_due
from articles.models import Check, Watch
from articles.reader import ReadError, shared_reader
from articles.reading.feeds import FeedReading
from articles.reading.readings import Reading
from articles.recording import Page, record_page
from articles.results import plain_result, write_results, write_robots
from articles.robots import Robots
from articles.rounds import Clock, Errand, Fetched, RobotsFetched, Round, begin_round

logger = logging.getLogger(__name__)

# After this a round takes on nothing more; the next tick begins another.
ROUND = timedelta(seconds=60)
# In hand beyond what is asked at once: they wait for their hosts' slots.
IN_HAND = 3
# How long to wait for news before looking again what is due.
PAUSE = 0.5
# One round of a process takes on all that is due, and a second one beside it would only cost memory.
_one_round = Lock()
_stopping = Event()


def check_due(*, now: datetime, limit: int = 100_000) -> int:
    """Looks at what is due, the longest waiting first, until nothing is; gives how many checks were written.

    At most `limit` are taken on. 0 at once where another round of this process is under way.
    """
    if not _one_round.acquire(blocking=False):
        return 0
    try:
        clock = _clock_from(now)
        first = take_due(now=now, limit=min(limit, settings.FETCH_AT_ONCE))
        return _work_off(first, until=now + ROUND, limit=limit, clock=clock) if first else 0
    finally:
        _one_round.release()


def check_now(watch: Watch, *, now: datetime) -> Check | None:
    """Looks at one address at once; None where another has it in hand at this moment."""
    taken = take(watch, now=now)
    if taken is None:
        return None
    if taken.is_closed:
        result = plain_result(taken, Fetched(watch.pk, "closed", "not_asked", now))
        return next(iter(write_results([result], now=now)), None)
    clock = _clock_from(now)
    with Crew(clock).at_work() as crew:
        crew.send([taken])
        while crew.in_hand:
            if checks := crew.gather():
                return checks[0]
    return None


def _work_off(first: list[Taken], *, until: datetime, limit: int, clock: Clock) -> int:
    written, left = 0, limit - len(first)
    asked_at = clock()
    with Crew(clock).at_work() as crew:
        crew.send(first)
        while crew.in_hand and not _stopping.is_set():
            written += len(crew.gather())
            free = min(settings.FETCH_AT_ONCE * IN_HAND - len(crew.in_hand), left)
            # Asking at each result would cost more than it gave.
            is_time = free > settings.FETCH_AT_ONCE or clock() - asked_at > timedelta(seconds=PAUSE)
            if free and is_time and clock() < until:
                asked_at = clock()
                more = take_due(now=asked_at, limit=free)
                crew.send(more)
                left -= len(more)
    return written


def stop_rounds() -> None:
    """Has the round of this process end: what it has in hand is given back, as due as before."""
    _stopping.set()


def _clock_from(now: datetime) -> Clock:
    """A clock that shows `now` at this moment, and goes on from there."""
    began = monotonic()
    return lambda: now + timedelta(seconds=monotonic() - began)


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of an answer, or why nothing could be."""

    fetched: Fetched
    answer: Answer
    reading: Reading | FeedReading | ReadError


class Crew:
    """A round, those who read what it brings, and what they have in hand."""

    def __init__(self, clock: Clock) -> None:
        self.in_hand: dict[int, Taken] = {}
        self.news: SimpleQueue[Fetched | RobotsFetched | Read] = SimpleQueue()
        self._clock = clock
        self._round: Round
        self._readers: ThreadPoolExecutor

    @contextmanager
    def at_work(self) -> Iterator[Crew]:
        """What is in hand at the end of the block is given back."""
        at_once = settings.FETCH_AT_ONCE
        policy = policy_of_settings()
        try:
            with (
                ThreadPoolExecutor(settings.READERS, thread_name_prefix="reading") as self._readers,
                begin_round(policy, at_once=at_once, clock=self._clock, tell=self.news.put) as self._round,
            ):
                yield self
        finally:
            release(self.in_hand.values())

    def send(self, taken: Iterable[Taken]) -> None:
        """Has them looked at, each when its host may be asked."""
        new = {one.watch.pk: one for one in taken}
        self.in_hand |= new
        self._round.send(_errand_of(one) for one in new.values())

    def gather(self) -> list[Check]:
        """Writes down what has come since, or else what comes within a moment; gives the checks."""
        news = list(self._latest_news())
        write_robots(one for one in news if isinstance(one, RobotsFetched))
        plain = []
        checks = []
        for one in news:
            if isinstance(one, Read):
                checks += self._record(one)
            elif isinstance(one, Fetched) and one.answer and one.is_to_be_read:
                self._readers.submit(self._read, one, one.answer)
            elif isinstance(one, Fetched):
                plain.append(plain_result(self.in_hand[one.key], one))
        if plain:
            checks += write_results(plain, now=self._clock())
            for result in plain:
                del self.in_hand[result.taken.watch.pk]
        return checks

    def _latest_news(self) -> Iterator[Fetched | RobotsFetched | Read]:
        try:
            yield self.news.get(timeout=PAUSE)
            while True:
                yield self.news.get_nowait()
        except Empty:
            return

    def _read(self, fetched: Fetched, answer: Answer) -> None:
        """Runs in a thread of the readers', and asks the database nothing."""
        reading: Reading | FeedReading | ReadError
        try:
            reading = _read(answer, self.in_hand[fetched.key].watch, at=fetched.started_at)
        except ReadError as error:
            reading = error
        self._round.let_go(fetched.key)
        self.news.put(Read(fetched, answer, reading))

    def _record(self, read: Read) -> list[Check]:
        taken, now = self.in_hand[read.fetched.key], self._clock()
        try:
            checks = _record(taken, read, now=now)
        except (DataError, ValueError) as error:
            # Words that no database takes, and nothing that another look would mend.
            logger.exception("What came from %s could not be stored", taken.watch)
            checks = _write_failure(taken, read.fetched, "unreadable", str(error), now=now)
        del self.in_hand[taken.watch.pk]
        return checks


def _errand_of(taken: Taken) -> Errand:
    watch, host = taken.watch, taken.host
    accept = "feed" if watch.feed_id else "page"
    request = Request(watch.url, etag=watch.etag, last_modified=watch.last_modified, accept=accept)
    robots = None if taken.needs_robots else Robots(host.robots_state, host.robots_text, 0)
    return Errand(watch.pk, request, host.origin, taken.begins_at, robots, watch.bytes_hash)


def _read(answer: Answer, watch: Watch, *, at: datetime) -> Reading | FeedReading:
    """What the answer says; raises ReadError."""
    kind = {"url": answer.final_url, "content_type": answer.content_type, "received_at": at}
    if watch.feed_id:
        return shared_reader().read_feed(answer.content, **kind)
    language, time_zone = watch.source.language, watch.source.time_zone
    return shared_reader().read_page(answer.content, fallback_language=language, time_zone=time_zone, **kind)


def _record(taken: Taken, read: Read, *, now: datetime) -> list[Check]:
    if isinstance(read.reading, ReadError):
        return _write_failure(taken, read.fetched, read.reading.code, str(read.reading), now=now)
    if isinstance(read.reading, FeedReading):
        return record_feed(taken, read.fetched, read.reading, now=now)
    article = taken.watch.article
    return record_page(Page(taken, read.fetched, article, read.answer, read.reading, now=now))


def _write_failure(
    taken: Taken, fetched: Fetched, outcome: str, message: str, *, now: datetime
) -> list[Check]:
    failed = plain_result(taken, replace(fetched, outcome=outcome))
    return write_results([replace(failed, reason={"message": message})], now=now)
