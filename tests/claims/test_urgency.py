"""What makes the pages of a story urgent, and what makes them cool down."""

from __future__ import annotations

import pytest

from articles.models import Article, Watch
from claims.models import Story
from claims.tracking import track_article
from claims.urgency import cool_down
from tests.articles.looking_again import watch_page
from tests.builders import NOON, make_source, minutes, record

pytestmark = pytest.mark.django_db


def tell(paper: str, toll: str, *, at=NOON) -> Article:
    """One paper's report of the dam, its page followed and next looked at in a day."""
    source = make_source(paper, tracked_measures=["deaths"])
    later = at + minutes(60 * 24)
    watch = watch_page(f"/{paper}", source=source, next_check_at=later, last_check_at=at)
    text = f"The Kolvar dam in Senn gave way. At least {toll} people were killed, the interior ministry said."
    record(watch.article, text, now=at)
    track_article(watch.article, now=at)
    return watch.article


def priorities() -> list[int]:
    return list(Article.objects.order_by("pk").values_list("priority", flat=True))


def test_a_single_report_is_not_urgent():
    tell("halyard", "12")
    assert priorities() == [0]


def test_a_story_that_many_tell_at_once_is_hot():
    for paper in ("halyard", "tern", "lantern"):
        tell(paper, "12")
    assert Story.objects.count() == 1
    assert set(priorities()) == {1}


def test_what_has_become_urgent_is_looked_at_soon():
    for paper in ("halyard", "tern", "lantern"):
        tell(paper, "12")
    assert set(Watch.objects.values_list("next_check_at", flat=True)) == {NOON + minutes(5)}


def test_a_story_that_nobody_tells_any_more_cools_down():
    for paper in ("halyard", "tern", "lantern"):
        tell(paper, "12")
    assert cool_down(now=NOON + minutes(60)) == 0
    assert cool_down(now=NOON + minutes(60 * 25)) == 3
    assert set(priorities()) == {0}
