from __future__ import annotations

import pytest

from tests.claims.extraction.told import mentions, only

UNITS = [
    ("It fell 5% there.", "percent"),
    ("It fell five per cent there.", "percent"),
    ("It cost $2,000 there.", "dollar"),
    ("It cost US$5 there.", "dollar"),
    ("It cost A$5 there.", "australian dollar"),
    ("It cost S$1mil there.", "singapore dollar"),
    ("It cost RM3.06mil there.", "malaysian ringgit"),
    ("It cost 1,200€ there.", "euro"),
    ("It cost 7.5 million Danish crowns.", "danish krone"),
    ("It costs $58 per barrel.", "dollar per barrel"),
    ("It costs $80 per sq m.", "dollar per square metre"),
    ("It is 12,400 acres wide.", "acre"),
    ("It does 140 km/h downhill.", "kilometre per hour"),
    ("It is 24.5 cubic feet.", "cubic foot"),
    ("It is 32m2 there.", "square metre"),
    ("It drew 5 W there.", "watt"),
    ("It was 30 degrees Celsius.", "degree celsius"),
    ("A 27-kilometre ring", "kilometre"),
    ("A magnitude 6.1 quake", "magnitude"),
    ("A 7.8-magnitude quake", "magnitude"),
    ("A 4-year-old goat", "year of age"),
    ("The mayor, Ana Ruiz, 58, left.", "year of age"),
    ("ANA RUIZ, 58, A FORMER MAYOR, LEFT.", "year of age"),
    ("She was aged 25 then.", "year of age"),
    ("He will be 35 by June.", "year of age"),
    ("It made 50 previous years.", "year"),
    ("There were two in my car.", ""),
    ("They found 200 pounds of flour.", "pound-mass"),
    ("It cost PS21,700 there.", "pound sterling"),
    ("It cost PS2.7m there.", "pound sterling"),
    ("Life expectancy there is 73.", "year of age"),
    ("He weighed 150 pounds then.", "pound-mass"),
    ("A 40-pound bag", "pound-mass"),
    ("They lost 200 pounds of savings.", "pound sterling"),
    ("A 40-pound fine", "pound sterling"),
    ("He paid 40 pounds.", "pound sterling"),
    ("It costs $3 per pound.", "dollar per pound-mass"),
    ("It ran 9.8 ± 0.1 km that day.", "kilometre"),
    ("Add another goat or two.", "goat"),
    ("Wait a day or two.", "day"),
]
SPANISH = [
    ("Costó 20 millones de dólares.", "dollar"),
    ("Costó 300 pesos mexicanos.", "mexican peso"),
    ("Bajó un 15 por ciento.", "percent"),
    ("Mide 660 metros cuadrados.", "square metre"),
    ("Ardieron 300 hectáreas.", "hectare"),
    ("Tuvo magnitud 6,4.", "magnitude"),
    ("Un hombre de 34 años", "year of age"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_a_unit_has_its_canonical_name(text: str, unit: str) -> None:
    assert only(text).quantity.unit == unit


@pytest.mark.parametrize(("text", "unit"), SPANISH)
def test_a_spanish_unit_has_the_same_name(text: str, unit: str) -> None:
    assert mentions(text, "es")[-1].quantity.unit == unit


def test_a_preposition_after_a_number_is_no_inch() -> None:
    assert only("They saw 12 in the square.").quantity.unit == ""


def test_what_a_sum_is_per_may_stand_after_its_conversion() -> None:
    assert mentions("Some 9 billion shekels ($2.4 billion) a year")[0].quantity.unit == "shekel per year"
