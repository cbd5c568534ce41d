"""Two lists of words compared: which runs of one gave way to which runs of the other.

A Hunk (i1, i2, j1, j2) says that old tokens i1:i2 gave way to new tokens j1:j2; between hunks the
tokens are the same words. The comparison is diff-match-patch's bisection with one character a token,
so that no cut can fall into a word.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from articles.diffing.chains import longest_chain
from articles.diffing.shared import LIBRARY, count_shared

Hunk = tuple[int, int, int, int]

# More tokens than this on both sides together are first cut up at runs that both share.
LONG = 400
# A run of this many words that stands once in each text is an anchor.
ANCHOR = 3
# As many characters as there are, but for the two that stand for the words of one side only.
LETTERS = sys.maxunicode - 2
# A stretch of more tokens than this without an anchor is replaced as a whole.
TOO_LONG = 700


def compare_words(old: str, new: str, old_at: int, new_at: int) -> tuple[list[Hunk], bool]:
    """The hunks between two strings of one character a token, and whether the comparison was cut short.

    `old_at` and `new_at` are the indices of the first tokens.
    """
    if len(old) + len(new) <= LONG:
        return _bisect(old, new, old_at, new_at), False
    hunks: list[Hunk] = []
    truncated = False
    i = j = 0
    for first, second in [*_anchors(old, new), (len(old), len(new))]:
        part, is_cut = _compare_gap(old[i:first], new[j:second], old_at + i, new_at + j)
        hunks += part
        truncated = truncated or is_cut
        i, j = first, second
    return hunks, truncated


def to_letters(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Both lists as strings of one character a word: the same one for the same word."""
    # Words of the old text alone need no letter of their own; five million words do not run out of them.
    letters = {word: chr(code) for code, word in enumerate(list(dict.fromkeys(new))[:LETTERS], start=2)}
    first = "".join([letters.get(word, "\0") for word in old])
    return first, "".join([letters.get(word, "\1") for word in new])


def _bisect(old: str, new: str, old_at: int, new_at: int) -> list[Hunk]:
    """Hunks by the library's bisection over those tokens alone that both sides have."""
    shared = set(old).intersection(new)
    old_places = [place for place, letter in enumerate(old, old_at) if letter in shared]
    new_places = [place for place, letter in enumerate(new, new_at) if letter in shared]
    hunks: list[Hunk] = []
    i, j = old_at, new_at
    for first, second in _match(old, new, shared):
        old_place, new_place = old_places[first], new_places[second]
        if old_place > i or new_place > j:
            hunks.append((i, old_place, j, new_place))
        i, j = old_place + 1, new_place + 1
    if i < old_at + len(old) or j < new_at + len(new):
        hunks.append((i, old_at + len(old), j, new_at + len(new)))
    return hunks


def _match(old: str, new: str, shared: set[str]) -> list[tuple[int, int]]:
    """Which of the shared tokens match, as indices among them."""
    old = "".join([letter for letter in old if letter in shared])
    new = "".join([letter for letter in new if letter in shared])
    if old == new:
        return [(index, index) for index in range(len(old))]
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for operation, run in LIBRARY.diff_main(old, new, False):
        if operation == 0:
            pairs += zip(range(i, i + len(run)), range(j, j + len(run)), strict=True)
        i += len(run) if operation <= 0 else 0
        j += len(run) if operation >= 0 else 0
    return pairs


def _compare_gap(old: str, new: str, old_at: int, new_at: int) -> tuple[list[Hunk], bool]:
    head, tail = count_shared(old, new)
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    old_at, new_at = old_at + head, new_at + head
    if old and new and len(old) + len(new) > TOO_LONG:
        return [(old_at, old_at + len(old), new_at, new_at + len(new))], True
    return _bisect(old, new, old_at, new_at), False


def _anchors(old: str, new: str) -> list[tuple[int, int]]:
    """Where runs begin that stand once in each text, in the same order in both."""
    once_old, once_new = _single_runs(old), _single_runs(new)
    return longest_chain([(at, once_new[run]) for run, at in once_old.items() if run in once_new])


def _single_runs(text: str) -> dict[str, int]:
    seen: dict[str, int] = {}
    repeated: set[str] = set()
    for at in range(len(text) - ANCHOR + 1):
        run = text[at : at + ANCHOR]
        if run in seen:
            repeated.add(run)
        else:
            seen[run] = at
    return {run: at for run, at in seen.items() if run not in repeated}
