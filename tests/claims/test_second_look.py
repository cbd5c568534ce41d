"""What a check alone shows as lowered or returned is told when a later check has seen it too."""

from __future__ import annotations

import pytest

from articles.models import Article, Check, Host, Revision, Watch
from claims import alerting
from tests.builders import NOON, make_article, make_source, minutes
from tests.claims.subscribing import come_in, follow_story, owed, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """An article of whose dam a check saw 31 dead, and somebody who follows its story."""
    article = make_article(source=make_source("halyard", name="Halyard Wire"))
    host = Host.objects.create(origin="https://halyard.example")
    Watch.objects.create(article=article, host=host, url="https://halyard.example/dam")
    come_in(article, tell("31"), at=0, channel="check", versioncreated_at=None)
    follow_story(events=["moved"])
    return article


def see(article: Article, count: str, *, at: int) -> Revision:
    return come_in(article, tell(count), at=at, channel="check", versioncreated_at=None)


def see_again(revision: Revision, *, at: int, outcome: str = "unchanged") -> None:
    Check.objects.create(
        watch=revision.article.watch, revision=revision, outcome=outcome, started_at=NOON + minutes(at)
    )
    alerting.owe_what_was_left(now=NOON + minutes(at))


def test_a_fall_seen_once_is_not_told(article):
    see(article, "18", at=10)
    alerting.owe_what_was_left(now=NOON + minutes(20))
    assert owed() == []


@pytest.mark.parametrize("outcome", ["unchanged", "not_modified"])
def test_a_fall_seen_twice_is_told(article, outcome):
    see_again(see(article, "18", at=10), at=12, outcome=outcome)
    assert owed() == ["moved 31 → 18"]


@pytest.mark.parametrize("outcome", ["held", "timeout", "flapping"])
def test_a_check_that_did_not_see_it_again_tells_nothing(article, outcome):
    see_again(see(article, "18", at=10), at=12, outcome=outcome)
    assert owed() == []


def test_a_rise_is_told_at_once(article):
    see(article, "58", at=10)
    assert owed() == ["moved 31 → 58"]


def test_a_fall_that_its_publisher_sent_is_told_at_once(article):
    come_in(article, tell("18"), at=10, channel="api")
    assert owed() == ["moved 31 → 18"]


def test_a_page_that_was_lower_for_a_moment_tells_nothing(article):
    see(article, "18", at=10)
    see_again(see(article, "31", at=12), at=14)
    assert owed() == []


def test_a_return_after_a_fall_that_held_is_told(article):
    see_again(see(article, "18", at=10), at=12)
    see_again(see(article, "31", at=30), at=32)
    assert owed() == ["moved 31 → 18", "moved 18 → 31"]


def test_a_rise_that_follows_a_fall_seen_once_is_told(article):
    see(article, "18", at=10)
    see(article, "58", at=12)
    assert [told.rpartition(" ")[2] for told in owed()] == ["58"]
