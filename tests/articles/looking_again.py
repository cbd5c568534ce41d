"""Watches, checks and captures as rows, for what only reads them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from articles.models import Article, Check, Feed, Host, RawCapture, Source, Watch
from articles.tallies import count_checks
from tests.builders import NOON, make_article, make_source, minutes

ORIGIN = "https://halyard.example"


def make_host(origin: str = ORIGIN, **fields: Any) -> Host:
    return Host.objects.get_or_create(origin=origin, defaults=fields)[0]


def watch_page(
    path: str = "/dam", *, source: Source | None = None, article: Article | None = None, **fields: Any
) -> Watch:
    """A watch of an article's page, to be looked at ten minutes after NOON unless `fields` say otherwise."""
    url = f"{ORIGIN}{path}"
    article = article or make_article(url, source or make_source(), url=url)
    defaults = {"url": url, "next_check_at": NOON + minutes(10), "host": make_host()}
    return Watch.objects.create(article=article, **{**defaults, **fields})


def watch_feed(path: str = "/feed.xml", *, source: Source | None = None, **fields: Any) -> Watch:
    url = f"{ORIGIN}{path}"
    feed = Feed.objects.create(source=source or make_source(), url=url)
    defaults = {"next_check_at": NOON + minutes(5), "host": make_host()}
    return Watch.objects.create(feed=feed, url=url, **{**defaults, **fields})


def add_check(watch: Watch, outcome: str = "unchanged", *, at: datetime = NOON, **fields: Any) -> Check:
    """A check that began at `at`, two seconds late, and took one."""
    defaults = {
        "due_at": at - minutes(1) / 30,
        "ended_at": at + minutes(1) / 60,
        "byte_count": 1000,
        "robots": "allowed",
        "status": 200,
    }
    check = Check.objects.create(watch=watch, outcome=outcome, started_at=at, **{**defaults, **fields})
    count_checks([check])
    return check


def hold(
    article: Article, content: bytes = b"<html><p>Please accept cookies.</p></html>", **fields: Any
) -> RawCapture:
    """A capture that waits for an editor."""
    url = article.url or f"{ORIGIN}/dam"
    defaults = {
        "state": RawCapture.State.HELD,
        "requested_url": url,
        "final_url": url,
        "quality": 0.2,
        "findings": [],
        "captured_at": NOON,
        "content": content,
    }
    return RawCapture.objects.create(article=article, **{**defaults, **fields})
