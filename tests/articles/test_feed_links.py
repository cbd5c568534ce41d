"""The feeds that a page names."""

from __future__ import annotations

import pytest

from articles.reading.feed_links import MOST_FEEDS, FeedLink, discover_feeds

URL = "https://herald.example/news/"


def discover(head: str = "", body: str = "") -> list[str]:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return [feed.url for feed in discover_feeds(html.encode(), url=URL)]


def test_it_tells_address_title_and_kind() -> None:
    html = b'<link rel="alternate" type="application/atom+xml" title=" All  news " href="/all.atom">'
    assert discover_feeds(html, url=URL) == (FeedLink("https://herald.example/all.atom", "All news", "atom"),)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('<link rel=alternate type=application/rss+xml href="rss">', ["https://herald.example/news/rss"]),
        (
            '<link rel="ALTERNATE home" type="application/rss+xml; charset=utf-8" href="/a">',
            ["https://herald.example/a"],
        ),
        ('<link rel=alternate type=application/feed+json href="/a.json">', ["https://herald.example/a.json"]),
        (
            '<base href="https://cdn.example/x/"><link rel=alternate type=application/rss+xml href="a">',
            ["https://cdn.example/x/a"],
        ),
        ('<link rel=alternate type=application/rss+xml href="/a">' * 3, ["https://herald.example/a"]),
        ('<link rel=alternate type=application/rss+xml href="javascript:x">', []),
        ('<link rel=alternate type=application/rss+xml href="">', []),
        ("<link rel=alternate type=application/rss+xml>", []),
        ('<link rel=alternate type=text/html hreflang=es href="/es">', []),
        ('<link rel=stylesheet type=application/rss+xml href="/a">', []),
    ],
)
def test_it_finds_the_feeds_that_the_head_names(head: str, found: list[str]) -> None:
    assert discover(head) == found


@pytest.mark.parametrize(
    ("href", "is_feed"),
    [
        ("/rss", True), ("/feed/", True), ("/news/rss.xml", True), ("/index.rdf", True),
        ("/world.atom", True), ("/rss.xml?lang=en", True), ("/feed.json", True), ("/feedback", False),
        ("/presser", False), ("/a/rss-readers-explained", False), ("https://herald.example/", False),
        ("mailto:rss", False),
    ],
)  # fmt: skip
def test_without_a_named_one_plain_links_are_looked_at(href: str, is_feed: bool) -> None:
    assert bool(discover(body=f'<a href="{href}">Here</a>')) is is_feed


def test_a_named_feed_counts_more_than_any_plain_link() -> None:
    found = discover('<link rel=alternate type=application/rss+xml href="/named">', '<a href="/rss">RSS</a>')
    assert found == ["https://herald.example/named"]


@pytest.mark.parametrize("html", [b"", b"\0", b"no markup", b"<", b"\xff\xfe"])
def test_what_is_no_page_names_none(html: bytes) -> None:
    assert discover_feeds(html, url=URL) == ()


def test_a_page_of_a_thousand_feeds_names_only_the_first() -> None:
    body = "".join(f'<a href="/{number}/rss">x</a>' for number in range(1000))
    assert len(discover(body=body)) == MOST_FEEDS
