from __future__ import annotations

from random import Random

import pytest

from articles.diffing import Comparison, compare_passages, compare_texts
from benchmarks.compare import find_moves

STORM = "The storm hit the coast at noon and tore roofs off."
SHIPS = "Ships turned back and the harbour was closed."
SCHOOLS = "Schools will open again on Monday, the council said."
MAYOR = "The mayor thanked all volunteers for their work."
POWER = "Power was cut to 3,000 homes in the north."


def kinds(comparison: Comparison) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [
        (relation.kind.value, relation.old, relation.new)
        for relation in comparison.paragraphs
        if relation.has_changed
    ]


CASES = [
    ("added", [STORM, SHIPS], [STORM, POWER, SHIPS], [("added", (), (1,))]),
    ("removed", [STORM, POWER, SHIPS], [STORM, SHIPS], [("removed", (1,), ())]),
    ("changed", [STORM, POWER], [STORM, POWER.replace("3", "5")], [("changed", (1,), (1,))]),
    (
        "moved down",
        [MAYOR, STORM, SHIPS, SCHOOLS],
        [STORM, SHIPS, SCHOOLS, MAYOR],
        [("moved_from", (0,), (3,)), ("moved_to", (0,), (3,))],
    ),
    (
        "moved up and edited",
        [STORM, SHIPS, SCHOOLS, POWER],
        [POWER.replace("3,000", "5,800"), STORM, SHIPS, SCHOOLS],
        [("moved_to", (3,), (0,)), ("moved_from", (3,), (0,))],
    ),
    ("split", [f"{STORM} {SHIPS}", MAYOR], [STORM, SHIPS, MAYOR], [("split", (0,), (0, 1))]),
    ("split in three", [f"{STORM} {SHIPS} {POWER}"], [STORM, SHIPS, POWER], [("split", (0,), (0, 1, 2))]),
    ("joined", [STORM, SHIPS, MAYOR], [f"{STORM} {SHIPS}", MAYOR], [("joined", (0, 1), (0,))]),
    ("replaced by another", [STORM], [SCHOOLS], [("removed", (0,), ()), ("added", (), (0,))]),
    (
        "changed beside an added one",
        [STORM, POWER],
        [STORM, SCHOOLS, POWER.replace("3,000", "none of the")],
        [("added", (), (1,)), ("changed", (1,), (2,))],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_it_finds_what_became_of_each_paragraph(
    old: list[str], new: list[str], expected: list[tuple[str, tuple[int, ...], tuple[int, ...]]]
) -> None:
    assert kinds(compare_passages(old, new)) == expected
    assert kinds(compare_texts("\n\n".join(old), "\n\n".join(new))) == expected


def test_both_ends_of_a_move_name_each_other() -> None:
    relations = compare_passages([MAYOR, STORM, SHIPS], [STORM, SHIPS, MAYOR]).paragraphs
    assert relations[relations[0].twin or 0].twin == 0


def test_of_two_that_changed_places_the_edited_one_has_moved() -> None:
    edited = MAYOR.replace("all", "the 40")
    assert kinds(compare_passages([MAYOR, STORM], [STORM, edited]))[0][0] == "moved_from"
    assert kinds(compare_passages([STORM, MAYOR], [edited, STORM]))[0][0] == "moved_to"


def test_a_few_words_elsewhere_are_no_move() -> None:
    assert not compare_passages(["Ad", STORM, SHIPS], [STORM, SHIPS, "Ad"]).moves


def test_posts_are_paired_by_their_identity_whatever_they_say() -> None:
    comparison = compare_passages([STORM], [SCHOOLS], old_names=["7"], new_names=["7"])
    assert kinds(comparison) == [("changed", (0,), (0,))]


def test_posts_of_other_identities_are_never_paired() -> None:
    comparison = compare_passages([STORM], [STORM], old_names=["7"], new_names=["8"])
    assert kinds(comparison) == [("removed", (0,), ()), ("added", (), (0,))]


def test_moved_and_edited_paragraphs_are_found() -> None:
    found, moved = find_moves(100)
    assert found >= 0.99 * moved


def test_boilerplate_in_which_every_word_is_common_is_paired_in_place() -> None:
    rng = Random(3)
    lines = [f"The count in district {rng.randint(0, 9)} stood at {number}." for number in range(200)]
    new = [line.replace("stood", "remained") for line in lines]
    assert {relation.kind.value for relation in compare_passages(lines, new).paragraphs} == {"changed"}
