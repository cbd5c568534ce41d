"""What tests of alerts begin with: revisions that come in live, and somebody who follows them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model

from articles.models import Article, Revision, User
from claims import tracking
from claims.alerting.messages import Line, lines_of
from claims.models import Alert, Story, Subscription
from tests.builders import NOON, make_user, minutes, record


def tell(count: str, more: str = "The cause is not known.") -> str:
    return f"{count} people were killed when the Kolvar dam above Talva gave way, the ministry said. {more}"


def come_in(article: Article, text: str, *, at: int, **fields) -> Revision:
    """A revision that is published and received this many minutes after noon, and followed at once."""
    now = NOON + minutes(at)
    fields = {"versioncreated_at": now, "now": now, **fields}
    revision = record(article, text, **fields).revision
    tracking.track_article(article, now=fields["now"])
    return revision


def reader(name: str = "ines", **fields) -> User:
    user = get_user_model().objects.filter(username=name).first()
    return user or make_user(name, **{"email": f"{name}@desk.example", **fields})


def follow_story(user: User | None = None, **fields) -> Subscription:
    """A subscription to the only story there is."""
    story = Story.objects.get()
    return Subscription.objects.create(user=user or reader(), name="The dam", story=story, **fields)


def follow_words(words: str, user: User | None = None, **fields) -> Subscription:
    return Subscription.objects.create(user=user or reader(), name=words, words=words, **fields)


def owed() -> list[str]:
    """What is owed or was told, by the event and the figures of each alert."""
    return [f"{alert.event} {lines_of([alert])[0].figures}" for alert in Alert.objects.order_by("at", "pk")]


def line(*alerts: Alert) -> Line:
    (only,) = lines_of(alerts)
    return only


def later(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)
