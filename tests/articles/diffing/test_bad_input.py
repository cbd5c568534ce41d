"""Texts that no editor sends on purpose: the answer is right, and comes in time that grows with the text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from random import Random
from types import FrameType

import pytest

from articles.diffing import compare_texts
from benchmarks.compare import make_giants, make_strangers
from tests.articles.diffing.reading import all_cuts, new_of, old_of

RNG = Random(4)
WORDS = [f"w{RNG.randint(0, 9_000)}" for _ in range(20_000)]
PAIRS = {
    "only numbers": (
        " ".join(map(str, range(9_000))),
        " ".join(str(n + 5 * (n % 10 == 0)) for n in range(9_000)),
    ),
    "white space": (" " * 50_000, " " * 40_000 + "a"),
    "line breaks": ("\n" * 50_000, "\n" * 40_000 + "a" + "\n" * 9_000),
    "one word over and over": ("a " * 25_000, "a " * 20_000),
    "two words in turn": ("a b " * 12_000, "b a " * 12_000),
    "one line over and over": ("the same line\n" * 5_000, "the same line\n" * 4_900 + "another\n"),
    "lines shuffled": ("\n".join(WORDS[:2_000]), "\n".join(reversed(WORDS[:2_000]))),
    "words without an end": (" ".join(WORDS), " ".join([*WORDS[:9_000], "x", *WORDS[9_100:]])),
    "unrelated words without an end": (" ".join(WORDS[:10_000]), " ".join(WORDS[10_000:])),
    "short sentences": ("Go on. " * 4_000, "Go up. " * 4_000),
    "marks": ("." * 50_000, ". " * 25_000),
    "hyphens": ("a-" * 25_000, "a-b-" * 10_000),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("old", "new"), PAIRS.values(), ids=PAIRS.keys())
def test_odd_texts_come_back_whole(old: str, new: str) -> None:
    ops = compare_texts(old, new).ops()
    assert (old_of(ops), new_of(ops)) == (old, new)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", make_giants())
def test_texts_of_200_kb_are_compared_by_word(name: str) -> None:
    old, new = make_giants()[name]
    comparison = compare_texts(old, new)
    ops = comparison.ops()
    assert (old_of(ops), new_of(ops)) == (old, new)
    assert all_cuts(comparison) == []


def test_five_megabytes_with_few_changes_are_compared_in_full() -> None:
    lines = [f"Line {number} of a very long list, said {WORDS[number % 20_000]}." for number in range(90_000)]
    old = "\n".join(lines)
    lines[50_000] = "Quite another line."
    comparison = compare_texts(old, "\n".join(lines))
    assert [relation.old for relation in comparison.paragraphs if relation.has_changed] == [(50_000,), ()]
    assert not comparison.truncated


def test_what_is_cut_short_says_so() -> None:
    old, new = "a b " * 12_000, "b a " * 12_000
    assert compare_texts(old, new).truncated


def test_nothing_is_cut_short_in_a_text_of_paragraphs() -> None:
    assert not compare_texts(*make_strangers(50_000)).truncated


def count_calls(work: Callable[[], object]) -> int:
    """How many calls the work makes: its cost, whatever else the machine does."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def ops_of(old: str, new: str) -> object:
    return compare_texts(old, new).ops()


def test_cost_grows_with_the_change_and_not_with_the_square_of_the_text() -> None:
    costs = []
    for count in (400, 3_200):
        lines = [f"Line {number}, in which {WORDS[number]} met {WORDS[-number]}." for number in range(count)]
        old = "\n".join(lines)
        lines[count // 2] += " Then it rained."
        costs.append(count_calls(partial(ops_of, old, "\n".join(lines))))
    assert costs[1] < 10 * costs[0]
