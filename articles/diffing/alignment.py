"""Which passages of two texts are the same passage: by hash, then by likeness, then split and joined ones.

The same aligner serves the paragraphs of a text and the sentences of a paragraph. Its cost grows with
what differs: passages that are equal cost one look-up, and likeness is asked only of those that share
a word which few others have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.diffing.chains import Pair, heaviest_chain
from articles.diffing.likeness import match_alike, measure_likeness, peel_gaps
from articles.diffing.passages import Passage

# A passage that was rewritten on the way is more likely the one that was moved.
UNTOUCHED, TOUCHED = 1.0, 0.6
# From this many characters on, passages weigh about the same.
FULL_SIZE = 80
# A passage of fewer telling words is not called moved.
MOVED_WORDS = 3
# Between the same neighbours, less is enough.
ALIKE_IN_PLACE = 0.3
# As many pairs between two neighbours are looked at one by one.
GAP = 400
# What a passage must share to be held the same although it stands elsewhere.
ALIKE_ELSEWHERE = 0.55
# The part of a passage that must stand in its neighbour for the two to be one that was split or joined.
CONTAINED = 0.65
# And the part of it that must not stand in the neighbour's other half.
OWN = 0.3


@dataclass(slots=True)
class Alignment:
    """Blocks that stand in the same order in both texts, and pairs that changed their place.

    A block is (old indices, new indices); one of more than one index is a split or a join.
    """

    blocks: list[tuple[range, range]] = field(default_factory=list)
    moved: list[Pair] = field(default_factory=list)


def align(old: Sequence[Passage], new: Sequence[Passage]) -> Alignment:
    """The alignment of two lists of passages; what is in no block and no move was removed or added."""
    pairs = _match_equal(old, new)
    weights = {pair: _weigh(old[pair[0]], UNTOUCHED) for pair in pairs}
    if len(pairs) < len(old) and len(pairs) < len(new):
        alike = dict.fromkeys(peel_gaps(old, new, heaviest_chain(weights), pairs), 1.0)
        if len(pairs) + len(alike) < min(len(old), len(new)):
            alike |= match_alike(old, new, [*pairs, *alike])
        weights |= {pair: _weigh(old[pair[0]], score * TOUCHED) for pair, score in alike.items()}
    kept = heaviest_chain(weights)
    kept_set = set(kept)
    moved = [pair for pair in sorted(weights) if pair not in kept_set and _is_move(old, new, pair)]
    kept = _fill_gaps(old, new, kept, moved)
    return Alignment(_grow_blocks(old, new, kept, moved), moved)


def _weigh(passage: Passage, worth: float) -> float:
    """What it is worth to leave a passage where it is: of two that changed places, the longer one stays."""
    size = len(passage.text) + 1
    return worth * min(1.0, size / FULL_SIZE) + size / 1_000_000


def _is_move(old: Sequence[Passage], new: Sequence[Passage], pair: Pair) -> bool:
    """A few words that stand elsewhere are no passage that was moved."""
    first, second = old[pair[0]], new[pair[1]]
    has_words = first.is_named or len(first.words) >= MOVED_WORDS
    return has_words and measure_likeness(first, second) >= ALIKE_ELSEWHERE


def _match_equal(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """Pairs of one key, the first with the first and so on, after what the two ends share."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head].key == new[head].key:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail].key == new[-1 - tail].key:
        tail += 1
    places: defaultdict[str, list[int]] = defaultdict(list)
    for second in range(len(new) - tail - 1, head - 1, -1):
        places[new[second].key].append(second)
    pairs = [(index, index) for index in range(head)]
    for first in range(head, len(old) - tail):
        stack = places.get(old[first].key)
        if stack:
            pairs.append((first, stack.pop()))
    pairs += [(len(old) - back, len(new) - back) for back in range(tail, 0, -1)]
    return pairs


def _fill_gaps(
    old: Sequence[Passage], new: Sequence[Passage], kept: Sequence[Pair], moved: Sequence[Pair]
) -> list[Pair]:
    """The kept pairs with those between the same neighbours that are at least a little alike."""
    moved_old = {first for first, _ in moved}
    moved_new = {second for _, second in moved}
    filled = list(kept)
    before_first, before_second = -1, -1
    for first, second in [*kept, (len(old), len(new))]:
        if first - before_first > 1 and second - before_second > 1:
            left_old = [index for index in range(before_first + 1, first) if index not in moved_old]
            left_new = [index for index in range(before_second + 1, second) if index not in moved_new]
            filled += _pair_in_place(old, new, left_old, left_new)
        before_first, before_second = first, second
    return sorted(filled)


def _pair_in_place(
    old: Sequence[Passage], new: Sequence[Passage], firsts: list[int], seconds: list[int]
) -> list[Pair]:
    """The pairs in step that are most alike together; of a long gap, those that stand opposite each other."""
    if len(firsts) * len(seconds) > GAP:
        return [pair for pair in zip(firsts, seconds, strict=False) if _is_alike_in_place(old, new, pair)]
    # best[i][j]: what firsts[i:] and seconds[j:] can reach together.
    best = [[0.0] * (len(seconds) + 1) for _ in range(len(firsts) + 1)]
    scores = [[measure_likeness(old[first], new[second]) for second in seconds] for first in firsts]
    for i in reversed(range(len(firsts))):
        for j in reversed(range(len(seconds))):
            score = scores[i][j] if scores[i][j] >= ALIKE_IN_PLACE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score)
    return _trace_best(best, firsts, seconds)


def _trace_best(best: list[list[float]], firsts: list[int], seconds: list[int]) -> list[Pair]:
    pairs = []
    i = j = 0
    while i < len(firsts) and j < len(seconds):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((firsts[i], seconds[j]))
            i, j = i + 1, j + 1
    return pairs


def _is_alike_in_place(old: Sequence[Passage], new: Sequence[Passage], pair: Pair) -> bool:
    return measure_likeness(old[pair[0]], new[pair[1]]) >= ALIKE_IN_PLACE


def _grow_blocks(
    old: Sequence[Passage], new: Sequence[Passage], kept: Sequence[Pair], crossing: Sequence[Pair]
) -> list[tuple[range, range]]:
    """The kept pairs, widened over a free neighbour that stands in the other side's passage."""
    free_old = set(range(len(old))) - {first for first, _ in kept} - {first for first, _ in crossing}
    free_new = set(range(len(new))) - {second for _, second in kept} - {second for _, second in crossing}
    blocks = []
    for first, second in kept:
        olds, news = range(first, first + 1), range(second, second + 1)
        if old[first].key != new[second].key:
            news = _widen(news, free_new, new, old[first])
            if len(news) == 1:
                olds = _widen(olds, free_old, old, new[second])
        blocks.append((olds, news))
    return blocks


def _widen(span: range, free: set[int], passages: Sequence[Passage], whole: Passage) -> range:
    """The span with those free neighbours of it that stand in the whole as well."""
    start, stop = span.start, span.stop
    partner = passages[start]
    while start - 1 in free and _is_contained(passages[start - 1], whole, partner):
        start -= 1
        free.discard(start)
    while stop in free and _is_contained(passages[stop], whole, partner):
        free.discard(stop)
        stop += 1
    return range(start, stop)


def _is_contained(part: Passage, whole: Passage, partner: Passage) -> bool:
    """True for a part that is mostly in the whole, and not only because its partner's words are."""
    if part.is_named or len(whole.text) - len(partner.text) < OWN * len(part.text):
        return False
    words = part.all_words & whole.all_words
    size = len(part.all_words)
    return len(words) >= CONTAINED * size and len(words - partner.all_words) >= OWN * size
