from __future__ import annotations

import pytest

from tests.claims.extraction.told import measures, mentions

ENGLISH = [
    ("Nine people were killed in Velada.", [("deaths", 9)]),
    ("A blast killed nine people in Velada.", [("deaths", 9)]),
    ("Blast kills 9 in Velada", [("deaths", 9)]),
    ("9 dead as bus plunges into gorge", [("deaths", 9)]),
    ("The storm left nine people dead.", [("deaths", 9)]),
    ("The storm claimed nine lives.", [("deaths", 9)]),
    ("Nine people lost their lives.", [("deaths", 9)]),
    ("The ferry sank with the loss of nine lives.", [("deaths", 9)]),
    ("The deaths of nine miners shook Lomara.", [("deaths", 9)]),
    ("Rescuers found nine bodies.", [("deaths", 9)]),
    ("The death toll rises to 19 from 14.", [("deaths", 19), ("deaths", 14)]),
    ("That brings the death toll to 19.", [("deaths", 19)]),
    ("The number of injured reached 40.", [("injuries", 40)]),
    ("Three people were killed and at least a dozen wounded.", [("deaths", 3), ("injuries", 12)]),
    (
        "An explosion hit it, killing eight workers and injuring 30.",
        [("deaths", 8), ("injuries", 30)],
    ),
    ("12 students and two teachers died.", [("deaths", 12), ("deaths", 2)]),
    ("Rebels killed the driver and 12 passengers.", [("deaths", 12)]),
    ("Six monks, five of them Spaniards, were killed.", [("deaths", 6), ("deaths", 5)]),
    ("Police arrested 63 people.", [("arrests", 63)]),
    ("More than 3,000 people had been arrested.", [("arrests", 3000)]),
    ("Twenty people are missing.", [("missing", 20)]),
    ("Hundreds are unaccounted for.", [("missing", 100)]),
    ("Some 400 villagers were evacuated.", [("evacuated", 400)]),
    ("The flood displaced 14 million people.", [("displaced", 14_000_000)]),
    ("Nine workers were taken to hospital.", [("hospitalised", 9)]),
    ("Gunmen kidnapped nine pupils.", [("kidnapped", 9)]),
    ("Nine miners were rescued.", [("rescued", 9)]),
    ("The fire destroyed 40 homes.", [("buildings_destroyed", 40)]),
    ("The fire has burned 12,400 acres.", [("area_burned", 12400)]),
    ("The fire is 45 percent contained.", [("containment", 45)]),
    ("A 6.1-magnitude quake struck.", [("magnitude", 6.1)]),
    ("Some 9,000 protesters filled the square.", [("protesters", 9000)]),
    ("It cost $5 million.", [("money", 5_000_000)]),
    ("It cost £5 million, or 6 million euros.", [("money", 5_000_000), ("money", 6_000_000)]),
    ("Nine people were killed or injured.", [("casualties", 9)]),
    ("26 gunmen killed 3 officers.", [("deaths", 3)]),
    ("He threatened to kill 10 judges.", []),
    ("The crash killed 12 cows.", []),
    ("The number of dead stood at 31, two fewer than announced.", [("deaths", 31)]),
    ("The town reported 22 dead while the ministry counted 18.", [("deaths", 22), ("deaths", 18)]),
    ("One of the three leaders has been found dead.", [("deaths", 1)]),
    ("Eight people, excluding the gunman, died.", [("deaths", 8)]),
    ("A man shot dead eight clerks at a depot.", [("deaths", 8)]),
    ("Eight clerks were shot dead at a depot.", [("deaths", 8)]),
    ("Gunmen seized 61 farmers, but police put the number at 35.", []),
    ("Gunmen abducted 61 farmers, but police put the number at 35.", [("kidnapped", 61), ("kidnapped", 35)]),
    ("The bus carried 45 people when it fell, killing 19 of them.", [("deaths", 19)]),
    ("Some 14 people suffered minor injuries.", [("injuries", 14)]),
    ("Nine people, the mayor said, were at lunch.", []),
    ("Rebels freed nine pupils and were holding 20.", [("rescued", 9), ("kidnapped", 20)]),
    ("He was fined after holding 20.", []),
    ("Storms killed nine people in Kolm and four in Varn.", [("deaths", 9), ("deaths", 4)]),
    ("Storms kill 9 in Kolm, 4 in Varn", [("deaths", 9), ("deaths", 4)]),
    ("Storms killed nine people in Kolm and four met in Varn.", [("deaths", 9)]),
    ("NINE PEASANTS WERE KILLED IN SAN ROQUE.", [("deaths", 9)]),
    ("The mayor, 54, and two aides were killed.", [("age", 54), ("deaths", 2)]),
    ("Nine men, aged 20 to 35, were arrested.", [("arrests", 9), ("age", 20)]),
    ("Nine clerks of the bank, members of a choir, were hurt.", [("injuries", 9)]),
    (
        "Six monks -- five weavers and one cook -- and two maids were killed.",
        [("deaths", 6), ("deaths", 5), ("deaths", 1), ("deaths", 2)],
    ),
    ("Rebels killed the mayor of Kolm, as well as two clerks.", [("deaths", 2)]),
    ("None of the nine monks and 20 cooks was hurt.", []),
    ("The bomb would have killed 40 people.", []),
    ("More than 90 dead or wounded lay there.", [("casualties", 90)]),
    ("The report lists arrests — more than 400 so far — and floggings.", [("arrests", 400)]),
    ("The blast raised to 17 the number of miners killed this year.", [("deaths", 17)]),
    ("The blast raised to 17 the number of pylons blown up.", []),
    ("Two bank branches and a kiosk were blown up.", []),
    ("Nine people were hurt. The plan covers the other three departments.", [("injuries", 9)]),
    ("The number of hectares sown with poppies, a killing field, went to 900.", []),
    ("Four clerks had bullet wounds.", [("injuries", 4)]),
    ("He received four bullet wounds.", []),
]
SPANISH = [
    ("Nueve personas murieron en Peñalba.", [("deaths", 9)]),
    ("Murieron al menos nueve personas.", [("deaths", 9)]),
    ("El derrumbe causó 17 muertos.", [("deaths", 17)]),
    ("El naufragio ha dejado 24 muertos y 3 heridos.", [("deaths", 24), ("injuries", 3)]),
    ("El número de muertos asciende a 19.", [("deaths", 19)]),
    ("Elevan a 24 los muertos por el naufragio.", [("deaths", 24)]),
    ("La muerte de 18 agentes conmocionó al país.", [("deaths", 18)]),
    ("Otras 12 personas resultaron heridas.", [("injuries", 12)]),
    ("Fueron detenidas 3.000 personas.", [("arrests", 3000)]),
    ("La policía detuvo a 64 personas.", [("arrests", 64)]),
    ("Entre 10 y 15 personas están desaparecidas.", [("missing", 10)]),
    ("Unos 400 vecinos fueron evacuados.", [("evacuated", 400)]),
    ("El fuego arrasó 300 hectáreas.", [("area_burned", 300)]),
    ("Nueve mineros perdieron la vida.", [("deaths", 9)]),
    ("Hallan con vida a nueve mineros", [("rescued", 9)]),
    ("Hallan sin vida a nueve mineros", [("deaths", 9)]),
    ("El Ejército abate a nueve rebeldes", [("deaths", 9)]),
    ("Perdieron la vida nueve mineros.", [("deaths", 9)]),
    ("Asciende a 24 la cifra de muertos.", [("deaths", 24)]),
    ("Un hombre de 43 años murió.", [("deaths", 1), ("age", 43)]),
    ("Obligó a evacuar a 1.500 vecinos.", [("evacuated", 1500)]),
    ("No hay víctimas.", [("casualties", 0)]),
    ("Ninguno de los nueve mineros resultó herido.", []),
    ("Mataron al alcalde así como a dos guardias.", [("deaths", 2)]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_an_english_quantity_has_its_measure(text: str, expected: list[tuple[str, float]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_a_spanish_quantity_has_its_measure(text: str, expected: list[tuple[str, float]]) -> None:
    assert measures(text, "es") == expected


IMPLICIT = [
    ("A soldier was wounded.", "en", ("injuries", 1, "A soldier")),
    ("Police shot and killed a gunman.", "en", ("deaths", 1, "a gunman")),
    ("Nobody was hurt.", "en", ("injuries", 0, "Nobody")),
    ("There were no casualties.", "en", ("casualties", 0, "no casualties")),
    ("Murió una mujer en Lomara.", "es", ("deaths", 1, "una")),
]


@pytest.mark.parametrize(("text", "language", "expected"), IMPLICIT)
def test_a_victim_without_a_numeral_is_implied(
    text: str, language: str, expected: tuple[str, int, str]
) -> None:
    (mention,) = mentions(text, language)
    assert mention.is_implicit
    assert (mention.measure, int(mention.quantity.value), mention.surface) == expected


def test_someone_to_whom_nothing_happened_is_not_implied() -> None:
    assert mentions("A soldier said the dead were counted.") == ()
