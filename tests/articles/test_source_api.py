from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import AuditEntry, Source, Watch
from tests.articles.looking_again import add_check, hold, watch_feed, watch_page
from tests.articles.test_api import assert_problem, call
from tests.builders import make_article, make_key, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db

ADDRESS = "https://halyard.example/dam"


@pytest.fixture
def halyard() -> Source:
    return make_source("halyard")


@pytest.fixture
def key(halyard) -> str:
    return make_key()


def soon():
    return timezone.now() + minutes(5)


# --- sources

MARL = {"slug": "marl", "name": "The Marl Post", "time_zone": "Europe/Athens", "shortest_check_minutes": 15}


def test_a_source_is_added_and_answered_with_where_to_find_it(client, key):
    answer = call(client, "post", "sources", key, MARL)
    assert (answer.status_code, answer["Location"]) == (201, "/api/v1/sources/marl")
    assert answer.json() == call(client, "get", "sources/marl", key).json()
    assert {name: answer.json()[name] for name in MARL} == MARL
    assert AuditEntry.objects.get().action == "source_added"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"slug": "halyard"}, "slug"),
        ({"slug": "not a slug"}, "slug"),
        ({"slug": ""}, "slug"),
        ({"name": ""}, "name"),
        ({"name": "\x00"}, "name"),
        ({"time_zone": "Kestria/Kolvar"}, "time_zone"),
        ({"homepage_url": "javascript:alert(1)"}, "homepage_url"),
        ({"shortest_check_minutes": 0}, "shortest_check_minutes"),
        ({"shortest_check_minutes": 1e99}, "shortest_check_minutes"),
        ({"shortest_check_minutes": 60, "longest_check_minutes": 30}, "longest_check_minutes"),
        ({"stop_after_days": -1}, "stop_after_days"),
        ({"stop_after_days": 2_000_000_000}, "stop_after_days"),
        ({"retention_days": 2_000_000_000}, "retention_days"),
        ({"silent_since": None}, "silent_since"),
    ],
)
def test_a_source_that_is_not_well_formed_is_not_added(client, key, halyard, change, field):
    problem = assert_problem(call(client, "post", "sources", key, {**MARL, **change}), 400)
    assert list(problem["errors"]) == [field]
    assert Source.objects.count() == 1


def test_a_key_of_some_sources_or_without_the_scope_adds_none(client, halyard):
    for key in (make_key(halyard), make_key(scopes=("read",))):
        assert_problem(call(client, "post", "sources", key, MARL), 403)
        assert call(client, "get", "sources", key).status_code == 200


def test_sources_are_listed_with_how_they_fare(client, key, halyard):
    watch = watch_page(source=halyard, next_check_at=soon())
    add_check(watch, "changed", at=timezone.now() - minutes(1), quality=0.9)
    make_source("courier")
    found = {row["slug"]: row for row in call(client, "get", "sources", key).json()["results"]}
    health = found["halyard"]["health"]
    assert (health["state"], health["concerns"], health["states"]) == ("well", [], {"well": 1})
    assert health["day"] == {
        "checks": 1,
        "outcomes": {"changed": 1},
        "bytes": 1000,
        "change_rate": 1.0,
        "quality": 0.9,
    }
    assert found["courier"]["health"]["state"] == "idle"


def test_one_source_tells_its_limits_and_its_concerns(client, key, halyard):
    watch = watch_page(source=halyard, next_check_at=timezone.now() - minutes(7), failure_streak=2)
    hold(watch.article)
    found = call(client, "get", "sources/halyard", key).json()
    assert (found["shortest_check_minutes"], found["retention_days"]) == (5, None)
    assert found["health"]["concerns"] == ["failing", "held", "late"]
    assert found["health"]["longest_overdue"].startswith("00:07:0")


def test_fifty_sources_take_as_many_queries_as_one(client, key, halyard):
    def queries(count: int) -> int:
        for number in range(count):
            watch_page(f"/{count}/{number}", source=make_source(f"source-{count}-{number}"))
        with CaptureQueriesContext(connection) as captured:
            assert call(client, "get", "sources", key).status_code == 200
        return len(captured)

    call(client, "get", "sources", key)
    assert queries(20) == queries(1)


def test_a_key_of_one_source_does_not_find_another(client, halyard):
    courier = make_source("courier")
    watch = watch_page(source=courier)
    mine = make_key(halyard)
    assert [row["slug"] for row in call(client, "get", "sources", mine).json()["results"]] == ["halyard"]
    assert call(client, "get", "watches", mine).json()["results"] == []
    for method, path in (
        ("get", "sources/courier"),
        ("post", "sources/courier/watches"),
        ("get", f"watches/{watch.public_id}"),
        ("get", f"watches/{watch.public_id}/checks"),
        ("post", f"watches/{watch.public_id}/check"),
        ("post", f"watches/{watch.public_id}/stop"),
    ):
        assert_problem(call(client, method, path, mine, {"url": ADDRESS} if "sources" in path else None), 404)
    assert Watch.objects.get().stopped_at is None


# --- following


@pytest.mark.parametrize(("kind", "has_article"), [("page", True), ("feed", False)])
def test_an_address_is_followed_and_answered_with_where_to_find_it(client, key, halyard, kind, has_article):
    response = call(client, "post", "sources/halyard/watches", key, {"url": ADDRESS, "kind": kind})
    assert response.status_code == 201
    watch = response.json()
    assert (watch["kind"], watch["source"], watch["url"], watch["state"]) == (
        kind,
        "halyard",
        ADDRESS,
        "well",
    )
    assert bool(watch["article"]) is has_article
    found = client.get(response["Location"], headers={"authorization": f"Bearer {key}"})
    assert found.json()["id"] == watch["id"]


def test_an_address_that_is_followed_already_is_answered_with_200(client, key, halyard):
    first, second = (call(client, "post", "sources/halyard/watches", key, {"url": ADDRESS}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://127.0.0.1/", "refused:address"),
        ("http://[::1]/", "refused:address"),
        ("http://2130706433/", "refused:host-form"),
        ("file:///etc/passwd", "refused:scheme"),
        ("https://ines:secret@halyard.example/", "refused:credentials"),
        ("https://halyard.example:22/", "refused:port"),
        ("http://halyard.example\\@169.254.169.254/", "refused:syntax"),
        ("nowhere", "refused:syntax"),
    ],
)
def test_an_address_that_may_not_be_asked_is_refused_with_its_code(client, key, halyard, url, code):
    problem = assert_problem(call(client, "post", "sources/halyard/watches", key, {"url": url}), 422)
    assert problem["code"] == code
    assert "secret" not in problem["detail"]
    assert Watch.objects.count() == 0


@pytest.mark.parametrize(
    "body", [{}, {"url": 5}, {"url": ADDRESS, "kind": "mailbox"}, {"url": ADDRESS, "every": 5}, []]
)
def test_what_is_not_well_formed_is_refused(client, key, halyard, body):
    assert_problem(call(client, "post", "sources/halyard/watches", key, body), 400)
    assert Watch.objects.count() == 0


def test_a_key_that_may_only_read_follows_nothing(client, halyard):
    secret = make_key(scopes=("read",))
    assert_problem(call(client, "post", "sources/halyard/watches", secret, {"url": ADDRESS}), 403)
    watch = watch_page(source=halyard)
    assert_problem(call(client, "post", f"watches/{watch.public_id}/pause", secret), 403)


def test_a_person_needs_the_right_to_send(client, halyard):
    client.force_login(make_user())
    assert call(client, "get", "watches").status_code == 200
    assert_problem(call(client, "post", "sources/halyard/watches", body={"url": ADDRESS}), 403)


# --- watches


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"/good", "/bad", "/other", "/feed.xml"}),
        ("state=failing", {"/bad"}),
        ("state=well", {"/good", "/other", "/feed.xml"}),
        ("source=courier", {"/other"}),
        ("source=halyard&kind=feed", {"/feed.xml"}),
        ("kind=page&source=halyard&state=well", {"/good"}),
        ("url=https://halyard.example/bad", {"/bad"}),
        ("source=nobody", set()),
    ],
)
def test_watches_are_found_by_state_source_and_kind(client, key, halyard, query, expected):
    watch_page("/good", source=halyard)
    watch_page("/bad", source=halyard, failure_streak=1)
    watch_feed("/feed.xml", source=halyard)
    watch_page("/other", source=make_source("courier"))
    found = call(client, "get", f"watches?{query}", key).json()["results"]
    assert {row["url"].removeprefix("https://halyard.example") for row in found} == expected


@pytest.mark.parametrize("query", ["state=odd", "kind=odd"])
def test_an_unknown_state_or_kind_is_an_error(client, key, query):
    assert_problem(call(client, "get", f"watches?{query}", key), 400)


def test_checks_are_told_with_their_sentence_the_latest_first(client, key, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    revision = record(article, "One.").revision
    watch = watch_page(article=article)
    add_check(watch, "changed", at=timezone.now() - minutes(9), revision=revision, quality=1.0)
    add_check(watch, "http_error", at=timezone.now(), status=418, reason={"status": 418})
    latest, first = call(client, "get", f"watches/{watch.public_id}/checks", key).json()["results"]
    assert latest["text"] == "The server answered with status 418."
    assert (first["outcome"], first["revision"]) == ("changed", str(revision.public_id))


def test_what_a_feed_told_of_each_entry_stays_inside(client, key, halyard):
    watch = watch_feed(source=halyard)
    add_check(watch, "read", at=timezone.now(), reason={"entries": 1, "new": 0, "told": {"a": "b"}})
    check = call(client, "get", f"watches/{watch.public_id}/checks", key).json()["results"][0]
    assert check["reason"] == {"entries": 1, "new": 0}


def test_an_address_tells_its_host_its_latest_check_and_its_rates(client, key, halyard):
    watch = watch_page(source=halyard)
    add_check(watch, "changed", at=timezone.now() - minutes(9), quality=0.5)
    add_check(watch, "unchanged", at=timezone.now())
    told = call(client, "get", f"watches/{watch.public_id}", key).json()
    assert told["host"]["origin"] == "https://halyard.example"
    assert (told["latest_check"]["outcome"], told["latest_check"]["robots"]) == ("unchanged", "allowed")
    assert (told["day"]["change_rate"], told["week"]["quality"]) == (0.5, 0.5)


def test_checks_come_in_pages(client, key, halyard):
    watch = watch_page(source=halyard)
    for number in range(7):
        add_check(watch, at=timezone.now() - timedelta(minutes=number))
    page = call(client, "get", f"watches/{watch.public_id}/checks?page_size=5", key).json()
    assert len(page["results"]) == 5
    rest = client.get(page["next"], headers={"authorization": f"Bearer {key}"}).json()
    assert len(rest["results"]) == 2


@pytest.mark.parametrize(
    ("act", "before", "state"),
    [
        ("pause", {}, "paused"),
        ("resume", {"is_paused": True}, "well"),
        ("resume", {"stopped_at": timezone.now(), "next_check_at": None}, "well"),
        ("stop", {}, "stopped"),
    ],
)
def test_a_watch_is_paused_resumed_and_stopped(client, key, halyard, act, before, state):
    watch = watch_page(source=halyard, **before)
    response = call(client, "post", f"watches/{watch.public_id}/{act}", key)
    assert (response.status_code, response.json()["state"]) == (200, state)
    assert AuditEntry.objects.get().actor.username == "cms"


def test_a_stop_may_have_its_reason(client, key, halyard):
    watch = watch_page(source=halyard)
    call(client, "post", f"watches/{watch.public_id}/stop", key, {"reason": "The series is over"})
    assert AuditEntry.objects.get().reason["reason"] == "The series is over"


@pytest.mark.parametrize("body", [[], "", {"reasn": "x"}, {"reason": 5}])
def test_a_stop_that_is_not_well_formed_stops_nothing(client, key, halyard, body):
    watch = watch_page(source=halyard)
    assert_problem(call(client, "post", f"watches/{watch.public_id}/stop", key, body), 400)
    assert Watch.objects.get().stopped_at is None


def test_the_watch_of_an_article_is_found_by_it(client, key, halyard):
    wanted, _other = watch_page("/good", source=halyard), watch_page("/other", source=halyard)
    found = call(client, "get", f"watches?article={wanted.article.public_id}", key).json()["results"]
    assert [row["id"] for row in found] == [str(wanted.public_id)]


def test_a_check_that_is_asked_for_is_answered_before_it_is_made(client, key, halyard):
    watch = watch_page(source=halyard, next_check_at=timezone.now() + minutes(99))
    response = call(client, "post", f"watches/{watch.public_id}/check", key)
    assert response.status_code == 202
    assert Watch.objects.get().next_check_at <= timezone.now()


def test_a_watch_is_looked_at_and_acted_upon_by_its_own_routes_only(client, key, halyard):
    watch = watch_page(source=halyard)
    for method, path in (("delete", ""), ("put", ""), ("get", "/pause"), ("post", "/checks")):
        assert_problem(call(client, method, f"watches/{watch.public_id}{path}", key), 405)
