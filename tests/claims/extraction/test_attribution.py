from __future__ import annotations

import pytest

from claims.extraction import extract_passages
from tests.claims.extraction.told import mentions

SAID = [
    ("Nine people died, police said.", ("police", "")),
    ("Police said nine people died.", ("Police", "")),
    ("According to the health ministry, nine people died.", ("health ministry", "")),
    ("Nine people died, according to the Lomara Observatory.", ("Lomara Observatory", "")),
    ("Nine people died, Governor Ines Marra said on Tuesday.", ("Ines Marra", "Governor")),
    ("The authorities previously confirmed the deaths of nine miners.", ("authorities", "")),
    ("Nine people died, the Lomara-run health office said.", ("Lomara-run health office", "")),
    ("Bridge collapse kills nine: police", ("police", "")),
    ("Clashes in Nembe claimed 58 lives, the army said.", ("army", "")),
    ("Nine people died when the bridge fell.", ("", "")),
    ("Nine people were reported missing.", ("", "")),
]
SPANISH = [
    ("Nueve personas murieron, según los bomberos.", ("bomberos", "")),
    ("Nueve personas murieron, informó Protección Civil.", ("Protección Civil", "")),
    ("La guerrilla dijo que nueve de sus hombres murieron.", ("guerrilla", "")),
    ("Las autoridades confirmaron la muerte de nueve mineros.", ("autoridades", "")),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_a_number_is_credited_to_who_says_it(text: str, expected: tuple[str, str]) -> None:
    attribution = mentions(text)[0].attribution
    assert (attribution.name, attribution.role) == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_a_spanish_number_is_credited_to_who_says_it(text: str, expected: tuple[str, str]) -> None:
    attribution = mentions(text, "es")[0].attribution
    assert (attribution.name, attribution.role) == expected


def test_what_one_clause_says_is_not_credited_to_the_speaker_of_the_next() -> None:
    killed, arrested = mentions(
        "Troops killed nine men in Velada, while the home office said 40 people had been arrested."
    )
    assert (killed.attribution.name, arrested.attribution.name) == ("", "home office")


def test_he_is_the_speaker_of_the_passage_before() -> None:
    passages = ["Mayor Juan Paz said nine people died.", "Forty more were hurt, he said."]
    found = extract_passages(passages, language="en").mentions
    assert [(index, mention.attribution.name) for index, mention in found] == [
        (0, "Juan Paz"),
        (1, "Juan Paz"),
    ]
