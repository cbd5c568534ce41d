"""Which story an article tells: that of the articles which tell the same event, or a new one.

An article is placed at its first published revision, and held against others again when its names or its
tolls have changed. It is never moved: where it ties two stories together they become one, or, where an
editor has had a hand in either, it is suggested that they do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from articles.models import Article
from claims import neighbours, origins
from claims.kinship import Telling, tell_one_story
from claims.models import Story, StoryArticle, StorySuggestion
from claims.neighbours import Neighbour
from claims.occasions import are_akin

# An article whose names have changed by this share is held against others again.
CHANGED = 1 / 3
# A page that keeps less of the names it was found by tells of something else now.
STILL_ITSELF = 1 / 4
# A round-up of the week shares something with many stories, and makes no two of them one.
MOST_TIED = 3
# So many open suggestions rest on one article: more, and it is the article that needs an editor.
MOST_SUGGESTED = 3
PLACING = 7_210_001


def place_article(article: Article, *, now: datetime) -> Story | None:
    """The story that the article belongs to, found or begun when it is first published; None before."""
    placement = StoryArticle.objects.filter(article=article).select_related("story").first()
    telling = neighbours.tell([article.pk], now=now).get(article.pk)
    if telling is None or (placement and not _has_cause(placement, telling)):
        return placement.story if placement else None
    return _place(article, telling, now=now)


def _has_cause(placement: StoryArticle, telling: Telling) -> bool:
    """Whether there is something new by which it may meet other articles."""
    if placement.toll_count != len(telling.tolls):
        return True
    former = neighbours.names_of([placement.article_id])[placement.article_id]
    return len(former ^ telling.names) > CHANGED * len(former | telling.names)


@transaction.atomic
def _place(article: Article, telling: Telling, *, now: datetime) -> Story:
    take_turns()
    placement = StoryArticle.objects.filter(article=article).select_related("story").first()
    kin = _kin(telling, neighbours.find(telling, now=now))
    chained = _chained(article)
    if placement is None:
        home = _home(kin, chained) or Story.objects.create()
        placement = StoryArticle(story=home, article=article)
    is_itself = _is_itself(placement, telling, kin)
    placement.toll_count = len(telling.tolls)
    placement.save()
    if is_itself:
        neighbours.enter(article, telling)
    origins.settle_origin(placement, telling, now=now)
    return _tie(placement, kin, chained, is_itself=is_itself, now=now)


def take_turns() -> None:
    """Two articles of one event that arrive together must see each other; SQLite has one writer anyway.

    Taken before any lock on a story or an article, never after. Ends with the transaction.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACING])


def _kin(telling: Telling, found: Iterable[Neighbour]) -> list[Neighbour]:
    """Those that tell the same event, and still tell the event that they were placed for."""
    return [
        neighbour for neighbour in found
        if _keeps(neighbour.telling, neighbour.names) and tell_one_story(telling, neighbour.telling)
    ]  # fmt: skip


def _keeps(telling: Telling, names: Collection[str]) -> bool:
    fewest = min(len(telling.names), len(names))
    return len(telling.names & frozenset(names)) >= STILL_ITSELF * fewest


def _chained(article: Article) -> list[int]:
    """The stories of the articles that it evolved from, and into."""
    chain = Q(article=article.evolved_from_id) | Q(article__evolved_from=article)
    return list(StoryArticle.objects.filter(chain).order_by("story").values_list("story", flat=True))


def _home(kin: list[Neighbour], chained: list[int]) -> Story | None:
    """The story of its chain, else the one with which it shares most."""
    stories = chained or [neighbour.story for neighbour in kin]
    return Story.objects.get(pk=stories[0]) if stories else None


def _is_itself(placement: StoryArticle, telling: Telling, kin: list[Neighbour]) -> bool:
    """Whether it tells of the event that it was placed for. A live page that goes on to another one is no
    longer found by others, and ties nothing together.
    """
    if placement.pk is None or any(neighbour.story == placement.story_id for neighbour in kin):
        return True
    return _keeps(telling, neighbours.names_of([placement.article_id])[placement.article_id])


def _tie(
    placement: StoryArticle, kin: list[Neighbour], chained: list[int], *, is_itself: bool, now: datetime
) -> Story:
    """The article's story when those that it ties together have become one."""
    home = placement.story
    by_story: dict[int, list[Neighbour]] = defaultdict(list)
    for neighbour in kin:
        by_story[neighbour.story].append(neighbour)
    own = by_story.pop(home.pk, [])
    is_roundup = len(by_story) >= MOST_TIED
    for other in Story.objects.filter(pk__in=[*by_story, *chained]).exclude(pk=home.pk).order_by("pk"):
        is_chained = other.pk in chained
        told_as_one = is_itself and not is_roundup and _may_be_one(own, by_story[other.pk])
        if (is_chained or told_as_one) and not is_decided(home, other):
            home = join(max(home, other, key=_age), into=min(home, other, key=_age))
        else:
            suggest(home, other, article=placement.article, now=now)
    return home


def _age(story: Story) -> int:
    return story.pk


def _may_be_one(a: Iterable[Neighbour], b: Iterable[Neighbour]) -> bool:
    """Whether no kind of event speaks against it: what tells of a fire and of a crash ties no two stories."""
    mine = frozenset[str]().union(*(neighbour.telling.occasions for neighbour in a))
    theirs = frozenset[str]().union(*(neighbour.telling.occasions for neighbour in b))
    return not mine or not theirs or bool(mine & theirs) or are_akin(mine, theirs)


def is_decided(*stories: Story) -> bool:
    """Whether an editor has named one of the stories, or placed an article in it."""
    placed = StoryArticle.objects.filter(story__in=stories, placed_by__isnull=False)
    return any(story.name for story in stories) or placed.exists() or _are_apart(stories)


def _are_apart(stories: Collection[Story]) -> bool:
    pairs = StorySuggestion.objects.filter(story__in=stories, other__in=stories)
    return pairs.filter(settled_at__isnull=False).exists()


def join(story: Story, *, into: Story) -> Story:
    """Moves all articles of the story into the other; its address leads there from now on."""
    lock_stories(story, into)
    StoryArticle.objects.filter(story=story).update(story=into)
    Story.objects.filter(pk=story.pk).update(successor=into)
    story.successor = into
    return into


def lock_stories(*stories: Story) -> None:
    """Until the transaction ends; in one order, so that no two workers wait for each other."""
    pks = [story.pk for story in stories]
    list(Story.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))


def suggest(story: Story, other: Story, *, article: Article | None, now: datetime) -> None:
    """Puts it to an editor that two stories are one, unless one has decided or the article ties too many."""
    resting = StorySuggestion.objects.filter(article=article, settled_at=None)
    if article and resting.count() >= MOST_SUGGESTED:
        return
    first, second = sorted((story, other), key=_age)
    StorySuggestion.objects.get_or_create(story=first, other=second, defaults={"article": article, "at": now})
