"""The day that a figure is dated to in its text, held against the day on which it was printed."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = (
    ("jan", "ene"),
    ("feb",),
    ("mar",),
    ("apr", "abr"),
    ("may",),
    ("jun",),
    ("jul",),
    ("aug", "ago"),
    ("sep",),
    ("oct",),
    ("nov",),
    ("dec", "dic"),
)
WEEKDAYS = (
    ("mon", "lun"),
    ("tue", "mar"),
    ("wed", "mié", "mie"),
    ("thu", "jue"),
    ("fri", "vie"),
    ("sat", "sáb", "sab"),
    ("sun", "dom"),
)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DAY_AND_MONTH = re.compile(r"\b(\d{1,2})\s+(?:de\s+)?([^\W\d_]{3})|\b([^\W\d_]{3})[^\W\d_]*\.?\s+(\d{1,2})\b")
WORD = re.compile(r"[^\W\d_]+")


def is_dated_before(as_of: str, said_at: datetime) -> bool:
    """Whether the text dates the figure to a day at least two before it was printed.

    Yesterday's count, printed today, is the count there is; Thursday's, printed on Saturday, is a record of
    Thursday.
    """
    told = day_told(as_of, said_at.date())
    return told is not None and (said_at.date() - told).days >= 2


def day_told(as_of: str, printed: date) -> date | None:
    """The day that "Thursday, September 4" or "2022-01-07" tells, at or before the day of printing; None if
    none.
    """
    if iso := ISO.search(as_of):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := DAY_AND_MONTH.search(as_of.casefold()):
        month = next((i + 1 for i, names in enumerate(MONTHS) if (found[2] or found[3]) in names), None)
        if month is not None:
            day = int(found[1] or found[4])
            this_year = _date(printed.year, month, day)
            return this_year if this_year and this_year <= printed else _date(printed.year - 1, month, day)
    return _weekday(as_of, printed)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(as_of: str, printed: date) -> date | None:
    for word in WORD.findall(as_of.casefold()):
        for number, names in enumerate(WEEKDAYS):
            if len(word) > 4 and word.startswith(names):
                return date.fromordinal(printed.toordinal() - (printed.weekday() - number) % 7)
    return None
