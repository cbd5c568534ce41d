"""Reads where, when and by which agency a report was filed, from the words before its first sentence."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from articles.documents import Dateline
from articles.wire.names import is_agency, is_name

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero", "feb february febrero", "mar march marzo", "apr april abr abril",
            "may mayo", "jun june junio", "jul july julio", "aug august ago agosto",
            "sep sept september septiembre setiembre set", "oct october octubre", "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DATE = rf"""
    (?: (?P<month>{_MONTH})\s(?P<day>\d{{1,2}})\b(?:,?\s(?P<year>\d{{4}}|\d{{2}})\b(?!:))?
      | (?P<day_first>\d{{1,2}})\s(?:de\s)?(?P<month_last>{_MONTH})
        (?:(?:,|\sdel?)?\s(?P<year_last>\d{{4}}|\d{{2}})\b)? )
    \.?
"""
_PLACE = r"(?P<place>[^\W\d_][^\d\n:;!?“”\"«»]{0,80}?)"
_AGENCY = r"(?:\(\s?(?P<agency>[^\W\d_][^()\n]{1,40}?)\s?\)|/(?P<slashed>[A-Z]{2,12})/)"
# ".-", " -", " —", " --", ".–", "_"
_STOP = r"(?P<stop>\s{0,2}\.?\s{0,2}(?:[-–—]{1,3}|_|\.))"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"\s{0,3}", re.VERBOSE | re.IGNORECASE)


# "Port Ansa, Jan 7 (EFE).-", "Jan 7 (Reuters) -"; "PORT ANSA, Costa Bela (AP) —"; "PORT ANSA, 3 JAN 90 --"
_DATED = _shape(rf"(?:{_PLACE},\s)??{_DATE}\s{{0,2}}{_AGENCY}{_STOP}?")
_UNDATED = _shape(rf"{_PLACE}\s?{_AGENCY}{_STOP}")
_UNSIGNED = _shape(rf"{_PLACE},\s{_DATE}\s{{0,2}}(?P<stop>--|[–—-])")
# "Cadena 2" is a name, though 2 is none.
_DIGITS = re.compile(r"\d")
# Far enough for the longest place, date and agency.
LONGEST = 240


def read_dateline(
    text: str, *, published_at: datetime | None = None, time_zone: str = "UTC"
) -> tuple[Dateline | None, str]:
    """The dateline at the start of a paragraph and the text after it; (None, text) where there is none.

    A year that is not printed is that of the latest such day which is not after the day of publication in the
    source's time zone (an IANA name; an unknown one counts as UTC), with two days' grace. Without a time of
    publication such a date stays None.

    >>> dateline, rest = read_dateline("Almaty, Jan 7 (EFE).- Calm.")
    >>> dateline.place, dateline.agency, rest
    ('Almaty', 'EFE', 'Calm.')
    """
    start = len(text) - len(text.lstrip())
    head = text[: start + LONGEST]
    for shape, is_dateline in _SHAPES:
        match = shape.match(head, start)
        if match and is_dateline(match, text[match.end() : match.end() + 1]):
            return _dateline(match, _local_date(published_at, time_zone)), text[match.end() :]
    return None, text


def _dateline(match: re.Match[str], published_on: date | None) -> Dateline:
    return Dateline(
        raw=match[0].strip(),
        place=(match["place"] or "").strip(),
        date=_date(match, published_on),
        agency=_agency(match),
    )


def _agency(match: re.Match[str]) -> str:
    """As printed; a shape may have no place for one."""
    groups = match.groupdict()
    return (groups.get("agency") or groups.get("slashed") or "").strip()


def _is_dated(match: re.Match[str], following: str) -> bool:
    if match["place"] and not is_name(match["place"]):
        return False
    if match["stop"] and match["stop"].strip() != ".":
        return is_agency(_agency(match)) or is_name(_DIGITS.sub("", _agency(match)), most_words=6)
    # "Madrid, 7 de enero (EFE) El …": without a dash the text must begin a sentence.
    return is_agency(_agency(match)) and not following.islower()


def _is_undated(match: re.Match[str], following: str) -> bool:
    return bool(
        is_name(match["place"])
        and is_agency(_agency(match))
        and (match["stop"].strip() != "." or following == "")
    )


def _is_unsigned(match: re.Match[str], following: str) -> bool:
    """Without an agency only the wires' own capitals tell a dateline from a sentence."""
    return is_name(match["place"]) and match["place"].upper() == match["place"] and not following.islower()


_SHAPES = ((_DATED, _is_dated), (_UNDATED, _is_undated), (_UNSIGNED, _is_unsigned))


def _local_date(published_at: datetime | None, time_zone: str) -> date | None:
    if published_at is None:
        return None
    if published_at.tzinfo is None:
        return published_at.date()
    try:
        return published_at.astimezone(_zone(time_zone)).date()
    except OverflowError:
        return published_at.date()


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _date(match: re.Match[str], published_on: date | None) -> date | None:
    groups = match.groupdict()
    month = groups.get("month") or groups.get("month_last")
    day = groups.get("day") or groups.get("day_first")
    year = groups.get("year") or groups.get("year_last")
    if not month or not day:
        return None
    number = MONTHS[month.casefold().rstrip(".")]
    if year and len(year) == 4:
        return _day(int(year), number, int(day))
    if published_on is None:
        return None
    return _latest(number, int(day), published_on, ending=int(year) if year else None)


def _latest(month: int, day: int, published_on: date, *, ending: int | None) -> date | None:
    """The latest year, of those that end in two printed digits if any, in which the day has come."""
    # A desk east of the source's zone may already write tomorrow's date.
    last = min(published_on, date.max - timedelta(days=2)) + timedelta(days=2)
    reach = 8 if ending is None else 100
    for year in range(last.year, max(last.year - reach, 0), -1):
        filed_on = _day(year, month, day)
        if filed_on and filed_on <= last and (ending is None or year % 100 == ending):
            return filed_on
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
