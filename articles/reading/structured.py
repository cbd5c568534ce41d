"""What a page says of itself for machines: JSON-LD, Open Graph, meta elements and a little microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from articles.reading.decoding import without_forbidden
from articles.reading.trees import build_tree, squeeze, text_of

Item = dict[str, Any]

LONGEST_TIME, MOST_AUTHORS = 100, 20
MOST_SCRIPTS, MOST_CHARACTERS, MOST_ITEMS = 60, 4_000_000, 3000
_ARTICLE = re.compile(
    r"(?:^|[/:])(?:\w{0,20}NewsArticle|\w{0,20}Article|ReportageNewsArticle|(?:Live)?BlogPosting|Report)$"
)
_LIVE = re.compile(r"(?:^|[/:])LiveBlogPosting$")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s?<!\[CDATA\[|/\*.{0,40}?\*/|<!\[CDATA\[)?|(?:-->|(?://\s?)?\]\]>|;)\s*$"
)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&(?:#\d{2,5}|[a-zA-Z]{2,8});")
# Names of meta elements, the best first.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "publish-date",
    "publishdate", "pubdate", "publish_date", "pub_date", "article.published",
    "article_date_original", "date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "article.updated", "revised",
)  # fmt: skip
AUTHOR = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "cxenseparse:author",
)
# The same in the properties and classes of printed times; `pubdate` is an attribute.
_PUBLISHED = frozenset({"datepublished", "published", "entry-date", "dt-published", "pubdate"})
_MODIFIED = frozenset({"datemodified", "dateupdated", "updated", "dt-updated"})
_BY = re.compile(r"^(?:by|por)\s{1,3}(?=\S)", re.IGNORECASE)
_NO_NAME = re.compile(r"://|[{}]")
_DIGIT = re.compile(r"\d")
CORRECTION = ("correction", "article:correction", "corrections")


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a live page as the page's JSON-LD gives it."""

    identity: str
    headline: str
    text: str
    published: str


@dataclass(frozen=True, slots=True)
class Statements:
    """What the page says of itself; texts are "" where it says nothing."""

    headline: str = ""
    social_headline: str = ""
    title: str = ""
    body: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    canonical: str = ""
    address: str = ""
    corrections: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    word_count: int = 0
    is_free: bool = True
    is_article: bool = False
    is_live: bool = False
    is_listing: bool = False


def read_statements(root: HtmlElement, *, url: str = "") -> Statements:
    """Everything that this page says of itself in its markup."""
    meta = read_meta(root)
    items = list(_items(root))
    articles = [item for item in items if is_type(item, _ARTICLE)]
    article = _own_article(articles, url) if articles else {}
    title = root.find(".//title")
    kind = meta.get("og:type", "").casefold()
    return Statements(
        headline=_plain(article.get("headline")) or _plain(article.get("name")),
        social_headline=_plain(meta.get("og:title") or meta.get("twitter:title")),
        title=text_of(title) if title is not None else "",
        body=_text(article.get("articleBody")),
        published=_time(root, _plain(article.get("datePublished")) or _first(meta, PUBLISHED), _PUBLISHED),
        modified=_time(root, _plain(article.get("dateModified")) or _first(meta, MODIFIED), _MODIFIED),
        authors=_names(article.get("author")) or _names(_first(meta, AUTHOR)),
        language=_language(root, meta, article),
        canonical=_canonical(root),
        address=meta.get("og:url", "") or _address(article),
        corrections=tuple(_corrections(article, items, meta)),
        posts=tuple(_posts(article)),
        word_count=_number(article.get("wordCount")),
        is_free=_is_free(article),
        is_article=bool(articles) or kind == "article",
        is_live=is_type(article, _LIVE),
        is_listing=not articles
        and any(is_type(item, re.compile("CollectionPage|ItemList$")) for item in items),
    )


def read_meta(root: HtmlElement) -> dict[str, str]:
    """The page's meta elements by name, property or itemprop in small letters; the first of a name counts."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = squeeze(element.get("content") or "")
        if name and content:
            meta.setdefault(name.strip().casefold(), content)
    return meta


def _time(root: HtmlElement, stated: str, marks: frozenset[str]) -> str:
    """What is stated of a time, else the first printed one that microdata or microformats mark so."""
    if stated:
        return stated[:LONGEST_TIME]
    for element in root.iter("time", "abbr"):
        words = f"{element.get('itemprop') or ''} {element.get('class') or ''}".casefold().split()
        time = element.get("datetime") or element.get("title") or ""
        if _DIGIT.search(time) and (marks.intersection(words) or marks.intersection(element.keys())):
            return time[:LONGEST_TIME]
    return ""


def _first(meta: dict[str, str], names: Iterable[str]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _items(root: HtmlElement) -> Iterator[Item]:
    """Every object of the page's JSON-LD, graphs and lists unfolded, in the order of the page."""
    count = 0
    scripts = root.iterfind(".//script[@type='application/ld+json']")
    for script, _ in zip(scripts, range(MOST_SCRIPTS), strict=False):
        for item in _unfold(_load(script.text or "")):
            count += 1
            if count > MOST_ITEMS:
                return
            yield item


def _load(text: str) -> Any:
    if not text.strip() or len(text) > MOST_CHARACTERS:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _unfold(value: Any, depth: int = 0) -> Iterator[Item]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _unfold(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "itemListElement" if "item" in value else "mainEntityOfPage"):
            if isinstance(value.get(name), list | dict):
                yield from _unfold(value[name], depth + 1)


def is_type(item: Item, pattern: re.Pattern[str]) -> bool:
    """Whether one of an item's types is of this pattern."""
    types = item.get("@type")
    return any(isinstance(name, str) and pattern.search(name) for name in _list(types))


def _own_article(articles: list[Item], url: str) -> Item:
    """The article that the page is about: the one with the page's address, else the one that says most."""
    here = [item for item in articles if url and _same_path(_address(item), url)]
    return max(here or articles[:8], key=lambda item: len(item))


def _same_path(one: str, other: str) -> bool:
    return bool(one) and one.partition("?")[0].rstrip("/") == other.partition("?")[0].rstrip("/")


def _address(item: Item) -> str:
    for value in (item.get("url"), item.get("mainEntityOfPage"), item.get("@id")):
        address = value.get("@id") if isinstance(value, dict) else value
        if isinstance(address, str) and address.startswith(("http:", "https:", "/")):
            return address
    return ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _plain(value: Any) -> str:
    """A text in one line; the first one where there is a list of them."""
    value = next(iter(value), "") if isinstance(value, list) else value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    # JSON and entities can spell what no tree takes.
    return str(squeeze(without_forbidden(unescape(unescape(value))))) if isinstance(value, str) else ""


def _text(value: Any) -> str:
    """A longer text with its paragraphs, free of markup."""
    text = without_forbidden("\n\n".join(part for part in _list(value) if isinstance(part, str)))
    if not text or not _MARKUP.search(text):
        return text
    return fragment_to_text(unescape(text) if "&lt;" in text else text)


def fragment_to_text(markup: str) -> str:
    """The text of a piece of HTML, a paragraph a line."""
    page = build_tree(markup)
    if page is None:
        return ""
    for element in page.root.iter("p", "div", "li", "br", "h2", "h3", "h4", "blockquote"):
        element.tail = f"\n\n{element.tail or ''}"
    lines = map(squeeze, page.root.text_content().splitlines())
    return "\n\n".join(line for line in lines if line)


def _names(value: Any) -> tuple[str, ...]:
    names = (
        _BY.sub("", _plain(part.get("name") if isinstance(part, dict) else part), count=1)
        for part in _list(value)[:MOST_AUTHORS]
    )
    # Addresses of author pages and of social networks are no names, nor is JSON where a name should be.
    return tuple(
        dict.fromkeys(name for name in names if name and not _NO_NAME.search(name) and len(name) < 200)
    )


def _language(root: HtmlElement, meta: dict[str, str], article: Item) -> str:
    said = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        _plain(article.get("inLanguage")),
        meta.get("og:locale"),
        meta.get("content-language"),
        meta.get("language"),
    )
    codes = (re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", text or "") for text in said)
    return next((code[0].casefold() for code in codes if code), "")


def _canonical(root: HtmlElement) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").casefold().split():
            return (link.get("href") or "").strip()
    return ""


def _corrections(article: Item, items: list[Item], meta: dict[str, str]) -> Iterator[str]:
    """`correction` of the article: a text, a CorrectionComment or several; and such comments alone."""
    for value in _list(article.get("correction")):
        yield _said(value) if isinstance(value, dict) else _plain(value)
    for item in items:
        if is_type(item, re.compile("CorrectionComment$")) and item is not article:
            yield _said(item)
    yield _first(meta, CORRECTION)


def _said(comment: Item) -> str:
    for name in ("text", "description", "commentText", "name", "headline"):
        if text := _plain(comment.get(name)):
            return text
    return ""


def _posts(article: Item) -> Iterator[Post]:
    for update in _list(article.get("liveBlogUpdate"))[:MOST_ITEMS]:
        if not isinstance(update, dict):
            continue
        identity = _plain(update.get("url")) or _plain(update.get("@id")) or _plain(update.get("identifier"))
        yield Post(
            identity=identity.rpartition("#")[2] or identity,
            headline=_plain(update.get("headline")),
            text=_text(update.get("articleBody")) or _text(update.get("description")),
            published=_plain(update.get("datePublished")),
        )


def _number(value: Any) -> int:
    try:
        return int(str(value).replace(",", "")) if value is not None else 0
    except ValueError:
        return 0


def _is_free(article: Item) -> bool:
    return str(article.get("isAccessibleForFree", "true")).casefold().rpartition("/")[2] not in (
        "false",
        "no",
    )
