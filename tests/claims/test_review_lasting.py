"""No decision is overwritten, by no order of work."""

from __future__ import annotations

import threading
import uuid
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import User
from claims import review, tracking
from claims.models import Claim, ClaimUpdate, Mention, Review, Story, Thread
from claims.subjects import RefusedReviewError
from tests.builders import NOON, make_article, make_document, make_source, make_user, minutes, record
from tests.claims.deciding import (
    DEATHS,
    LATER,
    decide,
    make_editor,
    mention,
    put,
    rebuilt,
    suspicion,
    tell,
    two_claims,
)
from tests.claims.deriving import derived_state

pytestmark = pytest.mark.django_db

Kind, On = Review.Kind, Review.Subject


@pytest.fixture
def editor() -> User:
    return make_editor()


def test_a_rebuild_overwrites_no_decision(editor):
    one, other = two_claims(editor)
    decide(editor, Kind.MERGE, one, claim=str(other.public_id))
    decide(editor, Kind.DEPRECATE, Thread.objects.order_by("pk").first(), "A slip")
    before = derived_state()
    assert rebuilt() == before


def test_a_decision_about_a_long_article_takes_effect_with_the_worker(editor, monkeypatch):
    monkeypatch.setattr(review, "AT_ONCE", 2)
    article = tell(make_article(), "12", "31", "33")
    decide(editor, Kind.CORRECT, mention("31"), field="value", value="13")
    assert mention("31").value == 31
    tracking.track_article(article, now=LATER)
    assert mention("31").value == 13
    assert not article.announcements.filter(done_at=None).exists()


def test_a_late_revision_overwrites_no_decision(editor):
    article = tell(make_article(), "12", "31")
    decide(editor, Kind.CORRECT, mention("31"), field="value", value="13")
    document = make_document(DEATHS.format("9"), headline="Dam gives way above Talva")
    record(article, document=document, versioncreated_at=NOON + minutes(30), now=LATER)
    tracking.track_article(article, now=LATER)
    assert sorted(row.value for row in Mention.objects.filter(thread__isnull=False)) == [9, 12, 13]


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_decide_otherwise_at_once_one_is_refused():
    editor, colleague = make_editor(), make_user("max")
    tell(make_article(), "194", "164")
    update, outcomes = suspicion(), []

    def work(actor: User, kind: str) -> None:
        try:
            outcomes.append(decide(actor, kind, update, "I looked at it").kind)
        except RefusedReviewError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    kinds = {editor: Kind.CONFIRM_SUSPICION, colleague: Kind.DISMISS_SUSPICION}
    workers = [threading.Thread(target=work, args=pair) for pair in kinds.items()]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    assert "already_decided" in outcomes
    assert [review.kind for review in Review.objects.all()] == [
        code for code in outcomes if code in kinds.values()
    ]


STEPS = st.one_of(
    st.tuples(
        st.just("revision"), st.integers(0, 1), st.sampled_from(["9", "12", "14", "31", "At least 30"])
    ),
    st.tuples(st.sampled_from(["misread", "correct", "deprecate", "prefer", "settle"]), st.integers(0, 5)),
    st.tuples(st.sampled_from(["merge", "part", "split", "move", "undo", "confirm"]), st.integers(0, 5)),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=3, max_size=9))
def test_a_rebuild_ends_where_the_work_itself_ended(steps):
    before_all = transaction.savepoint()
    act_out(make_user("ines"), steps)
    worked = derived_state()
    anew = rebuilt()
    transaction.savepoint_rollback(before_all)
    assert anew == worked


def act_out(editor: User, steps: list[tuple[Any, ...]]) -> None:
    """Revisions of two articles of one story, and decisions between them; what is refused is passed over."""
    source = make_source(f"s{uuid.uuid4().hex[:8]}")
    articles = [make_article(f"urn:example:{n}", source) for n in range(2)]
    story = Story.objects.create()
    for article in articles:
        put(article, into=story)
    for hour, (name, place, *count) in enumerate(steps):
        if count:
            tell(articles[place], *count, start=-hour if name == "late" else hour)
        else:
            choose(editor, name, place)


def choose(editor: User, name: str, place: int) -> None:
    kinds: dict[str, tuple[str, Any]] = {
        "misread": (Kind.MISREAD, Mention.objects.filter(thread__isnull=False)),
        "correct": (Kind.CORRECT, Mention.objects.filter(thread__isnull=False)),
        "deprecate": (Kind.DEPRECATE, Thread.objects.all()),
        "prefer": (Kind.PREFER, Thread.objects.all()),
        "settle": (Kind.READ_CORRECTLY, Claim.objects.standing()),
        "merge": (Kind.MERGE, Claim.objects.standing()),
        "part": (Kind.PART_OF, Claim.objects.standing()),
        "split": (Kind.SPLIT, Claim.objects.standing()),
        "move": (Kind.MOVE, Thread.objects.all()),
        "undo": (Kind.UNDO, Review.objects.in_force()),
        "confirm": (Kind.CONFIRM_SUSPICION, ClaimUpdate.objects.filter(suspected=True)),
    }
    kind, rows = kinds[name]
    found = list(rows.order_by("public_id"))
    if not found:
        return
    claims = [str(claim.public_id) for claim in Claim.objects.standing().order_by("public_id")]
    threads = [str(thread.public_id) for thread in Thread.objects.order_by("public_id")[: place + 1]]
    params = {"field": "value", "value": "40", "claim": (claims or [""])[-1], "threads": threads}
    try:
        decide(editor, kind, found[place % len(found)], "A reason", **params)
    except RefusedReviewError:
        return
