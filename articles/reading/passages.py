"""A page's tree -> its passages as a reader meets them: one for each paragraph, line and cell, with its place.

This sees everything, also what is not the article: notes in asides and footers, captions, the text of boxes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree
from lxml.html import HtmlElement

from articles.reading.trees import BLOCKS, squeeze

UNSEEN = frozenset({
    "head", "script", "style", "template", "noscript", "svg", "iframe", "object", "select", "option",
    "button", "textarea", "canvas", "video", "audio", "map",
})  # fmt: skip


class Place(Enum):
    """Where a passage stands, by its nearest element or its maker's name that says so."""

    PAGE = auto()
    HEADER = auto()
    ASIDE = auto()
    FOOTER = auto()
    DETAILS = auto()
    CAPTION = auto()
    FIGURE = auto()


_BY_TAG = {
    "header": Place.HEADER,
    "aside": Place.ASIDE,
    "footer": Place.FOOTER,
    "details": Place.DETAILS,
    "figcaption": Place.CAPTION,
    "figure": Place.FIGURE,
}
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|wp-caption-text|figcaption|img-?caption|photo-?caption|image-?caption|pie-?de-?foto"
    r"|pie-?foto|foto-?pie|epigrafe|leyenda)(?:[\s_-]|$)|caption-?text|image(?:__|-)caption|media-?caption"
)
# What belongs to the site, to readers or to other stories.
_FOREIGN_TAGS = frozenset({"nav", "form", "menu", "dialog", "label", "fieldset"})
_FOREIGN = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|related|relacionad[oa]s?|recommend(?:ed|ations?)?"
    r"|recirc(?:ulation)?|most-?(?:read|popular|viewed)|trending|read-?(?:more|next|also)|more-?(?:news|stories|on)"
    r"|up-?next|teasers?|promos?|newsletters?|sign-?up|subscri(?:be|ption)|comments?|comentarios|disqus|respond"
    r"|cookies?|consent|gdpr|share|sharing|social|follow|ads?|advert(?:s|isement|ising)?|sponsor(?:ed)?"
    r"|outbrain|taboola|widget|tags?|topics?|tease|card|paywall|pagination|popup|modal|banner|ticker|latest"
    r"|lo-?mas-?(?:leido|visto)|te-?puede-?interesar|mas-?noticias|suscri(?:bete|pcion)|boletin)(?:[\s_-]|$)"
)
# Such a name may stand on what holds the whole page, or the article with it.
_WHOLE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A run of text between two edges of blocks; `linked` of its characters are links."""

    text: str
    owner: HtmlElement
    place: Place
    is_foreign: bool
    linked: int

    @property
    def is_link(self) -> bool:
        return self.linked * 10 > len(self.text) * 7


@dataclass(slots=True)
class _Scene:
    """What holds for everything inside an element."""

    owner: HtmlElement
    place: Place
    is_foreign: bool
    links: int


def read_passages(root: HtmlElement) -> list[Passage]:
    """Every passage that the page shows, in its order."""
    passages: list[Passage] = []
    pieces: list[str] = []
    scenes = [_Scene(root, Place.PAGE, is_foreign=False, links=0)]
    linked = 0

    def flush() -> None:
        nonlocal linked
        if pieces and (text := squeeze("".join(pieces))):
            scene = scenes[-1]
            passages.append(Passage(text, scene.owner, scene.place, scene.is_foreign, linked))
        pieces.clear()
        linked = 0

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in UNSEEN:
                walk.skip_subtree()
                continue
            if tag in BLOCKS:
                flush()
            elif tag == "br":
                pieces.append("\n")
            scenes.append(_enter(element, scenes[-1]))
            text = element.text
        else:
            if tag not in UNSEEN:
                if tag in BLOCKS:
                    flush()
                scenes.pop()
            text = element.tail if element is not root else None
        if text:
            pieces.append(text)
            linked += len(text) if scenes[-1].links else 0
    flush()
    return passages


def _enter(element: HtmlElement, around: _Scene) -> _Scene:
    tag = element.tag
    if tag not in BLOCKS:
        is_link = tag == "a" and element.get("href") is not None
        if not is_link:
            return around
        return _Scene(around.owner, around.place, around.is_foreign, around.links + 1)
    name = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
    place = _BY_TAG.get(tag, around.place)
    if name != " " and place is not Place.CAPTION and _CAPTION.search(name):
        place = Place.CAPTION
    is_foreign = around.is_foreign or tag in _FOREIGN_TAGS
    if not is_foreign and name != " " and tag not in _WHOLE:
        is_foreign = bool(_FOREIGN.search(name))
    return _Scene(element, place, is_foreign, around.links)
