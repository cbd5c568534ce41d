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
from articles.reading.gaps import fill_gaps
from articles.reading.outlines import PARTS, as_blocks, is_figure_of_rows, is_readers
from articles.reading.passages import Passage, Place
from articles.reading.trees import HEADINGS, squeeze

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
# So much above what is doubted is an article by itself.
LEAST_ABOVE = 500
# A shorter passage that a page does not state is none of its sentences.
SHORTEST_UNSTATED, HALF = 100, 0.5
LONGEST_LABEL = 40
# No article is longer, and no revision can be.
MOST_CHARACTERS = 900_000
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
    blocks = _without_last_labels(blocks, passages)
    return Body(tuple(_bounded(blocks)), body.reader)


def _agreed(root: HtmlElement, passages: Sequence[Passage], outlined: Sequence[Passage], stated: str) -> Body:
    outline = Body(tuple(as_blocks(outlined)), "outline")
    if len(stated) >= SHORTEST_STATED and _likeness(_shingles(outline.text), _shingles(stated)) >= SAME:
        return Body(tuple(as_blocks(_as_stated(outlined, stated))), outline.reader)
    precise = _extract(root, "precise")
    said = _shingles(stated) if len(stated) >= max(SHORTEST_STATED, len(precise.text) / 2) else frozenset()
    seen = _shingles(precise.text) if said else frozenset()
    if said and _share(said, seen) < FOUND:
        shown = _most_alike([precise, outline, _guided(passages, said)], said)
        if len(precise.text) < len(stated) / 2 and _likeness(_shingles(shown.text), said) < HIDDEN:
            return Body(tuple(_stated_blocks(stated)), STATED)
        return _most_alike([shown, _extract(root, "balanced")], said)
    if _agree(precise, outline) or (said and _likeness(seen, said) >= AGREEMENT):
        return Body(tuple(fill_gaps(precise.blocks, outlined)), precise.reader)
    others = [_guided(passages, said)] if said else []
    balanced = _extract(root, "balanced")
    # What one way of reading comes to twice has one voice.
    others += [balanced] if _likeness(_shingles(precise.text), _shingles(balanced.text)) < SAME else []
    return _by_majority([precise, outline, *others, _extract(root, "thorough")])


def _agree(one: Body, other: Body) -> bool:
    """Whether two readings are of one article; blocks that are the same to the letter need no comparison."""
    ours, theirs = {block.text for block in one.blocks}, {block.text for block in other.blocks}
    shared = sum(map(len, ours & theirs))
    if 2 * shared >= AGREEMENT * sum(map(len, (*ours, *theirs))):
        return True
    return _likeness(_shingles(one.text), _shingles(other.text)) >= AGREEMENT


def _as_stated(outlined: Sequence[Passage], stated: str) -> list[Passage]:
    """The passages without the short ones that the page does not state: labels, boxes on authors.

    Statements leave out headings, lists and tables often enough.
    """
    said, runs = _words(stated), _shingles(stated)
    return [
        passage
        for passage in outlined
        if len(passage.text) >= SHORTEST_UNSTATED
        or passage.owner.tag in PARTS
        or _words(passage.text) in said
        # Where a page states its paragraphs without blanks between them, their edges are other words.
        or _share(_shingles(passage.text), runs) >= HALF
    ]


def _most_alike(bodies: Sequence[Body], said: Shingles) -> Body:
    """The reading nearest to what the page states; the first of those that are equally near."""
    return max(bodies, key=lambda body: round(_likeness(_shingles(body.text), said), 2))


def _by_majority(bodies: Sequence[Body]) -> Body:
    """The reading that has most in common with the others; the first of those that are equal."""
    shingles = [_shingles(body.text) for body in bodies]
    agreement = [sum(_likeness(one, other) for other in shingles) for one in shingles]
    return bodies[max(range(len(bodies)), key=lambda number: round(agreement[number], 1))]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


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
    return Body(tuple(as_blocks(kept)), "guided")


def _stated_blocks(stated: str) -> Iterator[Block]:
    """What a page that shows nothing without its scripts states for machines."""
    return _texts(BlockKind.PARAGRAPH, stated.split("\n"))


def _may_belong(passage: Passage) -> bool:
    return not (passage.is_other or passage.is_link or _is_elsewhere(passage))


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
    length, left = (sum(len(block.text) for block in some) for some in (blocks, kept))
    if left >= (1 - MOST_DOUBTED) * length:
        return kept
    # What readers say below an article may well be longer than the article.
    said = {passage.text for passage in passages if passage.text in strangers and is_readers(passage.owner)}
    first = next((number for number, block in enumerate(blocks) if block.text in said), len(blocks))
    kept = [block for block in blocks if block.text not in said]
    above, left = (sum(len(block.text) for block in some) for some in (blocks[:first], kept))
    if above >= max(LEAST_ABOVE, left / 2):
        # Nor is anything the article's that stands still further down.
        return list(blocks[:first])
    return kept if left >= LEAST_ABOVE else list(blocks)


def _without_last_labels(blocks: Sequence[Block], passages: Sequence[Passage]) -> list[Block]:
    """The blocks up to the last that is no heading or label: these head what was left out."""
    labels = {
        passage.text
        for passage in passages
        if passage.owner.tag in HEADINGS
        or (passage.owner.tag == "div" and len(passage.text) <= LONGEST_LABEL)
    }
    kept = list(blocks)
    while kept and kept[-1].text in labels and not _SENTENCE_END.search(kept[-1].text):
        kept.pop()
    return kept


def _is_stranger(passage: Passage) -> bool:
    if passage.is_link and not _SENTENCE_END.search(passage.text):
        return True
    return passage.is_other or _is_elsewhere(passage)


def _is_elsewhere(passage: Passage) -> bool:
    return passage.place in _NOT_OF_BODY and not is_figure_of_rows(passage)


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    length = 0
    for block in blocks:
        length += len(block.text)
        if length > MOST_CHARACTERS:
            return
        yield block
