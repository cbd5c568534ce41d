"""Decisions as values: which mentions and which claims they make, by tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from claims.decisions import (
    BY_EDITOR,
    MISREAD,
    BadCorrectionError,
    MentionDecision,
    Regrouping,
    Settled,
    apply_to_mentions,
    correct,
    is_reopened,
    lead_with,
    regroup,
)
from claims.mentions import Bound, Counting, Mention, Quantity
from claims.standings import Group, Standing

AT = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)
TWELVE = Mention(0, 2, "12", Quantity(Decimal(12)), measure="deaths")
SPAN_OF_TEN = replace(TWELVE, quantity=Quantity(Decimal(10), Bound.RANGE, Decimal(20)))


def make_standing(key: str, value: int = 12, *, is_replaced: bool = False) -> Standing:
    mention = replace(TWELVE, quantity=Quantity(Decimal(value)))
    return Standing(key, key, key, mention, AT, AT, is_replaced=is_replaced)


def make_groups(*named: str) -> list[Group]:
    """A group of standings for each word, one for each of its letters."""
    return [
        (("deaths", Counting.TOTAL, False, "", word), [make_standing(letter) for letter in word])
        for word in named
    ]


def regrouped(groups: list[Group], *decisions: Regrouping) -> list[str]:
    return ["".join(str(s.key) for s in members) for _, members in regroup(groups, decisions)]


@pytest.mark.parametrize(
    ("mention", "field", "value", "quantity"),
    [
        (TWELVE, "value", " 21 ", Quantity(Decimal(21))),
        (TWELVE, "value_high", "20", Quantity(Decimal(12), Bound.RANGE, Decimal(20))),
        (TWELVE, "bound", "at_least", Quantity(Decimal(12), Bound.AT_LEAST)),
        (TWELVE, "unit", "percent", Quantity(Decimal(12), unit="percent")),
        (SPAN_OF_TEN, "value_high", "", Quantity(Decimal(10))),
        (SPAN_OF_TEN, "value_high", "30", Quantity(Decimal(10), Bound.RANGE, Decimal(30))),
        (SPAN_OF_TEN, "bound", "exact", Quantity(Decimal(10))),
    ],
)
def test_a_corrected_quantity_is_a_whole_one(
    mention: Mention, field: str, value: str, quantity: Quantity
) -> None:
    assert correct(mention, field, value).quantity == quantity


@pytest.mark.parametrize(
    ("mention", "field", "value"),
    [
        (TWELVE, "value", ""),
        (TWELVE, "value", "Infinity"),
        (TWELVE, "value", "١٢"),
        (TWELVE, "bound", "range"),
        (TWELVE, "value_high", "0"),
        (SPAN_OF_TEN, "value", "21"),
        (SPAN_OF_TEN, "value_high", "9"),
        (TWELVE, "counting", "twice"),
        (TWELVE, "certainty", "sure"),
    ],
)
def test_a_quantity_that_cannot_be_is_refused(mention: Mention, field: str, value: str) -> None:
    with pytest.raises(BadCorrectionError, match="bad_value"):
        correct(mention, field, value)


@pytest.mark.parametrize("field", ["surface", "start", "rules", "part_of", "__class__", ""])
def test_what_the_text_prints_is_not_corrected(field: str) -> None:
    with pytest.raises(BadCorrectionError, match="unknown_field"):
        correct(TWELVE, field, "1")


def test_a_misread_mention_keeps_its_words_and_counts_nothing() -> None:
    ((_, mention),), _ = apply_to_mentions([(0, TWELVE)], ["a"], [MentionDecision("a", (0, 0, 2))])
    assert mention == replace(TWELVE, measure=MISREAD, rules=(BY_EDITOR,))


def test_a_misread_mention_stays_so_whatever_else_was_corrected() -> None:
    decisions = [MentionDecision("a", (0, 0, 2)), MentionDecision("a", (0, 0, 2), "measure", "injuries")]
    for order in (decisions, decisions[::-1]):
        ((_, mention),), _ = apply_to_mentions([(0, TWELVE)], ["a"], order)
        assert mention.measure == MISREAD


def test_a_decision_finds_its_mention_by_its_span_where_the_id_is_another() -> None:
    decision = MentionDecision("old", (0, 0, 2), "value", "21")
    ((_, mention),), ids = apply_to_mentions([(0, TWELVE)], ["new"], [decision])
    assert (mention.quantity.value, ids) == (21, ("old",))


def test_a_decision_about_another_span_touches_nothing() -> None:
    decision = MentionDecision("old", (1, 0, 2), "value", "21")
    assert apply_to_mentions([(0, TWELVE)], ["new"], [decision]) == (((0, TWELVE),), ("new",))


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Regrouping("merge", ("a",), ("c",)), ["abcd"]),
        (Regrouping("merge", ("a",), ("b",)), ["ab", "cd"]),
        (Regrouping("merge", ("gone", "b"), ("d",)), ["abcd"]),
        (Regrouping("merge", ("gone",), ("c",)), ["ab", "cd"]),
        (Regrouping("merge", ("a",), ("gone",)), ["ab", "cd"]),
        (Regrouping("split", ("b",)), ["a", "cd", "b"]),
        (Regrouping("split", ("a", "b")), ["ab", "cd"]),
        (Regrouping("move", ("b",), ("c",)), ["a", "bcd"]),
        (Regrouping("move", ("b",), ("a",)), ["ab", "cd"]),
        (Regrouping("part_of", ("b",), ("a",)), ["a", "cd", "b"]),
        (Regrouping("part_of", ("c",), ("a",)), ["ab", "cd"]),
    ],
)
def test_figures_are_gathered_as_decided(decision: Regrouping, expected: list[str]) -> None:
    assert regrouped(make_groups("ab", "cd"), decision) == expected


def test_a_group_that_everything_left_is_none() -> None:
    assert regrouped(make_groups("a", "b"), Regrouping("move", ("a",), ("b",))) == ["ab"]


def test_later_decisions_act_on_what_earlier_ones_left() -> None:
    decisions = (Regrouping("merge", ("a",), ("c",)), Regrouping("split", ("b", "c")))
    assert regrouped(make_groups("ab", "cd"), *decisions) == ["ad", "bc"]


def test_a_part_counts_as_a_part() -> None:
    groups = regroup(make_groups("ab", "cd"), [Regrouping("part_of", ("c",), ("a",))])
    assert [key[1] for key, _ in groups] == [Counting.TOTAL, Counting.PART]


def test_the_preferred_figure_stands_last_where_the_newest_does() -> None:
    standings = [make_standing(key) for key in "abc"]
    assert [s.key for s in lead_with(standings, frozenset("a"))] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("why", "members", "settled", "expected"),
    [
        ("nobody settled it", {"a": 12}, [], False),
        ("the value stands", {"a": 12}, [("a", 12, True)], False),
        ("the value moved", {"a": 31}, [("a", 12, True)], True),
        ("another article contradicts", {"a": 12, "b": 31}, [("a", 12, True)], True),
        ("another article, and only this figure was settled", {"a": 12, "b": 31}, [("a", 12, False)], False),
        ("it was settled anew", {"a": 31}, [("a", 12, True), ("a", 31, True)], False),
        ("what was settled is gone", {"b": 31}, [("a", 12, True)], False),
    ],
)
def test_a_settled_claim_is_reopened_by_contradiction_alone(
    why: str, members: dict[str, int], settled: list[tuple[str, int, bool]], expected: bool
) -> None:
    standings = [make_standing(key, value) for key, value in members.items()]
    decisions = [Settled((key,), (Quantity(Decimal(value)),), whole) for key, value, whole in settled]
    assert is_reopened(standings, decisions) == expected, why


def test_what_is_no_longer_printed_contradicts_nothing() -> None:
    settled = [Settled(("a",), (Quantity(Decimal(12)),), is_whole=True)]
    assert not is_reopened([make_standing("a", 31, is_replaced=True)], settled)
