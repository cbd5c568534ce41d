from __future__ import annotations

import threading
from datetime import time

import pytest
from django.core import mail
from django.db import connection

from articles.models import Article, Revision
from claims import alerting, review, tracking
from claims.alerting import reckoning
from claims.alerting.messages import lines_of
from claims.alerting.subscriptions import mute
from claims.models import Alert, ClaimUpdate, Delivery, Reckoning, Review
from claims.review import Act
from tests.builders import NOON, make_article, make_source, minutes, record
from tests.claims.subscribing import come_in, follow_story, follow_words, later, line, owed, reader, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """An article that said twelve at noon."""
    article = make_article(source=make_source("halyard", name="Halyard Wire"))
    come_in(article, tell("At least 12"), at=0)
    return article


def other_outlet(number: int) -> Article:
    slug = f"outlet-{number}"
    return make_article(f"urn:example:{slug}", make_source(slug))


# --- what is owed


def test_a_toll_that_moves_is_owed_to_who_follows_its_story(article):
    follow_story()
    come_in(article, tell("At least 31"), at=20)
    assert owed() == ["moved at least 12 → at least 31"]


def test_a_first_figure_and_an_unchanged_one_are_owed_to_nobody(article):
    follow_story()
    come_in(article, tell("At least 12", "It is raining."), at=20)
    assert owed() == []


@pytest.mark.parametrize(
    ("asked", "is_owed"),
    [
        ({"measures": ["deaths"]}, True),
        ({"measures": ["injuries"]}, False),
        ({"direction": "lowered"}, False),
        ({"at_least": 19}, True),
        ({"at_least": 20}, False),
        ({"at_least_percent": 150}, True),
        ({"at_least_percent": 200}, False),
        ({"events": ["conflict"]}, False),
    ],
)
def test_only_what_was_asked_for_is_owed(article, asked, is_owed):
    follow_story(**asked)
    come_in(article, tell("31"), at=20)
    assert bool(owed()) is is_owed


@pytest.mark.parametrize(
    ("words", "is_owed"), [("talva DAM", True), ("halyard", True), ("talva flood", False)]
)
def test_a_saved_search_is_told_of_the_texts_that_it_finds(article, words, is_owed):
    follow_words(words)
    come_in(article, tell("31"), at=20)
    assert bool(owed()) is is_owed


def test_a_source_and_an_article_can_be_followed(article):
    elsewhere = other_outlet(1)
    come_in(elsewhere, tell("At least 12"), at=5)
    for name, where in (("mine", {"article": article}), ("theirs", {"source": elsewhere.source})):
        reader().subscriptions.create(name=name, **where)
    come_in(article, tell("31"), at=20)
    assert [alert.subscription.name for alert in Alert.objects.all()] == ["mine"]


def test_a_new_high_is_told_to_who_asked_for_highs_alone(article):
    follow_story(events=["extreme"])
    for at, count in enumerate(("31", "28", "30", "33"), start=1):
        come_in(article, tell(count), at=10 * at)
    assert owed() == ["extreme at least 12 → 31", "extreme 30 → 33"]


def test_a_new_article_that_begins_with_a_higher_toll_than_any_raises_it(article):
    follow_story()
    come_in(other_outlet(1), tell("58"), at=20)
    assert owed() == ["moved 12 → 58"]


def test_a_new_article_with_an_older_toll_moves_nothing(article):
    follow_story(events=["moved", "extreme"])
    come_in(article, tell("58"), at=10)
    come_in(other_outlet(1), tell("31"), at=20)
    assert owed() == ["moved at least 12 → 58"]


def test_authorities_that_contradict_each_other_are_told_once(article):
    follow_story(events=["conflict"])
    for at, count in ((10, "151"), (20, "152"), (30, "153")):
        text = (
            f"{count} people were killed when the Kolvar dam above Talva gave way, the health ministry said."
        )
        come_in(other_outlet(at), text, at=at)
        own = f"{at + 150} people were killed when the Kolvar dam gave way, the interior ministry said."
        come_in(article, own, at=at + 5)
    assert [alert.event for alert in Alert.objects.all()] == ["conflict"]


def test_who_stays_behind_is_told_after_an_hour(article):
    slow = other_outlet(1)
    come_in(slow, tell("12"), at=5)
    follow_story(events=["behind"])
    come_in(article, tell("31"), at=20)
    (alert,) = Alert.objects.all()
    assert line(alert).particulars[0] == "Outlet-1 still says 12"
    assert alert.due_at == NOON + minutes(80)


def test_who_caught_up_within_the_hour_is_not_told(article):
    slow = other_outlet(1)
    come_in(slow, tell("12"), at=5)
    follow_story(events=["behind"])
    come_in(article, tell("31"), at=20)
    come_in(slow, tell("31"), at=40)
    assert alerting.send_due(now=later(2)) == 0
    assert not Alert.objects.exists()


# --- once


def test_thirty_outlets_that_raise_one_toll_to_one_value_are_one_alert(article):
    outlets = [other_outlet(number) for number in range(6)]
    for outlet in outlets:
        come_in(outlet, tell("At least 12"), at=5)
    follow_story(events=["moved"])
    for number, outlet in enumerate([article, *outlets]):
        come_in(outlet, tell("31"), at=20 + number)
    assert owed() == ["moved at least 12 → 31"]


def test_a_page_that_alternates_is_told_once_each_way_and_once_back(article):
    follow_story()
    for at, count in enumerate(("31", "12", "31", "12", "31", "12"), start=1):
        come_in(article, tell(count), at=10 * at)
    assert owed() == ["moved at least 12 → 31", "moved 31 → 12", "moved 12 → 31"]


def test_what_happens_again_after_hours_of_calm_is_told_again(article):
    follow_story()
    for hour, count in enumerate(("31", "12", "31", "12"), start=1):
        come_in(article, tell(count), at=180 * hour)
    assert owed() == ["moved at least 12 → 31", "moved 31 → 12", "moved 12 → 31", "moved 31 → 12"]


def test_others_who_rise_and_fall_with_the_first_are_no_other_news(article):
    slow = other_outlet(1)
    come_in(slow, tell("At least 12"), at=5)
    follow_story(events=["moved"])
    for at, count in ((20, "31"), (40, "12"), (60, "31")):
        come_in(article, tell(count), at=at)
    for at, count in ((70, "31"), (80, "12"), (90, "31")):
        come_in(slow, tell(count), at=at)
    assert owed() == ["moved at least 12 → 31", "moved 31 → 12", "moved 12 → 31"]


def test_owing_twice_owes_once(article):
    follow_story()
    come_in(article, tell("31"), at=20)
    assert alerting.owe_for_article(article, now=NOON + minutes(21)) == 0
    Reckoning.objects.all().delete()
    assert alerting.owe_for_article(article, now=NOON + minutes(22)) == 2
    assert len(owed()) == 1


def test_each_subscription_is_owed_its_own(article):
    follow_story(reader("ines"))
    follow_story(reader("omar"))
    come_in(article, tell("31"), at=20)
    assert sorted(alert.subscription.user.username for alert in Alert.objects.all()) == ["ines", "omar"]


def test_moves_before_the_message_goes_out_are_one_line(article):
    follow_story(pace="hourly")
    for at, count in ((10, "31"), (20, "58")):
        come_in(article, tell(count), at=at)
    assert [told.figures for told in lines_of(Alert.objects.all())] == ["at least 12 → 58 (via 31)"]


def test_what_a_worker_that_died_left_is_owed_by_the_sweep(article, monkeypatch):
    follow_story()
    with monkeypatch.context() as patch:
        patch.setattr(alerting, "owe_for_article", lambda *_, **__: 0)
        come_in(article, tell("31"), at=20)
    assert owed() == []
    alerting.owe_what_was_left(now=NOON + minutes(20))
    assert owed() == []
    alerting.owe_what_was_left(now=NOON + minutes(22))
    assert owed() == ["moved at least 12 → 31"]


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_owe_each_subscription_once():
    articles = [other_outlet(number) for number in range(2)]
    for outlet in articles:
        come_in(outlet, tell("At least 12"), at=0)
    for name in ("ines", "omar", "wu"):
        follow_story(reader(name), events=["moved"])
    for outlet in articles:
        for number in range(3):
            at = NOON + minutes(10 + number)
            record(outlet, tell(str(20 + number)), versioncreated_at=at, now=at)
    failures: list[Exception] = []

    def work() -> None:
        try:
            for outlet in articles:
                tracking.track_article(outlet, now=NOON + minutes(20))
                reckoning._reckon(outlet, list(outlet.revisions.in_publisher_order()), now=NOON + minutes(20))
            alerting.send_due(now=NOON + minutes(21))
        except Exception as error:  # noqa: BLE001 - a thread's failure is told by the test itself
            failures.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=120)
    assert failures == []
    keys = [(alert.subscription.user.username, alert.key) for alert in Alert.objects.all()]
    assert len(keys) == len(set(keys)) == 9
    assert not Alert.objects.filter(delivery=None).exists()
    assert {delivery.attempts for delivery in Delivery.objects.all()} == {1}
    assert len(mail.outbox) == Delivery.objects.count()


# --- suspicions


@pytest.fixture
def suspected(article) -> ClaimUpdate:
    follow_story()
    come_in(article, tell("194"), at=20)
    come_in(article, tell("164"), at=40)
    update = ClaimUpdate.objects.get(kind="lowered")
    ClaimUpdate.objects.filter(pk=update.pk).update(suspected=True)
    return update


def test_a_suspected_change_is_told_as_the_move_that_it_is(suspected):
    alert = Alert.objects.get(params__kind="lowered")
    told = line(alert)
    assert (told.figures, told.particulars) == ("194 → 164", ("lowered", "says ministry"))
    assert "suspect" not in str(alert.params)


def confirm(update: ClaimUpdate, *, at: int) -> Review:
    act = Act(Review.Kind.CONFIRM_SUSPICION, Review.Subject.UPDATE, update.public_id, "The paper told us so.")
    return review.decide(reader("omar"), act, now=NOON + minutes(at))


def test_a_confirmed_suspicion_is_told_once_with_its_reason(suspected):
    confirm(suspected, at=50)
    alerting.owe_for_confirmed_suspicion(suspected, now=NOON + minutes(51))
    (alert,) = Alert.objects.filter(event="suspicion_confirmed")
    assert "“The paper told us so.”" in line(alert).particulars
    alerting.send_due(now=NOON + minutes(52))
    assert "an editor confirmed that this was changed without notice" in mail.outbox[0].body


def test_a_confirmation_that_was_undone_before_the_message_is_not_told(suspected):
    review.undo(reader("omar"), confirm(suspected, at=50), reason="A slip.", now=NOON + minutes(51))
    alerting.send_due(now=NOON + minutes(52))
    assert "an editor confirmed" not in mail.outbox[0].body


def test_a_suspicion_in_what_was_imported_is_confirmed_without_a_message(suspected):
    Revision.objects.filter(pk=suspected.revision_id).update(channel="import")
    suspected.refresh_from_db()
    alerting.owe_for_confirmed_suspicion(suspected, now=NOON + minutes(50))
    assert not Alert.objects.filter(event="suspicion_confirmed").exists()


# --- when


def test_quiet_hours_are_those_of_the_reader(article):
    # At noon in UTC it is a quarter to six in the evening there.
    follow_story(reader(time_zone="Asia/Kathmandu"), quiet_from=time(18), quiet_to=time(19))
    come_in(article, tell("31"), at=20)
    assert Alert.objects.get().due_at == NOON + minutes(75)


def test_what_happens_while_muted_is_not_owed_later(article):
    subscription = follow_story()
    come_in(article, tell("31"), at=10)
    mute(subscription, until=NOON + minutes(60))
    come_in(article, tell("58"), at=20)
    come_in(article, tell("60"), at=90)
    assert owed() == ["moved 58 → 60"]


def test_why_is_told_as_it_was_asked(article):
    source = article.source
    follow_story(source=source, measures=["deaths"], at_least=5, direction="raised", events=["moved"])
    come_in(article, tell("31"), at=20)
    (told,) = line(Alert.objects.get()).whys
    assert told == (
        "Your subscription “The dam” asks for: this story; Halyard Wire; a figure moved; deaths; raised; "
        "by at least 5."
    )


# --- much at once


def towns(count: int, *, more: int) -> str:
    """So many towns, each with its own number of dead."""
    names = [f"Tal{chr(97 + number // 26)}{chr(97 + number % 26)}ra" for number in range(count)]
    return "\n\n".join(
        f"In {name}, {number + 20 + more} people were killed by the flood, the ministry said."
        for number, name in enumerate(names)
    )


def test_hundreds_of_figures_that_change_at_once_are_one_message():
    article = make_article(source=make_source(tracked_measures=["deaths"]))
    come_in(article, towns(200, more=0), at=0)
    follow_story(events=["moved"])
    come_in(article, towns(200, more=7), at=10)
    assert Alert.objects.count() >= 100
    assert alerting.send_due(now=NOON + minutes(11)) == 1
    (message,) = mail.outbox
    assert message.body.count(" → ") == Alert.objects.count()
    assert f"and {Alert.objects.count() - 1} more" in message.subject


def test_a_live_page_that_changes_its_subject_alarms_nobody():
    article = make_article()
    come_in(article, tell("12"), at=0)
    follow_story()
    subjects = ("a train left the rails at Oslund", "a ferry sank off Port Vire", "a mine flooded in Harrow")
    for day, what in enumerate(subjects, start=1):
        text = f"{20 * day} people were injured when {what} on Tuesday, the operator said."
        come_in(article, text, at=1440 * day)
    assert owed() == []
