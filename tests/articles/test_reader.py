"""Hostile pages cost one reading each: the process that reads them is ended, and the next page is read."""
# Markup is written as it is served.
# ruff: noqa: E501

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from random import Random

import pytest

from articles import reader as reading_apart
from articles.reader import Reader, ReadError
from articles.reading.pages import read_page
from benchmarks.made_up_pages import semantic
from benchmarks.made_up_stories import make_story

URL = "https://herald.example/2024/07/story"
PAGE = semantic(make_story(Random(1))).encode()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(size=1) as reader:
        yield reader


def test_a_page_read_apart_is_read_as_it_is_here(reader: Reader) -> None:
    received_at = datetime(2025, 1, 1, tzinfo=UTC)
    apart = reader.read_page(PAGE, url=URL, received_at=received_at, time_zone="Europe/Madrid")
    assert apart == read_page(PAGE, url=URL, received_at=received_at, time_zone="Europe/Madrid")


def test_a_feed_is_read_apart(reader: Reader) -> None:
    feed = b"<rss version='2.0'><channel><title>N</title><item><link>https://a.example/1</link></item></channel></rss>"
    assert [entry.url for entry in reader.read_feed(feed, url=URL).entries] == ["https://a.example/1"]


def test_a_feed_that_is_none_is_unreadable(reader: Reader) -> None:
    with pytest.raises(ReadError) as raised:
        reader.read_feed(b"no feed at all", url=URL)
    assert raised.value.code == "unreadable"


HOSTILE_PAGES = {
    "300,000 boxes": (b"<html><body>" + b"<div>" * 300_000 + b"x", True),
    "400,000 comments": (b"<html><body>" + b"<!--" * 400_000, True),
    "100,000 unclosed letters": (b"<html><body>" + b"<b><i>" * 50_000 + b"hello", True),
    "a long text": (b"<html><body><p>" + b"x " * 2_000_000 + b"</p></body></html>", False),
    "NUL": (b"<html><body><p>a\0b</p></body></html>", False),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_a_hostile_page_gives_a_reading_and_is_told_where_it_was_cut(reader: Reader, name: str) -> None:
    content, is_truncated = HOSTILE_PAGES[name]
    assert reader.read_page(content, url=URL).is_truncated == is_truncated
    assert reader.read_page(PAGE, url=URL).outcome == ""


HOSTILE_FEEDS = {
    "a billion laughs": b'<!DOCTYPE l [<!ENTITY a "lol">' + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;">' % (after, *[before] * 6) for before, after in zip(b"abcdefgh", b"bcdefghi", strict=True)
    ) + b"]><rss><channel><title>&i;</title></channel></rss>",
    "a file of ours": b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
    "200,000 deep": b"<rss><channel>" + b"<a>" * 200_000,
}  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE_FEEDS)
def test_a_hostile_feed_is_refused(reader: Reader, name: str) -> None:
    with pytest.raises(ReadError) as raised:
        reader.read_feed(HOSTILE_FEEDS[name], url=URL)
    assert raised.value.code in ("unreadable", "parse_limit")


def test_what_takes_too_long_is_ended_and_the_next_page_is_read(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.read_page(PAGE, url=URL)
    monkeypatch.setattr(reading_apart, "SECONDS", 0.3)
    attributes = b" ".join(b"a%d=1" % number for number in range(60_000))
    with pytest.raises(ReadError) as raised:
        reader.read_page(b"<html><body><p " + attributes + b">x</p></body></html>", url=URL)
    assert raised.value.code == "parse_limit"
    monkeypatch.undo()
    assert reader.read_page(PAGE, url=URL).outcome == ""


def test_what_takes_too_much_memory_is_ended_and_the_next_page_is_read(reader: Reader) -> None:
    with pytest.raises(ReadError) as raised:
        reader.read_page(b"<p>" + b"x" * (300 * 1024 * 1024), url=URL)
    assert raised.value.code == "parse_limit"
    assert reader.read_page(PAGE, url=URL).outcome == ""


def test_a_child_that_was_killed_is_replaced(reader: Reader) -> None:
    reader.read_page(PAGE, url=URL)
    child = reader._idle[0]._process
    child.kill()
    child.wait()
    assert reader.read_page(PAGE, url=URL).outcome == ""


def test_many_threads_share_a_few_children() -> None:
    pages = [semantic(make_story(Random(seed), size=800)).encode() for seed in range(12)]
    with Reader(size=2) as reader, ThreadPoolExecutor(6) as pool:
        texts = list(pool.map(lambda page: reader.read_page(page, url=URL).text, pages))
        assert len(reader._idle) <= 2
    assert texts == [read_page(page, url=URL).text for page in pages]


def test_a_child_ends_with_its_reader() -> None:
    with Reader(size=1) as reader:
        reader.read_page(PAGE, url=URL)
        number = reader._idle[0]._process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_child_is_given_none_of_our_secrets(reader: Reader) -> None:
    reader.read_page(PAGE, url=URL)
    with open(f"/proc/{reader._idle[0]._process.pid}/environ", "rb") as environment:  # noqa: PTH123
        names = {line.partition(b"=")[0] for line in environment.read().split(b"\0") if line}
    assert names <= {b"LANG", b"LC_CTYPE"}
