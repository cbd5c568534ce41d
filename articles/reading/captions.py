"""The captions of the article's pictures, which readers of bodies leave out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from articles.documents import Block, BlockKind
from articles.reading.notes import Found
from articles.reading.passages import Passage, Place

SHORTEST, LONGEST = 8, 1500
_FRAMES = ("article", "main")


def find_captions(
    passages: Sequence[Passage], *, outlined: Sequence[Passage], notes: Iterable[Found]
) -> tuple[Block, ...]:
    """The captions in the article around the outlined body, each once; notices are taken out of them."""
    frame = _frame(outlined)
    said = {id(part): note.text for note in notes for part in note.passages}
    captions: dict[HtmlElement, list[str]] = {}
    for passage in passages:
        if passage.place is not Place.CAPTION or passage.is_other or passage.is_link:
            continue
        if frame is None or any(above is frame for above in passage.owner.iterancestors()):
            text = passage.text.replace(said.get(id(passage), "\n"), "").strip()
            captions.setdefault(_figure(passage.owner), []).append(text)
    texts = dict.fromkeys(" ".join(filter(None, parts)) for parts in captions.values())
    return tuple(Block(BlockKind.CAPTION, text) for text in texts if SHORTEST <= len(text) <= LONGEST)


def _frame(outlined: Sequence[Passage]) -> HtmlElement | None:
    if not outlined:
        return None
    return next((above for above in outlined[0].owner.iterancestors() if above.tag in _FRAMES), None)


def _figure(element: HtmlElement) -> HtmlElement:
    return next((above for above in (element, *element.iterancestors()) if above.tag == "figure"), element)
