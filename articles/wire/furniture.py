"""Tells what surrounds every page (links, buttons, sign-offs, credits) from the sentences of the story.

A line is furniture only when it is nothing else: a known phrase as a whole, a known opening of a link
line without a full stop, or a credit in its fixed wording. In doubt it stays in the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.wire.dateline import MONTHS
from articles.wire.dialects import any_of

_I = re.IGNORECASE
# "-0-" is the shortest, a list of contributors the longest.
SHORTEST, LONGEST, LONGEST_CREDIT = 3, 300, 900
LONGEST_TAIL = 80

# Whole lines, in lower case, without punctuation at their ends.
PHRASES = frozenset({
    "related articles", "related stories", "related news", "related topics", "related posts",
    "related links", "related content", "related internet links", "related", "back to top button",
    "back to top", "share this", "share this article", "share this story", "share", "share this page",
    "share on facebook", "share on twitter", "share on whatsapp", "share via email", "tweet", "facebook",
    "twitter", "whatsapp", "telegram", "linkedin", "email", "e-mail", "print", "print this page",
    "copy link", "advertisement", "advertising", "sponsored", "sponsored content", "continue reading",
    "continue reading the main story", "story continues below", "story continues below advertisement",
    "article continues below", "read more", "read also", "more on this story", "more on this", "see also",
    "you may also like", "recommended", "recommended stories", "most read", "most popular", "trending",
    "trending now", "top stories", "latest news", "more news", "subscribe", "subscribe now", "sign up",
    "sign in", "log in", "sign up for our newsletter", "newsletter", "newsletters", "follow us",
    "follow us on twitter", "follow us on facebook", "comments", "leave a comment", "leave a reply",
    "view comments", "show comments", "post a comment", "report a typo", "report an error",
    "listen to this article", "watch live", "skip advertisement", "skip to content", "tags", "filed under",
    "topics", "loading", "next article", "previous article", "around the web", "from around the web",
    "editors' picks", "what to read next", "up next",

    "artículos relacionados", "noticias relacionadas", "contenido relacionado", "temas relacionados",
    "relacionado", "relacionadas", "relacionados", "volver arriba", "ir arriba", "botón volver arriba",
    "comparte", "compartir", "compartir noticia", "comparte esta noticia", "compartir en facebook",
    "compartir en twitter", "compartir en whatsapp", "imprimir", "enviar por correo", "copiar enlace",
    "publicidad", "anuncio", "continúe leyendo", "sigue leyendo", "seguir leyendo", "leer más", "lee más",
    "lea más", "lea también", "lee también", "leer también", "te puede interesar", "le puede interesar",
    "también te puede interesar", "te recomendamos", "más información", "más noticias", "lo más leído",
    "lo más visto", "últimas noticias", "suscríbete", "suscríbase", "suscribirse", "iniciar sesión",
    "boletín", "síguenos", "síguenos en twitter", "síganos", "comentarios", "deja un comentario",
    "dejar un comentario", "ver comentarios", "etiquetas", "temas", "archivado en",
    "escucha este artículo", "cargando",
})  # fmt: skip

# Headings after which a page's tail lists the titles of other stories.
LIST_HEADINGS = frozenset({
    "related articles", "related stories", "related news", "related posts", "related links",
    "related content", "related topics", "related", "more on this story", "more on this",
    "you may also like", "recommended", "recommended stories", "most read", "most popular", "trending",
    "trending now", "top stories", "latest news", "more news", "see also", "read more", "read also",
    "what to read next", "editors' picks", "tags", "topics", "filed under", "comments",
    "artículos relacionados", "noticias relacionadas", "contenido relacionado", "temas relacionados",
    "relacionado", "te puede interesar", "le puede interesar", "también te puede interesar",
    "te recomendamos", "más noticias", "lo más leído", "lo más visto", "últimas noticias", "lea también",
    "lee también", "etiquetas", "temas", "archivado en", "comentarios",
})  # fmt: skip

# Openings of a line that links to another story.
_LINK_OPENINGS = any_of((
    "Read more", "Read also", "Also read", "More on this", "More on this story", "More", "Related",
    "Related story", "Related article", "Related stories", "See also", "Watch", "Listen",
    "You may also like", "Recommended", "Lea también", "Lee también", "Leer más", "Lea más", "Lee más",
    "Te puede interesar", "Le puede interesar", "También te puede interesar", "Le recomendamos",
    "Te recomendamos", "Relacionado", "Vea también", "Ver también", "Noticia relacionada", "Tags", "Topics",
    "Filed under", "Etiquetas", "Archivado en", "Photo gallery", "In pictures", "Galería", "Follow us on",
    "Síguenos en", "Share this",
))  # fmt: skip
_LINK = re.compile(
    rf"(?:{_LINK_OPENINGS})\s?[:|»>→]\s{{0,3}}\S.{{0,200}}|Image\s(?:source|copyright)[:,]?\s.{{1,80}}", _I
)
# "Last updated: Jan 7, 2022 12:30 GMT": such an opening, then nothing but words of date and time.
_STAMP = re.compile(
    r"(?:(?:first|last)\s)?(?:published|updated|modified|posted|publicado|actualizado|última\sactualización)\b(?P<time>.{3,70})",
    _I,
)
_TIME_WORDS = frozenset(MONTHS) | frozenset({
    "on", "at", "by", "el", "a", "las", "la", "de", "del", "am", "pm", "m", "p", "h", "hrs", "gmt", "utc",
    "cet", "cest", "et", "edt", "est", "pt", "pst", "pdt", "bst", "ist", "ago", "hace", "hour", "hours",
    "minute", "minutes", "min", "mins", "day", "days", "hora", "horas", "minuto", "minutos", "st", "nd",
    "rd", "th", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "wed", "thu", "fri", "sat", "sun", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado",
    "domingo",
})  # fmt: skip
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_CREDITS = re.compile(
    r"\((?:additional\s)?(?:reporting|writing|editing|compiled|graphic|production)\s(?:and\s\w{1,12}\s)?by\s.{1,600}\)"
    r"|(?:additional\s)?reporting\sby\s[^.]{1,200}[;.]\s{0,2}(?:additional\s|writing|editing).{1,300}"
    r"|(?:our\sstandards:\s)?the\sthomson\sreuters\strust\sprinciples\.?"
    r"|our\sstandards:\s.{1,80}"
    r"|(?:the\s)?(?:associated\spress|ap|reuters|afp|efe)\s(?:\w{1,12}\s)?(?:writers?|journalists?|reporters?|"
    r"correspondents?|staff)\s.{1,400}\scontributed(?:\sto\sthis\s(?:report|story))?\.?"
    r"|(?:©|\(c\)\s?(?:19|20)\d\d|copyright\s(?:©\s?|\(c\)\s?)?(?:19|20)\d\d)(?!\w).{0,400}"
    r"|(?:all\srights\sreserved|todos\slos\sderechos\sreservados|reservados\stodos\slos\sderechos)\b.{0,300}"
    r"|this\smaterial\smay\snot\sbe\spublished,\sbroadcast.{0,200}"
    r"|(?:está\s)?(?:expresamente\s)?prohibida\s(?:la\s)?(?:reproducción|redistribución).{0,300}"
    r"|(?:\(?this\sis\sa\s)?developing\sstory[.;,].{0,150}|this\s(?:is\sa\sdeveloping\sstory|story\sis\sdeveloping).{0,150}"
    r"|click\shere\s.{1,150}|haga\sclic\saquí\s.{1,150}", _I)  # fmt: skip
_RULES = re.compile(r"[-–—_=*#.·•~|/\s]{1,200}|-0-|\(?(?:END|ENDS|ENDIT|Enditem|FIN|MORE|MTF)\)?")

_INITIALS = r"(?:\s{1,3}[a-zñ]{1,5}(?:[-/ ][a-zñ]{1,5}){0,5})?"
_EXTRAS = r"(?:\s{0,3}\((?:foto|vídeo|video|audio|infografía|gráfico)s?\)){0,4}"
_AGENCY = (
    r"(?:Agencia\sEFE|ACAN-EFE|EFEUSA|EFE|AFP|dpa|Reuters|Xinhua|Yonhap|AP|EP|ANSA|Lusa|Notimex|TASS|UPI"
    r"|(?:PTI|ANI)(?:\s[A-Z]{2,4}){0,4})"
)
# What an agency writes after the last full stop: "EFE", "EFE abc/def", "(EFE)", "(END)", "-0-".
_SIGN_OFF = re.compile(
    r"(?<=[.!?…\"”’»)\]])\s{0,3}"
    rf"(?:{_AGENCY}{_INITIALS}|\({_AGENCY}\)|\((?:END|ENDS|FIN)\)|Enditem|-0-|///){_EXTRAS}\s{{0,3}}"
)
_SIGNED_LINE = re.compile(
    rf"(?:{_AGENCY}{_INITIALS}|\({_AGENCY}\)){_EXTRAS}|{_EXTRAS}|[a-zñ]{{2,4}}(?:[-/][a-zñ]{{2,4}}){{1,5}}"
)
_ENDS = (".", ".”", '."', ".'", ".’", ".»", ".)")
_PUNCTUATION = " \t.:;,!»>→←↑▲▼|•*#-–—…"


def is_furniture(line: str) -> bool:
    """Whether a whole paragraph belongs to the page and not to the story.

    >>> is_furniture("Related Articles"), is_furniture("Read more: Bridge reopens")
    (True, True)
    >>> is_furniture("Share this burden, the bishop asked them.")
    False
    """
    if not SHORTEST <= len(line) <= LONGEST_CREDIT:
        return False
    if _CREDITS.fullmatch(line) or _RULES.fullmatch(line):
        return True
    if len(line) > LONGEST or line.endswith(_ENDS):
        return False
    return _phrase(line) in PHRASES or bool(_LINK.fullmatch(line)) or _is_stamp(line)


def _is_stamp(line: str) -> bool:
    stamp = _STAMP.fullmatch(line)
    tokens = _TOKEN.findall(stamp["time"].casefold()) if stamp else []
    return any(token.isdigit() for token in tokens) and all(
        token.isdigit() or token in _TIME_WORDS for token in tokens
    )


def _phrase(line: str) -> str:
    return " ".join(line.casefold().strip(_PUNCTUATION).split()) if len(line) < 80 else ""


def split_furniture(paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
    """The paragraphs of the story and those of the page, each in reading order."""
    tail = _tail_start(paragraphs)
    story: list[str] = []
    furniture: list[str] = []
    for position, paragraph in enumerate(paragraphs):
        (furniture if position >= tail or is_furniture(paragraph) else story).append(paragraph)
    return story, furniture


def _tail_start(paragraphs: Sequence[str]) -> int:
    """Where a closing list of other stories begins: a heading with nothing but titles behind it."""
    start = len(paragraphs)
    for position in range(start - 1, max(0, start - LONGEST_TAIL), -1):
        paragraph = paragraphs[position]
        if _phrase(paragraph) in LIST_HEADINGS:
            start = position
        elif not (is_furniture(paragraph) or _is_title(paragraph)):
            break
    return start


def _is_title(paragraph: str) -> bool:
    return len(paragraph) <= 160 and not paragraph.endswith(_ENDS)


def split_sign_off(paragraph: str) -> tuple[str, str]:
    """The last paragraph without the agency's sign-off, and the sign-off: "… closed.” EFE" gives "EFE"."""
    start = max(0, len(paragraph) - 80)
    for match in _SIGN_OFF.finditer(paragraph, start):
        if match.end() == len(paragraph):
            return paragraph[: match.start()].rstrip(), match[0].strip()
    if _SIGNED_LINE.fullmatch(paragraph[:100]):
        return "", paragraph
    return paragraph, ""
