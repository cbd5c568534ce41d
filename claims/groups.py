"""Groups whose dead are never counted as another's: soldiers, police, rebels, civilians, children, women."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.mentions import Counting, Mention

GROUPS: dict[str, tuple[str, ...]] = {
    "soldiers": ("soldier", "troop", "serviceman", "servicemen", "soldado", "militar", "marine", "conscript"),
    "police": (
        "police",
        "policeman",
        "policemen",
        "officer",
        "policía",
        "agente",
        "gendarme",
        "guard",
        "guardia",
    ),
    "rebels": (
        "rebel",
        "fighter",
        "militant",
        "insurgent",
        "guerrilla",
        "gunman",
        "gunmen",
        "rebelde",
        "combatiente",
        "guerrillero",
        "insurgente",
        "miliciano",
        "terrorist",
        "terrorista",
    ),
    "attackers": ("attacker", "assailant", "bomber", "atacante", "agresor"),
    "civilians": ("civilian", "civil", "civiles"),
    "children": (
        "child",
        "children",
        "kid",
        "boy",
        "girl",
        "baby",
        "infant",
        "niño",
        "niña",
        "menor",
        "menores",
        "pupil",
        "schoolchild",
        "schoolchildren",
        "alumno",
        "bebé",
    ),
    "women": ("woman", "women", "mujer"),
    "men": ("man", "men", "hombre"),
    "rescuers": ("firefighter", "rescuer", "bombero", "rescatista", "paramedic"),
    "journalists": ("journalist", "reporter", "periodista"),
    "foreigners": ("foreigner", "tourist", "extranjero", "turista"),
}
GROUP_OF = {word: group for group, words in GROUPS.items() for word in words}


@lru_cache(maxsize=4_096)
def group_of_noun(noun: str) -> str:
    """The group that a noun names, or "" where it says only that they are people.

    >>> group_of_noun("rebel fighters"), group_of_noun("passengers")
    ('rebels', '')
    """
    for word in reversed(noun.casefold().split()):
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in GROUP_OF:
                return GROUP_OF[form]
    return ""


def group_of(mention: Mention) -> str:
    """The group that is counted; a part is told by its noun even where that names no known group."""
    nouns = (mention.group, mention.noun, mention.quantity.unit)
    named = next((group for noun in nouns if (group := group_of_noun(noun))), "")
    if mention.counting == Counting.PART:
        return named or (mention.quantity.unit or mention.noun).casefold()
    return named


_ATTACKER = r"""(?:gunm[ae]n|attackers?|assailants?|shooters?|bombers?|suspects?|perpetrators?
    |killers?|hijackers?|atacantes?|agresor(?:es)?|tirador(?:es)?|pistoleros?|asaltantes?|suicidas?
    |homicidas?|autor(?:es)?)"""
_NEAR = r"(?:[^\W\d_]+[\s,]+){0,4}?"
WITHOUT_ATTACKER = re.compile(
    rf"""(?ix) \b (?: (?:not|without)\s(?:including|counting) | excluding | besides | apart\sfrom
    | aside\sfrom | sin\s(?:contar|incluir) | excluyendo | aparte\sde | además\sde )
    \s+ {_NEAR} {_ATTACKER} \b"""
)
WITH_ATTACKER = re.compile(
    rf"""(?ix) \b (?: including | counting | among\sthem | among\sthe\sdead | along\swith | as\swell\sas
    | inclu(?:id[oa]s?|yendo) | entre\sellos | contando | junto\scon ) [\s,]+ {_NEAR} {_ATTACKER} \b"""
)


@lru_cache(maxsize=4_096)
def scope_of_attackers(sentence: str) -> str:
    """ "with" where a sentence counts the attackers among the dead, "without" where it leaves them out.

    >>> scope_of_attackers("Nine people are dead, including the gunman, police said.")
    'with'
    """
    if WITHOUT_ATTACKER.search(sentence):
        return "without"
    return "with" if WITH_ATTACKER.search(sentence) else ""
