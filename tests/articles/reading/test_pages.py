"""What a page says of itself, and how its body, captions and posts become a Document."""
# Markup is written as it is served.
# ruff: noqa: E501, ISC004

from __future__ import annotations

import json
from datetime import UTC, datetime
from random import Random

import pytest

from articles.documents import BlockKind
from articles.reading.decoding import decode_page
from articles.reading.languages import guess_language
from articles.reading.pages import read_page
from articles.reading.readings import Reading, reading_from_json, reading_to_json
from articles.reading.times import read_time
from articles.wire.plain_text import read_story
from benchmarks.made_up_pages import make_pages, semantic, stated
from benchmarks.made_up_stories import make_story
from benchmarks.reading import score

URL = "https://www.herald.example/2024/07/03/ferry"
BODY = (
    "<p>A ferry with 40 people on board ran aground off Kolding Bay on Monday, the coast guard said.</p>"
    "<p>All of them were taken ashore by noon, among them two children and a dog, according to the owner.</p>"
    "<p>“It was over before we knew,” said Ines Barroso, who had been on deck when the ship struck a rock.</p>"
)


def _read(head: str = "", body: str = BODY, *, html: str = '<html lang="en">', url: str = URL) -> Reading:
    page = f"<!doctype html>{html}<head><title>Ferry runs aground | The Herald</title>{head}</head><body><article>"
    page += f"<h1>Ferry runs aground</h1>{body}</article></body></html>"
    return read_page(page.encode(), url=url, time_zone="Europe/Madrid")


def _ld(**said: object) -> str:
    item = {"@type": "NewsArticle", "headline": "Ferry runs aground", **said}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


HEADS = (
    (_ld(datePublished="2024-07-03T09:30:00+02:00"), "published_at", datetime(2024, 7, 3, 7, 30, tzinfo=UTC)),
    (_ld(datePublished="2024-07-03 09:30"), "published_at", datetime(2024, 7, 3, 7, 30, tzinfo=UTC)),
    (_ld(dateModified="2024-07-03T10:00:00Z"), "modified_at", datetime(2024, 7, 3, 10, 0, tzinfo=UTC)),
    ('<meta property="article:published_time" content="2024-07-03T09:30:00Z">', "published",
     "2024-07-03T09:30:00Z"),
    ('<meta property="article:modified_time" content="yesterday">', "modified_at", None),
    ('<meta property="article:modified_time" content="yesterday">', "modified", "yesterday"),
    (_ld(author=[{"@type": "Person", "name": "Jane Doe"}, {"name": "Tom Marsh"}]), "byline", "Jane Doe, Tom Marsh"),
    ('<meta name="author" content="Jane Doe">', "byline", "Jane Doe"),
    ('<meta name="author" content="By Jane Doe, Herald">', "byline", "Jane Doe, Herald"),
    ('<meta name="author" content="{&quot;@type&quot;: &quot;Person&quot;}">', "byline", ""),
    ('<meta name="pub_date" content="20240703">', "published", "20240703"),
    ('<time class="entry-date" datetime="2024-07-03T09:30:00Z">July 3</time>', "published", "2024-07-03T09:30:00Z"),
    ('<time datetime="2024-07-03T09:30:00Z" pubdate>July 3</time>', "published", "2024-07-03T09:30:00Z"),
    ('<abbr class="published" title="2024-07-03T09:30:00Z">July 3</abbr>', "published", "2024-07-03T09:30:00Z"),
    ('<time itemprop="dateModified" datetime="2024-07-03T10:00:00Z">July 3</time>', "modified", "2024-07-03T10:00:00Z"),
    ('<time datetime="2024-07-05T10:00:00Z">today</time>', "published", ""),
    ('<meta property="article:author" content="https://social.example/jane">', "byline", ""),
    ('<link rel="canonical" href="/2024/07/03/ferry-aground#top">', "canonical_url",
     "https://www.herald.example/2024/07/03/ferry-aground"),
    ('<link rel="canonical" href="https://m.herald.example/f">', "canonical_url", "https://m.herald.example/f"),
    ('<link rel="canonical" href="https://other.example/f">', "canonical_url", URL),
    ('<link rel="canonical" href="javascript:alert(1)">', "canonical_url", URL),
    ('<meta property="og:url" content="https://herald.example/ferry">', "canonical_url", "https://herald.example/ferry"),
    ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Herald"},'
     '{"@type": ["NewsArticle"], "author": "Jane Doe"}]}</script>', "byline", "Jane Doe"),
    ('<script type="application/ld+json">[{"@type": "Organization"}, {"@type": "ReportageNewsArticle",'
     '"author": "Jane Doe"}]</script>', "byline", "Jane Doe"),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "author": "Jane</script>', "byline", ""),
)  # fmt: skip


@pytest.mark.parametrize(("head", "name", "value"), HEADS)
def test_a_page_is_believed_in_what_it_says_of_itself(head: str, name: str, value: object) -> None:
    assert getattr(_read(head), name) == value


def test_a_time_that_has_not_come_is_kept_as_words_alone() -> None:
    page = semantic(make_story(Random(1))).encode()
    reading = read_page(page, url=URL, received_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert reading.published
    assert reading.published_at is None


@pytest.mark.parametrize(
    ("html", "language"),
    [('<html lang="es-MX">', "es"), ("<html>", "en"), ('<html lang="x">', "en")],
)
def test_the_language_is_the_page_s_own_or_that_of_its_words(html: str, language: str) -> None:
    assert _read(html=html).language == language


def test_a_text_too_short_to_tell_has_no_language() -> None:
    assert guess_language("Storm. Tormenta.") == ""


def test_the_document_is_that_of_the_same_text_posted() -> None:
    dated = BODY.replace("<p>A ferry", "<p>KOLDING BAY, July 3 (Reuters) - A ferry")
    text = "\n\n".join(line.split(">", 1)[1] for line in dated.split("</p>")[:-1])
    posted = read_story(headline="Ferry runs aground", body=text, language="en")
    assert _read(body=dated).document == posted


def test_the_text_keeps_the_dateline_that_the_document_has_apart() -> None:
    dated = BODY.replace("<p>A ferry", "<p>KOLDING BAY (Reuters) - A ferry")
    reading = _read(body=dated)
    assert reading.text.startswith("KOLDING BAY (Reuters) - A ferry")
    assert reading.document.dateline
    assert reading.document.dateline.place == "KOLDING BAY"


def test_items_and_rows_are_blocks_of_their_kind() -> None:
    more = "<ul><li>The ship was built in 1989.</li><li>It had been inspected in May.</li></ul>"
    more += "<table><tr><td>Kolding Bay</td><td>40</td></tr><tr><td>Marsk</td><td>12</td></tr></table>"
    blocks = _read(body=BODY.replace("<p>“It", f"{more}<p>“It")).document.blocks
    assert [block.kind for block in blocks[2:6]] == [BlockKind.LIST_ITEM] * 2 + [BlockKind.TABLE_ROW] * 2
    assert blocks[4].text == "Kolding Bay | 40"


def test_a_caption_is_a_block_and_not_in_the_text() -> None:
    figure = (
        "<figure><img src=a.jpg><figcaption>The ferry <span>Marsk II</span> on Monday</figcaption></figure>"
    )
    reading = _read(body=figure + BODY)
    assert [block.text for block in reading.document.blocks if block.kind is BlockKind.CAPTION] == [
        "The ferry Marsk II on Monday"
    ]
    assert "Marsk II" not in reading.text


def _post(number: int, text: str) -> str:
    time = f'<time datetime="2024-07-03T1{number}:00:00Z">1{number}:00</time>'
    return f'<div class="live-post" id="p{number}">{time}<h2>Storm {number}</h2><p>{text}</p></div>'


def test_posts_of_a_live_page_have_an_identity_and_a_time_each() -> None:
    posts = [_post(number, f"Gusts of 9{number} km/h were measured at Harrow Point.") for number in (2, 1)]
    blocks = _read(body=BODY + "".join(posts)).document.blocks
    posts_read = [block for block in blocks if block.kind is BlockKind.POST]
    assert [(post.identity, post.posted_at) for post in posts_read] == [
        ("p2", datetime(2024, 7, 3, 12, tzinfo=UTC)),
        ("p1", datetime(2024, 7, 3, 11, tzinfo=UTC)),
    ]
    assert posts_read[1].text == "Storm 1\nGusts of 91 km/h were measured at Harrow Point."
    assert len(blocks) == 5


def test_posts_that_only_the_markup_states_are_read_from_it() -> None:
    updates = [
        {"@type": "BlogPosting", "url": f"{URL}#u{number}", "headline": f"Post {number}", "articleBody": "A tree fell.",
         "datePublished": f"2024-07-03T1{number}:00:00Z"}
        for number in (2, 1)
    ]  # fmt: skip
    head = _ld(liveBlogUpdate=updates).replace("NewsArticle", "LiveBlogPosting")
    posts = [block for block in _read(head).document.blocks if block.kind is BlockKind.POST]
    assert [(post.identity, post.text) for post in posts] == [
        ("u2", "Post 2\nA tree fell."),
        ("u1", "Post 1\nA tree fell."),
    ]


@pytest.mark.parametrize("tag", ["article", "div"])
@pytest.mark.parametrize("name", ["live-post", "post", "box"])
def test_posts_that_the_markup_states_and_the_page_shows_are_read_once(tag: str, name: str) -> None:
    told = {
        "p2": "Gusts of 92 km/h were measured at Harrow Point, the weather office said.",
        "p1": "A tree fell on the coast road at Marsk, and the police have closed it to all traffic.",
    }
    updates = [
        {"url": f"{URL}#{name}", "articleBody": text, "datePublished": f"2024-07-03T1{name[1]}:00:00Z"}
        for name, text in told.items()
    ]
    shown = "".join(
        f'<{tag} class="{name}" id="{identity}"><time datetime="2024-07-03T12:00:00Z">12:00</time><p>{text}</p></{tag}>'
        for identity, text in told.items()
    )
    head = _ld(liveBlogUpdate=updates).replace("NewsArticle", "LiveBlogPosting")
    blocks = _read(head, body=BODY + shown).document.blocks
    assert [(block.identity, block.text) for block in blocks if block.kind is BlockKind.POST] == [
        *told.items()
    ]
    assert len(blocks) == 5


def test_a_page_that_leaves_its_text_to_scripts_is_read_from_what_it_states() -> None:
    story = make_story(Random(4), size=2000)
    html = stated(story)
    start, end = html.index('<div id="root">'), html.index("<footer")
    reading = read_page(f"{html[:start]}<div id=root></div>{html[end:]}".encode(), url=URL)
    assert reading.text.split() == " ".join(story.body).split()
    assert [finding.code for finding in reading.findings] == ["stated_elsewhere"]


def test_the_bodies_of_made_up_pages_are_read_nearly_to_the_word() -> None:
    pages = list(make_pages(seed=2))
    scores = [score(read_page(page.html.encode(), url=URL).text, page.body)[2] for page in pages]
    assert sum(scores) / len(scores) > 0.985
    assert min(scores) > 0.8


def test_a_reading_survives_the_way_to_another_process() -> None:
    reading = read_page(semantic(make_story(Random(1))).encode(), url=URL)
    assert reading_from_json(json.loads(json.dumps(reading_to_json(reading)))) == reading


BYTES = (
    ("Peña".encode(), "text/html; charset=iso-8859-1", "Peña", False),
    ("Peña".encode("latin-1"), "text/html; charset=iso-8859-1", "Peña", False),
    ("“Peña”".encode("cp1252"), "text/html; charset=latin1", "“Peña”", False),
    ("Peña".encode("utf-8-sig"), "text/html; charset=utf-16", "Peña", False),
    ("Peña".encode("utf-16"), "", "Peña", False),
    (
        b'<meta charset="windows-1251">' + "Мост".encode("cp1251"),
        "",
        '<meta charset="windows-1251">Мост',
        False,
    ),
    ("Peña".encode("latin-1"), "text/html; charset=bogus", "Peña", False),
    (b"+ADw-script+AD4-", "text/html; charset=utf-7", "+ADw-script+AD4-", False),
    ("año ".encode() * 40 + b"\xff", "text/html; charset=utf-8", "año " * 40 + "\ufffd", True),
    (b"a\0b\x0bc", "", "abc", False),
    ("Pen\u0303a".encode(), "", "Peña", False),
    ("Insti\u00adtut, insti&shy;tut, insti&#173;tut".encode(), "", "Institut, institut, institut", False),
)


@pytest.mark.parametrize(("content", "content_type", "text", "has_replacements"), BYTES)
def test_bytes_are_decoded_as_they_were_meant(
    content: bytes, content_type: str, text: str, has_replacements: bool
) -> None:
    decoded = decode_page(content, content_type=content_type)
    assert (decoded.text, decoded.has_replacements) == (text, has_replacements)


TIMES = (
    ("2022-01-07T09:30:00-05:00", "2022-01-07T09:30:00-05:00"),
    ("2022-01-07T09:30:00.123Z", "2022-01-07T09:30:00+00:00"),
    ("2022-01-07 9:30 +0100", "2022-01-07T09:30:00+01:00"),
    ("2022-01-07", "2022-01-07T00:00:00-03:00"),
    ("Fri, 07 Jan 2022 09:30:00 GMT", "2022-01-07T09:30:00+00:00"),
    ("1641547800", "2022-01-07T09:30:00+00:00"),
    ("January 7, 2022", "2022-01-07T00:00:00-03:00"),
    ("Friday, Jan. 7, 2022", "2022-01-07T00:00:00-03:00"),
    ("Smarch 7, 2022", None),
    ("9999-12-31T23:59:59Z", None),
    ("2022-13-45", None),
    ("a while ago", None),
    ("", None),
)


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_are_aware_or_none(text: str, expected: str | None) -> None:
    time = read_time(text, time_zone="America/Argentina/Buenos_Aires")
    assert (time.isoformat() if time else None) == expected


@pytest.mark.parametrize("content", [b"", b"   \n", b"\0\0\0"])
def test_nothing_is_an_empty_page(content: bytes) -> None:
    assert read_page(content, url=URL).outcome in ("empty", "held")


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, b"{}", b"<", b"<!--" * 50]
)
def test_what_is_no_page_gives_a_reading_without_a_text_that_passes(content: bytes) -> None:
    assert read_page(content, url=URL).outcome != ""


def test_text_beyond_the_parser_s_depth_is_told() -> None:
    reading = read_page(b"<html><body>" + b"<div>" * 5000 + b"lost</div></body></html>", url=URL)
    assert reading.is_truncated
    assert "cut_by_limit" in [finding.code for finding in reading.findings]


ODD = (
    _ld(articleBody=5, author={"name": ["a"]}, headline={"a": 1}, correction=[1, {"text": 2}], wordCount="x"),
    _ld(liveBlogUpdate={"headline": 3}, datePublished=[], url={"@id": 4}),
    _ld(headline="NUL \0 and half \ud83d", author="\0", articleBody="a</div>b<br>\0" * 60),
    '<link rel="canonical" href="http://[::1"><meta property="og:url" content="//[">',
    "<base href='http://['>",
)


@pytest.mark.parametrize("head", ODD)
def test_odd_statements_do_no_harm(head: str) -> None:
    reading = _read(head)
    assert len(reading.document.blocks) == 3
    assert "\0" not in reading.document.headline + reading.byline
    assert reading.canonical_url == URL
