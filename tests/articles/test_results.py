"""When an address is looked at again after what came of it."""

from __future__ import annotations

import pytest

from articles.leases import take
from articles.models import Host
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
