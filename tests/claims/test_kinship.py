from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from articles.documents import Block, BlockKind, Dateline, Document
from claims.kinship import Telling, gather_stories, origin_of, text_likeness
from claims.likeness import names_in
from claims.occasions import occasions_of
from tests.claims.wording import NOON


def tells(
    headline: str,
    body: str,
    *,
    key: int = 0,
    source: str = "",
    hour: float = 0,
    agency: str = "",
    toll: int = 0,
) -> Telling:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in body.split("\n"))
    at = NOON + timedelta(hours=hour)
    dateline = Dateline("", agency=agency) if agency else None
    tolls = frozenset({("deaths", Decimal(toll))}) if toll else frozenset()
    return Telling(
        key, Document(headline, blocks, dateline=dateline), at, at, source or f"Paper {key}", tolls
    )


BUS = tells("Bus plunge kills 26 in Orvane", "A bus fell into a river in Orvane, the ministry said.")
BUS_ES = tells(
    "Suben a 31 los muertos en Orvane", "El Ministerio elevó a 31 los muertos al caer un autobús en Orvane."
)
FIRE = tells(
    "Cuatro muertos en el incendio de una casa en Orvane", "El fuego empezó en la cocina, en Orvane."
)
STORM = tells(
    "Hurricane Berta kills 29 in Brea", "Hurricane Berta killed 29 across Costa Brea. Port Leal was hit."
)
STORM_CITY = tells("El huracán deja 11 muertos en Leal", "El huracán Berta dejó 11 muertos en Leal.")
LATER = tells("Bus plunge kills 3 in Orvane", "A bus fell into a river in Orvane.", hour=24 * 30)
LOCAL = tells(
    "19 protesters still in cells", "Nineteen of the 63 held at the fuel protests.", source="Tavo Tribune"
)
WIRE = tells(
    "Police arrest 63 at fuel protests in Tavo", "Police arrested 63 at protests in the capital Tavo."
)

TOGETHER = [
    ("two languages", BUS, BUS_ES),
    ("a city and its country", STORM, STORM_CITY),
    ("a local paper that is called by the town", LOCAL, WIRE),
    (
        "two accounts that open alike and name other people",
        tells(
            "Blast at Orvane mill kills 4",
            "A blast at a flour mill in Orvane killed four, foreman Ruud Dahl said.",
        ),
        tells(
            "Blast at Orvane mill kills 6",
            "A blast at the flour mill in Orvane killed six, said mayor Ines Borg.",
        ),
    ),
]
APART = [
    (
        "two crashes of one country and day",
        tells(
            "Bus crash kills five in Ravna", "Five died when a bus hit a truck near Ravna in western Lutria."
        ),
        tells(
            "Nine die in Lutria as bus burns at Selk",
            "A bus crash killed nine at Selk on the road to Port Leal.",
        ),
    ),
    (
        "a guide kept up for months and a crash",
        replace(tells("Travel in Orvane", "What to know of buses in Orvane.", hour=-2400), last_at=NOON),
        tells("Bus plunge kills 26 in Orvane", "A bus fell into a river in Orvane."),
    ),
    ("a bus and a fire of one town and day", BUS, FIRE),
    ("the same town a month later", BUS, LATER),
    ("two towns", BUS, tells("Bus plunge kills 26 in Lamora", "A bus fell into a river in Lamora.")),
    (
        "two stories without a name",
        tells("Bus plunge kills 26", "A bus fell."),
        tells("Bus kills 4", "A bus hit."),
    ),
]


@pytest.mark.parametrize(("why", "one", "other"), TOGETHER, ids=[row[0] for row in TOGETHER])
def test_one_story_is_told_by(why: str, one: Telling, other: Telling) -> None:
    assert gather_stories([one, other]) == ((0, 1),)


@pytest.mark.parametrize(("why", "one", "other"), APART, ids=[row[0] for row in APART])
def test_two_stories_are_told_by(why: str, one: Telling, other: Telling) -> None:
    assert gather_stories([one, other]) == ((0,), (1,))


def test_articles_are_gathered_through_one_another() -> None:
    assert gather_stories([BUS, FIRE, BUS_ES, STORM]) == ((0, 2), (1,), (3,))


def test_a_name_is_not_a_word_that_opens_a_sentence() -> None:
    assert names_in("Floods hit Orvane. Helicopters flew to Port Leal on Monday.") == {
        "orvane",
        "port",
        "leal",
    }


OCCASIONS = [
    ("bus crash kills five, firefighters say", {"road crash"}),
    ("blaze at plant", {"fire"}),
    ("the minister was in training for business", set()),
    ("un incendio en el puerto", {"fire"}),
    ("terremoto y tsunami", {"earthquake"}),
]


@pytest.mark.parametrize(("text", "expected"), OCCASIONS)
def test_a_text_names_these_occasions(text: str, expected: set[str]) -> None:
    assert occasions_of(text) == expected


ROOF = "A chapel roof fell on worshippers on Sunday, killing 15 people. Heavy snow had lain on it for days."


def test_a_credit_line_names_the_origin() -> None:
    assert origin_of(tells("Roof falls", ROOF, source="Plains Ledger", agency="AP"), []) == "AP"


def test_an_agencys_own_article_has_no_other_origin() -> None:
    assert origin_of(tells("Roof falls", ROOF, source="AP", agency="AP"), []) == ""


def test_a_copy_without_a_credit_line_is_known_by_its_words() -> None:
    first = tells("Roof falls", ROOF, key=1, source="Metro")
    copy = tells("Tragedy in chapel", ROOF.replace("15", "nine"), key=2, source="Sun", hour=1)

    assert origin_of(copy, [first, copy]) == "Metro"
    assert origin_of(first, [first, copy]) == ""


def test_two_accounts_of_one_event_are_not_copies() -> None:
    own = tells(
        "Chapel roof gives way", "Fifteen worshippers died when snow brought a chapel roof down.", key=2
    )

    assert text_likeness(tells("Roof falls", ROOF), own) < 0.3
