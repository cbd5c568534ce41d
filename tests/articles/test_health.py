from __future__ import annotations

from datetime import timedelta
from functools import reduce
from itertools import product
from operator import or_

import pytest

from articles.health import (
    STATES,
    checks_of,
    feeds_of,
    health_of,
    hosts_of,
    latest_checks_of,
    pages_of,
)
from articles.models import Source
from tests.articles.looking_again import add_check, hold, make_host, watch_feed, watch_page
from tests.builders import NOON, make_article, make_source, minutes

pytestmark = pytest.mark.django_db

HOURS = timedelta(hours=1)
OF_STATE = {
    "well": {},
    "flapping": {"flapping_since": NOON},
    "held": {"failure_streak": 1, "last_outcome": "held"},
    "failing": {"failure_streak": 2, "last_outcome": "timeout"},
    "paused": {"is_paused": True, "failure_streak": 1},
    "stopped": {"stopped_at": NOON, "is_paused": True, "next_check_at": None},
}


@pytest.fixture
def halyard() -> Source:
    return make_source()


def health(source: Source):
    return health_of([source], now=NOON)[0]


@pytest.mark.parametrize("state", STATES)
def test_a_state_counts_what_says_it_is_in_it(halyard, state):
    watches = {name: watch_page(f"/{name}", source=halyard, **fields) for name, fields in OF_STATE.items()}
    assert list(pages_of(halyard, state=state)) == [watches[state]]
    assert watches[state].state == state
    assert health(halyard).page_states[state] == 1


def test_every_watch_is_in_one_state_whether_it_is_asked_or_the_database(halyard):
    host = make_host()
    choices = [
        ({"stopped_at": None}, {"stopped_at": NOON}),
        ({"is_paused": False}, {"is_paused": True}),
        ({"failure_streak": 0}, {"failure_streak": 3}),
        ({"last_outcome": "unchanged"}, {"last_outcome": "held"}, {"last_outcome": "timeout"}),
        ({"flapping_since": None}, {"flapping_since": NOON}),
    ]
    for number, fields in enumerate(product(*choices)):
        watch_page(f"/{number}", source=halyard, host=host, **reduce(or_, fields))
    found = {watch: [] for watch in pages_of(halyard)}
    for state in STATES:
        for watch in pages_of(halyard, state=state):
            found[watch].append(state)
    assert found == {watch: [watch.state] for watch in found}


def test_a_source_without_watches_is_idle(halyard):
    found = health(halyard)
    assert (found.state, found.concerns, found.active, found.next_check_at) == ("idle", (), 0, None)


def test_a_source_whose_watches_are_all_paused_is_idle(halyard):
    watch_page(source=halyard, is_paused=True)
    assert health(halyard).state == "idle"


def test_pages_and_feeds_count_together(halyard):
    watch_page(source=halyard, last_check_at=NOON - minutes(9))
    watch_feed(source=halyard, last_check_at=NOON - minutes(2))
    found = health(halyard)
    assert (found.state, found.active, found.pages, found.feeds) == ("well", 2, 1, 1)
    assert (found.last_check_at, found.next_check_at) == (NOON - minutes(2), NOON + minutes(5))


def test_one_failing_page_of_many_does_not_make_a_source_fail(halyard):
    for number in range(4):
        watch_page(f"/{number}", source=halyard)
    watch_page("/bad", source=halyard, failure_streak=3)
    assert health(halyard).concerns == ()
    watch_page("/worse", source=halyard, failure_streak=3)
    assert health(halyard).concerns == ("failing",)


def test_a_failing_feed_makes_its_source_fail(halyard):
    for number in range(9):
        watch_page(f"/{number}", source=halyard)
    watch_feed(source=halyard, failure_streak=1)
    assert health(halyard).state == "failing"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"next_check_at": NOON - minutes(6)}, ("late",)),
        ({"next_check_at": NOON - minutes(4)}, ()),
        ({"next_check_at": NOON - minutes(6), "is_paused": True}, ()),
        ({"next_check_at": NOON - minutes(6), "stopped_at": NOON}, ()),
    ],
)
def test_only_what_waits_long_and_is_followed_is_late(halyard, fields, expected):
    watch_page(source=halyard, **fields)
    assert health(halyard).concerns == expected


def test_the_longest_wait_is_told(halyard):
    watch_page("/1", source=halyard, next_check_at=NOON - minutes(20))
    watch_feed(source=halyard, next_check_at=NOON - minutes(30))
    found = health(halyard)
    assert (found.overdue, found.longest_overdue) == (2, minutes(30))


def test_a_host_that_is_left_alone_is_a_concern_until_then(halyard):
    watch_page(source=halyard, host=make_host(closed_until=NOON + minutes(1)))
    assert health(halyard).concerns == ("closed",)
    assert health_of([halyard], now=NOON + minutes(2))[0].concerns == ()


def test_what_waits_for_an_editor_is_a_concern(halyard):
    watch = watch_page(source=halyard)
    hold(watch.article)
    hold(watch.article, state="dismissed")
    assert (health(halyard).concerns, health(halyard).held) == (("held",), 1)


def test_silence_comes_first_of_all_concerns(halyard):
    halyard.silent_since = NOON
    watch_page(source=halyard, failure_streak=1, next_check_at=NOON - minutes(10))
    assert health(halyard).concerns == ("silent", "failing", "late")


def test_checks_stand_in_their_hours(halyard):
    watch = watch_page(source=halyard)
    add_check(watch, "changed", at=NOON)
    add_check(watch, at=NOON - minutes(1))
    add_check(watch, "timeout", at=NOON - 23 * HOURS)
    add_check(watch, at=NOON - 24 * HOURS)
    found = health(halyard)
    assert len(found.hours) == 24
    assert found.hours[-1] == (NOON, {"changed": 1})
    assert found.hours[-2][1] == {"same": 1}
    assert found.hours[0][1] == {"failed": 1}
    assert (found.day.checks, found.week.checks) == (3, 4)


def test_a_hundred_sources_take_as_many_queries_as_one(django_assert_num_queries):
    for number in range(3):
        source = make_source(f"source-{number}")
        add_check(watch_page(f"/{number}", source=source))
        watch_feed(f"/{number}.xml", source=source)
    sources = list(Source.objects.all())
    for some in (sources[:1], sources):
        with django_assert_num_queries(5):
            health_of(some, now=NOON)


def test_pages_come_in_the_order_in_which_they_are_due(halyard):
    stopped = watch_page("/1", source=halyard, next_check_at=None, stopped_at=NOON)
    later = watch_page("/2", source=halyard, next_check_at=NOON + minutes(9))
    sooner = watch_page("/3", source=halyard, next_check_at=NOON + minutes(3))
    feed = watch_feed(source=halyard)
    assert list(pages_of(halyard)) == [sooner, later, stopped]
    assert list(feeds_of(halyard)) == [feed]


def test_hosts_are_told_once_and_those_left_alone_first(halyard):
    watch_page("/1", source=halyard)
    watch_page("/2", source=halyard)
    closed = make_host("https://z.example", closed_until=NOON)
    watch_feed(source=halyard, host=closed)
    watch_page("/3", source=make_source("courier"), host=make_host("https://courier.example"))
    assert list(hosts_of(halyard)) == [closed, make_host()]


def test_the_latest_checks_are_those_of_the_source_alone(halyard):
    page = watch_page(source=halyard, last_check_at=NOON)
    feed = watch_feed(source=halyard, last_check_at=NOON - minutes(2))
    other = watch_page("/other", source=make_source("courier"), last_check_at=NOON)
    first = add_check(feed, "read", at=NOON - minutes(2))
    add_check(other)
    second = add_check(page, at=NOON - minutes(1))
    assert list(latest_checks_of(halyard, now=NOON)) == [second, first]


def test_no_more_than_twenty_are_the_latest(halyard):
    page = watch_page(source=halyard, last_check_at=NOON)
    for number in range(60):
        add_check(page, at=NOON - minutes(number))
    found = list(latest_checks_of(halyard, now=NOON))
    assert len(found) == 20
    assert found[0].started_at == NOON


def test_the_checks_of_an_address_bring_no_bytes_of_captures(halyard, django_assert_num_queries):
    article = make_article(source=halyard)
    page = watch_page(article=article)
    for number in range(5):
        add_check(page, "held", at=NOON - minutes(number), capture=hold(article))
    with django_assert_num_queries(1):
        found = [check.capture.public_id for check in checks_of(page)]
    assert len(found) == 5
    assert "content" in checks_of(page)[0].capture.get_deferred_fields()


def test_a_page_that_is_held_apart_is_no_failure_of_its_source(halyard):
    watch_page("/held", source=halyard, failure_streak=1, last_outcome="held")
    watch_page("/well", source=halyard)
    assert (health(halyard).is_failing, health(halyard).active) == (False, 2)
