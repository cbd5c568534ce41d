"""A page's tree -> its passages as a reader meets them: one a paragraph, line or cell, with its place.

This sees everything, also what is not the article: notes in asides and footers, captions, the text of boxes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import islice, pairwise

from lxml import etree
from lxml.html import HtmlElement

from articles.reading.trees import BLOCKS, HEADINGS, squeeze, words_of

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
    r"|recirc(?:ulation)?|most-?(?:read|popular|viewed)|trending|read-?(?:next|also)|more-?(?:news|stories|on)"
    r"|up-?next|teasers?|promos?|newsletters?|sign-?up|subscri(?:be|ption)|comments?|comentarios|disqus|respond"
    r"|cookies?|consent|gdpr|share|sharing|social|follow|ads?|advert(?:s|isement|ising)?|sponsor(?:ed)?"
    r"|outbrain|taboola|widget|tags?|topics?|tease|card|paywall|pagination|popup|modal|banner|ticker|latest"
    r"|lo-?mas-?(?:leido|visto)|te-?puede-?interesar|mas-?noticias|suscri(?:bete|pcion)|boletin)(?:[\s_-]|$)"
)
# Such a name may stand on what holds the whole page, or the article with it.
FEWEST_CARDS, HIGHEST_CARD, LONGEST_TEASER, LEAST_BESIDE_CARDS = 3, 3, 250, 250
# A teaser that breaks off may be longer; a card that goes on is the article, under a link to its section.
LONGEST_BROKEN_OFF, LONGEST_CARD = 400, 600
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)\]?$")
_WHOLE = frozenset({"html", "body", "main", "article"})
# A row of figures may well begin with a link.
_NO_CARDS = _WHOLE | {"table", "tbody", "tr", "td", "th"}


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A run of text between two edges of blocks; where it is a link, nearly all of it is."""

    text: str
    owner: HtmlElement
    place: Place
    is_foreign: bool
    is_link: bool
    is_card: bool = False

    @property
    def is_other(self) -> bool:
        """Whether it is taken for the site's, for readers' or for another story's, by name or by form."""
        return self.is_foreign or self.is_card


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
        if text := squeeze("".join(pieces)):
            scene, is_link = scenes[-1], linked * 10 > len(text) * 7
            passages.append(Passage(text, scene.owner, scene.place, scene.is_foreign, is_link))
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
                if pieces:
                    flush()
            elif tag == "br":
                pieces.append("\n")
            scenes.append(_enter(element, scenes[-1]))
            text = element.text
        else:
            if tag not in UNSEEN:
                if pieces and tag in BLOCKS:
                    flush()
                scenes.pop()
            text = element.tail if element is not root else None
        if text:
            pieces.append(text)
            linked += len(text) if scenes[-1].links else 0
    if pieces:
        flush()
    return _without_cards(passages)


def _without_cards(passages: list[Passage]) -> list[Passage]:
    """The passages, those of cards (a linked title with its teaser, over and over) marked."""
    cards: dict[tuple[str, str], set[HtmlElement]] = {}
    for title, teaser in pairwise(passages):
        card = _card_of(title, teaser)
        if card is not None:
            cards.setdefault((card.tag, card.get("class") or ""), set()).add(card)
    found = {card for alike in cards.values() if len(alike) >= FEWEST_CARDS for card in alike}
    found -= _longer_than_cards(passages, found)
    if not found:
        return passages
    marked = [replace(passage, is_card=_is_in(passage.owner, found)) for passage in passages]
    # Where nothing else is told, what looks like cards is the story: a list of the best, a round-up.
    told = sum(len(passage.text) for passage in marked if not (passage.is_other or passage.is_link))
    return marked if told >= LEAST_BESIDE_CARDS else passages


def _card_of(title: Passage, teaser: Passage) -> HtmlElement | None:
    """The element that holds a linked title and one short passage after it, and little else."""
    longest = LONGEST_BROKEN_OFF if _BREAKS_OFF.search(teaser.text) else LONGEST_TEASER
    if not title.is_link or teaser.is_link or len(teaser.text) > longest:
        return None
    card = teaser.owner if title.owner is teaser.owner else teaser.owner.getparent()
    for _ in range(HIGHEST_CARD):
        if card is None or card.tag in _NO_CARDS:
            return None
        if any(above is card for above in (title.owner, *title.owner.iterancestors())):
            return card if len(card) <= 6 else None
        card = card.getparent()
    return None


def _longer_than_cards(passages: list[Passage], found: set[HtmlElement]) -> set[HtmlElement]:
    lengths = dict.fromkeys(found, 0)
    for passage in passages if found else ():
        for element in (passage.owner, *islice(passage.owner.iterancestors(), HIGHEST_CARD + 1)):
            if element in lengths:
                lengths[element] += len(passage.text)
    return {card for card, length in lengths.items() if length > LONGEST_CARD}


def _is_in(element: HtmlElement, found: set[HtmlElement]) -> bool:
    return element in found or any(
        above in found for above in islice(element.iterancestors(), HIGHEST_CARD + 1)
    )


def _enter(element: HtmlElement, around: _Scene) -> _Scene:
    tag = element.tag
    if tag not in BLOCKS:
        is_link = tag == "a" and element.get("href") is not None
        if not is_link:
            return around
        return _Scene(around.owner, around.place, around.is_foreign, around.links + 1)
    place = _BY_TAG.get(tag, around.place)
    is_foreign = around.is_foreign or (tag in _FOREIGN_TAGS and not _holds_page(element))
    # What a heading is called by its anchor says where a link leads, and not what it is.
    name = (element.get("class") or "").casefold() if tag in HEADINGS else words_of(element)
    if name.strip():
        is_caption, is_box = _meaning(name)
        place = Place.CAPTION if is_caption else place
        is_foreign = is_foreign or (is_box and tag not in _WHOLE)
    return _Scene(element, place, is_foreign, around.links)


def _holds_page(element: HtmlElement) -> bool:
    """Whether a form is that of a framework which puts the whole page into one."""
    return element.tag == "form" and (element.find(".//h1") is not None or len(element.findall(".//p")) > 5)


@lru_cache(maxsize=8192)
def _meaning(name: str) -> tuple[bool, bool]:
    """Whether the name of an element says caption, and whether it says box of the site."""
    return bool(_CAPTION.search(name)), bool(_FOREIGN.search(name))
