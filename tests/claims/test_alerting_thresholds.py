"""A threshold counts from what was told last: small steps that together reach it are told, and once."""

from __future__ import annotations

import pytest

from articles.models import Article
from claims import alerting
from claims.models import Reckoning
from tests.builders import NOON, make_article, make_source, minutes
from tests.claims.subscribing import come_in, follow_story, owed, tell

pytestmark = pytest.mark.django_db


def creep(article: Article, *counts: int, begin: int = 10) -> None:
    for step, count in enumerate(counts):
        come_in(article, tell(str(count)), at=begin + 10 * step)


@pytest.fixture
def hundred() -> Article:
    """An article that said a hundred at noon."""
    article = make_article(source=make_source("halyard", name="Halyard Wire"))
    come_in(article, tell("100"), at=0)
    return article


def follow_since_noon(**asked) -> None:
    subscription = follow_story(**asked)
    subscription.created_at = NOON + minutes(1)
    subscription.save(update_fields=["created_at"])


@pytest.mark.parametrize("asked", [{"at_least": 10}, {"at_least_percent": 10}])
def test_small_steps_that_together_reach_the_threshold_are_told_once(hundred, asked):
    follow_since_noon(events=["moved"], **asked)
    creep(hundred, *range(101, 120))
    assert owed() == ["moved 100 → 110"]


def test_the_next_steps_count_from_what_was_told(hundred):
    follow_since_noon(events=["moved"], at_least=10)
    creep(hundred, 104, 112, 119, 123)
    assert owed() == ["moved 100 → 112", "moved 112 → 123"]


def test_steps_back_and_forth_below_the_threshold_are_not_told(hundred):
    follow_since_noon(events=["moved"], at_least=10)
    creep(hundred, 106, 100, 106, 98, 105)
    assert owed() == []


def test_small_steps_down_are_told_when_they_reach_the_threshold(hundred):
    follow_since_noon(direction="lowered", at_least=10, events=["moved"])
    creep(hundred, 96, 92, 88)
    assert owed() == ["moved 100 → 88"]


def test_a_slow_outlet_on_its_way_to_what_was_told_reaches_no_threshold(hundred):
    slow = make_article("urn:example:slow", make_source("slow"))
    come_in(slow, tell("100"), at=5)
    follow_since_noon(events=["moved"], at_least=10)
    creep(hundred, 150)
    creep(slow, 125, begin=30)
    assert owed() == ["moved 100 → 150"]


def test_owing_twice_counts_no_step_twice(hundred):
    follow_since_noon(events=["moved"], at_least=10)
    creep(hundred, 106, 112)
    Reckoning.objects.all().delete()
    alerting.owe_for_article(hundred, now=NOON + minutes(30))
    assert owed() == ["moved 100 → 112"]
