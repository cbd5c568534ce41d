"""When an address is looked at again after what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.flapping import LONGEST_PAUSE
from articles.leases import take
from articles.models import Host, Watch
from articles.results import plain_result, write_results
from articles.rounds import Fetched
from articles.schedule import CONFIRM_WITHIN
from tests.articles.looking_again import watch_page
from tests.builders import NOON, minutes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("outcome", "robots", "kept", "earliest"),
    [
        # What forbids it is not read again before, so neither is the page.
        ("disallowed", "disallowed", {"robots_good_until": NOON + minutes(600)}, 600),
        ("disallowed", "disallowed", {"robots_good_until": NOON + minutes(1)}, 9),
        # Another host forbids what a redirect leads to, and the redirect may change at any time.
        ("disallowed", "allowed", {"robots_good_until": NOON + minutes(600)}, 9),
        ("gone", "allowed", {"robots_good_until": NOON + minutes(600)}, 9),
        ("gone", "allowed", {"closed_until": NOON + minutes(300)}, 300),
        (
            "disallowed",
            "disallowed",
            {"robots_good_until": NOON + minutes(300), "closed_until": NOON + minutes(600)},
            600,
        ),
    ],
)
def test_what_cannot_end_otherwise_yet_is_not_tried_again_yet(outcome, robots, kept, earliest):
    watch = watch_page(next_check_at=NOON)
    taken = take(watch, now=NOON)
    Host.objects.update(**kept)
    write_results([plain_result(taken, Fetched(watch.pk, outcome, robots, NOON))], now=NOON)
    watch.refresh_from_db()
    assert minutes(earliest) <= watch.next_check_at - NOON <= minutes(earliest + 2) + CONFIRM_WITHIN


def test_a_flapping_page_is_looked_at_often_enough_to_see_it_come_to_rest():
    watch = watch_page(next_check_at=NOON)
    Watch.objects.update(created_at=NOON - minutes(60 * 24 * 30))
    taken = take(watch, now=NOON)
    fetched = Fetched(watch.pk, "flapping", "allowed", NOON)
    write_results([replace(plain_result(taken, fetched), flapping_since=NOON)], now=NOON)
    watch.refresh_from_db()
    assert watch.next_check_at == NOON + LONGEST_PAUSE
