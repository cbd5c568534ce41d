from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from articles.documents import Label, Notice
from articles.ingest import RefusedRevisionError, open_article, split_guid
from articles.models import Announcement, Article, IdempotencyKey, Revision
from articles.signals import revision_recorded
from tests.builders import NOON, make_article, make_document, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article()


def headlines(article: Article) -> list[str]:
    return [revision.body.headline for revision in article.revisions.in_publisher_order()]


def test_the_first_revision_is_number_one_and_new(article):
    recorded = record(article, "Twelve people died.")
    assert recorded.is_new
    assert recorded.revision.number == 1


def test_it_stores_nothing_when_the_text_is_unchanged(article):
    first = record(article, "Twelve people died.")
    again = record(article, "Twelve people died.", now=NOON + minutes(5))
    assert again.revision == first.revision
    assert not again.is_new
    assert article.revisions.count() == 1


def test_a_reversion_is_a_revision_of_its_own(article):
    for paragraph in ("Twelve died.", "Fourteen died.", "Twelve died."):
        record(article, paragraph)
    assert article.revisions.count() == 3


def test_a_changed_number_alone_is_a_new_revision(article):
    record(article, "At least 12 people died.")
    assert record(article, "At least 13 people died.").is_new


@pytest.mark.parametrize(
    "changed",
    [
        {"headline": "Dam gives way, 12 dead"},
        {"byline": "By Ana Lund"},
        {"kicker": "Disasters"},
        {"note": "Eds: updates"},
        {"label": Label(raw="(Update 1)", kinds=("update",), sequence=1)},
        {"notices": (Notice(text="An earlier version said 14.", where="page"),)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_each_field_of_the_publisher_makes_a_revision_by_itself(article, changed):
    record(article, document=make_document("Twelve died."))
    assert record(article, document=make_document("Twelve died.", **changed)).is_new


def test_furniture_around_the_text_makes_no_revision(article):
    record(article, document=make_document("Twelve died."))
    assert not record(article, document=make_document("Twelve died.", furniture=("Related Articles",))).is_new


def test_a_change_of_state_with_the_same_text_is_a_revision(article):
    record(article, "Twelve died.", pubstatus="draft")
    assert record(article, "Twelve died.", pubstatus="usable").is_new


def test_the_same_version_with_the_same_content_is_the_stored_revision(article):
    first = record(article, "Twelve died.", provider_version="1")
    record(article, "Fourteen died.", provider_version="2")
    again = record(article, "Twelve died.", provider_version="1")
    assert again.revision == first.revision
    assert not again.is_new


def test_the_same_version_with_other_content_is_stored_with_a_warning(article):
    record(article, "Twelve died.", provider_version="1")
    recorded = record(article, "Fourteen died.", provider_version="1")
    assert recorded.is_new
    assert recorded.revision.warnings == ["version_reused"]


def test_without_a_version_the_time_it_was_created_tells_versions_apart(article):
    first = record(article, "Twelve died.", versioncreated_at=NOON - minutes(9))
    record(article, "Fourteen died.", versioncreated_at=NOON - minutes(5))
    again = record(article, "Twelve died.", versioncreated_at=NOON - minutes(9))
    assert again.revision == first.revision


def test_a_revision_that_arrives_late_takes_its_place_in_the_publishers_order(article):
    for headline, at in (("first", 0), ("third", 20), ("second", 10)):
        record(
            article,
            document=make_document("Text.", headline=headline),
            versioncreated_at=NOON + minutes(at),
            now=NOON + minutes(60),
        )
    assert headlines(article) == ["first", "second", "third"]
    assert [r.number for r in article.revisions.in_publisher_order()] == [1, 3, 2]


def test_a_late_revision_is_compared_with_the_one_in_force_at_its_time(article):
    record(article, "Twelve died.", versioncreated_at=NOON)
    record(article, "Fourteen died.", versioncreated_at=NOON + minutes(20), now=NOON + minutes(30))
    late = record(article, "Twelve died.", versioncreated_at=NOON + minutes(10), now=NOON + minutes(40))
    assert not late.is_new


def test_without_a_time_a_revision_comes_last_even_behind_a_fast_clock(article):
    record(article, "Twelve died.", versioncreated_at=NOON + minutes(30))
    recorded = record(article, "Fourteen died.", now=NOON + minutes(1))
    assert article.revisions.in_publisher_order().last() == recorded.revision


def test_a_time_far_ahead_is_kept_but_orders_nothing(article):
    recorded = record(article, "Twelve died.", versioncreated_at=datetime(2034, 1, 1, tzinfo=UTC))
    assert recorded.revision.ordered_at == NOON
    assert recorded.revision.warnings == ["versioncreated_in_future"]


@pytest.mark.parametrize("paragraph", ["", "  \n\t "])
def test_a_revision_without_text_is_refused_and_nothing_is_stored(article, paragraph):
    with pytest.raises(RefusedRevisionError) as refused:
        record(article, document=make_document(paragraph, headline=""))
    assert refused.value.code == "empty"
    assert Revision.objects.count() == 0


@pytest.mark.parametrize("pubstatus", ["withheld", "canceled"])
def test_a_hold_or_a_kill_needs_no_text(article, pubstatus):
    assert record(article, document=make_document(headline=""), pubstatus=pubstatus).is_new


@pytest.mark.parametrize("text", ["Twelve\x00 died.", "Twelve \\\x00 died.", "Twelve \ud800 died."])
def test_text_that_cannot_be_kept_to_the_letter_is_refused(article, text):
    with pytest.raises(RefusedRevisionError) as refused:
        record(article, text)
    assert refused.value.code == "unstorable_characters"


@pytest.mark.parametrize(
    "text", ["عدد 12 قتيلا", "x\u202ey", "e\u0301", "\u00e9", "👩‍👩‍👧", "  12 dead  ", "a\r\nb", "C:\\u0000"]
)
def test_unusual_text_is_stored_to_the_letter(article, text):
    recorded = record(article, text, original={"body": text})
    stored = Revision.objects.get(pk=recorded.revision.pk).body
    assert stored.original == {"body": text}
    assert stored.read().blocks[0].text == text


def test_every_revision_is_announced_once(article):
    recorded = record(article, "Twelve died.")
    assert [a.state for a in Announcement.objects.filter(revision=recorded.revision)] == ["pending"]


def test_an_embargoed_revision_is_announced_again_for_the_end_of_its_embargo(article):
    record(article, "Twelve died.", embargoed_until=NOON + minutes(90))
    due = Announcement.objects.order_by("due_at").values_list("due_at", flat=True)
    assert list(due) == [NOON, NOON + minutes(90)]


def test_the_signal_is_sent_after_the_commit_and_only_for_what_is_new(
    article, django_capture_on_commit_callbacks
):
    heard: list[int] = []

    def listen(article_ids: list[int], **_: object) -> None:
        heard.extend(article_ids)

    revision_recorded.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        record(article, "Twelve died.")
        assert heard == []
        record(article, "Twelve died.")
    revision_recorded.disconnect(listen)
    assert heard == [article.pk]


def test_the_same_request_again_gets_the_same_revision_whatever_came_between(article):
    sender = make_user()
    first = record(article, "Twelve died.", sender=sender, idempotency_key="k1")
    record(article, "Fourteen died.", sender=sender)
    again = record(article, "Twelve died.", sender=sender, idempotency_key="k1")
    assert again.revision == first.revision
    assert not again.is_new


def test_another_request_with_a_used_key_is_refused(article):
    sender = make_user()
    record(article, "Twelve died.", sender=sender, idempotency_key="k1")
    with pytest.raises(RefusedRevisionError) as refused:
        record(article, "Fourteen died.", sender=sender, idempotency_key="k1")
    assert refused.value.code == "key_reused"
    assert IdempotencyKey.objects.count() == 1


def test_the_database_refuses_a_second_revision_of_one_number(article):
    revision = record(article, "Twelve died.").revision
    revision.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        revision.save(force_insert=True)


@pytest.mark.parametrize(
    ("guid", "expected"),
    [
        ("urn:newsml:efe.example:20220107:26900123:7", ("urn:newsml:efe.example:20220107:26900123", "7")),
        ("urn:newsml:reuters.example:20220107:nL1:3U", ("urn:newsml:reuters.example:20220107:nL1", "3")),
        ("tag:example.org,2022:story:7", ("tag:example.org,2022:story:7", "")),
        ("12345", ("12345", "")),
    ],
)
def test_a_version_at_the_end_of_a_guid_is_no_part_of_the_identity(guid, expected):
    assert split_guid(guid) == expected


@pytest.mark.django_db(transaction=True)
def test_writers_that_send_the_same_revision_at_once_store_it_once_and_in_order():
    source = make_source()
    barrier = threading.Barrier(8)
    failures: list[Exception] = []

    def write() -> None:
        try:
            barrier.wait(timeout=30)
            for number in range(5):
                article = open_article(source, guid="urn:example:race")
                record(article, f"{number} people died.", provider_version=str(number))
        except Exception as error:  # noqa: BLE001 - a thread's failure is told by the test itself
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert list(Revision.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5]
