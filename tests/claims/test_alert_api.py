from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ApiKey, Article, User
from claims import alerting
from claims.models import Alert, Story, Subscription
from tests.builders import NOON, make_article, make_key, make_source, make_user, minutes
from tests.claims.subscribing import come_in, follow_story, reader, tell

pytestmark = pytest.mark.django_db

SUBSCRIPTIONS, ALERTS = "/api/v1/subscriptions", "/api/v1/alerts"


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


def send(client: Client, method: str, address: str, **values):
    return getattr(client, method)(address, values, content_type="application/json")


def with_key(*sources, scopes=("read", "write"), user: User) -> dict[str, str]:
    return {"Authorization": f"Bearer {make_key(*sources, scopes=scopes, user=user)}"}


def test_a_subscription_is_made_read_changed_and_deleted(client, ines, article):
    story = str(Story.objects.get().public_id)
    made = send(client, "post", SUBSCRIPTIONS, name="Dam", story=story, measures=["deaths"], at_least="10")
    assert made.status_code == 201, made.json()
    address = f"{SUBSCRIPTIONS}/{made.json()['id']}"
    assert client.get(address).json()["story"] == story
    changed = send(client, "patch", address, pace="daily", quiet_from="22:00", quiet_to="07:00")
    assert (changed.json()["pace"], changed.json()["quiet_to"]) == ("daily", "07:00:00")
    assert [row["name"] for row in client.get(SUBSCRIPTIONS).json()["results"]] == ["Dam"]
    assert client.delete(address).status_code == 204
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "x"}, "words"),
        ({"name": "x", "words": "  "}, "words"),
        ({"words": "dam"}, "name"),
        ({"name": "x", "words": "dam", "events": ["eclipse"]}, "events"),
        ({"name": "x", "words": "dam", "events": "moved"}, "events"),
        ({"name": "x", "words": "dam", "measures": ["other"]}, "measures"),
        ({"name": "x", "words": "dam", "quiet_from": "22:00"}, "quiet_to"),
        ({"name": "x", "words": "dam", "at_least": "-3"}, "at_least"),
        ({"name": "x", "words": "dam", "way": "pigeon"}, "way"),
        ({"name": "x", "story": "00000000-0000-0000-0000-000000000000"}, "story"),
        ({"name": "x", "words": "dam", "user": 1}, "user"),
    ],
)
def test_what_cannot_be_is_refused(client, ines, values, field):
    answer = send(client, "post", SUBSCRIPTIONS, **values)
    assert answer.status_code == 400
    assert field in answer.json()["errors"]


def test_a_change_that_would_leave_it_nowhere_is_refused(client, ines, article):
    mine = follow_story(ines)
    answer = send(client, "patch", f"{SUBSCRIPTIONS}/{mine.public_id}", story=None)
    assert answer.status_code == 400


def test_muting_lets_go_what_is_owed(client, ines, article):
    mine = follow_story(ines)
    come_in(article, tell("31"), at=10)
    until = (timezone.now() + timedelta(hours=1)).isoformat()
    assert send(client, "patch", f"{SUBSCRIPTIONS}/{mine.public_id}", muted_until=until).status_code == 200
    assert not Alert.objects.exists()


def test_alerts_are_told_with_their_reason(client, ines, article):
    follow_story(ines)
    come_in(article, tell("31"), at=10)
    alerting.send_due(now=NOON + minutes(11))
    (told,) = client.get(ALERTS).json()["results"]
    assert (told["event"], told["params"]["new"]["value"]) == ("moved", "31")
    assert "asks for: this story; a figure moved." in told["why"]
    assert told["sent_at"] is not None
    assert client.get(ALERTS, {"is_sent": "false"}).json()["results"] == []


def test_nobody_reads_or_changes_anothers(client, ines, article):
    theirs = follow_story(make_user("omar"))
    come_in(article, tell("31"), at=10)
    address = f"{SUBSCRIPTIONS}/{theirs.public_id}"
    assert client.get(SUBSCRIPTIONS).json()["results"] == client.get(ALERTS).json()["results"] == []
    for method in ("get", "patch", "delete"):
        assert send(client, method, address).status_code == 404


def test_a_stranger_reads_nothing(client):
    assert client.get(SUBSCRIPTIONS).status_code == client.get(ALERTS).status_code == 401


def test_a_key_that_only_reads_subscribes_to_nothing(client):
    headers = with_key(scopes=(ApiKey.Scope.READ,), user=make_user("cms"))
    values = {"name": "x", "words": "dam"}
    refused = client.post(SUBSCRIPTIONS, values, content_type="application/json", headers=headers)
    assert refused.status_code == 403


def test_a_key_for_one_source_reads_no_alert_of_another(client, article):
    user = reader("cms")
    follow_story(user)
    come_in(article, tell("31"), at=10)
    elsewhere, here = make_source("elsewhere"), article.source
    assert client.get(ALERTS, headers=with_key(elsewhere, user=user)).json()["results"] == []
    assert len(client.get(ALERTS, headers=with_key(here, user=user)).json()["results"]) == 1


def test_a_key_for_one_source_subscribes_to_no_other(client, article):
    headers = with_key(make_source("elsewhere"), user=reader("cms"))
    for values in ({"source": "halyard"}, {"article": str(article.public_id)}):
        asked = {"name": "x", **values}
        refused = client.post(SUBSCRIPTIONS, asked, content_type="application/json", headers=headers)
        assert refused.status_code == 400
