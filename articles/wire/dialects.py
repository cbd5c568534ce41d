"""What agencies and sites write on their updates, as data: words, verbs, and the forms they stand in.

A new word goes into a table here; `articles.wire.labels` is the small reader.
Patterns are tried on short texts only and every repeat in them is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# The words of a label, in lower case, and the kinds they stand for.
KINDS: dict[str, tuple[str, ...]] = {
    "update": ("update",), "updated": ("update",), "live": ("update",), "live updates": ("update",),
    "actualización": ("update",), "actualizacion": ("update",), "actualizado": ("update",),
    "actualizada": ("update",), "ampliación": ("update",), "ampliacion": ("update",),
    "directo": ("update",), "en directo": ("update",), "en vivo": ("update",),
    "wrapup": ("wrapup",), "roundup": ("wrapup",), "resumen": ("wrapup",),
    "lead": ("lead",), "ld": ("lead",),
    "ld-writethru": ("lead", "writethru"), "writethru": ("writethru",),
    "corrected": ("correction",), "correction": ("correction",), "corrective": ("correction",),
    "corrección": ("correction",), "correccion": ("correction",), "corregido": ("correction",),
    "rectificación": ("correction",), "rectificacion": ("correction",),
    "clarification": ("clarification",), "aclaración": ("clarification",), "aclaracion": ("clarification",),
    "refile": ("refile",), "rpt": ("repeat",), "repeat": ("repeat",), "repetición": ("repeat",),
    "urgent": ("urgent",), "urgente": ("urgent",),
    "alert": ("alert",), "flash": ("alert",), "avance": ("alert",), "extra": ("alert",),
    "breaking": ("alert",), "breaking news": ("alert",), "última hora": ("alert",), "ultima hora": ("alert",),
    "apnewsalert": ("alert",), "news alert": ("alert",),
    "hold": ("hold",), "hold hold hold": ("hold",),
    "kill": ("kill",), "kill kill kill": ("kill",), "bulletin kill": ("kill",), "mandatory kill": ("kill",),
    "anulada": ("kill",), "anulación": ("kill",), "anulacion": ("kill",),
    "elimination": ("withdrawal",), "withdrawn": ("withdrawal",), "story withdrawn": ("withdrawal",),
    "advisory": ("advisory",),
    "add": ("add",), "insert": ("insert",), "sub": ("sub",),
    # Reuters' names for sorts of stories say nothing of an earlier state.
    "brief": ("original",), "exclusive": ("original",), "factbox": ("original",),
}  # fmt: skip

# Verbs of notes as printed, in lower case, and the English verb a LabelItem carries.
VERBS: dict[str, str] = {
    "updates": "updates", "updating": "updates", "actualiza": "updates", "actualizando": "updates",
    "recasts": "recasts", "leads": "recasts",
    "corrects": "corrects", "correcting": "corrects", "corrige": "corrects", "rectifica": "corrects",
    "fixes": "corrects",
    "adds": "adds", "adding": "adds", "añade": "adds", "agrega": "adds", "amplía": "adds", "amplia": "adds",
    "añadiendo": "adds", "incluye": "adds", "includes": "adds",
    "inserts": "inserts", "inserta": "inserts",
    "incorporates": "incorporates", "incorpora": "incorporates",
    "edits": "edits", "edita": "edits", "recaps": "recaps", "recapitula": "recaps",
    "rewrites": "rewrites", "reescribe": "rewrites",
    "refiles": "refiles", "repeats": "repeats", "repite": "repeats", "resends": "repeats",
    "subs": "subs", "replaces": "subs", "sustituye": "subs", "reemplaza": "subs",
    "clarifies": "clarifies", "aclara": "clarifies", "precisa": "clarifies",
    "removes": "removes", "deletes": "removes", "drops": "removes", "elimina": "removes",
    "suprime": "removes",
    "changes": "changes", "cambia": "changes", "modifica": "changes",
}  # fmt: skip

# What a note makes of the story; every other verb makes it an update.
VERB_KINDS: dict[str, str] = {
    "corrects": "correction",
    "clarifies": "clarification",
    "refiles": "refile",
    "repeats": "repeat",
}
# The verb that a note leaves out: "(Update 1: new death toll)".
IMPLIED_VERBS: dict[str, str] = {
    "update": "updates",
    "correction": "corrects",
    "clarification": "clarifies",
    "refile": "refiles",
    "repeat": "repeats",
}
# Verbs whose objects are a list: "adds details, quotes".
LISTING_VERBS = frozenset({"adds", "inserts", "incorporates", "updates"})

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4,
    "quinto": 5, "sexto": 6, "séptimo": 7, "octavo": 8, "noveno": 9, "décimo": 10,
}  # fmt: skip


class Place(StrEnum):
    """Where a form stands: at an end of the headline, as a line of its own, inside a slugline."""

    HEADLINE_START = "headline_start"
    HEADLINE_END = "headline_end"
    LINE = "line"
    SLUG = "slug"


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a label. A form that is not common is read only in its own dialects."""

    dialects: tuple[str, ...]
    place: Place
    pattern: re.Pattern[str]
    is_common: bool = True


def any_of(words: list[str] | tuple[str, ...] | dict[str, str]) -> str:
    """An alternation that prefers the longest word."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _form(dialects: str, place: Place, pattern: str, *, flags: int = 0, is_common: bool = True) -> Form:
    compiled = re.compile(pattern, re.VERBOSE | re.DOTALL | flags)
    return Form(tuple(dialects.split()), place, compiled, is_common)


# VERBOSE mode ignores blanks in a pattern, so words with blanks are escaped by any_of().
VERB = any_of(VERBS)
_NUMBER = r"(?:\s{1,3}(?:No\.\s?)?(?P<number>\d{1,3})\b)?"
_ORDINAL = r"(?P<number>\d{1,2})\s?(?:st|nd|rd|th)"
_DASH = r"\s{0,2}[-–—]{1,2}\s{0,2}"
_NOTE = r"(?P<note>.{1,2000}?)"
_STACKED = any_of(("UPDATE", "WRAPUP", "CORRECTED", "CORRECTION", "REFILE", "RPT", "REPEAT", "BRIEF",
                   "EXCLUSIVE", "FACTBOX", "ADVISORY", "STORY WITHDRAWN", "WITHDRAWN", "URGENT",
                   "CLARIFICATION",                   "KILL", "HOLD"))  # fmt: skip
_ALARMS = {
    "dpa": any_of(("KILL KILL KILL", "HOLD HOLD HOLD")),
    "ap": any_of(("BULLETIN KILL", "MANDATORY KILL")),
    "reuters": any_of(("STORY WITHDRAWN",)),
}
_WEB = any_of(("UPDATED", "UPDATE", "CORRECTED", "CORRECTION", "CLARIFICATION", "BREAKING", "BREAKING NEWS",
               "LIVE", "LIVE UPDATES", "URGENT", "KILL", "HOLD", "WITHDRAWN", "ADVISORY", "ALERT", "URGENTE",
               "ACTUALIZACIÓN", "ACTUALIZADO", "CORRECCIÓN", "RECTIFICACIÓN", "ACLARACIÓN", "ÚLTIMA HORA",
               "EN VIVO", "EN DIRECTO", "DIRECTO", "AVANCE"))  # fmt: skip
_NOUN = any_of(("Update", "Updated", "Corrected", "Correction", "Clarification", "Refile", "Repeat",
                "Actualización", "Actualizacion", "Actualizado", "Actualizada", "Ampliación", "Ampliacion",
                "Corrección", "Correccion", "Corregido", "Rectificación", "Rectificacion", "Aclaración",
                "Aclaracion", "Repetición", "Anulada", "Anulación"))  # fmt: skip
_IN_SLUG = any_of(("APNewsAlert", "BULLETIN KILL", "MANDATORY KILL", "KILL", "ELIMINATION", "CORRECTION",
                   "CORRECTIVE", "ADVISORY", "URGENT"))  # fmt: skip
_I = re.IGNORECASE

FORMS: tuple[Form, ...] = (
    # UPDATE 1-…, CORRECTED-UPDATE 3-…, CORRECTED (OFFICIAL)-…
    _form("reuters", Place.HEADLINE_START,
          rf"(?P<word>{_STACKED}){_NUMBER}(?:\s\(OFFICIAL\))?{_DASH}"),
    *(_form(dialect, Place.HEADLINE_START, rf"(?P<word>{alarm})\b(?:\s{{0,2}}[-–—:]|\s{{0,9}}$)\s{{0,2}}")
      for dialect, alarm in _ALARMS.items()),
    # UPDATED: …, UPDATE 2: …, Última hora: …
    _form("web generic", Place.HEADLINE_START, rf"(?P<word>{_WEB}){_NUMBER}\s?:\s{{0,3}}", flags=_I),
    # (LEAD) …, (2nd LD) …, (URGENT) …
    _form("yonhap", Place.HEADLINE_START, rf"\((?:{_ORDINAL}\s)?(?P<word>LEAD|LD|URGENT)\)\s{{0,3}}"),
    # 1st LD-Writethru: …, 2nd Ld: …
    _form("xinhua ap", Place.HEADLINE_START,
          rf"{_ORDINAL}\s(?P<word>ld-writethru|ld)\s?[:-]\s{{0,3}}(?=\S)", flags=_I),
    _form("xinhua", Place.HEADLINE_START, r"(?P<word>Roundup|Writethru):\s{0,3}(?=\S)", flags=_I,
          is_common=False),
    # 1ST LEAD …, 2ND ROUNDUP: …
    _form("dpa", Place.HEADLINE_START,
          r"(?P<number>\d{1,2})(?:ST|ND|RD|TH)\s(?P<word>LEAD|ROUNDUP)\b\s?[:-]?\s{0,3}(?=\S)"),
    # (Actualización) …, (Update 1) …
    _form("efe web", Place.HEADLINE_START, rf"\((?P<word>{_NOUN}){_NUMBER}\)[:\s]{{1,3}}", flags=_I),
    # … (Update 1), … (Actualización), … (UPDATED)
    _form("efe web", Place.HEADLINE_END, rf"\s{{1,3}}\((?P<word>{_NOUN}){_NUMBER}\)\s{{0,9}}", flags=_I),
    # (Update 1: adds …), (Actualización 2), (Rectificación de …)
    _form("efe", Place.LINE,
          rf"\(\s{{0,2}}(?P<word>{_NOUN}){_NUMBER}"
          rf"(?:\s{{0,3}}[:.,;–—-]\s{{0,3}}{_NOTE}|\s{{1,3}}(?P<loose>(?:{VERB}|con|de|del|en)\b.{{0,2000}}?))?"
          r"\s{0,2}\)\.?", flags=_I),
    # (Adds …), (Corrects paragraph 2 …), (Actualiza con …)
    _form("reuters efe", Place.LINE, rf"\(\s{{0,2}}(?P<note>(?:{VERB})\b.{{0,2000}}?)\s{{0,2}}\)\.?",
          flags=_I),
    # ATTENTION - UPDATES toll ///
    _form("afp", Place.LINE, rf"(?:ATTENTION|ATENCI[OÓ]N){_DASH}{_NOTE}\s{{0,3}}/{{2,4}}", flags=_I),
    # Eds: CORRECTS … With AP Photos.
    _form("ap", Place.LINE, rf"\(?\s{{0,2}}(?P<eds>Eds)\.?\s?[:.–—-]\s{{0,3}}{_NOTE}\s{{0,2}}\)?", flags=_I),
    # 1ST LEAD, 2ND ROUNDUP, HOLD HOLD HOLD
    _form("dpa", Place.LINE, r"(?:(?P<number>\d{1,2})(?:ST|ND|RD|TH)\s)(?P<word>LEAD|ROUNDUP)"),
    _form("dpa", Place.LINE, r"(?P<word>LEAD|ROUNDUP|EXTRA|REFILE)", is_common=False),
    *(_form(dialect, Place.LINE, rf"(?P<word>{alarm})") for dialect, alarm in _ALARMS.items()),
    _form("efe dpa ap generic", Place.LINE, r"\(?(?P<word>URGENTE?|BREAKING|APNewsAlert)\)?"),
    _form("efe", Place.LINE, r"\(?(?P<word>AVANCE)\)?", is_common=False),
    _form("ap", Place.LINE, rf"(?P<word>{_IN_SLUG})", is_common=False),
    # 3rd Ld-Writethru, Writethru
    _form("ap xinhua", Place.LINE, rf"(?:{_ORDINAL}\s?)?(?P<word>ld-writethru|writethru)", flags=_I),
    _form("ap xinhua", Place.LINE, rf"{_ORDINAL}\s?(?P<word>ld|add|insert|sub)", flags=_I),
    # BC-XX--Port Ansa-Storm, 3rd Ld-Writethru,512
    _form("ap", Place.SLUG,
          rf"[,-]\s{{0,2}}(?:{_ORDINAL}\s?)?(?P<word>ld-writethru|writethru|ld|add|insert|sub)\b(?=[\s,]|$)",
          flags=_I),
    _form("ap", Place.SLUG, rf"(?<!\w)(?P<word>{_IN_SLUG})(?!\w)"),
    # STORM-ANSA/ (UPDATE 1), … (WRAPUP 5, PIX, TV)
    _form("reuters", Place.SLUG,
          rf"\((?:[A-Z]{{2,12}},\s)?(?P<word>{_STACKED}){_NUMBER}(?:,[^()]{{0,60}})?\)"),
)  # fmt: skip
