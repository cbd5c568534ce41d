"""What a fetch alone shows as lowered, withdrawn, dropped or returned is told after a second look saw it too.

Copies on several servers, trials on readers and half-finished edits show a page for a moment as it was
before. Such a revision is recorded at once; a later check that finds it still there lets it be told.
"""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import Check, Revision
from articles.schedule import STILL_THE_SAME
from claims.models import ClaimUpdate

GOING_BACK = ("lowered", "withdrawn", "dropped", "reinstated")


def seen_often_enough(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    """Of these, all but what a check alone has shown as going back, and no later check has seen again."""
    also = (Q(also__icontains=f'"{kind}"') for kind in GOING_BACK)
    goes_back = ClaimUpdate.objects.filter(revision=OuterRef("pk")).filter(
        Q(Q(kind__in=GOING_BACK), *also, _connector=Q.OR)
    )
    seen_again = _later_looks().filter(revision=OuterRef("pk"))
    is_in_doubt = Q(Exists(goes_back)) | Q(Exists(_with_the_same_words()))
    return revisions.exclude(is_in_doubt & ~Exists(seen_again), channel=Revision.Channel.CHECK)


def _with_the_same_words() -> QuerySet[Revision]:
    """Earlier revisions that read as the outer one does: it is a return to them."""
    return Revision.objects.filter(
        article=OuterRef("article"),
        number__lt=OuterRef("number"),
        body__content_hash=OuterRef("body__content_hash"),
    )


def was_only_a_flicker(revision: Revision) -> bool:
    """Whether it takes the page back to a known state by way of what nobody saw twice."""
    if revision.channel != Revision.Channel.CHECK:
        return False
    earlier = Revision.objects.filter(article=revision.article_id, number__lt=revision.number)
    known = earlier.filter(body__content_hash=revision.body.content_hash).order_by("number").last()
    if known is None:
        return False
    between = earlier.filter(number__gt=known.number)
    seen = _later_looks().filter(revision__in=between)
    return not between.exclude(channel=Revision.Channel.CHECK).exists() and not seen.exists()


def _later_looks() -> QuerySet[Check]:
    """Checks that found a revision still there after it was recorded."""
    return Check.objects.filter(outcome__in=STILL_THE_SAME, started_at__gt=F("revision__recorded_at"))
