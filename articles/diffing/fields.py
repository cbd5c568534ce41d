"""Two states of an article compared field by field: a new byline is no change of the body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.diffing.comparison import CarriedIn, Comparison, Stats, share_of_words
from articles.diffing.engine import compare_passages
from articles.documents import Block, BlockKind, Document

FIELDS = ("kicker", "headline", "label", "dateline", "byline", "note", "notices", "captions", "body")


@dataclass(frozen=True)
class DocumentComparison:
    """Two documents compared; `fields` has a Comparison for each of FIELDS, in that order.

    What surrounds every page (furniture) is not compared.
    """

    old: Document
    new: Document
    fields: Mapping[str, Comparison]

    @property
    def has_changed(self) -> bool:
        return any(comparison.has_changed for comparison in self.fields.values())

    @property
    def is_minor(self) -> bool:
        """True where nothing but typography and white space differs; true as well where nothing differs."""
        return all(comparison.is_minor for comparison in self.fields.values())

    @property
    def truncated(self) -> bool:
        return any(comparison.truncated for comparison in self.fields.values())

    @property
    def stats(self) -> Stats:
        """The words of headline, captions and body together."""
        return sum_stats([self.fields[name].stats for name in ("headline", "captions", "body")])

    def carry_in(self, passage: int, start: int, end: int) -> CarriedIn | None:
        """Where a span of one of the old document's `passages()` stands now: an index into the new one's."""
        field, index = _place(self.old, passage)
        carried = self.fields[field].carry_in(index, start, end)
        if carried is None:
            return None
        return carried._replace(passage=_passages_of(self.new, field)[carried.passage])


def compare_documents(old: Document, new: Document) -> DocumentComparison:
    """The comparison of two states of one article, or of two articles."""
    return DocumentComparison(old, new, {name: _compare_field(name, old, new) for name in FIELDS})


def sum_stats(stats: Sequence[Stats]) -> Stats:
    """The statistics of several comparisons as one."""
    same = sum(one.words_old - one.words_removed for one in stats)
    added = sum(one.words_added for one in stats)
    removed = sum(one.words_removed for one in stats)
    return Stats(
        words_old=same + removed,
        words_new=same + added,
        words_added=added,
        words_removed=removed,
        words_moved=sum(one.words_moved for one in stats),
        likeness=share_of_words(same, added + removed),
    )


def _compare_field(name: str, old: Document, new: Document) -> Comparison:
    if name not in ("captions", "body"):
        return compare_passages(_texts_of(name, old), _texts_of(name, new))
    old_blocks = [old.passages()[index] for index in _passages_of(old, name)]
    new_blocks = [new.passages()[index] for index in _passages_of(new, name)]
    return compare_passages(
        [block.text for block in old_blocks],
        [block.text for block in new_blocks],
        old_names=[_name_of(block) for block in old_blocks],
        new_names=[_name_of(block) for block in new_blocks],
    )


def _texts_of(name: str, document: Document) -> list[str]:
    if name == "label":
        return [document.label.raw] if document.label else []
    if name == "dateline":
        return [document.dateline.raw] if document.dateline else []
    if name == "notices":
        return [notice.text for notice in document.notices]
    if name == "headline":
        return [document.headline]
    text: str = getattr(document, name)
    return [text] if text else []


def _name_of(block: Block) -> str:
    return block.identity if block.kind is BlockKind.POST else ""


def _passages_of(document: Document, field: str) -> list[int]:
    """The indices of a field's passages in `document.passages()`."""
    if field == "headline":
        return [0]
    is_caption = field == "captions"
    return [
        index
        for index, block in enumerate(document.blocks, start=1)
        if (block.kind is BlockKind.CAPTION) is is_caption
    ]


def _place(document: Document, passage: int) -> tuple[str, int]:
    """The field of a passage and its index there."""
    if passage == 0:
        return "headline", 0
    field = "captions" if document.blocks[passage - 1].kind is BlockKind.CAPTION else "body"
    return field, _passages_of(document, field).index(passage)
