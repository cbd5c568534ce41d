"""What a server answered, and what that says about the page, before a word of it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 24 * 3600.0
# Statuses that mean one thing, whatever else the answer holds.
OUTCOME_OF_STATUS = {
    204: "empty",
    205: "empty",
    206: "partial",
    304: "not_modified",
    401: "forbidden",
    403: "forbidden",
    404: "gone",
    410: "gone",
    429: "rate_limited",
    451: "legal",
}
SECONDS = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Hop:
    """An address that sent us on, and the status with which it did."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: `content` unpacked, `byte_count` as many bytes of body as came over the wire."""

    requested_url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""
    redirects: tuple[Hop, ...] = ()
    # Somewhere on the way it went from TLS to none.
    is_insecure: bool = False
    byte_count: int = 0
    seconds: float = 0.0

    def header(self, name: str) -> str:
        """The first value of a header, without the space around it; empty when there is none."""
        found = (value.strip() for key, value in self.headers if key.lower() == name.lower())
        return next(found, "")

    @property
    def content_type(self) -> str:
        return self.header("Content-Type")

    @property
    def etag(self) -> str:
        return self.header("ETag")

    @property
    def last_modified(self) -> str:
        return self.header("Last-Modified")


def judge(answer: Answer) -> str | None:
    """The outcome that the answer's status alone decides; None when its content is to be read.

    >>> judge(Answer("https://a.example/", "https://a.example/", 410))
    'gone'
    """
    status = answer.status
    if status == 200:
        return None if answer.content.strip() else "empty"
    if status == 503 and answer.header("Retry-After"):
        return "rate_limited"
    if status >= 500:
        return "server_error"
    return OUTCOME_OF_STATUS.get(status, "http_error")


def seconds_to_wait(answer: Answer, *, now: datetime) -> float | None:
    """The seconds that the server asks us to wait (RFC 9110, 10.2.3), at most a day; None if it does not."""
    asked = answer.header("Retry-After")
    if SECONDS.fullmatch(asked):
        return min(float(asked), LONGEST_WAIT)
    moment = moment_of(asked)
    if moment is None:
        return None
    return min(max((moment - now).total_seconds(), 0.0), LONGEST_WAIT)


def moment_of(text: str) -> datetime | None:
    """The moment that an HTTP date names, or None when it names none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
