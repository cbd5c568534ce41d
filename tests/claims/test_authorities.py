from __future__ import annotations

import pytest

from claims.authorities import are_different_authorities, authority_key, is_same_authority

SAME = [
    ("the health ministry", "Ministerio de Salud"),
    ("the Ministry of Health", "health ministry"),
    ("interior ministry", "Ministerio del Interior"),
    ("transport minister", "Ministerio de Transporte"),
    ("the coast guard", "la guardia costera"),
    ("civil protection agency", "Protección Civil"),
    ("the navy", "la Armada"),
    ("the fire department", "los bomberos"),
    ("the ministry", "the health ministry"),
    ("Red Cross", "Cruz Roja"),
    ("the U.N.", "la ONU"),
    ("police chief Dana Orr", "la Policía"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_names_of_one_authority_are_the_same(one: str, other: str) -> None:
    assert is_same_authority(one, other)
    assert not are_different_authorities(one, other)


DIFFERENT = [
    ("the health ministry", "the interior ministry"),
    ("Ministerio de Defensa", "Ministerio de Salud"),
    ("the army", "the rebels"),
    ("police", "the fire brigade"),
    ("the mayor", "the governor"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_authorities_are_different(one: str, other: str) -> None:
    assert are_different_authorities(one, other)
    assert not is_same_authority(one, other)


def test_a_person_may_speak_for_any_office() -> None:
    assert not are_different_authorities("Dana Orr", "police")


@pytest.mark.parametrize("name", ["", "officials", "local authorities", "a source", "fuentes oficiales"])
def test_these_name_nobody_in_particular(name: str) -> None:
    assert authority_key(name) == frozenset()
    assert not is_same_authority(name, name)
    assert not are_different_authorities(name, "police")
