"""How alike two sentences are, and the words around a number: the ground that matching stands on.

Numbers are left out on both sides, since a claim that moved has another number. A word that stands in many of
the sentences at hand ("acres" in a list of fires) says little of which one is meant, and weighs less than a
rare one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from claims.common_words import CALENDAR, COMMONPLACE, NUMBER_WORDS

STEM = 7
NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"[^.!?\n]+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*|%")


@lru_cache(maxsize=4_096)
def words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence in lower case, with "#" for each number."""
    return tuple("#" if word[0].isdigit() or word in NUMBER_WORDS else word for word in _lower(sentence))


@lru_cache(maxsize=4_096)
def word_set(sentence: str) -> frozenset[str]:
    """The different words of a sentence, numbers left out."""
    return frozenset(words(sentence)) - {"#"}


@lru_cache(maxsize=4_096)
def telling_words(text: str) -> frozenset[str]:
    """The words that tell what a text is about: neither numbers nor words that any report of harm may use.

    Endings are cut, so that "collapse" and "collapsed", "derrumbe" and "derrumbarse" meet.
    """
    return frozenset(word[:STEM] for word in word_set(text) - COMMONPLACE if len(word) > 2)


@lru_cache(maxsize=4_096)
def names_in(text: str) -> frozenset[str]:
    """The words of a text that are written as names: with a capital, and not only for opening a sentence."""
    return _capitalised(text, first=1)


def words_with_capitals(text: str) -> frozenset[str]:
    """The names of a text, and the words that open its sentences, which may be names too."""
    return _capitalised(text, first=0)


def _capitalised(text: str, *, first: int) -> frozenset[str]:
    found = {
        plain(word)
        for sentence in SENTENCE.findall(text)
        for word in NAME.findall(sentence)[first:]
        if word[0].isupper() and len(word) > 2
    }
    return frozenset(found - COMMONPLACE - CALENDAR - NUMBER_WORDS)


def plain(text: str) -> str:
    """The text in lower case and without accents, so that English and Spanish names meet."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _lower(sentence: str) -> list[str]:
    parts = []
    for match in WORD.finditer(sentence.lower()):
        word = match.group()
        parts += word.split("-") if word.split("-")[0] in NUMBER_WORDS else [word]
    return parts


class Likeness:
    """Sentence likeness from 0 to 1 among the sentences of two texts, rare words weighing more."""

    def __init__(self, old: Iterable[str], new: Iterable[str]) -> None:
        old, new = set(old), set(new)
        self._old = Counter(word for sentence in old for word in word_set(sentence))
        self._new = Counter(word for sentence in new for word in word_set(sentence))
        self._sentences = Counter(word for sentence in old | new for word in word_set(sentence))
        self._totals: dict[str, float] = {}
        self._known: dict[tuple[str, str], float] = {}

    def of(self, a: str, b: str) -> float:
        """1 where the sentences have the same words but for numbers, 0 where they share none."""
        if a == b:
            return 1.0
        key = (a, b)
        if key not in self._known:
            total = self._total(a) + self._total(b)
            shared = sum(self._weight(word) for word in word_set(a) & word_set(b))
            self._known[key] = 2 * shared / total if total else float(words(a) == words(b))
        return self._known[key]

    def share_distinctive_word(self, old: str, new: str) -> bool:
        """Whether they share a word that in one of the two texts no other sentence has."""
        return any(self._old[word] == 1 or self._new[word] == 1 for word in word_set(old) & word_set(new))

    def _total(self, sentence: str) -> float:
        if sentence not in self._totals:
            self._totals[sentence] = sum(self._weight(word) for word in word_set(sentence))
        return self._totals[sentence]

    def _weight(self, word: str) -> float:
        # A word of every sentence pair weighs as two do: the pair itself is one old and one new sentence.
        return float(1 / max(self._sentences[word], 2) ** 0.5)


def context_agreement(before: tuple[str, str], after: tuple[str, str], reach: int = 3) -> float:
    """How far the words left and right of two numbers agree, from the number outwards: 0 to 1."""
    left = _run(words(before[0])[::-1], words(after[0])[::-1], reach)
    right = _run(words(before[1]), words(after[1]), reach)
    return (left + right) / 2


def _run(a: tuple[str, ...], b: tuple[str, ...], reach: int) -> float:
    if not a and not b:
        return 1.0
    wanted = min(reach, max(len(a), len(b)))
    same = 0
    for x, y in zip(a[:wanted], b[:wanted], strict=False):
        if x != y:
            break
        same += 1
    return same / wanted
