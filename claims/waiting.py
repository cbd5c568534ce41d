"""What waits for an editor, and what was decided. What nobody reviews in time waits no longer and says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery, TextChoices, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, ClaimUpdate, Mention, Review, RevisionWarning, Thread

# Of the story's own time: what its story has left this far behind is asked of nobody.
PATIENCE = timedelta(hours=72)
Kind = Review.Kind
JUDGING = (Kind.CONFIRM_SUSPICION, Kind.DISMISS_SUSPICION)
READING = (Kind.READ_CORRECTLY, Kind.MISREAD, Kind.CORRECT)
WAITING, EXPIRED, CONFIRMED, DISMISSED = "waiting", "expired", "confirmed", "dismissed"


class Matter(TextChoices):
    SUSPICION = "suspicion", _("suspicions")
    DOUBT = "doubt", _("numbers in doubt")
    INCONSISTENCY = "inconsistency", _("inconsistencies")
    LABEL = "label", _("labels")
    REOPENED = "reopened", _("settled and contradicted")
    DISPUTE = "dispute", _("disputed")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that waits, or waited too long; `row` is what it is about."""

    matter: str
    row: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one matter that nobody decided on, and the names of their time, their story and source."""

    rows: QuerySet[Any]
    at: str
    story: str
    source: str


def judgement() -> Subquery:
    """For a query of updates: the kind of the decision on the suspicion that is in force, if any."""
    held = Review.objects.filter(subject=OuterRef("public_id"), undone_by=None, kind__in=JUDGING)
    return Subquery(held.values("kind")[:1])


def _undecided(rows: QuerySet[Any], kinds: Iterable[str]) -> QuerySet[Any]:
    held = Review.objects.filter(subject=OuterRef("public_id"), undone_by=None, kind__in=kinds)
    return rows.filter(~Exists(held))


def _part(matter: str) -> _Part:
    of_article = ("article__placement__story__told_at", "article__source__slug")
    if matter == Matter.SUSPICION:
        return _Part(_undecided(ClaimUpdate.objects.filter(suspected=True), JUDGING), "at", *of_article)
    if matter == Matter.DOUBT:
        rows = Mention.objects.filter(is_doubtful=True)
        return _Part(_undecided(rows, READING), "revision__ordered_at", *of_article)
    if matter == Matter.REOPENED:
        rows = Claim.objects.standing().filter(needs_review=True)
        return _Part(rows, "updated_at", "story__told_at", "threads__article__source__slug")
    if matter == Matter.DISPUTE:
        rows = Review.objects.filter(kind=Kind.DISPUTE, undone_by=None)
        return _Part(rows, "at", "story__told_at", "article__source__slug")
    is_inconsistent = Q(kind=RevisionWarning.Kind.INCONSISTENT)
    wanted = is_inconsistent if matter == Matter.INCONSISTENCY else ~is_inconsistent
    rows = _undecided(RevisionWarning.objects.filter(wanted), READING)
    return _Part(rows, "revision__ordered_at", *of_article)


def pending(*, late: bool = False, matter: str = "", source: str = "") -> QuerySet[Any]:
    """What waits, or with `late` what nobody reviewed in time: (matter, key, at), the newest first."""
    parts = []
    for name in [matter] if matter else Matter.values:
        part = _part(name)
        rows = _of_age(part, late=late)
        if source:
            rows = rows.filter(**{part.source: source})
        told = rows.order_by().annotate(matter=Value(name), row=F("pk"), asked_at=F(part.at))
        parts.append(told.values_list("matter", "row", "asked_at").distinct())
    first, *others = parts
    found = first.union(*others) if others else first
    return found.order_by("-asked_at", "-row", "matter")


def _of_age(part: _Part, *, late: bool) -> QuerySet[Any]:
    limit = F(part.story) - PATIENCE
    if late:
        return part.rows.filter(**{f"{part.at}__lt": limit})
    return part.rows.filter(Q(**{f"{part.story}__isnull": True}) | Q(**{f"{part.at}__gte": limit}))


def suspicions(*, late: bool = False) -> QuerySet[ClaimUpdate]:
    """The suspicions that nobody has decided on: those waiting, or with `late` those that waited too long."""
    return _of_age(_part(Matter.SUSPICION), late=late)


def suspicion_of(update: ClaimUpdate) -> str:
    """What became of the suspicion: confirmed, dismissed, waiting or expired; empty where there is none.

    The update is one of `with_figures`.
    """
    if not update.suspected:
        return ""
    if update.judgement:
        return CONFIRMED if update.judgement == Kind.CONFIRM_SUSPICION else DISMISSED
    placement = getattr(update.article, "placement", None)
    told_at = placement.story.told_at if placement else None
    return EXPIRED if told_at is not None and told_at - update.at > PATIENCE else WAITING


def items(found: Iterable[tuple[str, int, datetime]]) -> list[Item]:
    """What `pending` gave, with the rows that it is about, in one query for each matter."""
    found = list(found)
    wanted: dict[str, list[int]] = defaultdict(list)
    for matter, pk, _at in found:
        wanted[matter].append(pk)
    rows = {matter: _rows(matter).in_bulk(keys) for matter, keys in wanted.items()}
    return [Item(matter, rows[matter][pk], at) for matter, pk, at in found if pk in rows[matter]]


def _rows(matter: str) -> QuerySet[Any]:
    of_revision = ("article__source", "revision__body")
    texts = ("revision__body__document", "revision__body__original")
    if matter == Matter.SUSPICION:
        rows: QuerySet[Any] = ClaimUpdate.objects.select_related(
            *of_revision, "thread__claim", "from_revision", "old", "new"
        )
        return rows.defer(*texts)
    if matter == Matter.DOUBT:
        return Mention.objects.select_related(*of_revision, "thread__claim").defer(*texts)
    if matter == Matter.REOPENED:
        return Claim.objects.select_related("story")
    if matter == Matter.DISPUTE:
        return Review.objects.select_related("actor", "article__source")
    return RevisionWarning.objects.select_related(*of_revision).defer(*texts).prefetch_related("mentions")


def decisions_on(rows: Iterable[Model]) -> dict[UUID, list[Review]]:
    """The reviews in force of each of these rows by its public id, in one query."""
    by_subject: dict[UUID, list[Review]] = defaultdict(list)
    ids = [row.public_id for row in rows]  # type: ignore[attr-defined]
    for review in Review.objects.in_force().filter(subject__in=ids).select_related("actor"):
        by_subject[review.subject].append(review)
    return by_subject


def decisions_of_claim(claim: Claim, threads: Iterable[Thread]) -> list[Review]:
    """What was decided about a claim, what became it and the figures that are it, the latest first."""
    ids = [claim.public_id, *(thread.public_id for thread in threads)]
    became = Claim.objects.filter(successor=claim).values("public_id")
    updates = ClaimUpdate.objects.filter(thread__claim=claim, suspected=True).values("public_id")
    held = Review.objects.in_force().filter(
        Q(subject__in=ids)
        | Q(subject__in=became)
        | Q(subject__in=updates)
        | Q(story=claim.story_id, params__claim=str(claim.public_id))
    )
    return list(held.select_related("actor").order_by("-at", "-pk"))


def decided(*, kind: str = "", source: str = "") -> QuerySet[Review]:
    """Every decision that was taken, undone ones too, the latest first."""
    reviews = Review.objects.exclude(kind=Kind.UNDO)
    if kind:
        reviews = reviews.filter(kind=kind)
    if source:
        reviews = reviews.filter(article__source__slug=source)
    related = ("actor", "article__source", "story", "undone_by__actor")
    return reviews.select_related(*related).order_by("-at", "-pk")


def address_of(review: Review) -> str:
    """Where what a review is about stands; empty where no page shows it."""
    params, article = review.params, review.article
    if article and "from" in params:
        query = f"?from={params['from']}&to={params['number']}"
        return reverse("claims:compare", args=[article.public_id]) + query
    if article and "number" in params:
        return reverse("claims:revision", args=[article.public_id, params["number"]])
    claim = review.subject if review.subject_kind == Review.Subject.CLAIM else params.get("claim_id")
    if claim:
        return reverse("claims:claim", args=[claim])
    if review.story:
        return reverse("claims:story", args=[review.story.public_id])
    return reverse("claims:article", args=[article.public_id]) if article else ""
