"""Bytes of a feed in, its entries out: RSS, RDF, Atom, JSON Feed, news sitemaps and sitemap indexes.

An entry says where a page is and what its publisher says of it; it is never taken for the page's text. Links
that are not http or https are refused and counted. A date is kept as it was written, and as a time only where
it names its zone and can be true.
"""

from __future__ import annotations

import codecs
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from html import unescape
from typing import Any

from articles.reading.decoding import decode_page
from articles.reading.feed_links import LONGEST_URL, FeedLink, discover_feeds, web_address
from articles.reading.feed_markup import FeedError, RawEntry, RawFeed, read_markup
from articles.reading.times import is_credible, read_time

JSON = "json"
# What comes after is not read, and `is_truncated` says so.
MOST_BYTES, MOST_ENTRIES = 10_000_000, 5_000
LONGEST_TITLE, LONGEST_DATE = 1000, 100
# There was no feed before this year.
EARLIEST_YEAR = 1995

_GZIP = b"\x1f\x8b"
_SAID_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
# JSON can spell what no database takes.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PAGE = re.compile(r"\s{0,100}(?:<!doctype\s{1,9}html|<html\b)", re.IGNORECASE)


class NoFeedError(FeedError):
    """What came is a page; `feeds` are the feeds that it names."""

    def __init__(self, feeds: tuple[FeedLink, ...]) -> None:
        named = ", ".join(feed.url for feed in feeds[:3]) or "none"
        super().__init__("unreadable", f"This is a page and no feed. Feeds that it names: {named}.")
        self.feeds = feeds


@dataclass(frozen=True, slots=True)
class Entry:
    """One article (or, in a sitemap index, one sitemap) that a feed tells of."""

    url: str
    guid: str
    title: str = ""
    published: str = ""
    published_at: datetime | None = None
    modified: str = ""
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What a feed says: its kind, its name and its entries, the first of each address.

    `refused` counts entries without a link that may be followed; `is_truncated` says that there was more.
    """

    kind: str
    title: str
    entries: tuple[Entry, ...]
    refused: int = 0
    is_truncated: bool = False


def read_feed(
    content: bytes, *, url: str, content_type: str = "", received_at: datetime | None = None
) -> FeedReading:
    """The feed in these bytes, that were had from `url`.

    Raises a FeedError ("unreadable" or "parse_limit"), and a NoFeedError for a page. Times that lie more than
    two days after `received_at` are left out.
    """
    unpacked, is_cut = _unpack(content)
    text = _decode(unpacked, content_type)
    if not text.strip():
        raise FeedError("unreadable", "There is nothing in this feed.")
    if _PAGE.match(text):
        raise NoFeedError(discover_feeds(unpacked, url=url, content_type=content_type))
    raw = _read_json(text) if text.lstrip().startswith("{") else read_markup(text)
    entries, refused, has_more = _entries(raw.entries, url, received_at)
    return FeedReading(raw.kind, _title(raw.title), entries, refused, is_cut or has_more or raw.is_truncated)


def feed_to_json(feed: FeedReading) -> dict[str, Any]:
    """The reading in values that JSON knows."""
    return json.loads(json.dumps(asdict(feed), default=datetime.isoformat))  # type: ignore[no-any-return]


def feed_from_json(values: dict[str, Any]) -> FeedReading:
    """The reading that `feed_to_json` made these values of."""
    entries = tuple(
        Entry(**entry | {name: _time_from_json(entry[name]) for name in ("published_at", "modified_at")})
        for entry in values["entries"]
    )
    return FeedReading(**values | {"entries": entries})


def _time_from_json(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _unpack(content: bytes) -> tuple[bytes, bool]:
    """The bytes, unpacked where the file itself is packed (sitemap.xml.gz), and whether they were cut."""
    if not content.startswith(_GZIP):
        return content[:MOST_BYTES], len(content) > MOST_BYTES
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(content, MOST_BYTES)
    except zlib.error as error:
        raise FeedError("unreadable", "This is packed with gzip, and broken.") from error
    return unpacked, not unpacker.eof


def _decode(content: bytes, content_type: str) -> str:
    if content.startswith(b"<\0"):
        content = codecs.BOM_UTF16_LE + content
    elif content.startswith(b"\0<"):
        content = codecs.BOM_UTF16_BE + content
    said = _SAID_ENCODING.search(content[:300])
    if said and "charset" not in content_type.lower():
        content_type = f"text/xml; charset={said[1].decode('ascii')}"
    return decode_page(content, content_type=content_type).text


def _read_json(text: str) -> RawFeed:
    try:
        feed = json.loads(text)
    except RecursionError as error:
        raise FeedError("parse_limit", "This JSON is nested too deep.") from error
    except ValueError as error:
        raise FeedError("unreadable", "This is not proper JSON.") from error
    items = feed.get("items")
    if "jsonfeed.org" not in str(feed.get("version", "")) or not isinstance(items, list):
        raise FeedError("unreadable", "This is JSON, but no JSON Feed.")
    return RawFeed(JSON, _string(feed.get("title")), _json_entries(items))


def _json_entries(items: list[Any]) -> Iterator[RawEntry]:
    for item in items:
        values = item if isinstance(item, dict) else {}
        yield RawEntry(
            links=tuple(filter(None, (_string(values.get(name)) for name in ("url", "external_url", "id")))),
            guid=_string(values.get("id")) or _number(values.get("id")),
            title=_string(values.get("title")),
            published=_string(values.get("date_published")),
            modified=_string(values.get("date_modified")),
        )


def _string(value: object) -> str:
    return _UNSTORABLE.sub("", value).strip() if isinstance(value, str) else ""


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _entries(
    raws: Iterable[RawEntry], url: str, received_at: datetime | None
) -> tuple[tuple[Entry, ...], int, bool]:
    """The entries with a link that may be followed, how many have none, and whether there were more."""
    entries: dict[str, Entry] = {}
    refused = 0
    for number, raw in enumerate(raws):
        if number >= MOST_ENTRIES:
            return tuple(entries.values()), refused, True
        link = _link(raw, url)
        if not link:
            refused += 1
        elif link not in entries:
            entries[link] = _entry(raw, link, received_at)
    return tuple(entries.values()), refused, False


def _entry(raw: RawEntry, link: str, received_at: datetime | None) -> Entry:
    return Entry(
        url=link,
        guid=raw.guid[:LONGEST_URL] or link,
        title=_title(raw.title),
        published=raw.published[:LONGEST_DATE],
        published_at=_time(raw.published, received_at),
        modified=raw.modified[:LONGEST_DATE],
        modified_at=_time(raw.modified, received_at),
    )


def _link(raw: RawEntry, url: str) -> str:
    """The entry's address, absolute and without fragment: the first of its links that may be followed."""
    base = url
    for step in raw.base.split():
        base = web_address(step, base=base) or base
    return next(filter(None, (web_address(link, base=base) for link in raw.links)), "")


def _title(words: str) -> str:
    """The words of a title, without the markup that some feeds wrap in it."""
    return " ".join(_TAG.sub("", unescape(words[: 2 * LONGEST_TITLE])).split())[:LONGEST_TITLE]


def _time(words: str, received_at: datetime | None) -> datetime | None:
    """The time, where the words name its zone and it can be true."""
    time = read_time(words, time_zone="UTC")
    # What names no zone is another time elsewhere.
    if time is None or time != read_time(words, time_zone="Asia/Tokyo"):
        return None
    return time if time.year >= EARLIEST_YEAR and is_credible(time, received_at=received_at) else None
