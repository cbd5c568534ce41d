"""Pairs of places in two texts that stand in the same order in both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

Pair = tuple[int, int]


def heaviest_chain(weights: Mapping[Pair, float]) -> list[Pair]:
    """The pairs of the greatest weight together whose first and second indices rise in step."""
    order = sorted(weights)
    if all(before[1] < after[1] for before, after in pairwise(order)):
        return order
    size = max((second for _, second in order), default=-1) + 2
    # A Fenwick tree of the best chain up to each second index, as (weight, position in `order`).
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before = [-1] * len(order)
    for position, pair in enumerate(order):
        weight, before[position] = _best_before(best, pair[1])
        _raise_from(best, pair[1] + 1, (weight + weights[pair], position))
    chain: list[Pair] = []
    position = _best_before(best, size)[1]
    while position >= 0:
        chain.append(order[position])
        position = before[position]
    return chain[::-1]


def _best_before(best: list[tuple[float, int]], at: int) -> tuple[float, int]:
    found = (0.0, -1)
    while at > 0:
        if best[at][0] > found[0]:
            found = best[at]
        at -= at & -at
    return found


def _raise_from(best: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    while at < len(best):
        if value[0] > best[at][0]:
            best[at] = value
        at += at & -at


def longest_chain(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run of pairs, given in the order of their first, whose seconds rise as well."""
    tails: list[int] = []
    tail_at: list[int] = []
    before = [-1] * len(pairs)
    for position, (_, second) in enumerate(pairs):
        depth = bisect_left(tails, second)
        if depth == len(tails):
            tails.append(second)
            tail_at.append(position)
        else:
            tails[depth] = second
            tail_at[depth] = position
        before[position] = tail_at[depth - 1] if depth else -1
    chain: list[Pair] = []
    position = tail_at[-1] if tail_at else -1
    while position >= 0:
        chain.append(pairs[position])
        position = before[position]
    return chain[::-1]
