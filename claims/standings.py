"""Who says what now: the current figures of a story's articles, gathered into claims; who conflicts, who is
behind.

A pure function of the standings given, in whatever order they come. It reports what was printed by whom and
when.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.authorities import are_different_authorities, authority_key, is_same_authority
from claims.dates import is_dated_before
from claims.groups import group_of
from claims.intervals import are_compatible, interval, same_value
from claims.mentions import Certainty, Counting, Mention

# A lower figure that a higher one does not contradict is left in peace for this long.
PATIENCE = timedelta(hours=6)
# Stands for whoever spoke last.
ANYBODY = "*"
# What an article said is taken to be said for this long after its last revision, when conflicts are looked
# for.
GRACE = timedelta(hours=12)
# An article that nobody touched for this long is a record of its day, and no longer a report of the present.
UPDATE_LIFE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Standing:
    """One live thread of one article, as it stands.

    `key` names the thread for the caller. `origin` names the text's own publisher where this is a copy.
    `said_at` is when the value it has was first printed, `seen_at` the time of the article's last revision.
    `attackers` is what `groups.scope_of_attackers` says of its sentence. `rank` is its place among the
    article's threads. `is_replaced` says that the publisher has put another article in its place.
    """

    key: Hashable
    article: Hashable
    source: str
    mention: Mention
    said_at: datetime
    seen_at: datetime
    attackers: str = ""
    origin: str = ""
    rank: int = 0
    is_replaced: bool = False

    @property
    def voice(self) -> str:
        """Whose text this is."""
        return self.origin or self.source

    @property
    def authority(self) -> str:
        """Whom the text credits, as printed."""
        credited = self.mention.attribution
        return f"{credited.role} {credited.name}" if credited.role else credited.name


@dataclass(frozen=True, slots=True)
class Conflict:
    """Different authorities give figures, at one time and of one thing, that cannot both be true."""

    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A standing that the story has left behind, what it is behind, and since when."""

    standing: Standing
    newest: Standing
    since: datetime


@dataclass(frozen=True, slots=True)
class StoryClaim:
    """One number of one story: all standings of it, and who says what now, by publisher and by authority."""

    measure: str
    counting: Counting
    place: str
    group: str
    standings: tuple[Standing, ...]
    by_publisher: tuple[Standing, ...] = ()
    by_authority: tuple[Standing, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    behind: tuple[Behind, ...] = ()


Key = tuple[str, Counting, bool, str, str]
Group = tuple[Key, list[Standing]]


def claims_of_story(
    standings: Iterable[Standing],
    *,
    now: datetime | None = None,
    regroup: Callable[[Iterable[Group]], Iterable[Group]] = list,
) -> tuple[StoryClaim, ...]:
    """The claims of a story with who says what now, who conflicts and who is behind.

    `now` decides what is past its update life; without it, the latest time that any standing has does.
    `regroup` may gather the standings otherwise, as editors would have them.
    """
    standings = tuple(standings)
    if not standings:
        return ()
    now = now or max(max(s.said_at, s.seen_at) for s in standings)
    groups: dict[Key, list[Standing]] = defaultdict(list)
    for standing in standings:
        groups[_key(standing.mention)].append(standing)
    claims = [
        _describe(key, tuple(members), now)
        for key, members in regroup(_place_the_unplaced(groups).items())
    ]  # fmt: skip
    return tuple(sorted(claims, key=lambda claim: (claim.measure, claim.counting, claim.place, claim.group)))


def _key(mention: Mention) -> Key:
    is_feared = mention.certainty == Certainty.FEARED
    return mention.measure, mention.counting, is_feared, mention.place.casefold().strip(), group_of(mention)


def _place_the_unplaced(groups: dict[Key, list[Standing]]) -> dict[Key, list[Standing]]:
    """Join figures without a place to those of the place that most articles name; one place told twice is
    one.
    """
    placed: dict[tuple[str, Counting, bool, str], Counter[str]] = defaultdict(Counter)
    for (measure, counting, is_feared, place, group), members in groups.items():
        if place:
            articles = {standing.article for standing in members}
            placed[measure, counting, is_feared, group][place] = len(articles)
    joined: dict[Key, list[Standing]] = defaultdict(list)
    for (measure, counting, is_feared, place, group), members in sorted(groups.items()):
        places = placed[measure, counting, is_feared, group]
        home = _home(place, places)
        joined[measure, counting, is_feared, home, group] += members
    return {key: in_order(members) for key, members in joined.items()}


def in_order(standings: Iterable[Standing]) -> list[Standing]:
    """The standings by the time at which they were said."""
    return sorted(standings, key=_by_time)


def _by_time(standing: Standing) -> tuple[datetime, str, int, str]:
    return standing.said_at, str(standing.article), standing.rank, str(standing.key)


def _home(place: str, places: Counter[str]) -> str:
    if not places:
        return place
    if not place:
        return min(places, key=lambda name: (-places[name], name))
    # "Nembe province" and "Nembe": the shortest name that the place contains.
    return min((name for name in places if name in place), key=lambda name: (len(name), name), default=place)


def _describe(key: Key, members: tuple[Standing, ...], now: datetime) -> StoryClaim:
    live = [standing for standing in members if not is_history(standing, now)]
    decisive = _one_each(live)
    return StoryClaim(
        measure=key[0],
        counting=key[1],
        place=key[3],
        group=key[4],
        standings=members,
        by_publisher=tuple({s.source: s for s in live}.values()),
        by_authority=_latest_by_authority(live),
        conflicts=_conflicts(decisive),
        behind=_behind(decisive),
    )


def _latest_by_authority(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    named = {key: s for s in standings if (key := authority_key(s.authority))}
    return tuple(named.values())


def _one_each(standings: Sequence[Standing]) -> list[Standing]:
    """The first-ranking standing of each article: what it states further down under the same words is
    another.
    """
    first: dict[Hashable, Standing] = {}
    for standing in standings:
        held = first.get(standing.article)
        if held is None or standing.rank < held.rank:
            first[standing.article] = standing
    return [standing for standing in standings if first[standing.article] is standing]


def is_history(standing: Standing, now: datetime) -> bool:
    """Whether it is a record and no report of the present: never behind, never in conflict."""
    if standing.is_replaced or standing.mention.is_background or standing.mention.is_earlier_value:
        return True
    if standing.mention.as_of and is_dated_before(standing.mention.as_of, standing.said_at):
        return True
    return now - max(standing.seen_at, standing.said_at) > UPDATE_LIFE


def _conflicts(standings: Sequence[Standing]) -> tuple[Conflict, ...]:
    """Each authority's latest figure, held against the others'."""
    newest = {authority_key(standing.authority): standing for standing in standings}
    voices = sorted(newest.values(), key=_by_time)
    return tuple(
        Conflict((one, other))
        for i, one in enumerate(voices)
        for other in voices[i + 1 :]
        if _conflict(one, other)
    )  # fmt: skip


def _conflict(a: Standing, b: Standing) -> bool:
    if a.voice == b.voice and a.article != b.article and a.origin:
        return False
    return (
        _count_the_same(a, b)
        and are_different_authorities(a.authority, b.authority)
        and not are_compatible(a.mention.quantity, b.mention.quantity)
        and _times_overlap(a, b)
    )


def _count_the_same(a: Standing, b: Standing) -> bool:
    """Whether neither counts attackers that the other leaves out."""
    return a.attackers == b.attackers


def _times_overlap(a: Standing, b: Standing) -> bool:
    return max(a.said_at, b.said_at) <= min(a.seen_at, b.seen_at) + GRACE


class _Newest:
    """The newest figure of each voice, of each authority and of all, where it was first printed."""

    def __init__(self, standings: Iterable[Standing]) -> None:
        self._of: dict[Hashable, Standing] = {}
        self._of_office: dict[frozenset[str], tuple[Standing, ...]] = {}
        self._keys: dict[str, set[frozenset[str]]] = defaultdict(set)
        for standing in standings:
            key = authority_key(standing.authority)
            for speaker in (standing.voice, key, ANYBODY):
                held = self._of.get(speaker)
                if held is None or not same_value(held.mention.quantity, standing.mention.quantity):
                    self._of[speaker] = standing
            for concept in key:
                self._keys[concept].add(key)

    def rivals(self, standing: Standing) -> Iterator[Standing]:
        """What this standing may be behind: of its voice, of authorities of a like name, and of all."""
        key = authority_key(standing.authority)
        if key not in self._of_office:
            alike = {other for concept in key for other in self._keys[concept]}
            self._of_office[key] = tuple(
                dict.fromkeys([self._of[ANYBODY], *(self._of[other] for other in alike)])
            )
        yield self._of[standing.voice]
        yield from self._of_office[key]


def _behind(standings: Sequence[Standing]) -> tuple[Behind, ...]:
    newest = _Newest(standings)
    found = []
    for standing in standings:
        newer = [other for other in newest.rivals(standing) if is_behind(standing, other)]
        if newer:
            latest = max(newer, key=_by_time).mention.quantity
            first = min((s for s in newer if same_value(s.mention.quantity, latest)), key=_by_time)
            found.append(Behind(standing, first, first.said_at))
    return tuple(found)


def is_behind(a: Standing, b: Standing) -> bool:
    """Whether the story has left the first behind with the second."""
    if b.said_at <= a.said_at or a.article == b.article or same_value(a.mention.quantity, b.mention.quantity):
        return False
    if not _count_the_same(a, b):
        return False
    if are_compatible(a.mention.quantity, b.mention.quantity):
        is_lower = interval(a.mention.quantity).low < interval(b.mention.quantity).low
        return is_lower and b.said_at - a.said_at > PATIENCE and not _says_as_much(a, b)
    is_copy = bool(a.origin) and a.origin == b.origin
    return is_copy or is_same_authority(a.authority, b.authority)


def _says_as_much(a: Standing, b: Standing) -> bool:
    """Whether a loose figure still fits: "passed 6,000" beside 6,300 is no old figure, "at least 26" beside
    164 is.
    """
    return interval(a.mention.quantity).low * 10 >= interval(b.mention.quantity).low * 9
