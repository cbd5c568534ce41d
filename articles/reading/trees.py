"""The characters of a page -> its tree of elements, with a bound on how much is built."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

# A long live page has 20,000 elements; what lies beyond these tags and characters is not read.
MOST_TAGS = 150_000
MOST_CHARACTERS = 12_000_000
_DOCTYPE = re.compile(r"\s{0,100}<!doctype[^>]{0,500}>", re.IGNORECASE)

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What is in the tree and on no screen.
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "svg", "iframe", "object", "select", "button"}
)
# Taken out once the markup for machines has been read.
_STRIPPED = ("script", "style", "svg", "template", "noscript", "iframe", "nav", "object", "canvas", "select")
_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)
# A table with these inside holds no figures.
_NOT_IN_CELLS = ("h1", "h2", "article", "p", "table")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree, and whether a part of the page did not get into it."""

    root: HtmlElement
    is_truncated: bool = False


def build_tree(text: str) -> Page | None:
    """The tree of a page; None where there is nothing that could be one.

    A tree beyond the parser's depth would lose its text without a word: that is noticed here.
    """
    cut = _cut(text)
    doctype = _DOCTYPE.match(cut)
    markup = cut[doctype.end() if doctype else 0 :].encode("utf-8")
    root, is_too_deep = _parse(markup, huge=False)
    if is_too_deep:
        root, is_too_deep = _parse(markup, huge=True)
    if root is None:
        return None
    return Page(root, is_truncated=is_too_deep or len(cut) < len(text))


def _cut(text: str) -> str:
    text = text[:MOST_CHARACTERS]
    if text.count("<") <= MOST_TAGS:
        return text
    position = -1
    for _ in range(MOST_TAGS):
        position = text.find("<", position + 1)
    return text[:position]


def _parse(markup: bytes, *, huge: bool) -> tuple[HtmlElement | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True,
        huge_tree=huge,
    )  # fmt: skip
    # lxml.html's own parser asks a function of Python for the class of each element that is touched.
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        root = document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    limits = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG)
    return root, any(error.type in limits for error in parser.error_log)


def text_of(element: HtmlElement) -> str:
    """What is seen of an element, in one line; blocks inside it are kept apart by a blank."""
    if not len(element):
        return squeeze(element.text or "")
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        is_apart = node.tag in BLOCKS or node.tag == "br"
        if event == "end":
            pieces += (" " if is_apart else "", node.tail or "" if node is not element else "")
        elif node.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            pieces += (" " if is_apart else "", node.text or "")
    return squeeze("".join(pieces))


def squeeze(text: str) -> str:
    """The text in one line, with single blanks."""
    return " ".join(text.split())


def words_of(element: HtmlElement) -> str:
    """An element's class and id, in small letters: what its maker calls it."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".casefold()


def strip_unseen(root: HtmlElement) -> None:
    """Takes out what no reader of the text is shown, and menus: most of what a tree holds is neither."""
    etree.strip_elements(root, *_STRIPPED, with_tail=False)


def lay_out(root: HtmlElement) -> None:
    """Makes boxes of tables that only lay out the page: those with paragraphs, titles or tables inside."""
    for table in root.findall(".//table"):
        if any(table.find(f".//{tag}") is not None for tag in _NOT_IN_CELLS):
            for element in (table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")):
                element.tag = "div"
