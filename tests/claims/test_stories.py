from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Story, Thread
from claims.stories import derive_story
from tests.claims.telling_stories import DAM, LATER, publish

pytestmark = pytest.mark.django_db


def tell_the_dam(*outlets: str) -> Story:
    for hour, outlet in enumerate(outlets, start=1):
        text = DAM.replace("At least 12", str(12 + hour))
        at = LATER + timedelta(hours=hour)
        publish(outlet, text, headline="Dam gives way in Kestria", at=at)
    return Story.objects.get()


def queries_of_deriving(story: Story) -> list[str]:
    with CaptureQueriesContext(connection) as made:
        derive_story(story, now=LATER)
    return [query["sql"] for query in made]


def test_deriving_a_story_again_writes_nothing_but_the_story():
    story = tell_the_dam("halyard", "courier", "ledger")
    written = [sql for sql in queries_of_deriving(story) if sql.startswith(("UPDATE", "INSERT", "DELETE"))]
    assert [sql.split()[1] for sql in written] == ['"claims_story"']


def test_deriving_a_story_asks_no_more_often_for_more_articles():
    few = len(queries_of_deriving(tell_the_dam("halyard", "courier")))
    assert len(queries_of_deriving(tell_the_dam("ledger", "tribune", "beacon"))) == few


def test_threads_that_stay_behind_are_written_together():
    story = tell_the_dam("halyard", "courier", "ledger", "tribune")
    behind = Thread.objects.exclude(behind=None).count()
    Thread.objects.update(behind=None, behind_since=None)
    written = [sql for sql in queries_of_deriving(story) if sql.startswith('UPDATE "claims_thread"')]
    assert len(written) == 1 < behind == Thread.objects.exclude(behind=None).count()


def test_a_claim_that_was_changed_by_hand_is_derived_again():
    story = tell_the_dam("halyard", "courier")
    before = Claim.objects.values().get(measure="deaths")
    Claim.objects.update(noun="sheep", by_publisher=[])
    derive_story(story, now=LATER)
    assert Claim.objects.values().get(measure="deaths") == before
