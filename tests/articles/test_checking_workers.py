"""Checks by real workers on the test's own database and broker: two at once, one killed, one asked."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db.models import Count, F
from django.utils import timezone

from articles.models import Check, Revision, Watch
from tests.articles.news_site import follow, page, site, source
from tests.claims.conftest import PATIENCE_SECONDS, end

__all__ = ["site", "source"]
pytestmark = pytest.mark.django_db(transaction=True)
PAGES = 40


@pytest.fixture
def environment(process_environment, site) -> dict[str, str]:
    names = ",".join(sorted(site.names()))
    return {**process_environment, "FETCH_ALLOWED_LOOPBACK": names, "FETCH_SPACING_SECONDS": "0.05"}


@pytest.fixture
def start_checker(environment) -> Iterator[Callable[[str], subprocess.Popen]]:
    """Starts a real checker of this name; whatever was started ends with the test."""
    command = [sys.executable, "-m", "celery", "-A", "project", "worker", "-Q", "checks", "--pool=threads"]
    started: list[subprocess.Popen] = []

    def start(name: str) -> subprocess.Popen:
        options = ["--concurrency=4", "--without-mingle", "--without-gossip", "--loglevel=WARNING"]
        checker = subprocess.Popen(
            [*command, *options, f"--hostname={name}@%h"], env=environment, start_new_session=True
        )
        started.append(checker)
        return checker

    yield start
    for checker in started:
        end(checker, signal.SIGKILL)


def ring_until(is_reached: Callable[[], bool], task: list[str], environment: dict[str, str]) -> None:
    """Has the task rung again and again, as beat does, until the state is reached."""
    call = [sys.executable, "-m", "celery", "-A", "project", "call", *task]
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    ringing = None
    while not is_reached():
        assert time.monotonic() < give_up_at, "the checker did not get there"
        if ringing is None or ringing.poll() is not None:
            ringing = subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL)
        time.sleep(0.05)
    if ringing:
        ringing.wait()


def follow_many(site, source) -> None:
    for number in range(PAGES):
        site.show(f"/{number}", page(headline=f"Dam gives way, report {number}"))
        follow(site, source, f"/{number}")


def recorded() -> int:
    return Check.objects.filter(outcome="recorded").count()


def checks_of_each(**which: str) -> list[int]:
    counted = Check.objects.filter(**which).order_by().values("watch").annotate(count=Count("pk"))
    return sorted(row["count"] for row in counted)


def test_two_workers_look_at_each_page_once(site, source, start_checker, environment):
    follow_many(site, source)
    for name in ("first", "second"):
        start_checker(name)
    ring_until(lambda: recorded() == PAGES, ["articles.check_due"], environment)
    assert checks_of_each() == [1] * PAGES
    assert len([hit for hit in site.hits if hit.target != "/robots.txt"]) == PAGES


def test_what_a_killed_worker_had_in_hand_is_looked_at_once_when_its_lease_has_ended(
    site, source, start_checker, environment
):
    follow_many(site, source)
    checker = start_checker("first")

    def is_killed_at_work() -> bool:
        is_at_work = recorded() >= 3
        if is_at_work:
            end(checker, signal.SIGKILL)
        return is_at_work

    ring_until(is_killed_at_work, ["articles.check_due"], environment)
    assert recorded() < PAGES

    # As if so much time had passed.
    Watch.objects.exclude(leased_until=None).update(leased_until=F("leased_until") - Watch.LEASE)
    in_hand = Watch.objects.exclude(leased_until=None).count()
    start_checker("second")
    ring_until(lambda: recorded() == PAGES, ["articles.check_due"], environment)
    assert checks_of_each(outcome="recorded") == [1] * PAGES
    assert checks_of_each(outcome="abandoned") == [1] * in_hand
    assert Revision.objects.count() == PAGES


def test_a_page_that_somebody_asks_for_is_looked_at_long_before_its_time(
    site, source, start_checker, environment
):
    site.show("/story", page(12))
    watch = follow(site, source)
    Watch.objects.update(next_check_at=timezone.now() + timedelta(days=1), is_paused=True)
    start_checker("first")
    ring_until(lambda: recorded() == 1, ["articles.check_now", "--args", f"[{watch.pk}]"], environment)
    assert watch.article.revisions.count() == 1
