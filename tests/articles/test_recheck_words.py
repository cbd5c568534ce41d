"""Re-checks in words and strips: nothing of it needs a database."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from articles import words
from articles.health import STATES, SourceHealth
from articles.models import Check, Source
from articles.outcomes import OUTCOMES
from articles.reading.quality import WEIGHTS
from articles.tallies import Tally
from articles.templatetags.rechecks import (
    detail,
    graded,
    median_lag,
    outcome_words,
    percent,
    span,
    strip_of_checks,
    strip_of_hours,
    tell_grades,
)
from tests.builders import NOON, minutes


def test_every_finding_of_the_gate_has_its_words():
    assert WEIGHTS.keys() <= words.FINDINGS.keys()


def test_every_state_has_its_words():
    assert STATES.keys() == words.STATES.keys()


@pytest.mark.parametrize("code", OUTCOMES)
def test_no_sum_shows_what_only_one_check_knows(code):
    assert "%" not in outcome_words(code)
    assert "–" not in outcome_words(code)


@pytest.mark.parametrize(
    ("outcome", "reason", "expected"),
    [
        ("changed", {}, "It has changed."),
        ("http_error", {"status": 418}, "The server answered with status 418."),
        ("http_error", {}, "The server answered with status –."),
        ("read", {}, "The feed was read."),
        ("read", {"entries": 1, "new": 0}, "The feed was read. 1 entry, 0 new."),
        ("news", {"entries": 3, "new_feeds": 2}, "The feed told of something new. 3 entries, 2 new."),
        (
            "read",
            {"entries": 500, "new": 200, "left_over": 300},
            "The feed was read. 500 entries, 200 new, 300 left for the next check.",
        ),
        ("changed", {"of": "no use"}, "It has changed."),
        ("an_outcome_of_tomorrow", {}, "an outcome of tomorrow"),
    ],
)
def test_an_outcome_is_a_sentence(outcome, reason, expected):
    assert words.tell_outcome(outcome, reason) == expected


@pytest.mark.parametrize(
    ("code", "detail", "expected"),
    [
        ("emptied", "12%", "Little is left of the text that was there: 12% of the length of the known text"),
        ("consent", "", "It asks for consent first"),
        ("a_code_of_tomorrow", "", "A code of tomorrow"),
    ],
)
def test_a_finding_is_told_with_what_it_saw(code, detail, expected):
    assert words.tell_finding(code, detail) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (None, "–"),
        (timedelta(seconds=-3), "0 ms"),
        (timedelta(milliseconds=340), "340 ms"),
        (timedelta(milliseconds=1340), "1.3 s"),
        (timedelta(seconds=59), "59 s"),
        (timedelta(seconds=90), "1 min"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=3, hours=5), "3 d"),
    ],
)
def test_a_span_is_told_in_its_largest_unit(time, expected):
    assert span(time) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [(None, "–"), (0.0, "0 %"), (0.004, "0.4 %"), (0.088, "8.8 %"), (0.5, "50 %"), (1.0, "100 %")],
)
def test_a_share_is_told_in_per_cent(share, expected):
    assert percent(share) == expected


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ({}, "no checks"),
        ({"changed": 1}, "1 check: 1 something new"),
        ({"same": 7, "failed": 2}, "9 checks: 7 nothing new, 2 failed"),
    ],
)
def test_grades_are_told_as_a_sentence(grades, expected):
    assert tell_grades(Counter(grades)) == expected


@pytest.mark.parametrize(
    ("late", "expected"), [([], None), ([None], None), ([9, 1, 2], 2), ([1, 2, None], 1.5), ([60], 60)]
)
def test_lateness_is_told_by_its_median(late, expected):
    due = [None if seconds is None else NOON - timedelta(seconds=seconds) for seconds in late]
    found = median_lag([Check(started_at=NOON, due_at=at) for at in due])
    assert (found and found.total_seconds()) == expected


def test_a_strip_of_checks_runs_from_the_earliest_to_the_latest():
    checks = [Check(outcome=outcome, started_at=NOON) for outcome in ("timeout", "changed")]
    strip = strip_of_checks(checks)
    assert [(bar.grade, bar.x) for bar in strip["bars"]] == [("changed", 0), ("failed", 8)]
    above, below = strip["bars"]
    assert above.y + above.height == strip["line"] < below.y
    assert strip["told"] == "The latest 2 checks: 1 something new, 1 failed"


def test_no_bar_of_an_hour_leaves_the_strip():
    health = SourceHealth(Source())
    full = Counter({"same": 500, "changed": 500, "held": 500, "failed": 500})
    health.hours = tuple((NOON + minutes(60 * n), full if n % 2 else Counter(failed=1)) for n in range(24))
    health.day = Tally()
    strip = strip_of_hours(health)
    assert {bar.grade for bar in strip["bars"]} == {"same", "changed", "held", "failed"}
    assert all(bar.y >= 0 and bar.height > 0 for bar in strip["bars"])
    assert all(bar.y + bar.height <= strip["height"] for bar in strip["bars"])
    assert all(bar.x + strip["bar"] <= strip["width"] for bar in strip["bars"])


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (Check(outcome="read"), "same"),
        (Check(outcome="news"), "changed"),
        (Check(outcome="held"), "held"),
        ("read", "same"),
    ],
)
def test_a_feed_that_names_something_new_is_something_new(check, expected):
    assert graded(check) == expected


@pytest.mark.parametrize(
    ("outcome", "reason", "expected"),
    [
        (
            "refused:address",
            {"message": "10.0.0.1 is not on the public internet."},
            "10.0.0.1 is not on the public internet.",
        ),
        ("refused:type", {"message": "It is neither a page nor a feed."}, ""),
        ("timeout", {}, ""),
        ("rate_limited", {"status": 429, "retry_after": "120"}, "Retry-After: 120"),
    ],
)
def test_what_a_check_noted_is_told_where_it_says_more(outcome, reason, expected):
    assert detail(Check(outcome=outcome, reason=reason)) == expected


def test_an_empty_strip_is_a_line_that_says_so():
    strip = strip_of_hours(SourceHealth(Source()))
    assert (strip["bars"], strip["told"]) == ([], "Last 24 hours: no checks")
