"""Feeds made to hurt: each ends soon, in a reading or a clear error, and opens nothing."""

from __future__ import annotations

import gzip
import subprocess
import sys
from socket import create_server

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.feeds import MOST_ENTRIES, FeedError, FeedReading, read_feed

URL = "https://herald.example/rss"
ITEM = "<item><title>{0}</title><link>/1</link></item>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

ENTITIES = {
    "billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss>{ITEM.format("&l9;")}</rss>',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]><rss>{ITEM.format("&a;" * 30_000)}</rss>',
    "in an attribute": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss t="&l9;">{ITEM.format("x")}</rss>',
    "a file": f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>{ITEM.format("&x;")}</rss>',
    "a parameter": '<!DOCTYPE rss [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><rss/>',
    "behind a comment": '<!-- <rss> --><!DOCTYPE rss [<!ENTITY x "y">]><rss/>',
    "behind an instruction": '<?xml version="1.0"?><?a <rss ?>\n<!DOCTYPE rss [<!ENTITY x "y">]><rss/>',
    "without an end": '<!DOCTYPE rss [<!ENTITY x "y"',
}


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", ENTITIES.values(), ids=ENTITIES)
def test_a_feed_with_entities_of_its_own_is_refused(text: str) -> None:
    with pytest.raises(FeedError, match="entities") as caught:
        read_feed(text.encode(), url=URL)
    assert caught.value.code == "unreadable"


def test_words_about_entities_are_words() -> None:
    text = f"<rss>{ITEM.format('<![CDATA[What is <!ENTITY?]]>')}</rss>"
    assert len(read_feed(text.encode(), url=URL).entries) == 1


BIG = {
    "200,000 deep": "<rss>" + "<a>" * 200_000,
    "deep behind an item": f"<rss>{ITEM}" + "<a>" * 200_000,
    "100,000 attributes": "<rss " + " ".join(f'a{n}="1"' for n in range(100_000)) + f">{ITEM}</rss>",
    "a text of 20 MB": f"<rss>{ITEM.format('x' * 20_000_000)}</rss>",
    "1,000,000 items": "<rss>" + "<item><link>/1</link></item>" * 1_000_000 + "</rss>",
    "sections that never end": "<rss>" + "<![CDATA[" * 500_000,
    "comments that never end": "<!--" * 500_000,
    "empty comments": "<!---->" * 300_000 + "<rss/>",
    "ampersands": f"<rss>{ITEM.format('&' * 500_000)}</rss>",
    "nested JSON": '{"version":"https://jsonfeed.org/version/1","items":' + "[" * 200_000,
    "a long number": '{"version":"https://jsonfeed.org/version/1","items":[' + "9" * 100_000 + "]}",
    "a page of tags": "<html>" + "<div>" * 300_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", BIG.values(), ids=BIG)
def test_a_feed_of_any_size_ends_in_a_reading_or_a_clear_error(text: str) -> None:
    assert how_it_ends(text.encode()) in ("read", "unreadable", "parse_limit")


def how_it_ends(content: bytes) -> str:
    try:
        reading = read_feed(content, url=URL)
    except FeedError as error:
        return error.code
    return "read" if len(reading.entries) <= MOST_ENTRIES else "read beyond the cap"


def test_nesting_without_end_is_a_limit_and_no_fault_of_the_text() -> None:
    with pytest.raises(FeedError) as caught:
        read_feed(BIG["200,000 deep"].encode(), url=URL)
    assert caught.value.code == "parse_limit"


@pytest.mark.parametrize("name", ["deep behind an item", "1,000,000 items", "a text of 20 MB"])
def test_what_is_left_out_is_said(name: str) -> None:
    assert read_feed(BIG[name].encode(), url=URL).is_truncated


def test_a_packed_feed_is_unpacked_no_further_than_the_cap() -> None:
    bomb = gzip.compress(f"<rss>{ITEM}".encode() + b" " * 200_000_000, compresslevel=1)
    reading = read_feed(bomb, url=URL)
    assert (len(reading.entries), reading.is_truncated) == (1, True)


NOTHING_OPENED = """
import sys
from articles.reading.feeds import FeedError, read_feed
opened = []
sys.addaudithook(lambda event, args: opened.append(args) if event in ("open", "socket.connect") else None)
try:
    read_feed(sys.stdin.buffer.read(), url="https://herald.example/rss")
except FeedError:
    pass
print(len([args for args in opened if str(args[0]) == sys.argv[1]]))
"""


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss SYSTEM "{url}">',
        '<!DOCTYPE rss PUBLIC "-//X//Y" "{url}">',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "{url}"> %x;]>',
        '<?xml-stylesheet href="{url}"?>',
    ],
)
@pytest.mark.timeout(60)
def test_nothing_outside_the_feed_is_asked_for(declared: str) -> None:
    with create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        url = f"http://127.0.0.1:{canary.getsockname()[1]}/x.dtd"
        included = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}"/>'
        text = f"{declared.format(url=url)}<rss>{included}</rss>"
        done = subprocess.run(
            [sys.executable, "-c", NOTHING_OPENED, url], input=text.encode(), capture_output=True, check=True
        )
        with pytest.raises(TimeoutError):
            canary.accept()
    assert done.stdout.strip() == b"0"


PIECES = st.sampled_from(
    ["<rss>", "<item>", "</item>", "<link>", "</link>", "<title>", "</title>", "/1", "&amp;", "&",
     "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE rss [", "]>", "<?xml ", "?>",
     '<feed xml:base="', '">', "\0", "{"]
)  # fmt: skip


@settings(max_examples=300)
@given(
    content=st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode())
    | st.binary(max_size=200)
)
def test_any_bytes_end_in_a_reading_or_a_clear_error(content: bytes) -> None:
    try:
        reading = read_feed(content, url=URL)
    except FeedError:
        return
    assert isinstance(reading, FeedReading)
    assert all(entry.url.startswith(("http://", "https://")) for entry in reading.entries)
