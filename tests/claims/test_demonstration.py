"""The demonstration tells what docs/demonstration.md says it does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from claims.models import Claim, ClaimUpdate, Mention, RevisionWarning, Story, Thread

pytestmark = pytest.mark.django_db

HALYARD, COURIER, EXPLAINER = "kestria-dam", "kolvar-dam", "kolvar-explained"
PONIENTE, KAZAKHSTAN = "kestria-presa", "kazakhstan-unrest"


@pytest.fixture(autouse=True, scope="module")
def _demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once for all tests here, which only read it, and rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demonstration", verbosity=0)
        yield
        transaction.set_rollback(True)


def words(mention: Mention | None) -> str | None:
    return mention and mention.surface.casefold()


def told(article: str, measure: str = "deaths") -> list[tuple[int, str, str | None, str | None, str]]:
    """What moved: the revision, the kind, the old and the new words, and where notice was given."""
    updates = ClaimUpdate.objects.filter(article__url__endswith=article, thread__claim__measure=measure)
    rows = updates.exclude(kind__in=("introduced", "dropped")).order_by("at", "pk")
    return [
        (row.revision.number, row.kind, words(row.old), words(row.new), row.notice)
        for row in rows.select_related("revision", "old", "new")
    ]


def test_the_wire_says_what_it_does():
    assert told(HALYARD) == [
        (2, "raised", "at least 12", "at least 31", "label"),
        (3, "raised", "at least 31", "58", "label"),
        (4, "raised", "58", "164", "label"),
        (5, "lowered", "164", "163", "text"),
        (6, "raised", "163", "169", "text"),
    ]


def test_the_injured_rise_without_a_word_in_the_label():
    assert (4, "raised", "at least 96", "212", "none") in told(HALYARD, "injuries")


def test_the_daily_raises_and_lowers_without_a_label():
    assert told(COURIER)[:3] == [
        (2, "raised", "at least 12", "at least 58", "none"),
        (3, "raised", "at least 58", "194", "none"),
        (4, "lowered", "194", "164", "none"),
    ]


def test_the_daily_corrects_the_evacuated_in_a_note_on_the_page():
    assert told(COURIER, "evacuated") == [(5, "lowered", "about 4,200", "about 2,400", "page")]


def test_a_note_about_the_evacuated_is_no_notice_about_the_dead():
    assert told(COURIER)[3] == (5, "raised", "164", "169", "none")


def test_a_toll_is_withdrawn_and_stated_again_in_spanish():
    assert told(PONIENTE) == [
        (2, "raised", "al menos doce", "al menos 31", "label"),
        (3, "raised", "al menos 31", "210", "label"),
        (4, "withdrawn", "210", None, "label"),
        (5, "reinstated", None, "164", "label"),
        (6, "lowered", "164", "163", "label"),
    ]


def test_only_the_unexplained_lowering_is_put_to_an_editor():
    suspected = ClaimUpdate.objects.filter(suspected=True).select_related("article", "revision")
    assert [(row.article.url.rsplit("/", 1)[1], row.revision.number) for row in suspected] == [(COURIER, 4)]


def test_the_two_ministries_are_in_conflict_and_nobody_else_is():
    (claim,) = Claim.objects.standing().filter(in_conflict=True)
    assert claim.measure == "deaths"
    assert {value for conflict in claim.conflicts for value in conflict["values"]} == {"151", "169"}


def test_the_explainer_and_the_spanish_agency_are_behind():
    behind = Thread.objects.filter(behind_since__isnull=False).select_related("article", "current")
    assert {(row.article.url.rsplit("/", 1)[1], words(row.current)) for row in behind} == {
        (EXPLAINER, "at least 58"),
        (PONIENTE, "163"),
    }


def test_the_missing_update_2_is_the_only_warning():
    (warning,) = RevisionWarning.objects.select_related("article")
    assert warning.article.url.endswith(HALYARD)
    assert (warning.kind, warning.params) == ("sequence_gap", {"after": 1, "is": 3})


def test_kazakhstan_moves_one_toll_and_not_the_other():
    assert told(KAZAKHSTAN) == [(2, "raised", "at least 18", "at least 26", "none")]


def test_the_dead_of_another_year_are_no_claim():
    assert not Mention.objects.filter(surface="61", thread__isnull=False).exists()


def test_two_disasters_are_two_stories():
    assert sorted(story.placements.count() for story in Story.objects.all()) == [1, 5]
