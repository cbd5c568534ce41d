from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, User
from claims import alerting
from claims.models import Alert, Delivery, Story, Subscription
from tests.builders import NOON, make_article, make_source, make_user, minutes
from tests.claims.reading import words_of
from tests.claims.subscribing import come_in, follow_story, reader, tell

pytestmark = pytest.mark.django_db

CHOICES = {"name": "The dam", "direction": "any", "way": "email", "pace": "at_once"}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def article() -> Article:
    article = make_article(source=make_source("halyard", name="Halyard Wire"))
    come_in(article, tell("At least 12"), at=0)
    return article


@pytest.fixture
def ines(client: Client) -> User:
    user = reader("ines")
    client.force_login(user)
    return user


def read(client: Client, address: str, **query) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return words_of(answer.content.decode())


def test_a_stranger_is_sent_to_the_door(client, article):
    subscription = follow_story()
    for name in ("subscription", "mute", "unsubscribe"):
        answer = client.post(reverse(f"claims:{name}", args=[subscription.public_id]))
        assert answer.url.startswith(reverse("login"))
    for name in ("alerts", "subscribe"):
        assert client.get(reverse(f"claims:{name}")).url.startswith(reverse("login"))


@pytest.mark.parametrize("place", ["story", "article"])
def test_a_story_and_an_article_are_followed_from_their_pages(client, ines, article, place):
    thing = {"story": Story.objects.get(), "article": article}[place]
    page = client.get(reverse(f"claims:{place}", args=[thing.public_id])).content.decode()
    begin = f"{reverse('claims:subscribe')}?{place}={thing.public_id}"
    assert begin in page
    form = client.get(begin).content.decode()
    assert f'name="{place}" value="{thing.public_id}"' in form
    answer = client.post(begin, {**CHOICES, place: str(thing.public_id)})
    assert answer.url == reverse("claims:alerts")
    assert getattr(ines.subscriptions.get(), place) == thing


def test_a_search_is_followed_from_its_page(client, ines, article):
    page = client.get(reverse("articles:list"), {"q": "talva & dam"}).content.decode()
    assert f"{reverse('claims:subscribe')}?words=talva%20%26%20dam" in page
    client.post(reverse("claims:subscribe"), {**CHOICES, "words": "talva dam"})
    assert ines.subscriptions.get().words == "talva dam"


def test_what_was_chosen_is_kept(client, ines, article):
    chosen = {
        **CHOICES,
        "words": "dam",
        "events": ["moved", "conflict"],
        "measures": ["deaths"],
        "at_least": "10",
        "pace": "daily",
        "quiet_from": "22:00",
        "quiet_to": "07:00",
    }
    client.post(reverse("claims:subscribe"), chosen)
    kept = ines.subscriptions.get()
    assert (kept.events, kept.measures, kept.at_least, kept.pace) == (
        ["moved", "conflict"],
        ["deaths"],
        10,
        "daily",
    )
    assert (str(kept.quiet_from), str(kept.quiet_to)) == ("22:00:00", "07:00:00")


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({}, "Say where"),
        ({"words": "dam", "quiet_from": "22:00"}, "a beginning and an end"),
        ({"words": "dam", "quiet_from": "22:00", "quiet_to": "22:00"}, "end at another time"),
        ({"words": "dam", "at_least": "-1"}, "not below zero"),
        ({"words": "dam", "at_least": "NaN"}, "Enter a number"),
        ({"words": "dam", "events": ["eclipse"]}, "eclipse is not one"),
        ({"words": "dam", "name": ""}, "required"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client, ines, chosen, told):
    answer = client.post(reverse("claims:subscribe"), {**CHOICES, **chosen})
    assert answer.status_code == 200
    assert told in words_of(answer.content.decode())
    assert not ines.subscriptions.exists()


def test_a_subscription_is_changed_and_keeps_its_story(client, ines, article):
    mine = follow_story(ines)
    client.post(
        reverse("claims:subscription", args=[mine.public_id]), {**CHOICES, "name": "Tolls", "pace": "hourly"}
    )
    mine.refresh_from_db()
    assert (mine.name, mine.pace, mine.story) == ("Tolls", "hourly", Story.objects.get())


def test_a_subscription_is_muted_and_told_again(client, ines, article):
    mine = follow_story(ines)
    address = reverse("claims:mute", args=[mine.public_id])
    client.post(address, {"for": "day"})
    mine.refresh_from_db()
    assert mine.is_muted(now=timezone.now())
    assert "muted until" in read(client, reverse("claims:alerts"))
    client.post(address)
    mine.refresh_from_db()
    assert not mine.is_muted(now=timezone.now())


def test_a_subscription_is_deleted(client, ines, article):
    mine = follow_story(ines)
    client.post(reverse("claims:unsubscribe", args=[mine.public_id]))
    assert not Subscription.objects.exists()


def test_nobody_sees_or_touches_anothers(client, ines, article):
    theirs = follow_story(make_user("omar"))
    come_in(article, tell("31"), at=10)
    for name in ("subscription", "mute", "unsubscribe"):
        answer = client.post(reverse(f"claims:{name}", args=[theirs.public_id]), CHOICES)
        assert answer.status_code == 404
    assert "31" not in read(client, reverse("claims:alerts"))


def test_the_page_shows_what_is_owed_and_then_what_was_told(client, ines, article):
    follow_story(ines)
    come_in(article, tell("31"), at=10)
    page = read(client, reverse("claims:alerts"))
    assert "Owed to you 1 deaths at least 12 → 31" in page
    assert "asks for: this story; a figure moved." in page
    alerting.send_due(now=NOON + minutes(11))
    page = read(client, reverse("claims:alerts"))
    assert "Owed to you" not in page
    assert "5 Mar 2024, 12:11 e-mail deaths at least 12 → 31" in page


def test_a_message_that_could_not_be_sent_says_so(client, ines, article):
    follow_story(ines)
    come_in(article, tell("31"), at=10)
    alerting.send_due(now=NOON + minutes(11))
    Delivery.objects.update(sent_at=None, failed_at=NOON, error="no such box")
    assert "could not be sent no such box" in read(client, reverse("claims:alerts"))


def test_what_was_taken_back_shows_on_no_page(client, ines, article):
    follow_story(ines)
    come_in(article, tell("31"), at=10)
    alerting.send_due(now=NOON + minutes(11))
    come_in(article, "Kill the dam story.", at=20, pubstatus="canceled")
    page = read(client, reverse("claims:alerts"))
    assert "12 → 31" not in page
    assert "has taken back what it told of" in page


def test_what_people_and_publishers_write_is_shown_as_text(client, ines, article):
    follow_story(ines)
    Subscription.objects.update(name=HOSTILE, words="talva", story=Story.objects.get())
    come_in(article, tell("31"), at=10)
    for alert in Alert.objects.all():
        alert.params.update(headline=HOSTILE, source=HOSTILE, authority=HOSTILE)
        alert.save()
    page = client.get(reverse("claims:alerts")).content.decode()
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    "query", ["story=x", "article=00000000-0000-0000-0000-000000000000", "words=%00", "source=1"]
)
def test_a_link_that_leads_nowhere_begins_an_empty_subscription(client, ines, query):
    assert client.get(f"{reverse('claims:subscribe')}?{query}").status_code == 200


def test_the_back_office_shows_messages_and_their_errors(client, article):
    staff = make_user("boss", is_staff=True, is_superuser=True)
    client.force_login(staff)
    follow_story(make_user("omar"))
    come_in(article, tell("31"), at=10)
    alerting.send_due(now=NOON + minutes(11))
    listed = client.get(reverse("admin:claims_delivery_changelist")).content.decode()
    assert "The account has no e-mail address." in listed
    assert client.get(reverse("admin:claims_alert_changelist")).status_code == 200
    delivery = Delivery.objects.get()
    assert client.post(reverse("admin:claims_delivery_delete", args=[delivery.pk])).status_code == 403
