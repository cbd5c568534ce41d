from __future__ import annotations

import pytest

from tests.claims.extraction.told import mentions

PLACES = [
    ("Nine people were killed in Almaria.", "", "Almaria"),
    ("Nine people were killed in the city of San Telmo on Monday.", "", "San Telmo"),
    ("In Velada, nine people were killed.", "", "Velada"),
    ("Nine people were killed near Port Velada.", "", "Port Velada"),
    ("Nine people were killed in the port of Velada.", "", "Velada"),
    ("Nine people were killed in North Almaria.", "", "North Almaria"),
    ("Nine people were killed in the Almar valley.", "", "Almar"),
    ("Storm kills nine in Almar Valley", "", "Almar"),
    ("Nine people were killed in January.", "", ""),
    ("Nine people were killed in the city.", "Velada", "Velada"),
    ("Nine people were killed.", "Velada", ""),
    ("NINE PEASANTS WERE KILLED IN SAN ROQUE.", "", "SAN ROQUE"),
]
ACTORS = [
    ("Lomaran security forces have killed at least nine men.", "Lomaran security forces"),
    ("Nine men were shot dead by soldiers.", "soldiers"),
    ("Members of the army killed nine men.", "Members of the army"),
    ("The blast killed nine men.", ""),
]


@pytest.mark.parametrize(("text", "dateline", "place"), PLACES)
def test_a_number_counts_at_its_place(text: str, dateline: str, place: str) -> None:
    assert mentions(text, place=dateline)[0].place == place


@pytest.mark.parametrize(("text", "actor"), ACTORS)
def test_who_did_it_is_not_who_suffered_it(text: str, actor: str) -> None:
    (mention,) = mentions(text)
    assert (mention.measure, mention.actor) == ("deaths", actor)


def test_soldiers_are_a_group_and_people_are_none() -> None:
    groups = [m.group for m in mentions("Nine soldiers died. Nine people died.")]
    assert groups == ["soldier", ""]
