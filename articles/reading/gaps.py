"""What a precise reader of bodies left out, put back from the outline of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from articles.documents import Block, BlockKind
from articles.reading.outlines import as_blocks
from articles.reading.passages import Passage
from articles.reading.trees import HEADINGS

# Of a reading so much must stand in the outline before the outline may add to it: from the first passage of
# the outline to the last, and in all.
FOUND, MOST = 0.9, 0.5
# Paragraphs that begin with the same characters are one, of which a reader may have lost the rest.
OPENING = 30
SHORTEST_LEAD = 80
_ROWS = frozenset({"ul", "ol", "li", "dl", "dd", "dt", "table", "thead", "tbody", "tr", "td", "th"})
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$")


def fill_gaps(blocks: Sequence[Block], outlined: Sequence[Passage]) -> Sequence[Block]:
    """The blocks with the items, rows, headings and paragraphs that stand beside them in the outline.

    These stand between the blocks, or are the first paragraphs, which precise readers take for introductions.
    """
    places = _places(blocks, outlined)
    known_at = [number for number, block in enumerate(blocks) if block.text in places]
    if not known_at:
        return blocks
    start, end = known_at[0], known_at[-1] + 1
    inner = blocks[start:end]
    known = _length([block for block in inner if block.text in places or _is_row(block)])
    if known < max(FOUND * _length(inner), MOST * _length(blocks)):
        return blocks
    told = set(places.values())
    first, last = min(told), max(told)
    frames = {outlined[number].owner.getparent() for number in told}
    # Where the body itself stands in a box of an odd name, such names tell nothing.
    are_boxed = sum(outlined[number].is_foreign for number in told) * 2 > len(told)
    kept = [
        passage
        for number, passage in enumerate(outlined[: last + 1])
        if number in told
        or ((number > first or _leads(passage, frames)) and _is_beside(passage, frames, are_boxed=are_boxed))
    ]
    filled = [*blocks[:start], *as_blocks(kept), *blocks[end:]]
    return filled if _length(filled) >= _length(blocks) else blocks


def _places(blocks: Sequence[Block], outlined: Sequence[Passage]) -> dict[str, int]:
    """Where the text of each block stands in the outline, whole or with what the block has lost of it."""
    whole = {passage.text: number for number, passage in enumerate(outlined)}
    opened = {text[:OPENING]: number for text, number in whole.items() if len(text) > OPENING}
    places: dict[str, int] = {}
    for text, below in pairwise([*(block.text for block in blocks), ""]):
        number = whole.get(text)
        if number is None and (number := opened.get(text[:OPENING])) is not None:
            passage = outlined[number].text
            # One passage may well be several blocks: those that line breaks part.
            number = number if len(text) < len(passage) and not (below and below in passage) else None
        if number is not None:
            places[text] = number
    return places


def _is_row(block: Block) -> bool:
    return block.kind is not BlockKind.PARAGRAPH


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _leads(passage: Passage, frames: set[HtmlElement | None]) -> bool:
    is_paragraph = passage.owner.tag == "p" and passage.owner.getparent() in frames
    return (is_paragraph or passage.owner in frames) and len(passage.text) >= SHORTEST_LEAD


def _is_beside(passage: Passage, frames: set[HtmlElement | None], *, are_boxed: bool) -> bool:
    """Whether a passage is a child of what holds the body, or an item or cell of such a child."""
    owner = passage.owner
    if owner.tag in ("p", "div") and not _SENTENCE_END.search(passage.text):
        return False
    # A heading right in the text is the text's, whatever its anchor is called.
    is_own = are_boxed or (owner.tag in HEADINGS and owner.getparent() in frames)
    if (passage.is_foreign and not is_own) or passage.is_card or len(passage.text) < 2:
        return False
    above: HtmlElement | None = owner if owner in frames else owner.getparent()
    while above is not None and above not in frames and above.tag in _ROWS:
        above = above.getparent()
    return above in frames
