"""The headline is the story's, wherever the site prints its own name."""
# Markup is written as it is served.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from articles.reading.headlines import read_headline, strip_site_name
from articles.reading.structured import read_statements
from articles.reading.trees import build_tree

TITLE = "Ferry runs aground off Kolding Bay"
# What stands in the head and the body of a page whose headline is TITLE.
PAGES = (
    (f"<title>{TITLE} | The Herald</title>", f"<h1>{TITLE}</h1>"),
    (f"<title>{TITLE}</title>", f"<h1><a href='/'>The Herald's Weblog</a></h1><h2>{TITLE}</h2><h2>More</h2>"),
    (f"<title>The Herald » {TITLE}</title>", f"<a href='https://herald.example'><h1>The Herald</h1></a><h3>{TITLE}</h3>"),
    (f"<title>{TITLE} - The Herald</title>", "<h1><a href='/'>The Herald</a></h1>"),
    (f"<title>Shipping and Ferry News: {TITLE}</title>", f"<h1>Ferry Insider</h1><h1>{TITLE}</h1>"),
    (f"<meta property='og:title' content='{TITLE}'>", f"<h1>{TITLE}<a href='/marsk.html'><span>Marsk Herald</span></a></h1>"),
    (f"<meta property='og:title' content='{TITLE}'>", f"<h1><a href='/2024/ferry'>{TITLE}</a></h1>"),
    (f"<title>{TITLE} ‹ The Herald</title>", ""),
    (f"<title>{TITLE}</title>", f"<h1>{TITLE}<a href='/'><img alt=''></a></h1><h2>Ferry</h2>"),
)  # fmt: skip


@pytest.mark.parametrize(("head", "body"), PAGES)
def test_the_headline_is_that_of_the_story(head: str, body: str) -> None:
    page = build_tree(f"<!doctype html><html><head>{head}</head><body>{body}<p>Text.</p></body></html>")
    assert page
    assert read_headline(page.root, read_statements(page.root)) == TITLE


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (f"{TITLE} « The Herald", TITLE),
        (f"{TITLE} | World | The Herald", TITLE),
        ("Fire - again", "Fire - again"),
    ],
)
def test_the_name_of_the_site_is_taken_from_a_title(title: str, headline: str) -> None:
    assert strip_site_name(title) == headline
