"""That a followed source has yielded nothing for unusually long: it may be broken, and no one would know."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from articles.models import Revision, Source
from claims.alerting.reckoning import open_subscriptions, owe_to
from claims.owing import SILENT, Happening, Place


def owe_for_silences(*, now: datetime) -> None:
    """Owes to who follows a source as a whole that it is silent, once for each silence."""
    for source in Source.objects.exclude(silent_since=None):
        _owe_for_silence(source, now=now)


@transaction.atomic
def _owe_for_silence(source: Source, *, now: datetime) -> None:
    spoken = Revision.objects.filter(article__source=source).outward(now=now)
    last = spoken.select_related("article", "body").order_by("recorded_at", "pk").last()
    # Whoever follows it in one story or by words waits for news and not for the source.
    wanted = open_subscriptions(now=now).filter(source=source, story=None, article=None, words="")
    key = f"{source.public_id}:silent:{source.silent_since:%Y-%m-%dT%H:%M:%S}"
    untold = wanted.exclude(alerts__key=key)
    if last is not None and untold.exists():
        owe_to(untold, [_happening(source, last, key, now=now)], now=now)


def _happening(source: Source, last: Revision, key: str, *, now: datetime) -> Happening:
    return Happening(
        key=key,
        claim=None,
        revision=last.pk,
        events=frozenset({SILENT}),
        measure="",
        places=(Place(None, source.pk, last.article_id),),
        at=now,
        params={
            "source": source.name,
            "slug": source.slug,
            "language": source.language,
            "headline": last.body.headline,
            "article": str(last.article.public_id),
            "number": last.number,
            "since": source.silent_since.isoformat(),
        },
    )
