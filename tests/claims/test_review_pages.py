"""Decisions on the pages: the forms, what stands beside them, what waits, and what waited too long."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import User
from claims import review, waiting
from claims.models import Claim, ClaimUpdate, Mention, Review, RevisionWarning, Story, Thread
from tests.builders import NOON, make_article, make_document, make_source, make_user
from tests.claims.deciding import LATER, another, decide, make_editor, mention, standing, suspicion, tell
from tests.claims.reading import follow_documents, show, words_of

pytestmark = pytest.mark.django_db

Kind = Review.Kind
DECIDE = "/reviews/decide/"


@pytest.fixture
def editor() -> User:
    return make_editor()


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def compare(client: Client) -> str:
    article = ClaimUpdate.objects.first().article
    answer = client.get(reverse("claims:compare", args=[article.public_id]), {"from": 1, "to": 2})
    return answer.content.decode()


def submit(client: Client, row, subject_kind: str, kind: str, **given: str):
    fields = {"subject": row.public_id, "subject_kind": subject_kind, "kind": kind, "next": "/", **given}
    return client.post(DECIDE, fields)


# --- deciding


def test_a_suspicion_is_decided_on_the_desk_without_any_script(desk):
    tell(make_article(), "194", "164")
    page = show(desk, "desk")
    fields = dict(re.findall(r'name="(subject_kind|subject|next)" value="([^"]+)"', page))
    answer = desk.post(DECIDE, fields | {"kind": "dismiss_suspicion", "reason": "They told us"})
    assert (answer.status_code, answer.url) == (302, "/")
    assert Review.objects.get().reason == "They told us"
    assert "For an editor to decide" not in show(desk, "desk")


def test_a_form_carries_a_token_against_forgery(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    tell(make_article(), "194", "164")
    assert submit(client, suspicion(), "update", "confirm_suspicion", reason="x").status_code == 403
    assert "csrfmiddlewaretoken" in show(client, "desk")


def test_a_reader_without_the_right_sees_no_form_and_decides_nothing(client):
    client.force_login(make_user("max"))
    tell(make_article(), "194", "164")
    pages = (show(client, "desk"), compare(client), show(client, "claim", standing()[0].public_id))
    assert not any(DECIDE in page for page in (*pages, show(client, "reviews")))
    assert submit(client, suspicion(), "update", "confirm_suspicion", reason="x").status_code == 403
    assert not Review.objects.exists()


def test_what_is_refused_is_said_and_can_be_tried_again(desk):
    tell(make_article(), "194", "164")
    answer = submit(desk, suspicion(), "update", "confirm_suspicion", reason="")
    page = answer.content.decode()
    assert (answer.status_code, "Give a reason." in page) == (400, True)
    assert f'value="{suspicion().public_id}"' in page


def test_a_conflict_is_answered_as_one(desk, editor):
    tell(make_article(), "12")
    decide(editor, Kind.MISREAD, mention("12"))
    assert submit(desk, mention("12"), "mention", "read_correctly").status_code == 409


@pytest.mark.parametrize("subject", ["", "none", "1"])
def test_a_subject_that_is_no_id_is_refused(desk, subject):
    fields = {"subject": subject, "subject_kind": "mention", "kind": "misread"}
    assert desk.post(DECIDE, fields).status_code == 400


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_nobody_is_led_away_from_here(desk, wanted):
    tell(make_article(), "12")
    answer = submit(desk, mention("12"), "mention", "note", reason="To be asked", next=wanted)
    assert answer.url == reverse("claims:reviews")


def test_the_compare_page_shows_who_decided_when_and_why(desk, editor):
    tell(make_article(), "194", "164")
    decide(editor, Kind.CONFIRM_SUSPICION, suspicion(), "Nobody answered")
    told = words_of(compare(desk))
    assert "confirmed by an editor" in told
    assert re.search(r"suspicion confirmed by ines, 5 Mar 2024, \d\d:00 “Nobody answered”", told)


def test_a_number_is_corrected_on_the_compare_page(desk):
    tell(make_article(), "12", "31")
    page = compare(desk)
    assert f'value="{mention("31").public_id}"' in page
    submit(desk, mention("31"), "mention", "correct", field="value", value="13")
    assert "value: 31 → 13" in words_of(compare(desk)).replace(" <strong>", "")


def test_a_claim_shows_its_decisions_and_undoes_them(desk, editor):
    tell(make_article(), "12")
    (claim,) = standing()
    taken = decide(editor, Kind.DISPUTE, claim, "Counted twice?")
    assert "disputed by ines" in words_of(show(desk, "claim", claim.public_id))
    submit(desk, taken, "review", "undo", reason="Counted once")
    assert "Nobody has decided anything" in words_of(show(desk, "claim", claim.public_id))


def test_figures_are_split_off_with_boxes(desk):
    article = tell(make_article(), "12")
    another("tidewater", "12", story=article.placement.story)
    thread = Thread.objects.last()
    submit(desk, standing()[0], "claim", "split", threads=[str(thread.public_id)])
    assert len(standing()) == 2


def test_a_reason_is_shown_and_not_run(desk, editor):
    tell(make_article(), "194", "164")
    decide(editor, Kind.CONFIRM_SUSPICION, suspicion(), "<script>alert(1)</script>")
    pages = (compare(desk), show(desk, "reviews", state="decided"))
    assert not any("<script>alert" in page for page in pages)


# --- what waits


def test_what_waits_is_listed_by_kind(desk):
    tell(make_article(), "194", "164")
    document = make_document("12 people were killed in Orsk.", headline="31 people were killed in Orsk")
    follow_documents(make_article("urn:example:orsk", make_source("tidewater")), document)
    everything = words_of(show(desk, "reviews"))
    assert "lowered, no notice found" in everything
    assert "two values that cannot both be true" in everything
    only = words_of(show(desk, "reviews", kind="suspicion"))
    assert "lowered, no notice found" in only
    assert "two values" not in only


@pytest.mark.parametrize(("source", "count"), [("", 1), ("halyard", 1), ("tidewater", 0)])
def test_what_waits_is_listed_by_source(source, count):
    make_source("tidewater")
    tell(make_article(), "194", "164")
    assert waiting.pending(source=source).count() == count


def test_a_warning_that_is_none_leaves_the_list(desk, editor):
    document = make_document("12 people were killed in Orsk.", headline="31 people were killed in Orsk")
    follow_documents(make_article(), document)
    assert waiting.pending().count() == 1
    decide(editor, Kind.MISREAD, RevisionWarning.objects.get())
    assert waiting.pending().count() == 0


def test_a_number_in_doubt_waits_until_somebody_has_read_it(editor):
    tell(make_article(), "12")
    Mention.objects.update(is_doubtful=True)
    assert [found[0] for found in waiting.pending()] == ["doubt"]
    decide(editor, Kind.READ_CORRECTLY, mention("12"))
    assert waiting.pending().count() == 0


def test_a_settled_claim_that_is_contradicted_waits(editor):
    article = tell(make_article(), "12")
    decide(editor, Kind.READ_CORRECTLY, standing()[0])
    tell(article, "31", start=1)
    assert [found[0] for found in waiting.pending(source="halyard")] == ["reopened"]


def test_a_dispute_waits_until_it_is_undone(editor):
    tell(make_article(), "12")
    taken = decide(editor, Kind.DISPUTE, standing()[0], "Counted twice?")
    assert waiting.pending().count() == 1
    review.undo(editor, taken, reason="Counted once", now=LATER)
    assert waiting.pending().count() == 0


def test_what_nobody_reviewed_in_time_is_shown_as_such_and_waits_no_longer(desk):
    tell(make_article(), "194", "164")
    Story.objects.update(told_at=NOON + timedelta(hours=74))
    assert waiting.pending().count() == 0
    assert "not reviewed in time" in words_of(show(desk, "reviews", state="late"))
    assert "For an editor to decide" not in show(desk, "desk")
    assert "not reviewed in time" in words_of(compare(desk))


def test_what_waited_too_long_can_still_be_decided(desk):
    tell(make_article(), "194", "164")
    Story.objects.update(told_at=NOON + timedelta(hours=74))
    submit(desk, suspicion(), "update", "confirm_suspicion", reason="Found it at last")
    assert "confirmed by an editor" in words_of(compare(desk))


def test_a_story_that_goes_on_lets_its_questions_expire(desk):
    article = tell(make_article(), "194", "164")
    tell(article, "165", start=2)
    assert waiting.pending(matter="suspicion").count() == 1
    tell(article, "166", start=80, now=NOON + timedelta(hours=81))
    assert waiting.pending(matter="suspicion").count() == 0
    assert waiting.pending(matter="suspicion", late=True).count() == 1


def test_the_page_asks_as_often_for_many_as_for_one(desk, django_assert_max_num_queries):
    source = make_source()
    for number in range(6):
        tell(make_article(f"urn:example:{number}", source), "194", "164")
    with django_assert_max_num_queries(14):
        show(desk, "reviews")


def test_a_page_holds_thirty(desk, editor):
    tell(make_article(), "12")
    for number in range(31):
        decide(editor, Kind.NOTE, mention("12"), f"Note {number}")
    first = words_of(show(desk, "reviews", state="decided"))
    assert first.count("“Note") == 30
    assert "Note 0”" in words_of(show(desk, "reviews", state="decided", page=2))


def test_an_undone_decision_is_still_shown(desk, editor):
    tell(make_article(), "12")
    taken = decide(editor, Kind.MISREAD, mention("12"))
    review.undo(editor, taken, reason="It was right", now=LATER)
    told = words_of(show(desk, "reviews", state="decided"))
    assert "misread" in told
    assert re.search(r"Undone by ines, [^“]+ “It was right”", told)


@pytest.mark.parametrize("query", [{"kind": "praise"}, {"state": "praise"}, {"source": "\0"}, {"page": "x"}])
def test_a_list_asked_for_wrongly_is_shown_all_the_same(desk, query):
    tell(make_article(), "194", "164")
    show(desk, "reviews", **query)


def test_no_claim_is_left_out_of_its_own_page(desk, editor):
    tell(make_article(), "12")
    decide(editor, Kind.DEPRECATE, Thread.objects.get(), "A slip of the wire")
    assert "set aside" in words_of(show(desk, "claim", Claim.objects.get().public_id))
