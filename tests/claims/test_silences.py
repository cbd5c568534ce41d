"""A followed source that has yielded nothing for unusually long is told of, once for each silence."""

from __future__ import annotations

import pytest
from django.core import mail

from articles.models import Source
from claims import alerting
from claims.models import Subscription
from tests.builders import NOON, make_article, make_source, minutes
from tests.claims.subscribing import come_in, later, owed, reader, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Source:
    """A source that said something at noon and is silent since."""
    source = make_source("halyard", name="Halyard Wire")
    come_in(make_article(source=source), tell("31"), at=0)
    source.silent_since = NOON
    source.save()
    return source


def follow(source: Source, **fields) -> Subscription:
    return Subscription.objects.create(user=reader(), name="Halyard", source=source, **fields)


def test_who_follows_the_source_is_told(source):
    follow(source)
    alerting.owe_for_silences(now=later(9))
    alerting.send_due(now=later(9))
    (message,) = mail.outbox
    assert "Source: nothing new since 5 Mar 2024, 12:00 – Halyard Wire" in message.subject
    assert "/sources/halyard/" in message.body


def test_one_silence_is_told_once(source):
    follow(source)
    alerting.owe_for_silences(now=later(9))
    alerting.owe_for_silences(now=later(10))
    assert len(owed()) == 1


def test_the_next_silence_is_told_again(source):
    follow(source)
    alerting.owe_for_silences(now=later(9))
    source.silent_since = NOON + minutes(1200)
    source.save()
    alerting.owe_for_silences(now=later(40))
    assert len(owed()) == 2


@pytest.mark.parametrize("fields", [{"words": "dam"}, {"events": ["moved"]}])
def test_who_asks_for_something_else_is_told_nothing(source, fields):
    follow(source, **fields)
    alerting.owe_for_silences(now=later(9))
    assert owed() == []


def test_of_a_source_that_speaks_nothing_is_told(source):
    source.silent_since = None
    source.save()
    follow(source)
    alerting.owe_for_silences(now=later(9))
    assert owed() == []


def test_a_source_that_spoke_before_the_message_went_out_is_not_told_of(source):
    follow(source, pace="daily")
    alerting.owe_for_silences(now=later(9))
    Source.objects.update(silent_since=None)
    alerting.send_due(now=later(24))
    assert mail.outbox == []
