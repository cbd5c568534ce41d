"""The best one-to-one pairing of scored pairs: exact for small groups, by score for large ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

# Beyond this many rows or columns a group is paired by falling score: exact pairing costs the cube of it.
LARGE = 40


def best_assignment(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Rows mapped to columns so that the sum of scores is greatest; no column is used twice.

    Pairs that are not in `scores` are never made. The same scores give the same result in whatever order they
    come.
    """
    chosen: dict[int, int] = {}
    for group in _groups(scores):
        rows, columns = {row for row, _ in group}, {column for _, column in group}
        if len(group) == 1:
            chosen[group[0][0]] = group[0][1]
        elif max(len(rows), len(columns)) > LARGE:
            chosen.update(_by_falling_score(group, scores))
        else:
            chosen.update(_exact(sorted(rows), sorted(columns), scores))
    return chosen


def _groups(scores: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """The pairs, parted into groups that share neither row nor column."""
    by_row, by_column = defaultdict(list), defaultdict(list)
    for row, column in sorted(scores):
        by_row[row].append(column)
        by_column[column].append(row)
    groups, seen = [], set()
    for first in by_row:
        if first in seen:
            continue
        group, open_rows = [], [first]
        seen.add(first)
        while open_rows:
            row = open_rows.pop()
            for column in by_row[row]:
                group.append((row, column))
                fresh = [other for other in by_column[column] if other not in seen]
                seen.update(fresh)
                open_rows += fresh
        groups.append(group)
    return groups


def _by_falling_score(
    group: list[tuple[int, int]], scores: Mapping[tuple[int, int], float]
) -> dict[int, int]:
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for row, column in sorted(group, key=lambda pair: (-scores[pair], pair)):
        if row not in chosen and column not in used:
            chosen[row] = column
            used.add(column)
    return chosen


def _exact(rows: list[int], columns: list[int], scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Kuhn's method with potentials (the Hungarian algorithm), on costs of minus the score."""
    if len(rows) > len(columns):
        turned = {(column, row): score for (row, column), score in scores.items()}
        return {row: column for column, row in _exact(columns, rows, turned).items()}
    cost = [[-scores.get((row, column), 0.0) for column in columns] for row in rows]
    owner = _owners_of_columns(cost)
    return {
        rows[row - 1]: columns[column - 1]
        for column, row in enumerate(owner)
        if column and row and (rows[row - 1], columns[column - 1]) in scores
    }


def _owners_of_columns(cost: list[list[float]]) -> list[int]:
    """For each column, counted from 1, the row that has it at the least total cost, or 0."""
    height, width = len(cost), len(cost[0])
    of_row, of_column = [0.0] * (height + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, height + 1):
        owner[0], column = row, 0
        least, way = [float("inf")] * (width + 1), [0] * (width + 1)
        visited = [False] * (width + 1)
        while owner[column]:
            visited[column] = True
            current, delta, following = owner[column], float("inf"), 0
            for other in range(1, width + 1):
                if visited[other]:
                    continue
                slack = cost[current - 1][other - 1] - of_row[current] - of_column[other]
                if slack < least[other]:
                    least[other], way[other] = slack, column
                if least[other] < delta:
                    delta, following = least[other], other
            for other in range(width + 1):
                if visited[other]:
                    of_row[owner[other]] += delta
                    of_column[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return owner
