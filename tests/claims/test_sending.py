from __future__ import annotations

import smtplib
from datetime import timedelta
from email.utils import getaddresses

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import override_settings

from articles.models import Article, Revision
from claims import alerting
from claims.alerting import ways
from claims.alerting.sending import PAUSES
from claims.alerting.ways import DeliveryError, Message
from claims.models import Alert, Delivery, Subscription
from tests.builders import NOON, make_article, make_source, minutes
from tests.claims.subscribing import come_in, follow_story, follow_words, later, reader, tell

pytestmark = pytest.mark.django_db

SOON = NOON + minutes(30)


@pytest.fixture
def article() -> Article:
    article = make_article(source=make_source("halyard", name="Halyard Wire"))
    come_in(article, tell("At least 12"), at=0)
    return article


@pytest.fixture
def owed(article) -> Subscription:
    """Somebody who is owed that twelve became thirty-one."""
    subscription = follow_story()
    come_in(article, tell("31"), at=20)
    return subscription


def owe_many(subscription: Subscription, count: int, *, at=SOON, first: int = 0) -> None:
    """As many alerts of as many claims, as a storm would owe them."""
    pattern = Alert.objects.filter(subscription=subscription).first()
    claim = pattern.params["claim"][:-6]
    params = [{**pattern.params, "claim": f"{claim}{first + number:06}"} for number in range(count)]
    Alert.objects.bulk_create(
        Alert(
            subscription=subscription,
            revision=pattern.revision,
            key=f"{at:%d%H%M%S}:{number}",
            event="moved",
            params=params[number],
            why=pattern.why,
            at=at,
            due_at=at,
        )
        for number in range(count)
    )


class Refusing:
    """A way that refuses as often as it is told to, and keeps what it was given."""

    def __init__(self, *refusals: DeliveryError) -> None:
        self.refusals, self.given = list(refusals), []

    def __call__(self, message: Message) -> None:
        self.given.append(message)
        if self.refusals:
            raise self.refusals.pop(0)


@pytest.fixture
def way(monkeypatch) -> Refusing:
    way = Refusing()
    monkeypatch.setitem(ways.WAYS, "email", way)
    return way


# --- the message


def test_a_message_says_what_moved_where_and_why(owed):
    assert alerting.send_due(now=SOON) == 1
    (message,) = mail.outbox
    assert message.to == ["ines@desk.example"]
    assert message.subject == "deaths: at least 12 → 31 – Halyard Wire"
    lines = message.body.splitlines()
    assert lines[0] == "deaths: at least 12 → 31"
    assert lines[1] == "  raised; the highest figure so far; says ministry"
    assert lines[2] == "  Halyard Wire, 5 Mar 2024, 12:20: Dam gives way"
    assert lines[3].startswith("  http://localhost:8000/claims/")
    assert "- Your subscription “The dam” asks for: this story; a figure moved." in lines


def test_the_dead_come_first(article):
    follow_story()
    come_in(article, tell("12", "At least 40 people are missing."), at=10)
    come_in(article, tell("31", "At least 60 people are missing."), at=20)
    alerting.send_due(now=SOON)
    assert mail.outbox[0].subject == "deaths: 12 → 31 – Halyard Wire, and 1 more"


def test_times_are_told_in_the_readers_zone(article):
    follow_story(reader(time_zone="America/New_York"))
    come_in(article, tell("31"), at=20)
    alerting.send_due(now=SOON)
    assert "5 Mar 2024, 07:20" in mail.outbox[0].body


def test_a_headline_writes_no_headers(owed):
    for alert in Alert.objects.all():
        alert.params["source"] = "Halyard\r\nBcc: everybody@desk.example"
        alert.params["headline"] = "Dam\r\n\r\ngives way"
        alert.save()
    alerting.send_due(now=SOON)
    (message,) = mail.outbox
    assert message.message()["Bcc"] is None
    assert getaddresses([message.message()["To"]]) == [("", "ines@desk.example")]
    assert ": Dam gives way" in message.body


def test_what_two_subscriptions_ask_for_is_one_line_with_both_reasons(article):
    follow_story()
    follow_words("talva")
    come_in(article, tell("31"), at=20)
    alerting.send_due(now=SOON)
    (message,) = mail.outbox
    assert message.body.count("at least 12 → 31") == 1
    assert message.body.count("- Your subscription") == 2


def test_each_person_gets_a_message_of_the_own(article):
    for name in ("ines", "omar"):
        follow_story(reader(name))
    come_in(article, tell("31"), at=20)
    assert alerting.send_due(now=SOON) == 2
    assert sorted(message.to for message in mail.outbox) == [["ines@desk.example"], ["omar@desk.example"]]


def test_the_console_is_a_way_too(article, caplog):
    caplog.set_level("INFO")
    follow_story(way="console")
    come_in(article, tell("31"), at=20)
    assert alerting.send_due(now=SOON) == 1
    assert mail.outbox == []
    assert "deaths: at least 12 → 31" in caplog.text


@override_settings(SITE_URL="https://desk.example/")
def test_links_lead_to_the_site(owed):
    alerting.send_due(now=SOON)
    assert "https://desk.example/claims/" in mail.outbox[0].body
    assert mail.outbox[0].extra_headers["Message-ID"].endswith("@desk.example>")


# --- when


def test_what_is_not_due_is_not_sent(article):
    follow_story(pace="daily")
    come_in(article, tell("31"), at=20)
    assert alerting.send_due(now=later(18)) == 0
    assert alerting.send_due(now=later(19)) == 1


def test_what_was_sent_is_not_sent_again(owed):
    alerting.send_due(now=SOON)
    assert alerting.send_due(now=SOON + minutes(1)) == 0
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("state", ["withheld", "canceled"])
def test_what_was_taken_back_before_the_message_went_out_is_not_told(owed, article, state):
    come_in(article, "Kill the dam story.", at=25, pubstatus=state)
    alerting.send_due(now=SOON)
    (message,) = mail.outbox
    assert "→" not in message.body
    assert Alert.objects.filter(event="moved", delivery=None).exists()


def test_a_mute_holds_back_what_is_owed(owed):
    Subscription.objects.update(muted_until=SOON + minutes(5))
    assert alerting.send_due(now=SOON) == 0


# --- how many


def test_a_storm_is_twenty_messages_an_hour_and_the_next_says_what_was_held_back(owed):
    for minute in range(25):
        owe_many(owed, 400, at=SOON + minutes(minute), first=400 * minute)
        alerting.send_due(now=SOON + minutes(minute))
    assert len(mail.outbox) == 20
    alerting.send_due(now=SOON + minutes(59))
    assert len(mail.outbox) == 20
    alerting.send_due(now=SOON + minutes(60))
    digest = mail.outbox[-1].body
    assert digest.startswith("You had been sent 20 messages within an hour.")
    assert len(mail.outbox) == 21
    assert not Alert.objects.filter(delivery=None).exists()
    assert "1000 more are listed" in digest


def test_a_message_after_a_quiet_week_was_not_held_back(owed):
    for minute in range(20):
        owe_many(owed, 1, at=SOON + minutes(minute))
        alerting.send_due(now=SOON + minutes(minute))
    week = SOON + timedelta(days=7)
    owe_many(owed, 1, at=week)
    alerting.send_due(now=week)
    assert Delivery.objects.filter(held_back=True).count() == 0
    assert len(mail.outbox) == 21


def test_ten_thousand_at_once_are_one_message_that_says_so(owed):
    owe_many(owed, 10_000)
    assert alerting.send_due(now=SOON) == 1
    (message,) = mail.outbox
    assert message.body.count(" → ") == 1000
    assert "9001 more are listed on the page of your alerts." in message.body


# --- what goes wrong


def test_a_message_that_is_refused_is_tried_again_as_the_same_message(owed, way):
    way.refusals = [DeliveryError("busy")]
    assert alerting.send_due(now=SOON) == 0
    assert alerting.send_due(now=SOON + minutes(1)) == 0
    assert alerting.send_due(now=SOON + PAUSES[0]) == 1
    first, second = way.given
    assert first == second
    assert Delivery.objects.get().attempts == 2


def test_it_is_given_up_after_the_last_attempt_and_the_reason_is_kept(owed, way):
    way.refusals = [DeliveryError(f"busy {attempt}") for attempt in range(9)]
    now = SOON
    for pause in (*PAUSES, PAUSES[-1]):
        alerting.send_due(now=now)
        now += pause
    delivery = Delivery.objects.get()
    assert len(way.given) == len(PAUSES)
    assert (delivery.failed_at is not None, delivery.error) == (True, "busy 5")


def test_what_will_never_be_taken_is_given_up_at_once(owed, way):
    way.refusals = [DeliveryError("no such box", is_permanent=True)]
    alerting.send_due(now=SOON)
    assert alerting.send_due(now=SOON + PAUSES[0]) == 0
    assert Delivery.objects.get().failed_at == SOON


def test_a_worker_that_dies_while_sending_leaves_the_message_to_the_next(owed, way, monkeypatch):
    class PulledPlugError(Exception): ...

    def die(_: Message) -> None:
        raise PulledPlugError

    with monkeypatch.context() as patch:
        patch.setitem(ways.WAYS, "email", die)
        with pytest.raises(PulledPlugError):
            alerting.send_due(now=SOON)
    assert alerting.send_due(now=SOON + minutes(1)) == 0
    assert alerting.send_due(now=SOON + PAUSES[0]) == 1


def test_an_account_without_an_address_is_told_in_the_back_office(article):
    follow_story(reader(email=""))
    come_in(article, tell("31"), at=20)
    alerting.send_due(now=SOON)
    assert Delivery.objects.get().error == "The account has no e-mail address."


@pytest.mark.parametrize(
    ("error", "is_permanent"),
    [
        (smtplib.SMTPRecipientsRefused({"ines@desk.example": (550, b"no such box")}), True),
        (smtplib.SMTPRecipientsRefused({"ines@desk.example": (450, b"busy")}), False),
        (smtplib.SMTPDataError(554, b"refused"), True),
        (smtplib.SMTPDataError(451, b"try later"), False),
        (smtplib.SMTPAuthenticationError(535, b"bad password"), False),
        (smtplib.SMTPServerDisconnected("gone"), False),
        (ConnectionRefusedError(111, "refused"), False),
        (TimeoutError("timed out"), False),
    ],
)
def test_a_mail_servers_answer_tells_whether_to_try_again(monkeypatch, error, is_permanent):
    def refuse(_: EmailMessage) -> None:
        raise error

    monkeypatch.setattr(EmailMessage, "send", refuse)
    message = Message(address="ines@desk.example", subject="s", text="t", message_id="<1@desk.example>")
    with pytest.raises(DeliveryError) as refused:
        ways.send_email(message)
    assert refused.value.is_permanent is is_permanent


def test_an_address_that_no_header_holds_is_no_address():
    message = Message(address="a@b\nBcc: c@d", subject="s", text="t", message_id="<1@desk.example>")
    with pytest.raises(DeliveryError) as refused:
        ways.send_email(message)
    assert refused.value.is_permanent


def test_a_subscription_that_ended_takes_its_message_with_it(owed, way):
    way.refusals = [DeliveryError("busy")]
    alerting.send_due(now=SOON)
    owed.delete()
    assert alerting.send_due(now=SOON + PAUSES[0]) == 0
    assert not Delivery.objects.exists()


def test_a_revision_that_is_erased_takes_its_alerts_with_it(owed):
    assert {alert.revision for alert in Alert.objects.all()} == {Revision.objects.get(number=2)}
