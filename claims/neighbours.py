"""The stored articles that are like another one: found by names, by samples of their text, and by time."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from heapq import nsmallest

from django.db import connection
from django.db.models import Max, Min, OuterRef, QuerySet, Subquery

from articles.models import Article, Revision, RevisionBody
from claims.kinship import FAR_APART, Telling
from claims.models import ArticleName, StoryArticle, Thread
from claims.rows import quantity_from_json

# A hundred of the articles that bear a name are looked at on either side, those nearest in time. A name that
# more bear says little, and what is looked at must not grow with the archive.
# One statement for many names: as many queries of their own took most of the time.
AT_ONCE = 60
NEAREST_ON_EITHER_SIDE = """
    SELECT * FROM (SELECT name, article_id FROM claims_articlename
        WHERE name = %s AND at >= %s AND at <= %s ORDER BY at DESC LIMIT 100) AS earlier
    UNION ALL
    SELECT * FROM (SELECT name, article_id FROM claims_articlename
        WHERE name = %s AND at > %s AND at <= %s ORDER BY at LIMIT 100) AS later"""
# So many of a story's articles, and of all articles, are read and held against another.
PER_STORY = 4
MOST = 20
MOST_RANKED = 200
# So many samples of a text are kept; copies share most of theirs, and other texts none.
SAMPLES = 8
SHARED_SAMPLES = 2
MARK = "#"
LONGEST_NAME = 100
# An index entry that is older than this against the article's latest revision is written anew.
STALE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A placed article as it is held against another, with its story, and the names it was last found by."""

    telling: Telling
    story: int
    names: frozenset[str]

    @property
    def article(self) -> int:
        return self.telling.key


def tell(articles: Collection[int], *, now: datetime) -> dict[int, Telling]:
    """These articles as they are held against others, each by its latest published revision; without one it
    is left out.
    """
    latest = {revision.article_id: revision for revision in _latest(articles, now=now)}
    bodies = RevisionBody.objects.in_bulk([revision.pk for revision in latest.values()])
    tolls = _tolls(latest)
    return {
        pk: Telling(
            key=pk,
            document=bodies[revision.pk].read(),
            first_at=revision.first_at,
            last_at=revision.last_at,
            source=revision.article.source.slug,
            tolls=frozenset(tolls[pk]),
        )
        for pk, revision in latest.items()
    }


def _latest(articles: Collection[int], *, now: datetime) -> QuerySet[Revision]:
    """The latest published revision of each, with `first_at` and `last_at`, the span it was seen."""
    published = Revision.objects.published(now=now).filter(article=OuterRef("article"))
    newest = published.order_by("-ordered_at", "-number").values("pk")[:1]
    span = published.order_by().values("article")
    return (
        Revision.objects.filter(article__in=articles, pk=Subquery(newest))
        .annotate(
            first_at=Subquery(span.annotate(at=Min("ordered_at")).values("at")),
            last_at=Subquery(span.annotate(at=Max("ordered_at")).values("at")),
        )
        .select_related("article__source")
    )


def _tolls(articles: Iterable[int]) -> dict[int, set[tuple[str, object]]]:
    """The figures of each article, those of today and those it had before."""
    tolls: dict[int, set[tuple[str, object]]] = defaultdict(set)
    threads = Thread.objects.filter(article__in=list(articles), current__isnull=False)
    for article, former, measure, value in threads.values_list(
        "article", "former", "current__measure", "current__value"
    ):
        values = [value, *(quantity_from_json(quantity).value for quantity in former)]
        tolls[article].update((measure, value) for value in values)
    return tolls


def samples_of(telling: Telling) -> list[str]:
    """Marks by which copies of the text are found, the same for the same text."""
    hashes = {zlib.crc32(" ".join(triple).encode()) for triple in telling.triples}
    return [f"{MARK}{sample:08x}" for sample in nsmallest(SAMPLES, hashes)]


def names_of(articles: Collection[int]) -> dict[int, frozenset[str]]:
    """The names that each of the articles bore when it was last placed."""
    found: dict[int, set[str]] = defaultdict(set)
    names = ArticleName.objects.filter(article__in=articles).exclude(name__startswith=MARK)
    for article, name in names.values_list("article", "name"):
        found[article].add(name)
    return {article: frozenset(found[article]) for article in articles}


def enter(article: Article, telling: Telling) -> None:
    """Makes the article be found by its present names, and by samples of all its texts so far."""
    mine = ArticleName.objects.filter(article=article)
    mine.exclude(name__startswith=MARK).delete()
    known = set(mine.values_list("name", flat=True))
    names = {name[:LONGEST_NAME] for name in telling.names} | set(samples_of(telling)) - known
    mine.update(at=telling.last_at)
    rows = (ArticleName(article=article, name=name, at=telling.last_at) for name in sorted(names))
    ArticleName.objects.bulk_create(rows)


def find(telling: Telling, *, now: datetime) -> list[Neighbour]:
    """The articles of about this time that share most with the given one, those that share most first."""
    weights: dict[int, float] = defaultdict(float)
    for bearing in _bearing((*telling.possible_names, *samples_of(telling)), telling):
        for article in bearing:
            # What few bear tells more than what all bear.
            weights[article] += 1 / len(bearing)
    weights.pop(telling.key, None)
    ranked = sorted(weights, key=lambda article: (-weights[article], article))
    return _read(_few_of_each_story(ranked), now=now)


def _bearing(names: Iterable[str], telling: Telling) -> list[set[int]]:
    """For each of the names, the articles that bear it, those nearest in time on either side."""
    names = sorted({name[:LONGEST_NAME] for name in names})
    start, middle, end = (
        connection.ops.adapt_datetimefield_value(at)
        for at in (telling.first_at - FAR_APART, telling.last_at, telling.last_at + FAR_APART)
    )
    bearing: dict[str, set[int]] = {name: set() for name in names}
    for some in (names[first : first + AT_ONCE] for first in range(0, len(names), AT_ONCE)):
        bounds = [value for name in some for value in (name, start, middle, name, middle, end)]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([NEAREST_ON_EITHER_SIDE] * len(some)), bounds)
            for name, article in cursor.fetchall():
                bearing[name].add(article)
    return list(bearing.values())


def _few_of_each_story(ranked: list[int]) -> dict[int, int]:
    """The first articles with their stories, a few of each story, so that no large one hides the others."""
    placed = StoryArticle.objects.filter(article__in=ranked[:MOST_RANKED])
    stories = dict(placed.values_list("article", "story"))
    kept: dict[int, int] = {}
    taken: dict[int, int] = defaultdict(int)
    for article in ranked:
        story = stories.get(article)
        if story is not None and taken[story] < PER_STORY and len(kept) < MOST:
            taken[story] += 1
            kept[article] = story
    return kept


def _read(stories: dict[int, int], *, now: datetime) -> list[Neighbour]:
    tellings, names = tell(stories, now=now), names_of(stories)
    return [
        Neighbour(tellings[article], story, names[article])
        for article, story in stories.items()
        if article in tellings
    ]


def find_copies(telling: Telling, *, now: datetime) -> list[Telling]:
    """Articles of other publishers that share samples with the text, each as it is now and as it was when
    the given one appeared.
    """
    shared: dict[int, int] = defaultdict(int)
    for bearing in _bearing(samples_of(telling), telling):
        for article in bearing:
            shared[article] += 1
    shared.pop(telling.key, None)
    like = [article for article, count in shared.items() if count >= SHARED_SAMPLES]
    nearest = sorted(like, key=lambda article: (-shared[article], article))[:MOST]
    others = [other for other in tell(nearest, now=now).values() if other.source != telling.source]
    then = _in_force(nearest, telling.first_at, now=now)
    former = [replace(other, document=then[other.key].body.read()) for other in others if other.key in then]
    return others + former


def _in_force(articles: Collection[int], at: datetime, *, now: datetime) -> dict[int, Revision]:
    """The revision of each article that was its latest at that time."""
    published = Revision.objects.published(now=now).filter(article=OuterRef("article"), ordered_at__lte=at)
    latest = published.order_by("-ordered_at", "-number").values("pk")[:1]
    revisions = Revision.objects.filter(article__in=articles, pk=Subquery(latest)).select_related("body")
    return {revision.article_id: revision for revision in revisions}
