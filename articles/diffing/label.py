"""What a label announces held against what the comparison shows: borne out, not borne out, can't be told.

It is "not borne out" only where nothing of the announced sort was changed at all. Whether it is the toll
that a new figure states, and of whom, is for those to say who read figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.diffing.comparison import Kind, Relation
from articles.diffing.faces import number_changes
from articles.diffing.fields import DocumentComparison
from articles.diffing.label_words import FIELD_WORDS, FIGURES, GENERAL, TOLL_WORDS, UNSEEN
from articles.diffing.minor import is_same_but_for_typography
from articles.diffing.parts import DELETE, INSERT
from articles.diffing.tokens import count_words
from articles.documents import BlockKind, Document, Label, LabelItem

# New words that a reader would call an addition; with fewer than the second, nothing was added.
SUBSTANTIAL, SLIGHT = 8, 3
# Words of one stem count as one: "quotes minister" and "the ministers said".
STEM = 5
# Below this likeness a text was rewritten.
REWRITTEN = 0.85
WORD = re.compile(r"\w+")
TEXT_FIELDS = ("headline", "captions", "body")


class Verdict(StrEnum):
    BORNE_OUT = "borne_out"
    NOT_BORNE_OUT = "not_borne_out"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class ItemCheck:
    """One announced item and how it fared; `field` and `index` name the relation that tells."""

    item: LabelItem
    verdict: Verdict
    field: str = ""
    index: int | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """A relation that changed, with the words that came and went."""

    field: str
    index: int
    relation: Relation

    @property
    def inserted(self) -> str:
        return " ".join([text for sign, text in self.relation.parts if sign == INSERT])

    @property
    def deleted(self) -> str:
        return " ".join([text for sign, text in self.relation.parts if sign == DELETE])

    @property
    def touched(self) -> str:
        return " ".join([text for _, text in self.relation.parts])


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the comparison shows: it, and what changed by more than typography."""

    comparison: DocumentComparison
    changes: tuple[_Change, ...]


def hold_label(label: Label, comparison: DocumentComparison) -> tuple[ItemCheck, ...]:
    """Every item of the label with its verdict; a repeat is an item even where it is a kind alone."""
    items = label.items
    if "repeat" in label.kinds and not any(item.verb == "repeats" for item in items):
        items = (LabelItem("repeats", ""), *items)
    shown = _Shown(comparison, tuple(_changes(comparison)))
    return tuple(_check(item, shown) for item in items)


def _changes(comparison: DocumentComparison) -> Iterator[_Change]:
    """What changed, the body last; a move is told where it arrives."""
    for field in TEXT_FIELDS:
        for index, relation in enumerate(comparison.fields[field].paragraphs):
            is_told = relation.has_changed and relation.kind is not Kind.MOVED_FROM
            if is_told and (relation.twin is not None or not is_same_but_for_typography(*relation.texts())):
                yield _Change(field, index, relation)


def _check(item: LabelItem, shown: _Shown) -> ItemCheck:
    words = _words(item.what)
    if item.verb == "repeats":
        return _check_repeat(item, shown)
    field = next((name for name, names in FIELD_WORDS.items() if words.intersection(names)), "")
    if field:
        has_changed = shown.comparison.fields[field].has_changed
        return ItemCheck(item, Verdict.BORNE_OUT if has_changed else Verdict.NOT_BORNE_OUT, field)
    if words.intersection(UNSEEN):
        return ItemCheck(item, Verdict.CANNOT_TELL)
    if not shown.changes:
        return ItemCheck(item, Verdict.NOT_BORNE_OUT)
    if item.paragraph is not None:
        return _check_paragraph(item, shown)
    if words.intersection(FIGURES):
        return _check_figures(item, shown)
    return CHECKS.get(item.verb, _check_touched)(item, shown)


def _check_repeat(item: LabelItem, shown: _Shown) -> ItemCheck:
    """A repeat says the same again: whatever changed speaks against it."""
    if not shown.changes:
        return ItemCheck(item, Verdict.BORNE_OUT)
    return ItemCheck(item, Verdict.NOT_BORNE_OUT, shown.changes[0].field, shown.changes[0].index)


def _check_paragraph(item: LabelItem, shown: _Shown) -> ItemCheck:
    """The named paragraph must have changed; a neighbour may be the one that the agency counts."""
    numbers = _paragraph_numbers(shown.comparison.new)
    near = [
        (abs(numbers[new] - (item.paragraph or 0)), change)
        for change in shown.changes
        if change.field == "body"
        for new in change.relation.new
        if new in numbers
    ]
    distance, change = min(near, key=lambda pair: pair[0], default=(2, shown.changes[0]))
    if distance > 1:
        return ItemCheck(item, Verdict.NOT_BORNE_OUT)
    verdict = Verdict.BORNE_OUT if distance == 0 else Verdict.CANNOT_TELL
    return ItemCheck(item, verdict, change.field, change.index)


def _paragraph_numbers(document: Document) -> dict[int, int]:
    """The number, from 1, of each paragraph of the body, by its index among the body's passages."""
    body = [block for block in document.blocks if block.kind is not BlockKind.CAPTION]
    paragraphs = [index for index, block in enumerate(body) if block.kind is BlockKind.PARAGRAPH]
    return {index: number for number, index in enumerate(paragraphs, start=1)}


def _check_figures(item: LabelItem, shown: _Shown) -> ItemCheck:
    """A figure must have changed or come; beside a word for the dead or the like it is the one announced."""
    changed = {
        (field, found.index)
        for field in TEXT_FIELDS
        for found in number_changes(shown.comparison.fields[field])
        if found.new
    }
    for change in reversed(shown.changes):
        if (change.field, change.index) in changed and _words(change.touched).intersection(TOLL_WORDS):
            return ItemCheck(item, Verdict.BORNE_OUT, change.field, change.index)
    # Numbers are written in words as well, so that new words without digits prove nothing.
    has_new_words = any(change.inserted for change in shown.changes)
    return ItemCheck(item, Verdict.CANNOT_TELL if has_new_words else Verdict.NOT_BORNE_OUT)


def _check_added(item: LabelItem, shown: _Shown) -> ItemCheck:
    """What was added stands among the inserted words."""
    return _check_words(item, [(change, change.inserted) for change in shown.changes])


def _check_removed(item: LabelItem, shown: _Shown) -> ItemCheck:
    """What was removed stands among the deleted words."""
    return _check_words(item, [(change, change.deleted) for change in shown.changes])


def _check_words(item: LabelItem, texts: Sequence[tuple[_Change, str]]) -> ItemCheck:
    """The text that has most of the item's words, or for an item like "details" enough words at all."""
    wanted = _telling_stems(item.what)
    sizes = [count_words(text) for _, text in texts]
    scores = [len(wanted & _stems(text)) for _, text in texts] if wanted else sizes
    best = scores.index(max(scores))
    if scores[best] >= (len(wanted) / 2 if wanted else SUBSTANTIAL):
        return ItemCheck(item, Verdict.BORNE_OUT, texts[best][0].field, texts[best][0].index)
    return ItemCheck(item, Verdict.NOT_BORNE_OUT if sum(sizes) < SLIGHT else Verdict.CANNOT_TELL)


def _check_rewritten(item: LabelItem, shown: _Shown) -> ItemCheck:
    """A recast begins anew or reads anew."""
    for change in shown.changes:
        if change.field == "body" and 0 in change.relation.new:
            return ItemCheck(item, Verdict.BORNE_OUT, change.field, change.index)
    is_rewritten = shown.comparison.fields["body"].stats.likeness < REWRITTEN
    return ItemCheck(item, Verdict.BORNE_OUT if is_rewritten else Verdict.CANNOT_TELL)


def _check_touched(item: LabelItem, shown: _Shown) -> ItemCheck:
    """What was corrected or updated stands in a passage that changed."""
    wanted = _telling_stems(item.what)
    scores = [len(wanted & _stems(change.touched)) for change in shown.changes]
    best = scores.index(max(scores))
    if wanted and scores[best] >= len(wanted) / 2:
        return ItemCheck(item, Verdict.BORNE_OUT, shown.changes[best].field, shown.changes[best].index)
    return ItemCheck(item, Verdict.CANNOT_TELL)


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _words(text)}


def _telling_stems(text: str) -> set[str]:
    """The beginnings of the words that say what it is about."""
    return {word[:STEM] for word in _words(text).difference(GENERAL) if len(word) > 3 or word.isdigit()}


CHECKS: dict[str, Callable[[LabelItem, _Shown], ItemCheck]] = {
    "adds": _check_added,
    "inserts": _check_added,
    "incorporates": _check_added,
    "removes": _check_removed,
    "recasts": _check_rewritten,
    "rewrites": _check_rewritten,
}
