from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from articles.models import Announcement, CheckTally, Source
from tests.articles.looking_again import hold, watch_page
from tests.builders import make_article, make_key, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db


def fetch(client: Client, *sources: Source, scopes: tuple[str, ...] = ("read",)):
    secret = make_key(*sources, scopes=scopes)
    return client.get("/metrics", headers={"authorization": f"Bearer {secret}"})


def measure(client: Client) -> dict[tuple[str, ...], float]:
    """Every sample by its name and the values of its labels."""
    text = fetch(client).content.decode()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_an_empty_place_measures_nothing_and_says_so(client):
    found = measure(client)
    assert found["writethru_watches", "well"] == 0
    assert found["writethru_watches_overdue_seconds",] == 0


def test_checks_are_counted_by_outcome(client):
    CheckTally.objects.create(outcome="changed", checks=3, bytes=900, seconds=1.5, lag_seconds=6)
    CheckTally.objects.create(outcome="timeout", checks=1, seconds=20)
    found = measure(client)
    assert found["writethru_checks_total", "changed"] == 3
    assert found["writethru_check_bytes_total", "changed"] == 900
    assert found["writethru_check_seconds_total", "timeout"] == 20
    assert found["writethru_check_lag_seconds_total", "changed"] == 6


def test_watches_are_told_by_their_state(client):
    source = make_source()
    watch_page("/1", source=source, next_check_at=timezone.now() + minutes(5))
    watch_page("/2", source=source, failure_streak=1, next_check_at=None)
    watch_page("/3", source=source, is_paused=True, next_check_at=None)
    found = measure(client)
    states = ("well", "failing", "paused", "stopped")
    assert [found["writethru_watches", state] for state in states] == [1, 1, 1, 0]


def test_the_longest_wait_is_told_of_what_may_be_taken(client):
    source, now = make_source(), timezone.now()
    watch_page("/1", source=source, next_check_at=now - minutes(10))
    watch_page("/2", source=source, next_check_at=now - minutes(3))
    watch_page("/3", source=source, next_check_at=now - minutes(90), is_paused=True)
    watch_page("/4", source=source, next_check_at=now - minutes(90), leased_until=now + minutes(1))
    found = measure(client)
    assert found["writethru_watches_overdue",] == 2
    assert 600 <= found["writethru_watches_overdue_seconds",] < 660


def test_what_waits_for_people_and_claims_is_told(client):
    article = make_article(source=make_source(silent_since=timezone.now()))
    hold(article)
    record(article, "One.")
    given_up = record(article, "Two.").revision
    Announcement.objects.get(revision=given_up).give_up(now=timezone.now())
    found = measure(client)
    assert found["writethru_captures_held",] == 1
    assert found["writethru_sources_silent",] == 1
    assert found["writethru_announcements", "waiting"] == 1
    assert found["writethru_announcements", "failed"] == 1


def test_it_comes_as_prometheus_asks_for_it(client):
    assert fetch(client)["Content-Type"].startswith("text/plain; version=")


def test_without_a_key_nothing_is_told(client):
    assert client.get("/metrics").status_code == 401


def test_a_key_that_may_not_read_is_refused(client):
    assert fetch(client, scopes=("write",)).status_code == 403


def test_a_key_of_one_source_does_not_see_the_whole_place(client):
    assert fetch(client, make_source()).status_code == 403


@pytest.mark.parametrize(("is_staff", "status"), [(True, 200), (False, 403)])
def test_of_people_only_the_staff_may_look(client, is_staff, status):
    client.force_login(make_user(is_staff=is_staff))
    assert client.get("/metrics").status_code == status
