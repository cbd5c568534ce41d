"""What the newest revisions of an article did to the figures of its story, as happenings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, Max, Min, OuterRef, Q

from articles.models import Article, Revision
from claims.alerting.keys import Falls, falls_of, key_of_high, key_of_move, value_of
from claims.authorities import authority_key
from claims.desk import Conflict, conflicts_of, with_figures, with_texts
from claims.mentions import Bound, Counting
from claims.models import Claim, ClaimUpdate, Mention, Review, Story, Thread
from claims.owing import (
    BEHIND,
    CONFLICT,
    DIRECTIONS,
    EXTREME,
    MOVED,
    RAISED,
    SUSPICION_CONFIRMED,
    TAKEN_BACK,
    Happening,
    Place,
)
from claims.rows import to_value

# A figure that came, went or was reworded, or whose bound alone changed, stands on the pages: nobody is
# called for it.
TOLD_KINDS = ("withdrawn", "redefined", "reinstated", "lowered", "raised", "narrowed", "widened")
# What only says that a figure is lower than something is no new high.
NO_HIGHS = (Bound.AT_MOST, Bound.LESS_THAN, Bound.VAGUE)
KEY_LENGTH = 200
# The lowest and the highest value by claim and unit.
Ranges = dict[tuple[int, str], tuple[Decimal, Decimal]]


@dataclass(slots=True)
class Places:
    """Where articles stand. Their words are read where somebody looks for words, each article's once."""

    story: Story | None
    with_words: bool
    texts: dict[int, str] = field(default_factory=dict)

    def of(self, article: Article) -> Place:
        text = self._text_of(article) if self.with_words else ""
        return Place(self.story and self.story.pk, article.source_id, article.pk, text)

    def _text_of(self, article: Article) -> str:
        if article.pk not in self.texts:
            # A kill is looked for by the words that it takes back.
            stated = article.revisions.filter(pubstatus=Revision.PubStatus.USABLE)
            followed = stated.filter(announcements__done_at__isnull=False).in_publisher_order()
            latest = followed.select_related("body").last()
            words = [block.text for block in latest.body.read().passages()] if latest else []
            self.texts[article.pk] = "\n".join([article.source.name, *words])
        return self.texts[article.pk]


def of_revisions(article: Article, revisions: Sequence[Revision], places: Places) -> Iterator[Happening]:
    """All that these revisions of one article, in the publisher's order, brought."""
    if not revisions:
        return
    for revision in revisions:
        yield from _moves(revision, places)
    yield from _opened_high(revisions, places)
    claims = Claim.objects.filter(threads__article=article).distinct()
    yield from _conflicts(article, claims.filter(in_conflict=True), revisions, places)
    yield from _behind(claims, revisions, places)


def of_taking_back(article: Article, revision: Revision, places: Places) -> Iterator[Happening]:
    """That the publisher holds or has killed what was published: who, which and why, and never the text."""
    earlier = article.revisions.exclude(pubstatus=Revision.PubStatus.DRAFT).filter(
        Q(ordered_at__lt=revision.ordered_at) | Q(ordered_at=revision.ordered_at, number__lt=revision.number)
    )
    before = earlier.in_publisher_order().last()
    was_published = earlier.published(now=revision.recorded_at).exists()
    if not was_published or before.pubstatus == revision.pubstatus:
        return
    document = revision.body.read()
    yield Happening(
        key=f"{article.public_id}:{revision.pubstatus}:{revision.public_id}",
        claim=None,
        revision=revision.pk,
        events=frozenset({TAKEN_BACK}),
        measure="",
        places=(places.of(article),),
        at=revision.ordered_at,
        params={
            "source": article.source.name,
            "language": article.source.language,
            "article": str(article.public_id),
            "guid": article.guid,
            "number": revision.number,
            "pubstatus": revision.pubstatus,
            "reason": document.note or (document.label.raw if document.label else ""),
        },
    )


def of_confirmed_suspicion(update: ClaimUpdate, places: Places) -> Happening:
    """What an editor has confirmed, with the editor's reason."""
    confirmed = Review.objects.in_force().filter(kind=Review.Kind.CONFIRM_SUSPICION, subject=update.public_id)
    review = confirmed.last()
    return Happening(
        key=f"{update.thread.claim.public_id}:suspicion:{update.public_id}",
        claim=update.thread.claim_id,
        revision=update.revision_id,
        events=frozenset({SUSPICION_CONFIRMED}),
        measure=update.thread.claim.measure,
        places=(places.of(update.article),),
        at=update.at,
        params={
            **_of_update(update),
            "update": str(update.public_id),
            "reason": review.reason if review else "",
        },
    )


def _moves(revision: Revision, places: Places) -> Iterator[Happening]:
    told = ClaimUpdate.objects.filter(revision=revision, kind__in=TOLD_KINDS, thread__claim__isnull=False)
    updates = list(with_figures(told).order_by("thread__key"))
    claims = {update.thread.claim_id for update in updates}
    ranges, falls = _ranges(claims, revision), falls_of(claims, revision)
    for update in updates:
        yield _move(update, ranges, falls, places)


def _move(update: ClaimUpdate, ranges: Ranges, falls: Falls, places: Places) -> Happening:
    extreme = _extreme(update, ranges)
    kinds = (update.kind, *update.also)
    return Happening(
        key=key_of_move(update, falls.get(update.thread.claim_id, ())),
        claim=update.thread.claim_id,
        revision=update.revision_id,
        events=frozenset({MOVED, EXTREME} if extreme else {MOVED}),
        measure=update.thread.claim.measure,
        places=(places.of(update.article),),
        at=update.at,
        thread=update.thread_id,
        value=to_value(update.new).quantity if update.new else None,
        direction=next((DIRECTIONS[kind] for kind in kinds if kind in DIRECTIONS), ""),
        delta=None if update.delta is None else abs(update.delta),
        percent=None if update.delta_percent is None else abs(update.delta_percent),
        params={**_of_update(update), "extreme": extreme},
    )


def _ranges(claims: Iterable[int], revision: Revision) -> Ranges:
    """For each claim and unit the lowest and highest value that anybody gave before the revision."""
    before = Mention.objects.filter(
        thread__claim__in=claims,
        revision__ordered_at__lt=revision.ordered_at,
        is_background=False,
        is_earlier_value=False,
    )
    rows = before.values_list("thread__claim", "unit").annotate(Min("value"), Max("value"))
    return {(claim, unit): (low, high) for claim, unit, low, high in rows.order_by()}


def _extreme(update: ClaimUpdate, ranges: Ranges) -> str:
    before = update.new and ranges.get((update.thread.claim_id, update.new.unit))
    if not before or update.new is None:
        return ""
    if update.new.value > before[1] and update.new.bound not in NO_HIGHS:
        return "high"
    return "low" if update.new.value < before[0] else ""


def _opened_high(revisions: Sequence[Revision], places: Places) -> Iterator[Happening]:
    """A toll also rises by a new article that begins with a higher one than anybody has given."""
    earlier = Thread.objects.filter(
        article=OuterRef("article"), claim=OuterRef("thread__claim"), key__lt=OuterRef("thread__key")
    )
    opened = Mention.objects.filter(
        ~Exists(earlier),
        revision__in=revisions,
        thread__founding=F("revision"),
        thread__claim__counting=Counting.TOTAL,
        rank=0,
    ).exclude(bound__in=NO_HIGHS)
    for mention in opened.select_related("revision__body", "article__source", "thread__claim"):
        before = _ranges([mention.thread.claim_id], mention.revision)
        high = before.get((mention.thread.claim_id, mention.unit), (None, None))[1]
        if high is not None and mention.value > high:
            yield _high(mention, high, places)


def _high(mention: Mention, former: Decimal, places: Places) -> Happening:
    claim = mention.thread.claim
    delta = mention.value - former
    falls = falls_of([claim.pk], mention.revision).get(claim.pk, ())
    return Happening(
        key=key_of_high(mention, falls),
        claim=claim.pk,
        revision=mention.revision_id,
        events=frozenset({MOVED, EXTREME}),
        measure=claim.measure,
        places=(places.of(mention.article),),
        at=mention.revision.ordered_at,
        thread=mention.thread_id,
        value=to_value(mention).quantity,
        direction=RAISED,
        delta=delta,
        percent=delta / former * 100 if former else None,
        params={
            **_of_claim(claim),
            **_of_revision(mention.revision, mention.article),
            "kind": RAISED,
            "old": {**figure(mention), "value": plain(former), "value_high": None, "bound": "exact"},
            "new": figure(mention),
            "authority": _authority(mention),
            "notice": "",
            "extreme": "high",
        },
    )


def _conflicts(
    article: Article, claims: Iterable[Claim], revisions: Sequence[Revision], places: Places
) -> Iterator[Happening]:
    """Conflicts to which these revisions brought a side."""
    for conflict in conflicts_of(claims):
        brought = [
            thread
            for thread in conflict.threads
            if thread.article_id == article.pk and thread.since and thread.since >= revisions[0].ordered_at
        ]
        if brought:
            yield _conflict(conflict, brought[0], places)


def _conflict(conflict: Conflict, brought: Thread, places: Places) -> Happening:
    claim = conflict.claim
    # By who contradicts whom: while they do, each new figure is told as a move and not as a conflict again.
    sides = sorted("+".join(sorted(authority_key(_authority(thread.current)))) for thread in conflict.threads)
    return Happening(
        key=f"{claim.public_id}:conflict:{'|'.join(sides)}"[:KEY_LENGTH],
        claim=claim.pk,
        revision=brought.current.revision_id,
        events=frozenset({CONFLICT}),
        measure=claim.measure,
        places=tuple(places.of(thread.article) for thread in conflict.threads),
        at=brought.since,
        params={
            **_of_claim(claim),
            **_of_revision(brought.current.revision, brought.article),
            "sides": [
                {
                    "figure": figure(thread.current),
                    "authority": _authority(thread.current),
                    "source": thread.article.source.name,
                }
                for thread in conflict.threads
            ],
        },
    )


def _behind(claims: Iterable[Claim], revisions: Sequence[Revision], places: Places) -> Iterator[Happening]:
    """Figures that the story has left behind with these revisions."""
    left = Thread.objects.filter(
        claim__in=claims, behind__isnull=False, behind_since__gte=revisions[0].ordered_at
    )
    for thread in with_texts(left).order_by("pk"):
        yield Happening(
            key=f"{thread.claim.public_id}:behind:{thread.public_id}:{value_of(thread.current)}",
            claim=thread.claim_id,
            revision=thread.current.revision_id,
            events=frozenset({BEHIND}),
            measure=thread.claim.measure,
            places=(places.of(thread.article),),
            at=thread.behind_since,
            params={
                **_of_claim(thread.claim),
                **_of_revision(thread.current.revision, thread.article),
                "thread": str(thread.public_id),
                "has": figure(thread.current),
                "newest": figure(thread.behind.current),
                "newest_source": thread.behind.article.source.name,
            },
        )


def _of_update(update: ClaimUpdate) -> dict[str, Any]:
    return {
        **_of_claim(update.thread.claim),
        **_of_revision(update.revision, update.article),
        "kind": update.kind,
        "old": figure(update.old),
        "new": figure(update.new),
        "authority": _authority(update.new),
        # That nothing was said is no matter for a message: it would be read as a reproach.
        "notice": update.notice if update.notice in ("label", "text", "page") else "",
        "from": update.from_revision.number if update.from_revision else None,
    }


def _of_claim(claim: Claim) -> dict[str, Any]:
    return {
        "claim": str(claim.public_id),
        "measure": claim.measure,
        "noun": claim.noun,
        "group": claim.group,
        "place": claim.place,
        "actor": claim.actor,
    }


def _of_revision(revision: Revision, article: Article) -> dict[str, Any]:
    return {
        "source": article.source.name,
        "language": article.source.language,
        "headline": revision.body.headline,
        "article": str(article.public_id),
        "number": revision.number,
    }


def figure(mention: Mention | None) -> dict[str, Any] | None:
    """What a mention states, to be put into words later."""
    if mention is None:
        return None
    return {
        "value": plain(mention.value),
        "value_high": None if mention.value_high is None else plain(mention.value_high),
        "bound": mention.bound,
        "unit": mention.unit,
        "noun": mention.noun,
    }


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _authority(mention: Mention | None) -> str:
    return (mention.attribution_name or mention.attribution_role) if mention else ""
