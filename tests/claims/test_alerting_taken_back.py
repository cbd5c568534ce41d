"""That a publisher holds or kills an article is told, by identity and reason, and never by its text."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from articles.models import Article, Revision
from claims import alerting, tracking
from claims.models import Alert, Reckoning
from tests.builders import NOON, make_article, make_document, make_key, make_source, minutes
from tests.claims.reading import show, words_of
from tests.claims.subscribing import come_in, follow_story, follow_words, line, reader, tell

pytestmark = pytest.mark.django_db

REASON = "Killed: the ministry withdrew its statement."


@pytest.fixture
def article() -> Article:
    article = make_article(source=make_source("halyard", name="Halyard Wire"))
    come_in(article, tell("At least 12"), at=0)
    return article


def take_back(
    article: Article, *, at: int = 20, state: str = "canceled", text: str = "Do not use.", **fields
):
    document = make_document(text, headline="Kolvar dam: kill", note=REASON)
    return come_in(article, "", at=at, document=document, pubstatus=state, **fields)


def told() -> list[str]:
    return [f"{alert.event} {line(alert).figures}" for alert in Alert.objects.order_by("at", "pk")]


@pytest.mark.parametrize(
    ("state", "words"), [("withheld", "held by its publisher"), ("canceled", "killed by its publisher")]
)
def test_a_hold_and_a_kill_are_owed_to_who_follows_the_story(article, state, words):
    follow_story(measures=["injuries"], at_least=5)
    take_back(article, state=state)
    assert told() == [f"taken_back {words}"]


def test_they_are_owed_to_who_follows_the_article_its_source_or_its_words(article):
    for name, where in (("article", {"article": article}), ("source", {"source": article.source})):
        reader().subscriptions.create(name=name, **where)
    follow_words("Kolvar ministry")
    follow_words("train")
    take_back(article)
    names = sorted(alert.subscription.name for alert in Alert.objects.all())
    assert names == ["Kolvar ministry", "article", "source"]


def test_who_asked_for_other_events_alone_is_not_told(article):
    follow_story(events=["moved"])
    take_back(article)
    assert told() == []


def test_the_message_has_identity_and_reason_and_nothing_of_the_text(article):
    follow_story()
    take_back(article, text="The 12 people who were killed at Talva were no people.")
    alerting.send_due(now=NOON + minutes(21))
    (message,) = mail.outbox
    assert message.subject == "Article: killed by its publisher – Halyard Wire"
    assert REASON in message.body
    assert article.guid in message.body
    assert reverse("claims:article", args=[article.public_id]) in message.body
    assert "Talva" not in message.body
    assert "Dam gives way" not in message.body


def test_a_hold_that_ended_before_the_message_is_not_told(article):
    follow_story(pace="hourly")
    take_back(article, state="withheld")
    come_in(article, tell("At least 12", "It is raining."), at=30)
    assert alerting.send_due(now=NOON + minutes(61)) == 0


def test_a_kill_after_a_hold_is_told_and_a_second_kill_is_not(article):
    follow_story()
    take_back(article, state="withheld", at=20)
    take_back(article, state="canceled", at=30)
    take_back(article, state="canceled", at=40, text="Do not use, again.")
    assert told() == ["taken_back held by its publisher", "taken_back killed by its publisher"]


def test_what_was_never_published_is_taken_back_from_nobody():
    article = make_article(source=make_source("halyard"))
    come_in(article, tell("12"), at=0, pubstatus="draft")
    reader().subscriptions.create(name="article", article=article)
    take_back(article)
    assert told() == []


def test_a_kill_that_was_imported_is_told_to_nobody(article):
    follow_story()
    take_back(article, channel="import")
    assert told() == []


def test_owing_a_kill_twice_owes_it_once(article):
    follow_story()
    take_back(article)
    Reckoning.objects.all().delete()
    alerting.owe_for_article(article, now=NOON + minutes(21))
    assert len(told()) == 1


def test_a_rebuild_tells_of_no_kill(article):
    follow_story()
    take_back(article)
    Alert.objects.all().delete()
    tracking.rebuild_article(article, now=NOON + minutes(30))
    alerting.owe_what_was_left(now=NOON + minutes(40))
    assert told() == []


def test_the_page_of_alerts_shows_it(article, client):
    user = reader()
    follow_story(user)
    take_back(article)
    client.force_login(user)
    page = words_of(show(client, "alerts"))
    assert "Article killed by its publisher" in page
    assert REASON in page
    assert "Dam gives way" not in page


def test_a_program_of_the_source_is_told_and_one_of_another_is_not(article, client):
    user = reader()
    follow_story(user)
    take_back(article)
    mine, others = (make_key(source, user=user) for source in (article.source, make_source("courier")))
    found = [
        client.get("/api/v1/alerts", headers={"Authorization": f"Bearer {key}"}).json()["results"]
        for key in (mine, others)
    ]
    assert [[alert["event"] for alert in alerts] for alerts in found] == [["taken_back"], []]
    assert found[0][0]["claim"] is None
    assert Revision.objects.get(public_id=found[0][0]["revision"]).pubstatus == "canceled"
