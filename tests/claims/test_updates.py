from __future__ import annotations

from decimal import Decimal

import pytest

from claims.mentions import Bound, Quantity
from claims.updates import KINDS, delta_between, kinds_of_change
from tests.claims.wording import labelled, last_step, reading, unmark

SAID = "were killed when the dam burst at Orvane, the ministry said."
KIND_OF = [
    ("[[26|deaths 26]] people", "[[164|deaths 164]] people", ("raised",)),
    ("[[280|deaths 280]] people", "[[230|deaths 230]] people", ("lowered",)),
    ("[[At least 14|deaths at_least 14]] people", "[[at least 19|deaths at_least 19]] people", ("raised",)),
    ("[[At least 26|deaths at_least 26]] people", "[[164|deaths 164]] people", ("raised", "bound_changed")),
    ("[[Up to 90|deaths at_most 90]] people", "[[60|deaths 60]] people", ("lowered", "bound_changed")),
    ("[[Dozens|deaths vague 12 high=120]] of people", "[[43|deaths 43]] people", ("narrowed",)),
    ("[[43|deaths 43]] people", "[[dozens|deaths vague 12 high=120]] of people", ("widened",)),
    ("[[Between 40 and 45|deaths range 40 high=45]] people", "[[43|deaths 43]] people", ("narrowed",)),
    ("[[Between 40 and 45|deaths range 40 high=45]] people", "[[52|deaths 52]] people", ("raised",)),
    ("[[9,985|deaths 9985]] people", "[[nearly 10,000|deaths nearly 10000]] people", ("widened",)),
    ("[[Dozens|deaths vague 12 high=120]]", "[[hundreds|deaths vague 100 high=1000]]", ("raised",)),
    ("[[At least 174|deaths at_least 174]]", "[[more than 170|deaths more_than 170]]", ("bound_changed",)),
    ("[[At least 19|deaths at_least 19]]", "[[19|deaths 19]]", ("bound_changed",)),
    ("[[12|deaths 12 by=police]]", "[[12|deaths 12 by=hospital]]", ("attribution_changed",)),
    ("[[12|deaths 12 by=police]]", "[[9|deaths 9 by=hospital]]", ("lowered", "attribution_changed")),
    ("[[12|deaths 12]]", "[[12|deaths 12 by=hospital]]", ()),
    ("[[Twenty-one|deaths 21]]", "[[21|deaths 21]]", ("reworded",)),
    ("[[Twelve|deaths 12]]", "[[twelve|deaths 12]]", ()),
    ("[[87|deaths 87 place=Orvane]]", "[[142|deaths 142 place=Lutria]]", ("redefined", "raised")),
]


@pytest.mark.parametrize(("old", "new", "kinds"), KIND_OF)
def test_a_change_is_of_these_kinds(old: str, new: str, kinds: tuple[str, ...]) -> None:
    before, after = (unmark(f"{words} {SAID}")[1][0] for words in (old, new))

    assert kinds_of_change(before, after) == kinds


def test_a_value_that_the_thread_once_had_is_also_reinstated() -> None:
    old, new = (unmark(words)[1][0] for words in ("[[15|deaths 15]]", "[[12|deaths 12]]"))

    assert kinds_of_change(old, new, former=(Quantity(Decimal(12)),)) == ("lowered", "reinstated")


DELTAS = [
    (Quantity(Decimal(26)), Quantity(Decimal(164)), Decimal(138), "", Decimal("530.8")),
    (
        Quantity(Decimal(15), unit="percent"),
        Quantity(Decimal(30), unit="percent"),
        Decimal(15),
        "percent",
        None,
    ),
    (Quantity(Decimal(0)), Quantity(Decimal(4)), Decimal(4), "", None),
]


@pytest.mark.parametrize(("old", "new", "amount", "unit", "percent"), DELTAS)
def test_a_delta_is_told_in_one_unit_and_percentages_in_points(
    old: Quantity, new: Quantity, amount: Decimal, unit: str, percent: Decimal | None
) -> None:
    delta = delta_between(old, new)

    assert delta is not None
    assert (delta.amount, delta.unit, delta.percent) == (amount, unit, percent)


def test_acres_and_hectares_are_compared_in_one_unit() -> None:
    old, new = Quantity(Decimal(1000), unit="acre"), Quantity(Decimal(500), unit="hectare")
    delta = delta_between(old, new)

    assert delta is not None
    assert (round(delta.amount), delta.unit) == (95, "hectare")


def test_no_delta_is_told_where_nothing_moved() -> None:
    assert delta_between(Quantity(Decimal(4)), Quantity(Decimal(4), Bound.AT_LEAST)) is None


def tell(old: str, new: str, **more: object) -> list[tuple[str, str, bool]]:
    step = last_step(reading(old), reading(new, **more))  # type: ignore[arg-type]
    return [(update.kind, update.notice, update.suspected) for update in step.updates]


FOURTEEN = f"[[Fourteen|deaths 14]] people {SAID}"
ELEVEN = f"[[Eleven|deaths 11]] people {SAID}"


def test_an_exact_toll_lowered_without_a_word_is_suspected() -> None:
    assert tell(FOURTEEN, ELEVEN) == [("lowered", "none", True)]


CALM = [
    ("a raise", ELEVEN, FOURTEEN),
    ("a loose figure", f"[[About 14|deaths about 14]] {SAID}", f"[[11|deaths 11]] {SAID}"),
    ("missing people", f"[[14|missing 14]] {SAID}", f"[[11|missing 11]] {SAID}"),
    ("another authority", f"[[14|deaths 14 by=police]] {SAID}", f"[[11|deaths 11 by=hospital]] {SAID}"),
    ("an authority newly named", f"[[14|deaths 14]] {SAID}", f"[[11|deaths 11 by=hospital]] {SAID}"),
    ("another noun", f"[[14|deaths 14 unit=person]] {SAID}", f"[[11|deaths 11 unit=worker]] {SAID}"),
    (
        "a number that counts no harm",
        f"[[14|other 14 unit=lorry]] {SAID}",
        f"[[11|other 11 unit=lorry]] {SAID}",
    ),
]


@pytest.mark.parametrize(("why", "old", "new"), CALM, ids=[row[0] for row in CALM])
def test_nobody_is_suspected_for(why: str, old: str, new: str) -> None:
    assert not any(suspected for _, _, suspected in tell(old, new))


def test_nobody_is_suspected_where_the_raw_page_was_not_searched_for_notices() -> None:
    assert tell(FOURTEEN, ELEVEN, searched=False) == [("lowered", "none", False)]


def test_nobody_is_suspected_where_as_many_of_the_injured_have_died() -> None:
    old = "[[Four|deaths 4]] people were killed and [[15|injuries 15]] hurt in a pile-up near Solana."
    new = "[[Five|deaths 5]] people were killed and [[14|injuries 14]] hurt in a pile-up near Solana."

    assert tell(old, new) == [("raised", "none", False), ("lowered", "none", False)]


def test_the_reason_for_a_suspicion_gives_both_figures() -> None:
    (update,) = last_step(reading(FOURTEEN), reading(ELEVEN)).updates

    assert update.suspicion is not None
    assert (update.suspicion.code, update.suspicion.params) == (
        "lowered_without_notice",
        {"old": "14", "new": "11"},
    )


def test_a_figure_that_counts_the_gunman_and_one_that_does_not_are_redefined() -> None:
    old = "[[Nine|deaths 9]] people are dead, including the gunman, after a shooting at a Brenk depot."
    new = "A man shot dead [[eight|deaths 8]] colleagues at a Brenk depot before killing himself."

    assert tell(old, new) == [("redefined", "text", False)]


def test_a_figure_that_rose_by_more_than_the_attackers_is_raised() -> None:
    old = "[[Nine|deaths 9]] people are dead, including the gunman, after a shooting at a Brenk depot."
    new = "[[Fifteen|deaths 15]] people are dead after a shooting at a Brenk depot."

    assert tell(old, new) == [("raised", "none", False)]


def test_a_kill_withdraws_every_figure_and_the_label_tells_of_it() -> None:
    assert tell(FOURTEEN, "Kill the story.", label=labelled(kinds=("kill",))) == [
        ("withdrawn", "label", False)
    ]


def test_a_hold_withdraws_nothing() -> None:
    assert tell(FOURTEEN, "Please hold the story.", label=labelled(kinds=("hold",))) == []


def test_a_figure_that_the_text_takes_back_is_withdrawn() -> None:
    new = "The report that fourteen people were killed when the dam burst at Orvane could not be confirmed."

    assert tell(FOURTEEN, new) == [("withdrawn", "text", False)]


def test_a_figure_that_is_gone_is_dropped() -> None:
    assert tell(FOURTEEN, "The dam burst at Orvane before dawn.") == [("dropped", "none", False)]


def test_a_figure_that_came_contradicts_nothing() -> None:
    assert tell("The dam burst at Orvane before dawn.", FOURTEEN) == [("introduced", "not_applicable", False)]


def test_a_figure_that_was_gone_and_is_back_is_reinstated() -> None:
    step = last_step(reading(FOURTEEN), reading("The dam burst at Orvane."), reading(FOURTEEN))

    assert [update.kind for update in step.updates] == ["reinstated"]


def test_a_number_in_other_signs_is_reworded() -> None:
    assert tell(FOURTEEN, f"[[14|deaths 14]] people {SAID}") == [("reworded", "not_applicable", False)]


def test_the_kinds_stand_in_the_order_in_which_they_are_tried() -> None:
    assert KINDS[0] == "withdrawn"
    assert KINDS[-1] == "introduced"
    assert KINDS.index("lowered") < KINDS.index("narrowed") < KINDS.index("attribution_changed")
