"""What a comparison says, as values: edits, paragraph relations, moves, statistics, carried spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from articles.diffing.carrying import KEPT, carry_span
from articles.diffing.minor import is_same_but_for_typography
from articles.diffing.parts import DELETE, INSERT, Edit, Part, join_parts, place_edits
from articles.diffing.tokens import count_words


class Kind(StrEnum):
    CONTEXT = "context"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"
    SPLIT = "split"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Relation:
    """What became of one paragraph, or of those that were split or joined.

    `old` and `new` are the paragraphs' indices, `parts` the words with "=", "-" or "+" before them; for a
    moved paragraph they are the same at both ends and show what was changed on the way. `twin` is the
    index of the relation at the other end of a move. `break_parts` is the white space after the paragraph.
    """

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]
    parts: tuple[Part, ...]
    break_parts: tuple[Part, ...] = ()
    twin: int | None = None

    @property
    def has_changed(self) -> bool:
        return self.kind is not Kind.CONTEXT

    def texts(self) -> tuple[str, str]:
        """The old and the new wording."""
        old = "".join([text for sign, text in self.parts if sign != INSERT])
        return old, "".join([text for sign, text in self.parts if sign != DELETE])


@dataclass(frozen=True, slots=True)
class Move:
    """A passage that stands elsewhere now: its spans, and the edits made on the way."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """Words, not marks, are counted; `likeness` is 1 for the same words and 0 for none in common."""

    words_old: int = 0
    words_new: int = 0
    words_added: int = 0
    words_removed: int = 0
    words_moved: int = 0
    likeness: float = 1.0


def count_stats(relations: Sequence[Relation]) -> Stats:
    """The words of these relations; what moved is counted where it stands now."""
    kept = added = removed = moved = 0
    for relation in relations:
        if relation.kind is Kind.MOVED_FROM:
            continue
        for sign, text in relation.parts:
            words = count_words(text)
            if sign == INSERT:
                added += words
            elif sign == DELETE:
                removed += words
            elif relation.kind is Kind.MOVED_TO:
                moved += words
            else:
                kept += words
    same = kept + moved
    return Stats(
        words_old=same + removed,
        words_new=same + added,
        words_added=added,
        words_removed=removed,
        words_moved=moved,
        likeness=share_of_words(same, removed + added),
    )


def share_of_words(same: int, different: int) -> float:
    """Twice the words that both have, over all words of both."""
    return round(2 * same / (2 * same + different), 4) if same or different else 1.0


class Carried(NamedTuple):
    """Where a span stands now; `how` is "kept" (the same words) or "replaced" (the words in their place)."""

    start: int
    end: int
    how: str
    has_moved: bool = False


class CarriedIn(NamedTuple):
    """Where a span of a passage stands now: the new passage's index, and the span in that passage."""

    passage: int
    start: int
    end: int
    how: str
    has_moved: bool = False


@dataclass(frozen=True)
class Comparison:
    """Two texts compared. `old_starts` and `new_starts` say where each paragraph begins in its text."""

    old: str
    new: str
    old_starts: tuple[int, ...]
    new_starts: tuple[int, ...]
    paragraphs: tuple[Relation, ...]
    moves: tuple[Move, ...]
    truncated: bool

    @property
    def has_changed(self) -> bool:
        return self.old != self.new

    @cached_property
    def is_minor(self) -> bool:
        """True where nothing but typography and white space differs; true as well where nothing differs."""
        return all(
            relation.twin is None and is_same_but_for_typography(*relation.texts())
            for relation in self.paragraphs
            if relation.has_changed
        )

    @cached_property
    def stats(self) -> Stats:
        return count_stats(self.paragraphs)

    def ops(self) -> list[Part]:
        """The steps as text: "=" and "-" joined are the old text, "=" and "+" the new, to the letter."""
        return list(self._steps)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """The steps in order and without gaps; what is deleted comes before what is inserted."""
        return place_edits(self._steps, old_at=0, new_at=0)

    @cached_property
    def _steps(self) -> list[Part]:
        return join_parts([part for relation in self.paragraphs for part in _linear(relation)])

    def carry(self, start: int, end: int) -> Carried | None:
        """Where a span of the old text stands in the new one; None where it is gone without successor.

        What was removed with its whole paragraph has no successor, whatever was written in its place.
        """
        found = list(self._carry_pieces(start, end))
        if not found:
            return None
        is_kept = all(piece.how == KEPT for piece in found)
        return Carried(
            start=min(piece.start for piece in found),
            end=max(piece.end for piece in found),
            how=KEPT if is_kept else "replaced",
            has_moved=any(piece.has_moved for piece in found),
        )

    def carry_in(self, passage: int, start: int, end: int) -> CarriedIn | None:
        """The same for a span of one of the passages."""
        at = self.old_starts[passage]
        carried = self.carry(at + start, at + end)
        if carried is None:
            return None
        found = bisect_right(self.new_starts, carried.start) - 1
        at = self.new_starts[found]
        return CarriedIn(found, carried.start - at, carried.end - at, carried.how, carried.has_moved)

    def _carry_pieces(self, start: int, end: int) -> Iterator[Carried]:
        """What becomes of a span in each of the paragraphs that it touches."""
        first = bisect_right(self.old_starts, start) - 1
        last = bisect_right(self.old_starts, max(start, end - 1)) - 1
        indices = [self._relation_of[index] for index in range(max(first, 0), last + 1)]
        for index in dict.fromkeys(indices):
            relation = self.paragraphs[index]
            carried = carry_span(self._edits_of(relation), self.old, self.new, start=start, end=end)
            if carried:
                yield Carried(*carried, has_moved=relation.twin is not None)

    @cached_property
    def _relation_of(self) -> dict[int, int]:
        """The index of the relation that says what became of each old paragraph."""
        return {
            paragraph: index
            for index, relation in enumerate(self.paragraphs)
            if relation.kind is not Kind.MOVED_TO
            for paragraph in relation.old
        }

    def _edits_of(self, relation: Relation) -> tuple[Edit, ...]:
        if not relation.new:
            return ()
        old_at, new_at = self.old_starts[relation.old[0]], self.new_starts[relation.new[0]]
        return place_edits((*relation.parts, *relation.break_parts), old_at=old_at, new_at=new_at)


def _linear(relation: Relation) -> Sequence[Part]:
    """A relation as steps in reading order: what moved is deleted at one end and inserted at the other."""
    parts = relation.parts + relation.break_parts
    if relation.kind is Kind.MOVED_FROM:
        return [(DELETE, text) for sign, text in parts if sign != INSERT]
    if relation.kind is Kind.MOVED_TO:
        return [(INSERT, text) for sign, text in parts if sign != DELETE]
    return parts
