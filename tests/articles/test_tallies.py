from __future__ import annotations

from datetime import timedelta

import pytest

from articles.models import Check
from articles.outcomes import OUTCOMES
from articles.tallies import Tally, add_up, count_by_hour, floor_hour, grade, tally_of
from tests.articles.looking_again import add_check, watch_feed, watch_page
from tests.builders import NOON, make_source, minutes

HOUR = timedelta(hours=1)


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
        add_check(feed, "read", at=NOON - minutes(70))
        add_check(other, "timeout", at=NOON - minutes(1), byte_count=0)
        counted = {(row.source, row.hour, row.outcome): row for row in count_by_hour(now=NOON)}
        assert counted.keys() == {
            (halyard.pk, NOON - HOUR, "unchanged"),
            (halyard.pk, NOON - 2 * HOUR, "read"),
            (courier.pk, NOON - HOUR, "timeout"),
        }
        both = counted[halyard.pk, NOON - HOUR, "unchanged"]
        assert (both.checks, both.bytes, both.qualities, both.quality_sum) == (2, 2000, 2, 1.5)

    def test_what_is_older_than_a_week_is_not_counted(self):
        page = watch_page()
        add_check(page, at=NOON - timedelta(days=7, minutes=1))
        add_check(page, at=NOON - timedelta(days=7) + minutes(1))
        assert add_up(count_by_hour(now=NOON)).checks == 1

    def test_settled_hours_are_counted_once_and_the_others_anew(self, django_assert_num_queries):
        page = watch_page()
        add_check(page, at=NOON - 5 * HOUR)
        add_check(page, at=NOON - minutes(3))
        before = add_up(count_by_hour(now=NOON)).checks
        add_check(page, "changed", at=NOON - minutes(1))
        Check.objects.filter(started_at__lt=NOON - HOUR).delete()
        later = add_up(count_by_hour(now=NOON + minutes(1)))
        assert (before, later.checks) == (2, 3)
        with django_assert_num_queries(1):
            count_by_hour(now=NOON + minutes(2))

    def test_kept_counts_grow_old_like_others(self):
        add_check(watch_page(), at=NOON - minutes(3))
        count_by_hour(now=NOON + 3 * HOUR)
        assert add_up(count_by_hour(now=NOON + timedelta(days=8))).checks == 0

    def test_one_address_is_counted_alone(self):
        source = make_source()
        page, other = watch_page(source=source), watch_page("/other", source=source)
        add_check(page, "changed")
        add_check(page, "changed", at=NOON - timedelta(days=2))
        add_check(other)
        assert tally_of(page, since=NOON - timedelta(days=1)).outcomes == {"changed": 1}


def test_an_hour_begins_with_its_first_second():
    assert floor_hour(NOON + minutes(59)) == NOON
