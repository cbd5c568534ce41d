"""How urgent it is to look again at the pages of a story: `Article.priority`, which the schedule reads.

A story that several publishers tell at this moment is hot, and one in which they contradict each other will
be corrected by somebody: its pages are looked at sooner. That cools down with the story.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from articles.models import Article
from articles.watching import hasten
from claims.models import Claim, Story

# Nothing of a story that has been told for so long without a word is urgent.
WARM_FOR = timedelta(hours=24)
# So many of its articles with something new, within so long, make a story hot.
MANY, LATELY = 3, timedelta(hours=6)
FOR_A_HOT_STORY, FOR_A_CONFLICT = 1, 2


def set_urgency(story: Story, *, now: datetime) -> None:
    """Writes to the story's followed articles how urgent they are; what has become urgent is looked at soon.

    To be called outside a transaction: articles are locked one at a time, as everywhere.
    """
    followed = Article.objects.filter(placement__story=story, watch__stopped_at=None, watch__isnull=False)
    # Where all is sent by publishers, nothing is looked at.
    if not followed.exists():
        return
    priority = urgency_of(story, now=now)
    for article in followed.exclude(priority=priority).select_related("source"):
        Article.objects.filter(pk=article.pk).update(priority=priority)
        if priority > article.priority:
            hasten(article, now=now)


def urgency_of(story: Story, *, now: datetime) -> int:
    """0, or 1 for a hot story, 2 for an open conflict, 3 for both."""
    told = story.placements.filter(article__progress__latest__ordered_at__gt=now - WARM_FOR)
    if not told.exists():
        return 0
    lately = told.filter(article__progress__latest__ordered_at__gt=now - LATELY).count()
    in_conflict = Claim.objects.standing().filter(story=story, in_conflict=True).exists()
    return FOR_A_HOT_STORY * (lately >= MANY) + FOR_A_CONFLICT * in_conflict


def cool_down(*, now: datetime) -> int:
    """Takes their urgency from the articles of stories that are told no more; gives how many."""
    warm = Story.objects.filter(told_at__gt=now - WARM_FOR)
    cooled = Article.objects.filter(priority__gt=0).exclude(placement__story__in=warm)
    pks = list(cooled.values_list("pk", flat=True))
    for pk in pks:
        Article.objects.filter(pk=pk).update(priority=0)
    return len(pks)
