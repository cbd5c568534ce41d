"""What the desk reads first: figures that moved, what waits for an editor, who conflicts, who is behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from articles.models import Article, Revision
from claims import waiting
from claims.models import Claim, ClaimUpdate, Story, Thread
from claims.waiting import judgement

# A figure that came, went or was reworded stands beside its revision; the desk reads of those that moved.
MOVES = (
    "withdrawn", "redefined", "reinstated", "lowered", "raised", "narrowed", "widened", "bound_changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim, and for each of the values that cannot all be true the threads that carry it."""

    claim: Claim
    threads: tuple[Thread, ...]


def with_figures(updates: QuerySet[ClaimUpdate]) -> QuerySet[ClaimUpdate]:
    """The same updates with all that a row shows, `judgement` included, and without the long texts."""
    return (
        updates.select_related(
            "article__source",
            "article__placement__story",
            "thread__claim",
            "old",
            "new",
            "from_revision",
            "revision__body",
        )
        .annotate(judgement=judgement())
        .defer("revision__body__document", "revision__body__original")
        .order_by("-at", "-pk")
    )


def newest_changes() -> QuerySet[ClaimUpdate]:
    """Claims' figures that moved, the newest first."""
    moved = ClaimUpdate.objects.filter(kind__in=MOVES, thread__claim__isnull=False)
    return with_figures(moved)


def suspicions() -> QuerySet[ClaimUpdate]:
    """Updates that an editor is asked to look at, and that wait not too long for it."""
    return with_figures(waiting.suspicions())


def with_texts(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    """The same threads with their figures, sources and headlines, and without the long texts."""
    return threads.select_related(
        "article__source", "claim", "current__revision__body", "behind__current", "behind__article__source"
    ).defer("current__revision__body__document", "current__revision__body__original")


def behind() -> QuerySet[Thread]:
    """Threads that still carry a figure which their story has left behind."""
    return with_texts(Thread.objects.filter(behind_since__isnull=False)).order_by("-behind_since")


def conflicts_of(claims: Iterable[Claim]) -> list[Conflict]:
    """The conflicts of these claims, each value by the newest thread that carries it."""
    told = [(claim, _thread_ids(conflict)) for claim in claims for conflict in claim.conflicts]
    wanted = {thread_id for _, thread_ids in told for thread_id in thread_ids}
    threads = {
        str(thread.public_id): thread for thread in with_texts(Thread.objects.filter(public_id__in=wanted))
    }
    found = []
    for claim, thread_ids in told:
        sides = tuple(threads[thread_id] for thread_id in thread_ids if thread_id in threads)
        found.append(Conflict(claim, sides))
    return found


def _thread_ids(conflict: dict[str, list[str]]) -> list[str]:
    return [str(thread_id) for thread_id in conflict.get("threads", ())]


def claims_in_conflict() -> QuerySet[Claim]:
    """Claims on which authorities contradict each other, with `story_headline`, the newest first."""
    conflicting = Claim.objects.standing().filter(in_conflict=True).select_related("story")
    headline = Subquery(_first_revision("story").values("body__headline")[:1])
    return conflicting.annotate(story_headline=headline).order_by("-updated_at")


def _first_revision(story: str) -> QuerySet[Revision]:
    first = Revision.objects.filter(article__placement__story=OuterRef(story))
    return first.order_by("ordered_at", "number")


def stories() -> QuerySet[Story]:
    """Stories by their latest revision; `headline`, the first of the story, names it until an editor does."""
    return Story.objects.annotate(
        headline=Subquery(_first_revision("pk").values("body__headline")[:1]),
        article_count=Count("placements", distinct=True),
        latest_at=Max("placements__article__revisions__ordered_at"),
    ).order_by("-latest_at", "-pk")


def articles_of(story: Story) -> QuerySet[Article]:
    return Article.objects.filter(placement__story=story)


def claims_of(story: Story) -> QuerySet[Claim]:
    """The claims of a story that stand, those that most threads carry first."""
    carried = Count("threads", filter=Q(threads__status=Thread.Status.LIVE))
    claims = Claim.objects.standing().filter(story=story)
    return claims.annotate(carried=carried).order_by("-in_conflict", "-carried", "measure", "pk")


def standing_in(article: Article) -> QuerySet[Thread]:
    """The claims that an article states now, each by its thread, in the order in which they appeared."""
    standing = Thread.objects.filter(article=article, status=Thread.Status.LIVE, claim__isnull=False)
    return with_texts(standing).order_by("key")
