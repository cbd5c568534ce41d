"""Folding letters for look-up, and tables of phrases that are found from either end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLAIN = str.maketrans("áéíóúàèìòùâêîôûäëïöü’", "aeiouaeiouaeiouaeiou'")
Found = tuple[int, str]  # how many words, and what they mean
Entries = tuple[tuple[int, list[str], str], ...]  # how many words, which, and what they mean


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of words with a meaning each, longest first, by their first and by their last word."""

    by_first: Mapping[str, Entries]
    by_last: Mapping[str, Entries]

    def starting_at(self, words: list[str], i: int) -> Found | None:
        """The longest phrase whose first word is `words[i]`."""
        try:
            if words[i] not in self.by_first:
                return None
        except IndexError:
            return None
        for size, phrase, meaning in self.by_first[words[i]]:
            if size == 1 or words[i : i + size] == phrase:
                return size, meaning
        return None

    def ending_at(self, words: list[str], end: int) -> Found | None:
        """The longest phrase whose last word is `words[end - 1]`."""
        if end < 1 or words[end - 1] not in self.by_last:
            return None
        for size, phrase, meaning in self.by_last[words[end - 1]]:
            if size == 1 or (size <= end and words[end - size : end] == phrase):
                return size, meaning
        return None

    def starts_in(self, words: list[str], first: int, last: int) -> list[int]:
        """Where between `first` and `last` a phrase begins."""
        heads = self.by_first
        return [i for i in range(first, last) if words[i] in heads and self.starting_at(words, i)]


def fold(text: str) -> str:
    """Lower case without acute accents, letter by letter, so that offsets stay true."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower if lower.isascii() else lower.translate(PLAIN)


def compile_phrases(table: Mapping[str, str | Iterable[str]]) -> Phrases:
    """Compile {meaning: phrases}; phrases stand in a string, one a line or parted by `|`, or in a list."""
    entries: list[tuple[int, list[str], str]] = []
    for meaning, phrases in table.items():
        listed = phrases.replace("\n", "|").split("|") if isinstance(phrases, str) else phrases
        split = [fold(phrase).split() for phrase in listed if phrase.strip()]
        entries += [(len(phrase), phrase, meaning) for phrase in split]
    entries.sort(key=lambda entry: -entry[0])
    by_first: dict[str, list[tuple[int, list[str], str]]] = {}
    by_last: dict[str, list[tuple[int, list[str], str]]] = {}
    for entry in entries:
        by_first.setdefault(entry[1][0], []).append(entry)
        by_last.setdefault(entry[1][-1], []).append(entry)
    return Phrases(
        {word: tuple(found) for word, found in by_first.items()},
        {word: tuple(found) for word, found in by_last.items()},
    )
