from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Check, HourTally
from articles.outcomes import OUTCOMES
from articles.tallies import (
    DAY,
    HOUR,
    Tally,
    count_by_hour,
    count_by_source,
    count_checks,
    floor_hour,
    grade,
    tally_of,
)
from tests.articles.looking_again import add_check, watch_feed, watch_page
from tests.builders import NOON, make_source, minutes


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("recorded", "changed"),
        ("changed", "changed"),
        ("unchanged", "same"),
        ("not_modified", "same"),
        ("read", "same"),
        ("flapping", "same"),
        ("held", "held"),
        ("timeout", "failed"),
        ("refused:tls", "failed"),
        ("an outcome of tomorrow", "failed"),
    ],
)
def test_every_outcome_has_its_grade(outcome, expected):
    assert grade(outcome) == expected


def test_no_failure_is_taken_for_news():
    assert {grade(code) for code, outcome in OUTCOMES.items() if not outcome.is_good} == {"held", "failed"}


def tally(**outcomes: int) -> Tally:
    found = Tally()
    for outcome, count in outcomes.items():
        found.add(outcome, count, 10 * count, 0, 0.0)
    return found


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (tally(), None),
        (tally(timeout=3, held=1), None),
        (tally(unchanged=3, changed=1), 0.25),
        (tally(unchanged=3, changed=1, timeout=96), 0.25),
        (tally(not_modified=2), 0.0),
        (tally(recorded=2), None),
        (tally(recorded=6, unchanged=3, changed=1), 0.25),
    ],
)
def test_the_change_rate_is_a_share_of_what_told_us_something(counted, expected):
    assert counted.change_rate == expected


def test_grades_add_up_to_all_checks():
    found = tally(unchanged=3, changed=1, held=2, timeout=4, gone=1)
    assert found.grades == {"same": 3, "changed": 1, "held": 2, "failed": 5}
    assert found.checks == 11


@pytest.mark.django_db
class TestCounting:
    def test_checks_are_counted_by_source_hour_and_outcome(self):
        halyard, courier = make_source(), make_source("courier")
        page, feed = watch_page(source=halyard), watch_feed(source=halyard)
        other = watch_page("/other", source=courier)
        add_check(page, at=NOON - minutes(1), quality=0.5)
        add_check(page, at=NOON - minutes(2), quality=1.0)
        add_check(page, at=NOON - minutes(3))
        add_check(feed, "read", at=NOON - minutes(70))
        add_check(other, "timeout", at=NOON - minutes(1), byte_count=0)
        rows = count_by_hour([halyard.pk, courier.pk], since=NOON - 2 * HOUR)
        assert {row[:3]: row[3:] for row in rows} == {
            (halyard.pk, NOON - HOUR, "unchanged"): (3, 3000, 2, 1.5),
            (halyard.pk, NOON - 2 * HOUR, "read"): (1, 1000, 0, 0.0),
            (courier.pk, NOON - HOUR, "timeout"): (1, 0, 0, 0.0),
        }

    def test_checks_that_are_written_together_are_counted_together(self):
        page = watch_page()
        checks = [Check(watch=page, outcome="unchanged", started_at=NOON, byte_count=n) for n in (1, 2, 4)]
        count_checks(checks)
        count_checks(checks[:1])
        (row,) = count_by_hour([page.source.pk], since=NOON)
        assert (row.checks, row.bytes) == (4, 8)

    def test_no_checks_count_for_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            count_checks([])

    def test_only_what_began_since_then_is_counted(self):
        page = watch_page()
        add_check(page, at=NOON - minutes(1))
        add_check(page, at=NOON)
        pk = page.source.pk
        assert [row.hour for row in count_by_hour([pk], since=NOON)] == [NOON]
        assert count_by_source([pk], since=NOON)[pk].checks == 1

    def test_other_sources_are_not_counted(self):
        page, other = watch_page(), watch_page("/other", source=make_source("courier"))
        add_check(page)
        add_check(other)
        pk = page.source.pk
        assert [row.source for row in count_by_hour([pk], since=NOON)] == [pk]
        assert list(count_by_source([pk], since=NOON)) == [pk]

    def test_the_hours_of_a_source_are_added_up_by_outcome(self):
        page = watch_page()
        add_check(page, at=NOON, quality=0.5)
        add_check(page, at=NOON - 5 * HOUR, quality=1.0)
        add_check(page, "timeout", at=NOON - 9 * HOUR, byte_count=0)
        found = count_by_source([page.source.pk], since=NOON - DAY)[page.source.pk]
        assert found.outcomes == {"unchanged": 2, "timeout": 1}
        assert (found.bytes, found.qualities, found.quality_sum) == (2000, 2, 1.5)

    def test_one_address_is_counted_alone(self):
        source = make_source()
        page, other = watch_page(source=source), watch_page("/other", source=source)
        add_check(page, "changed")
        add_check(page, "changed", at=NOON - timedelta(days=2))
        add_check(other)
        assert tally_of(page, since=NOON - timedelta(days=1)).outcomes == {"changed": 1}


def test_an_hour_begins_with_its_first_second():
    assert floor_hour(NOON + minutes(59)) == NOON


@pytest.mark.django_db
def test_rows_are_written_in_one_order_lest_two_checkers_wait_for_each_other():
    pages = [watch_page(f"/{n}", source=make_source(f"paper{n}")) for n in range(3)]
    checks = [
        Check(watch=page, outcome=outcome, started_at=NOON + hours * HOUR)
        for page in pages
        for outcome in ("unchanged", "timeout")
        for hours in (1, 0)
    ]
    with CaptureQueriesContext(connection) as forth:
        count_checks(checks)
    with CaptureQueriesContext(connection) as back:
        count_checks(checks[::-1])
    assert [query["sql"] for query in forth] == [query["sql"] for query in back]


@pytest.mark.django_db
def test_what_was_checked_before_there_were_tallies_is_counted_alike():
    source, now = make_source(), timezone.now()
    page, feed = watch_page(source=source), watch_feed(source=source)
    add_check(page, at=now, quality=0.5)
    add_check(page, at=now - timedelta(minutes=61), quality=1.0)
    add_check(page, "timeout", at=now - timedelta(minutes=61), byte_count=0)
    add_check(feed, "read", at=now)
    counted = set(count_by_hour([source.pk], since=now - DAY))
    HourTally.objects.all().delete()
    import_module("articles.migrations.0006_hours_so_far").tally_hours(apps, None)
    assert set(count_by_hour([source.pk], since=now - DAY)) == counted
