"""Reads notes to readers and to editors from paragraphs of their own: corrections, "Eds: …"."""

from __future__ import annotations

import re

from articles.documents import Notice

_I = re.IGNORECASE
SHORTEST, LONGEST = 12, 3000
_OPEN = r"[\[(*_\s]{0,4}"
# "Correction: …", "Clarification (March 9): …", "Nota del editor: …"
_HEADED = re.compile(
    rf"""{_OPEN}
    (?: corrections? (?:\s(?:&|and)\sclarifications?)? | correction\snotice | clarifications?
      | editor(?:['’]?s|s['’])?\snote | note\sto\sreaders
      | correcci[oó]n | correcciones | fe\sde\s(?:errores|erratas) | aclaraci[oó]n | rectificaci[oó]n
      | nota\s(?:del\seditor|de\sla\sredacci[oó]n|a\slos\slectores|aclaratoria) )
    (?: \s?\([^()]{{1,60}}\) | (?:,|\son|\sof|\sdel?)\s[^:.]{{0,40}}\d )?
    [*_]{{0,3}}\s?[:.—–\n]""",
    _I | re.VERBOSE,
)
_HEADING = re.compile(
    r"""[*_\#\s]{0,4}
    (?: corrections? (?:\s(?:&|and)\sclarifications?)? | clarification | editor['’]s\snote
      | correcci[oó]n | fe\sde\s(?:errores|erratas) | aclaraci[oó]n | rectificaci[oó]n )
    [*_\s]{0,3}""",
    _I | re.VERBOSE,
)
# Only "this story" is our own: "the report was revised" and "an earlier report" are news.
_STORY = r"(?:story|article|report|headline|post|page|piece|item|dispatch)"
_NOTICIA = r"(?:noticia|art[ií]culo|informaci[oó]n|nota|texto|titular|publicaci[oó]n|despacho)"
_TOLD = re.compile(
    rf"""{_OPEN}
    (?: this\s(?:[a-z]{{3,9}}\.?\s\d{{1,2}}\s)?{_STORY}\s
        (?: (?:has\sbeen|was|had\sbeen)\s(?:\w{{1,12}}\s)?
            (?:updated|corrected|amended|clarified|revised|changed|refiled)
          | corrects | clarifies | refiles | removes | previously | earlier
          | originally (?!\s(?:appeared|ran|aired|published|posted|featured|written)\b) )\b
      | (?:an?|the)\s(?:earlier|previous|original)\sversion\s
        (?: of\s(?:this\s{_STORY}|the\s(?:story|article))
          | (?:\w{{1,12}}ly\s)?(?:said|gave|stated|misstated|put|had) )\b
      | est[ae]\s{_NOTICIA}\s(?:ha\ssido|fue)\s(?:actualizad|corregid|modificad|rectificad)[oa]\b
      | (?:en\s)?una\sversi[oó]n\s(?:anterior|previa)\s
        (?: de\sest[ae]\s{_NOTICIA}
          | publicada | dec[ií]a | daba | hablaba | indicaba | señalaba | cifraba )\b
    )""",
    _I | re.VERBOSE,
)
_EDITORIAL = re.compile(r"\(?\s?(?:Eds|Editors|Nota a los editores|Editores)\.?\s?[:.]\s{1,3}\S", _I)


def read_notice(paragraph: str) -> Notice | None:
    """The note of correction, clarification or update that a paragraph is, with where="text"."""
    text = paragraph.strip()
    if not SHORTEST <= len(text) <= LONGEST or not (_HEADED.match(text) or _TOLD.match(text)):
        return None
    return Notice(text, where="text")


def is_notice_heading(line: str) -> bool:
    """Whether a line is a heading such as "Correction", so that the next paragraph is the notice."""
    return SHORTEST - 2 <= len(line) < 60 and bool(_HEADING.fullmatch(line))


def is_editorial_note(paragraph: str) -> bool:
    """Whether a paragraph speaks to editors: "Eds: Updates. With AP Photos." """
    return SHORTEST - 2 <= len(paragraph) <= LONGEST and bool(_EDITORIAL.match(paragraph.strip()))
