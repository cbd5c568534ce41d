"""A process that reads pages for another and may die of one: requests on standard input, answers on output.

    python -m articles.reading.child

A frame is a JSON object behind its length in four bytes; that of a request is followed by the page's bytes.
"""

from __future__ import annotations

import gc
import json
import resource
import signal
import struct
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, BinaryIO

from articles.reading.feed_markup import FeedError
from articles.reading.feeds import feed_to_json, read_feed
from articles.reading.pages import read_page
from articles.reading.readings import reading_to_json

MEMORY_BYTES = 512 * 1024 * 1024
SECONDS = 10
# A page of less than this cannot have more to tell.
LONGEST_ANSWER = 64 * 1024 * 1024
LENGTH = struct.Struct(">I")
LIMIT = "parse_limit"
# A fault of ours in one page is that page's outcome, and no reason to end.
FAULT = "unreadable"


def main(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers requests until there are no more of them; ends at the first that needs too much."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    # What is loaded stays: the collector need not look through it with each page.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    # Whoever asked stops waiting at ten seconds; nobody may be left to end us then.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    while head := requests.read(LENGTH.size):
        request = json.loads(requests.read(*LENGTH.unpack(head)))
        content = requests.read(request["length"])
        signal.alarm(SECONDS + 1)
        answer, is_last = _answer(request, content)
        signal.alarm(0)
        _write(answers, answer)
        if is_last:
            return


def _answer(request: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bool]:
    try:
        return READERS[request["kind"]](content, request["options"]), False
    except FeedError as error:
        return {"error": error.code, "detail": str(error)}, False
    except (MemoryError, RecursionError) as error:
        return {"error": LIMIT, "detail": type(error).__name__, "is_last": True}, True
    except Exception as error:  # noqa: BLE001  the outermost loop of this process
        return {"error": FAULT, "detail": f"{type(error).__name__}: {error}"[:300]}, False


def _read_page(content: bytes, options: dict[str, Any]) -> dict[str, Any]:
    return reading_to_json(read_page(content, **_timed(options)))


def _read_feed(content: bytes, options: dict[str, Any]) -> dict[str, Any]:
    return feed_to_json(read_feed(content, **_timed(options)))


def _timed(options: dict[str, Any]) -> dict[str, Any]:
    received_at = options["received_at"]
    return options | {"received_at": datetime.fromisoformat(received_at) if received_at else None}


READERS: dict[str, Callable[[bytes, dict[str, Any]], dict[str, Any]]] = {
    "page": _read_page,
    "feed": _read_feed,
}


def _write(answers: BinaryIO, answer: dict[str, Any]) -> None:
    frame = json.dumps(answer).encode()
    if len(frame) > LONGEST_ANSWER:
        frame = json.dumps({"error": LIMIT, "detail": "answer too long"}).encode()
    answers.write(LENGTH.pack(len(frame)) + frame)
    answers.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
