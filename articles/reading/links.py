"""The address that a page gives as its own, taken only where it can be the page's."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from articles.reading.structured import Statements

_SECOND_LEVEL = re.compile(r"(?:co|com|org|net|gov|gob|edu|ac|or|go|ne)\.[a-z]{2}")


def canonical_of(statements: Statements, *, url: str) -> str:
    """The canonical address of a page at `url`, absolute and without fragment; `url` itself where it names
    none of the same site.
    """
    for address in (statements.canonical, statements.address):
        absolute = _absolute(address, url)
        if absolute and (not url or same_site(absolute, url)):
            return absolute
    return urldefrag(url).url


def _absolute(address: str, url: str) -> str:
    if not address or len(address) > 2048:
        return ""
    try:
        joined = urldefrag(urljoin(url, address)).url
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.hostname else ""


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site: "m.herald.example" and "www.herald.example" do."""
    return bool(site_of(one)) and site_of(one) == site_of(other)


def site_of(url: str) -> str:
    """The registered part of an address's host, as far as it can be told without a list of suffixes."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    labels = host.split(".")
    count = 3 if _SECOND_LEVEL.fullmatch(".".join(labels[-2:])) else 2
    return host if host.replace(".", "").isdigit() else ".".join(labels[-count:])


def is_front_page(url: str) -> bool:
    """Whether an address is that of a site's first page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path.strip("/").casefold() in ("", "index.html", "home", "en", "es", "portada", "inicio")
