"""The markup of a feed, whatever its dialect, taken apart into entries as they were written.

RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, news sitemaps and sitemap indexes. Nothing outside the text is ever
opened, no entity is put in for another, and what is malformed is read as far as it can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

RSS, RDF, ATOM, SITEMAP, SITEMAP_INDEX = "rss", "rdf", "atom", "sitemap", "sitemap_index"
# By the name of the root: the kind, and the name of its entries.
KINDS = {
    "rss": (RSS, "item"),
    "RDF": (RDF, "item"),
    "feed": (ATOM, "entry"),
    "urlset": (SITEMAP, "url"),
    "sitemapindex": (SITEMAP_INDEX, "sitemap"),
}
# By the local name of a field, in the order of preference: the first that holds words is taken.
PUBLISHED = ("pubDate", "published", "publication_date", "issued", "date", "created")
MODIFIED = ("updated", "modified", "lastmod")
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
ATOM_NAMESPACES = {"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"}
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
# libxml2's own words for a document that ends too early or goes beyond its limits.
CUT_SHORT = frozenset({"ERR_TAG_NOT_FINISHED", "ERR_CDATA_NOT_FINISHED", "ERR_RESOURCE_LIMIT"})
BEYOND_LIMITS = "ERR_RESOURCE_LIMIT"
# The end of the root stands within so many characters of the end.
TAIL = 1000

# "&#8217;" is left as it is; "&amp;" and "&eacute;" have a name, and a "&" alone has none.
_AMPERSAND = re.compile(r"&(?!#\w{1,10};)(?:(?P<name>\w{1,31};))?")
_END_OF_SUBSET = re.compile(r"\]\s{0,100}>")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it was written. Links are its candidates in the order of preference, relative to `base`."""

    links: tuple[str, ...] = ()
    base: str = ""
    guid: str = ""
    title: str = ""
    published: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed as it was written; `entries` are read as they are asked for."""

    kind: str
    title: str
    entries: Iterator[RawEntry]
    is_truncated: bool = False


class FeedError(Exception):
    """What was to be a feed cannot be read as one: `code` is the outcome of the check."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_markup(text: str) -> RawFeed:
    """The feed in this markup; raises a FeedError for everything that is none."""
    text = text[max(text.find("<"), 0) :]
    refuse_entities(text)
    root, faults = _parse(_spell_out_entities(text))
    if root is None:
        raise FeedError("unreadable", "This is not XML.")
    kind, name = KINDS.get(_name(root), ("", ""))
    if not kind:
        raise FeedError("unreadable", f"This is XML, but no feed: its root is <{_name(root)[:40]}>.")
    if BEYOND_LIMITS in faults and next(root.iter(f"{{*}}{name}"), None) is None:
        raise FeedError("parse_limit", "This feed is nested too deep, or a text in it is too long.")
    entries = (_entry(item, kind) for item in root.iter(f"{{*}}{name}"))
    return RawFeed(kind, _feed_title(root), entries, is_truncated=_is_cut_short(text, root, faults))


def _is_cut_short(text: str, root: etree._Element, faults: set[str]) -> bool:
    """Whether the feed ends before its root does."""
    ends = re.search(rf"</[\w.:-]{{0,40}}{_name(root)}\s{{0,10}}>", text[-TAIL:])
    return bool(CUT_SHORT & faults) or (bool(faults) and not ends)


def refuse_entities(text: str) -> None:
    """Raises a FeedError where a document type declares entities: no feed has a use for its own."""
    position = _start_of_doctype(text)
    if position < 0:
        return
    end = _END_OF_SUBSET.search(text, position)
    if "<!ENTITY" in text[position : end.end() if end else None]:
        raise FeedError("unreadable", "This feed declares entities of its own, which are not read.")


def _start_of_doctype(text: str) -> int:
    """Where the document type stands, behind what may come before it; -1 where there is none."""
    position = 0
    while True:
        position += len(text[position : position + 1000]) - len(text[position : position + 1000].lstrip())
        if text.startswith("<!DOCTYPE", position):
            return position
        ends = [end for start, end in (("<?", "?>"), ("<!--", "-->")) if text.startswith(start, position)]
        found = text.find(ends[0], position) if ends else -1
        if found < 0:
            return -1
        position = found + len(ends[0])


def _parse(text: str) -> tuple[etree._Element | None, set[str]]:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None, set()
    return root, {str(fault.type_name) for fault in parser.error_log}


def _spell_out_entities(text: str) -> str:
    """The text with every named character written by its number, and every bare "&" too.

    The names of HTML and the bare "&" are the commonest faults of feeds; and behind the first fault of any
    kind the parser drops even "&amp;", which would make another link of a link.
    """
    parts, position = [], 0
    while (start := text.find(_CDATA, position)) >= 0:
        end = text.find(_CDATA_END, start)
        if end < 0:
            break
        parts += [_AMPERSAND.sub(_by_number, text[position:start]), text[start:end]]
        position = end
    return "".join([*parts, _AMPERSAND.sub(_by_number, text[position:])])


def _by_number(match: re.Match[str]) -> str:
    name = match["name"] or ""
    characters = html5.get(name)
    if characters is None:
        return f"&#38;{name}"
    return "".join(f"&#{ord(character)};" for character in characters)


def _feed_title(root: etree._Element) -> str:
    for holder in (root, *root.iterchildren("{*}channel")):
        for title in holder.iterchildren("{*}title"):
            return _words(title)
    return ""


def _entry(item: etree._Element, kind: str) -> RawEntry:
    fields = list(_fields(item))
    own = _namespace(item)
    guid = _first(fields, ("guid", "id"), own) or str(item.get(RDF_ABOUT, ""))
    return RawEntry(
        links=tuple(link for link in _links(item, fields, kind) if link),
        base=_base(item),
        guid=guid,
        title=_first(fields, ("title",), own) or _first(fields, ("title",)),
        published=_first(fields, PUBLISHED),
        modified=_first(fields, MODIFIED),
    )


def _fields(item: etree._Element) -> Iterator[etree._Element]:
    """The elements of an entry, and those of the <news:news> in a sitemap's."""
    for child in item.iterchildren("*"):
        if _name(child) == "news":
            yield from child.iterchildren("*")
        else:
            yield child


def _links(item: etree._Element, fields: list[etree._Element], kind: str) -> Iterator[str]:
    if kind in (SITEMAP, SITEMAP_INDEX):
        yield _first(fields, ("loc",), _namespace(item))
        return
    # What an agency for feeds has put its own counting address in front of.
    yield _first(fields, ("origLink",))
    if kind != ATOM:
        yield _first(fields, ("link",), _namespace(item))
    yield from _atom_links(fields)
    yield from (_words(field) for field in fields if _name(field) == "guid" and _is_permalink(field))
    yield str(item.get(RDF_ABOUT, ""))
    if kind == ATOM:
        yield _first(fields, ("id",))


def _atom_links(fields: list[etree._Element]) -> Iterator[str]:
    """The addresses of the page itself, those that are said to be HTML first."""
    links = [
        field
        for field in fields
        if _name(field) == "link" and field.get("href") and field.get("rel", "alternate") == "alternate"
    ]
    links.sort(key=lambda link: link.get("type", "text/html") != "text/html")
    return (str(link.get("href")) for link in links)


def _is_permalink(guid: etree._Element) -> bool:
    return str(guid.get("isPermaLink", "true")).strip().lower() == "true"


def _first(fields: list[etree._Element], names: tuple[str, ...], namespace: str | None = None) -> str:
    """The words of the first field with one of these names, in one namespace if one is given."""
    for name in names:
        for field in fields:
            if _name(field) == name and namespace in (None, _namespace(field)):
                words = _words(field)
                if words:
                    return words
    return ""


def _base(item: etree._Element) -> str:
    """What the entry's links are relative to, as far as the markup says so: innermost last."""
    bases = [item.get(XML_BASE), *(parent.get(XML_BASE) for parent in item.iterancestors())]
    return " ".join(str(base).strip().replace(" ", "%20") for base in reversed(bases) if base)


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _name(element: etree._Element) -> str:
    """The name without its namespace, or without a prefix that nobody declared."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _namespace(element: etree._Element) -> str:
    tag = str(element.tag)
    return tag.rpartition("}")[0] or tag.rpartition(":")[0]
