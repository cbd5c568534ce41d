"""Which authority a name means, across languages: "the health ministry" and "Ministerio de Salud" are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Words, in English and Spanish, and the concept they stand for. Endings are cut: each is a beginning.
CONCEPTS: dict[str, tuple[str, ...]] = {
    "ministry": ("ministr", "minister"),
    "health": ("health", "salud", "sanidad", "sanitari"),
    "interior": ("interior", "home affairs", "home office"),
    "defence": ("defen",),
    "transport": ("transport", "trafic"),
    "foreign": ("foreign", "exterior"),
    "justice": ("justice", "justicia"),
    "labour": ("labor", "labour", "trabajo"),
    "police": ("polic", "constab", "sheriff", "gendarm"),
    "fire service": ("fire", "bomber"),
    "civil protection": ("civil", "proteccion", "disaster", "emergenc", "catastrof", "desastre"),
    "coast guard": ("coast", "costera", "guardacost"),
    "navy": ("navy", "naval", "armada", "marina"),
    "army": ("army", "militar", "ejercito", "armed forces", "fuerzas armadas"),
    "rebels": ("rebel", "insurgent", "guerril", "militant", "separat"),
    "mayor": ("mayor", "alcald", "city council", "ayuntamiento", "municip"),
    "governor": ("governor", "gobernad"),
    "government": ("government", "gobierno", "cabinet"),
    "president": ("president", "presiden"),
    "prosecutor": ("prosecut", "fiscal"),
    "coroner": ("coroner", "forens", "medical examiner"),
    "hospital": ("hospital", "clinic", "medic"),
    "united nations": ("un", "u.n", "onu", "united nations", "naciones unidas"),
    "red cross": ("red cross", "cruz roja", "red crescent", "media luna"),
    "rights group": ("observatory", "observatorio", "rights", "derechos", "monitor"),
    "relief group": ("doctors without", "msf", "medicos sin", "unicef", "oxfam", "charity", "ong", "ngo"),
    "amnesty": ("amnesty", "amnistia"),
    "hamas": ("hamas",),
    "hezbollah": ("hezbol", "hizbul"),
    "taliban": ("taliban", "talib"),
    "church": ("church", "iglesia", "diocese", "bishop", "obisp"),
    "school": ("school", "universit", "escuela", "colegio"),
    "embassy": ("embassy", "embajada", "consul"),
    "family": ("famil", "relativ", "parient"),
    "operator": ("operator", "compan", "empresa", "operador"),
    "union": ("union", "sindicat"),
}  # fmt: skip
# Words that name nobody in particular, or that any authority may have.
EMPTY = frozenset(
    """
    the a an of for and in on at by its his her their local state provincial regional national federal
    official officials authorities authority source sources spokesman spokeswoman spokesperson department
    office agency service chief director head statement report reports according media said says el la los las
    del de y en según fuentes autoridades oficial oficiales portavoz agencia servicio departamento oficina
    estatal local nacional provincial regional jefe director comunicado witness witnesses testigos people
    """.split()  # noqa: SIM905
)
WHOLE_WORDS = ("un", "u.n", "onu")
WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")


@lru_cache(maxsize=4_096)
def authority_key(name: str) -> frozenset[str]:
    """What a name says about who speaks; empty where it names nobody in particular ("officials").

    >>> authority_key("the health ministry") == authority_key("Ministerio de Salud")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    found = {concept for concept, beginnings in CONCEPTS.items() if _pattern(beginnings).search(plain)}
    known = "|".join(beginning for concept in found for beginning in CONCEPTS[concept])
    rest = {
        word for word in WORD.findall(plain)
        if word not in EMPTY and not (known and re.match(known, word))
    }  # fmt: skip
    return frozenset(found) or frozenset(rest)


@lru_cache(maxsize=64)
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    ends = [re.escape(word) + (r"\b" if word in WHOLE_WORDS else "") for word in beginnings]
    return re.compile(r"\b(?:" + "|".join(ends) + ")")


def is_same_authority(a: str, b: str) -> bool:
    """Whether both names mean one authority; "the ministry" is taken for "the health ministry"."""
    one, other = authority_key(a), authority_key(b)
    return bool(one and other) and (one <= other or other <= one)


def are_different_authorities(a: str, b: str) -> bool:
    """Whether both names mean an office or a body of people, and not the same."""
    one, other = authority_key(a), authority_key(b)
    if not _is_office(one) or not _is_office(other):
        return False
    return not (one <= other or other <= one)


def _is_office(key: frozenset[str]) -> bool:
    """Whether a name says what office speaks; a person's name alone may be any office's."""
    return not key.isdisjoint(CONCEPTS)
