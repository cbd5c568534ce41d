"""The doors by which following begins, rests and ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from articles import watching
from articles.addresses import RefusedAddressError
from articles.models import Article, AuditEntry, Host, Watch
from articles.schedule import History, next_check
from articles.silence import bring_back, notice_silence
from tests.articles.looking_again import watch_page
from tests.builders import NOON, make_article, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db
URL = "https://halyard.example/dam"


def test_following_a_page_opens_its_article_and_has_it_looked_at_at_once():
    watch = watching.follow_page(make_source(), "https://Halyard.example/dam#top", now=NOON)
    assert (watch.url, watch.article.guid, watch.article.url) == (URL, URL, URL)
    assert watch.host.origin == "https://halyard.example"
    assert Watch.objects.due(now=NOON).get() == watch


def test_a_page_is_followed_once_however_often_it_is_asked_for():
    source = make_source()
    assert watching.follow_page(source, URL, now=NOON) == watching.follow_page(source, URL, now=NOON)
    assert (Article.objects.count(), Host.objects.count()) == (1, 1)


def test_the_page_of_a_known_article_is_that_articles():
    source = make_source()
    article = make_article("urn:example:dam", source, url=URL)
    assert watching.follow_page(source, URL, now=NOON).article == article


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "ftp://halyard.example/", "halyard", "https://a:b@c.example/"]
)
@pytest.mark.parametrize("follow", [watching.follow_page, watching.follow_feed])
def test_an_address_that_may_not_be_asked_is_refused_and_leaves_nothing(follow, url):
    with pytest.raises(RefusedAddressError):
        follow(make_source(), url, now=NOON)
    assert not Watch.objects.exists()
    assert not Article.objects.exists()


def test_what_is_paused_is_not_due_until_it_is_resumed():
    watch, editor = watch_page(next_check_at=NOON), make_user()
    watching.pause(watch, by=editor, now=NOON)
    assert not Watch.objects.due(now=NOON).exists()
    watching.resume(watch, by=editor, now=NOON)
    assert Watch.objects.due(now=NOON).exists()
    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["watch_paused", "watch_resumed"]


def test_what_was_stopped_is_followed_again_when_it_is_asked_for():
    source = make_source()
    watch = watching.follow_page(source, URL, now=NOON)
    watching.stop(watch, by=make_user(), reason="No longer of interest.", now=NOON)
    watch.refresh_from_db()
    assert (watch.state, watch.stop_reason, watch.next_check_at) == ("stopped", "left", None)
    assert watching.follow_page(source, URL, now=NOON + minutes(9)).state == "well"


def test_what_ended_by_its_silence_is_given_time_to_speak_when_begun_again():
    watch = watch_page(unchanged_streak=900, stopped_at=NOON, stop_reason="silent")
    watching.resume(watch, by=make_user(), now=NOON)
    watch.refresh_from_db()
    history = History(
        watched_since=NOON - timedelta(days=90),
        last_outcome="unchanged",
        last_good_at=NOON,
        unchanged_streak=watch.unchanged_streak + 1,
    )
    answer = next_check(history, watch.source.bounds, now=NOON + minutes(600), seed=str(watch.public_id))
    assert answer.stop_reason == ""


def test_a_page_is_hastened_as_far_as_its_source_allows():
    source = make_source(shortest_check_minutes=5)
    watch = watch_page(source=source, last_check_at=NOON, next_check_at=NOON + minutes(600))
    watching.hasten(watch.article, now=NOON + minutes(1))
    watch.refresh_from_db()
    assert watch.next_check_at == NOON + minutes(5)


def test_hastening_never_puts_a_look_off():
    watch = watch_page(next_check_at=NOON, last_check_at=NOON - minutes(1))
    watching.hasten(watch.article, now=NOON)
    watch.refresh_from_db()
    assert watch.next_check_at == NOON


def tell_hourly(count: int):
    source = make_source()
    watch = watch_page(source=source)
    for number in range(count):
        record(watch.article, f"{number} people died.", now=NOON + minutes(60 * number))
    Article.objects.update(created_at=NOON)
    return source


@pytest.mark.parametrize(("hours", "is_silent"), [(2, False), (5, False), (7, True)])
def test_a_source_that_falls_silent_is_marked_by_its_own_rhythm(hours, is_silent):
    source = tell_hourly(20)
    last = NOON + minutes(60 * 19)
    notice_silence(now=last + minutes(60 * hours + 1))
    source.refresh_from_db()
    assert source.silent_since == (last if is_silent else None)


def test_the_mark_goes_when_it_is_heard_of_again():
    source = tell_hourly(20)
    notice_silence(now=NOON + minutes(60 * 40))
    record(source.articles.get(), "At last.", now=NOON + minutes(60 * 41))
    notice_silence(now=NOON + minutes(60 * 42))
    source.refresh_from_db()
    assert source.silent_since is None


def test_a_source_of_which_little_is_known_is_not_called_silent():
    source = tell_hourly(5)
    notice_silence(now=NOON + minutes(60 * 24 * 20))
    source.refresh_from_db()
    assert source.silent_since is None


def test_a_look_that_a_wrong_clock_put_off_for_years_is_brought_back():
    watch = watch_page(next_check_at=NOON + minutes(60 * 24 * 365))
    assert bring_back(now=NOON) == 1
    watch.refresh_from_db()
    assert watch.next_check_at == NOON
    assert bring_back(now=NOON) == 0
