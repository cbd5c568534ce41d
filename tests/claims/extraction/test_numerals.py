from __future__ import annotations

import pytest

from tests.claims.extraction.told import values

ENGLISH = [
    ("They counted 1,234 sheep.", [1234]),
    ("It cost 1,234.56 dollars.", [1234.56]),
    ("The town has 40 000 residents.", [40000]),
    ("The rate was .25 percent.", [0.25]),
    ("Twenty-one students came.", [21]),
    ("One hundred and six goats.", [106]),
    ("Two hundred and two thousand votes.", [202000]),
    ("Some 3 million people.", [3_000_000]),
    ("4 thousand 3 hundred and 21 crates", [4321]),
    ("A dozen boats and two dozen cars", [12, 24]),
    ("A couple of survivors", [2]),
    ("Half a million homes", [500000]),
    ("One and a half million bees", [1_500_000]),
    ("Two and a half hours", [2.5]),
    ("3 million and a half", [3_500_000]),
    ("Two-thirds of voters", [0.666667]),
    ("A third of the crew", [0.333333]),
    ("A quarter of a million bricks", [250000]),
    ("The door is 5 1/2 inches thick.", [5.5]),
    ("1/16 of a pint", [0.0625]),
    ("¾ of the wall", [0.75]),
    ("Dozens of boats", [(12, 120)]),
    ("Scores of tents", [(20, 200)]),
    ("Tens of thousands of marchers", [(10000, 100000)]),
    ("Hundreds of millions of stars", [(100_000_000, 1_000_000_000)]),
    ("Several hundred goats", [(100, 1000)]),
    ("The firm has 229m users.", [229_000_000]),
    ("A $1.9tn plan", [1_900_000_000_000]),
    ("It lost 8.1bn euros.", [8_100_000_000]),
    ("Some 1.2m tons", [1_200_000]),
    ("He weighs 10k less.", [10_000]),
    ("A 50m pool", [50]),
    ("Minus 40 degrees", [-40]),
    ("A change of -3.5 percent", [-3.5]),
    ("Three point one four", [3.14]),
    ("It grew to 1.3x10^6 cells.", [1_300_000]),
    ("132 crore rupees", [1_320_000_000]),
    ("one hundred thirty-two fifths", [26.4]),
    ("Three twenty-fifths of the road", [0.12]),
    ("It fell by - $75 million.", [75_000_000]),
    ("٢٦ people", [26]),
]
SPANISH = [
    ("Hubo 1.234 heridos.", [1234]),
    ("Costó 1.234,56 euros.", [1234.56]),
    ("Unas 10 000 personas", [10000]),
    ("La tasa fue del 3,5 por ciento.", [3.5]),
    ("Treinta y dos alumnos", [32]),
    ("Dos mil trescientos cuarenta y siete votos", [2347]),
    ("2 mil millones de pesos", [2_000_000_000]),
    ("Tres billones cuatrocientos cincuenta y cinco mil millones", [3_455_000_000_000]),
    ("Medio millón de hogares", [500000]),
    ("Tres millones y medio de votos", [3_500_000]),
    ("Una docena de barcos", [12]),
    ("Decenas de barcos", [(12, 120)]),
    ("Cientos de miles de personas", [(100000, 1000000)]),
    ("Dos tercios de los votos", [0.666667]),
    ("Nueve coma cuatro metros", [9.4]),
    ("ciento treinta quintos", [26]),
    ("Cuesta 25 euros con 50.", [25.5]),
    ("Por 15 euros 50 puedes comer.", [15.5]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_an_english_number_has_its_value(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_a_spanish_number_has_its_value(text: str, expected: list[float]) -> None:
    assert values(text, "es") == expected
