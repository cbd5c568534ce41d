"""Two texts in, one Comparison out: paragraphs aligned, then sentences, then words compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.diffing.alignment import Alignment, align
from articles.diffing.comparison import Comparison, Kind, Move, Relation
from articles.diffing.parts import DELETE, INSERT, KEEP, Part, join_parts, place_edits
from articles.diffing.passages import Passage, place_passages, split_paragraphs
from articles.diffing.sentences import compare_wordings

# Part of the key under which a comparison is cached: raise it whenever a result can differ.
ENGINE_VERSION = "1"


def compare_texts(old: str, new: str) -> Comparison:
    """The comparison of two texts whose paragraphs are their lines.

    >>> compare_texts("At least 26 died.", "At least 164 died.").ops()
    [('=', 'At least '), ('-', '26'), ('+', '164'), ('=', ' died.')]
    """
    return _compare(split_paragraphs(old), split_paragraphs(new), old, new)


def compare_passages(
    old: Sequence[str],
    new: Sequence[str],
    *,
    old_names: Sequence[str] = (),
    new_names: Sequence[str] = (),
) -> Comparison:
    """The comparison of two lists of paragraphs; in `old` and `new` of the result they stand one a line.

    Passages of one name, such as the posts of a live page, are the same passage whatever they say, and
    never another's; the names, where given, are one a passage, and empty for a passage known by its text.
    """
    return _compare(
        place_passages(list(old), list(old_names) or [""] * len(old)),
        place_passages(list(new), list(new_names) or [""] * len(new)),
        "\n".join(old),
        "\n".join(new),
    )


def _compare(old: list[Passage], new: list[Passage], old_text: str, new_text: str) -> Comparison:
    builder = _Relations(old, new)
    builder.build(align(old, new))
    relations = tuple(builder.relations)
    return Comparison(
        old=old_text,
        new=new_text,
        old_starts=tuple([passage.start for passage in old]),
        new_starts=tuple([passage.start for passage in new]),
        paragraphs=relations,
        moves=_moves(relations, old, new),
        truncated=builder.truncated,
    )


class _Relations:
    """The relations of an alignment in reading order, where what is gone stands before what has come."""

    def __init__(self, old: list[Passage], new: list[Passage]) -> None:
        self.old = old
        self.new = new
        self.relations: list[Relation] = []
        self.truncated = False
        self.parts_of_moved: dict[int, tuple[Part, ...]] = {}
        # Where the first end of each move stands among the relations, by the old passage's index.
        self.ends: dict[int, int] = {}

    def build(self, alignment: Alignment) -> None:
        for first, second in alignment.moved:
            self.parts_of_moved[first] = self._compare(self.old[first].text, self.new[second].text)
        moved_to = dict(alignment.moved)
        moved_from = {second: first for first, second in alignment.moved}
        at_old = at_new = 0
        for olds, news in alignment.blocks:
            self._add_gone(range(at_old, olds.start), moved_to)
            self._add_come(range(at_new, news.start), moved_from)
            self._add_block(olds, news)
            at_old, at_new = olds.stop, news.stop
        self._add_gone(range(at_old, len(self.old)), moved_to)
        self._add_come(range(at_new, len(self.new)), moved_from)

    def _add_gone(self, firsts: range, moved_to: Mapping[int, int]) -> None:
        for first in firsts:
            passage = self.old[first]
            breaks = ((DELETE, passage.break_after),) if passage.break_after else ()
            if first in moved_to:
                self._add_end(Kind.MOVED_FROM, first, moved_to[first], breaks)
            else:
                self._add(Kind.REMOVED, (first,), (), ((DELETE, passage.text),), breaks)

    def _add_come(self, seconds: range, moved_from: Mapping[int, int]) -> None:
        for second in seconds:
            passage = self.new[second]
            breaks = ((INSERT, passage.break_after),) if passage.break_after else ()
            if second in moved_from:
                self._add_end(Kind.MOVED_TO, moved_from[second], second, breaks)
            else:
                self._add(Kind.ADDED, (), (second,), ((INSERT, passage.text),), breaks)

    def _add_end(self, kind: Kind, first: int, second: int, breaks: tuple[Part, ...]) -> None:
        """One end of a move; the end that comes second in reading order makes each name the other."""
        twin = self.ends.setdefault(first, len(self.relations))
        is_second = twin < len(self.relations)
        if is_second:
            self.relations[twin] = replace(self.relations[twin], twin=len(self.relations))
        self._add(kind, (first,), (second,), self.parts_of_moved[first], breaks, twin if is_second else None)

    def _add_block(self, olds: range, news: range) -> None:
        old, new = self.old[olds.start], self.new[news.start]
        kind = Kind.SPLIT if len(news) > 1 else Kind.JOINED if len(olds) > 1 else Kind.CHANGED
        if kind is not Kind.CHANGED:
            old, new = _as_one(self.old, olds), _as_one(self.new, news)
        elif old.text == new.text:
            kind = Kind.CONTEXT
        breaks = _break_parts(old.break_after, new.break_after)
        self._add(kind, tuple(olds), tuple(news), self._compare(old.text, new.text), breaks)

    def _compare(self, old: str, new: str) -> tuple[Part, ...]:
        if old == new:
            return ((KEEP, old),)
        parts, is_cut = compare_wordings(old, new)
        self.truncated = self.truncated or is_cut
        return tuple(parts)

    def _add(
        self,
        kind: Kind,
        olds: tuple[int, ...],
        news: tuple[int, ...],
        parts: tuple[Part, ...],
        breaks: tuple[Part, ...],
        twin: int | None = None,
    ) -> None:
        self.relations.append(Relation(kind, olds, news, parts, breaks, twin))


def _as_one(passages: list[Passage], span: range) -> Passage:
    """The passages of a block as one, with the breaks between them; usually it is one."""
    if len(span) == 1:
        return passages[span.start]
    last = passages[span.stop - 1]
    text = "".join([passages[index].text + passages[index].break_after for index in span[:-1]]) + last.text
    return Passage(text, start=passages[span.start].start, break_after=last.break_after)


def _break_parts(old: str, new: str) -> tuple[Part, ...]:
    if old == new:
        return ((KEEP, old),) if old else ()
    return tuple(join_parts([(DELETE, old), (INSERT, new)]))


def _moves(relations: tuple[Relation, ...], old: list[Passage], new: list[Passage]) -> tuple[Move, ...]:
    moves = []
    for relation in relations:
        if relation.kind is Kind.MOVED_TO:
            first, second = old[relation.old[0]], new[relation.new[0]]
            old_end, new_end = first.start + len(first.text), second.start + len(second.text)
            edits = place_edits(list(relation.parts), old_at=first.start, new_at=second.start)
            moves.append(Move(first.start, old_end, second.start, new_end, edits))
    return tuple(moves)
