"""Agencies and the look of names, as data, for datelines and bylines alike."""

from __future__ import annotations

import re

# As written by themselves; compared without regard to case.
AGENCIES = frozenset(
    name.casefold()
    for name in (
        "AA", "AAP", "ABC", "ACAN-EFE", "Agence France-Presse", "Agencia EFE", "Agencias", "Anadolu", "ANI",
        "ANSA",
        "AP", "APA", "Associated Press", "The Associated Press", "AFP", "BBC", "Belga", "Bloomberg",
        "The Canadian Press", "CNN", "CP", "dpa", "dpa/tmn", "dpa-AFX", "EFE", "EFE/EPA", "EFEUSA",
        "EP", "Europa Press",
        "IANS", "Interfax", "Jiji", "Kyodo", "Kyodo News", "Lusa", "NHK", "Notimex", "PA", "PA Media", "PAP",
        "Prensa Latina", "PTI", "Reuters", "Thomson Reuters", "RIA Novosti", "SANA", "Sputnik", "TASS",
        "Télam", "TT",
        "UPI", "Xinhua", "Yonhap", "Staff", "Redacción", "Agencies",
    )
)  # fmt: skip

PARTICLES = frozenset({
    "de", "del", "la", "las", "los", "el", "al", "y", "e", "da", "das", "do", "dos", "di", "du", "des",
    "le", "van", "von", "der", "den", "ter", "bin", "ibn", "ben", "abu", "upon", "on", "of", "the",
    "and", "sur", "in", "under",
})  # fmt: skip
_WORD = re.compile(r"[^\s,/]+")


def is_agency(name: str) -> bool:
    """Whether this is the name of a news agency or broadcaster that signs its reports."""
    return " ".join(name.replace(" - ", "-").split()).casefold() in AGENCIES


def is_name(text: str, *, most_words: int = 8) -> bool:
    """Whether every word could be part of a proper name: capitals, and small words like "de" between."""
    words = _WORD.findall(text)
    if not words or len(words) > most_words or words[0] in PARTICLES:
        return False
    # "ACAN - EFE"
    return all(_is_capitalised(word) or word in PARTICLES for word in words if word != "-")


def _is_capitalised(word: str) -> bool:
    letters = word.lstrip("(\"'‘“¿-")
    # Scripts without case have names too.
    return bool(letters) and letters[0].isalpha() and not letters[0].islower()
