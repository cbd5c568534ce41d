"""One claim through time: who says what now, every value it was given, and the words it was said in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Min, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from articles.documents import Document
from claims.authorities import authority_key
from claims.desk import with_figures, with_texts
from claims.intervals import INFINITY, interval
from claims.models import Claim, ClaimUpdate, Mention, Thread
from claims.rows import to_value

# What a page shows at the head of a claim that thousands of articles state: the newest voices.
MOST_VOICES = 20


@dataclass(frozen=True, slots=True)
class Point:
    """A value from a moment on; without a mention the article stopped saying it, and `update` tells how.

    `low` and `high` are what the words admit; `high` is None where they set no limit.
    """

    at: datetime
    thread: Thread
    mention: Mention | None
    update: ClaimUpdate | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention in its sentence: what stands before it, the number, and what stands after."""

    mention: Mention
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A figure by one authority, and the names of the publishers who print it."""

    mention: Mention
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim, who says what of it now, and how many articles are behind.

    `unheard` is how many older articles state it that were not looked at: a page is for a reader.
    """

    claim: Claim
    voices: tuple[Voice, ...]
    behind: int
    unheard: int = 0


def thread_keys_of(claim: Claim) -> QuerySet[Thread, int]:
    """The primary keys of the claim's threads, those that changed last before the others."""
    newest = Thread.objects.filter(claim=claim).order_by("-current__revision__ordered_at", "pk")
    return newest.values_list("pk", flat=True)


def threads_on(claim: Claim, keys: Collection[int]) -> list[Thread]:
    """The claim's threads of these keys, and those that decide it now."""
    return list(threads_of(claim).filter(Q(pk__in=keys) | Q(public_id__in=heard(claim)[-MOST_VOICES:])))


def heard(claim: Claim) -> list[str]:
    """The threads that say what is said now, by authority or else by publisher, the newest last."""
    return list(claim.by_authority or claim.by_publisher)


def threads_of(claim: Claim) -> QuerySet[Thread]:
    """The claim's threads, the last to change first; `began_at` is when the number was first printed."""
    threads = with_texts(Thread.objects.filter(claim=claim))
    return threads.annotate(began_at=Min("mentions__revision__ordered_at")).order_by(
        "-current__revision__ordered_at", "pk"
    )


def updates_of(claim: Claim) -> QuerySet[ClaimUpdate]:
    return with_figures(ClaimUpdate.objects.filter(thread__claim=claim))


def newest_voices(claim: Claim, threads: Iterable[Thread]) -> list[Thread]:
    """The thread with the newest figure of each authority; where nobody is credited, of each publisher."""
    by_id = {str(thread.public_id): thread for thread in threads}
    return [by_id[public_id] for public_id in reversed(heard(claim)[-MOST_VOICES:]) if public_id in by_id]


def standings_of(claims: Iterable[Claim]) -> list[Standing]:
    """The claims with who says what now, in two queries for all of them."""
    claims = list(claims)
    threads: dict[int, list[Thread]] = defaultdict(list)
    live = Thread.objects.filter(claim__in=claims, status=Thread.Status.LIVE, current__isnull=False)
    place = Window(RowNumber(), partition_by="claim", order_by=("-since", "pk"))
    placed = live.annotate(place=place).filter(place__lte=MOST_VOICES)
    newest = Thread.objects.filter(pk__in=placed.values("pk"))
    for thread in newest.select_related("current", "article__source").order_by("-since", "pk"):
        threads[thread.claim_id].append(thread)
    behind = Count("pk", filter=Q(behind_since__isnull=False))
    totals = live.order_by().values_list("claim").annotate(total=Count("pk"), behind=behind)
    counts = {claim: (total, left) for claim, total, left in totals}
    return [_standing(claim, threads[claim.pk], *counts.get(claim.pk, (0, 0))) for claim in claims]


def _standing(claim: Claim, threads: list[Thread], total: int, behind: int) -> Standing:
    return Standing(claim, tuple(_voices(threads)), behind, total - len(threads))


def _voices(threads: Iterable[Thread]) -> Iterator[Voice]:
    """Threads that give one figure by one authority are one voice, with all its publishers."""
    alike: dict[Hashable, list[Thread]] = defaultdict(list)
    for thread in threads:
        mention = thread.current
        alike[
            mention.value, mention.value_high, mention.bound, authority_key(mention.attribution_name)
        ].append(thread)
    for same in alike.values():
        sources = dict.fromkeys(thread.article.source.name for thread in same)
        yield Voice(same[0].current, tuple(sources))


def points_of(threads: Iterable[Thread], updates: Iterable[ClaimUpdate]) -> list[Point]:
    """Every value of every thread from the moment it was given, the earliest first."""
    changes: dict[int, list[ClaimUpdate]] = defaultdict(list)
    for update in updates:
        changes[update.thread_id].insert(0, update)
    points = [point for thread in threads for point in _points(thread, changes[thread.pk])]
    return sorted(points, key=lambda point: point.at)


def _points(thread: Thread, updates: list[ClaimUpdate]) -> list[Point]:
    first = updates[0].old if updates else thread.current
    begin = [_point(thread.began_at, thread, first)] if first and thread.began_at else []
    return begin + [_point(update.at, thread, update.new, update) for update in updates]


def _point(at: datetime, thread: Thread, mention: Mention | None, update: ClaimUpdate | None = None) -> Point:
    if mention is None:
        return Point(at, thread, None, update)
    admitted = interval(to_value(mention).quantity)
    return Point(
        at, thread, mention, update, admitted.low, None if admitted.high == INFINITY else admitted.high
    )


def mentions_of(claim: Claim) -> QuerySet[Mention]:
    """Every mention of the claim, the newest first, with its revision."""
    mentions = Mention.objects.filter(thread__claim=claim)
    return mentions.select_related("revision__body", "article__source").order_by(
        "-revision__ordered_at", "-revision__number", "index"
    )


def quote(mentions: Iterable[Mention]) -> list[Quote]:
    """The mentions in their sentences; each revision's text is read once."""
    documents: dict[int, Document] = {}
    quotes = []
    for mention in mentions:
        document = documents.get(mention.revision_id) or mention.revision.body.read()
        documents[mention.revision_id] = document
        text = document.passages()[mention.passage].text
        before, after = text[mention.sentence_start : mention.start], text[mention.end : mention.sentence_end]
        quotes.append(Quote(mention, before, text[mention.start : mention.end], after))
    return quotes
