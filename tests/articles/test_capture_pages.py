from __future__ import annotations

import pytest
import zstandard
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from articles import captures
from articles.models import RawCapture, Revision, Source
from articles.reader import ReadError
from articles.reading.readings import Reading
from tests.articles.looking_again import hold, watch_page
from tests.articles.test_source_pages import editor, reader, show, words_of
from tests.builders import NOON, make_article, make_document, make_source, minutes, record

__all__ = ["editor", "reader"]
pytestmark = pytest.mark.django_db

FINDINGS = [{"code": "a_code_of_tomorrow", "detail": "three words"}]


@pytest.fixture(autouse=True)
def _read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares the tests of the pages the process in which a page is read."""
    cache.clear()
    document = make_document("Nobody died.", "It rained.", headline="Dam holds")
    monkeypatch.setattr(captures, "read_again", lambda capture: Reading(document=document))


@pytest.fixture
def halyard() -> Source:
    return make_source(name="Halyard Wire")


@pytest.fixture
def capture(halyard) -> RawCapture:
    return hold(make_article(source=halyard, url="https://halyard.example/dam"), findings=FINDINGS)


def decide(client: Client, capture: RawCapture, act: str, reason: str = "It is the story"):
    address = reverse("articles:decide-capture", args=[capture.public_id])
    return client.post(address, {"act": act, "reason": reason})


def test_a_stranger_is_sent_to_the_door(client, capture):
    for name, given in (
        ("captures", []),
        ("capture", [capture.public_id]),
        ("raw-capture", [capture.public_id]),
    ):
        assert client.get(reverse(f"articles:{name}", args=given)).status_code == 302


def test_what_waits_is_listed_with_what_speaks_against_it(reader, capture):
    page = words_of(show(reader, "captures"))
    assert "Waiting 1" in page
    assert "A code of tomorrow: three words" in page
    assert "Halyard Wire · https://halyard.example/dam · quality 20 %" in page


def test_nothing_waits_is_said(reader):
    assert "Nothing waits for an editor." in show(reader, "captures")


def test_captures_are_found_by_state_and_source(reader, capture):
    other = make_article("urn:example:other", make_source("courier"))
    hold(
        other,
        state="dismissed",
        decided_at=NOON,
        decision_reason="A wall",
        final_url="https://courier.example/",
    )
    page = words_of(show(reader, "captures", state="dismissed"))
    assert "courier.example" in page
    assert "“A wall”" in page
    assert "halyard.example" not in page
    assert "courier.example" not in words_of(show(reader, "captures", source="halyard"))


def test_the_earliest_waits_first(reader, capture):
    hold(capture.article, final_url="https://halyard.example/earlier", captured_at=NOON - minutes(5))
    page = show(reader, "captures")
    assert page.index("/earlier") < page.index("/dam")


def test_many_captures_take_no_more_queries(reader, capture, django_assert_max_num_queries):
    for number in range(20):
        hold(capture.article, captured_at=NOON - minutes(number))
    with django_assert_max_num_queries(8):
        show(reader, "captures")


def test_what_is_read_is_held_against_the_latest_revision(reader, capture):
    record(capture.article, "Twelve died.", "It rained.", now=NOON - minutes(9))
    page = show(reader, "capture", capture.public_id)
    assert "held against revision 1" in words_of(page)
    assert "<del>" in page
    assert "<ins>" in page


def test_what_came_before_there_was_any_revision_is_shown_as_it_is(reader, capture):
    page = words_of(show(reader, "capture", capture.public_id))
    assert "Dam holds Nobody died. It rained." in page


def test_the_way_to_it_is_told(reader, capture):
    capture.redirects = [{"url": "https://halyard.example/old", "status": 301}]
    capture.headers = {"Server": "<b>nginx</b>"}
    capture.save()
    page = show(reader, "capture", capture.public_id)
    assert "301 https://halyard.example/old" in words_of(page)
    assert "&lt;b&gt;nginx" in page


def test_a_page_is_read_once_for_all_who_look(reader, capture, monkeypatch):
    show(reader, "capture", capture.public_id)
    monkeypatch.setattr(captures, "read_again", None)
    assert "Dam holds" in show(reader, "capture", capture.public_id)


def test_what_cannot_be_read_says_why(reader, capture, monkeypatch):
    def fail(_capture: RawCapture) -> Reading:
        raise ReadError("parse_limit", "It took too long.")

    monkeypatch.setattr(captures, "read_again", fail)
    assert "Reading it took too much time or memory." in show(reader, "capture", capture.public_id)


def test_what_is_no_longer_kept_says_so(reader, capture):
    RawCapture.objects.update(content=b"", expired_at=NOON)
    page = show(reader, "capture", capture.public_id)
    assert "Its bytes are no longer kept." in page
    address = reverse("articles:raw-capture", args=[capture.public_id])
    assert address not in page
    assert reader.get(address).status_code == 404


def test_an_accepted_capture_becomes_a_revision(editor, capture):
    answer = decide(editor, capture, "accept")
    assert answer.url == reverse("articles:captures")
    assert "It is a revision now." in editor.get(answer.url).content.decode()
    assert Revision.objects.get().body.headline == "Dam holds"
    page = words_of(show(editor, "capture", capture.public_id))
    assert "“It is the story”" in page
    assert "revision 1" in page


def test_a_dismissed_capture_is_set_aside(editor, capture):
    decide(editor, capture, "dismiss", "A wall")
    capture.refresh_from_db()
    assert (capture.state, capture.decided_by.username) == ("dismissed", "omar")
    assert Revision.objects.count() == 0


def dismiss_chosen(client: Client, *chosen: object, **given: str):
    address = reverse("articles:dismiss-captures")
    return client.post(address, {"capture": [str(one) for one in chosen], "reason": "A wall", **given})


def test_all_that_are_ticked_are_set_aside_for_one_reason(editor, capture):
    others = [hold(capture.article), hold(capture.article)]
    answer = dismiss_chosen(editor, capture.public_id, others[0].public_id, "no id")
    assert "2 pages are set aside." in editor.get(answer.url).content.decode()
    assert [one.state for one in RawCapture.objects.order_by("pk")] == ["dismissed", "dismissed", "held"]
    assert set(RawCapture.objects.values_list("decision_reason", flat=True)) == {"A wall", ""}


def test_what_somebody_has_decided_on_meanwhile_stays_so(editor, capture):
    decide(editor, capture, "dismiss", "Cookies")
    answer = dismiss_chosen(editor, capture.public_id)
    assert "Tick what is to be set aside" in editor.get(answer.url).content.decode()
    assert RawCapture.objects.get().decision_reason == "Cookies"


def test_nothing_is_set_aside_without_a_reason(editor, capture):
    dismiss_chosen(editor, capture.public_id, reason=" ")
    assert RawCapture.objects.get().state == "held"


def test_whoever_has_not_the_right_to_may_not_set_aside(reader, capture):
    assert dismiss_chosen(reader, capture.public_id).status_code == 403
    assert 'type="checkbox"' not in show(reader, "captures")


def test_a_capture_leads_to_its_article_its_checks_and_its_revision(reader, capture):
    watch = watch_page(article=capture.article)
    capture.revision, capture.state = record(capture.article, "One.").revision, "recorded"
    capture.save()
    page = show(reader, "capture", capture.public_id)
    assert reverse("articles:watch", args=[watch.public_id]) in page
    assert reverse("claims:article", args=[capture.article.public_id]) in page
    assert reverse("claims:revision", args=[capture.article.public_id, 1]) in page


def test_a_headline_that_stays_is_shown(reader, capture):
    document = make_document("Twelve died.", headline="Dam holds")
    record(capture.article, document=document, now=NOON - minutes(9))
    assert '<div class="row headline"><p>Dam holds</p>' in show(reader, "capture", capture.public_id)


def test_a_decision_needs_a_reason(editor, capture):
    answer = decide(editor, capture, "accept", "  ")
    assert answer.status_code == 400
    assert "Give a reason." in answer.content.decode()
    assert RawCapture.objects.get().state == "held"


def test_a_second_decision_is_told_and_its_reason_kept(editor, capture):
    decide(editor, capture, "dismiss", "A wall")
    answer = decide(editor, capture, "accept", "No wall")
    assert answer.status_code == 409
    assert "It has been decided on already." in answer.content.decode()


def test_an_unknown_act_is_refused(editor, capture):
    assert decide(editor, capture, "burn").status_code == 400


def test_whoever_has_not_the_right_to_may_not_decide(reader, capture):
    assert decide(reader, capture, "accept").status_code == 403
    assert "make it a revision" not in show(reader, "capture", capture.public_id)


def test_the_bytes_come_as_a_file_that_no_browser_runs(reader, capture):
    content = b"<script>alert(1)</script>\xff"
    capture.content, capture.compression = zstandard.compress(content), "zstd"
    capture.save()
    answer = reader.get(reverse("articles:raw-capture", args=[capture.public_id]))
    assert answer.content == content
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
