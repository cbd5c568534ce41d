"""Hunks made to read well, in token space alone: the shortest edit is not the one an editor would tell."""

from __future__ import annotations

from collections.abc import Sequence

from articles.diffing.tokens import is_number, is_word
from articles.diffing.words import Hunk

SENTENCE_ENDS = frozenset((".", "!", "?", "…", "..."))
CLOSERS = frozenset(("”", "’", '"', "'", "»", ")", "]"))
CLAUSE_ENDS = frozenset((",", ";", ":", "—", "–", "-", "--", ")"))
OPENERS = frozenset(("“", "‘", "«", "(", "[", "¿", "¡", "—", "–"))
# A word of so many letters says something; shorter ones stand everywhere.
TELLING = 4
# Passes of the merge: each can only make fewer hunks, and more than two is rare.
PASSES = 4


def clean_up(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """The hunks without chance matches between them, each set where a sentence or clause begins."""
    for _ in range(PASSES):
        merged = _merge_scattered(hunks, old, new)
        if len(merged) == len(hunks):
            break
        hunks = merged
    return _slide_all(hunks, old, new)


def _merge_scattered(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    merged = hunks[:1]
    for hunk in hunks[1:]:
        last = merged[-1]
        if _is_chance(old[last[1] : hunk[0]], _size(last), _size(hunk)):
            merged[-1] = (last[0], hunk[1], last[2], hunk[3])
        else:
            merged.append(hunk)
    return merged


def _size(hunk: Hunk) -> int:
    return max(hunk[1] - hunk[0], hunk[3] - hunk[2])


def _is_chance(kept: Sequence[str], before: int, after: int) -> bool:
    """True for a few words between two larger changes that are the same by chance; a number never is."""
    if min(before, after) < 2 or len(kept) > 4 or len(kept) > min(before, after):
        return False
    telling = sum(1 for word in kept if len(word) >= TELLING or is_number(word))
    if any(is_number(word) for word in kept):
        return False
    words = sum(1 for word in kept if is_word(word))
    if telling:
        return words <= 2 and min(before, after) >= 5 * words
    return before + after >= 3 * words + 1


def _slide_all(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    slid: list[Hunk] = []
    for index, hunk in enumerate(hunks):
        i1, i2, j1, j2 = hunk
        if (i1 == i2) == (j1 == j2):
            slid.append(hunk)
            continue
        floor = slid[-1][1] if slid else 0
        ceiling = hunks[index + 1][0] if index + 1 < len(hunks) else len(old)
        if i1 == i2:
            shift = _best_shift(new, j1, j2, i1 - floor, ceiling - i2)
        else:
            shift = _best_shift(old, i1, i2, i1 - floor, ceiling - i2)
        slid.append((i1 + shift, i2 + shift, j1 + shift, j2 + shift))
    return slid


def _best_shift(words: Sequence[str], start: int, stop: int, room_left: int, room_right: int) -> int:
    """How far a run that only one side has is best moved, where its neighbours repeat its ends."""
    left = 0
    while left < room_left and words[start - left - 1] == words[stop - left - 1]:
        left += 1
    right = 0
    while right < room_right and words[start + right] == words[stop + right]:
        right += 1
    if not left and not right:
        return 0
    return max(
        range(-left, right + 1),
        key=lambda shift: (_border(words, start + shift) + _border(words, stop + shift), -shift),
    )


def _border(words: Sequence[str], at: int) -> int:
    """How strong a border stands before a token: 3 for a sentence, 2 for a clause."""
    if at <= 0 or at >= len(words):
        return 3
    before, after = words[at - 1], words[at]
    if before in SENTENCE_ENDS or (before in CLOSERS and at > 1 and words[at - 2] in SENTENCE_ENDS):
        return 0 if after in CLOSERS else 3
    return 2 if before in CLAUSE_ENDS or after in OPENERS else 1
