"""Who is owed an alert: what happened, held against what was subscribed to. Owing twice owes once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Announcement, Article, Revision, Source
from claims.alerting.baselines import baselines_of
from claims.alerting.happenings import Places, of_confirmed_suspicion, of_revisions, of_taking_back
from claims.alerting.second_look import seen_often_enough, was_only_a_flicker
from claims.models import Alert, ClaimUpdate, Reckoning, Story, Subscription
from claims.owing import BEHIND, Happening, Hours, Wish, due_at, is_live, told_as

# Only what came in by itself is news: files, demonstrations and rebuilds tell of the past.
LIVE_CHANNELS = (Revision.Channel.API, Revision.Channel.FORM, Revision.Channel.CHECK)
TAKEN_BACK_AS = (Revision.PubStatus.WITHHELD, Revision.PubStatus.CANCELED)
NEWS_FOR = timedelta(hours=24)
# How far back, and not before how long, a sweep looks for revisions that a worker left when it died.
LEFT_FOR, LEFT_AFTER = timedelta(hours=6), timedelta(minutes=1)
SLICE = 100
ROWS = 500


def owe_for_article(article: Article, *, now: datetime) -> int:
    """Owes what the article's newest live revisions brought, and gives how many of them that were.

    Each revision is reckoned once, whoever asks and how often.
    """
    fresh = list(_fresh(article, now=now))
    if fresh:
        _reckon(article, fresh, now=now)
    return len(fresh)


def owe_what_was_left(*, now: datetime) -> None:
    """Owes for revisions that were followed by a worker which died before it came to this."""
    left = _unreckoned(Revision.objects.filter(recorded_at__gte=now - LEFT_FOR), now=now)
    followed_a_while_ago = left.filter(announcements__done_at__lte=now - LEFT_AFTER)
    for article in Article.objects.filter(revisions__in=followed_a_while_ago).distinct()[:SLICE]:
        owe_for_article(article, now=now)


@transaction.atomic
def owe_for_confirmed_suspicion(update: ClaimUpdate, *, now: datetime) -> None:
    """Owes that an editor confirmed the update's suspicion: only so does a suspicion leave the desk."""
    revision = update.revision
    if revision.channel not in LIVE_CHANNELS or update.thread.claim is None:
        return
    story = update.thread.claim.story
    if subscriptions := _subscriptions(story, now=now):
        happening = of_confirmed_suspicion(update, _places(story, subscriptions))
        owe_to(subscriptions, [happening], now=now)


def _unreckoned(revisions: QuerySet[Revision], *, now: datetime) -> QuerySet[Revision]:
    """Of these, what came live, is published or takes that back, was followed, and was not reckoned."""
    announced = Announcement.objects.filter(revision=OuterRef("pk"), due_at__lte=now)
    spoken = revisions.published(now=now) | revisions.filter(pubstatus__in=TAKEN_BACK_AS)
    return (
        seen_often_enough(spoken.filter(channel__in=LIVE_CHANNELS))
        .filter(Exists(announced.exclude(done_at=None)), ~Exists(announced.open(now=now)))
        .filter(~Exists(Reckoning.objects.filter(revision=OuterRef("pk"))))
    )


def _fresh(article: Article, *, now: datetime) -> QuerySet[Revision]:
    since = now - NEWS_FOR
    lately = Q(recorded_at__gte=since) | Q(embargoed_until__gte=since)
    return _unreckoned(article.revisions.filter(lately), now=now).in_publisher_order()


@transaction.atomic
def _reckon(article: Article, fresh: Sequence[Revision], *, now: datetime) -> None:
    # Marks first: of two workers that reckon the same revisions the second waits here for the first.
    marks = [Reckoning(revision=revision, at=now) for revision in sorted(fresh, key=lambda row: row.pk)]
    Reckoning.objects.bulk_create(marks, ignore_conflicts=True)
    news = _news(article, fresh, now=now)
    story = Story.objects.filter(placements__article=article).first()
    if news and (subscriptions := _subscriptions(story, now=now)):
        happenings = list(_happenings(article, news, _places(story, subscriptions)))
        owe_to(subscriptions, happenings, now=now)


def _happenings(article: Article, news: Sequence[Revision], places: Places) -> Iterator[Happening]:
    yield from of_revisions(article, [one for one in news if one.pubstatus not in TAKEN_BACK_AS], places)
    for revision in news:
        if revision.pubstatus in TAKEN_BACK_AS:
            yield from of_taking_back(article, revision, places)


def _news(article: Article, fresh: Sequence[Revision], *, now: datetime) -> list[Revision]:
    """Those that carry the article on: one that is old, or comes late behind others, is history."""
    others = article.revisions.published(now=now).filter(announcements__done_at__isnull=False)
    last = others.exclude(pk__in=[revision.pk for revision in fresh]).in_publisher_order().last()
    return [
        revision
        for revision in fresh
        if _is_live(revision, now=now)
        and (last is None or _place(revision) > _place(last))
        and not was_only_a_flicker(revision)
    ]


def _place(revision: Revision) -> tuple[datetime, int]:
    return revision.ordered_at, revision.number


def _is_live(revision: Revision, *, now: datetime) -> bool:
    # What was under an embargo is received, for its readers, when that ends.
    embargo = revision.embargoed_until or revision.recorded_at
    return is_live(
        recorded_at=max(revision.recorded_at, embargo),
        dated_at=max(revision.ordered_at, embargo) if revision.embargoed_until else revision.ordered_at,
        now=now,
        within=NEWS_FOR,
    )


def _subscriptions(story: Story | None, *, now: datetime) -> list[Subscription]:
    """All that may ask for something in this story."""
    sources = Source.objects.filter(articles__placement__story=story)
    articles = Article.objects.filter(placement__story=story)
    return list(
        open_subscriptions(now=now).filter(
            Q(story=None) | Q(story=story) | Q(story__successor=story),
            Q(source=None) | Q(source__in=sources),
            Q(article=None) | Q(article__in=articles),
        )
    )


def open_subscriptions(*, now: datetime) -> QuerySet[Subscription]:
    """Those of people who are here and want to be told at present."""
    awake = Subscription.objects.filter(Q(muted_until=None) | Q(muted_until__lte=now), user__is_active=True)
    return awake.select_related("user", "story", "source", "article").order_by("pk")


def _places(story: Story | None, subscriptions: Iterable[Subscription]) -> Places:
    return Places(story, with_words=any(subscription.words for subscription in subscriptions))


def owe_to(subscriptions: Iterable[Subscription], happenings: Sequence[Happening], *, now: datetime) -> None:
    """Owes to each of these what it asks for of what happened."""
    alerts = [alert for subscription in subscriptions for alert in _alerts(subscription, happenings, now=now)]
    # In one order for all, so that two workers that owe the same wait for each other and not in a circle.
    alerts.sort(key=lambda alert: (alert.subscription_id, alert.key))
    Alert.objects.bulk_create(alerts, batch_size=ROWS, ignore_conflicts=True)


def _alerts(subscription: Subscription, happenings: Sequence[Happening], *, now: datetime) -> Iterator[Alert]:
    wish, baselines = _wish(subscription), baselines_of(subscription, happenings)
    for happening in happenings:
        measured = baselines.measure(happening)
        if event := told_as(measured, wish):
            baselines.keep(happening)
            yield _alert(subscription, measured, event, now=now)


def _wish(subscription: Subscription) -> Wish:
    story = subscription.story
    return Wish(
        story=(story.successor_id or story.pk) if story else None,
        source=subscription.source_id,
        article=subscription.article_id,
        words=subscription.words,
        events=tuple(subscription.events),
        measures=tuple(subscription.measures),
        direction=subscription.direction,
        at_least=subscription.at_least,
        at_least_percent=subscription.at_least_percent,
    )


def hours_of(subscription: Subscription) -> Hours:
    """When the subscriber is told, in the subscriber's own zone."""
    return Hours(
        zone=ZoneInfo(subscription.user.time_zone),
        pace=subscription.pace,
        quiet_from=subscription.quiet_from,
        quiet_to=subscription.quiet_to,
    )


def _alert(subscription: Subscription, happening: Happening, event: str, *, now: datetime) -> Alert:
    # Who is behind for a few minutes is at work: it is told of who stays behind.
    patience = timedelta(minutes=settings.BEHIND_AFTER_MINUTES if event == BEHIND else 0)
    return Alert(
        subscription=subscription,
        claim_id=happening.claim,
        revision_id=happening.revision,
        key=happening.key,
        event=event,
        params=happening.params,
        why=why(subscription, event),
        at=happening.at,
        due_at=due_at(now + patience, hours_of(subscription)),
    )


def why(subscription: Subscription, event: str) -> dict[str, Any]:
    """What was asked for, as it stood then: what a message says of why it was sent."""
    return {
        "subscription": str(subscription.public_id),
        "name": subscription.name,
        "event": event,
        "source": subscription.source.name if subscription.source else "",
        "words": subscription.words,
        "is_story": subscription.story_id is not None,
        "is_article": subscription.article_id is not None,
        "measures": subscription.measures,
        "direction": subscription.direction,
        "at_least": _number(subscription.at_least),
        "at_least_percent": _number(subscription.at_least_percent),
    }


def _number(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}"
