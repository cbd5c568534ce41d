"""The core of diff-match-patch, set up to give the same result on every run and every machine."""

from __future__ import annotations

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

LIBRARY = diff_match_patch()
# The library would give up by the clock; what must be cut short is cut by size, the same everywhere.
LIBRARY.Diff_Timeout = 0


def count_shared(old: str, new: str) -> tuple[int, int]:
    """How many characters the two share at their beginning, and how many of the rest at their end."""
    head: int = LIBRARY.diff_commonPrefix(old, new)
    return head, LIBRARY.diff_commonSuffix(old[head:], new[head:])


def count_equal(old: str, new: str) -> tuple[int, int]:
    """The same, and sooner where it is little: one by one."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail
