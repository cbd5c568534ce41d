"""What clings to the head and the tail of a body and is none of it: bylines, dates, calls to subscribe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.documents import Block, BlockKind
from articles.reading.headlines import overlap
from articles.wire.bylines import read_byline
from articles.wire.furniture import LIST_HEADINGS, is_furniture

# A byline stands above the first paragraphs, a call to subscribe below the last ones.
LONGEST_HEAD, LONGEST_TAIL = 6, 8
_I = re.IGNORECASE | re.VERBOSE
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-zé]*\.?"
_HEAD = re.compile(
    rf"""
    (?:published|updated|posted|first\ published|last\ (?:updated|modified)|publicado|actualizad[oa]
        |modified)\b.{{0,80}}
  | (?:\w+,?\ )?\d{{1,2}}(?:st|nd|rd|th)?\ (?:de\ )?{_MONTHS}(?:\ de|,)?\ \d{{4}}.{{0,40}}
  | (?:\w+,?\ )?{_MONTHS}\ \d{{1,2}}(?:st|nd|rd|th)?,?\ \d{{4}}.{{0,40}}
  | \d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}.{{0,30}}
  | \d{{1,2}}\ (?:min(?:ute)?s?|minutos?)\ (?:read|de\ lectura).{{0,20}}
  | (?:\d+|an?|una?)\ (?:minutes?|hours?|days?)\ ago | hace\ \d+\ \w+
  | (?:photo|image|foto|imagen|credit|crédito)s?\ ?(?:by|credit|:|/).{{1,120}}
  | (?:by|por)\ \D{{3,60}}\d.{{0,30}}(?:19|20)\d\d
  | (?:written|words|texto?|escrito)\ (?:by|por):?\ .{{3,60}}
  | .{{3,80}}\ \|\ .{{0,40}}\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}
  | (?:estimated\ )?reading\ time\b.{{1,40}} | tiempo\ de\ lectura\b.{{1,40}}
  | (?:skip\ to\ )?main\ content | (?:ir\ al\ )?contenido\ principal
  | listen\ to\ this\ (?:article|story).{{0,40}} | escuch[ae]\ (?:este|esta)\ .{{0,60}}
    """,
    _I,
)
# Whole paragraphs that speak to the reader about the site, wherever they stand.
_CALL = re.compile(
    r"""
    (?:sign\ up|subscribe|click\ here\ to\ (?:sign|subscribe)|register)\b.{0,60}
        \b(?:newsletters?|e-?mail(?:s|\ list)?|alerts?|inbox|briefing|digest|updates|channel
            |podcast)\b.{0,160}
  | (?:get|receive)\ (?:the\ |our\ |all\ |more\ )?.{0,60}
        \b(?:in|to|into)\ your\ (?:inbox|e-?mail|phone).{0,80}
  | get\ (?:\w+\ ){1,4}(?:on\ (?:twitter|facebook|instagram)\b.{0,160} | alerts)
  | (?:header|featured?|cover)\ (?:image|photo)s?\ ?:.{3,300}
  | stay\ connected | discover\ (?:special\ )?offers,.{0,120} | loading(?:\ \w+){0,4}\ ?(?:\.{3}|…)
  | \w+(?:\ \w+){1,3}\ can\ be\ reached\ (?:at|on|via)\ .{0,60}(?:@|\d{3}).{0,60}
  | (?:this\ is\ your\ last|you\ have\ \d+)\ (?:\w+\ ){0,3}articles?\ (?:left|that\ you\ can\ read)\b.{0,160}
  | (?:please\ )?(?:sign\ up|log\ in)\ or\ (?:sign\ up|log\ in|register|subscribe)\b.{0,80}
  | ["“]?questions\?\ comments\?.{0,120}
  | (?:more\ )?must[ -]reads\ from\ .{2,40} | get\ the\ latest\ updates\ from\b.{0,60}
  | (?:follow|like|find|join)\ (?:us|me|our|@?\w+(?:\ \w+){0,3})\ on\ (?:twitter|facebook|instagram
      |linkedin|x\b|youtube|telegram|whatsapp|google\ news|flipboard|tiktok).{0,160}
  | (?:download|get)\ (?:the|our)\ .{0,40}\bapp\b.{0,120}
  | (?:read|see|watch|listen|also\ read|read\ also|read\ more|see\ also|related|more
      |don['’]t\ miss)\ ?(?::|>|»|\|)\ .{3,200}
  | (?:have|got|do\ you\ have)\ (?:a|any)\ (?:\w+\ ){0,2}(?:tip|story|news|question|information)s?\b.{0,200}
  | (?:e-?mail|contact|reach|write\ to)\ (?:the\ )?(?:us|me|author|reporter|writer|newsroom
      |\w+(?:\ \w+){1,4})\ (?:at|on|via)\ \S+@\S+.{0,80}
  | advertisement | (?:story|article)\ continues\ .{0,60} | continue\ reading\b.{0,40} | scroll\ down\ .{0,40}
  | (?:™\ ?(?:&|and|y)\ ?)?(?:©|\(c\)|copyright\ (?:©|\(c\)|(?:19|20)\d\d)).{0,200}
  | all\ rights\ reserved.{0,200}
  | (?:support|help)\ (?:our|independent|quality|local)\ (?:\w+\ )?journalism.{0,200}
  | (?:suscr[ií]b(?:ase|ete|a)|reg[ií]str(?:ate|ese)|ap[uú]nt(?:ate|ese))\b.{0,60}
        \b(?:bolet[ií]n|newsletter|alertas?|canal|correo|novedades)\b.{0,160}
  | (?:s[ií]gu(?:enos|e)|s[ií]ganos)\b.{0,40}\ en\ (?:twitter|facebook|instagram|telegram|whatsapp
      |youtube|x\b|google).{0,160}
  | (?:lea|lee|leer|ver|vea|le|te)\ (?:tambi[eé]n|m[aá]s|puede\ interesar)\ ?(?::|>|»).{3,200}
  | (?:todos\ los\ derechos|prohibida\ la\ reproducci[oó]n).{0,200}
  | (?:descarga|desc[aá]rgate|descargue)\ (?:la|nuestra)\ .{0,40}\b(?:app|aplicaci[oó]n)\b.{0,120}
  | (?:share\ this|compart(?:e|ir)\ est[ea])\ (?:article|story|page|post|art[ií]culo
      |noticia)\b\W{0,3}.{0,30}
    """,
    _I,
)
# Whose picture it is, on a line of its own.
_PICTURE = re.compile(
    r"""
    (?:photo(?:graph)?|image|picture|illustration|graphic)s?\ (?:by|credit|courtesy|via)\b.{2,60}
  | courtesy(?::|\ of)\ .{2,40} | \((?:credit|photo|image|cr[eé]dito|foto|imagen)s?:?\ .{2,80}\)
  | .{0,80}(?:/|-|–|—)\ ?(?:getty(?:\ images)?|afp|ap|reuters|epa|efe|shutterstock|alamy|flickr|unsplash)
    """,
    _I,
)
# Who wrote and edited it stands at the end of the text, and is of it.
_CREDIT = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled|production|graphics?)\b"
    r"|.{0,200}\bcontributed\b|.{0,40}\bdeveloping\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"(?:is|was|has been) (?:an?|the|our|\w+['’]s?)\b.{0,80}\b(?:reporter|writer|journalist|editor|columnist"
    r"|correspondent|author|contributor|producer|photographer)\b"
    r"|(?:covers|reports on|writes (?:about|on|for)|can be reached)\b"
    r"|es (?:un|una|el|la)?\s?.{0,40}\b(?:periodista|redactora?|reportera?|corresponsal|columnista)\b"
)
_WORDLESS = re.compile(r"\W*|https?://\S+|[\w.+-]+@[\w.-]+")
_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.!?…][\"'”’»)\]]{0,3}$")


def trim_edges(blocks: Sequence[Block], *, headline: str = "", byline: str = "") -> list[Block]:
    """The blocks without headline, byline and dates at their head, and without calls to the reader."""
    kept = [block for block in _without_lists(blocks) if not is_call(block.text)]
    head = [
        block for block in kept[:LONGEST_HEAD] if not _is_of_head(block, headline=headline, byline=byline)
    ]
    body = head + kept[LONGEST_HEAD:]
    while body and (_dangles(body[-1]) or _tells_of_author(body[-1].text, byline)):
        body.pop()
    return body


def _without_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without the titles of other stories that stand as a list under such a heading."""
    is_listed = False
    for block in blocks:
        is_title = block.kind is BlockKind.LIST_ITEM and not _SENTENCE_END.search(block.text)
        is_listed = is_list_heading(block.text) or (is_listed and is_title)
        if not is_listed:
            yield block


def is_list_heading(text: str) -> bool:
    """Whether the titles of other stories stand under this line."""
    return len(text) < 60 and text.casefold().strip(" .:»>") in LIST_HEADINGS


def is_call(text: str) -> bool:
    """Whether a paragraph speaks to the reader about the site and not of the news."""
    if len(text) > 400 or not (_CALL.fullmatch(text) or is_furniture(text) or _is_credit(text)):
        return False
    return not _CREDIT.match(text)


def _is_credit(text: str) -> bool:
    return len(text) <= 100 and not _SENTENCE_END.search(text) and bool(_PICTURE.fullmatch(text))


def _is_of_head(block: Block, *, headline: str, byline: str) -> bool:
    text = block.text
    if len(text) > 250 or block.kind is not BlockKind.PARAGRAPH:
        return False
    if headline and _same(text, headline):
        return True
    if len(text) <= 160 and not _SENTENCE_END.search(text) and (_HEAD.fullmatch(text) or read_byline(text)):
        return True
    return bool(byline) and len(text) < len(byline) + 25 and overlap(text, byline) >= 0.99


def _same(one: str, other: str) -> bool:
    return "".join(one.casefold().split()) == "".join(other.casefold().split())


def _tells_of_author(text: str, byline: str) -> bool:
    """ "Jane Doe is a reporter for the Herald." below the last sentence."""
    names = [name for name in byline.split(", ") if len(name.split()) > 1]
    opening = next((name for name in names if text.startswith(f"{name} ")), "")
    return bool(opening) and len(text) <= 400 and bool(_TRADE.match(text[len(opening) + 1 :]))


def _dangles(block: Block) -> bool:
    """A heading with nothing under it announces what is not the article's; a rule or address, too."""
    is_heading = len(block.text) < 60 and block.text.endswith(":")
    return block.kind is BlockKind.PARAGRAPH and (is_heading or bool(_WORDLESS.fullmatch(block.text)))
