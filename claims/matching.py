"""Which known thread is this mention? The claims of a new revision paired with the threads of an article.

Two are paired only if nothing they say keeps them apart (measure, counting, certainty, scope, actor) and the
words around the numbers, or the span carried over by the comparison, show that they are one claim. All pairs
are weighed together, so that no number is used twice; where two would do equally well, none is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.documents import BlockKind
from claims.assignment import best_assignment
from claims.intervals import canonical_unit, same_value
from claims.likeness import telling_words, words
from claims.mentions import OTHER, Counting, Mention
from claims.weighing import HARM, Spot, Weigher, may_be_one, may_become, name_others, tell_of_one_event

ENOUGH = 0.5
# Two candidates this close are equally good: the claim is left unmatched rather than guessed.
MARGIN = 0.04
# Where more pairs than this would have to be weighed, only those that share rare words are.
MANY_PAIRS = 2_500
# Lone totals are one where their sentences share this much of their telling words, or the texts tell of one
# event.
SURELY = 0.3
# Where more totals than this are left unpaired, none of them is "the" total.
MOST_LEFT = 12


class Landing(NamedTuple):
    """Where a comparison carries a span, and whether the passage before it is the same in both texts."""

    passage: int
    start: int
    end: int
    is_anchored: bool = False


Carry = Callable[[Spot], Landing | None]
Groups = Sequence[Sequence[Spot]]


@dataclass(frozen=True, slots=True)
class Matching:
    """`pairs` maps claims to threads, by their places in what was given; `doubts` are claims left out."""

    pairs: dict[int, int] = field(default_factory=dict)
    doubts: frozenset[int] = frozenset()


def carry_nothing(_spot: Spot) -> None:
    """The carry of two texts that nobody has compared."""


def match_claims(
    threads: Groups,
    claims: Groups,
    carry: Carry = carry_nothing,
    *,
    is_one_event: Callable[[], bool] = bool,
) -> Matching:
    """The best pairing of threads (their last mentions) with the claims of a new revision.

    First numbers that stand in the same words; then by the words around them, over all pairs at once. What is
    left is paired where the comparison of the texts carries one mention to the other, or where a total of
    human harm alone is left on both sides; in both cases only if their sentences tell of one event, or
    `is_one_event` says that the texts do.
    """
    settled = _same_words(threads, claims)
    scores = _scores(threads, claims, settled)
    # To the fourth power, so that one sure pair outweighs two poor ones.
    pairs = best_assignment({pair: score**4 for pair, score in scores.items()})
    doubts = _doubtful(scores, pairs, threads, claims)
    chosen = settled | {c: t for t, c in pairs.items() if c not in doubts}
    _pair_what_is_carried(chosen, doubts, threads, claims, carry)
    _pair_what_is_left(chosen, doubts, threads, claims, is_one_event=is_one_event)
    return Matching(chosen, frozenset(doubts - chosen.keys()))


def _same_words(threads: Groups, claims: Groups) -> dict[int, int]:
    """Claims whose number stands in a sentence of the same words, at the same place, as one thread's and no
    other's.
    """
    old, new = _by_words(threads), _by_words(claims)
    pairs = {(new[place], old[place]) for place in old.keys() & new.keys()} - {(None, None)}
    of_claim = Counter(c for c, _ in pairs)
    of_thread = Counter(t for _, t in pairs)
    return {
        c: t for c, t in pairs
        if c is not None and t is not None and of_claim[c] == of_thread[t] == 1
    }  # fmt: skip


def _by_words(groups: Groups) -> dict[tuple[tuple[str, ...], int], int | None]:
    """Each sentence's words and a number's place in them, with the group it is of, or None where it is of
    several.
    """
    places: dict[tuple[tuple[str, ...], int], int | None] = {}
    for group, spots in enumerate(groups):
        for spot in spots:
            place = words(spot.sentence), len(words(spot.around[0]))
            places[place] = group if places.get(place, group) == group else None
    return places


def _scores(threads: Groups, claims: Groups, settled: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """How surely each thread that is left is each claim that is left, where it may be."""
    done = set(settled.values())
    weigher = Weigher((s for thread in threads for s in thread), (s for claim in claims for s in claim))
    scores: dict[tuple[int, int], float] = {}
    for t, c in _candidates(threads, claims):
        if t in done or c in settled:
            continue
        score = max(weigher.weigh(old, new) for old in threads[t] for new in claims[c])
        if score >= ENOUGH:
            # Where all else is equal, numbers keep their order.
            scores[t, c] = score - 0.02 * abs(t / len(threads) - c / len(claims))
    return scores


def _pair_what_is_carried(
    chosen: dict[int, int],
    doubts: set[int],
    threads: Groups,
    claims: Groups,
    carry: Carry,
) -> None:
    """A doubtful claim is settled only by a comparison that is sure of the place."""
    used = set(chosen.values())
    left = {
        (s.passage, s.mention.start): c for c, claim in enumerate(claims) if c not in chosen for s in claim
    }
    for t, thread in enumerate(threads):
        if t in used or not left:
            continue
        landed = {
            c for spot in thread for landing in [carry(spot)] if landing
            for c in _landings(spot, landing, left, claims) if landing.is_anchored or c not in doubts
        }  # fmt: skip
        if len(landed) == 1 and not landed & chosen.keys():
            chosen[landed.pop()] = t


def _landings(
    old: Spot,
    landing: Landing,
    left: Mapping[tuple[int, int], int],
    claims: Groups,
) -> Iterator[int]:
    """The claims that have a mention where the comparison carries an old one to."""
    for (where, at), c in left.items():
        if where == landing.passage and landing.start <= at < max(landing.end, landing.start + 1):
            new = next(s for s in claims[c] if (s.passage, s.mention.start) == (where, at))
            if may_become(old.mention, new.mention) and tell_of_one_event((old,), (new,)):
                yield c


def _kind_of_number(mention: Mention) -> tuple[str, str]:
    return mention.measure, canonical_unit(mention.quantity.unit) if mention.measure == OTHER else ""


def _candidates(threads: Groups, claims: Groups) -> Iterator[tuple[int, int]]:
    """Pairs worth weighing: all of one measure, or where they are too many, those that share rare words."""
    old, new = defaultdict(list), defaultdict(list)
    for t, thread in enumerate(threads):
        old[_kind_of_number(thread[0].mention)].append(t)
    for c, claim in enumerate(claims):
        new[_kind_of_number(claim[0].mention)].append(c)
    for kind in old.keys() & new.keys():
        if len(old[kind]) * len(new[kind]) <= MANY_PAIRS:
            yield from ((t, c) for t in old[kind] for c in new[kind])
        else:
            yield from _near_pairs(old[kind], new[kind], threads, claims)


def _near_pairs(old: list[int], new: list[int], threads: Groups, claims: Groups) -> Iterator[tuple[int, int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for t in old:
        for word in telling_words(threads[t][0].sentence):
            index[word].append(t)
    for place, c in enumerate(new):
        near = set(old[max(place - 3, 0) : place + 4])
        for word in telling_words(claims[c][0].sentence):
            if len(index[word]) <= 6:
                near.update(index[word])
        yield from ((t, c) for t in sorted(near))


def _doubtful(
    scores: dict[tuple[int, int], float],
    pairs: dict[int, int],
    threads: Groups,
    claims: Groups,
) -> set[int]:
    """The claims for which another thread, or the threads for which another claim, would do as well.

    A rival that has found its own match as good is no rival, and the same number twice is no doubt.
    """
    winners = {c: t for t, c in pairs.items()}
    doubts = set()
    for (t, c), score in scores.items():
        if (t in pairs) == (c in winners):
            continue
        winner = (t, pairs[t]) if t in pairs else (winners[c], c)
        is_close = score >= scores[winner] - MARGIN
        if is_close and not same_value(
            threads[winner[0]][0].mention.quantity, claims[winner[1]][0].mention.quantity
        ):
            doubts.add(winner[1])
    return doubts


def _pair_what_is_left(
    chosen: dict[int, int],
    doubts: set[int],
    threads: Groups,
    claims: Groups,
    *,
    is_one_event: Callable[[], bool],
) -> None:
    """A total that alone is left on both sides, or alone heads the story on both."""
    taken = set(chosen.values())
    old = [t for t, thread in enumerate(threads) if t not in taken and _is_total_of_harm(thread[0].mention)]
    new = [c for c, claim in enumerate(claims) if c not in chosen and _is_total_of_harm(claim[0].mention)]
    if max(len(old), len(new)) > MOST_LEFT:
        return
    for t in old:
        fitting = [c for c in new if may_be_one(threads[t][0].mention, claims[c][0].mention)]
        rivals = [
            o for o in old if any(may_be_one(threads[o][0].mention, claims[c][0].mention) for c in fitting)
        ]
        if len(fitting) != 1 or len(rivals) != 1:
            fitting, rivals = _headed(fitting, claims), _headed(rivals, threads)
        if len(fitting) != 1 or rivals != [t] or fitting[0] in doubts:
            continue
        if name_others(threads[t], claims[fitting[0]]):
            continue
        if tell_of_one_event(threads[t], claims[fitting[0]], at_least=SURELY) or is_one_event():
            chosen[fitting[0]] = t


def _headed(places: list[int], groups: Groups) -> list[int]:
    """Those that the headline gives: where several totals are left, the story's own is the one it is headed
    by.
    """
    return [place for place in places if any(spot.kind == BlockKind.HEADLINE for spot in groups[place])]


def _is_total_of_harm(mention: Mention) -> bool:
    is_own = not mention.is_background and not mention.is_earlier_value
    # "A soldier died" tells of one death, and seldom of the toll.
    return (
        is_own and not mention.is_implicit and mention.measure in HARM and mention.counting == Counting.TOTAL
    )
