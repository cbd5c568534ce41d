"""Who takes what in hand, and when its host may be asked."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from articles.documents import Label
from articles.leases import HORIZON, release, take, take_due
from articles.models import Check, Host, Watch
from articles.schedule import SPREAD
from tests.articles.looking_again import make_host, watch_page
from tests.builders import NOON, make_document, make_source, minutes, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(settings):
    settings.FETCH_SPACING_SECONDS = 1.0
    return make_source()


def watch_many(source, count: int, *, origin: str = "https://halyard.example") -> list[Watch]:
    host = make_host(origin)
    return [
        watch_page(f"/{origin[8:]}/{number}", source=source, host=host, next_check_at=NOON - minutes(number))
        for number in range(count)
    ]


def test_what_has_waited_longest_is_taken_first(source):
    watches = watch_many(source, 3)
    taken = take_due(now=NOON, limit=2)
    assert [one.watch for one in taken] == [watches[2], watches[1]]


def test_what_is_taken_knows_what_its_publisher_called_it_last(source):
    article = watch_page(source=source, next_check_at=NOON).article
    for kinds in (("alert",), ("urgent", "update")):
        record(article, document=make_document(str(kinds), label=Label(raw="x", kinds=kinds)))
    assert [one.watch.last_label for one in take_due(now=NOON, limit=1)] == [["urgent", "update"]]


def test_what_has_no_label_is_taken_all_the_same(source):
    record(watch_page(source=source, next_check_at=NOON).article, "The dam gave way.")
    assert [one.watch.last_label for one in take_due(now=NOON, limit=1)] == [None]


def test_what_is_in_hand_is_not_taken_again_until_its_lease_ends(source):
    watch_many(source, 3)
    assert len(take_due(now=NOON, limit=10)) == 3
    assert take_due(now=NOON + minutes(1), limit=10) == []
    assert len(take_due(now=NOON + Watch.LEASE, limit=10)) == 3


def test_a_check_that_its_worker_did_not_end_is_told(source):
    watch_many(source, 1)
    take_due(now=NOON, limit=1)
    take_due(now=NOON + minutes(10), limit=1)
    check = Check.objects.get()
    assert (check.outcome, check.started_at) == ("abandoned", NOON)


def test_a_worker_that_was_stopped_costs_a_page_nothing(source):
    watch_many(source, 1)
    take_due(now=NOON, limit=1)
    (taken,) = take_due(now=NOON + minutes(10), limit=1)
    watch = Watch.objects.get()
    assert (taken.watch.failure_streak, watch.state, watch.next_check_at) == (0, "well", NOON)


def test_a_page_that_ends_its_workers_again_and_again_is_tried_more_and_more_rarely(source):
    watch = watch_page(source=source, next_check_at=NOON, last_outcome="abandoned")
    now, waits = NOON, []
    for _ in range(4):
        assert len(take_due(now=now, limit=1)) == 1
        ended_at = now + Watch.LEASE
        assert take_due(now=ended_at, limit=1) == []
        watch.refresh_from_db()
        waits.append((watch.next_check_at - ended_at) / minutes(10))
        now = watch.next_check_at
    assert waits == [pytest.approx(times, rel=SPREAD) for times in (1, 2, 4, 8)]
    assert (watch.state, watch.failure_streak, watch.last_outcome) == ("failing", 4, "abandoned")


def test_a_look_in_between_that_ended_makes_the_next_that_did_not_the_first_again(source):
    fields = {"leased_until": NOON - minutes(1), "last_outcome": "unchanged"}
    watch_page(source=source, next_check_at=NOON - minutes(4), **fields)
    assert len(take_due(now=NOON, limit=1)) == 1


def test_a_person_may_look_at_what_ended_its_workers_again_and_again(source):
    fields = {"leased_until": NOON - minutes(1), "last_outcome": "abandoned", "failure_streak": 7}
    watch = watch_page(source=source, next_check_at=NOON - minutes(4), **fields)
    assert take(watch, now=NOON)


def test_a_lease_that_a_wrong_clock_wrote_holds_nothing(source):
    watch_page(source=source, next_check_at=NOON, leased_until=NOON + minutes(60 * 24 * 365))
    assert len(take_due(now=NOON, limit=1)) == 1


def test_what_was_given_back_is_as_due_as_before(source):
    watch_many(source, 2)
    release(take_due(now=NOON, limit=2))
    assert len(take_due(now=NOON, limit=2)) == 0  # their host's slots are used up for now
    assert len(take_due(now=NOON + minutes(1), limit=2)) == 2


def test_pages_of_one_host_are_spaced_and_no_more_are_taken_than_soon_have_their_turn(source):
    watch_many(source, 30)
    taken = take_due(now=NOON, limit=100)
    assert [(one.begins_at - NOON).total_seconds() for one in taken] == list(range(11))
    assert taken[-1].begins_at - NOON <= HORIZON


def test_a_host_with_much_to_ask_does_not_hold_up_the_others(source):
    watch_many(source, 50)
    watch_many(source, 1, origin="https://tern.example")
    first = take_due(now=NOON + minutes(1), limit=10)
    second = take_due(now=NOON + minutes(1), limit=10)
    assert {one.host.origin for one in (*first, *second)} == {
        "https://halyard.example",
        "https://tern.example",
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"is_paused": True},
        {"stopped_at": NOON, "stop_reason": "left"},
        {"next_check_at": NOON + minutes(1)},
        {"next_check_at": None},
    ],
)
def test_what_is_not_to_be_looked_at_is_not_taken(source, fields):
    watch_page(source=source, **{"next_check_at": NOON, **fields})
    assert take_due(now=NOON, limit=1) == []


@pytest.mark.parametrize("field", ["closed_until", "next_request_at"])
def test_a_host_that_may_not_be_asked_yet_is_passed_over(source, field):
    watch_page(source=source, next_check_at=NOON)
    Host.objects.update(**{field: NOON + minutes(1)})
    assert take_due(now=NOON, limit=1) == []


@pytest.mark.parametrize("field", ["closed_until", "next_request_at"])
def test_a_host_that_a_wrong_clock_closed_for_years_is_asked(source, field):
    watch_page(source=source, next_check_at=NOON)
    Host.objects.update(**{field: NOON + minutes(60 * 24 * 365)})
    assert len(take_due(now=NOON, limit=1)) == 1


def test_a_closed_host_is_probed_with_one_request_when_its_time_is_over(source):
    watch_many(source, 5)
    Host.objects.update(failure_streak=6, closed_until=NOON)
    assert len(take_due(now=NOON, limit=5)) == 1


def test_crawl_delay_widens_the_spacing(source):
    watch_many(source, 5)
    Host.objects.update(robots_state="read", robots_text="User-agent: *\nCrawl-delay: 5\n")
    taken = take_due(now=NOON, limit=5)
    assert [(one.begins_at - NOON).total_seconds() for one in taken] == [0, 5, 10]


def test_robots_txt_is_asked_for_until_it_is_known_and_again_when_it_is_old(source):
    watch = watch_page(source=source)
    assert take(watch, now=NOON).needs_robots
    Host.objects.update(robots_state="absent", robots_good_until=NOON + minutes(60))
    assert not take(watch, now=NOON + minutes(30)).needs_robots
    assert take(watch, now=NOON + minutes(90)).needs_robots


def test_robots_txt_that_a_wrong_clock_keeps_for_years_is_asked_for(source):
    watch = watch_page(source=source)
    Host.objects.update(robots_state="absent", robots_good_until=NOON + minutes(60 * 24 * 365))
    assert take(watch, now=NOON).needs_robots


@pytest.mark.django_db(transaction=True)
def test_workers_that_take_at_once_take_each_watch_once(source):
    for number in range(40):
        watch_many(source, 1, origin=f"https://paper{number}.example")
    taken: list[int] = []
    barrier = threading.Barrier(4)

    def work() -> None:
        barrier.wait()
        for _ in range(10):
            taken.extend(one.watch.pk for one in take_due(now=NOON, limit=5))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(Watch.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True)
def test_workers_that_take_pages_of_one_host_at_once_keep_its_spacing(source):
    watch_many(source, 40)
    begins: list[float] = []
    barrier = threading.Barrier(4)

    def work() -> None:
        barrier.wait()
        for _ in range(3):
            begins.extend((one.begins_at - NOON).total_seconds() for one in take_due(now=NOON, limit=3))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(begins) == len(set(begins))
