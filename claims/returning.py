"""Whether a figure comes to a value for the first time or once more, which after a fall is other news."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

# A page that falls to one value again within this time alternates: that is one fall.
CALM = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A figure that an article lowered or withdrew.

    `name` says to what it fell, and `value` is that value; None where the whole figure was withdrawn. `key`
    names the fall for the caller.
    """

    key: Hashable
    article: Hashable
    name: str
    value: Decimal | None
    at: datetime


NumberedFall = tuple[Fall, int]


def number_falls(falls: Iterable[Fall]) -> tuple[NumberedFall, ...]:
    """The falls in their order, each with the how-manieth it is of its article to its value."""
    last: dict[tuple[Hashable, str], NumberedFall] = {}
    numbered = []
    for fall in sorted(falls, key=lambda fall: fall.at):
        earlier = last.get((fall.article, fall.name))
        number = 1
        if earlier:
            number = earlier[1] + (fall.at - earlier[0].at >= CALM)
        last[fall.article, fall.name] = (fall, number)
        numbered.append((fall, number))
    return tuple(numbered)


def number_of_rise(falls: Iterable[NumberedFall], value: Decimal, at: datetime) -> int:
    """The how-manieth time it is news that a figure comes to a value: once more after each fall below it.

    Thirty articles that fall to one value are one fall, and so they are one rise when they come back.
    """
    below = (
        (fall.name, number)
        for fall, number in falls
        if fall.at < at and (fall.value is None or fall.value < value)
    )
    return 1 + len(set(below))
