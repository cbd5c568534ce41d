"""The headline that a page prints, told from the name of the site and the titles of other stories."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from articles.reading.structured import Statements
from articles.reading.trees import text_of, words_of

LONGEST = 400
_WORD = re.compile(r"\w+")
# "Bridge falls | The Herald", "Bridge falls - World - Herald"
_SITE_NAME = re.compile(r"\s(?:[|·•»:–—-]|::|\|\|)\s[^|·•»]{2,60}$")
_NOT_A_HEADLINE = re.compile(r"logo|brand|site-?(?:title|name)|masthead|visually-hidden|sr-only")


def read_headline(root: HtmlElement, statements: Statements) -> str:
    """The article's headline as printed; what the markup says of it where the page prints none."""
    return _headline(root, statements)[:LONGEST]


def _headline(root: HtmlElement, statements: Statements) -> str:
    said = [text for text in (statements.headline, statements.social_headline) if text]
    said.append(strip_site_name(statements.title))
    printed = [text for element in root.iter("h1") if (text := _heading(element))]
    near = [text for text in printed if any(is_like(text, other) for other in said if other)]
    if near:
        return near[0]
    if len(printed) == 1 and not statements.headline:
        return printed[0]
    return next((text for text in (*map(strip_site_name, said), *printed) if text), "")


def _heading(element: HtmlElement) -> str:
    if _NOT_A_HEADLINE.search(words_of(element)):
        return ""
    text = text_of(element)
    return text if 2 < len(text) <= LONGEST else ""


def strip_site_name(title: str) -> str:
    """A page's title without the name of the site at its end, if a headline is left."""
    shorter = _SITE_NAME.sub("", title)
    while shorter != title and len(shorter) >= 20:
        title, shorter = shorter, _SITE_NAME.sub("", shorter)
    return title


def is_like(one: str, other: str) -> bool:
    """Whether two lines are one headline, shortened or with a word changed."""
    return overlap(one, other) >= 0.5


def overlap(one: str, other: str) -> float:
    """The share of the shorter line's words that the longer one has."""
    ours, theirs = (set(_WORD.findall(line.casefold())) for line in (one, other))
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
