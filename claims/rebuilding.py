"""Deriving stories anew, and foreseeing what that would change, by article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from articles.models import Article
from claims.models import Claim, ClaimUpdate, Story, Thread
from claims.placing import place_article
from claims.stories import derive_story
from claims.tracking import derive_anew, lock

# Public ids, each with all that is told of it.
State = dict[str, tuple[object, ...]]
THREADS, UPDATES, CLAIMS = "threads", "updates", "claims"


@dataclass(frozen=True, slots=True)
class Change:
    """What deriving anew brings for an article, or, for claims, for a story: how many of a kind were added,
    removed, or came out otherwise.
    """

    where: str
    kind: str
    added: int
    removed: int
    changed: int

    def __str__(self) -> str:
        return f"{self.where}: {self.kind} +{self.added} -{self.removed} ~{self.changed}"


def rebuild_story(story: Story, articles: Iterable[Article], *, now: datetime) -> None:
    """Derives these articles of the story anew, each in a transaction of its own, and then its claims."""
    told = {story}
    for article in articles:
        with transaction.atomic():
            lock(article, now=now)
            derive_anew(article, now=now)
        told.add(place_article(article, now=now) or story)
    for each in sorted(told, key=lambda one: one.pk):
        derive_story(each, now=now)


def foresee(story: Story, articles: list[Article], *, now: datetime) -> list[Change]:
    """What deriving these articles of the story anew would change. Nothing is changed."""
    with transaction.atomic():
        before = _states(story, articles)
        for article in articles:
            lock(article, now=now)
            derive_anew(article, now=now)
        derive_story(story, now=now)
        after = _states(story, articles)
        transaction.set_rollback(True)
    changes = [_compare(where, kind, state, after[where, kind]) for (where, kind), state in before.items()]
    return [change for change in changes if change.added or change.removed or change.changed]


def _states(story: Story, articles: Iterable[Article]) -> dict[tuple[str, str], State]:
    told = {
        (f"{article.source.slug} {article.guid}", kind): _state(rows, *fields)
        for article in articles
        for kind, rows, fields in _of_article(article)
    }
    claims = Claim.objects.standing().filter(story=story)
    fields = (
        "measure", "counting", "place", "group", "in_conflict", "conflicts", "by_publisher", "by_authority",
    )  # fmt: skip
    return {**told, (f"story {story.public_id}", CLAIMS): _state(claims, *fields)}


def _of_article(article: Article) -> list[tuple[str, QuerySet, tuple[str, ...]]]:
    threads = ("status", "since", "former", "current__public_id", "current__measure", "current__value")
    updates = ("kind", "also", "old__public_id", "new__public_id", "notice", "reason", "suspected")
    return [
        (THREADS, Thread.objects.filter(article=article), (*threads, "current__bound", "current__surface")),
        (UPDATES, ClaimUpdate.objects.filter(article=article), updates),
    ]


def _state(rows: QuerySet, *fields: str) -> State:
    return {str(public_id): values for public_id, *values in rows.values_list("public_id", *fields)}


def _compare(where: str, kind: str, before: State, after: State) -> Change:
    return Change(
        where,
        kind,
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        changed=sum(before[public_id] != after[public_id] for public_id in before.keys() & after.keys()),
    )
