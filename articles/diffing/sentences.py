"""One passage compared with another: sentences aligned first, then the words inside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.diffing.alignment import align
from articles.diffing.cleanup import CLOSERS, SENTENCE_ENDS, clean_up
from articles.diffing.parts import DELETE, INSERT, KEEP, Part, join_parts
from articles.diffing.passages import Passage
from articles.diffing.shared import count_equal, count_shared
from articles.diffing.tokens import split_tokens
from articles.diffing.words import Hunk, compare_words, to_letters

# Places where no token can go on, whatever comes before or after: a space between words of small letters, and
# between sentences.
WORD_START = re.compile(r"[a-z]{2}(?<!mil)[ ](?=[a-zA-Z])")
SENTENCE_START = re.compile(r"[a-z]{2}[.][ ](?=[A-Z])")


def compare_wordings(old: str, new: str) -> tuple[list[Part], bool]:
    """The parts between two wordings of one passage, and whether the comparison was cut short."""
    head, tail = count_shared(old, new)
    found = WORD_START.search(old, len(old) - tail)
    tail = len(old) - found.end() if found else 0
    start = _last_start(WORD_START, " ", old, head)
    pieces = _compare_middle(old, new, start, tail)
    if pieces.may_slide:
        # What came in may yet be told from where its sentence begins, and that is further back.
        start = _last_start(SENTENCE_START, ". ", old, head)
        pieces = _compare_middle(old, new, start, tail)
    return join_parts([(KEEP, old[:start]), *pieces.parts, (KEEP, old[len(old) - tail :])]), pieces.is_cut


def _last_start(pattern: re.Pattern[str], mark: str, text: str, head: int) -> int:
    """The last place within the head where the pattern, which ends with the mark, ends."""
    at = text.rfind(mark, 0, head)
    while at >= 2 and not pattern.match(text, at - 2, head):
        at = text.rfind(mark, 0, at)
    return at + len(mark) if at >= 2 else 0


class _Middle(NamedTuple):
    """The parts of what differs; `may_slide` if it begins with words that only one side has."""

    parts: list[Part]
    is_cut: bool
    may_slide: bool


def _compare_middle(old: str, new: str, start: int, tail: int) -> _Middle:
    """What differs after the start and before the tail."""
    old_tokens = split_tokens(old[start : len(old) - tail])
    new_tokens = split_tokens(new[start : len(new) - tail])
    old_words = [token.rstrip() for token in old_tokens]
    new_words = [token.rstrip() for token in new_tokens]
    hunks, is_cut = _find_hunks(old_tokens, new_tokens, old_words, new_words)
    hunks = clean_up(hunks, old_words, new_words)
    may_slide = bool(start and hunks) and hunks[0][0] == 0 and (hunks[0][1] == 0 or hunks[0][2:] == (0, 0))
    return _Middle(_to_parts(old_tokens, new_tokens, hunks), is_cut, may_slide)


def _find_hunks(
    old: Sequence[str], new: Sequence[str], old_words: Sequence[str], new_words: Sequence[str]
) -> tuple[list[Hunk], bool]:
    first, second = to_letters(old_words, new_words)
    head, tail = count_equal(first, second)
    old_stop, new_stop = len(first) - tail, len(second) - tail
    old_cuts = _cut_sentences(old, old_words, head, old_stop)
    new_cuts = _cut_sentences(new, new_words, head, new_stop)
    if len(old_cuts) > 2 and len(new_cuts) > 2:
        return _compare_sentences(old, new, first, second, old_cuts, new_cuts)
    return compare_words(first[head:old_stop], second[head:new_stop], head, head)


def _cut_sentences(tokens: Sequence[str], words: Sequence[str], start: int, stop: int) -> list[int]:
    """Where the sentences of a stretch begin, and where the last one ends."""
    cuts = [start]
    for at in range(start + 1, stop):
        before = words[at - 1]
        is_end = before in SENTENCE_ENDS or (before in CLOSERS and words[at - 2] in SENTENCE_ENDS)
        if is_end and len(tokens[at - 1]) > len(before):
            cuts.append(at)
    return [*cuts, stop]


def _compare_sentences(
    old: Sequence[str], new: Sequence[str], first: str, second: str, old_cuts: list[int], new_cuts: list[int]
) -> tuple[list[Hunk], bool]:
    old_sentences, new_sentences = _to_passages(old, old_cuts), _to_passages(new, new_cuts)
    hunks: list[Hunk] = []
    truncated = False
    i, j = old_cuts[0], new_cuts[0]
    for olds, news in align(old_sentences, new_sentences).blocks:
        i1, i2, j1, j2 = old_cuts[olds.start], old_cuts[olds.stop], new_cuts[news.start], new_cuts[news.stop]
        hunks.append((i, i1, j, j1))
        part, is_cut = compare_words(first[i1:i2], second[j1:j2], i1, j1)
        hunks += part
        truncated = truncated or is_cut
        i, j = i2, j2
    hunks.append((i, old_cuts[-1], j, new_cuts[-1]))
    return _join_touching(hunks), truncated


def _to_passages(tokens: Sequence[str], cuts: list[int]) -> list[Passage]:
    pieces = [tokens[start:stop] for start, stop in pairwise(cuts)]
    return [Passage("".join(piece)) for piece in pieces]


def _join_touching(hunks: list[Hunk]) -> list[Hunk]:
    """The hunks without empty ones, and those made one between which nothing is kept."""
    joined: list[Hunk] = []
    for i1, i2, j1, j2 in hunks:
        if i1 == i2 and j1 == j2:
            continue
        if joined and joined[-1][1] == i1 and joined[-1][3] == j1:
            joined[-1] = (joined[-1][0], i2, joined[-1][2], j2)
        else:
            joined.append((i1, i2, j1, j2))
    return joined


def _to_parts(old: Sequence[str], new: Sequence[str], hunks: Sequence[Hunk]) -> list[Part]:
    parts: list[Part] = []
    i = j = 0
    for i1, i2, j1, j2 in hunks:
        parts += _kept(old[i:i1], new[j:j1])
        parts.append((DELETE, "".join(old[i1:i2])))
        parts.append((INSERT, "".join(new[j1:j2])))
        i, j = i2, j2
    return parts + _kept(old[i:], new[j:])


def _kept(old: Sequence[str], new: Sequence[str]) -> list[Part]:
    """The same words on both sides; where the white space after one differs, that alone is an edit."""
    if old == new:
        return [(KEEP, "".join(old))]
    parts: list[Part] = []
    for first, second in zip(old, new, strict=True):
        if first == second:
            parts.append((KEEP, first))
        else:
            word = first.rstrip()
            parts += [(KEEP, word), (DELETE, first[len(word) :]), (INSERT, second[len(word) :])]
    return parts
