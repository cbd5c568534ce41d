"""Checks: what is due is looked at, polite to every host, and what came of it is written down as it comes.

A round asks up to FETCH_AT_ONCE addresses at once (`articles.rounds`), has what came read in child processes
(`articles.reader`), and writes each result in a short transaction of its own. It takes on more while
anything is due, so a slow host holds up none but its own pages.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Lock
from time import monotonic

from django.conf import settings
from django.db import DataError, IntegrityError

from articles.answers import Answer
from articles.discovery import record_feed
from articles.fetching import Request, policy_of_settings
from articles.ingest import RefusedRevisionError
from articles.leases import Taken, release, take, take_due
from articles.models import Check, Watch
from articles.reader import ReadError, shared_reader
from articles.reading.feeds import FeedReading
from articles.reading.readings import Reading
from articles.recording import Page, record_pages
from articles.results import Result, plain_result, write_results, write_robots
from articles.robots import Robots
from articles.rounds import Clock, Errand, Fetched, RobotsFetched, Round, begin_round

logger = logging.getLogger(__name__)

# After this a round takes on nothing more; the next tick begins another.
ROUND = timedelta(seconds=60)
# In hand beyond what is asked at once: they wait for their hosts' slots.
IN_HAND = 3
# So many pages are written in one transaction: it is short, and what it takes is shared by all.
TOGETHER = 20
# What is no page's text, and what else one page of many may have wrong about it.
UNSTORABLE = (DataError, ValueError, RefusedRevisionError)
FAULTS_OF_ONE = (*UNSTORABLE, IntegrityError, LookupError, TypeError, AttributeError)
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
        plain: list[Result] = []
        robots: list[RobotsFetched] = []
        reads: list[tuple[Taken, Read]] = []
        for one in self._latest_news():
            if isinstance(one, RobotsFetched):
                robots.append(one)
            elif isinstance(one, Read):
                reads.append((self.in_hand[one.fetched.key], one))
            elif one.answer and one.is_to_be_read:
                watch = self.in_hand[one.key].watch
                reading = self._readers.submit(_read, one.answer, watch, at=one.started_at)
                reading.add_done_callback(partial(self._hand_back, one, one.answer))
            else:
                plain.append(plain_result(self.in_hand[one.key], one))
        write_robots(robots)
        checks = write_results(plain, now=self._clock()) if plain else []
        for result in plain:
            del self.in_hand[result.taken.watch.pk]
        return checks + [check for batch in _batches(reads) for check in self._record(batch)]

    def _latest_news(self) -> Iterator[Fetched | RobotsFetched | Read]:
        try:
            yield self.news.get(timeout=PAUSE)
            while True:
                yield self.news.get_nowait()
        except Empty:
            return

    def _hand_back(self, fetched: Fetched, answer: Answer, reading: Future[Reading | FeedReading]) -> None:
        """Runs in a thread of the readers'."""
        fault = reading.exception()
        if fault and not isinstance(fault, ReadError):
            logger.error("Reading %s failed", answer.final_url, exc_info=fault)
            fault = ReadError("unreadable", type(fault).__name__)
        self.news.put(Read(fetched, answer, fault or reading.result()))

    def _record(self, batch: Sequence[tuple[Taken, Read]]) -> list[Check]:
        """Writes down what was read.

        It is out of our hands from here on: a page on whose account the round ended keeps its lease, and ends
        as abandoned. Given back it would end the next round too, and all pages would wait behind it.
        """
        for taken, _ in batch:
            del self.in_hand[taken.watch.pk]
        checks = self._store(batch)
        for taken, _ in batch:
            self._round.let_go(taken.watch.pk)
        return checks

    def _store(self, reads: Sequence[tuple[Taken, Read]]) -> list[Check]:
        """Writes down all of it or, where that cannot be, each apart."""
        try:
            return _record(reads, now=self._clock())
        except FAULTS_OF_ONE as error:
            if len(reads) > 1:
                return [check for one in reads for check in self._store([one])]
            if not isinstance(error, UNSTORABLE):
                raise
            # Words that no database takes, and nothing that another look would mend.
            ((taken, read),) = reads
            logger.warning("What came from %s could not be stored: %s", read.answer.final_url, error)
            return _write_failure(taken, read.fetched, "unreadable", str(error), now=self._clock())


def _batches(reads: Iterable[tuple[Taken, Read]]) -> Iterator[list[tuple[Taken, Read]]]:
    """Pages that were seen before together, some at a time; the rest each apart: it may open articles."""
    pages = []
    for taken, read in reads:
        if isinstance(read.reading, Reading) and taken.watch.first_said is not None:
            pages.append((taken, read))
        else:
            yield [(taken, read)]
    for start in range(0, len(pages), TOGETHER):
        yield pages[start : start + TOGETHER]


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


def _record(reads: Sequence[tuple[Taken, Read]], *, now: datetime) -> list[Check]:
    """Pages together; a feed, or what could not be read, comes alone."""
    taken, read = reads[0]
    if isinstance(read.reading, ReadError):
        return _write_failure(taken, read.fetched, read.reading.code, str(read.reading), now=now)
    if isinstance(read.reading, FeedReading):
        return record_feed(taken, read.fetched, read.reading, now=now)
    pages = [Page(one, its.fetched, one.watch.article, its.answer, its.reading) for one, its in reads]
    return record_pages(pages, now=now)


def _write_failure(
    taken: Taken, fetched: Fetched, outcome: str, message: str, *, now: datetime
) -> list[Check]:
    failed = plain_result(taken, replace(fetched, outcome=outcome))
    return write_results([replace(failed, reason={"message": message})], now=now)
