from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.assignment import LARGE, best_assignment

Scores = dict[tuple[int, int], float]
SMALL = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.5, 1.5, allow_nan=False), max_size=25
)


def total(pairs: dict[int, int], scores: Scores) -> float:
    return sum(scores[pair] for pair in pairs.items())


def best_by_trying(scores: Scores) -> float:
    return max(
        sum(max(scores.get((row, column), 0.0), 0.0) for row, column in enumerate(order))
        for order in permutations(range(5))
    )


@given(SMALL)
@settings(max_examples=150, deadline=None)
def test_no_other_pairing_scores_higher(scores: Scores) -> None:
    assert abs(total(best_assignment(scores), scores) - best_by_trying(scores)) < 1e-9


@given(SMALL)
@settings(max_examples=100, deadline=None)
def test_no_column_is_used_twice_and_no_pair_is_made_up(scores: Scores) -> None:
    pairs = best_assignment(scores)

    assert len(set(pairs.values())) == len(pairs)
    assert all(pair in scores for pair in pairs.items())


@given(SMALL)
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_scores_does_not_matter(scores: Scores) -> None:
    turned = dict(reversed(scores.items()))

    assert best_assignment(scores) == best_assignment(turned)


def test_a_large_group_is_paired_by_falling_score() -> None:
    size = LARGE + 20
    scores = {(row, column): 1.0 + (row == column) for row in range(size) for column in range(size)}

    assert best_assignment(scores) == {row: row for row in range(size)}
