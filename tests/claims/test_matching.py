from __future__ import annotations

import pytest

from articles.documents import Block, BlockKind
from claims.matching import Landing, match_claims
from claims.weighing import became_part, may_be_one
from tests.claims.wording import follow_all, last_step, reading, spot, unmark

QUAKE = "in the quake at Lamora, the ministry said."
KEPT_APART = [
    ("deaths and injuries", "[[12|deaths 12]] people", "[[12|injuries 12]] people"),
    ("total and increment", "[[12|deaths 12]] people", "[[12|deaths 12 counting=increment]] people"),
    ("total and period", "[[12|deaths 12]] people", "[[12|deaths 12 counting=period]] people"),
    ("total and part", "[[12|deaths 12]] people", "[[12|deaths 12 counting=part]] people"),
    ("two places", "[[12|deaths 12 place=Almaty]] people", "[[12|deaths 12 place=Taraz]] people"),
    ("two sides", "[[12|deaths 12 noun=soldiers]]", "[[12|deaths 12 noun=rebels]]"),
    ("two groups", "[[12|deaths 12 group=miners]]", "[[12|deaths 12 group=pupils]]"),
    ("two actors", "[[12|deaths 12 actor=police]]", "[[12|deaths 12 actor=rebels]]"),
    ("two parts", "[[12|deaths 12 counting=part noun=women]]", "[[12|deaths 12 counting=part noun=men]]"),
    ("feared and confirmed", "[[12|deaths 12 feared]] people", "[[12|deaths 12]] people"),
    ("background and this event", "[[12|deaths 12 background]] people", "[[12|deaths 12]] people"),
    ("an earlier value and this one", "[[12|deaths 12 earlier]] people", "[[12|deaths 12]] people"),
    ("two units", "[[12|other 12 unit=acre]]", "[[12|other 12 unit=truck]]"),
]


@pytest.mark.parametrize(("why", "one", "other"), KEPT_APART, ids=[row[0] for row in KEPT_APART])
def test_these_are_never_one(why: str, one: str, other: str) -> None:
    (a,), (b,) = unmark(f"{one} died {QUAKE}")[1], unmark(f"{other} died {QUAKE}")[1]

    assert not may_be_one(a, b)
    assert not may_be_one(b, a)


MAY_BE_ONE = [
    ("an untold place", "[[12|deaths 12 place=Almaty]] people", "[[12|deaths 12]] people"),
    ("people and workers", "[[12|deaths 12 noun=people]]", "[[12|deaths 12 noun=workers]]"),
    ("a place and its province", "[[12|deaths 12 place=Nembe]]", "[[12|deaths 12 place=Nembe_province]]"),
    ("acres and hectares", "[[12|other 12 unit=acre]]", "[[12|other 12 unit=hectare]]"),
    ("confirmed and reported", "[[12|deaths 12]] people", "[[14|deaths 14]] people"),
]


@pytest.mark.parametrize(("why", "one", "other"), MAY_BE_ONE, ids=[row[0] for row in MAY_BE_ONE])
def test_these_may_be_one(why: str, one: str, other: str) -> None:
    (a,), (b,) = unmark(one)[1], unmark(other)[1]

    assert may_be_one(a, b)


def test_a_citys_toll_may_become_a_part_of_the_countrys() -> None:
    (old,) = unmark("[[87|deaths 87 place=Velm]] died in Velm")[1]
    (new,) = unmark("including [[87|deaths 87 place=Velm counting=part]] in Velm")[1]

    assert became_part(old, new)
    assert not became_part(new, old)


def moves(old: list[str], new: list[str]) -> list[tuple[str | None, str | None]]:
    """What moved, came and went from one revision to the next, by the words of the numbers."""
    step = last_step(reading(*old), reading(*new))
    return [
        (update.old and update.old.mention.surface, update.new and update.new.mention.surface)
        for update in step.updates
    ]


def test_numbers_that_trade_places_keep_their_words() -> None:
    quake = "A quake killed [[nine|deaths 9]] people in the hills."
    ferry = "A ferry sank off the coast with the loss of [[four|deaths 4]] lives."

    assert moves([quake, ferry], [ferry, quake]) == []


def test_only_the_events_own_toll_moves() -> None:
    checkpoint = "In the north, gunmen shot dead [[five|deaths 5]] policemen at a checkpoint."
    old = "A car bomb killed [[12|deaths 12]] people at a vegetable market."
    new = "A car bomb killed [[15|deaths 15]] people at a vegetable market."

    assert moves([old, checkpoint], [new, checkpoint]) == [("12", "15")]


def fires(**acres: int) -> list[str]:
    return [f"{name} Fire: [[{size}|other {size} unit=acre]] acres" for name, size in acres.items()]


def test_a_list_of_places_moves_line_by_line() -> None:
    told = moves(fires(Ash=10, Elm=20, Oak=30), fires(Ash=15, Oak=33, Yew=9))

    assert sorted(told, key=str) == sorted([("10", "15"), ("30", "33"), ("20", None), (None, "9")], key=str)


def test_a_live_page_that_turns_to_another_event_moves_nothing() -> None:
    old = "[[Eight|deaths 8]] people were killed overnight in a strike on a depot in Halm. We follow it."
    new = "[[Five|deaths 5]] people were killed this morning when flats in Marov were hit. We follow it."

    assert moves([old], [new]) == [(None, "Five"), ("Eight", None)]


def test_a_rewritten_sentence_of_the_same_event_moves_its_total() -> None:
    old = "[[Seventy-one|deaths 71]] people were killed when two trains collided near Ostra."
    new = "The minister gave the number of people killed in the trains near Ostra as [[63|deaths 63]]."

    assert moves([old], [new]) == [("Seventy-one", "63")]


def test_where_two_would_do_equally_well_none_is_taken() -> None:
    old = "The flood killed [[12|deaths 12]] people."
    new = ["The flood killed [[15|deaths 15]] people.", "The flood killed [[17|deaths 17]] people."]
    step = last_step(reading(old), reading(*new))

    assert [update.kind for update in step.updates] == ["introduced", "introduced", "dropped"]
    assert len(step.doubts) == 1


def test_the_same_number_twice_is_no_doubt() -> None:
    line = "The flood killed [[12|deaths 12]] people."

    assert moves([line], [line, line]) == []


def test_a_toll_does_not_become_one_of_the_dead() -> None:
    old = "[[Nine|deaths 9]] people died in a shooting at the Brenk depot on Monday."
    new = "[[A man|deaths 1 implicit]] died in a shooting at the Brenk depot on Monday."

    assert moves([old], [new]) == [(None, "A man"), ("Nine", None)]


def test_a_number_that_no_word_joins_is_dropped_and_another_introduced() -> None:
    old = "The plant employs [[300|other 300 unit=worker]] workers."
    new = "A fund of [[900|other 900 unit=worker]] for widows was promised by the union's workers."

    assert moves([old], [new]) == [(None, "900"), ("300", None)]


def test_one_number_for_six_things_stays_with_each() -> None:
    things = ("soldiers", "lorries", "villages", "schools", "bridges", "doctors")
    old = [f"At Orvane [[six|other 6 unit={thing}]] {thing} were lost on the first day." for thing in things]
    new = [line.replace("first", "second") for line in reversed(old)]
    step = last_step(reading(*old), reading(*new))

    assert step.updates == ()
    assert step.placed == tuple(range(6, 0, -1))


def test_a_page_that_changes_its_subject_daily_moves_nothing() -> None:
    days = [
        "[[Three|deaths 3]] climbers died on Mount Arl, the alpine club said.",
        "[[Nine|deaths 9]] miners died in a pit at Dorn, the union said.",
        "[[Five|deaths 5]] sailors died when a trawler sank off Lamora, the navy said.",
        "[[Two|deaths 2]] pupils died in a school fire at Velm, the mayor said.",
    ]
    told = [update.kind for step in follow_all(*(reading(day) for day in days)) for update in step.updates]

    assert told == ["introduced", "dropped"] * 3


@pytest.mark.timeout(60)
def test_five_hundred_numbers_all_different_do_not_hang_the_matching() -> None:
    old = reading(*(f"[[{n}|deaths {n}]] people died in district {n}." for n in range(1000, 1500)))
    new = reading(*(f"[[{n}|deaths {n}]] people died in district {n - 700}." for n in range(2000, 2500)))
    assert last_step(old, new).updates


def test_posts_of_a_live_page_that_state_older_tolls_are_no_contradiction() -> None:
    posts = [
        Block(BlockKind.POST, "The toll of the Halm strike is now [[nine|deaths 9]].", identity="2"),
        Block(BlockKind.POST, "The toll of the Halm strike is [[six|deaths 6]].", identity="1"),
    ]

    assert last_step(reading(*posts)).inconsistencies == ()


def test_the_carry_of_the_comparison_joins_what_words_alone_do_not() -> None:
    old = spot("At the Ashgrove tannery [[14|deaths 14]] bodies had been found by noon, firemen told us.")
    new = spot(
        "Ashgrove mourns today: [[19|deaths 19]] of its own are gone, and more may yet lie under brick."
    )
    rival = spot("Ashgrove buried [[two|deaths 2]] who fell in the mine.", passage=2)
    carried = match_claims(
        [[old]], [[new], [rival]], lambda _: Landing(1, new.mention.start, new.mention.end)
    )

    assert carried.pairs == {0: 0}
