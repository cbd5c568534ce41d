"""What an answer's head says: tables."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.answers import Answer, judge, seconds_to_wait
from articles.media import is_read, is_what_it_says
from articles.outcomes import OUTCOMES

URL = "https://news.example/story"
NOON = datetime(2026, 6, 3, 12, tzinfo=UTC)
DAY = 24 * 3600


def answer(status: int, content: bytes = b"", **headers: str) -> Answer:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(URL, URL, status, headers=named, content=content)


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (answer(200, b"<p>There was news"), None),
        (answer(200), "empty"),
        (answer(200, b" \r\n\t"), "empty"),
        (answer(204), "empty"),
        (answer(205), "empty"),
        (answer(206, b"<p>There"), "partial"),
        (answer(304), "not_modified"),
        (answer(401), "forbidden"),
        (answer(402), "http_error"),
        (answer(403), "forbidden"),
        (answer(404), "gone"),
        (answer(410), "gone"),
        (answer(429), "rate_limited"),
        (answer(451), "legal"),
        (answer(500), "server_error"),
        (answer(503), "server_error"),
        (answer(503, retry_after="120"), "rate_limited"),
        (answer(502, retry_after="120"), "server_error"),
        (answer(599), "server_error"),
        (answer(101), "http_error"),
        (answer(201, b"<p>There was news"), "http_error"),
        (answer(300), "http_error"),
        (answer(418), "http_error"),
    ],
)
def test_a_status_means_one_outcome(given: Answer, outcome: str | None) -> None:
    assert judge(given) == outcome


def test_every_outcome_of_a_status_is_one_that_is_told() -> None:
    assert {judge(answer(status)) for status in range(100, 600)} <= set(OUTCOMES)


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("0", 0),
        ("99999", DAY),
        ("999999999999", DAY),
        ("Wed, 03 Jun 2026 12:10:00 GMT", 600),
        ("Wed, 03 Jun 2026 11:00:00 GMT", 0),
        ("Wed, 03 Jun 2099 12:00:00 GMT", DAY),
        ("Wed, 03 Jun 2026 14:00:00 +0200", 0),
        ("Wednesday, 03-Jun-26 12:10:00 GMT", 600),
        ("Wed, 03 Jun 2026 12:10:00", 600),
        ("", None),
        ("-5", None),
        ("1e9", None),
        ("1.5", None),
        ("٣٤", None),
        ("soon", None),
        ("Wed, 99 Jun 2026 12:10:00 GMT", None),
        ("9" * 400, None),
        ("Wed, 03 Jun 2026 99999999999999999999:10:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", DAY),
    ],
)
def test_a_server_says_in_seconds_or_as_a_date_how_long_to_wait(
    retry_after: str, seconds: float | None
) -> None:
    assert seconds_to_wait(answer(429, Retry_After=retry_after), now=NOON) == seconds


def test_an_answer_gives_its_validators_whatever_the_case_of_their_names() -> None:
    given = answer(200, ETAG='W/"a"', last_modified="Wed, 03 Jun 2026 10:00:00 GMT")
    assert (given.etag, given.last_modified) == ('W/"a"', "Wed, 03 Jun 2026 10:00:00 GMT")


@pytest.mark.parametrize(
    ("content_type", "is_worth_it"),
    [
        ("text/html", True),
        ("TEXT/HTML ; charset=bogus", True),
        ("application/xhtml+xml", True),
        ("application/rss+xml;charset=utf-8", True),
        ("application/atom+xml", True),
        ("application/feed+json", True),
        ("application/ld+json", True),
        ("text/xml", True),
        ("application/xml", True),
        ("application/json", True),
        ("text/json", True),
        ("application/json-seq", False),
        ("x-application/rss+xml", False),
        ("text/plain", True),
        ("", True),
        ("image/svg+xml", False),
        ("image/png", False),
        ("application/pdf", False),
        ("application/zip", False),
        ("application/octet-stream", False),
        ("application/gzip", False),
        ("video/mp4", False),
        ("text/css", False),
        ("html", False),
        ("multipart/mixed", False),
    ],
)
def test_only_pages_and_feeds_are_worth_reading(content_type: str, *, is_worth_it: bool) -> None:
    assert is_read(content_type) is is_worth_it


@pytest.mark.parametrize(
    ("content_type", "content", "is_so"),
    [
        ("text/html", b"<p>hi", True),
        ("text/html", b"Only words", True),
        ("text/html", b"", True),
        ("text/html", b"%PDF-1.7", False),
        ("text/html", b"PK\x03\x04", False),
        ("application/xml", b"\x89PNG\r\n", False),
        ("text/html", b"GIF89a", False),
        ("text/html", b"\xff\xd8\xff\xe0", False),
        ("text/html", b"RIFF\0\0\0\0WEBP", False),
        ("text/html", b"Rar!\x1a\x07", False),
        ("", b"<!DOCTYPE html>", True),
        ("", b"\n  <rss>", True),
        ("", b"\xef\xbb\xbf<?xml version='1.0'?>", True),
        ("", b"\xff\xfe" + "<html>".encode("utf-16-le"), True),
        ("", b"\xfe\xff" + "<html>".encode("utf-16-be"), True),
        ("", b"\0<html>", False),
        ("", b" " * 510 + b"<p", True),
        ("", b" " * 511 + b"<p", False),
        ("", b'{"version": "https://jsonfeed.org/version/1.1"}', True),
        ("", b"", True),
        ("", b"Only words", False),
        ("", b"\x00\x01\x02", False),
        ("text/plain", b"<feed>", True),
        ("text/plain", b"User-agent: *", False),
        ("text/plain", b"5 < 6", False),
    ],
)
def test_content_that_says_little_of_itself_must_begin_like_a_page_or_a_feed(
    content_type: str, content: bytes, *, is_so: bool
) -> None:
    assert is_what_it_says(content_type, content) is is_so
