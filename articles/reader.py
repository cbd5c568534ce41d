"""Reads pages and feeds in child processes, so that a hostile one costs one check and nothing else."""

from __future__ import annotations

import atexit
import json
import os
import select
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from time import monotonic
from typing import IO, Any, Self

from django.conf import settings

from articles.reading.feeds import FeedReading, feed_from_json
from articles.reading.readings import Reading, reading_from_json

COMMAND = (sys.executable, "-s", "-E", "-m", "articles.reading.child")
SECONDS = 10.0
# Loading the parsers takes a third of a second on an idle core, and longer on a busy one.
SECONDS_TO_START = 30.0
# Then a fresh one begins with fresh memory.
MOST_PAGES = 2000
LENGTH = struct.Struct(">I")
CHUNK = 1 << 18
LIMIT, FAULT = "parse_limit", "unreadable"
# As Python ends at an exception that nobody caught.
FAILED = 1


class ReadError(Exception):
    """A page or feed could not be read; `code` is an outcome: parse_limit or unreadable."""

    is_permanent = True

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class _EndedError(Exception):
    """The child did not answer: it is gone, or its time is over."""


class _Child:
    """One process that reads; not to be asked by two at once."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.pages = 0
        self._process = subprocess.Popen(  # noqa: S603  our own module
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=settings.BASE_DIR, bufsize=0,
            # It reads what strangers wrote: our secrets are none of its business.
            env={"LANG": "C.UTF-8"},
        )  # fmt: skip
        self._requests, self._answers = _pipes(self._process)
        os.set_blocking(self._requests.fileno(), False)

    def ask(self, request: dict[str, Any], content: bytes) -> dict[str, Any]:
        """The answer to a request. Raises _EndedError; then the child must not be asked again."""
        head = json.dumps(request | {"length": len(content)}).encode()
        until = monotonic() + (SECONDS if self.pages else SECONDS_TO_START)
        self.pages += 1
        try:
            self._send(LENGTH.pack(len(head)) + head + content, until)
            (length,) = LENGTH.unpack(self._receive(LENGTH.size, until))
            answer: dict[str, Any] = json.loads(self._receive(length, until))
        except OSError as error:
            raise _EndedError from error
        return answer

    def _send(self, frame: bytes, until: float) -> None:
        view = memoryview(frame)
        while view:
            _wait([], [self._requests.fileno()], until)
            view = view[os.write(self._requests.fileno(), view[:CHUNK]) :]

    def _receive(self, length: int, until: float) -> bytes:
        received = bytearray()
        while len(received) < length:
            _wait([self._answers.fileno()], [], until)
            piece = os.read(self._answers.fileno(), min(CHUNK, length - len(received)))
            if not piece:
                raise _EndedError
            received += piece
        return bytes(received)

    def is_ours(self) -> bool:
        """Whether it lives, and is not the child of a process that this one was forked from."""
        return self.owner == os.getpid() and self._process.poll() is None

    def end(self) -> int:
        """Ends the process; gives how it ended: 1 where it failed by itself."""
        status = self._process.poll()
        self._process.kill()
        self._process.wait()
        self.leave()
        return status or 0

    def leave(self) -> None:
        """Lets go of a process that is gone, or another's."""
        self._requests.close()
        self._answers.close()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise OSError("The reading process has no pipes.")
    return process.stdin, process.stdout


def _wait(readable: list[int], writable: list[int], until: float) -> None:
    poll = select.poll()
    for number in readable:
        poll.register(number, select.POLLIN)
    for number in writable:
        poll.register(number, select.POLLOUT)
    if not poll.poll(max(0.0, until - monotonic()) * 1000):
        raise _EndedError


class Reader:
    """Reads in at most `size` child processes, started as they are needed and kept warm; safe for threads."""

    def __init__(self, size: int | None = None) -> None:
        self._places = threading.BoundedSemaphore(size or settings.READERS)
        self._idle: list[_Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the children that are not at work."""
        while self._idle:
            self._idle.pop().end()

    def read_page(
        self,
        content: bytes,
        *,
        url: str,
        content_type: str = "",
        fallback_language: str = "",
        time_zone: str = "UTC",
        received_at: datetime | None = None,
    ) -> Reading:
        """What `articles.reading.pages.read_page` makes of this page. Raises ReadError."""
        options = {
            "url": url,
            "content_type": content_type,
            "fallback_language": fallback_language,
            "time_zone": time_zone,
        }
        return reading_from_json(self._ask("page", content, options, received_at))

    def read_feed(
        self, content: bytes, *, url: str, content_type: str = "", received_at: datetime | None = None
    ) -> FeedReading:
        """What `articles.reading.feeds.read_feed` makes of this feed. Raises ReadError."""
        options = {"url": url, "content_type": content_type}
        return feed_from_json(self._ask("feed", content, options, received_at))

    def _ask(
        self, kind: str, content: bytes, options: dict[str, str], received_at: datetime | None
    ) -> dict[str, Any]:
        received = received_at.isoformat() if received_at else ""
        with self._child() as child:
            answer = child.ask({"kind": kind, "options": options | {"received_at": received}}, content)
            if answer.get("is_last"):
                raise _EndedError
        if "error" in answer:
            raise ReadError(answer["error"], answer["detail"])
        return answer

    @contextmanager
    def _child(self) -> Iterator[_Child]:
        with self._places:
            child = self._take()
            try:
                yield child
            except _EndedError as error:
                if child.end() == FAILED:
                    raise ReadError(FAULT, "The reading process failed; its log tells why.") from error
                raise ReadError(LIMIT, "The page took more than its time or memory.") from error
            except BaseException:
                # Half an answer may be on its way: nobody else is to take it for theirs.
                child.end()
                raise
            if child.pages < MOST_PAGES:
                self._idle.append(child)
            else:
                child.end()

    def _take(self) -> _Child:
        while self._idle:
            child = self._idle.pop()
            if child.is_ours():
                return child
            child.leave()
        return _Child()


@lru_cache(maxsize=1)
def shared_reader() -> Reader:
    """The one reader of this process."""
    reader = Reader()
    atexit.register(reader.close)
    return reader
