"""Checks from end to end: a site on loopback, the gate, the reader's process, the rows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db.models import F
from django.utils import timezone

from articles import checking, watching
from articles.leases import take
from articles.models import Check, CheckTally, Host, RawCapture, Revision, Watch
from articles.outcomes import OUTCOMES
from tests.articles.misbehaving_site import misbehaving_site
from tests.articles.news_site import follow, look, page, quick, site, source
from tests.builders import minutes, record

__all__ = ["quick", "site", "source"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]

FAILURES = [
    ("/gone-missing", "gone"),
    ("/gone", "gone"),
    ("/legal", "legal"),
    ("/forbidden", "forbidden"),
    ("/rate-limited", "rate_limited"),
    ("/unavailable-for-two-minutes", "rate_limited"),
    ("/server-error", "server_error"),
    ("/teapot", "http_error"),
    ("/empty", "empty"),
    ("/no-content", "empty"),
    ("/partial", "partial"),
    ("/not-modified", "protocol_error"),
    ("/loop", "refused:redirects"),
    ("/redirect?status=302&to=http%3A%2F%2F169.254.169.254%2F", "refused:address"),
    ("/redirect?status=302&to=file%3A%2F%2F%2Fetc%2Fpasswd", "refused:scheme"),
    ("/sized?bytes=300001", "refused:size"),
    ("/gzip-of-gzip", "refused:encoding"),
    ("/slow-body", "refused:deadline"),
    ("/silent", "timeout"),
    ("/short", "incomplete"),
    ("/reset", "incomplete"),
    ("/two-lengths", "protocol_error"),
    ("/image", "refused:type"),
]


@pytest.mark.parametrize(("path", "outcome"), FAILURES)
def test_a_check_that_fails_is_kept_with_its_outcome_and_makes_no_revision(site, source, path, outcome):
    watch = follow(site, source, path)
    assert look(watch).outcome == outcome
    assert not Revision.objects.exists()
    assert (watch.state, watch.failure_streak, watch.last_outcome) == ("failing", 1, outcome)
    assert watch.next_check_at > watch.last_check_at
    assert watch.leased_until is None


def test_what_fails_after_a_good_look_leaves_the_article_as_it_was(site, source):
    site.show("/story", page())
    watch = follow(site, source)
    look(watch)
    site.behave("/story", "/empty")
    assert look(watch).outcome == "empty"
    assert watch.article.revisions.count() == 1


def test_an_address_that_may_never_be_asked_is_given_up(site, source):
    watch = follow(site, source)
    Watch.objects.update(url="http://127.0.0.1:22/")
    assert look(watch).outcome == "refused:port"
    assert (watch.stop_reason, watch.next_check_at) == ("refused", None)


def test_a_page_is_recorded_then_unchanged_then_changed(site, source):
    site.show("/story", page(12))
    watch = follow(site, source)
    first, again = look(watch), look(watch)
    site.show("/story", page(14))
    changed, seen = look(watch), look(watch)
    outcomes = [check.outcome for check in (first, again, changed, seen)]
    assert outcomes == ["recorded", "not_modified", "changed", "unchanged"]
    assert [check.revision.number for check in (first, again, changed, seen)] == [1, 1, 2, 2]


def test_the_look_after_a_change_asks_for_the_whole_page(site, source):
    site.show("/story", page(12))
    watch = follow(site, source)
    look(watch)
    site.show("/story", page(14))
    look(watch)
    assert watch.next_check_at - watch.last_check_at <= minutes(2) + timedelta(seconds=5)
    look(watch)
    assert "if-none-match" not in site.hits_of("/story")[-1].headers
    look(watch)
    assert "if-none-match" in site.hits_of("/story")[-1].headers


def test_a_page_that_goes_back_once_has_three_revisions(site, source):
    watch = follow(site, source)
    outcomes = []
    for toll in (12, 14, 12, 12):
        site.show("/story", page(toll))
        outcomes.append(look(watch).outcome)
    assert outcomes == ["recorded", "changed", "changed", "unchanged"]
    assert watch.article.revisions.count() == 3


def test_a_page_that_goes_back_and_forth_is_flapping_and_makes_no_further_revisions(site, source):
    watch = follow(site, source)
    outcomes = []
    for toll in (12, 14, 12, 14, 12, 14):
        site.show("/story", page(toll))
        outcomes.append(look(watch).outcome)
    assert outcomes[3:] == ["flapping"] * 3
    assert watch.article.revisions.count() == 3
    assert watch.state == "flapping"


def test_a_flapping_page_that_has_held_for_an_hour_is_taken_at_its_word(site, source):
    watch = follow(site, source)
    for toll in (12, 14, 12, 14, 14, 14):
        site.show("/story", page(toll))
        look(watch)
    Check.objects.update(started_at=F("started_at") - minutes(70))
    assert look(watch).outcome == "changed"
    assert watch.flapping_since is None
    assert watch.article.revisions.count() == 4


def test_the_answer_is_kept_with_the_revision_as_it_came(site, source):
    site.show("/story", page(12))
    watch = follow(site, source)
    capture = look(watch).capture
    assert capture.state == "recorded"
    assert capture.revision.number == 1
    assert capture.headers["Content-Type"].startswith("text/html")


def test_what_the_publisher_sends_meanwhile_is_not_recorded_twice(site, source):
    site.show("/story", page(12))
    watch = follow(site, source)
    first = look(watch)
    Revision.objects.get()
    record(watch.article, document=first.revision.body.read(), now=timezone.now())
    site.show("/story", page(12) + " ")
    assert look(watch).outcome == "unchanged"
    assert watch.article.revisions.count() == 1


def test_a_withdrawn_article_is_not_published_again_by_its_page(site, source):
    site.show("/story", page(12))
    watch = follow(site, source)
    look(watch)
    record(watch.article, "Withdrawn.", pubstatus="canceled", now=timezone.now())
    site.show("/story", page(14))
    check = look(watch)
    assert (check.outcome, check.reason["findings"]) == ("held", ["withdrawn"])
    assert watch.article.revisions.count() == 2


def test_robots_txt_is_obeyed_and_its_word_is_kept(site, source):
    site.show("/robots.txt", "User-agent: *\nDisallow: /story\n", content_type="text/plain")
    site.show("/story", page())
    watch = follow(site, source)
    check = look(watch)
    assert (check.outcome, check.robots) == ("disallowed", "disallowed")
    assert site.hits_of("/story") == []
    look(watch)
    assert len(site.hits_of("/robots.txt")) == 1


def test_robots_txt_is_obeyed_where_a_redirect_leads(site, source):
    site.show("/robots.txt", "User-agent: *\nDisallow: /members/\n", content_type="text/plain")
    site.show("/members/story", page())
    path = "/redirect?status=302&to=" + quote(site.url("/members/story"), safe="")
    assert look(follow(site, source, path)).outcome == "disallowed"
    assert site.hits_of("/members/story") == []


def test_another_hosts_robots_txt_is_asked_before_a_redirect_to_it_is_followed(site, source, monkeypatch):
    with misbehaving_site() as other:
        policy = replace(site.policy(), loopback_allowed=site.names() | other.names())
        monkeypatch.setattr(checking, "policy_of_settings", lambda: policy)
        other.show("/robots.txt", "User-agent: *\nDisallow: /\n", content_type="text/plain")
        other.show("/story", page())
        path = "/redirect?status=302&to=" + quote(other.url("/story"), safe="")
        assert look(follow(site, source, path)).outcome == "disallowed"
        assert other.hits_of("/story") == []


def test_without_a_robots_txt_to_be_had_nothing_is_asked(site, source):
    site.behave("/robots.txt", "/server-error")
    watch = follow(site, source)
    check = look(watch)
    assert (check.outcome, check.robots) == ("robots_unavailable", "unavailable")
    assert Host.objects.get().closed_until > timezone.now() + minutes(9)


def test_a_host_that_asks_for_time_is_left_alone_even_on_request(site, source):
    watch = follow(site, source, "/rate-limited")
    assert look(watch).reason["retry_after"]
    asked = len(site.hits)
    assert look(watch).outcome == "closed"
    assert len(site.hits) == asked
    assert watch.last_outcome == "rate_limited"


def test_what_another_has_in_hand_is_not_looked_at_beside_it(site, source):
    watch = follow(site, source)
    take(watch, now=timezone.now())
    assert checking.check_now(watch, now=timezone.now()) is None


def test_a_second_address_of_an_article_is_left_to_the_first(site, source):
    canonical = f'<link rel="canonical" href="{site.url("/story")}">'
    for path in ("/story", "/story?from=feed"):
        site.show(path, page().replace("<title>", f"{canonical}<title>"))
    site.show("/other", page().replace("<title>", f"{canonical}<title>"))
    first, second = follow(site, source), follow(site, source, "/other")
    look(first)
    check = look(second)
    assert (second.stop_reason, check.revision) == ("moved", first.article.revisions.get())
    assert second.article.revisions.count() == 0


def test_every_check_is_counted_by_its_outcome(site, source):
    site.show("/story", page())
    watch = follow(site, source)
    for _ in range(3):
        look(watch)
    counts = dict(CheckTally.objects.values_list("outcome", "checks"))
    assert counts == {"recorded": 1, "not_modified": 2}
    assert set(counts) <= set(OUTCOMES)


def test_a_round_looks_at_all_that_is_due_and_no_more(site, source):
    paths = [f"/story/{number}" for number in range(30)]
    for path in paths:
        site.show(path, page(headline=f"Dam gives way, report {path[7:]}"))
    watches = [follow(site, source, path) for path in paths]
    later = timezone.now() + minutes(5)
    Watch.objects.filter(pk=watches[0].pk).update(next_check_at=later)
    assert checking.check_due(now=timezone.now()) == 29
    assert Check.objects.filter(outcome="recorded").count() == 29
    assert checking.check_due(now=timezone.now()) == 0
    assert RawCapture.objects.count() == 29


def test_what_was_asked_for_is_looked_at_soon_and_the_asking_is_kept(source, site, monkeypatch):
    rung: list[int] = []
    monkeypatch.setattr(watching, "ring_for_check", rung.append)
    watch = follow(site, source)
    Watch.objects.update(next_check_at=timezone.now() + minutes(60))
    watch.refresh_from_db()
    watching.ask_for_check(watch, by=None, now=timezone.now())
    assert Watch.objects.due(now=timezone.now()).get() == watch


def test_a_page_that_ends_a_round_keeps_no_other_from_its_look(site, source, monkeypatch):
    site.show("/poison", page(), content_type="text/html")
    site.show("/story", page(14))
    poison, other = follow(site, source, "/poison"), follow(site, source, "/story")
    record_pages = checking.record_pages

    def fail_at_poison(pages, *, now):
        if any(one.taken.watch.pk == poison.pk for one in pages):
            raise KeyError("a fault of ours")
        return record_pages(pages, now=now)

    monkeypatch.setattr(checking, "record_pages", fail_at_poison)
    for _ in range(3):
        with suppress(KeyError):
            checking.check_due(now=timezone.now())
    assert other.article.revisions.count() == 1
    assert checking.check_due(now=timezone.now()) == 0
