"""Whose text an article carries, told by credit line and near-identity, and how far it lags behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, OuterRef, QuerySet, Subquery

from articles.models import Article, Revision
from claims import neighbours
from claims.kinship import ONE_TEXT, Telling, origin_of, text_likeness
from claims.likeness import plain
from claims.models import Story, StoryArticle, Thread

MOST_CARRIERS = 100


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries another's text: when each was first published, and since when it has a figure
    that the story has left behind.
    """

    article: Article
    first_at: datetime | None
    origin_at: datetime | None
    behind_since: datetime | None

    @property
    def lag(self) -> timedelta | None:
        """How long after the origin it was first published; None where either is not known."""
        return self.first_at - self.origin_at if self.first_at and self.origin_at else None


@dataclass(frozen=True, slots=True)
class Origin:
    """A text that others carry: its article where that is known, else only the agency's name."""

    name: str
    article: Article | None
    carriers: tuple[Carrier, ...]


def settle_origin(placement: StoryArticle, telling: Telling, *, now: datetime) -> None:
    """Finds whose text the article carries, and which articles that came before it carry its text."""
    copies = neighbours.find_copies(telling, now=now)
    _store(placement, telling, copies)
    for other in {copy.key: copy for copy in copies if copy.first_at > telling.first_at}.values():
        carried = StoryArticle.objects.filter(article=other.key).select_related("origin__source").first()
        if carried and _came_before(telling, carried, now=now):
            _store(carried, other, [telling])


def _came_before(telling: Telling, carried: StoryArticle, *, now: datetime) -> bool:
    """Whether the text is earlier than the one that the carrier was taken to have carried."""
    if carried.origin_id is None:
        return True
    former = neighbours.tell([carried.origin_id], now=now).get(carried.origin_id)
    return former is None or telling.first_at < former.first_at


def _store(placement: StoryArticle, telling: Telling, copies: Sequence[Telling]) -> None:
    name = origin_of(telling, copies)
    origin = _article_of(name, telling, copies) if name else None
    root = StoryArticle.objects.filter(article=origin).values_list("origin", flat=True).first()
    # A copy of a copy carries the first one's text.
    placement.origin_id = root if root and root != placement.article_id else origin
    placement.origin_name = name
    placement.save(update_fields=["origin", "origin_name"])
    if placement.origin_id:
        StoryArticle.objects.filter(origin=placement.article_id).update(origin=placement.origin_id)


def _article_of(name: str, telling: Telling, copies: Iterable[Telling]) -> int | None:
    """The earliest article of that name, or of any, whose text this is."""
    texts = [
        other for other in copies
        if other.first_at < telling.first_at and text_likeness(telling, other) >= ONE_TEXT
        and (other.source == name or plain(name) in plain(other.source))
    ]  # fmt: skip
    return min(texts, key=lambda other: (other.first_at, str(other.key))).key if texts else None


def origins_in(story: Story, *, now: datetime, among: Collection[int]) -> list[Origin]:
    """The texts of the story that other publishers carry; only of the articles `among` which the reader may
    look.
    """
    carriers = list(carriers_in(story, now=now).filter(article__in=among)[:MOST_CARRIERS])
    for placement in carriers:
        if placement.origin_id not in among:
            placement.origin = None
    return origins_of(carriers)


def origins_of(carriers: Iterable[StoryArticle]) -> list[Origin]:
    """The texts that these carry, those that most carry first, each with its carriers in their order."""
    carried: dict[tuple[int | None, str], list[StoryArticle]] = {}
    for placement in carriers:
        key = (placement.origin_id, "" if placement.origin_id else placement.origin_name)
        carried.setdefault(key, []).append(placement)
    origins = [_origin(placements) for placements in carried.values()]
    return sorted(origins, key=lambda origin: (-len(origin.carriers), origin.name))


def carriers_in(story: Story, *, now: datetime) -> QuerySet[StoryArticle]:
    """The story's articles that carry another's text, in the order in which they came, as carriers of it."""

    def first(article: str) -> Subquery:
        seen = (
            Revision.objects.published(now=now)
            .filter(article=OuterRef(article))
            .order_by("ordered_at", "number")
        )
        return Subquery(seen.values("ordered_at")[:1])

    behind = Thread.objects.filter(article=OuterRef("article"), behind_since__isnull=False)
    since = behind.order_by().values("article").annotate(since=Min("behind_since")).values("since")
    return (
        StoryArticle.objects.filter(story=story)
        .exclude(origin=None, origin_name="")
        .select_related("article__source", "origin__source")
        .annotate(first_at=first("article"), origin_at=first("origin"), behind_since=Subquery(since))
        .order_by("first_at", "pk")
    )


def _origin(placements: Sequence[StoryArticle]) -> Origin:
    origin = placements[0].origin
    return Origin(
        name=origin.source.name if origin else placements[0].origin_name,
        article=origin,
        carriers=tuple(
            Carrier(
                article=placement.article,
                first_at=placement.first_at,
                origin_at=placement.origin_at if origin else None,
                behind_since=placement.behind_since,
            )
            for placement in placements
        ),
    )
