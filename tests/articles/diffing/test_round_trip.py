from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.diffing import compare_passages, compare_texts
from benchmarks.made_up_news import make_article, revise
from tests.articles.diffing.reading import all_cuts, new_of, old_of

# Small pieces that touch each other in every way: what cuts one of them is soon found.
PIECES = st.sampled_from(
    [
        "26", "164", "3,000", "10 000", "1.5", "12.5%", "$1.2bn", "3 million", "U.S.", "Gen. Rehm", "No. 5",
        "10:30 a.m.", "the", "The", "people", "killed", "don’t", "42-year-old", "said", "and", "Friday",
        "e\u0301", "👨\u200d👩", "🇰🇿", "سلام", "<b>", "&amp;", ".", ". ", ", ", "“", "”", " ", "  ", "\n",
        "\n\n", "\r\n", "\u2028", "\ud800", "—", "-",
    ]
)  # fmt: skip
# The clock of a busy machine says nothing about the code.
steady = settings(deadline=None)
many = settings(deadline=None, max_examples=500)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES, max_size=30).map(" ".join) | st.text()


@steady
@given(TEXTS, TEXTS)
def test_the_steps_give_back_both_texts(old: str, new: str) -> None:
    ops = compare_texts(old, new).ops()
    assert (old_of(ops), new_of(ops)) == (old, new)


@steady
@given(TEXTS, TEXTS)
def test_the_edits_tile_both_texts(old: str, new: str) -> None:
    at_old = at_new = 0
    for edit in compare_texts(old, new).edits:
        assert (edit.old_start, edit.new_start) == (at_old, at_new)
        at_old, at_new = edit.old_end, edit.new_end
    assert (at_old, at_new) == (len(old), len(new))


@steady
@given(TEXTS, TEXTS)
def test_what_is_kept_says_the_same_in_both_texts(old: str, new: str) -> None:
    for edit in compare_texts(old, new).edits:
        if edit.kind == "keep":
            assert old[edit.old_start : edit.old_end] == new[edit.new_start : edit.new_end]


@steady
@given(TEXTS, TEXTS)
def test_every_move_is_spelled_out_by_its_edits(old: str, new: str) -> None:
    for move in compare_texts(old, new).moves:
        assert (move.edits[0].old_start, move.edits[-1].old_end) == (move.old_start, move.old_end)
        assert (move.edits[0].new_start, move.edits[-1].new_end) == (move.new_start, move.new_end)


@steady
@given(TEXTS, TEXTS)
def test_every_paragraph_has_its_place_in_one_relation(old: str, new: str) -> None:
    comparison = compare_texts(old, new)
    here = [relation for relation in comparison.paragraphs if relation.kind != "moved_to"]
    there = [relation for relation in comparison.paragraphs if relation.kind != "moved_from"]
    assert [index for relation in here for index in relation.old] == list(range(len(comparison.old_starts)))
    assert [index for relation in there for index in relation.new] == list(range(len(comparison.new_starts)))


@steady
@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_passages_give_back_both_texts_as_well(old: list[str], new: list[str]) -> None:
    comparison = compare_passages(old, new)
    ops = comparison.ops()
    assert (old_of(ops), new_of(ops)) == ("\n".join(old), "\n".join(new))
    assert len(comparison.old_starts) == len(old)


@steady
@given(TEXTS)
def test_a_text_and_itself_differ_in_nothing(text: str) -> None:
    comparison = compare_texts(text, text)
    assert all(sign == "=" for sign, _ in comparison.ops())
    assert not comparison.has_changed
    assert comparison.is_minor


@steady
@given(TEXTS, TEXTS)
def test_steps_of_one_sign_never_follow_each_other(old: str, new: str) -> None:
    signs = [sign for sign, _ in compare_texts(old, new).ops()]
    assert all(before != after for before, after in pairwise(signs))


@many
@given(st.lists(PIECES, max_size=20), st.lists(PIECES, max_size=20))
def test_no_word_or_number_is_cut(old: list[str], new: list[str]) -> None:
    assert all_cuts(compare_texts(" ".join(old), " ".join(new))) == []


@pytest.mark.parametrize("seed", range(0, 1000, 100))
def test_made_up_revisions_come_back_whole(seed: int) -> None:
    for number in range(seed, seed + 100):
        rng = Random(number)
        draft = make_article(rng, size=rng.choice((300, 800, 2_000)))
        old, new = draft.text(), revise(rng, draft, edits=rng.randint(0, 12)).text()
        comparison = compare_texts(old, new)
        ops = comparison.ops()
        assert (old_of(ops), new_of(ops), all_cuts(comparison)) == (old, new, [])
