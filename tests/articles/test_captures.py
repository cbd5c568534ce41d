"""What was answered: kept as it came, held once, decided on, emptied in time."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles import captures
from articles.captures import DecisionError, accept_capture, content_of, dismiss_capture, expire_captures
from articles.models import AuditEntry, RawCapture, Watch
from tests.articles.looking_again import hold
from tests.articles.news_site import follow, look, page, quick, site, source
from tests.builders import NOON, make_article, make_source, make_user, minutes, record

__all__ = ["quick", "site", "source"]
pytestmark = pytest.mark.django_db
DAY = minutes(24 * 60)


@pytest.fixture
def held() -> RawCapture:
    """A page that waits for an editor, of an article with a revision before it and one after."""
    article = make_article(source=make_source(), url="https://halyard.example/dam")
    record(article, "Twelve people died.", now=NOON - minutes(30))
    record(article, "Fifteen people died.", now=NOON + minutes(30))
    return hold(article, page(14).encode())


@pytest.mark.usefixtures("quick")
def test_a_capture_gives_back_the_bytes_and_no_cookie(site, source):
    site.show("/story", page())
    watch = follow(site, source)
    capture = look(watch).capture
    assert content_of(capture) == page().encode()
    assert capture.compression == "zstd"
    assert len(capture.content) < len(page())
    site.behave("/story", "/cookie")
    look(watch)
    assert not any("cookie" in name.lower() for kept in RawCapture.objects.all() for name in kept.headers)


@pytest.mark.usefixtures("quick")
def test_the_way_to_the_page_is_kept(site, source):
    site.show("/story", page())
    watch = follow(site, source, "/redirect?status=301&to=%2Fstory")
    capture = look(watch).capture
    assert capture.redirects == [{"url": site.url("/redirect?status=301&to=%2Fstory"), "status": 301}]
    assert capture.final_url == site.url("/story")


def test_an_accepted_capture_becomes_a_revision_in_its_place(held):
    editor = make_user()
    revision = accept_capture(held, by=editor, reason="It is the article.", now=NOON + minutes(60))
    held.refresh_from_db()
    assert (held.state, held.revision, held.decided_by) == ("accepted", revision, editor)
    assert revision.ordered_at == NOON
    assert [one.number for one in held.article.revisions.in_publisher_order()] == [1, 3, 2]
    assert AuditEntry.objects.get().action == "capture_accepted"


def test_a_dismissed_capture_makes_no_revision(held):
    dismiss_capture(held, by=make_user(), reason="A consent page.", now=NOON)
    assert RawCapture.objects.get().state == "dismissed"
    assert held.article.revisions.count() == 2
    assert AuditEntry.objects.get().reason == {"reason": "A consent page."}


@pytest.mark.parametrize("decide", [accept_capture, dismiss_capture])
def test_what_is_decided_stays_decided(held, decide):
    dismiss_capture(held, by=None, reason="A consent page.", now=NOON)
    with pytest.raises(DecisionError) as refused:
        decide(held, by=None, reason="On second thought.", now=NOON)
    assert refused.value.code == "decided"
    assert held.article.revisions.count() == 2


def test_what_holds_no_text_cannot_be_accepted():
    held = hold(make_article(), b"<html><body></body></html>")
    with pytest.raises(DecisionError):
        accept_capture(held, by=None, reason="Why not?", now=NOON)
    assert RawCapture.objects.get().state == "held"


def test_captures_are_emptied_when_their_source_keeps_them_no_longer(held):
    held.article.source.retention_days = 30
    held.article.source.save()
    assert expire_captures(now=NOON + 29 * DAY) == 0
    assert expire_captures(now=NOON + 31 * DAY) == 1
    held.refresh_from_db()
    assert (bytes(held.content), held.expired_at, held.state) == (b"", NOON + 31 * DAY, "dismissed")
    with pytest.raises(DecisionError):
        accept_capture(held, by=None, reason="Too late.", now=NOON + 31 * DAY)


def test_a_source_without_a_limit_keeps_its_captures(held):
    assert expire_captures(now=NOON + 4000 * DAY) == 0


CONSENT = (
    "<html><head><title>Before you go on</title></head><body><p>We value your privacy.</p></body></html>"
)


@pytest.mark.usefixtures("quick")
def test_a_page_that_stays_strange_is_held_once(site, source):
    site.show("/story", page())
    watch = follow(site, source)
    look(watch)
    site.show("/story", CONSENT)
    checks = [look(watch) for _ in range(3)]
    assert {check.outcome for check in checks} == {"held"}
    assert len({check.capture for check in checks}) == 1
    assert RawCapture.objects.filter(state="held").count() == 1
    assert watch.article.revisions.count() == 1


@pytest.mark.usefixtures("quick")
def test_after_a_held_page_the_article_is_followed_on(site, source):
    site.show("/story", page(12))
    watch = follow(site, source)
    look(watch)
    site.show("/story", CONSENT)
    look(watch)
    site.show("/story", page(14))
    assert look(watch).outcome == "changed"
    assert Watch.objects.get().failure_streak == 0


@pytest.mark.usefixtures("quick")
def test_what_was_dismissed_is_not_brought_again(site, source):
    site.show("/story", page())
    watch = follow(site, source)
    look(watch)
    site.show("/story", CONSENT)
    dismiss_capture(look(watch).capture, by=None, reason="A consent page.", now=timezone.now())
    assert look(watch).capture.state == "dismissed"
    assert not RawCapture.objects.filter(state="held").exists()


@pytest.mark.usefixtures("quick")
def test_a_strange_page_with_a_clock_in_it_is_held_once(site, source):
    site.show("/story", page())
    watch = follow(site, source)
    look(watch)
    for number in range(3):
        site.show("/story", CONSENT.replace("</body>", f"<!-- {number} --></body>"))
        look(watch)
    assert RawCapture.objects.filter(state="held").count() == 1


def test_the_hash_is_that_of_the_bytes():
    assert captures.hash_of(b"").startswith("e3b0c442")
