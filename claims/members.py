"""The threads of a story as deriving its claims needs them.

Read in few columns and without rows of models: a large story is derived anew with each of its revisions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from articles.models import Article
from claims import rows
from claims.decisions import StoryDecisions
from claims.intervals import same_value
from claims.models import Mention, Story, StoryArticle, Thread
from claims.standings import Standing

COLUMNS = (
    "pk", "public_id", "key", "article_id", "status", "since", "current_id", "founding_id",
    "founding__recorded_at", "claim_id", "behind_id", "behind_since",
)  # fmt: skip
MENTION_COLUMNS = ("pk", "attackers", *rows.COLUMNS)


@dataclass(slots=True)
class Member:
    """A thread of a story, as it was stored, with what it says; `standing` has its primary key as key."""

    public_id: UUID
    standing: Standing
    # The one that was recorded first comes first.
    founded: tuple[datetime, int, int]
    claim_id: int | None
    behind_id: int | None
    behind_since: datetime | None

    @property
    def pk(self) -> int:
        return self.standing.key


def members_of_story(story: Story) -> list[Member]:
    """The story's threads, those that were recorded first before the others."""
    threads = Thread.objects.filter(article__placement__story=story, current__isnull=False)
    current = _by_key(Mention.objects.filter(pk__in=threads.values("current")), *MENTION_COLUMNS)
    placements = {placement.article_id: placement for placement in _placements(story)}
    in_order = threads.order_by("founding__recorded_at", "founding", "key")
    return [
        _member(thread, current[thread.current_id], placements[thread.article_id])
        for thread in in_order.values_list(*COLUMNS, named=True)
    ]


def _by_key(found: QuerySet, *columns: str) -> dict[int, Any]:
    return {row.pk: row for row in found.values_list(*columns, named=True)}


def _placements(story: Story) -> QuerySet[StoryArticle]:
    evolved = Article.objects.filter(evolved_from=OuterRef("article"))
    placements = StoryArticle.objects.filter(story=story).select_related("origin__source")
    return placements.only("article", "origin_name", "origin__source__slug").annotate(
        slug=F("article__source__slug"),
        seen_at=F("article__progress__latest__ordered_at"),
        is_evolved=Exists(evolved),
    )


def _member(thread: Any, current: Any, placement: StoryArticle) -> Member:
    standing = Standing(
        key=thread.pk,
        article=thread.article_id,
        source=placement.slug,
        mention=rows.to_value(current),
        said_at=thread.since,
        seen_at=placement.seen_at,
        origin=placement.voice,
        attackers=current.attackers,
        rank=thread.key,
        # What its article no longer prints is history, like an article that another has replaced.
        is_replaced=thread.status != Thread.Status.LIVE or placement.is_evolved,
    )
    return Member(
        public_id=thread.public_id,
        standing=standing,
        founded=(thread.founding__recorded_at, thread.founding_id, thread.key),
        claim_id=thread.claim_id,
        behind_id=thread.behind_id,
        behind_since=thread.behind_since,
    )


def set_aside(members: Iterable[Member], decisions: StoryDecisions) -> None:
    """Makes history of what an editor has set aside, as long as it states the value that was decided on."""
    for member in members:
        value = decisions.set_aside.get(member.pk)
        if value is not None and same_value(value, member.standing.mention.quantity):
            member.standing = replace(member.standing, is_replaced=True)
