from __future__ import annotations

import signal
from datetime import timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from articles.models import Announcement, Article, Revision
from claims import tasks
from claims.models import ClaimUpdate, Story, Thread
from tests.builders import make_article, make_source, record
from tests.claims.conftest import end, sweep_until

WAITING = 100


@pytest.fixture
def rung(monkeypatch) -> list[int]:
    """The articles that the doorbell was rung for."""
    articles: list[int] = []
    monkeypatch.setattr(tasks.track_articles, "delay", articles.extend)
    return articles


def wait(article: Article, count: int) -> None:
    """Records this many revisions that wait to be followed."""
    start = timezone.now() - timedelta(hours=3)
    for number in range(count):
        at = start + timedelta(seconds=number)
        text = f"At least {number + 10} people were killed when the Kolvar dam gave way, the ministry said."
        record(article, text, versioncreated_at=at, now=at)


@pytest.mark.django_db
def test_the_doorbell_rings_for_a_new_revision(rung, django_capture_on_commit_callbacks):
    article = make_article()
    with django_capture_on_commit_callbacks(execute=True):
        wait(article, 1)
    assert rung == [article.pk]


@pytest.mark.django_db
def test_a_bell_that_rings_already_is_not_rung_again(rung, django_capture_on_commit_callbacks):
    article = make_article()
    with django_capture_on_commit_callbacks(execute=True):
        wait(article, 2)
        rung.clear()
    assert rung == []


@pytest.mark.django_db
def test_articles_that_came_together_are_rung_for_together(monkeypatch):
    bells: list[list[int]] = []
    monkeypatch.setattr(tasks.track_articles, "delay", bells.append)
    source = make_source()
    articles = [make_article(f"dam-{number}", source) for number in range(3)]
    for article in articles:
        wait(article, 1)
    tasks.ring_for_articles([article.pk for article in articles])
    assert bells == [[article.pk for article in articles]]


@pytest.mark.django_db
def test_a_bell_for_many_has_each_of_them_followed():
    source = make_source()
    articles = [make_article(f"dam-{number}", source) for number in range(2)]
    for article in articles:
        wait(article, 1)
    tasks.track_articles([article.pk for article in articles])
    assert Announcement.objects.filter(done_at=None).count() == 0


@pytest.mark.django_db
def test_beyond_its_limit_the_doorbell_is_silent(rung, settings):
    settings.DOORBELL_LIMIT = 0
    article = make_article()
    wait(article, 1)
    tasks.ring_for_articles([article.pk])
    assert rung == []


@pytest.mark.django_db
def test_a_broker_that_is_away_holds_nobody_up(monkeypatch, caplog):
    def refuse(*_: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(tasks.track_articles, "delay", refuse)
    article = make_article()
    wait(article, 1)
    tasks.ring_for_articles([article.pk])
    assert "No doorbell" in caplog.text


@pytest.mark.django_db
def test_the_sweep_follows_what_no_bell_was_heard_for():
    wait(make_article(), 3)
    tasks.sweep()
    assert not Announcement.objects.filter(done_at=None).exists()


@pytest.mark.django_db
def test_the_sweep_derives_stories_that_were_left_half_done():
    wait(make_article(), 1)
    tasks.sweep()
    Story.objects.update(stale_since=timezone.now() - timedelta(minutes=5))
    tasks.sweep()
    assert Story.objects.get().stale_since is None


def how_many_are_done() -> int:
    return Announcement.objects.exclude(done_at=None).count()


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_at_work_leaves_each_revision_followed_once_and_in_order(
    start_worker, process_environment
):
    article = make_article(source=make_source(tracked_measures=["deaths"]))
    wait(article, WAITING)
    worker = start_worker()
    sweep_until(lambda: how_many_are_done() >= 5, process_environment)
    end(worker, signal.SIGKILL)
    assert how_many_are_done() < WAITING

    start_worker()
    sweep_until(lambda: how_many_are_done() == WAITING, process_environment)
    followed = ClaimUpdate.objects.filter(kind="raised").order_by("revision__ordered_at")
    assert [update.revision.number for update in followed] == list(range(2, WAITING + 1))
    assert [thread.current.value for thread in Thread.objects.all()] == [WAITING + 9]
    assert Revision.objects.count() == WAITING
