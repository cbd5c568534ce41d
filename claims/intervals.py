"""What values a quantity admits, so that "at least 26" and 164, or acres and hectares, can be compared.

The tolerances are published: "about 40" admits 36 to 44, "nearly 10,000" admits 9,000 to 10,000.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claims.mentions import Bound, Quantity

INFINITY = Decimal("Infinity")
ABOUT = Decimal("0.1")
NEARLY = Decimal("0.1")

# unit -> (what it measures, how many of the canonical unit one of it is)
CANONICAL: dict[str, tuple[str, Decimal]] = {
    "acre": ("hectare", Decimal("0.40468564224")),
    "hectare": ("hectare", Decimal(1)),
    "square kilometre": ("hectare", Decimal(100)),
    "square kilometer": ("hectare", Decimal(100)),
    "square mile": ("hectare", Decimal("258.9988110336")),
    "mile": ("kilometre", Decimal("1.609344")),
    "kilometre": ("kilometre", Decimal(1)),
    "kilometer": ("kilometre", Decimal(1)),
    "metre": ("kilometre", Decimal("0.001")),
    "meter": ("kilometre", Decimal("0.001")),
    "foot": ("kilometre", Decimal("0.0003048")),
    "percent": ("percent", Decimal(1)),
    "percentage point": ("percent", Decimal(1)),
}
LOWER_BOUNDS = (Bound.AT_LEAST, Bound.MORE_THAN)
UPPER_BOUNDS = (Bound.AT_MOST, Bound.LESS_THAN)
ONE_SIDED = LOWER_BOUNDS + UPPER_BOUNDS
LOOSE = (Bound.ABOUT, Bound.NEARLY, Bound.RANGE, Bound.VAGUE)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; an open end does not belong to it."""

    low: Decimal
    high: Decimal
    is_open_low: bool = False
    is_open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether one value could satisfy both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        return not (self._excludes(low) or other._excludes(low))

    def holds(self, other: Interval) -> bool:
        """Whether every value of the other is one of ours."""
        below = other.low < self.low or (other.low == self.low and self.is_open_low and not other.is_open_low)
        above = other.high > self.high or (
            other.high == self.high and self.is_open_high and not other.is_open_high
        )
        return not below and not above

    def _excludes(self, value: Decimal) -> bool:
        return (self.is_open_low and value == self.low) or (self.is_open_high and value == self.high)


def canonical_unit(unit: str) -> str:
    """The unit in which quantities of this unit are compared: "hectare" for "acre", itself where none is
    known.
    """
    return CANONICAL[unit][0] if unit in CANONICAL else unit


def canonical_value(quantity: Quantity) -> Decimal:
    """The value in its canonical unit."""
    return quantity.value * _factor(quantity) if quantity.unit in CANONICAL else quantity.value


def _factor(quantity: Quantity) -> Decimal:
    return CANONICAL[quantity.unit][1] if quantity.unit in CANONICAL else Decimal(1)


@lru_cache(maxsize=4_096)
def interval(quantity: Quantity) -> Interval:
    """The values that a quantity admits, in its canonical unit; no quantity admits less than zero."""
    value = canonical_value(quantity)
    high = quantity.value_high * _factor(quantity) if quantity.value_high is not None else value
    floor = min(Decimal(0), value)
    match quantity.bound:
        case Bound.AT_LEAST:
            return Interval(value, INFINITY)
        case Bound.MORE_THAN:
            return Interval(value, INFINITY, is_open_low=True)
        case Bound.AT_MOST:
            return Interval(floor, max(value, high))
        case Bound.LESS_THAN:
            return Interval(floor, max(value, high), is_open_high=True)
        case Bound.ABOUT:
            return Interval(value - abs(value) * ABOUT, high + abs(high) * ABOUT)
        case Bound.NEARLY:
            return Interval(value - abs(value) * NEARLY, high)
    return Interval(value, max(value, high))


def are_compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both can be said of one number: "at least 26" and 164 can, 28 and 26 cannot."""
    if a.bound == b.bound == Bound.EXACT and a.unit == b.unit:
        return a.value == b.value
    return interval(a).meets(interval(b))


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether both name the same value or range, whatever their bounds: "21" and "at least 21" do."""
    if a.unit == b.unit:
        return a.value == b.value and a.value_high == b.value_high
    return canonical_value(a) == canonical_value(b)
