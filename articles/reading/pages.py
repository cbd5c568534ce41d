"""One page -> a Reading: the article as a Document, and what speaks against taking it for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from articles.reading.bodies import read_body
from articles.reading.decoding import decode_page
from articles.reading.headlines import read_headline
from articles.reading.languages import guess_language
from articles.reading.links import canonical_of
from articles.reading.readings import Reading
from articles.reading.structured import read_statements
from articles.reading.times import is_credible, read_time
from articles.reading.trees import build_tree
from articles.wire.plain_text import read_story


def read_page(
    content: bytes,
    *,
    url: str,
    content_type: str = "",
    fallback_language: str = "",
    time_zone: str = "UTC",
    received_at: datetime | None = None,
) -> Reading:
    """What this page says; `url` is the address that gave it. Any bytes give a Reading; none raises.

    `fallback_language` and `time_zone` are the source's, for pages and times that name none.
    """
    decoded = decode_page(content, content_type=content_type)
    page = build_tree(decoded.text)
    if page is None:
        return Reading(outcome="empty" if not decoded.text.strip() else "unreadable", quality=0.0)
    statements = read_statements(page.root, url=url)
    headline = read_headline(page.root, statements)
    body = read_body(page.root, stated=statements.body)
    language = statements.language or guess_language(body.text) or fallback_language
    published_at = _credible(statements.published, time_zone, received_at)
    document = replace(
        read_story(
            headline=headline,
            body=body.text,
            published_at=published_at or received_at,
            time_zone=time_zone,
            language=language,
        ),
        byline=", ".join(statements.authors),
    )
    return Reading(
        document=document,
        canonical_url=canonical_of(statements, url=url),
        published=statements.published,
        modified=statements.modified,
        published_at=published_at,
        modified_at=_credible(statements.modified, time_zone, received_at),
        language=language,
        byline=document.byline,
        text=body.text,
        is_truncated=page.is_truncated,
    )


def _credible(text: str, time_zone: str, received_at: datetime | None) -> datetime | None:
    time = read_time(text, time_zone=time_zone)
    return time if time and is_credible(time, received_at=received_at) else None
