"""Which articles tell the same story, and whose text each carries: by names, occasions, numbers and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property

from articles.documents import BlockKind, Document
from claims.common_words import CALENDAR, COMMONPLACE
from claims.likeness import NAME, names_in, plain, telling_words, words_with_capitals
from claims.occasions import are_akin, occasions_of

# Articles further apart in time than this tell two stories, whatever they share.
FAR_APART = timedelta(days=7)
# Openings that share this much of their telling words are alike.
ALIKE = 0.45
# A page that is kept up for longer tells of its first days, as far as its event goes.
LONG_TOLD = timedelta(days=14)
# A name that more articles than this bear points to no story ("Reuters", a country at war).
WIDESPREAD = 200
# Texts that share this much of their word triples are one text.
ONE_TEXT = 0.6
# A shorter text may be like another by chance.
SHORTEST_COPY = 12
OPENING_PARAGRAPHS = 3


@dataclass(frozen=True)
class Telling:
    """One article as grouping reads it: its newest document, when it was first and last seen, and its tolls.

    `tolls` are the values of human harm that it stated in any revision, with their measures.
    """

    key: Hashable
    document: Document
    first_at: datetime
    last_at: datetime
    source: str = ""
    tolls: frozenset[tuple[str, Decimal]] = frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """Proper names in headline and opening, in lower case and without accents."""
        place = self.document.dateline.place if self.document.dateline else ""
        found = {plain(word) for word in NAME.findall(place)}
        for text in self._opening:
            found |= names_in(text)
        return frozenset(found)

    @property
    def told_until(self) -> datetime:
        """When it was last seen; a page that is kept up for months tells of its first weeks."""
        return min(self.last_at, self.first_at + LONG_TOLD)

    @cached_property
    def possible_names(self) -> frozenset[str]:
        """Its names, what opens its sentences, and its publisher's name."""
        opening = frozenset[str]().union(*(words_with_capitals(text) for text in self._opening))
        return self.names | opening | self.publisher_names

    @cached_property
    def publisher_names(self) -> frozenset[str]:
        """The words of its publisher's name: a local paper bears the name of its town."""
        words = {plain(word) for word in NAME.findall(self.source)}
        return frozenset(word for word in words - CALENDAR - COMMONPLACE if len(word) > 3)

    @cached_property
    def occasions(self) -> frozenset[str]:
        """What kinds of event its headline and opening name."""
        return frozenset[str]().union(*(occasions_of(plain(text)) for text in self._opening[:2]))

    @cached_property
    def opening_words(self) -> frozenset[str]:
        """The words of headline and first paragraph that tell what it is about."""
        return frozenset[str]().union(*(telling_words(text) for text in self._opening[:2]))

    @cached_property
    def triples(self) -> frozenset[tuple[str, ...]]:
        """The word triples of its body, by which copies are known; numbers and the headline left out."""
        words = [word for block in self.document.blocks for word in NAME.findall(block.text.casefold())]
        return frozenset(zip(words, words[1:], words[2:], strict=False))

    @property
    def _opening(self) -> tuple[str, ...]:
        told = [block.text for block in self.document.blocks if block.kind != BlockKind.CAPTION]
        return (self.document.headline, *told[:OPENING_PARAGRAPHS])


def tell_one_story(a: Telling, b: Telling) -> bool:
    """Whether two articles tell of one event. Where two events of one place and day could be meant, they do
    not.
    """
    if max(a.first_at, b.first_at) - min(a.told_until, b.told_until) > FAR_APART:
        return False
    names = len(shared_names(a, b))
    if text_likeness(a, b) >= ONE_TEXT and (names or not a.names or not b.names):
        return True
    if a.occasions and b.occasions and not a.occasions & b.occasions:
        return names >= 2 and bool(a.tolls & b.tolls) and are_akin(a.occasions, b.occasions)
    # One country in common is little where each also names places that the other does not.
    is_most = names * 2 > min(len(a.names), len(b.names))
    if a.occasions & b.occasions or a.tolls & b.tolls:
        return names >= 2 or (names == 1 and (is_most or bool(a.tolls & b.tolls) or _open_alike(a, b)))
    return names >= 3 and is_most


def _open_alike(a: Telling, b: Telling) -> bool:
    """Whether headline and first paragraph share nearly half of what they tell, in one language."""
    shared = len(a.opening_words & b.opening_words)
    return shared >= ALIKE * min(len(a.opening_words), len(b.opening_words)) > 0


def shared_names(a: Telling, b: Telling) -> frozenset[str]:
    """The names of either text that the other has too, be it where a sentence opens or in its publisher's
    name.
    """
    return (a.names & b.possible_names) | (b.names & a.possible_names)


def text_likeness(a: Telling, b: Telling) -> float:
    """How much of their word triples two bodies share: 1 for one text, 0 where one is too short."""
    if min(len(a.triples), len(b.triples)) < SHORTEST_COPY:
        return 0.0
    return len(a.triples & b.triples) / min(len(a.triples), len(b.triples))


def gather_stories(tellings: Sequence[Telling]) -> tuple[tuple[int, ...], ...]:
    """The articles, by their places in what was given, parted into stories; only those that share a name are
    held against each other.
    """
    home = list(range(len(tellings)))
    for a, b in _candidates(tellings):
        if _root(home, a) != _root(home, b) and tell_one_story(tellings[a], tellings[b]):
            home[max(_root(home, a), _root(home, b))] = min(_root(home, a), _root(home, b))
    stories = defaultdict(list)
    for article in range(len(tellings)):
        stories[_root(home, article)].append(article)
    return tuple(tuple(story) for story in stories.values())


def _candidates(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    by_name: dict[str, list[int]] = defaultdict(list)
    for article, telling in enumerate(tellings):
        for name in telling.possible_names:
            by_name[name].append(article)
    pairs: set[tuple[int, int]] = set()
    for articles in by_name.values():
        if len(articles) <= WIDESPREAD:
            pairs.update((a, b) for i, a in enumerate(articles) for b in articles[i + 1 :])
    return sorted(pairs)


def _root(home: list[int], article: int) -> int:
    while home[article] != article:
        article = home[article]
    return article


def origin_of(telling: Telling, others: Sequence[Telling]) -> str:
    """Whose text this is: the agency of its credit line, or the source of the earliest article it is a copy
    of.

    "" where it is its publisher's own.
    """
    agency = telling.document.dateline.agency if telling.document.dateline else ""
    if agency and plain(agency) not in plain(telling.source):
        return agency
    copies = [
        other for other in others
        if other.first_at < telling.first_at and text_likeness(telling, other) >= ONE_TEXT
    ]  # fmt: skip
    if not copies or plain(agency or "-") in plain(telling.source):
        return ""
    return min(copies, key=lambda other: (other.first_at, str(other.key))).source
