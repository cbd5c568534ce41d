"""Decisions by REST: who may take them, what is answered, and what a program is told of a suspicion."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import User
from claims import review
from claims.models import Mention, Review
from tests.builders import make_article, make_key, make_source, make_user
from tests.claims.deciding import LATER, another, decide, make_editor, mention, standing, suspicion, tell

pytestmark = pytest.mark.django_db

Kind = Review.Kind
ADDRESS = "/api/v1/reviews"


@pytest.fixture
def editor() -> User:
    return make_editor()


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def act(
    kind: str, row: Any, subject_kind: str = "mention", reason: str = "", **params: Any
) -> dict[str, Any]:
    return {
        "kind": kind,
        "subject_kind": subject_kind,
        "subject": str(row.public_id),
        "reason": reason,
        "params": params,
    }


def post(client: Client, body: dict[str, Any], key: str = "") -> Any:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return client.post(ADDRESS, body, content_type="application/json", headers=headers)


def get(client: Client, address: str = ADDRESS, key: str = "", **query: str) -> Any:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return client.get(address, query, headers=headers)


def test_a_person_with_the_right_decides(desk):
    tell(make_article(), "12")
    answer = post(desk, act("correct", mention("12"), field="value", value="21"))
    assert answer.status_code == 201
    told = answer.json()
    assert (told["kind"], told["actor"], told["params"]["was"]) == ("correct", "ines", "12")
    assert mention("12").value == 21


def test_a_person_without_the_right_reads_and_does_not_decide(client):
    client.force_login(make_user("max"))
    tell(make_article(), "12")
    assert get(client).status_code == 200
    assert post(client, act("misread", mention("12"))).status_code == 403
    assert not Review.objects.exists()


def test_a_stranger_learns_nothing(client):
    assert get(client).status_code == 401


@pytest.mark.parametrize(("scopes", "status"), [(("read", "write"), 403), (("review",), 201)])
def test_a_key_needs_the_scope(client, scopes, status):
    tell(make_article(), "12")
    assert post(client, act("misread", mention("12")), make_key(scopes=scopes)).status_code == status


def test_a_key_of_another_source_does_not_decide(client):
    tell(make_article(), "12")
    key = make_key(make_source("tidewater"), scopes=("review",))
    answer = post(client, act("misread", mention("12")), key)
    assert (answer.status_code, answer.json()["errors"]["subject"]) == (
        400, ["What this is about is not, or no longer, to be found."],
    )  # fmt: skip
    assert not Review.objects.exists()


def test_a_key_of_one_source_does_not_decide_about_a_claim_of_two(client):
    article = tell(make_article(), "12")
    another("tidewater", "14", story=article.placement.story)
    key = make_key(article.source, scopes=("review",))
    assert post(client, act("read_correctly", standing()[0], "claim"), key).status_code == 400


def test_a_key_reads_only_decisions_about_its_sources(client, editor):
    tell(make_article(), "12")
    decide(editor, Kind.NOTE, mention("12"), "To be asked")
    assert get(client, key=make_key(make_source("tidewater"), scopes=("review",))).json()["results"] == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "praise"}, "kind"),
        ({"kind": "link"}, "kind"),
        ({"subject": "none"}, "subject"),
        ({"subject": str(uuid.uuid4())}, "subject"),
        ({"kind": "merge"}, "subject_kind"),
        ({"kind": "note"}, "reason"),
        ({"reason": "x" * 2001}, "reason"),
        ({"kind": "correct", "params": {"field": "value", "value": "many"}}, "params"),
        ({"kind": "correct", "params": {"field": "value", "value": 5}}, "params"),
        ({"kind": "correct", "params": []}, "params"),
        ({"kind": "correct"}, "params"),
    ],
)
def test_what_cannot_be_decided_is_refused_by_field(desk, body, field):
    tell(make_article(), "12")
    answer = post(desk, act("misread", mention("12")) | body)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]


def test_a_second_decision_conflicts_with_the_first(desk):
    tell(make_article(), "12")
    post(desk, act("misread", mention("12")))
    answer = post(desk, act("read_correctly", mention("12")))
    assert (answer.status_code, answer.json()["code"]) == (409, "already_decided")


def test_a_decision_is_undone(desk):
    tell(make_article(), "12")
    post(desk, act("misread", mention("12")))
    taken = Review.objects.get()
    answer = post(desk, act("undo", taken, "review", "It was right"))
    assert (answer.status_code, answer.json()["undoes"]) == (201, str(taken.public_id))
    assert Mention.objects.get(surface="12").measure == "deaths"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 3), ({"kind": "note"}, 1), ({"source": "halyard"}, 3), ({"source": "tidewater"}, 0),
        ({"in_force": "true"}, 1), ({"in_force": "false"}, 2),
    ],
)  # fmt: skip
def test_decisions_are_filtered(desk, editor, query, count):
    tell(make_article(), "12")
    taken = decide(editor, Kind.MISREAD, mention("12"))
    review.undo(editor, taken, reason="It was right", now=LATER)
    decide(editor, Kind.NOTE, mention("12"), "To be asked")
    assert len(get(desk, **query).json()["results"]) == count


def updates(client: Client, key: str = "") -> dict[str, Any]:
    article = suspicion().article
    return get(client, f"/api/v1/articles/{article.public_id}/updates", key).json()["results"][0]


def test_a_suspicion_is_told_to_people_alone(desk):
    tell(make_article(), "194", "164")
    assert updates(desk)["suspicion"] == "waiting"
    told = updates(Client(), make_key(scopes=("read",)))
    assert told["suspicion"] is None
    assert "suspected" not in told


def test_a_confirmed_suspicion_is_told_to_programs(desk, editor):
    tell(make_article(), "194", "164")
    decide(editor, Kind.CONFIRM_SUSPICION, suspicion(), "No notice, and no answer")
    assert updates(Client(), make_key(scopes=("read",)))["suspicion"] == "confirmed"


def test_a_dismissed_suspicion_is_not_told_to_programs(desk, editor):
    tell(make_article(), "194", "164")
    decide(editor, Kind.DISMISS_SUSPICION, suspicion(), "They told us")
    assert updates(Client(), make_key(scopes=("read",)))["suspicion"] is None
    assert updates(desk)["suspicion"] == "dismissed"


def test_the_list_asks_as_often_for_many_decisions_as_for_one(desk, editor, django_assert_max_num_queries):
    tell(make_article(), "12")
    for number in range(12):
        decide(editor, Kind.NOTE, mention("12"), f"Note {number}")
    with django_assert_max_num_queries(6):
        assert len(get(desk).json()["results"]) == 12


def test_the_address_is_described():
    assert reverse("api:reviews") == ADDRESS
