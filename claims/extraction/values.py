"""What digits are worth, and the value that every numeral becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

THREES = re.compile(r"\d{1,3}(?:[,. \u00a0\u2009\u202f]\d{3})+")
# What both languages read alike, and most prints use.
GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,6}")
PLACED = re.compile(r"\d{1,12}\.\d{1,2}")
MAX_DIGITS = 24
PLACES = Decimal("1e-15")
# A context of our own: another library may have changed that of the process.
EXACT = Context(prec=28)
DIGITS_ONLY = re.compile(r"\D")


@dataclass(slots=True)
class Number:
    """A number in tokens `first` to `last` (excluded); `high` where it is vague; `scale` is its last."""

    first: int
    last: int
    value: Decimal
    high: Decimal | None = None
    scale: int = 1
    is_vague: bool = False
    is_fraction: bool = False
    is_digits: bool = False
    is_signed: bool = False


def ratio(numerator: Decimal | int, denominator: Decimal | int) -> Decimal:
    """Their quotient to fifteen places, for a third has no last one."""
    quotient = EXACT.divide(Decimal(numerator), Decimal(denominator))
    # A quotient beyond a billion has no use for places, and no room for them.
    if quotient.adjusted() > 9:
        return quotient
    return quotient.quantize(PLACES, context=EXACT).normalize(EXACT) + 0


def read_digits(surface: str, decimal_comma: bool) -> Decimal | None:
    """The value of printed digits; `decimal_comma` decides what one lone mark means."""
    if len(surface) <= MAX_DIGITS and surface.isdecimal():
        return Decimal(surface)
    if GROUPED.fullmatch(surface):
        return Decimal(surface.replace(",", ""))
    if PLACED.fullmatch(surface):
        return Decimal(surface)
    mantissa, _, exponent = surface.lower().partition("e")
    if len(mantissa) > MAX_DIGITS * 2 or len(DIGITS_ONLY.sub("", mantissa)) > MAX_DIGITS:
        return None
    marks = [c for c in mantissa if not c.isdigit()]
    if len(set(marks)) > 2 or (len(marks) > 1 and not THREES.match(mantissa)) or ":" in marks:
        return None
    decimal_mark = find_decimal_mark(mantissa, marks, decimal_comma)
    whole, _, places = mantissa.partition(decimal_mark) if decimal_mark else (mantissa, "", "")
    digits = DIGITS_ONLY.sub("", whole) or "0"
    value = Decimal(f"{digits}.{places}" if places else digits)
    return value.scaleb(int(exponent)) if exponent else value


def find_decimal_mark(mantissa: str, marks: list[str], decimal_comma: bool) -> str:
    """Which mark parts whole and places: the last of two kinds, or a lone one that does not group threes."""
    if not marks:
        return ""
    last = marks[-1]
    if len(set(marks)) == 2:
        return last
    groups_threes = THREES.fullmatch(mantissa) is not None and not mantissa.startswith("0")
    if len(marks) > 1 or last not in ",.":
        return ""
    if last == ".":
        return "" if decimal_comma and groups_threes else "."
    return "" if groups_threes else ","
