"""Revisions in; mentions, threads and updates out. Every door here may be called twice, and by many at once.

Locks are taken in one order, the story and then the article, so that no two workers wait for each other.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from articles.models import Announcement, Article, Revision
from claims import alerting, carrying, decided, rows, threads
from claims.decisions import MentionDecision, apply_to_mentions
from claims.following import Reading, follow
from claims.mentions import HUMAN_HARM
from claims.models import Story
from claims.placing import place_article
from claims.printed import read_numbers
from claims.stories import derive_story
from claims.urgency import set_urgency

logger = logging.getLogger(__name__)

# What so many revisions brought is written at once: fewer take longer, and more take more room.
KEPT_AT_ONCE = 100


def track_article(article: Article, *, now: datetime) -> int:
    """Follows the article's numbers through every revision that is due, and gives how many those were.

    Each revision is followed in a transaction of its own. One that fails three times is set aside, marked
    as failed, and the next ones go on without it.
    """
    followed = 0
    while announcement := _begin_next(article, now=now):
        try:
            followed += _follow_announced(announcement, now=now)
        finally:
            Announcement.objects.release(announcement)
    if followed:
        settle_in_story(article, now=now)
        alerting.owe_for_article(article, now=now)
    return followed


def rebuild_article(article: Article, *, now: datetime) -> None:
    """Derives all that is derived from the article's revisions anew."""
    with transaction.atomic():
        lock(article, now=now)
        derive_anew(article, now=now)
    settle_in_story(article, now=now)


def settle_in_story(article: Article, *, now: datetime) -> None:
    """Finds the article's story, once something of it is published, and derives that story's claims."""
    story = place_article(article, now=now)
    if story:
        derive_story(story, now=now)
        set_urgency(story, now=now)


def lock(article: Article, *, now: datetime) -> None:
    """Takes the story's and the article's lock until the transaction ends, and marks the story as moved."""
    for story in Story.objects.select_for_update(of=("self",), no_key=True).filter(
        placements__article=article
    ):
        story.stale_since = story.stale_since or now
        story.save(update_fields=["stale_since"])
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)


def _begin_next(article: Article, *, now: datetime) -> Announcement | None:
    """The next announcement in the publisher's order; none where another worker has it in hand.

    The attempt is counted before any work is done: a revision that kills its worker is counted too.
    """
    in_order = ("revision__ordered_at", "revision__number", "due_at")
    announcement = article.announcements.open(now=now).order_by(*in_order).first()
    return announcement if announcement and Announcement.objects.begin(announcement) else None


@transaction.atomic
def _follow_announced(announcement: Announcement, *, now: datetime) -> bool:
    """Whether the announced revision was followed just now; another worker may have done it meanwhile."""
    lock(announcement.article, now=now)
    announcement = Announcement.objects.open(now=now).filter(pk=announcement.pk).first()
    if announcement is None:
        return False
    if announcement.attempts > Announcement.MAX_ATTEMPTS:
        announcement.give_up(now=now)
        logger.error("Gave up following revision %s", announcement.revision.public_id)
        return False
    if _is_next_in_order(announcement):
        article = announcement.article
        _follow(article, [announcement.revision], threads.load(article), now=now)
        announcement.mark_done(now=now)
    else:
        derive_anew(announcement.article, now=now)
    return True


def _is_next_in_order(announcement: Announcement) -> bool:
    """Whether all that was followed so far comes before it; if not, history has to be told anew."""
    revision = announcement.revision
    comes_later = Q(ordered_at__gt=revision.ordered_at) | Q(
        ordered_at=revision.ordered_at, number__gte=revision.number
    )
    followed = Revision.objects.filter(article=revision.article, announcements__done_at__isnull=False)
    return not followed.filter(comes_later).exists()


def derive_anew(article: Article, *, now: datetime) -> None:
    """Follows the article from its first revision on, what still waits included and what failed left out.

    For callers that hold its lock.
    """
    announced = article.announcements.filter(due_at__lte=now, failed_at=None)
    due = article.revisions.filter(pk__in=announced.values("revision")).in_publisher_order()
    revisions = list(due.select_related("article__source", "body"))
    carried = carrying.remember(article)
    threads.forget(article)
    before = threads.Before()
    for first in range(0, len(revisions), KEPT_AT_ONCE):
        _follow(article, revisions[first : first + KEPT_AT_ONCE], before, now=now)
    carrying.restore(article, carried)
    announced.filter(done_at=None).update(done_at=now)


def _follow(
    article: Article, revisions: Iterable[Revision], before: threads.Before, *, now: datetime
) -> None:
    """Reads the numbers of the revisions that come next, moves the article's threads on, and keeps both."""
    decisions = decided.of_mentions(article)
    followed, state = [], before.state
    for revision in revisions:
        reading, ids = _read_as_decided(revision, decisions.get(str(revision.public_id), ()), now=now)
        step = follow(state, reading)
        followed.append(threads.Followed(revision, reading, ids, step))
        state = step.state
    threads.store(article, followed, before)


def _read_as_decided(
    revision: Revision, decisions: Sequence[MentionDecision], *, now: datetime
) -> tuple[Reading, tuple[uuid.UUID, ...]]:
    """The revision as it is read, but for what editors decided about it, and the mentions' public ids."""
    reading = read_revision(revision, now=now)
    ids = tuple(rows.public_id_of(revision, placed) for placed in reading.mentions)
    if not decisions:
        return reading, ids
    mentions, ids = apply_to_mentions(reading.mentions, ids, decisions)
    kept = tuple((passage, rows.cut(mention)) for passage, mention in mentions)
    return replace(reading, mentions=kept), ids


def read_revision(revision: Revision, *, now: datetime) -> Reading:
    """The revision's document with every number in it."""
    document = threads.document_of(revision)
    source = revision.article.source
    found = read_numbers(document, language=document.language or source.language, at=revision.ordered_at)
    is_taken_back = revision.pubstatus == Revision.PubStatus.CANCELED
    return Reading(
        document=document,
        mentions=rows.keepable(found.mentions),
        published=revision.is_published(now=now) or is_taken_back,
        at=revision.ordered_at,
        position=revision.number,
        tracked=frozenset(source.tracked_measures or HUMAN_HARM),
    )
