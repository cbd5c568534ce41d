"""A quantity while it is being read: each step fills its own fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from claims.extraction.values import Number
from claims.mentions import OTHER, Attribution, Bound, Certainty, Counting

NOBODY = Attribution()


@dataclass(slots=True)
class Draft:
    """A number in tokens `first` to `last`; `left` and `right` widen it by its bound and signs."""

    first: int
    last: int
    left: int
    right: int
    value: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    scale: int = 1
    # The unit right after it, as (the token after the unit, name), found by the scan.
    found_unit: tuple[int, str] | None = None
    is_digits: bool = False
    is_fraction: bool = False
    is_share: bool = False
    unit: str = ""
    is_measured: bool = False
    is_age: bool = False
    noun: str = ""
    noun_first: int = -1
    noun_last: int = -1
    is_elliptic: bool = False
    measure: str = OTHER
    counting: Counting = Counting.TOTAL
    place: str = ""
    group: str = ""
    actor: str = ""
    attribution: Attribution = NOBODY
    as_of: str = ""
    certainty: Certainty = Certainty.REPORTED
    is_background: bool = False
    is_earlier_value: bool = False
    is_implicit: bool = False
    is_agent: bool = False
    is_carried: bool = False
    # Of which it is a part: in its sentence, and then among all mentions; `index` is its own place there.
    part_of: int | None = None
    whole: int | None = None
    index: int = -1
    direction: str = ""
    rules: list[str] = field(default_factory=list)

    @property
    def has_bound(self) -> bool:
        """Whether words tell a bound."""
        return self.left < self.first or self.bound != Bound.EXACT

    @property
    def end(self) -> int:
        """The token after the number and its noun."""
        return max(self.right, self.noun_last)


def draft_number(number: Number) -> Draft:
    """A draft of one parsed number."""
    draft = Draft(number.first, number.last, number.first, number.last, number.value, number.high)
    draft.scale, draft.is_digits, draft.is_fraction = number.scale, number.is_digits, number.is_fraction
    if number.is_vague:
        draft.bound = Bound.VAGUE
        draft.rules.append("vague plural")
    return draft
