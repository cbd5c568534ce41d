from __future__ import annotations

import random
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Announcement, Article, Revision
from claims import tracking
from claims.models import Claim, ClaimUpdate, Story, Thread
from tests.builders import NOON, make_article, make_document, make_source, minutes, record
from tests.claims.deriving import derived_state

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=5)


def tell(count: str, more: str = "The cause is not known.") -> tuple[str, str]:
    return (
        f"{count} people were killed when the dam above Talva gave way on Tuesday, the ministry said.",
        more,
    )


def track(article: Article, now=LATER) -> int:
    return tracking.track_article(article, now=now)


def follow(article: Article, *counts: str, **fields) -> None:
    """Records a revision with each count, an hour apart, and tracks each as it comes."""
    for hour, count in enumerate(counts):
        record(article, *tell(count), versioncreated_at=NOON + timedelta(hours=hour), now=LATER, **fields)
        track(article)


def moves(article: Article) -> list[tuple[str, str | None, str | None]]:
    """The article's updates of deaths in order, each as its kind and the old and new words."""
    rows = ClaimUpdate.objects.filter(article=article).select_related("old", "new").order_by("at", "pk")
    deaths = [row for row in rows if (row.new or row.old).measure == "deaths"]
    return [(row.kind, row.old and row.old.surface, row.new and row.new.surface) for row in deaths]


@pytest.fixture
def article() -> Article:
    return make_article()


def test_the_first_revision_opens_threads_and_tells_no_update(article):
    follow(article, "At least 12")
    assert [thread.current.surface for thread in Thread.objects.all()] == ["At least 12"]
    assert moves(article) == []


def test_a_raised_number_moves_its_thread(article):
    follow(article, "At least 12", "At least 31")
    assert moves(article) == [("raised", "At least 12", "At least 31")]
    assert Thread.objects.get().current.surface == "At least 31"


def test_a_reversion_is_told(article):
    follow(article, "12", "14", "12")
    assert [kind for kind, *_ in moves(article)] == ["raised", "lowered"]


def test_tracking_twice_changes_nothing(article):
    follow(article, "12", "14")
    before = derived_state()
    assert track(article) == 0
    assert derived_state() == before


def test_every_revision_is_marked_done(article):
    follow(article, "12", "14")
    assert {revision.tracking for revision in Revision.objects.all()} == {"done"}


def test_a_late_revision_is_worked_into_the_history(article):
    for count, at in (("12", 0), ("58", 20), ("31", 10)):
        record(article, *tell(count), versioncreated_at=NOON + minutes(at), now=LATER)
        track(article)
    assert moves(article) == [("raised", "12", "31"), ("raised", "31", "58")]


@pytest.mark.parametrize("seed", range(6))
def test_history_comes_out_the_same_in_whatever_order_revisions_arrive(seed):
    source = make_source(time_zone="UTC")
    chance = random.Random(seed)
    counts = [str(chance.choice((3, 9, 12, 14, 31))) for _ in range(7)]
    in_order, shuffled = (make_article(f"urn:example:{name}", source) for name in ("in order", "shuffled"))
    sent = list(enumerate(counts))
    for name, article in ((False, in_order), (True, shuffled)):
        if name:
            chance.shuffle(sent)
        for place, count in sent:
            document = make_document(*tell(count), headline=f"Take {place}")
            record(article, document=document, versioncreated_at=NOON + minutes(place), now=LATER)
            if chance.random() < 0.6:
                track(article)
        track(article)
    assert moves(shuffled) == moves(in_order)


def test_a_rebuild_ends_in_the_same_state(article):
    follow(article, "At least 12", "31", "58", "31")
    before = derived_state()
    tracking.rebuild_article(article, now=LATER)
    assert derived_state() == before


@pytest.mark.parametrize("seed", range(4))
def test_a_rebuild_in_portions_ends_where_following_one_by_one_did(article, monkeypatch, seed):
    chance = random.Random(seed)
    for hour in range(9):
        texts = [tell(str(chance.choice((3, 9, 12, 14))))[0], f"{chance.choice((5, 7))} people are missing."]
        told = chance.sample(texts, chance.choice((1, 2)))
        state = chance.choice(("usable", "usable", "draft", "withheld"))
        record(article, *told, versioncreated_at=NOON + timedelta(hours=hour / 2), now=LATER, pubstatus=state)
        track(article)
    before = derived_state()
    monkeypatch.setattr(tracking, "KEPT_AT_ONCE", 2)
    tracking.rebuild_article(article, now=LATER)
    assert derived_state() == before


def test_a_rebuild_asks_the_database_no_more_often_for_more_revisions(article):
    follow(article, "3", "9", "12")
    with CaptureQueriesContext(connection) as few, transaction.atomic():
        tracking.derive_anew(article, now=LATER)
    follow(article, "14", "31")
    with CaptureQueriesContext(connection) as more, transaction.atomic():
        tracking.derive_anew(article, now=LATER)
    assert len(more) == len(few)


def test_what_is_under_embargo_moves_nothing_until_it_ends(article):
    follow(article, "12")
    record(
        article,
        *tell("14"),
        versioncreated_at=NOON + minutes(10),
        now=LATER,
        embargoed_until=LATER + minutes(30),
    )
    track(article, now=LATER)
    assert Thread.objects.get().current.surface == "12"
    track(article, now=LATER + minutes(31))
    assert Thread.objects.get().current.surface == "14"


def test_a_draft_moves_no_thread_but_its_numbers_are_read(article):
    follow(article, "12")
    draft = record(article, *tell("14"), now=LATER, pubstatus="draft").revision
    track(article)
    assert Thread.objects.get().current.surface == "12"
    assert [mention.surface for mention in draft.mentions.filter(measure="deaths")] == ["14"]


def test_what_is_published_is_compared_with_what_was_published_before(article):
    follow(article, "12")
    for hour, (count, state) in enumerate((("14", "draft"), ("16", "usable")), start=2):
        record(
            article, *tell(count), versioncreated_at=NOON + timedelta(hours=hour), now=LATER, pubstatus=state
        )
        track(article)
    published = ClaimUpdate.objects.filter(revision__pubstatus="usable")
    assert [(update.old.surface, update.new.surface) for update in published] == [("12", "16")]


def test_a_kill_withdraws_every_figure(article):
    follow(article, "12")
    record(article, "Kill the dam story.", now=LATER, pubstatus="canceled")
    track(article)
    assert [thread.status for thread in Thread.objects.all()] == ["withdrawn"]


def test_a_hold_changes_no_figure(article):
    follow(article, "12")
    record(article, "Hold the dam story.", now=LATER, pubstatus="withheld")
    track(article)
    assert [thread.status for thread in Thread.objects.all()] == ["live"]


def test_only_measures_that_the_source_tracks_become_threads():
    article = make_article(source=make_source(tracked_measures=["injuries"]))
    record(article, "Twelve people were killed and 40 injured.")
    track(article)
    assert [thread.current.measure for thread in Thread.objects.all()] == ["injuries"]
    assert article.mentions.filter(measure="deaths").exists()


def test_a_revision_that_cannot_be_followed_is_given_up_after_three_attempts(article, monkeypatch):
    class UnreadableError(Exception): ...

    def fail(*_, **__):
        raise UnreadableError

    record(article, *tell("12"))
    monkeypatch.setattr(tracking, "read_revision", fail)
    for _ in range(3):
        with pytest.raises(UnreadableError):
            track(article)
    assert track(article) == 0
    assert Revision.objects.get().tracking == "failed"


def test_what_was_given_up_does_not_hold_up_what_comes_after(article):
    record(article, *tell("12"), versioncreated_at=NOON)
    Announcement.objects.update(attempts=Announcement.MAX_ATTEMPTS)
    record(article, *tell("14"), versioncreated_at=NOON + minutes(5), now=LATER)
    track(article)
    assert [revision.tracking for revision in article.revisions.in_publisher_order()] == ["failed", "done"]


def test_figures_too_large_to_keep_are_left_out(article):
    record(article, "There are " + "9" * 40 + " reasons, and 12 people were killed.")
    track(article)
    assert [mention.surface for mention in article.mentions.filter(measure="deaths")] == ["12"]


def test_two_outlets_that_tell_one_event_share_a_claim():
    for slug in ("halyard", "courier"):
        article = make_article(f"urn:example:{slug}", make_source(slug))
        record(article, *tell("At least 12"))
        track(article)
    assert Story.objects.count() == 1
    assert [claim.threads.count() for claim in Claim.objects.filter(measure="deaths")] == [2]


def test_two_events_are_two_stories():
    texts = {
        "dam": "Twelve people were killed when the Kolvar dam in Kestria gave way on Tuesday.",
        "train": "Twelve people were killed when a train left the rails near Oslund in Norrvik on Tuesday.",
    }
    for guid, text in texts.items():
        article = make_article(f"urn:example:{guid}", make_source(guid))
        record(article, document=make_document(text, headline=guid.title()))
        track(article)
    assert Story.objects.count() == 2


def test_a_claim_that_is_gone_keeps_its_row_and_says_why(article):
    follow(article, "12")
    claim = Claim.objects.get(measure="deaths")
    Thread.objects.filter(claim=claim).delete()
    tracking.settle_in_story(article, now=LATER)
    claim.refresh_from_db()
    assert claim.retired_reason == "no_longer_read"


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_on_one_article_and_one_story_end_where_one_alone_does():
    source = make_source()
    articles = [make_article(f"urn:example:{name}", source) for name in ("a", "b")]
    for article in articles:
        for number in range(6):
            record(article, *tell(str(10 + number)), versioncreated_at=NOON + minutes(number), now=LATER)
    failures: list[Exception] = []

    def work() -> None:
        try:
            for article in articles:
                track(article)
        except Exception as error:  # noqa: BLE001 - a thread's failure is told by the test itself
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    raced = derived_state()
    for article in articles:
        tracking.rebuild_article(article, now=LATER)
    assert failures == []
    assert raced == derived_state()


def test_a_toll_with_the_attackers_does_not_conflict_with_one_without():
    for slug, count, more, says in (
        ("halyard", "Nine", ", including the gunman", "the police"),
        ("courier", "Eight", ", not including the gunman", "the mayor's office"),
    ):
        article = make_article(f"urn:example:{slug}", make_source(slug))
        text = f"{count} people were killed{more} when a man opened fire in Talva on Tuesday, {says} said."
        record(article, document=make_document(text, headline="Shooting in Talva"), now=LATER)
        track(article)
    assert not Claim.objects.filter(in_conflict=True).exists()


def test_what_another_worker_has_in_hand_is_left_to_it_and_no_attempt_is_counted(article):
    record(article, *tell("12"))
    assert Announcement.objects.begin(Announcement.objects.get())
    assert track(article) == 0
    assert Announcement.objects.get().attempts == 1


def test_what_a_worker_that_died_had_in_hand_is_taken_up_after_a_while(article):
    record(article, *tell("12"))
    Announcement.objects.begin(Announcement.objects.get())
    Announcement.objects.update(begun_at=timezone.now() - Announcement.LEASE - timedelta(seconds=1))
    assert track(article) == 1
