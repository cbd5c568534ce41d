"""The headline that a page prints, told from the name of the site and the titles of other stories."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from articles.reading.links import is_front_page
from articles.reading.structured import Statements
from articles.reading.trees import text_of, words_of

LONGEST = 400
# So many of the shorter line's words make two lines one headline.
LIKE = 0.5
SHORTEST_TITLED = 12
_WORD = re.compile(r"\w+")
# "Bridge falls | The Herald", "Bridge falls - World - Herald"
_SITE_NAME = re.compile(r"\s(?:[|·•«»‹›:–—-]|::|\|\|)\s[^|·•«»‹›]{2,60}$")
_NOT_A_HEADLINE = re.compile(r"logo|brand|site-?(?:title|name)|masthead|visually-hidden|sr-only")


def read_headline(root: HtmlElement, statements: Statements) -> str:
    """The article's headline as printed; what the markup says of it where the page prints none."""
    return _headline(root, statements)[:LONGEST]


def _headline(root: HtmlElement, statements: Statements) -> str:
    said = [text for text in (statements.headline, statements.social_headline) if text]
    said.append(strip_site_name(statements.title))
    printed = [text for element in root.iter("h1") if (text := _heading(element))]
    near = max(printed, key=lambda text: _likeness(text, said), default="")
    if near and _likeness(near, said) >= LIKE:
        return _unglued(near, said)
    # Where the site's name is the first heading, the story has one of the next ranks.
    below = (text for element in root.iter("h2", "h3") if (text := _heading(element)))
    titled = next((text for text in below if len(text) >= SHORTEST_TITLED and text in statements.title), "")
    if titled or (len(printed) == 1 and not statements.headline):
        return titled or printed[0]
    return next((text for text in (*map(strip_site_name, said), *printed) if text), "")


def _likeness(text: str, said: Iterable[str]) -> float:
    return max((overlap(text, other) for other in said), default=0.0)


def _unglued(printed: str, said: Iterable[str]) -> str:
    """The heading without a logo's words that stick to its end."""
    heads = (text for text in said if len(text) >= SHORTEST_TITLED and printed.startswith(text))
    return next((text for text in heads if printed[len(text) : len(text) + 1].isalnum()), printed)


def _heading(element: HtmlElement) -> str:
    if _NOT_A_HEADLINE.search(words_of(element)) or _leads_home(element):
        return ""
    text = text_of(element)
    return text if 2 < len(text) <= LONGEST else ""


def _leads_home(element: HtmlElement) -> bool:
    """Whether a heading is a link to the site's front page: its name, and no headline."""
    most = len(text_of(element)) / 2
    links = [*(link for link in element.iter("a") if len(text_of(link)) > most), *element.iterancestors("a")]
    addresses = (link.get("href", "").strip() for link in links)
    return any(address and address[0] not in "#?" and is_front_page(address) for address in addresses)


def strip_site_name(title: str) -> str:
    """A page's title without the name of the site at its end, if a headline is left."""
    shorter = _SITE_NAME.sub("", title)
    while shorter != title and len(shorter) >= 20:
        title, shorter = shorter, _SITE_NAME.sub("", shorter)
    return title


def is_like(one: str, other: str) -> bool:
    """Whether two lines are one headline, shortened or with a word changed."""
    return overlap(one, other) >= LIKE


def overlap(one: str, other: str) -> float:
    """The share of the shorter line's words that the longer one has."""
    ours, theirs = (set(_WORD.findall(line.casefold())) for line in (one, other))
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
