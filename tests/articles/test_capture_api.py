from __future__ import annotations

import pytest

from articles import captures
from articles.documents import Block, BlockKind
from articles.models import RawCapture, Revision, Source
from articles.reader import ReadError
from articles.reading.readings import Reading
from tests.articles.looking_again import hold
from tests.articles.test_api import assert_problem, call
from tests.builders import NOON, make_article, make_document, make_key, make_source, make_user, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def halyard() -> Source:
    return make_source("halyard")


@pytest.fixture
def key(halyard) -> str:
    return make_key(scopes=("review",))


@pytest.fixture
def capture(halyard) -> RawCapture:
    findings = [{"code": "a_code_of_tomorrow", "detail": "three words"}]
    return hold(make_article(source=halyard), findings=findings)


@pytest.fixture
def _readable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares the tests of the doors the process in which a page is read."""
    document = make_document("Twelve people died.")
    monkeypatch.setattr(captures, "read_again", lambda capture: Reading(document=document))


def decide(client, key: str, capture: RawCapture, act: str, **body: object):
    return call(client, "post", f"captures/{capture.public_id}/{act}", key, body)


def test_held_captures_are_listed_without_their_bytes(client, key, capture):
    hold(capture.article, state="dismissed")
    (found,) = call(client, "get", "captures?state=held", key).json()["results"]
    assert (found["id"], found["source"], found["quality"]) == (str(capture.public_id), "halyard", 0.2)
    assert found["findings"] == [
        {
            "code": "a_code_of_tomorrow",
            "detail": "three words",
            "text": "A code of tomorrow: three words",
        }
    ]
    assert "content" not in found
    assert call(client, "get", f"captures/{capture.public_id}", key).json() == found


def test_the_bytes_come_as_they_were_sent(client, key, capture):
    response = call(client, "get", f"captures/{capture.public_id}/raw", key)
    assert response.content == b"<html><p>Please accept cookies.</p></html>"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_bytes_that_are_no_longer_kept_are_gone(client, key, capture):
    RawCapture.objects.update(content=b"", expired_at=NOON)
    answer = call(client, "get", f"captures/{capture.public_id}/raw", key)
    assert_problem(answer, 410)
    assert answer.json()["code"] == "expired"


def test_a_key_without_the_scope_reads_no_bytes(client, capture):
    assert_problem(call(client, "get", f"captures/{capture.public_id}/raw", make_key()), 403)


@pytest.mark.usefixtures("_readable")
def test_an_accepted_capture_becomes_a_revision(client, key, capture):
    found = decide(client, key, capture, "accept", reason="It is the story").json()
    revision = Revision.objects.get()
    assert (found["state"], found["revision"]) == ("accepted", str(revision.public_id))
    assert (found["decided_by"], found["decision_reason"]) == ("cms", "It is the story")
    assert revision.body.read().blocks == (Block(BlockKind.PARAGRAPH, "Twelve people died."),)


def test_a_dismissed_capture_changes_nothing(client, key, capture):
    assert decide(client, key, capture, "dismiss", reason="A wall").json()["state"] == "dismissed"
    assert Revision.objects.count() == 0


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": 5}, {"reason": "a", "more": 1}])
def test_a_decision_needs_a_reason(client, key, capture, body):
    assert_problem(decide(client, key, capture, "dismiss", **body), 400)
    assert RawCapture.objects.get().state == "held"


@pytest.mark.usefixtures("_readable")
def test_a_second_decision_is_refused(client, key, capture):
    decide(client, key, capture, "dismiss", reason="A wall")
    problem = assert_problem(decide(client, key, capture, "accept", reason="No wall"), 409)
    assert problem["code"] == "decided"


def test_what_is_no_longer_kept_cannot_be_accepted(client, key, capture):
    RawCapture.objects.update(content=b"", expired_at=NOON)
    assert assert_problem(decide(client, key, capture, "accept", reason="It is"), 409)["code"] == "expired"


def test_what_cannot_be_read_is_told_and_left_as_it_is(client, key, capture, monkeypatch):
    def fail(_capture: RawCapture) -> Reading:
        raise ReadError("parse_limit", "It took too long.")

    monkeypatch.setattr(captures, "read_again", fail)
    problem = assert_problem(decide(client, key, capture, "accept", reason="It is"), 409)
    assert problem["code"] == "parse_limit"
    assert RawCapture.objects.get().state == "held"


@pytest.mark.parametrize("scopes", [("read",), ("write",), ("read", "write")])
def test_a_key_without_the_scope_to_review_sees_nothing(client, capture, scopes):
    secret = make_key(scopes=scopes)
    assert_problem(call(client, "get", "captures", secret), 403)
    assert_problem(decide(client, secret, capture, "dismiss", reason="A wall"), 403)


def test_a_key_of_another_source_does_not_find_it(client, capture):
    secret = make_key(make_source("courier"), scopes=("review",))
    assert call(client, "get", "captures", secret).json()["results"] == []
    assert_problem(call(client, "get", f"captures/{capture.public_id}", secret), 404)
    assert_problem(decide(client, secret, capture, "dismiss", reason="A wall"), 404)


def test_a_person_reads_and_needs_the_right_to_send_to_decide(client, capture):
    client.force_login(make_user())
    assert len(call(client, "get", "captures").json()["results"]) == 1
    assert_problem(decide(client, "", capture, "dismiss", reason="A wall"), 403)


def test_captures_are_found_by_their_article(client, key, capture):
    other = make_article("urn:example:other", capture.article.source)
    record(other, "One.")
    hold(other)
    query = f"captures?article={other.public_id}&source=halyard"
    (found,) = call(client, "get", query, key).json()["results"]
    assert found["article"] == str(other.public_id)
