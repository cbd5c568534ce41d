from __future__ import annotations

from articles.diffing import Kind, compare_passages, compare_texts
from articles.diffing.faces import (
    Fold,
    Marks,
    changed_passages,
    fold_context,
    lay_side_by_side,
    number_changes,
    write_unified,
)

LINES = [f"Paragraph {word} of this report." for word in ("one", "two", "three", "four", "five", "six")]


def test_side_by_side_shows_what_is_deleted_on_the_left_and_what_is_inserted_on_the_right() -> None:
    row = lay_side_by_side(compare_texts("At least 26 died.", "At least 164 died."))[0]
    assert row.left == (("=", "At least "), ("-", "26"), ("=", " died."))
    assert row.right == (("=", "At least "), ("+", "164"), ("=", " died."))


def test_a_moved_paragraph_is_shown_on_each_side_once() -> None:
    rows = lay_side_by_side(compare_passages(LINES, [LINES[5], *LINES[:5]]))
    ends = [(row.relation.kind, bool(row.left), bool(row.right)) for row in rows if row.relation.has_changed]
    assert ends == [(Kind.MOVED_TO, False, True), (Kind.MOVED_FROM, True, False)]


def test_unchanged_paragraphs_far_from_a_change_are_folded() -> None:
    new = [*LINES[:5], "Paragraph six of this long report."]
    folded = fold_context(compare_passages(LINES, new))
    assert folded[0] == Fold(4)
    assert len(folded) == 3


def test_unified_text_takes_the_marks_of_its_reader() -> None:
    marks = Marks(delete=("<", ">"), insert=("«", "»"))
    assert write_unified(compare_texts("26 died.", "27 died."), marks=marks) == "~ <26>«27» died."


def test_changed_passages_come_with_the_words_around_the_change() -> None:
    old = f"{' '.join(['before'] * 30)} 26 {' '.join(['after'] * 30)}"
    passages = changed_passages(compare_texts(old, old.replace("26", "164")), words_around=2)
    assert passages[0].parts == (
        ("=", "… before before "),
        ("-", "26"),
        ("+", "164"),
        ("=", " after after …"),
    )
    assert len(passages) == 1


def test_a_moved_passage_is_told_once() -> None:
    passages = changed_passages(compare_passages(LINES, [LINES[5], *LINES[:5]]))
    assert [passage.relation.kind for passage in passages] == [Kind.MOVED_TO]


def test_numbers_are_paired_with_their_successors() -> None:
    comparison = compare_texts(
        "At least 26 died and 3,000 fled.\nIt cost $1.2bn.",
        "At least 164 died and 5,800 fled.\nIt cost a lot.",
    )
    assert [(change.old, change.new) for change in number_changes(comparison)] == [
        ("26", "164"),
        ("3,000", "5,800"),
        ("$1.2bn", ""),
    ]
