from __future__ import annotations

import pytest

from tests.claims.extraction.told import only

ENGLISH = [
    ("at least 40 goats", "at_least", "at least 40"),
    ("no fewer than 40 goats", "at_least", "no fewer than 40"),
    ("40 or more goats", "at_least", "40 or more"),
    ("40 and counting", "at_least", "40 and counting"),
    ("more than 40 goats", "more_than", "more than 40"),
    ("well over 40 goats", "more_than", "well over 40"),
    ("losses exceeded 40 goats", "more_than", "exceeded 40"),
    ("sales topped 40 goats", "more_than", "topped 40"),
    ("as many as 40 goats", "at_most", "as many as 40"),
    ("up to 40 goats", "at_most", "up to 40"),
    ("fewer than 40 goats", "less_than", "fewer than 40"),
    ("just under 40 goats", "less_than", "just under 40"),
    ("about 40 goats", "about", "about 40"),
    ("an estimated 40 goats", "about", "an estimated 40"),
    ("nearly 40 goats", "nearly", "nearly 40"),
    ("only 40 goats", "exact", "only 40"),
    ("possibly more than 40 goats", "more_than", "possibly more than 40"),
    ("a sub-7 nanometre chip", "less_than", "sub-7"),
]
SPANISH = [
    ("al menos 40 cabras", "at_least", "al menos 40"),
    ("40 cabras o más", "at_least", None),
    ("más de 40 cabras", "more_than", "más de 40"),
    ("superó los 40 euros", "more_than", None),
    ("hasta 40 cabras", "at_most", "hasta 40"),
    ("menos de 40 cabras", "less_than", "menos de 40"),
    ("unas 40 cabras", "about", "unas 40"),
    ("alrededor de 40 cabras", "about", "alrededor de 40"),
    ("casi 40 cabras", "nearly", "casi 40"),
]


@pytest.mark.parametrize(("text", "bound", "surface"), ENGLISH)
def test_an_english_bound_is_read_with_its_words(text: str, bound: str, surface: str) -> None:
    mention = only(text)
    assert (mention.quantity.bound, mention.surface) == (bound, surface)


@pytest.mark.parametrize(("text", "bound", "surface"), SPANISH)
def test_a_spanish_bound_is_read(text: str, bound: str, surface: str | None) -> None:
    mention = only(text, "es")
    assert mention.quantity.bound == bound
    assert surface in (None, mention.surface)


def test_a_target_that_is_exceeded_bounds_nothing() -> None:
    assert only("Growth stayed above the 2% target.").quantity.bound == "exact"
