"""The body of an article by the look of its page: where most of the running text stands together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from articles.documents import Block, BlockKind
from articles.reading.passages import Passage, Place
from articles.reading.trees import HEADINGS, words_of

# A shorter passage says nothing about where the article is.
SHORTEST = 60
_READERS = re.compile(
    r"comment|comentario|kommentar|disqus|discussion|(?:^|[\s_-])(?:respond|responses|repl(?:y|ies))(?:[\s_-]|$)"
)
_CELLS = " | "
_PAGES = frozenset({"html", "body", "main", "article"})
# What belongs to a text by its element, where a plain box might be anything.
PARTS = HEADINGS | {"li", "dd", "dt", "td", "th", "blockquote"}
_ELSEWHERE = frozenset({Place.ASIDE, Place.FOOTER, Place.CAPTION, Place.FIGURE})


def outline_body(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of the element with most running text, in the order of the page."""
    running = _running(passages)
    pieces = _pieces(running)
    is_boxed = any(passage.is_foreign for passage in running)
    inside = [number for number, passage in enumerate(passages) if _is_inside(passage.owner, pieces)]
    if not inside:
        return []
    own = set(inside)
    return [
        passages[number]
        for number in range(inside[0], inside[-1] + 1)
        if (number in own or passages[number].owner.tag in PARTS)
        and not _stands_out(passages[number], is_boxed=is_boxed)
    ]


def _stands_out(passage: Passage, *, is_boxed: bool) -> bool:
    is_other = passage.is_card or (passage.is_foreign and not is_boxed)
    return is_other or passage.is_link or _is_elsewhere(passage)


def as_blocks(passages: Iterable[Passage]) -> Iterator[Block]:
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


def is_readers(element: HtmlElement) -> bool:
    """Whether what stands here is said by readers, by the name of what holds it."""
    around = (one for one in (element, *element.iterancestors()) if one.tag not in _PAGES)
    return any(_READERS.search(words_of(one)) for one in around)


def _running(passages: Sequence[Passage]) -> list[Passage]:
    everything = [passage for passage in passages if _is_running(passage)]
    running = [passage for passage in everything if not passage.is_foreign]
    if _length(running) * 2 >= _length(everything):
        return running
    # What looks like a box of the site by its name holds the article, unless it is what readers say.
    told = [passage for passage in everything if not (passage.is_foreign and is_readers(passage.owner))]
    return told or everything


def _is_running(passage: Passage) -> bool:
    is_told = len(passage.text) >= SHORTEST and not passage.is_link
    return is_told and not passage.is_card and not _is_elsewhere(passage)


def _is_elsewhere(passage: Passage) -> bool:
    return passage.place in _ELSEWHERE and not is_figure_of_rows(passage)


def is_figure_of_rows(passage: Passage) -> bool:
    """Whether a passage is a cell of a table that its page shows as a figure."""
    return passage.place is Place.FIGURE and _row_of(passage.owner) is not None


def _length(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)


def _pieces(running: Sequence[Passage]) -> set[HtmlElement]:
    """The element whose children and grandchildren hold most text, grandchildren counting half.

    Where boxes of its kind stand beside it, advertisements part an article into them: then it is all of them.
    """
    scores: dict[HtmlElement, float] = {}
    for passage in running:
        parent = passage.owner.getparent()
        if parent is None:
            scores[passage.owner] = scores.get(passage.owner, 0) + len(passage.text)
            continue
        # Text between line breaks belongs to the element itself.
        scores[passage.owner] = scores.get(passage.owner, 0) + len(passage.text) * 0.9
        scores[parent] = scores.get(parent, 0) + len(passage.text)
        above = parent.getparent()
        if above is not None and above.tag != "html":
            scores[above] = scores.get(above, 0) + len(passage.text) / 2
    if not scores:
        return set()
    frame = max(scores, key=lambda element: scores[element])
    kind = _kind(frame)
    alike = {element for element in scores if _kind(element) == kind} if kind[1] else set()
    return alike if len(alike) > 1 and _are_of_one(alike, frame) else {frame}


def _kind(element: HtmlElement) -> tuple[str, str]:
    """An element's tag and the first of its classes, which the others vary."""
    return element.tag, next(iter((element.get("class") or "").split()), "")


def _are_of_one(pieces: set[HtmlElement], piece: HtmlElement) -> bool:
    """Whether boxes belong to one article: in one element that is no page, and under one headline."""
    for above in piece.iterancestors():
        if above.tag == "body":
            return False
        if all(any(around is above for around in other.iterancestors()) for other in pieces):
            return len(above.findall(".//h1")) <= 1
        if above.tag == "article":
            return False
    return False


def _is_inside(element: HtmlElement, pieces: set[HtmlElement]) -> bool:
    return element in pieces or any(above in pieces for above in element.iterancestors())
