"""Reads the times that pages give in their markup: ISO 8601, RFC 2822 and the forms close to them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAY = r"(?P<day>\d{4}-\d{2}-\d{2}|\d{8})"
_CLOCK = r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?"
_ISO = re.compile(rf"{_DAY}(?:(?:T|\s{{1,2}}){_CLOCK}\s?(?P<zone>Z|UTC|GMT|[+-]\d{{2}}:?(?:\d{{2}})?)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "Friday, Jan. 7, 2022"
_WORDED = re.compile(
    r"(?:[A-Za-z]{3,9},\s{1,3})?(?P<month>[A-Za-z]{3,9})\.?\s{1,3}(?P<day>\d{1,2}),\s{1,3}(?P<year>\d{4})"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_EARLIEST, _LATEST = 1900, 2200


def read_time(text: str, *, time_zone: str = "UTC") -> datetime | None:
    """The aware time that a page's own words tell; None where they tell none.

    What names no zone is in `time_zone` (IANA; an unknown one counts as UTC).

    >>> read_time("2022-01-07T09:30:00-05:00").isoformat()
    '2022-01-07T09:30:00-05:00'
    """
    text = text.strip()[:80]
    try:
        time = _read(text, zone_of(time_zone))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return time if time and _EARLIEST <= time.year <= _LATEST else None


def _read(text: str, zone: tzinfo) -> datetime | None:
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), tz=UTC)
    iso = _ISO.match(text)
    if iso:
        return _aware(iso, zone)
    worded = _WORDED.fullmatch(text)
    if worded:
        month = _MONTHS.index(worded["month"][:3].casefold()) + 1
        return datetime(int(worded["year"]), month, int(worded["day"]), tzinfo=zone)
    time = parsedate_to_datetime(text)
    return time if time.tzinfo else time.replace(tzinfo=zone)


def _aware(iso: re.Match[str], zone: tzinfo) -> datetime:
    clock = (iso["clock"] or "00:00").rjust(5, "0")
    clock = clock if len(clock) != 7 else f"0{clock}"
    time = datetime.fromisoformat(f"{iso['day']} {clock}")
    offset = iso["zone"] or ""
    if not offset:
        return time.replace(tzinfo=zone)
    if offset in ("Z", "UTC", "GMT"):
        return time.replace(tzinfo=UTC)
    return datetime.fromisoformat(f"{time.isoformat()}{_full(offset)}")


def _full(offset: str) -> str:
    digits = offset[1:].replace(":", "").ljust(4, "0")
    return f"{offset[0]}{digits[:2]}:{digits[2:]}"


def zone_of(name: str) -> tzinfo:
    """The time zone of this IANA name, UTC where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def is_credible(time: datetime, *, received_at: datetime | None) -> bool:
    """Whether a time of publication may be true: no page tells of the day after tomorrow."""
    return received_at is None or time <= received_at + timedelta(hours=48)
