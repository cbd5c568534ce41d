"""Where a span of the old text stands in the new one, by the edits between them."""

from __future__ import annotations

from collections.abc import Sequence

from articles.diffing.parts import Edit
from articles.diffing.tokens import is_number, is_word, split_tokens

KEPT, REPLACED = "kept", "replaced"
# A stretch of more words than this has no one successor that a reader would point at.
REPLACED_WORDS = 12

Span = tuple[int, int]


def carry_span(
    edits: Sequence[Edit], old: str, new: str, *, start: int, end: int
) -> tuple[int, int, str] | None:
    """The span in the new text and whether its words are "kept" or "replaced"; None where they are gone.

    Of a span that is kept in part, the part and what replaced the rest are given as one.
    """
    spans: list[Span] = []
    how = KEPT
    for index, edit in enumerate(edits):
        first, last = max(start, edit.old_start), min(end, edit.old_end)
        if first > last or (first == last and start != end):
            continue
        if edit.kind == "keep":
            offset = edit.new_start - edit.old_start
            spans.append((first + offset, last + offset))
        elif edit.kind == "delete" and old[first:last].strip():
            how = REPLACED
            come = edits[index + 1] if index + 1 < len(edits) else None
            if come and come.kind == "insert":
                spans += _find_successor(edit, come, old, new, first, last)
    if not spans or not new[spans[0][0] : spans[-1][1]].strip():
        return None
    return spans[0][0], spans[-1][1], how


def _find_successor(gone: Edit, come: Edit, old: str, new: str, start: int, end: int) -> list[Span]:
    """The new words in the place of old ones: number for number where both sides have as many."""
    olds = _place_words(old[gone.old_start : gone.old_end], gone.old_start)
    news = _place_words(new[come.new_start : come.new_end], come.new_start)
    if not news or max(len(olds), len(news)) > REPLACED_WORDS:
        return []
    old_numbers = [span for span in olds if is_number(old[slice(*span)])]
    new_numbers = [span for span in news if is_number(new[slice(*span)])]
    touched = [index for index, span in enumerate(old_numbers) if span[0] < end and start < span[1]]
    if touched and len(old_numbers) == len(new_numbers):
        return [(new_numbers[touched[0]][0], new_numbers[touched[-1]][1])]
    return [(news[0][0], news[-1][1])]


def _place_words(text: str, at: int) -> list[Span]:
    """Where the words of a text stand, marks left out."""
    spans = []
    for token in split_tokens(text):
        if is_word(token):
            spans.append((at, at + len(token.rstrip())))
        at += len(token)
    return spans
