from __future__ import annotations

import pytest

from tests.claims.extraction.told import values

NOTHING = [
    "It opened on Jan 7.",
    "They met on 7 January 2019.",
    "The storm of March 9, 2018, was mild.",
    "He was born in 1984.",
    "The 2019 elections were calm.",
    "The shop opens at 9:30 p.m.",
    "They left at 5 pm.",
    "The raid on the depot began at 1830, they said.",
    "The 4th brigade left.",
    "It was the twenty-first century.",
    "She was the thirty-second mayor.",
    "The 2022′s ended.",
    "She lived at 9 E 71st St in Lomara.",
    "575 Wilbraham Road, Lomara",
    "In the 1950s the road was mud.",
    "Flight MH17 was late.",
    "The M-16 was new.",
    "The PS5 was new.",
    "He drove an XC40 home.",
    "Update 1",
    "Kolm is under level 3 evacuations.",
    "Level 3 evacuations were lifted in Kolm.",
    "Level 2 and 3 evacuations were lifted in Kolm.",
    "Level 1-2-3 evacuations were lifted in Kolm.",
    "The county is in stage 2 restrictions.",
    "Stage two restrictions began in Kolm.",
    "The phase 3 closures stay.",
    "They won 2-0 in Lomara.",
    "The match ended 3-3.",
    "He lives at 575 Wilbraham Road.",
    "Call 555-222-2222 now.",
    "The 06/01/2022 note was lost.",
    "Version 1.2.3 is out.",
    "One should not forget that.",
    "This one is better.",
    "They play in the Big Ten.",
    "She sang on Radio One.",
    "See https://news.example/12/34 for more.",
    "He bought an iPhone 14 yesterday.",
    "She has a third-party cover.",
]
NOTHING_SPANISH = [
    "Abrió el 7 de enero de 2019.",
    "Siguen las evacuaciones de nivel 3 en Peñalba.",
    "La fase 2 de las evacuaciones empezó.",
    "Nació en 1984.",
    "Salieron a las 9:30 horas.",
    "El vuelo 370 llegó tarde.",
    "Un mercado se derrumbó.",
    "Ocurrió en la comarcal 412.",
]
STILL_READ = [
    ("Levels 1 and 2 were lifted for 12 homes.", [12]),
    ("The lake stood at level 3 feet above the dam.", [3]),
    ("He passed Kolm Valley 17 air miles west of Varn.", [17]),
    ("Some 2000 people came.", [2000]),
    ("He kept 1520 sq m of land.", [1520]),
    ("More than 1900 goats fled.", [1900]),
    ("1. The mayor saw 12 goats.", [12]),
    ("Day 2 of the summit drew 40 envoys.", [40]),
    ("They sell 10-15 goats a week.", [(10, 15)]),
    ("ON 23 SEPTEMBER 28 BODIES WERE SEEN.", [28]),
    ("The toll stands at 2345.", [2345]),
    ("A thirty-second silence began.", [30]),
    ("9 Die On Main Street", [9]),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing_is_not_read(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", NOTHING_SPANISH)
def test_what_counts_nothing_in_spanish_is_not_read(text: str) -> None:
    assert values(text, "es") == []


@pytest.mark.parametrize(("text", "expected"), STILL_READ)
def test_what_only_looks_like_a_date_or_label_is_read(text: str, expected: list[float]) -> None:
    assert values(text) == expected
