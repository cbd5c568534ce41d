"""A text as passages, each with what alignment asks of it, worked out once and only when asked."""

from __future__ import annotations

import re

TELLING = re.compile(r"\w{4,}")
ANY_WORD = re.compile(r"\w+")


class Passage:
    """A paragraph or a sentence: its text, the break after it, and the words by which it is known."""

    __slots__ = ("_words", "break_after", "is_named", "key", "start", "text")

    def __init__(
        self,
        text: str,
        *,
        start: int = 0,
        break_after: str = "",
        key: str = "",
    ) -> None:
        self.text = text
        self.start = start
        self.break_after = break_after
        # Two passages of one key are the same passage: by default those of one text, posts by their identity.
        self.is_named = bool(key)
        self.key = key or text.strip()
        self._words: frozenset[str] | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text) + len(self.break_after)

    @property
    def words(self) -> frozenset[str]:
        """The words that tell one passage from another: "the" and "of" are in all of them."""
        if self._words is None:
            telling = frozenset(TELLING.findall(self.text))
            self._words = telling if len(telling) > 2 else self.all_words
        return self._words

    @property
    def all_words(self) -> frozenset[str]:
        return frozenset(ANY_WORD.findall(self.text))


def split_paragraphs(text: str) -> list[Passage]:
    """The lines of a text; blank ones belong to the break after the paragraph before them."""
    paragraphs: list[Passage] = []
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if body or not paragraphs:
            paragraphs.append(Passage(body, start=start, break_after=line[len(body) :]))
        else:
            paragraphs[-1].break_after += line
        start += len(line)
    return paragraphs


def place_passages(texts: list[str], keys: list[str]) -> list[Passage]:
    """Passages that are given as such, set one below the other with a line break between them."""
    placed: list[Passage] = []
    start = 0
    last = len(texts) - 1
    for index, (text, key) in enumerate(zip(texts, keys, strict=True)):
        passage = Passage(text, start=start, break_after="\n" if index < last else "", key=key)
        placed.append(passage)
        start = passage.end
    return placed
