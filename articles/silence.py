"""Which sources have yielded nothing for unusually long, by their own rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import Q

from articles.models import Article, Revision, Source, Watch
from articles.schedule import latest_sensible

# The rhythm is read from what came in so long, if it was so much.
LOOKED_BACK, FEWEST = timedelta(days=28), 10
MOST = 2000
# Silence is unusual when it is so much longer than the longest that there was, and at least this long.
FACTOR, SHORTEST = 1.5, timedelta(hours=6)


def is_silent(news: Sequence[datetime], *, now: datetime) -> bool:
    """Whether the time since the last of these is unusually long. They are in order, the earliest first.

    >>> from datetime import UTC
    >>> hours = [datetime(2024, 3, 5, hour, tzinfo=UTC) for hour in range(12)]
    >>> is_silent(hours, now=datetime(2024, 3, 5, 16, tzinfo=UTC))
    False
    >>> is_silent(hours, now=datetime(2024, 3, 5, 18, tzinfo=UTC))
    True
    """
    lately = [at for at in news if at > now - LOOKED_BACK]
    if len(lately) < FEWEST:
        return False
    longest = max(later - earlier for earlier, later in pairwise(lately))
    return now - lately[-1] > max(longest * FACTOR, SHORTEST)


def notice_silence(*, now: datetime) -> None:
    """Marks the followed sources that have fallen silent, and unmarks those that were heard of again."""
    followed = Q(articles__watch__stopped_at=None, articles__watch__isnull=False) | Q(
        feeds__watch__stopped_at=None, feeds__watch__isnull=False
    )
    for source in Source.objects.filter(followed).distinct():
        news = _news_of(source, now=now)
        was_silent, silent = source.silent_since is not None, is_silent(news, now=now)
        if silent and not was_silent:
            Source.objects.filter(pk=source.pk).update(silent_since=news[-1])
        elif was_silent and news and news[-1] > source.silent_since:
            Source.objects.filter(pk=source.pk).update(silent_since=None)
    bring_back(now=now)


def _news_of(source: Source, *, now: datetime) -> list[datetime]:
    """When something new came from it: articles that appeared, and revisions of them."""
    since = now - LOOKED_BACK
    revisions = Revision.objects.filter(article__source=source, recorded_at__gt=since, recorded_at__lte=now)
    articles = Article.objects.filter(source=source, created_at__gt=since, created_at__lte=now)
    times = [
        *revisions.order_by("-recorded_at").values_list("recorded_at", flat=True)[:MOST],
        *articles.order_by("-created_at").values_list("created_at", flat=True)[:MOST],
    ]
    return sorted(times)


def bring_back(*, now: datetime) -> int:
    """Has looked at now what is set for later than is sensible: the clock was wrong when it was set."""
    brought = 0
    for source in Source.objects.all():
        watches = Watch.objects.of_source(source).filter(stopped_at=None)
        latest = watches.order_by("-next_check_at").exclude(next_check_at=None).first()
        if latest and latest.next_check_at > (limit := latest_sensible(source.bounds, now=now)):
            brought += watches.filter(next_check_at__gt=limit).update(next_check_at=now)
    return brought
