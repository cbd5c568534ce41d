"""The body of an article by the look of its page: where most of the running text stands together."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from articles.reading.passages import Passage, Place

# A shorter passage says nothing about where the article is.
SHORTEST = 60
_ELSEWHERE = frozenset({Place.ASIDE, Place.FOOTER, Place.CAPTION, Place.FIGURE})


def outline_body(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of the element with most running text, in the order of the page."""
    running = [passage for passage in passages if _is_running(passage) and not passage.is_foreign]
    everything = [passage for passage in passages if _is_running(passage)]
    if _length(running) * 2 < _length(everything):
        # What looks like a box of the site by its name holds the article.
        running = everything
    frame = _frame(running)
    if frame is None:
        return []
    is_boxed = any(passage.is_foreign for passage in running)
    return [
        passage
        for passage in passages
        if not (
            passage.is_link
            or passage.place in _ELSEWHERE
            or passage.is_card
            or (passage.is_foreign and not is_boxed)
        )
        and _is_inside(passage.owner, frame)
    ]


def _is_running(passage: Passage) -> bool:
    is_told = len(passage.text) >= SHORTEST and not passage.is_link
    return is_told and not passage.is_card and passage.place not in _ELSEWHERE


def _length(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)


def _frame(running: Sequence[Passage]) -> HtmlElement | None:
    """The element whose children and grandchildren hold most text, grandchildren counting half."""
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
    return max(scores, key=lambda element: scores[element]) if scores else None


def _is_inside(element: HtmlElement, frame: HtmlElement) -> bool:
    above: HtmlElement | None = element
    while above is not None:
        if above is frame:
            return True
        above = above.getparent()
    return False
