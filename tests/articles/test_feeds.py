"""Feeds of every dialect, as publishers write them."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.reading.feeds import (
    MOST_ENTRIES,
    Entry,
    FeedError,
    FeedReading,
    NoFeedError,
    feed_from_json,
    feed_to_json,
    read_feed,
)

URL = "https://herald.example/feeds/news.xml"
NOW = datetime(2026, 3, 4, tzinfo=UTC)
AT_TEN = datetime(2026, 3, 3, 10, tzinfo=UTC)


def read(text: str, **known: str) -> FeedReading:
    return read_feed(text.encode(), url=known.pop("url", URL), received_at=NOW, **known)


def item(inside: str, outside: str = "") -> Entry:
    """The one entry of an RSS feed with this item."""
    (entry,) = rss(f"<item>{inside}</item>", outside).entries
    return entry


def rss(items: str, outside: str = "", names: str = "") -> FeedReading:
    return read(f'<rss version="2.0" {names}><channel><title>Herald</title>{outside}{items}</channel></rss>')


DIALECTS = {
    "rss": """<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>Herald</title><link>https://herald.example/</link>
        <item><title>Dam breaks above Kolvar</title><link>https://herald.example/dam</link>
        <guid isPermaLink="false">n-17</guid><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>
        </channel></rss>""",
    "rdf": """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Herald</title></channel>
        <item rdf:about="n-17"><title>Dam breaks above Kolvar</title><link>https://herald.example/dam</link>
        <dc:date>2026-03-03T10:00:00Z</dc:date></item></rdf:RDF>""",
    "atom": """<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><id>urn:x</id>
        <link href="https://herald.example/"/><entry><id>n-17</id><title>Dam breaks above Kolvar</title>
        <link rel="self" href="https://herald.example/api/17"/>
        <link rel="alternate" type="application/json" href="https://herald.example/dam.json"/>
        <link rel="alternate" type="text/html" href="https://herald.example/dam"/>
        <published>2026-03-03T11:00:00+01:00</published></entry></feed>""",
    "json": """{"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "items": [{"id": "n-17",
        "url": "https://herald.example/dam", "title": "Dam breaks above Kolvar",
        "date_published": "2026-03-03T10:00:00Z"}]}""",
}


@pytest.mark.parametrize("kind", DIALECTS)
def test_each_dialect_tells_the_same(kind: str) -> None:
    reading = read(DIALECTS[kind])
    (entry,) = reading.entries
    told = (reading.kind, reading.title, entry.url, entry.guid, entry.title, entry.published_at)
    assert told == (kind, "Herald", "https://herald.example/dam", "n-17", "Dam breaks above Kolvar", AT_TEN)


def test_the_first_rss_of_all_is_read() -> None:
    reading = read("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Herald</title></channel>
        <item><title>Dam</title><link>https://herald.example/dam</link></item></rdf:RDF>""")
    assert [entry.url for entry in reading.entries] == ["https://herald.example/dam"]


def test_the_outer_document_type_of_old_rss_does_no_harm() -> None:
    reading = read("""<?xml version="1.0"?>
        <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">
        <rss version="0.91"><channel><item><title>Caf&eacute;</title><link>/1</link></item>
        </channel></rss>""")
    assert reading.entries[0].title == "Café"


def test_a_news_sitemap_tells_title_and_date() -> None:
    reading = read("""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>
        <loc>https://herald.example/dam</loc><lastmod>2026-03-03T12:00:00Z</lastmod>
        <image:image><image:loc>https://herald.example/dam.jpg</image:loc></image:image>
        <news:news><news:publication><news:name>Herald</news:name></news:publication>
        <news:publication_date>2026-03-03T10:00:00Z</news:publication_date>
        <news:title>Dam breaks above Kolvar</news:title></news:news></url></urlset>""")
    assert (reading.kind, reading.entries) == (
        "sitemap",
        (
            Entry(
                url="https://herald.example/dam",
                guid="https://herald.example/dam",
                title="Dam breaks above Kolvar",
                published="2026-03-03T10:00:00Z",
                published_at=AT_TEN,
                modified="2026-03-03T12:00:00Z",
                modified_at=AT_TEN + timedelta(hours=2),
            ),
        ),
    )


def test_a_sitemap_index_names_its_sitemaps() -> None:
    reading = read("<sitemapindex><sitemap><loc>/news.xml.gz</loc></sitemap></sitemapindex>")
    assert (reading.kind, reading.entries[0].url) == ("sitemap_index", "https://herald.example/news.xml.gz")


def test_a_packed_sitemap_is_unpacked() -> None:
    packed = gzip.compress(b"<urlset><url><loc>https://herald.example/1</loc></url></urlset>")
    assert read_feed(packed, url=URL).entries[0].url == "https://herald.example/1"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("<link>https://herald.example/1</link>", "https://herald.example/1"),
        ("<link>\n  https://herald.example/1\n</link>", "https://herald.example/1"),
        ("<link><![CDATA[https://herald.example/?a=1&b=2]]></link>", "https://herald.example/?a=1&b=2"),
        ("<link>https://herald.example/?a=1&amp;b=2</link>", "https://herald.example/?a=1&b=2"),
        ("<link>https://herald.example/?a=1&b=2</link>", "https://herald.example/?a=1&b=2"),
        (
            '<title a="1" a="2">x</title><link>https://h.example/?a=1&amp;b=2</link>',
            "https://h.example/?a=1&b=2",
        ),
        ("<link>/1</link>", "https://herald.example/1"),
        ("<link>1</link>", "https://herald.example/feeds/1"),
        ("<link>//other.example/1</link>", "https://other.example/1"),
        ("<link>https://herald.example/1#comments</link>", "https://herald.example/1"),
        ('<link>1</link><x xml:base="https://no.example/"/>', "https://herald.example/feeds/1"),
        ("<guid>https://herald.example/1</guid>", "https://herald.example/1"),
        ('<guid isPermaLink="true">https://herald.example/1</guid>', "https://herald.example/1"),
        (
            "<guid>https://herald.example/1</guid><link>https://herald.example/2</link>",
            "https://herald.example/2",
        ),
        (
            '<link>https://count.example/1</link><fb:origLink xmlns:fb="x">https://herald.example/1</fb:origLink>',
            "https://herald.example/1",
        ),
        ('<a:link xmlns:a="http://www.w3.org/2005/Atom" href="/1"/>', "https://herald.example/1"),
    ],
)
def test_the_link_of_an_item_is_found_and_made_whole(written: str, url: str) -> None:
    assert item(written).url == url


@pytest.mark.parametrize(
    ("bases", "url"),
    [
        (("https://a.example/x/", ""), "https://a.example/x/1"),
        (("", "https://b.example/"), "https://b.example/1"),
        (("https://a.example/x/", "y/"), "https://a.example/x/y/1"),
        (("javascript:alert(1)//", ""), "https://herald.example/feeds/1"),
    ],
)
def test_a_link_is_relative_to_what_the_markup_says(bases: tuple[str, str], url: str) -> None:
    outer, inner = (f'xml:base="{base}"' if base else "" for base in bases)
    reading = read(f'<feed {outer}><entry {inner}><link href="1"/></entry></feed>')
    assert reading.entries[0].url == url


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://herald.example/1",
        "mailto:a@b.example",
        "http://", "http://[::1", "https://herald.example/a\\b", "https://herald.example/" + "a" * 2048,
        "https://her ald.example/1", "",
    ],
)  # fmt: skip
def test_a_link_that_may_not_be_followed_is_refused_and_counted(link: str) -> None:
    reading = rss(f"<item><link>{link}</link></item><item><link>/good</link></item>")
    assert (len(reading.entries), reading.refused) == (1, 1)


def test_markup_left_open_in_an_item_costs_that_item_alone() -> None:
    reading = rss(
        "<item><link>/1</link></item><item><description>a<br>b</description><link>/2</link></item>"
        "<item><link>/3</link></item>"
    )
    assert ([entry.url[-1] for entry in reading.entries], reading.refused) == (["1", "3"], 1)


def test_an_entry_that_comes_twice_is_one() -> None:
    reading = rss(
        "<item><link>/1</link><title>a</title></item><item><link>/1#x</link><title>b</title></item>"
    )
    assert ([entry.title for entry in reading.entries], reading.refused) == (["a"], 0)


def test_a_guid_used_for_two_pages_keeps_both() -> None:
    reading = rss("".join(f"<item><guid>n-1</guid><link>/{number}</link></item>" for number in (1, 2)))
    assert [(entry.url[-1], entry.guid) for entry in reading.entries] == [("1", "n-1"), ("2", "n-1")]


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("Tue, 03 Mar 2026 10:00:00 GMT", AT_TEN),
        ("Tue, 03 Mar 2026 05:00:00 EST", AT_TEN),
        ("3 Mar 2026 10:00 +0000", AT_TEN),
        ("2026-03-03T10:00:00Z", AT_TEN),
        ("2026-03-03T12:00:00.000+02:00", AT_TEN),
        ("2026-03-03T10:00:00", None),
        ("2026-03-03", None),
        ("Tue, 03 Mar 2026 10:00:00", None),
        ("Tue, 03 Mar 9999 10:00:00 GMT", None),
        ("9999-12-31T23:59:59-23:59", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("2026-03-09T10:00:00Z", None),
        ("yesterday", None),
        ("", None),
        ("9" * 400, None),
    ],
)
def test_a_date_is_kept_as_written_and_a_time_only_if_it_can_be_true(
    written: str, at: datetime | None
) -> None:
    entry = item(f"<link>/1</link><pubDate>{written}</pubDate>")
    assert (entry.published, entry.published_at) == (written[:100], at)


def test_the_zone_that_a_date_names_is_kept() -> None:
    entry = item("<link>/1</link><pubDate>Tue, 03 Mar 2026 12:00:00 +0200</pubDate>")
    assert entry.published_at is not None
    assert entry.published_at.tzinfo == timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Dam  breaks\n above Kolvar", "Dam breaks above Kolvar"),
        ("<![CDATA[Dam & river]]>", "Dam & river"),
        ("Dam &amp; river", "Dam & river"),
        ("Dam & river", "Dam & river"),
        ("Dam &amp;amp; river", "Dam & river"),
        ("The mayor&amp;#8217;s word", "The mayor’s word"),
        ("Ca&ntilde;&oacute;n &unknown; &copy;", "Cañón &unknown; ©"),
        ("&lt;b&gt;Dam&lt;/b&gt; breaks", "Dam breaks"),
        ("5 &lt; 7", "5 < 7"),
        ("a\x0bb", "ab"),
        ("x" * 5000, "x" * 1000),
    ],
)
def test_a_title_is_its_words(written: str, title: str) -> None:
    assert item(f"<link>/1</link><title>{written}</title>").title == title


def test_the_title_of_a_picture_is_not_the_articles() -> None:
    names = 'xmlns:media="http://search.yahoo.com/mrss/"'
    reading = rss(
        "<item><media:title>A dam</media:title><title>Dam breaks</title><link>/1</link></item>", "", names
    )
    assert reading.entries[0].title == "Dam breaks"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "utf-16-le"])
def test_it_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    said = f'<?xml version="1.0" encoding="{encoding}"?>'
    text = f"{said}<rss><item><title>Peña</title><link>/1</link></item></rss>"
    assert read_feed(text.encode(encoding), url=URL).entries[0].title == "Peña"


def test_the_encoding_of_the_header_counts_more_than_that_of_the_text() -> None:
    content = (
        '<?xml version="1.0" encoding="utf-8"?><rss><item><title>Дом</title><link>/1</link></item></rss>'
    )
    reading = read_feed(content.encode("cp1251"), url=URL, content_type="text/xml; charset=windows-1251")
    assert reading.entries[0].title == "Дом"


@pytest.mark.parametrize("before", ["\n\n", "\ufeff", "Warning: x in y.php on line 3\n", "<!-- a < b -->"])
def test_what_stands_before_the_feed_does_no_harm(before: str) -> None:
    assert len(read(before + DIALECTS["rss"].strip()).entries) == 1


def test_a_feed_cut_off_is_read_as_far_as_it_goes_and_says_so() -> None:
    reading = read("<rss><channel><item><link>/1</link></item><item><link>/2</link></item><item><ti")
    assert ([entry.url[-1] for entry in reading.entries], reading.is_truncated) == (["1", "2"], True)


def test_a_feed_that_ends_well_is_not_called_cut_off() -> None:
    assert not any(read(text).is_truncated for text in DIALECTS.values())


def test_no_more_entries_are_read_than_the_cap_and_it_says_so() -> None:
    reading = rss("".join(f"<item><link>/{number}</link></item>" for number in range(MOST_ENTRIES + 1)))
    assert (len(reading.entries), reading.is_truncated) == (MOST_ENTRIES, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unreadable"),
        ("   ", "unreadable"),
        ("just words", "unreadable"),
        ("<note><to>you</to></note>", "unreadable"),
        ("{}", "unreadable"),
        ('{"version": "https://jsonfeed.org/version/1.1"}', "unreadable"),
        ('{"items": []}', "unreadable"),
        ('{"version": ', "unreadable"),
        ("[1, 2]", "unreadable"),
        ("%PDF-1.7", "unreadable"),
        ("\x1f\x8b broken", "unreadable"),
    ],
)
def test_what_is_no_feed_is_a_clear_error(text: str, code: str) -> None:
    with pytest.raises(FeedError) as caught:
        read_feed(text.encode("latin-1"), url=URL)
    assert (caught.value.code, bool(str(caught.value))) == (code, True)


def test_a_page_in_place_of_a_feed_names_the_feeds_that_it_has() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    page = f"<!DOCTYPE html><html><head>{link}</head></html>"
    with pytest.raises(NoFeedError, match="is a page") as caught:
        read(page)
    assert [feed.url for feed in caught.value.feeds] == ["https://herald.example/rss"]


@pytest.mark.parametrize(
    "entry", ["3", "null", '"x"', "[]", "{}", '{"url": 5}', '{"url": null, "id": true}', '{"url": "x:y"}']
)
def test_an_odd_entry_of_a_json_feed_is_refused_alone(entry: str) -> None:
    reading = read(f'{{"version": "https://jsonfeed.org/version/1", "items": [{entry}, {{"url": "/1"}}]}}')
    assert ([one.url for one in reading.entries], reading.refused) == (["https://herald.example/1"], 1)


def test_what_json_can_spell_and_no_database_takes_is_dropped() -> None:
    reading = read(
        r'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "/1", "title": "a\u0000\ud800b"}]}'
    )
    assert reading.entries[0].title == "ab"


@pytest.mark.parametrize("kind", DIALECTS)
def test_a_reading_comes_back_from_json_as_it_went(kind: str) -> None:
    reading = read(DIALECTS[kind])
    assert feed_from_json(feed_to_json(reading)) == reading
