from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import permutations

import pytest

from claims.groups import scope_of_attackers
from claims.mentions import Attribution, Bound, Counting, Mention, Quantity
from claims.standings import Standing, StoryClaim, claims_of_story
from tests.claims.wording import NOON, unmark

HOUR = timedelta(hours=1)


def says(
    marked: str, *, article: int, source: str = "", hour: float = 0, seen: float = 0, **more: object
) -> Standing:
    """What an article says: a marked sentence, first printed at this hour and last seen at that one."""
    text, (mention,) = unmark(marked)
    return Standing(
        key=(article, 1),
        article=article,
        source=source or f"Paper {article}",
        mention=mention,
        said_at=NOON + hour * HOUR,
        seen_at=NOON + max(hour, seen) * HOUR,
        attackers=scope_of_attackers(text),
        **more,  # type: ignore[arg-type]
    )


def conflicts(*standings: Standing) -> list[set[object]]:
    found = [conflict for claim in claims_of_story(standings) for conflict in claim.conflicts]
    return [{standing.article for standing in conflict.standings} for conflict in found]


def behind(*standings: Standing) -> list[tuple[object, object]]:
    found = [one for claim in claims_of_story(standings) for one in claim.behind]
    return [(one.standing.article, one.newest.article) for one in found]


MINISTRY_26 = says("[[26|deaths 26 by=the_transport_ministry]] people died", article=1)
MINISTRY_31 = says("[[31|deaths 31 by=Ministerio_de_Transporte]] muertos", article=2, hour=5)


def test_an_authoritys_earlier_figure_is_behind_its_later_one() -> None:
    assert behind(MINISTRY_26, MINISTRY_31) == [(1, 2)]
    assert conflicts(MINISTRY_26, MINISTRY_31) == []


def test_who_is_behind_is_so_since_the_newest_was_said() -> None:
    (claim,) = claims_of_story([MINISTRY_26, MINISTRY_31])

    assert claim.behind[0].since == MINISTRY_31.said_at


def test_at_least_26_is_behind_164_once_it_is_old() -> None:
    loose = says("[[at least 26|deaths at_least 26]] people died", article=1)
    exact = says("[[164|deaths 164 by=health_ministry]] people died", article=2, hour=30)

    assert behind(replace(loose, seen_at=NOON + 31 * HOUR), exact) == [(1, 2)]


def test_at_least_26_is_not_behind_164_within_the_hour() -> None:
    loose = says("[[at least 26|deaths at_least 26]] people died", article=1)
    exact = says("[[164|deaths 164 by=health_ministry]] people died", article=2, hour=1)

    assert behind(loose, exact) == []


def test_two_ministries_that_cannot_both_be_right_are_in_conflict() -> None:
    health = says("[[74|deaths 74 by=the_health_ministry]] people died", article=1)
    interior = says("[[58|deaths 58 by=the_interior_ministry]] people died", article=2, hour=1)

    assert conflicts(health, interior) == [{1, 2}]
    assert behind(health, interior) == []


IN_PEACE = [
    ("one authority named twice", "74|deaths 74 by=health_ministry", "74|deaths 74 by=Ministerio_de_Salud"),
    ("figures that could both be so", "at least 26|deaths at_least 26 by=police", "164|deaths 164 by=army"),
    ("no authority named", "74|deaths 74", "58|deaths 58"),
    ("one authority named", "74|deaths 74 by=police", "58|deaths 58"),
    ("officials, who are nobody", "74|deaths 74 by=officials", "58|deaths 58 by=police"),
    ("a ministry and the health ministry", "74|deaths 74 by=the_ministry", "74|deaths 74 by=health_ministry"),
    ("dead and injured", "74|deaths 74 by=police", "58|injuries 58 by=army"),
    ("a day and the total", "27|deaths 27 counting=period by=police", "412|deaths 412 by=army"),
    ("city and country", "11|deaths 11 place=Leal by=mayor", "29|deaths 29 place=Brea by=army"),
    ("soldiers and rebels", "12|deaths 12 noun=soldiers by=army", "35|deaths 35 noun=fighters by=rebels"),
    ("women and children", "2|deaths 2 counting=part noun=children by=army",
     "6|deaths 6 counting=part noun=women by=police"),
    ("feared and counted", "20|deaths 20 feared by=charity", "6|deaths 6 by=coast_guard"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other"), IN_PEACE, ids=[row[0] for row in IN_PEACE])
def test_nobody_conflicts_and_nobody_is_behind_by(why: str, one: str, other: str) -> None:
    a, b = says(f"[[{one}]] died", article=1), says(f"[[{other}]] died", article=2, hour=1)

    assert (conflicts(a, b), behind(a, b)) == ([], [])


def test_the_armys_count_of_rebels_and_the_rebels_own_are_in_conflict() -> None:
    army = says("[[40|deaths 40 noun=rebels by=the_army]] died", article=1)
    rebels = says("[[six|deaths 6 noun=fighters by=the_rebels]] died", article=2, hour=2)

    assert conflicts(army, rebels) == [{1, 2}]


def test_an_authority_that_has_come_round_is_in_no_conflict() -> None:
    first = says("[[74|deaths 74 by=the_health_ministry]] died", article=1, seen=4)
    later = says("[[58|deaths 58 by=the_health_ministry]] died", article=2, hour=2)
    other = says("[[58|deaths 58 by=the_interior_ministry]] died", article=3, hour=3)

    assert conflicts(first, later, other) == []


def test_figures_said_days_apart_are_not_in_conflict() -> None:
    first = says("[[12|deaths 12 by=police]] people died", article=1)
    later = says("[[58|deaths 58 by=army]] people died", article=2, hour=40)

    assert conflicts(first, later) == []


def test_one_that_counts_the_attacker_does_not_conflict_with_one_that_does_not() -> None:
    six = says("[[Six|deaths 6 by=police]] people died, among them the attacker", article=1)
    five = says("[[five|deaths 5 by=the_hospital]] people died", article=2, hour=1)

    assert conflicts(six, five) == []


def test_carriers_of_one_wire_are_one_voice_and_one_of_them_behind() -> None:
    new = says("[[15|deaths 15 by=fire_department]] people died", article=1, hour=4, origin="AP")
    also = says("[[15|deaths 15 by=fire_department]] people died", article=2, hour=4, origin="AP")
    old = says("[[nine|deaths 9 by=sheriff]] people died", article=3, origin="AP")

    assert conflicts(new, also, old) == []
    assert behind(new, also, old) == [(3, 1)]


def test_an_article_that_its_publisher_replaced_is_history() -> None:
    replaced = replace(MINISTRY_26, is_replaced=True)

    assert (behind(replaced, MINISTRY_31), conflicts(replaced, MINISTRY_31)) == ([], [])


def test_an_article_past_its_update_life_is_history() -> None:
    newest = replace(MINISTRY_31, said_at=NOON + 72 * HOUR, seen_at=NOON + 72 * HOUR)

    assert behind(MINISTRY_26, newest) == []


def test_an_old_article_that_is_still_updated_is_behind() -> None:
    newest = replace(MINISTRY_31, said_at=NOON + 72 * HOUR, seen_at=NOON + 72 * HOUR)

    assert behind(replace(MINISTRY_26, seen_at=NOON + 70 * HOUR), newest) == [(1, 2)]


def test_a_figure_dated_to_an_earlier_day_is_a_record() -> None:
    dated = says("[[44|deaths 44 as_of=Saturday,_March_1 by=the_county]] had died", article=1)
    newest = says("[[61|deaths 61 by=the_county]] have died", article=2, hour=20)

    assert behind(dated, newest) == []


def test_passed_6000_is_not_behind_6300() -> None:
    loose = says("the toll passed [[6,000|deaths more_than 6000 by=the_agency]]", article=1)
    exact = says("[[6,300|deaths 6300 by=the_agency]] people died", article=2, hour=20)

    assert behind(loose, exact) == []


def story() -> list[Standing]:
    return [
        MINISTRY_26,
        MINISTRY_31,
        says("[[74|deaths 74 by=the_health_ministry]] died", article=3, hour=6),
        says("[[at least 20|deaths at_least 20]] died", article=4, hour=-3, seen=9),
        says("[[9|injuries 9 place=Leal]] were hurt", article=5, hour=2),
        says("[[9|injuries 9]] were hurt", article=6, hour=1, origin="AP"),
    ]


def test_the_order_in_which_standings_come_does_not_matter() -> None:
    expected = claims_of_story(story())

    assert all(claims_of_story(order) == expected for order in permutations(story()))


def test_who_says_what_now_is_told_by_publisher_and_by_authority() -> None:
    same_source = says("[[30|deaths 30 by=the_transport_ministry]] died", article=7, source="Paper 1", hour=3)
    (claim,) = claims_of_story([MINISTRY_26, MINISTRY_31, same_source])

    assert {(s.source, s.mention.quantity.value) for s in claim.by_publisher} == {
        ("Paper 1", 30),
        ("Paper 2", 31),
    }
    assert [s.mention.quantity.value for s in claim.by_authority] == [31]


def places(*marked: str) -> list[tuple[str, int]]:
    told: tuple[StoryClaim, ...] = claims_of_story(
        [says(f"[[{m}]]", article=i) for i, m in enumerate(marked)]
    )
    return [(claim.place, len(claim.standings)) for claim in told]


def test_a_figure_without_a_place_is_of_the_place_that_most_articles_name() -> None:
    assert places(
        "9|deaths 9", "9|deaths 9 place=Orvane", "9|deaths 9 place=Orvane", "4|deaths 4 place=Leal"
    ) == [
        ("leal", 1),
        ("orvane", 3),
    ]


def test_a_province_and_its_name_are_one_place() -> None:
    assert places("74|deaths 74 place=Nembe_province", "58|deaths 58 place=Nembe") == [("nembe", 2)]


def test_a_story_of_two_thousand_articles_is_told_whole() -> None:
    chance = random.Random(4)
    ministries = ("health ministry", "interior ministry", "police", "army", "mayor", "")
    standings = [
        Standing(
            key=(article, rank),
            article=article,
            source=f"Paper {article}",
            mention=Mention(
                0, 2, "12", Quantity(Decimal(chance.randint(1, 200)), Bound.EXACT), measure=measure,
                counting=Counting.TOTAL, attribution=Attribution(chance.choice(ministries)),
                place=chance.choice(("", "Orvane", "Leal")),
            ),
            said_at=NOON + timedelta(minutes=article),
            seen_at=NOON + timedelta(minutes=article),
            rank=rank,
        )
        for article in range(2000)
        for rank, measure in enumerate(("deaths", "injuries", "missing", "arrests", "rescued") * 2)
    ]  # fmt: skip
    claims = claims_of_story(standings)
    assert sum(len(claim.standings) for claim in claims) == len(standings)
