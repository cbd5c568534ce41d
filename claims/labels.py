"""A label held against the numbers: what it skips, what it promises and the text does not bear out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.documents import BlockKind, Document, Label
from claims import notice_words as lexicon
from claims.likeness import words
from claims.mentions import Counting
from claims.notices import has_words, items_of, names_measure
from claims.updates import Update

SEQUENCE_GAP, PROMISE_UNKEPT, REPEAT_CHANGED = "sequence_gap", "promise_unkept", "repeat_changed"


@dataclass(frozen=True, slots=True)
class LabelWarning:
    """Something about a label that an editor should look at, with parameters for the words it is shown in."""

    kind: str
    params: dict[str, Any] = field(default_factory=dict)


def is_hold(label: Label | None) -> bool:
    """Whether the publisher suspends the story: it withdraws no figure, and its text states none."""
    return label is not None and "hold" in label.kinds


def is_kill(label: Label | None) -> bool:
    """Whether the publisher takes the whole story back."""
    return label is not None and any(kind in label.kinds for kind in lexicon.KILLS)


def is_live(document: Document) -> bool:
    """Whether the page is one that reports on whatever comes: it may turn to another event."""
    said = document.label.raw if document.label else ""
    has_posts = any(block.kind == BlockKind.POST for block in document.blocks)
    return has_posts or any(has_words(text, lexicon.LIVE) for text in (said, document.kicker))


def check_label(
    old: Document | None, new: Document, sequence: int | None, updates: Sequence[Update]
) -> tuple[LabelWarning, ...]:
    """What a label and the text under it do not agree on. `sequence` is the last number that a label had."""
    label = new.label
    if old is None or label is None or label == old.label:
        return ()
    found = (_gap(label, sequence), _changed_repeat(label, old, new), _unkept(label, old, new, updates))
    return tuple(warning for warning in found if warning is not None)


def _gap(label: Label, sequence: int | None) -> LabelWarning | None:
    if label.sequence is None or sequence is None or label.sequence <= sequence + 1:
        return None
    return LabelWarning(SEQUENCE_GAP, {"after": sequence, "is": label.sequence})


def _changed_repeat(label: Label, old: Document, new: Document) -> LabelWarning | None:
    if "repeat" not in label.kinds or _body_words(old) == _body_words(new):
        return None
    return LabelWarning(REPEAT_CHANGED, {"label": label.raw})


def _body_words(document: Document) -> list[str]:
    """The words of the body without marks and white space; numbers as printed."""
    return [word for block in document.blocks for word in block.text.casefold().replace(",", "").split()]


def _bears_out(update: Update) -> bool:
    """Whether an update is what "new toll" promises: words alone are not, nor is a part that was not told
    before.
    """
    is_new_part = (
        update.new is not None and update.new.mention.counting == Counting.PART and update.old is None
    )
    return update.kind != "reworded" and not is_new_part


def _unkept(label: Label, old: Document, new: Document, updates: Iterable[Update]) -> LabelWarning | None:
    """A label that names a measure of which no figure moved, or that adds words to a text that did not
    change.
    """
    moved = {update.measure for update in updates if _bears_out(update)}
    is_unchanged = [words(block.text) for block in old.blocks] == [words(block.text) for block in new.blocks]
    for item in items_of(label):
        measures = [measure for measure in lexicon.MEASURE_WORDS if names_measure(item.what, measure)]
        is_figure = has_words(item.what, lexicon.FIGURES + lexicon.DEATHS_UNLESS_NAMED)
        if is_figure and measures and moved.isdisjoint(measures):
            return LabelWarning(PROMISE_UNKEPT, {"item": item.what, "measures": measures})
        if is_unchanged and not moved and has_words(item.verb, lexicon.ADDS):
            return LabelWarning(PROMISE_UNKEPT, {"item": item.what, "measures": measures})
    return None
