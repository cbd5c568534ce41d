from __future__ import annotations

import pytest

from tests.claims.extraction.told import mentions

NOUNS = [
    ("At least 18 security officers fell ill.", ["security officer"]),
    ("Three people left.", ["people"]),
    ("Some 60 commercial fishermen work there.", ["commercial fisherman"]),
    ("They did 700 heart transplants.", ["heart transplant"]),
    ("The 14 first-team players left.", ["first-team player"]),
    ("Nine lightning strikes hit it.", ["lightning strike"]),
    ("Ten of the 12 children sang.", ["child", "child"]),
    ("Seven small and medium firms closed.", ["small medium firm"]),
    ("One civilian waved.", ["civilian"]),
    ("They found 28 BODIES.", ["BODY"]),
    ("They hired 12 sales managers.", ["sales manager"]),
    ("It made 12 digital and physical sales.", ["digital physical sale"]),
    ("They sold 12 weapons.", ["weapon"]),
    ("They shot down 45 of 54 drones.", ["drone"]),
    ("More than half of the dead were monks.", ["dead"]),
    ("The firm has four-, five- and six-cylinder cars.", ["cylinder", "cylinder", "cylinder"]),
]
SPANISH = [
    ("Al menos 18 agentes enfermaron.", "agente"),
    ("Elevan a 24 los muertos.", "muerto"),
    ("Unas 12 mujeres cantaron.", "mujer"),
    ("Hay 12 camiones.", "camión"),
    ("Hay 12 voces.", "voz"),
    ("Hay 12 monjes.", "monje"),
    ("Hay 12 relojes.", "reloj"),
    ("Hallaron 28 CUERPOS.", "CUERPO"),
]


@pytest.mark.parametrize(("text", "units"), NOUNS)
def test_the_counted_noun_is_read_with_its_modifiers(text: str, units: list[str]) -> None:
    assert [m.quantity.unit for m in mentions(text)] == units


@pytest.mark.parametrize(("text", "unit"), SPANISH)
def test_the_spanish_noun_is_read_in_the_singular(text: str, unit: str) -> None:
    assert mentions(text, "es")[0].quantity.unit == unit


@pytest.mark.parametrize(
    "part", ["two of whom were on leave", "two of them off duty", "two of them beheaded"]
)
def test_two_of_whom_are_of_those_counted_before(part: str) -> None:
    officers, two = mentions(f"The blast killed 18 security officers, {part}.")
    assert (two.noun, two.quantity.unit) == ("security officers", "security officer")
    assert (two.counting, two.part_of, officers.part_of) == ("part", 0, None)


@pytest.mark.parametrize("noun", ["𝐁𝐑𝐈𝐃𝐆𝐄𝐒", "ℍℂ"])
def test_a_noun_in_capitals_that_have_no_small_form_is_read(noun: str) -> None:
    assert mentions(f"There are 12 {noun} in Talva.")[0].quantity.value == 12
