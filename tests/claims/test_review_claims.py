"""What an editor may decide about claims: which figures are one, which lead, and which are settled."""

from __future__ import annotations

import uuid

import pytest

from articles.models import User
from claims import review, waiting
from claims.models import Review, Story, Thread
from tests.builders import make_article
from tests.claims.deciding import (
    LATER,
    another,
    decide,
    make_editor,
    refusal,
    standing,
    tell,
    two_claims,
)
from tests.claims.deriving import derived_state

pytestmark = pytest.mark.django_db

Kind, On = Review.Kind, Review.Subject


@pytest.fixture
def editor() -> User:
    return make_editor()


def test_merged_claims_are_one_and_the_other_leads_there(editor):
    one, other = two_claims(editor)
    decide(editor, Kind.MERGE, one, claim=str(other.public_id))
    assert standing() == [one]
    other.refresh_from_db()
    assert other.successor == one


def test_a_merge_is_shown_with_the_claim_that_is_left_whichever_it_is(editor):
    one, other = two_claims(editor)
    taken = decide(editor, Kind.MERGE, other, claim=str(one.public_id))
    assert waiting.decisions_of_claim(one, Thread.objects.filter(claim=one))[0] == taken


def test_undoing_a_merge_brings_both_claims_back(editor):
    one, other = two_claims(editor)
    before = derived_state()
    merged = decide(editor, Kind.MERGE, one, claim=str(other.public_id))
    review.undo(editor, merged, reason="They are two", now=LATER)
    assert derived_state() == before


def test_a_split_claim_is_two(editor):
    tell(make_article(), "12")
    second = another("tidewater", "12", story=Story.objects.get())
    (claim,) = standing()
    gone = Thread.objects.get(article=second)
    decide(editor, Kind.SPLIT, claim, threads=[str(gone.public_id)])
    gone.refresh_from_db()
    assert len(standing()) == 2
    assert gone.claim != claim


def test_a_moved_figure_joins_the_other_claim(editor):
    one, other = two_claims(editor)
    thread = Thread.objects.get(claim=other)
    decide(editor, Kind.MOVE, thread, claim=str(one.public_id))
    thread.refresh_from_db()
    assert (thread.claim, standing()) == (one, [one])


def test_a_figure_that_was_set_aside_says_nothing_now(editor):
    tell(make_article(), "12")
    decide(editor, Kind.DEPRECATE, Thread.objects.get(), "A slip of the wire")
    assert standing()[0].by_publisher == []


def test_a_figure_that_was_set_aside_counts_again_when_it_moves(editor):
    article = tell(make_article(), "12")
    decide(editor, Kind.DEPRECATE, Thread.objects.get(), "A slip of the wire")
    tell(article, "31", start=1)
    (claim,) = standing()
    assert claim.by_publisher == [str(Thread.objects.get().public_id)]
    assert claim.needs_review


def test_a_preferred_figure_leads(editor):
    tell(make_article(), "12")
    another("tidewater", "14", story=Story.objects.get())
    first = Thread.objects.order_by("pk").first()
    decide(editor, Kind.PREFER, first)
    assert standing()[0].by_publisher[-1] == str(first.public_id)


def test_a_part_is_counted_as_a_part(editor):
    one, other = two_claims(editor)
    decide(editor, Kind.PART_OF, other, claim=str(one.public_id))
    assert {claim.counting for claim in standing() if claim != one} == {"part"}


def test_a_whole_is_no_part_of_its_part(editor):
    one, other = two_claims(editor)
    decide(editor, Kind.PART_OF, other, claim=str(one.public_id))
    assert refusal(editor, Kind.PART_OF, one, claim=str(other.public_id)) == "circular"


def test_a_settled_claim_is_reopened_by_a_later_figure(editor):
    article = tell(make_article(), "12")
    decide(editor, Kind.READ_CORRECTLY, standing()[0])
    tell(article, "31", start=1)
    assert standing()[0].needs_review


def test_a_settled_claim_rests_while_nothing_contradicts_it(editor):
    tell(make_article(), "12")
    decide(editor, Kind.READ_CORRECTLY, standing()[0])
    another("tidewater", "At least 10", story=Story.objects.get())
    assert not standing()[0].needs_review


def test_a_reopened_claim_is_settled_anew(editor):
    article = tell(make_article(), "12")
    decide(editor, Kind.READ_CORRECTLY, standing()[0])
    tell(article, "31", start=1)
    decide(editor, Kind.READ_CORRECTLY, standing()[0])
    assert not standing()[0].needs_review


@pytest.mark.parametrize("claim", ["no id", "", str(uuid.uuid4())])
def test_a_claim_that_is_not_there_is_not_merged(editor, claim):
    tell(make_article(), "12")
    assert refusal(editor, Kind.MERGE, standing()[0], claim=claim) == "unknown_claim"


def test_a_claim_is_not_merged_with_itself(editor):
    tell(make_article(), "12")
    (claim,) = standing()
    assert refusal(editor, Kind.MERGE, claim, claim=str(claim.public_id)) == "same_claim"


def test_claims_of_two_stories_are_not_merged(editor):
    tell(make_article(), "12")
    another("tidewater", "14", story=Story.objects.create())
    one, other = standing()
    assert refusal(editor, Kind.MERGE, one, claim=str(other.public_id)) == "other_story"


@pytest.mark.parametrize("threads", [None, [], ["all"], ["unknown"], "all", [{}]])
def test_a_split_that_leaves_nothing_is_refused(editor, threads):
    tell(make_article(), "12")
    ids = [str(thread.public_id) for thread in Thread.objects.all()]
    given = ids if threads == ["all"] else threads
    assert refusal(editor, Kind.SPLIT, standing()[0], threads=given) == "nothing_to_split"
