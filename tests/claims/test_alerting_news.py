"""Only what is received live and lately, and is published, owes anybody an alert."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from articles.models import Article
from claims import alerting, tracking
from claims.models import Reckoning
from tests.builders import NOON, make_article, make_source, minutes
from tests.claims.subscribing import come_in, follow_story, follow_words, later, owed, reader, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """An article that said twelve at noon."""
    article = make_article(source=make_source("halyard", name="Halyard Wire"))
    come_in(article, tell("At least 12"), at=0)
    return article


@pytest.mark.parametrize("channel", ["import", "demonstration"])
def test_what_was_not_received_live_owes_nothing(article, channel):
    follow_story()
    come_in(article, tell("31"), at=20, channel=channel)
    assert owed() == []


@pytest.mark.parametrize("channel", ["api", "form", "check"])
def test_what_was_received_live_owes(article, channel):
    follow_story()
    come_in(article, tell("31"), at=20, channel=channel)
    assert len(owed()) == 1


def test_loading_the_demonstration_owes_nothing():
    follow_words("dam")
    call_command("load_demonstration", verbosity=0)
    assert owed() == []
    assert not Reckoning.objects.exists()


def test_what_its_publisher_dates_long_ago_owes_nothing():
    article = make_article()
    come_in(article, tell("12"), at=0)
    follow_story()
    come_in(article, tell("31"), at=20, now=later(30))
    assert owed() == []


def test_a_rebuild_owes_nothing(article):
    follow_story(events=["moved"])
    come_in(article, tell("31"), at=20)
    tracking.rebuild_article(article, now=NOON + minutes(30))
    alerting.owe_what_was_left(now=NOON + minutes(40))
    assert len(owed()) == 1


def test_what_comes_late_behind_others_is_history(article):
    follow_story()
    come_in(article, tell("58"), at=20)
    come_in(article, tell("31"), at=25, versioncreated_at=NOON + minutes(10))
    assert owed() == ["moved at least 12 → 58"]


@pytest.mark.parametrize("state", ["draft", "withheld", "canceled"])
def test_no_figure_of_what_is_not_published_is_owed(article, state):
    follow_story(events=["moved", "extreme"])
    come_in(article, tell("31"), at=20, pubstatus=state)
    assert owed() == []


def test_what_was_under_an_embargo_for_days_is_owed_when_it_ends(article):
    follow_story()
    end = later(60)
    come_in(article, tell("31"), at=20, embargoed_until=end)
    assert owed() == []
    tracking.track_article(article, now=end + minutes(1))
    assert owed() == ["moved at least 12 → 31"]


def test_who_has_left_is_owed_nothing(article):
    follow_story(reader("omar", is_active=False))
    come_in(article, tell("31"), at=20)
    assert owed() == []
