"""The body of an article out of its page: paragraphs, list items and table rows, in reading order.

Three readings are held against each other: trafilatura's, our own outline of the page, and the text that
the page states for machines. Where they agree, the most precise one stands; where not, the one most like
the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from articles.documents import Block, BlockKind
from articles.reading.edges import trim_edges
from articles.reading.passages import Passage, Place
from articles.reading.trees import squeeze

# So alike are two readings of one article; below it they tell of different ones.
AGREEMENT = 0.8
# So alike, they are one to the word; nobody else need be asked.
SAME = 0.97
# A shorter `articleBody` is a teaser.
SHORTEST_STATED = 250
# Of what the page states so much must be found before it counts as read.
FOUND = 0.9
# A page that shows less than this of it leaves it to its scripts to show.
HIDDEN = 0.5
STATED = "stated"
# A doubt about more than this share of a body is a doubt about the doubt.
MOST_DOUBTED = 0.25
# No article is longer, and no revision can be.
MOST_CHARACTERS = 900_000
_ROWS = frozenset({"ul", "ol", "li", "dl", "dd", "dt", "table", "thead", "tbody", "tr", "td", "th"})
_CELLS = " | "
_INLINE = frozenset({"hi", "ref", "del", "code", "span", "a", "b", "i", "em", "strong"})
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$")
_NOT_OF_BODY = frozenset({Place.CAPTION, Place.FIGURE, Place.FOOTER})

Shingles = frozenset[tuple[str, ...]]
_OPTIONS = {
    "precise": Extractor(output_format="xml", fast=True, precision=True, comments=False),
    "balanced": Extractor(output_format="xml", fast=True, comments=False),
    "thorough": Extractor(output_format="xml", precision=True, comments=False),
}


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of an article's body, and what read them."""

    blocks: tuple[Block, ...]
    reader: str = ""

    @property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)


def read_body(
    root: HtmlElement,
    passages: Sequence[Passage],
    outlined: Sequence[Passage],
    *,
    stated: str = "",
    headline: str = "",
    byline: str = "",
) -> Body:
    """The body of the page's article. `stated` is what the page itself gives as `articleBody`."""
    for passage in passages:
        if passage.is_card and passage.owner.getparent() is not None:
            passage.owner.drop_tree()
    body = _agreed(root, passages, outlined, stated)
    blocks = _without_strangers(body.blocks, passages)
    blocks = trim_edges(blocks, headline=headline, byline=byline)
    return Body(tuple(_bounded(blocks)), body.reader)


def _agreed(root: HtmlElement, passages: Sequence[Passage], outlined: Sequence[Passage], stated: str) -> Body:
    outline = Body(tuple(_as_blocks(outlined)), "outline")
    if len(stated) >= SHORTEST_STATED and _likeness(_shingles(outline.text), _shingles(stated)) >= SAME:
        return outline
    precise = _extract(root, "precise")
    said = _shingles(stated) if len(stated) >= max(SHORTEST_STATED, len(precise.text) / 2) else frozenset()
    seen = _shingles(precise.text) if said else frozenset()
    if said and _share(said, seen) < FOUND:
        shown = _most_alike([precise, outline, _guided(passages, said)], said)
        if len(precise.text) < len(stated) / 2 and _likeness(_shingles(shown.text), said) < HIDDEN:
            return Body(tuple(_stated_blocks(stated)), STATED)
        return _most_alike([shown, _extract(root, "balanced")], said)
    if _agree(precise, outline) or (said and _likeness(seen, said) >= AGREEMENT):
        return Body(tuple(_filled(precise.blocks, outlined)), precise.reader)
    others = [_guided(passages, said)] if said else []
    return _by_majority([precise, outline, *others, _extract(root, "balanced"), _extract(root, "thorough")])


def _agree(one: Body, other: Body) -> bool:
    """Whether two readings are of one article; blocks that are the same to the letter need no comparison."""
    ours, theirs = {block.text for block in one.blocks}, {block.text for block in other.blocks}
    shared = sum(map(len, ours & theirs))
    if 2 * shared >= AGREEMENT * sum(map(len, (*ours, *theirs))):
        return True
    return _likeness(_shingles(one.text), _shingles(other.text)) >= AGREEMENT


def _filled(blocks: Sequence[Block], outlined: Sequence[Passage]) -> Sequence[Block]:
    """The blocks with the list items, rows and headings between them that stand beside them on the page."""
    texts = {block.text for block in blocks}
    found = [number for number, passage in enumerate(outlined) if passage.text in texts]
    seen = {outlined[number].text for number in found}
    known = sum(
        len(block.text) for block in blocks if block.text in seen or block.kind is not BlockKind.PARAGRAPH
    )
    if not found or known < FOUND * sum(len(block.text) for block in blocks):
        return blocks
    frames = {outlined[number].owner.getparent() for number in found}
    told = set(found)
    between = range(found[0], found[-1] + 1)
    kept = [outlined[number] for number in between if number in told or _is_beside(outlined[number], frames)]
    filled = list(_as_blocks(kept))
    return filled if sum(len(block.text) for block in filled) >= sum(len(text) for text in texts) else blocks


def _is_beside(passage: Passage, frames: set[HtmlElement | None]) -> bool:
    """Whether a passage is a child of what holds the body, or an item or cell of such a child."""
    is_plain = passage.owner.tag in ("p", "div")
    if passage.is_other or (is_plain and not _SENTENCE_END.search(passage.text)):
        return False
    above = passage.owner.getparent()
    while above is not None and above not in frames and above.tag in _ROWS:
        above = above.getparent()
    return above in frames


def _most_alike(bodies: Sequence[Body], said: Shingles) -> Body:
    """The reading nearest to what the page states; the first of those that are equally near."""
    return max(bodies, key=lambda body: round(_likeness(_shingles(body.text), said), 2))


def _by_majority(bodies: Sequence[Body]) -> Body:
    """The reading that has most in common with the others; the first of those that are equal."""
    shingles = [_shingles(body.text) for body in bodies]
    agreement = [sum(_likeness(one, other) for other in shingles) for one in shingles]
    return bodies[max(range(len(bodies)), key=lambda number: round(agreement[number], 1))]


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text.casefold())
    return frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))


def _share(wanted: Shingles, found: Shingles) -> float:
    return len(wanted & found) / len(wanted) if wanted else 0.0


def _likeness(one: Shingles, other: Shingles) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _guided(passages: Sequence[Passage], said: Shingles) -> Body:
    """The passages of the page that say what it states, and those between them that are no links."""
    found = [
        position
        for position, passage in enumerate(passages)
        if (shingles := _shingles(passage.text)) and _share(shingles, said) >= FOUND
    ]
    if not found:
        return Body((), "guided")
    between = passages[found[0] : found[-1] + 1]
    told = {id(passages[position]) for position in found}
    kept = (one for one in between if id(one) in told or _may_belong(one))
    return Body(tuple(_as_blocks(kept)), "guided")


def _stated_blocks(stated: str) -> Iterator[Block]:
    """What a page that shows nothing without its scripts states for machines."""
    return _texts(BlockKind.PARAGRAPH, stated.split("\n"))


def _may_belong(passage: Passage) -> bool:
    return not (passage.is_other or passage.is_link or passage.place in _NOT_OF_BODY)


def _as_blocks(passages: Iterable[Passage]) -> Iterator[Block]:
    """Passages as blocks; the cells of one row are one block."""
    row: list[str] = []
    current: HtmlElement | None = None
    for passage in passages:
        parent = _row_of(passage.owner)
        if row and parent is not current:
            yield Block(BlockKind.TABLE_ROW, _CELLS.join(row))
            row = []
        current = parent
        if parent is not None:
            row.append(passage.text)
        else:
            yield Block(BlockKind.LIST_ITEM if _is_item(passage.owner) else BlockKind.PARAGRAPH, passage.text)
    if row:
        yield Block(BlockKind.TABLE_ROW, _CELLS.join(row))


def _row_of(element: HtmlElement) -> HtmlElement | None:
    return next(
        (one for one in (element, element.getparent()) if one is not None and one.tag in ("td", "th")), None
    )


def _is_item(element: HtmlElement) -> bool:
    parent = element.getparent()
    return element.tag == "li" or (parent is not None and parent.tag == "li")


def _extract(root: HtmlElement, reader: str) -> Body:
    extracted = bare_extraction(root, options=_OPTIONS[reader])
    if extracted is None or isinstance(extracted, dict):
        return Body((), reader)
    return Body(tuple(_blocks(extracted.body)), reader)


def _blocks(body: etree._Element) -> Iterator[Block]:
    for element in body:
        if element.tag == "list":
            items = [item for item in element.iter("item") if item.find(".//item") is None]
            yield from _texts(BlockKind.LIST_ITEM, (_lines(item) for item in items))
        elif element.tag == "table":
            yield from _texts(BlockKind.TABLE_ROW, (_row(row) for row in element.iter("row")))
        else:
            yield from _texts(BlockKind.PARAGRAPH, _lines(element).split("\n"))
        if element.tail and element.tail.strip():
            yield Block(BlockKind.PARAGRAPH, squeeze(element.tail))


def _texts(kind: BlockKind, texts: Iterable[str]) -> Iterator[Block]:
    for text in texts:
        if squeezed := squeeze(text):
            yield Block(kind, squeezed)


def _row(row: etree._Element) -> str:
    cells = (squeeze(" ".join(cell.itertext())) for cell in row.iter("cell"))
    return _CELLS.join(cell for cell in cells if cell)


def _lines(element: etree._Element) -> str:
    """The text of an element, a line for each of its own paragraphs and line breaks."""
    if not len(element):
        return (element.text or "").replace("\n", " ")
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        is_apart = node is not element and node.tag not in _INLINE
        if event == "start":
            pieces += ("\n" if is_apart else "", (node.text or "").replace("\n", " "))
        elif node is not element:
            pieces += ("\n" if is_apart else "", (node.tail or "").replace("\n", " "))
    return "".join(pieces)


def _without_strangers(blocks: Sequence[Block], passages: Sequence[Passage]) -> list[Block]:
    """The blocks without those that stand on the page as links, captions or in the boxes of the site."""
    strangers = {passage.text for passage in passages if _is_stranger(passage)}
    strangers -= {passage.text for passage in passages if not _is_stranger(passage)}
    kept = [block for block in blocks if block.text not in strangers]
    length = sum(len(block.text) for block in blocks)
    if sum(len(block.text) for block in kept) < (1 - MOST_DOUBTED) * length:
        return list(blocks)
    return kept


def _is_stranger(passage: Passage) -> bool:
    if passage.is_link and not _SENTENCE_END.search(passage.text):
        return True
    return passage.is_other or passage.place in _NOT_OF_BODY


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    length = 0
    for block in blocks:
        length += len(block.text)
        if length > MOST_CHARACTERS:
            return
        yield block
