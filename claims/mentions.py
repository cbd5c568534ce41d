"""A number as one text states it, as values: what extraction gives and matching compares."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


class Counting(StrEnum):
    TOTAL = "total"
    INCREMENT = "increment"
    PERIOD = "period"
    PART = "part"


class Certainty(StrEnum):
    CONFIRMED = "confirmed"
    REPORTED = "reported"
    FEARED = "feared"


# What is counted. An open vocabulary: the lexicons map words onto these names.
OTHER = "other"
HUMAN_HARM = ("deaths", "injuries", "missing", "arrests", "hospitalised", "displaced", "evacuated", "rescued",
              "kidnapped", "infected")  # fmt: skip
MEASURES = (*HUMAN_HARM, "casualties", "protesters", "troops", "buildings_damaged", "buildings_destroyed",
            "area_burned", "containment", "magnitude", "money", "votes", "share", "age", OTHER)  # fmt: skip
# Figures that fall as an event unfolds are no sign of a correction: people are found, people recover.
NOT_CUMULATIVE = (
    "missing",
    "rescued",
    "hospitalised",
    "containment",
    "protesters",
    "troops",
    "share",
    "magnitude",
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its bound and unit. `value_high` is the upper end of a range or a vague plural."""

    value: Decimal
    bound: Bound = Bound.EXACT
    value_high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom the text credits for a number: the name as printed, and its role where one is told."""

    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One number with its exact words: `text[start:end] == surface`, in code points.

    `sentence_start` and `sentence_end` span the sentence around it. `noun` is what is counted, as printed
    without determiners; `quantity.unit` is its singular. `part_of` is the index, in the same result, of the
    mention of which this is a part.
    """

    start: int
    end: int
    surface: str
    quantity: Quantity
    sentence_start: int = 0
    sentence_end: int = 0
    noun: str = ""
    measure: str = OTHER
    counting: Counting = Counting.TOTAL
    place: str = ""
    group: str = ""
    actor: str = ""
    attribution: Attribution = Attribution()
    as_of: str = ""
    certainty: Certainty = Certainty.REPORTED
    is_background: bool = False
    is_earlier_value: bool = False
    is_implicit: bool = False
    part_of: int | None = None
    direction: str = ""
    rules: tuple[str, ...] = ()
