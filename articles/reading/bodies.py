"""The body of an article out of its page: paragraphs, list items and table rows, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from articles.documents import Block, BlockKind
from articles.reading.trees import squeeze

# Below this a body is suspected to be less than the article.
SHORT = 700
# The page's own `articleBody` says that text was lost where we have less than this share of it …
LOST = 0.8
# … and a wider reading is only taken where it does not bring this much more than that.
FOREIGN = 1.3
_CELLS = " | "
_INLINE = frozenset({"hi", "ref", "del", "code", "span", "a", "b", "i", "em", "strong"})


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of an article's body, and what read them: precise, balanced, wide or stated."""

    blocks: tuple[Block, ...]
    mode: str

    @property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)


def read_body(root: HtmlElement, *, stated: str = "") -> Body:
    """The body of the page's article. `stated` is what the page itself gives as `articleBody`.

    The precise reading leaves out what is doubtful; it gives way to a wider one only where text is missing.
    """
    precise = _extract(root, "precise")
    if _is_enough(precise, stated):
        return precise
    balanced = _extract(root, "balanced")
    candidates = [precise, balanced]
    if stated:
        candidates.append(Body(tuple(_stated_blocks(stated)), "stated"))
        return max(candidates, key=lambda body: likeness(body.text, stated, prefers=body.mode != "stated"))
    return balanced if _is_plausible(balanced, precise) else precise


def _is_enough(body: Body, stated: str) -> bool:
    length = len(body.text)
    if stated:
        return length >= LOST * len(stated) and length <= FOREIGN * max(len(stated), SHORT)
    return length >= SHORT


def _is_plausible(wide: Body, narrow: Body) -> bool:
    return len(wide.text) > len(narrow.text)


def likeness(text: str, stated: str, *, prefers: bool = True) -> float:
    """How far the words of a reading are those that the page states; what is on the page comes first."""
    ours, theirs = _shingles(text), _shingles(stated)
    shared = len(ours & theirs)
    score = 2 * shared / (len(ours) + len(theirs)) if ours or theirs else 0.0
    return score + 0.1 * prefers


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3))}


def _stated_blocks(stated: str) -> Iterator[Block]:
    for line in re.split(r"\n+", stated):
        if line.strip():
            yield Block(BlockKind.PARAGRAPH, squeeze(line))


_OPTIONS = {
    "precise": Extractor(output_format="xml", fast=True, precision=True, comments=False),
    "balanced": Extractor(output_format="xml", fast=True, comments=False),
}


def _extract(root: HtmlElement, mode: str) -> Body:
    extracted = bare_extraction(root, options=_OPTIONS[mode])
    if extracted is None or isinstance(extracted, dict):
        return Body((), mode)
    return Body(tuple(_blocks(extracted.body)), mode)


def _blocks(body: etree._Element) -> Iterator[Block]:
    for element in body:
        yield from _block(element)


def _block(element: etree._Element) -> Iterator[Block]:
    if element.tag == "list":
        items = [item for item in element.iter("item") if not item.findall(".//item")]
        yield from _texts(BlockKind.LIST_ITEM, (_lines(item) for item in items))
    elif element.tag == "table":
        yield from _texts(BlockKind.TABLE_ROW, (_row(row) for row in element.iter("row")))
    else:
        yield from _texts(BlockKind.PARAGRAPH, (line for line in _lines(element).split("\n")))
    if element.tail and element.tail.strip():
        yield Block(BlockKind.PARAGRAPH, squeeze(element.tail))


def _texts(kind: BlockKind, texts: Iterator[str]) -> Iterator[Block]:
    for text in texts:
        if squeezed := squeeze(text):
            yield Block(kind, squeezed)


def _row(row: etree._Element) -> str:
    cells = (squeeze(" ".join(cell.itertext())) for cell in row.iter("cell"))
    return _CELLS.join(cell for cell in cells if cell)


def _lines(element: etree._Element) -> str:
    """The text of an element, a line for each of its own paragraphs and line breaks."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        is_apart = node is not element and node.tag not in _INLINE
        if event == "start":
            pieces += ("\n" if is_apart else "", (node.text or "").replace("\n", " "))
        elif node is not element:
            pieces += ("\n" if is_apart else "", (node.tail or "").replace("\n", " "))
    return "".join(pieces)
