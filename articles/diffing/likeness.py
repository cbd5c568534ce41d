"""Which passages are one passage that was rewritten, among those that have no equal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articles.diffing.chains import Pair
from articles.diffing.passages import Passage
from articles.diffing.shared import count_shared

# Shared words over all words: from here on two passages are held to be one that was rewritten.
ALIKE = 0.45
# A word in more passages than this tells none of them from the others.
COMMON = 12
# So many pairs are sooner looked at than searched.
FEW = 64


def measure_likeness(old: Passage, new: Passage) -> float:
    """Shared telling words over all of them: 0 for strangers, 1 for the same words or the same post."""
    if old.key == new.key:
        return 1.0
    if old.is_named or new.is_named:
        return 0.0
    total = len(old.words) + len(new.words)
    return 2 * len(old.words & new.words) / total if total else 0.0


def peel_gaps(
    old: Sequence[Passage], new: Sequence[Passage], kept: Sequence[Pair], equal: Sequence[Pair]
) -> list[Pair]:
    """Passages next to a kept pair, or to one so found, that begin and end as their opposites do.

    Most edits are of this kind, and this costs far less than to look for likeness everywhere.
    """
    taken_old = {first for first, _ in equal}
    taken_new = {second for _, second in equal}
    peeled = []

    def is_pair(first: int, second: int) -> bool:
        is_free = first not in taken_old and second not in taken_new
        return is_free and _shares_ends(old[first], new[second])

    top_first = top_second = 0
    for first, second in [*kept, (len(old), len(new))]:
        low_first, low_second = first - 1, second - 1
        while top_first <= low_first and top_second <= low_second and is_pair(top_first, top_second):
            peeled.append((top_first, top_second))
            top_first, top_second = top_first + 1, top_second + 1
        while top_first <= low_first and top_second <= low_second and is_pair(low_first, low_second):
            peeled.append((low_first, low_second))
            low_first, low_second = low_first - 1, low_second - 1
        top_first, top_second = first + 1, second + 1
    return peeled


def _shares_ends(old: Passage, new: Passage) -> bool:
    """True where the same beginning and end are more than half of the longer text."""
    longer = max(len(old.text), len(new.text))
    if old.is_named or new.is_named or longer > 2 * min(len(old.text), len(new.text)):
        return False
    return sum(count_shared(old.text, new.text)) > longer / 2


def match_alike(old: Sequence[Passage], new: Sequence[Passage], equal: Sequence[Pair]) -> dict[Pair, float]:
    """Pairs among the passages that have no equal, the most alike first, with how alike they are."""
    taken_old = {first for first, _ in equal}
    taken_new = {second for _, second in equal}
    firsts = [index for index in range(len(old)) if index not in taken_old]
    seconds = [index for index in range(len(new)) if index not in taken_new]
    scored = []
    for first, second in _candidates(old, new, firsts, seconds):
        score = measure_likeness(old[first], new[second])
        if score >= ALIKE:
            scored.append((-score, abs(first - second), first, second))
    return _take_best(scored)


def _take_best(scored: list[tuple[float, int, int, int]]) -> dict[Pair, float]:
    used_old: set[int] = set()
    used_new: set[int] = set()
    chosen = {}
    for score, _, first, second in sorted(scored):
        if first not in used_old and second not in used_new:
            used_old.add(first)
            used_new.add(second)
            chosen[first, second] = -score
    return chosen


def _candidates(
    old: Sequence[Passage], new: Sequence[Passage], firsts: Sequence[int], seconds: Sequence[int]
) -> list[Pair]:
    """Pairs that share a word which few of the new passages have; of a few passages, all pairs."""
    if len(firsts) * len(seconds) <= FEW:
        return [(first, second) for first in firsts for second in seconds]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for second in seconds:
        for word in new[second].words:
            places[word].append(second)
    pairs = []
    for first in firsts:
        shared: defaultdict[int, int] = defaultdict(int)
        for word in old[first].words:
            found = places.get(word, ())
            if len(found) <= COMMON:
                for second in found:
                    shared[second] += 1
        best = sorted(shared, key=lambda second: (-shared[second], second))[:4]
        pairs += [(first, second) for second in best]
    return pairs
