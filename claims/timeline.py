"""An article through its revisions: what changed with each, and what is to be remarked about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, Subquery, Window
from django.db.models.functions import Lag

from articles.listing import with_row_of_list
from articles.models import Article, Revision
from claims.desk import with_figures
from claims.models import ClaimUpdate, Mention, Review, RevisionWarning


@dataclass(frozen=True, slots=True)
class Step:
    """A revision, the updates that came with it and the warnings about it."""

    revision: Revision
    updates: tuple[ClaimUpdate, ...]
    warnings: tuple[RevisionWarning, ...]


def revisions_of(article: Article) -> QuerySet[Revision]:
    """The article's revisions, its publisher's latest first, each with the number of the one before it."""
    in_order = Window(Lag("number"), order_by=["ordered_at", "number"])
    revisions = Revision.objects.filter(article=article).annotate(number_before=in_order)
    return with_row_of_list(revisions).order_by("-ordered_at", "-number").prefetch_related("announcements")


def steps_of(revisions: Iterable[Revision]) -> list[Step]:
    """The revisions with what belongs to each, in two queries for all of them."""
    revisions = list(revisions)
    updates: dict[int, list[ClaimUpdate]] = defaultdict(list)
    told = with_figures(ClaimUpdate.objects.filter(revision__in=revisions, thread__claim__isnull=False))
    for update in told.order_by("thread__key"):
        updates[update.revision_id].append(update)
    warnings: dict[int, list[RevisionWarning]] = defaultdict(list)
    for warning in RevisionWarning.objects.filter(revision__in=revisions).order_by("pk"):
        warnings[warning.revision_id].append(warning)
    return [Step(row, tuple(updates[row.pk]), tuple(warnings[row.pk])) for row in revisions]


def updates_between(old: Revision, new: Revision) -> QuerySet[ClaimUpdate]:
    """The updates of claims that came after the old revision, up to the new one, in the order of the text."""
    later = ClaimUpdate.objects.filter(
        article=new.article_id, at__gt=old.ordered_at, at__lte=new.ordered_at, thread__claim__isnull=False
    )
    return with_figures(later).order_by("at", "thread__key")


def mentions_in(revision: Revision) -> QuerySet[Mention]:
    """The numbers of a revision in reading order, with the claims that some of them are."""
    return (
        Mention.objects.filter(revision=revision).select_related("thread__claim").order_by("passage", "start")
    )


def neighbours_of(revision: Revision) -> dict[str, int | None]:
    """The numbers of the first, previous, next and latest revision, as the publisher ordered them."""
    revisions = Revision.objects.filter(article=revision.article_id)
    numbers = list(revisions.in_publisher_order().values_list("number", flat=True))
    place = numbers.index(revision.number)
    return {
        "first": numbers[0],
        "previous": numbers[place - 1] if place else None,
        "next": numbers[place + 1] if place + 1 < len(numbers) else None,
        "latest": numbers[-1],
    }


def last_reviewed(article: Article) -> int | None:
    """The number of the revision that was the latest when an editor last decided about the article."""
    decided = Review.objects.in_force().filter(article=article).order_by("-at").values("at")[:1]
    seen = Revision.objects.filter(article=article, recorded_at__lte=Subquery(decided))
    return seen.order_by("-ordered_at", "-number").values_list("number", flat=True).first()
