"""Notices of correction and update, read from the whole page before anything of it is taken for boilerplate.

Publishers put them into asides, footers, captions, boxes of their own and the markup for machines. What they
say of other stories, and where they ask readers for corrections, is no notice of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from articles.documents import Notice
from articles.reading.edges import is_list_heading
from articles.reading.passages import Passage, Place
from articles.reading.trees import words_of
from articles.wire.notices import LONGEST, SHORTEST, read_notice

WHERE = {
    Place.ASIDE: "aside",
    Place.FOOTER: "footer",
    Place.HEADER: "header",
    Place.DETAILS: "details",
    Place.CAPTION: "figcaption",
    Place.FIGURE: "figcaption",
}
IN_TEXT, BEFORE, AFTER, STATED = "text", "before", "after", "json-ld"
# A box with more passages than these holds more than a notice.
MOST_IN_BOX, LONGEST_BOX, HIGHEST_BOX = 5, 2000, 3

_I = re.IGNORECASE | re.VERBOSE
_MARK = re.compile(r"^[•*†‡▪●■–—>\-\s]{1,4}")
_OF_THIS = (
    r"(?:story|article|report|headline|post|page|piece|item|dispatch|caption|graphic|map|chart|table|video)"
)
_DE_ESTA = (
    r"(?:noticia|art[ií]culo|informaci[oó]n|nota|texto|titular|publicaci[oó]n|despacho|pieza|reportaje|leyenda"
    r"|pie\ de\ foto|gr[aá]fico|mapa|cr[oó]nica|entrada|historia)"
)
_CHANGED = r"(?:updated?|corrected|amended|clarified|revised|edited|changed|modified|republished|refiled)"
_CAMBIADO = r"(?:actualizad|corregid|modificad|rectificad|editad|ampliad|enmendad)[oa]s?"
# Wordings that only the maker of this very page uses, beside those that the wire's reader knows.
_TOLD = re.compile(
    rf"""
    (?:(?:update|note|n\.?b|actualizaci[oó]n|nota)\b[^:.]{{0,40}}:\ ?)?
    (?: this\ (?:\w+\ )?{_OF_THIS}\ (?:has\ been|was|had\ been|is|now)\ (?:\w+\ ){{0,2}}{_CHANGED}\b
      | (?:an?|the)\ (?:earlier|previous|prior|original|initial)\ (?:(?:online|print|web|published)\ )?
            (?:version|headline|caption|photo\ caption)\b
      | in\ an?\ (?:earlier|previous|original)\ version\b
      | (?:due\ to|because\ of|owing\ to)\ an?\ (?:\w+\ )?(?:error|mistake)\b
      | (?:we|the\ \w+)\ (?:have|has)\ (?:corrected|amended|clarified|updated)\ (?:this|the|our|an?)\b
      | {_CHANGED}\ (?:on|at|in)?\b.{{0,60}}?\ to\ (?:correct|clarify|reflect|include|remove|add|fix|note
          |make\ clear|show)\b
      | a\ correction\ was\ made\b
      | (?:an?|the)\ correction\ (?:has\ been|was)\ (?:made|added|appended)\b
      | est[ae]\ {_DE_ESTA}\ (?:ha\ sido|fue|se\ ha|se)\ (?:{_CAMBIADO}|actualiz[oó]|corrigi[oó]
          |modific[oó]|rectific[oó])
      | (?:en\ )?(?:una|la)\ (?:primera\ )?versi[oó]n\ (?:anterior|previa|inicial|original)\b
      | (?:una|la)\ primera\ versi[oó]n\ de\b
      | (?:por|debido\ a)\ un\ error\ (?:de\ (?:edici[oó]n|redacci[oó]n|transcripci[oó]n|traducci[oó]n)
          |tipogr[aá]fico|nuestro)
      | (?:hemos|se\ ha|se\ han)\ (?:corregido|rectificado|aclarado|actualizado|modificado)\b
      | {_CAMBIADO}\b.{{0,60}}?\ para\ (?:corregir|aclarar|reflejar|incluir|a[ñn]adir|eliminar|precisar
          |rectificar)\b
      | donde\ (?:dec[ií]a|dice)\b.{{1,200}}\bdebe\ decir\b
      | n\.?\ de\ la\ r\.? )
    """,
    _I,
)
_HEADING = re.compile(
    r"""[*_#\s]{0,4}
    (?: corrections? (?:\ (?:&|and)\ clarifications?)? | correction\ notice | clarifications?
        | editor['’]?s['’]?\ note
      | note\ to\ readers | errat(?:um|a) | amend(?:ed|ment) | update(?:d)?\ (?:note|notice) | retraction
      | correcci[oó]n(?:es)? | fe\ de\ (?:errores|erratas) | aclaraci[oó]n | rectificaci[oó]n(?:es)?
      | nota\ (?:del\ editor|de\ la\ redacci[oó]n|aclaratoria|a\ los\ lectores) )
    (?:\ ?\([^()]{1,60}\) | (?:,|\ on|\ of|\ del?)\ [\w\s,]{0,40}\d{1,4} )?
    [*_\s:.]{0,3}""",
    _I,
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:corrections?|corrected|clarifications?|errat(?:um|a)|amendment|editors?-?note|update-?note"
    r"|correccion(?:es)?|rectificacion|aclaracion|fe-?de-?errata?s?|fe-?de-?errores|nota-?(?:del?-?)?(?:editor|redaccion))"
    r"(?:[\s_-]|$)"
)
# Words with which one says what was wrong, and what is right.
_SAYS_WHAT = re.compile(
    r"""\b(?: (?:earlier|previous|original|initial)(?:ly)?\b | misstat | misspel | misident
      | misquot | misattribut
      | mislabel | misreport | incorrect | inaccura | erroneous | in\ error | by\ mistake | wrong
          | should\ have
      | should\ (?:read|be) | has\ been | have\ been | was\ (?:\w+\ )?(?:corrected|updated|amended
          |changed) | regret
      | we\ (?:said|wrote|reported|gave|stated) | stated | omitted | rather\ than | instead\ of
      | anterior | err[oó]ne | equivocad | incorrect | inexact | por\ error | debe\ decir | en\ realidad
      | en\ (?:lugar|vez)\ de | ha\ sido | se\ (?:dec[ií]a|indicaba|afirmaba|public[oó]|corrige|ha)
          | lamentamos )
    | ,\ (?:and\ )?not\ | ,\ (?:y\ )?no\ """,
    _I,
)
_STRANGERS = re.compile(
    r"comment|comentario|disqus|discussion|respond|related|relacionad|recommend|recirc|most-?(?:read|popular|viewed)"
    r"|trending|teaser|promo|newsletter|bolet[ií]n|sign-?up|subscri|suscri|more-(?:news|stories|on)|up-?next"
    r"|read-?(?:next|also)|(?:^|[\s_-])cards?(?:[\s_-]|$)|latest|mas-?leid|te-?puede|cookie|consent|paywall"
)
# "Correction" set in bold with the note behind it; a correction officer is a person.
_BOLD_HEADING = re.compile(
    r"(?:corrections?|clarification|editor['’]?s note|correcci[oó]n|aclaraci[oó]n|rectificaci[oó]n"
    r"|fe de (?:errores|erratas)|nota (?:del editor|de la redacci[oó]n))"
    r"\s(?=(?:the|an?|this|we|in|due|because|el|la|las|los|una?|en|est[ea]|por)\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*_]{0,4}$")
# "Spotted an error? Tell us": the page speaks of notices to come.
_CALL = re.compile(
    r"""\b(?:report|request|submit|suggest|send|flag)\w*\ (?:an?\ |us\ |any\ |your\ |the\ )?(?:\w+\ )?
        (?:corrections?|errors?|mistakes?|typos?)\b
    | \b(?:see|spot|spotted|found|find|notice[d]?)\ (?:an?|any|something)\ (?:\w+\ )?(?:error|mistake
        |typo|wrong|inaccura)
    | \bcorrections?\ (?:policy|page|desk|column|form|request|archive)\b
    | \b(?:tell|let)\ us\ (?:know|about)\b | \bto\ (?:request|report|submit)\b
    | \b(?:read|see|view)\ (?:our|all)\ corrections\b
    | \b(?:corrections?|errors?)\b.{0,60}\b(?:e-?mail|contact|write\ to|call)\b
    | \b(?:informe|informar|reporte|reportar|env[ií]e|enviar|env[ií]anos|comunique|notifique|av[ií]sanos
        |avisar|solicitar?)
        \b.{0,40}\b(?:correcci[oó]n|correcciones|error|errores|errata|erratas)\b
    | ¿?(?:ha|has)\ (?:visto|encontrado|detectado)\ (?:un|alg[uú]n)\ error | pol[ií]tica\ de\ correcciones
    | \b(?:correcciones|errores)\b.{0,60}\b(?:escriba|escr[ií]benos|correo|contacte)""",
    _I,
)
# The paper's column of corrections, and lists of corrected stories.
_OF_OTHERS = re.compile(
    r"""(?:corrections?:?\s|correcci[oó]n(?:es)?:?\s)?
    (?:an?|the|una?|el|la|our|nuestr[oa])\ (?:\w+\ ){0,2}?(?:article|story|report|column|editorial
        |photograph|picture
        |art[ií]culo|noticia|reportaje|informaci[oó]n|cr[oó]nica)\ (?:on|in|published|about|that\ (?:ran
            |appeared)
        |publicad[oa]|sobre|del?|aparecid[oa]|que\ apareci[oó])\b(?!\ (?:this|est[ae])\b)""",
    _I,
)
# Where a text came from, who edited it, how often it is brought up to date: nothing is said of a change.
_OF_ORIGIN = re.compile(
    r"""\brepublished\ (?:here|from|with|under|by|courtesy)\b | \bsyndicated\ feed\b
    | \bedited\ (?:by|for\ (?:\w+\ (?:and|or)\ )?(?:length|clarity|style|brevity))\b
    | \b(?:last\ (?:updated|modified|edited|revised)|(?:is|are)\ (?:being\ |\w+ly\ )?(?:updated|revised))\b
    | \bse\ actualiza(?:r[aá])?\b""",
    _I,
)
_OF_A_FAULT = re.compile(
    r"\b(?:correct|clarif|error|mistake|mis(?:stat|spel|ident|quot|attr|report)|earlier version)",
    re.IGNORECASE,
)
# A clock on the page is no notice: it says something else at every look.
_CLOCK = re.compile(
    r"\b(?:\d+|an?|a\ few)\ (?:sec\w*|min\w*|hours?|hrs?|days?)\ ago\b|\bhace\ \d+\ \w+|\bjust\ now\b", _I
)
_BEFORE_NOTICE = re.compile(r"(?<=[.!?)”»\]])\s{1,3}(?=[\[(*]?[A-ZÁÉÍÓÚ])|\n+")


_LIST = re.compile(
    r"(?:\d+ comments?|\d+ comentarios?|reader comments"
    r"|join the conversation|discussion|[uú]ltimas noticias|latest|top stories|la conversaci[oó]n)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A notice on the page: its words, and the passages that are it (of a caption: that hold it)."""

    text: str
    passages: tuple[Passage, ...]


def find_notes(passages: Sequence[Passage], *, outlined: Sequence[Passage]) -> list[Found]:
    """Every notice of this story on its page, each once, in the order of the page.

    `outlined` are the passages in which the body is thought to stand.
    """
    own = {id(passage) for passage in outlined}
    found: list[Found] = []
    taken: set[int] = set()
    lists: set[HtmlElement] = set()
    for position, passage in enumerate(passages):
        if _heads_list(passage.text) and (around := passage.owner.getparent()) is not None:
            lists.add(around)
        if passage.is_link or passage.is_card or id(passage) in taken or _is_listed(passage.owner, lists):
            continue
        note = _read(passages, position, is_body=id(passage) in own)
        if note and not any(_holds(other.text, note.text) for other in found):
            found.append(note)
            taken.update(id(part) for part in note.passages)
    return found


def _heads_list(text: str) -> bool:
    """Whether other stories, or what readers say, stands under this heading."""
    return is_list_heading(text) or (len(text) < 60 and bool(_LIST.fullmatch(text.casefold().strip(" .:»>"))))


def _is_listed(element: HtmlElement, lists: set[HtmlElement]) -> bool:
    """Whether a passage stands in what such a heading heads; of the article itself only its inner boxes."""
    if not lists:
        return False
    above = element.getparent()
    while above is not None:
        if above in lists:
            return above.tag not in ("article", "main", "body") or above is not element.getparent()
        above = above.getparent()
    return False


def _read(passages: Sequence[Passage], position: int, *, is_body: bool) -> Found | None:
    passage = passages[position]
    if passage.place in (Place.CAPTION, Place.FIGURE):
        return _in_caption(passage)
    box = _named_box(passage.owner)
    if box is not None:
        return _in_box([part for part in passages[position:] if _is_inside(part.owner, box)][:MOST_IN_BOX])
    if _is_quoted(passage.owner) or (passage.is_foreign and _is_strangers(passage.owner)):
        return None
    if _HEADING.fullmatch(passage.text):
        return _under_heading(passages, position, is_body=is_body)
    if not is_note(passage.text):
        return None
    return Found(passage.text, (passage,))


def is_note(text: str) -> bool:
    """Whether a passage is a notice by its wording alone.

    >>> is_note("This article was amended on 4 May 2022 to correct the name of the bridge.")
    True
    >>> is_note("See an error? Report a correction.")
    False
    """
    text = _MARK.sub("", text)
    if not SHORTEST <= len(text) <= LONGEST:
        return False
    heading = _BOLD_HEADING.match(text)
    if heading and text[heading.end()].isupper():
        return bool(_SAYS_WHAT.search(text)) and _is_own(text[heading.end() :])
    return bool(read_notice(text) or _TOLD.match(text)) and _is_own(text)


def _is_own(text: str) -> bool:
    """Whether such words tell of this page: no call to its readers, no other story, no title, no clock."""
    if _OF_ORIGIN.search(text) and not _OF_A_FAULT.search(text):
        return False
    says_what = bool(_SAYS_WHAT.search(text))
    if _CLOCK.search(text) or _OF_OTHERS.match(text) or (_CALL.search(text) and not says_what):
        return False
    return says_what or (bool(_SENTENCE_END.search(text)) and len(text.split()) >= 5)


def _in_caption(passage: Passage) -> Found | None:
    if len(passage.text) > LONGEST:
        return None
    starts = [0, *(match.end() for match in _BEFORE_NOTICE.finditer(passage.text))]
    for start in starts:
        if is_note(passage.text[start:]):
            return Found(passage.text[start:], (passage,))
    return None


def _named_box(element: HtmlElement) -> HtmlElement | None:
    """The element around a passage that its maker calls a correction."""
    for level, around in enumerate((element, *element.iterancestors())):
        if level > HIGHEST_BOX or around.tag in ("article", "main", "body"):
            return None
        if _NAMED.search(words_of(around)):
            return around
    return None


def _in_box(parts: list[Passage]) -> Found | None:
    text = "\n".join(part.text for part in parts if not part.is_link)
    said = _MARK.sub("", text)
    if not SHORTEST <= len(said) <= LONGEST_BOX or all(_HEADING.fullmatch(part.text) for part in parts):
        return None
    return Found(text, tuple(parts)) if _is_own(said) else None


def _under_heading(passages: Sequence[Passage], position: int, *, is_body: bool) -> Found | None:
    """A heading such as "Correction" with what stands under it; alone in the text it may be a chapter's."""
    heading = passages[position]
    parent = heading.owner.getparent()
    around = parent if parent is not None and parent.tag not in ("article", "main", "body") else None
    under = [part for part in passages[position + 1 : position + MOST_IN_BOX] if not part.is_link]
    if around is not None and not is_body:
        under = [part for part in under if _is_inside(part.owner, around)]
    else:
        under = under[:1]
    text = "\n".join(part.text for part in under)
    if not SHORTEST <= len(text) <= LONGEST_BOX or not _SAYS_WHAT.search(text) or not _is_own(text):
        return None
    return Found(f"{heading.text}\n{text}", (heading, *under))


def _is_strangers(element: HtmlElement) -> bool:
    """Whether readers, other stories or the site speak here, and not only a box of some odd name."""
    for around in (element, *element.iterancestors()):
        if around.tag in ("nav", "form", "dialog", "menu") or _STRANGERS.search(words_of(around)):
            return True
    return False


def _is_quoted(element: HtmlElement) -> bool:
    return element.tag in ("blockquote", "q") or any(
        above.tag in ("blockquote", "q") for above in element.iterancestors()
    )


def _is_inside(element: HtmlElement, around: HtmlElement) -> bool:
    return element is around or any(above is around for above in element.iterancestors())


def _holds(one: str, other: str) -> bool:
    """Whether two notices are one, given twice (for wide and narrow screens) or once with its heading."""
    ours, theirs = _bare(one), _bare(other)
    return ours in theirs or theirs in ours


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def place_notes(
    found: Iterable[Found], *, passages: Sequence[Passage], body: Iterable[str], stated: Iterable[str]
) -> tuple[Notice, ...]:
    """The notices with where they stood; what the page states for machines alone comes last.

    `body` are the texts of the body's blocks, `stated` the corrections in the markup.
    """
    texts = set(body)
    places = [number for number, passage in enumerate(passages) if passage.text in texts]
    numbers = {id(passage): number for number, passage in enumerate(passages)}
    frames = {passages[place].owner.getparent() for place in places}
    notices = [Notice(note.text, _where(note, places, numbers, frames)) for note in found]
    return (*notices, *_stated(stated, notices))


def _where(
    note: Found, places: Sequence[int], numbers: dict[int, int], frames: set[HtmlElement | None]
) -> str:
    first = note.passages[0]
    if first.place in WHERE:
        return WHERE[first.place]
    number = numbers[id(first)]
    if first.owner.getparent() in frames and places and places[0] < number:
        return IN_TEXT
    if not places or number > places[-1]:
        return AFTER
    return BEFORE if number < places[0] else IN_TEXT


def _stated(stated: Iterable[str], notices: Sequence[Notice]) -> Iterator[Notice]:
    kept = [notice.text for notice in notices]
    for text in stated:
        if len(text) < SHORTEST or " " not in text or any(_holds(text, other) for other in kept):
            continue
        kept.append(text)
        yield Notice(text[:LONGEST], STATED)
