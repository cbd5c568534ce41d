"""What a host's robots.txt says to us (RFC 9309), read by protego.

Whether it could be had is one question (`read_robots`), what it says of an address another (`decide`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from protego import Protego

# Our product token: what a host names to address us alone.
AGENT = "Writethru"
READ, ABSENT, UNAVAILABLE = "read", "absent", "unavailable"
# RFC 9309, 2.5: at least 500 KiB are to be read; nobody is helped by more.
MOST_BYTES = 500 * 1024
# RFC 9309, 2.4: not to be used for longer than 24 hours.
LONGEST, SHORTEST, RETRY = 24 * 3600.0, 600.0, 600.0
TOO_MANY_REQUESTS = 429

_MAX_AGE = re.compile(r"(?:^|[,\s])(?:s-maxage|max-age)\s{0,5}=\s{0,5}\"?(\d{1,12})", re.IGNORECASE)
_NOT_TO_KEEP = re.compile(r"\bno-(?:store|cache)\b", re.IGNORECASE)
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*:?\s*([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Robots:
    """How asking for robots.txt ended: read, absent or unavailable, and for how many seconds that holds."""

    state: str
    text: str
    good_for: float


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an address may be asked for, and how many seconds the host wants between two requests."""

    is_allowed: bool
    crawl_delay: float | None = None


def read_robots(content: bytes, status: int | None, *, cache_control: str = "") -> Robots:
    """What an answer to a request for robots.txt means; `status` is None where there was no answer.

    By RFC 9309, 2.3.1: a client error, or redirects without end, means that there is none and all is allowed;
    a server error, or no answer, means that nothing may be asked until it can be had. "Too many requests" is
    taken as the latter: it says nothing of the file.

    >>> read_robots(b"", 404).state, read_robots(b"", 503).state
    ('absent', 'unavailable')
    """
    if status is None or status >= 500 or status == TOO_MANY_REQUESTS:
        return Robots(UNAVAILABLE, "", RETRY)
    good_for = _good_for(cache_control)
    if not 200 <= status < 300:
        return Robots(ABSENT, "", good_for)
    return Robots(READ, _decode(content), good_for)


def decide(text: str, url: str, agent: str = AGENT) -> Decision:
    """What a robots.txt says of a URL: of the rules that match, the longest, and "allow" before "disallow".

    >>> decide("User-agent: *\\nDisallow: /private/", "https://news.example/private/1").is_allowed
    False
    """
    rules = _parse(text, agent.lower())
    return Decision(rules.can_fetch(url, agent), rules.crawl_delay(agent))


def _decode(content: bytes) -> str:
    """The text as far as it is read: whole lines, and nothing that a database would not take."""
    # The gate leaves off there, in the middle of a line.
    if len(content) >= MOST_BYTES:
        content = content[:MOST_BYTES]
        content = content[: content.rfind(b"\n") + 1]
    return content.decode("utf-8-sig", errors="replace").replace("\0", "")


def _good_for(cache_control: str) -> float:
    if _NOT_TO_KEEP.search(cache_control):
        return SHORTEST
    found = _MAX_AGE.search(cache_control)
    return min(max(float(found[1]), SHORTEST), LONGEST) if found else LONGEST


@lru_cache(maxsize=64)
def _parse(text: str, agent: str) -> Protego:
    return Protego.parse("\n".join(_for_us(text, agent)))


def _for_us(text: str, agent: str) -> list[str]:
    """The lines with all foreign agents made one.

    Protego files each rule under each agent before it, so that 500 KiB, half agents and half rules, would
    keep it at work for minutes.
    """
    lines: list[str] = []
    for line in text.splitlines():
        found = _AGENT_LINE.match(line)
        if found:
            name = found[1].strip().lower()
            line = f"User-agent: {name if name == '*' or agent in name else '-'}"
        lines.append(line)
    return lines
