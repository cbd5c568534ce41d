from __future__ import annotations

import hashlib
import json
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import comparisons
from articles.documents import Label, LabelItem
from articles.models import ApiKey, Article, Revision
from tests.builders import make_article, make_document, make_key, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db

STORY = {
    "source": "halyard",
    "guid": "urn:example:dam",
    "headline": "Dam gives way, 12 dead",
    "body": "TALVA, March 3 - Twelve people died on Tuesday.\n\nThe dam gave way at dawn.",
    "versioncreated": "2024-03-03T05:12:00+00:00",
}


@pytest.fixture
def halyard():
    return make_source("halyard", language="en")


@pytest.fixture
def key(halyard):
    return make_key()


def call(client: Client, method: str, path: str, secret: str = "", body=None, **headers):
    """A request as a program would send it; `body` is JSON, or bytes to be sent as they are."""
    sent = {"authorization": f"Bearer {secret}"} if secret else {}
    content_type = headers.pop("content_type", "application/json")
    data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.generic(method.upper(), f"/api/v1/{path}", data, content_type, headers={**sent, **headers})


def post(client: Client, secret: str, body=None, **headers):
    return call(client, "post", "revisions", secret, {**STORY} if body is None else body, **headers)


def assert_problem(response, status: int) -> dict:
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json"), (
        response.content
    )
    problem = response.json()
    assert problem["status"] == status
    return problem


def test_a_new_revision_is_answered_with_201_and_where_to_find_it(client, key):
    response = post(client, key)
    assert response.status_code == 201
    assert (
        client.get(response["Location"], headers={"authorization": f"Bearer {key}"}).json() == response.json()
    )


def test_the_same_revision_again_is_answered_with_200_and_the_stored_one(client, key):
    first = post(client, key)
    again = post(client, key)
    assert again.status_code == 200
    assert again.json()["id"] == first.json()["id"]


def test_the_text_comes_back_to_the_letter(client, key):
    body = "  Zwölf\u200dMenschen\r\n\r\ne\u0301 é 👩‍👩‍👧 \u202eabc  "
    response = post(client, key, {**STORY, "body": body})
    assert response.json()["original"]["body"] == body


def test_a_declared_hash_that_is_right_is_accepted(client, key):
    declared = hashlib.sha256(STORY["body"].encode()).hexdigest()
    assert post(client, key, {**STORY, "sha256": declared}).status_code == 201


def test_a_whole_story_as_one_text_is_read_into_its_parts(client, key):
    text = "Dam gives way\n\n(Update 1: adds toll)\n\nTALVA, March 3 - Twelve people died on Tuesday."
    values = {name: value for name, value in STORY.items() if name != "headline"}
    document = post(client, key, {**values, "body": text}).json()["document"]
    assert document["headline"] == "Dam gives way"
    assert document["label"]["sequence"] == 1


def test_the_publishers_own_time_is_kept_as_it_was_written(client, key):
    response = post(client, key, {**STORY, "versioncreated": "2024-03-03T10:42:00+05:30"})
    assert response.json()["versioncreated"] == "2024-03-03T10:42:00+05:30"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"body": "", "headline": ""}, 400),
        ({"body": " \n\t ", "headline": ""}, 400),
        ({"body": 5}, 400),
        ({"body": True}, 400),
        ({"body": ["x"]}, 400),
        ({"body": None}, 400),
        ({"body": "Twelve\x00died"}, 400),
        ({"body": "x" * 1_000_001}, 422),
        ({"sha256": "0" * 64}, 422),
        ({"url": "javascript:alert(1)"}, 422),
        ({"url": "http://127.0.0.1\\@example.com/"}, 422),
        ({"url": "http://169.254.169.254/"}, 422),
        ({"url": "http://localhost/"}, 422),
        ({"url": "http://user:secret@example.com/"}, 422),
        ({"guid": ""}, 400),
        ({"guid": "g" * 501}, 400),
        ({"pubstatus": "gone"}, 400),
        ({"versioncreated": "2024-03-03T05:12:00"}, 400),
        ({"versioncreated": "0000-01-01T00:00:00Z"}, 400),
        ({"versioncreated": "9999-12-31T23:59:59-23:59"}, 400),
        ({"versioncreated": "0001-01-01T00:00:00+14:00"}, 400),
        ({"versioncreated": "yesterday"}, 400),
        ({"versioncreated": 1709442720}, 400),
        ({"number": 7}, 400),
        ({"recorded_at": "2024-03-03T05:12:00Z"}, 400),
        ({"notices": "An earlier version"}, 400),
        ({"source": "unknown"}, 404),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, dict) else None,
)
def test_what_can_be_no_revision_is_refused_and_nothing_is_stored(client, key, changes, status):
    assert_problem(post(client, key, {**STORY, **changes}), status)
    assert Revision.objects.count() == 0
    assert Article.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"[" * 200_000, "application/json", 400),
        (b'{"a":' * 100_000, "application/json", 400),
        (b'{"body":"a","body":"b"}', "application/json", 400),
        (b'{"number": NaN}', "application/json", 400),
        (b'{"number": Infinity}', "application/json", 400),
        (b'{"number": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b'{"body": "\xff\xfe"}', "application/json", 400),
        (b'\xef\xbb\xbf{"body": "x"}', "application/json", 400),
        (b'{"body": "\\ud800"}', "application/json", 400),
        ('{"body": "x"}'.encode("utf-16"), "application/json", 400),
        (b"body=x", "application/x-www-form-urlencoded", 415),
        (b"x", "text/plain", 415),
        (b"<x/>", "application/xml", 415),
        (b'{"body": "x"}', "application/json; charset=utf-7", 415),
        (b'{"body": "x"}', "application/json; charset=bogus", 415),
        (b'{"body": "x"}', "application/json; charset=bz2_codec", 415),
        (b'{"body": "' + b"x" * 5_000_000 + b'"}', "application/json", 413),
    ],
    ids=lambda value: repr(value)[:30] if isinstance(value, bytes) else None,
)
def test_what_is_no_clean_json_is_refused(client, key, body, content_type, status):
    assert_problem(call(client, "post", "revisions", key, body, content_type=content_type), status)


def test_without_a_key_the_answer_is_401(client, halyard):
    response = post(client, "")
    assert_problem(response, 401)
    assert response["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("secret", ["wt_wrong", "x", "wt_" + "é"])
def test_with_a_wrong_key_the_answer_is_401(client, key, secret):
    assert_problem(call(client, "get", "articles", secret.encode().decode("latin-1")), 401)


@pytest.mark.parametrize("ended", [{"revoked_at": timedelta()}, {"expires_at": timedelta(minutes=1)}])
def test_a_key_that_has_ended_opens_nothing(client, key, ended):
    ApiKey.objects.update(**{field: timezone.now() - ago for field, ago in ended.items()})
    assert_problem(post(client, key), 401)


def test_a_key_of_somebody_who_left_opens_nothing(client, key):
    ApiKey.objects.get().user.__class__.objects.update(is_active=False)
    assert_problem(post(client, key), 401)


def test_a_key_that_may_only_read_cannot_send(client, halyard):
    assert_problem(post(client, make_key(scopes=("read",))), 403)


def test_a_key_that_may_only_send_cannot_read(client, halyard):
    assert_problem(call(client, "get", "articles", make_key(scopes=("write",))), 403)


def test_a_key_of_one_source_does_not_find_another(client, halyard):
    assert_problem(post(client, make_key(make_source("courier"))), 404)


def test_a_revision_for_another_sources_article_is_not_accepted(client, halyard):
    article = make_article(source=make_source("courier"))
    body = {"headline": "Dam", "body": "Twelve died."}
    assert_problem(
        call(client, "post", f"articles/{article.public_id}/revisions", make_key(halyard), body), 404
    )
    assert Revision.objects.count() == 0


def test_a_revision_may_be_sent_to_its_article(client, key, halyard):
    article = make_article(source=halyard)
    body = {"headline": "Dam", "body": "Twelve died."}
    response = call(client, "post", f"articles/{article.public_id}/revisions", key, body)
    assert response.status_code == 201
    assert response.json()["article"] == str(article.public_id)


def test_the_same_idempotency_key_gives_the_same_revision(client, key):
    first = post(client, key, **{"idempotency-key": "abc"})
    post(client, key, {**STORY, "body": "Fourteen died."})
    again = post(client, key, **{"idempotency-key": "abc"})
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])


def test_an_idempotency_key_with_another_request_is_refused(client, key):
    post(client, key, **{"idempotency-key": "abc"})
    assert_problem(post(client, key, {**STORY, "body": "Fourteen died."}, **{"idempotency-key": "abc"}), 422)
    assert Revision.objects.count() == 1


def test_an_idempotency_key_that_is_too_long_is_refused(client, key):
    assert_problem(post(client, key, **{"idempotency-key": "k" * 256}), 400)


@pytest.mark.parametrize("pubstatus", ["withheld", "canceled"])
def test_a_hold_or_a_kill_may_be_sent_without_a_text(client, key, pubstatus):
    response = post(
        client, key, {"source": "halyard", "guid": "urn:example:dam", "pubstatus": pubstatus, "body": ""}
    )
    assert response.status_code == 201


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_revision_cannot_be_changed(client, key, method):
    address = f"revisions/{post(client, key).json()['id']}"
    assert_problem(call(client, method, address, key, {}), 405)


@pytest.mark.parametrize("path", ["nothing", "revisions/%00", f"revisions/{uuid.UUID(int=0)}", "articles/1"])
def test_what_is_not_there_is_a_problem_too(client, key, path):
    assert_problem(call(client, "get", path, key), 404)


def test_positions_follow_the_publisher_and_numbers_the_recording(client, key):
    for body, at in (("Twelve.", "05:00"), ("Sixty.", "07:00"), ("Thirty.", "06:00")):
        post(client, key, {**STORY, "body": body, "versioncreated": f"2024-03-03T{at}:00+00:00"})
    article = Article.objects.get()
    rows = call(client, "get", f"articles/{article.public_id}/revisions", key).json()["results"]
    assert [(row["number"], row["position"]) for row in rows] == [(3, 2), (2, 3), (1, 1)]


def test_a_revision_tells_how_far_the_claims_are_with_it(client, key):
    assert post(client, key).json()["tracking"] == "pending"


@pytest.mark.parametrize("state", [{"pubstatus": "draft"}, {"embargoed_until": timezone.now() + minutes(60)}])
def test_what_is_not_published_is_read_only_with_the_scope_for_it(client, halyard, state):
    record(make_article(source=halyard), "Twelve died.", now=timezone.now(), **state)
    outside, inside = make_key(), make_key(scopes=("read", "read_unpublished"))
    found = [len(call(client, "get", "articles", secret).json()["results"]) for secret in (outside, inside)]
    assert found == [0, 1]


@pytest.mark.parametrize("pubstatus", ["withheld", "canceled"])
def test_after_a_hold_or_a_kill_no_earlier_text_is_shown_outside(client, halyard, pubstatus):
    article = make_article(source=halyard)
    shown = record(article, "Twelve died.", now=timezone.now()).revision
    record(article, "Hold the dam story.", now=timezone.now(), pubstatus=pubstatus)
    assert_problem(call(client, "get", f"revisions/{shown.public_id}", make_key()), 404)


def test_compare_tells_what_changed_between_two_revisions(client, key, halyard):
    article = make_article(source=halyard)
    old, new = (record(article, f"At least {count} people died.").revision for count in (18, 26))
    response = call(client, "get", f"compare?from={old.public_id}&to={new.public_id}", key)
    changed = response.json()["fields"]["body"][0]
    assert changed["type"] == "changed"
    assert ["-", "18"] in [list(part) for part in changed["parts"]]


@pytest.mark.parametrize("query", ["", "?from=x&to=y", f"?from={uuid.UUID(int=1)}"])
def test_compare_says_which_revision_it_needs(client, key, query):
    assert_problem(call(client, "get", f"compare{query}", key), 400)


def test_somebody_signed_in_may_read(client, halyard):
    record(make_article(source=halyard), "Twelve died.")
    client.force_login(make_user())
    assert len(call(client, "get", "articles").json()["results"]) == 1


def test_somebody_signed_in_cannot_send_without_the_right_to(client, halyard):
    client.force_login(make_user())
    assert_problem(post(client, ""), 403)


def test_a_list_of_revisions_takes_as_many_queries_for_fifty_as_for_one(client, key, halyard):
    def queries(count: int) -> int:
        article = make_article(f"urn:example:{count}", halyard)
        for number in range(count):
            record(article, f"{number} people died.")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            call(client, "get", f"articles/{article.public_id}/revisions", key)
        return len(captured)

    assert queries(50) == queries(1)


def test_the_description_of_the_api_names_every_route(client, key):
    schema = call(client, "get", "schema?format=json", key).json()
    assert {"/api/v1/revisions", "/api/v1/compare", "/api/v1/claims/{public_id}/timeline"} <= set(
        schema["paths"]
    )


def test_a_comparison_that_was_made_is_not_made_again(client, key, halyard, monkeypatch):
    article = make_article(source=halyard)
    old, new = (record(article, f"At least {count} people died.").revision for count in (18, 26))
    first = call(client, "get", f"compare?from={old.public_id}&to={new.public_id}", key).json()
    monkeypatch.setattr(comparisons, "compare_documents", None)
    assert call(client, "get", f"compare?from={old.public_id}&to={new.public_id}", key).json() == first


def test_revisions_of_two_articles_can_be_compared(client, key, halyard):
    one, other = (record(make_article(guid, halyard), f"{guid} died.").revision for guid in ("12", "14"))
    answer = call(client, "get", f"compare?from={one.public_id}&to={other.public_id}", key).json()
    assert answer["same_article"] is False


@pytest.fixture
def pair(halyard):
    """The query that compares two takes of which the second has a label."""
    article = make_article(source=halyard)
    label = Label(raw="(Updates toll)", kinds=("update",), items=(LabelItem("updates", "death toll"),))
    old = record(article, "At least 18 people died.", "It rained.").revision
    new = record(
        article, document=make_document("At least 26 people died.", "It rained.", label=label)
    ).revision
    return f"from={old.public_id}&to={new.public_id}"


def test_the_label_is_told_with_what_bears_it_out(client, key, pair):
    label = call(client, "get", f"compare?{pair}", key).json()["label"]
    assert [(check["what"], check["verdict"]) for check in label["checks"]] == [("death toll", "borne_out")]


def test_a_comparison_can_be_had_as_plain_text(client, key, pair):
    response = call(client, "get", f"compare/text?{pair}", key)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "~ At least [-18-]{+26+} people died." in response.content.decode()


def test_the_changed_passages_can_be_had_alone(client, key, pair):
    passages = call(client, "get", f"compare/passages?{pair}", key).json()["fields"]["body"]
    assert [passage["type"] for passage in passages] == ["changed"]


def test_every_route_says_what_it_gives(client, key):
    schema = call(client, "get", "schema?format=json", key).json()
    silent = [
        f"{method} {path}"
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
        if not path.endswith("/schema") and not operation.get("description")
    ]
    assert silent == []


@pytest.mark.parametrize(
    "query", ["guid=%00", "url=a%00b", "source=%00", "cursor=%00", "page_size=-1", "page_size=1e9"]
)
def test_an_odd_query_is_answered_without_a_crash(client, key, query):
    assert call(client, "get", f"articles?{query}", key).status_code in (200, 400, 404)


def test_nul_in_an_address_is_refused_with_a_problem(client, key):
    assert_problem(call(client, "get", "articles?guid=%00", key), 400)
