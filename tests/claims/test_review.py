"""What an editor may decide about numbers and suspicions, and what is refused."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from articles.models import Article, User
from claims import review, tracking
from claims.decisions import BY_EDITOR, MISREAD
from claims.models import ClaimUpdate, Mention, Review, RevisionWarning, Thread
from claims.review import Act
from claims.subjects import RefusedReviewError
from tests.builders import make_article, make_document
from tests.claims.deciding import (
    DEATHS,
    LATER,
    decide,
    make_editor,
    mention,
    refusal,
    standing,
    suspicion,
    tell,
)
from tests.claims.reading import follow_documents

pytestmark = pytest.mark.django_db

Kind, On = Review.Kind, Review.Subject


@pytest.fixture
def editor() -> User:
    return make_editor()


# --- mentions


def test_a_misread_number_makes_no_thread(editor):
    tell(make_article(), "12")
    decide(editor, Kind.MISREAD, mention("12"))
    assert not Thread.objects.exists()
    assert mention("12").measure == MISREAD


def test_a_misread_number_keeps_its_id(editor):
    tell(make_article(), "12")
    before = mention("12").public_id
    decide(editor, Kind.MISREAD, mention("12"))
    assert mention("12").public_id == before


def test_a_corrected_value_moves_the_thread_that_it_stands_in(editor):
    tell(make_article(), "12", "31")
    decide(editor, Kind.CORRECT, mention("31"), field="value", value="13")
    update = ClaimUpdate.objects.get()
    assert (update.kind, update.new.value, update.new.rules[-1]) == ("raised", 13, BY_EDITOR)


def test_a_corrected_measure_keeps_the_id_of_the_mention(editor):
    tell(make_article(), "12")
    before = mention("12").public_id
    decide(editor, Kind.CORRECT, mention("12"), field="measure", value="injuries")
    assert (mention("12").public_id, mention("12").measure) == (before, "injuries")
    assert [claim.measure for claim in standing()] == ["injuries"]


def test_a_correction_holds_for_that_mention_only(editor):
    tell(make_article(), "12")
    decide(editor, Kind.CORRECT, mention("12"), field="value", value="21")
    tell(Article.objects.get(), "14", start=1)
    assert sorted(row.value for row in Mention.objects.filter(thread__isnull=False)) == [14, 21]


def test_two_corrections_of_one_mention_both_hold(editor):
    tell(make_article(), "12")
    decide(editor, Kind.CORRECT, mention("12"), field="value", value="21")
    decide(editor, Kind.CORRECT, mention("12"), field="place", value="Talva province")
    assert (mention("12").value, mention("12").place) == (21, "Talva province")


def test_undoing_one_of_two_corrections_leaves_the_other(editor):
    tell(make_article(), "12")
    first = decide(editor, Kind.CORRECT, mention("12"), field="value_high", value="40")
    decide(editor, Kind.CORRECT, mention("12"), field="value", value="20")
    review.undo(editor, first, reason="Too hasty", now=LATER)
    assert (mention("12").value, mention("12").value_high) == (20, None)


def test_a_correction_that_no_longer_fits_its_neighbours_rests(editor):
    tell(make_article(), "12")
    first = decide(editor, Kind.CORRECT, mention("12"), field="value_high", value="40")
    decide(editor, Kind.CORRECT, mention("12"), field="bound", value="vague")
    review.undo(editor, first, reason="Too hasty", now=LATER)
    assert (mention("12").value, mention("12").bound) == (12, "exact")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("surface", "13", "unknown_field"),
        ("value", "many", "bad_value"),
        ("value", "-3", "bad_value"),
        ("value", "NaN", "bad_value"),
        ("value", "1e30", "bad_value"),
        ("value", "12.0000001", "bad_value"),
        ("value_high", "3", "bad_value"),
        ("bound", "roughly", "bad_value"),
        ("measure", "unicorns", "bad_value"),
        ("place", "x" * 201, "bad_value"),
        ("is_background", "maybe", "bad_value"),
        ("value", "12", "no_change"),
        ("place", "a\0b", "bad_value"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(editor, field, value, code):
    tell(make_article(), "12")
    assert refusal(editor, Kind.CORRECT, mention("12"), field=field, value=value) == code
    assert not Review.objects.exists()


def test_a_misread_number_is_not_corrected(editor):
    tell(make_article(), "12")
    decide(editor, Kind.MISREAD, mention("12"))
    assert refusal(editor, Kind.CORRECT, mention("12"), field="value", value="13") == "is_misread"


def test_a_newer_extractor_does_not_escape_a_decision(editor, monkeypatch):
    tell(make_article(), "12")
    decided_on = mention("12").public_id
    decide(editor, Kind.CORRECT, mention("12"), field="value", value="21")
    read = tracking.read_revision

    def read_otherwise(*args, **kwargs):
        reading = read(*args, **kwargs)
        (passage, found), *_ = reading.mentions
        return replace(reading, mentions=((passage, replace(found, measure="injuries")),))

    monkeypatch.setattr(tracking, "read_revision", read_otherwise)
    tracking.rebuild_article(Article.objects.get(), now=LATER)
    found = Mention.objects.get(public_id=decided_on)
    assert (found.value, found.measure) == (21, "injuries")


# --- suspicions


@pytest.mark.parametrize("kind", [Kind.CONFIRM_SUSPICION, Kind.DISMISS_SUSPICION])
def test_a_decision_on_a_suspicion_needs_a_reason(editor, kind):
    tell(make_article(), "194", "164")
    assert refusal(editor, kind, suspicion(), " ") == "reason_required"


def test_a_decision_on_a_suspicion_is_kept_with_who_and_why(editor):
    tell(make_article(), "194", "164")
    decide(editor, Kind.CONFIRM_SUSPICION, suspicion(), "Nobody answered our call")
    kept = Review.objects.get()
    assert (kept.actor, kept.reason, kept.at, kept.params["words"]) == (
        editor, "Nobody answered our call", LATER, "194 → 164",
    )  # fmt: skip


def test_a_suspicion_is_decided_once(editor):
    tell(make_article(), "194", "164")
    decide(editor, Kind.CONFIRM_SUSPICION, suspicion(), "No notice")
    assert refusal(editor, Kind.DISMISS_SUSPICION, suspicion(), "A typo") == "already_decided"


def test_what_nobody_suspects_is_not_confirmed(editor):
    tell(make_article(), "12", "31")
    assert refusal(editor, Kind.CONFIRM_SUSPICION, ClaimUpdate.objects.get(), "Why not") == "not_suspected"


# --- every act


def test_what_is_not_there_is_not_decided_about(editor):
    with pytest.raises(RefusedReviewError, match="no longer, to be found"):
        review.decide(editor, Act(Kind.MISREAD, On.MENTION, uuid.uuid4()), now=LATER)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("praise", "unknown_kind"),
        ("merge", "wrong_subject"),
        ("link", "unknown_kind"),
        ("undo", "wrong_subject"),
    ],
)
def test_what_cannot_be_decided_about_a_number_is_refused(editor, kind, code):
    tell(make_article(), "12")
    assert refusal(editor, kind, mention("12"), "Because") == code


@pytest.mark.parametrize("reason", ["x" * 2001, "a\0b"])
def test_a_reason_that_cannot_be_kept_is_refused(editor, reason):
    tell(make_article(), "12")
    assert refusal(editor, Kind.NOTE, mention("12"), reason) == "bad_reason"


def test_nothing_is_undone_twice(editor):
    tell(make_article(), "12")
    misread = decide(editor, Kind.MISREAD, mention("12"))
    review.undo(editor, misread, reason="It was right", now=LATER)
    assert refusal(editor, Kind.UNDO, misread, "Again") == "already_undone"


def test_an_undo_needs_a_reason(editor):
    tell(make_article(), "12")
    misread = decide(editor, Kind.MISREAD, mention("12"))
    assert refusal(editor, Kind.UNDO, misread) == "reason_required"


def test_an_undo_is_not_undone(editor):
    tell(make_article(), "12")
    undone = review.undo(editor, decide(editor, Kind.MISREAD, mention("12")), reason="Right", now=LATER)
    assert refusal(editor, Kind.UNDO, undone, "No") == "not_undone_here"


def test_work_is_assigned_to_somebody_who_is_there(editor):
    tell(make_article(), "12")
    assert refusal(editor, Kind.ASSIGN, standing()[0], user="nobody") == "unknown_user"
    assert decide(editor, Kind.ASSIGN, standing()[0], user="ines").params["user"] == "ines"


def test_a_warning_that_is_none_is_marked_as_misread(editor):
    document = make_document(DEATHS.format("12"), headline="31 people were killed in Talva")
    follow_documents(make_article(), document)
    warning = RevisionWarning.objects.get()
    decide(editor, Kind.MISREAD, warning)
    assert RevisionWarning.objects.get().public_id == warning.public_id
