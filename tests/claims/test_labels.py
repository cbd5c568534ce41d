from __future__ import annotations

import pytest

from articles.documents import Label
from tests.claims.wording import labelled, last_step, reading

OLD = "[[Twelve|deaths 12]] people were killed in a prison riot at Calda, the ministry said."
NEW = "[[Fifteen|deaths 15]] people were killed in a prison riot at Calda, the ministry said."


def warnings(old: str, new: str, *, before: Label | None, label: Label) -> list[str]:
    step = last_step(reading(old, label=before), reading(new, label=label))
    return [warning.kind for warning in step.label_warnings]


def update(sequence: int, *items: tuple[str, str]) -> Label:
    return labelled(*items, sequence=sequence)


GAPS = [(1, 3, ["sequence_gap"]), (1, 2, []), (2, 2, []), (3, 1, []), (None, 2, [])]


@pytest.mark.parametrize(("last", "sequence", "expected"), GAPS)
def test_a_number_that_was_skipped_is_warned_of(last: int | None, sequence: int, expected: list[str]) -> None:
    before = update(last) if last else None

    assert warnings(OLD, NEW, before=before, label=update(sequence)) == expected


def test_a_gap_is_seen_over_a_revision_without_a_number() -> None:
    step = last_step(reading(OLD, label=update(1)), reading(OLD), reading(NEW, label=update(3)))

    assert [warning.kind for warning in step.label_warnings] == ["sequence_gap"]


REPEAT = labelled(kinds=("repeat",))


def test_a_repeat_that_changed_is_warned_of() -> None:
    assert warnings(OLD, NEW, before=None, label=REPEAT) == ["repeat_changed"]


def test_a_true_repeat_is_left_in_peace() -> None:
    assert warnings(OLD, OLD, before=None, label=REPEAT) == []


def test_a_new_toll_that_the_text_does_not_bring_is_a_promise_unkept() -> None:
    assert warnings(OLD, OLD + " Rain fell.", before=None, label=update(1, ("adds", "new death toll"))) == [
        "promise_unkept"
    ]


KEPT = [
    (("adds", "new death toll"), NEW),
    (("updates", "toll"), NEW),
    (("adds", "minister's reaction"), OLD + " The minister resigned."),
    (("adds", "details"), OLD + " Rain fell."),
    (("updates", "with skiers found alive"), OLD + " [[Seven|rescued 7]] skiers were found alive."),
    (("updates", "number of injured"), OLD + " In hospital were [[31|injuries 31]] wounded."),
]


@pytest.mark.parametrize(("item", "new"), KEPT)
def test_a_promise_that_the_text_bears_out_is_left_in_peace(item: tuple[str, str], new: str) -> None:
    assert warnings(OLD, new, before=None, label=update(1, item)) == []


def test_words_announced_for_a_text_that_did_not_change_are_a_promise_unkept() -> None:
    assert warnings(OLD, OLD, before=None, label=update(1, ("adds", "mayor's words"))) == ["promise_unkept"]


def test_the_first_revision_is_held_against_nothing() -> None:
    assert last_step(reading(OLD, label=update(3, ("adds", "new death toll")))).label_warnings == ()
