"""Where a subscription begins, and what muting it does."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, Revision, Source, User
from claims import desk
from claims.models import Alert, Story, Subscription

MUTES = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}
NAME_LENGTH = 200


def subscriptions_of(user: User) -> QuerySet[Subscription]:
    return Subscription.objects.filter(user=user).select_related("story", "source", "article").order_by("pk")


def begin(user: User, asked: Mapping[str, str]) -> Subscription:
    """A subscription that is not kept yet, filled with what a page's "Follow" asks for."""
    story = Story.objects.filter(public_id=_id(asked.get("story"))).first()
    article = Article.objects.filter(public_id=_id(asked.get("article"))).first()
    source = Source.objects.filter(public_id=_id(asked.get("source"))).first()
    words = asked.get("words", "").replace("\x00", "")[:NAME_LENGTH]
    name = _name(story, article) or words or (source.name if source else "")
    return Subscription(
        user=user,
        story=story,
        article=article,
        source=source,
        words=words,
        name=name[:NAME_LENGTH],
        # Without an address mail would go nowhere.
        way=Subscription.Way.EMAIL if user.email else Subscription.Way.CONSOLE,
    )


def _id(given: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(given or "")
    except ValueError:
        return None


def _name(story: Story | None, article: Article | None) -> str:
    if story:
        named = desk.stories().get(pk=story.pk)
        return named.name or named.headline or str(_("A story"))
    if article:
        latest = Revision.objects.filter(article=article).in_publisher_order().select_related("body").last()
        return (latest.body.headline if latest else "") or article.guid
    return ""


@transaction.atomic
def mute(subscription: Subscription, *, until: datetime | None) -> None:
    """Tells nothing until then; what is still owed is let go. Without a time the mute ends."""
    subscription.muted_until = until
    subscription.save(update_fields=["muted_until"])
    if until:
        Alert.objects.filter(subscription=subscription, delivery=None).delete()
