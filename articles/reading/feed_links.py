"""A page in, the feeds that it names out: what somebody finds who pastes a site's address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from articles.reading.decoding import decode_page
from articles.reading.trees import build_tree

# What <link rel="alternate"> calls a feed.
KINDS = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/rdf+xml": "rdf",
}
MOST_FEEDS = 50
LONGEST_URL, LONGEST_TITLE = 2048, 200
_NOT_IN_A_URL = re.compile(r"[\x00-\x20\x7f\\<>\"]")
# Addresses that look like a feed's, for sites that name theirs only in a plain link.
_FEED_ADDRESS = re.compile(
    r"(?:/|[./_-])(?:rss|atom|feed|feeds|rdf)(?:\.xml|\.rdf|\.json)?/?\Z|\.(?:rss|atom|rdf)\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names: its address, what the page calls it, and its kind ("" where not told)."""

    url: str
    title: str = ""
    kind: str = ""


def discover_feeds(html: bytes, *, url: str, content_type: str = "") -> tuple[FeedLink, ...]:
    """The feeds that a page at `url` names, in its order: those in its head, and only without any of those,
    plain links whose address looks like a feed's.
    """
    page = build_tree(decode_page(html, content_type=content_type).text)
    if page is None:
        return ()
    base = _base(page.root, url)
    return _distinct(_named(page.root, base)) or _distinct(_linked(page.root, base))


def _base(root: HtmlElement, url: str) -> str:
    for element in root.iter("base"):
        return web_address(str(element.get("href", "")), base=url) or url
    return url


def _named(root: HtmlElement, base: str) -> Iterator[FeedLink]:
    for link in root.iter("link"):
        kind = KINDS.get(str(link.get("type", "")).partition(";")[0].strip().lower(), "")
        if kind and "alternate" in str(link.get("rel", "")).lower().split():
            yield FeedLink(
                web_address(str(link.get("href", "")), base=base), _words(link.get("title", "")), kind
            )


def _linked(root: HtmlElement, base: str) -> Iterator[FeedLink]:
    for link in root.iter("a"):
        address = web_address(str(link.get("href", "")), base=base)
        if address and _FEED_ADDRESS.search(urlsplit(address).path):
            yield FeedLink(address, _words("".join(link.itertext())))


def _distinct(links: Iterator[FeedLink]) -> tuple[FeedLink, ...]:
    found: dict[str, FeedLink] = {}
    for link in links:
        if link.url and len(found) < MOST_FEEDS:
            found.setdefault(link.url, link)
    return tuple(found.values())


def web_address(link: str, *, base: str) -> str:
    """The link made absolute, without its fragment; "" where it is none that may be followed.

    >>> web_address("../1.html#top", base="https://herald.example/news/")
    'https://herald.example/1.html'
    """
    try:
        address = urldefrag(urljoin(base, link.strip())).url
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    is_usable = link.strip() and is_web and len(address) <= LONGEST_URL and not _NOT_IN_A_URL.search(address)
    return address if is_usable else ""


def _words(text: object) -> str:
    return " ".join(str(text).split())[:LONGEST_TITLE]
