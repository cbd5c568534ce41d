"""The demonstration as if it came in live: what an editor who follows its stories is told, and how often."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.core import mail

from articles.importing import Entry, import_entry
from articles.models import Revision, User
from claims import alerting, tracking
from claims.alerting.messages import Line, lines_of
from claims.management.commands.load_demonstration import read_demonstration
from claims.models import Delivery, Story, Subscription
from tests.builders import make_user

pytestmark = pytest.mark.django_db

# What happened in the world and in its newsrooms, each by the figure to which it brought a claim.
EVENTS = {
    "deaths 26",  # in Kazakhstan
    "deaths 31",
    "deaths 58",
    "missing 187",
    "deaths 210",  # an agency's error …
    "deaths 210 withdrawn",
    "deaths 164",
    "injuries 212",
    "missing 81",
    "deaths 194",  # … and a daily's
    "deaths 194 lowered",
    "deaths 163",
    "missing 79",
    "deaths 169",
    "injuries 240",
    "missing 73",
    "deaths 151 against 169",
    "evacuated 2400",
}
MOST_LINES, MEAN_LINES = 2, 1.25
LONGEST_WAIT = timedelta(minutes=61)


@pytest.fixture
def editor() -> User:
    return make_user(email="ines@desk.example")


def replay_as_if_live(editor: User) -> None:
    """Every revision comes in a minute after its own time; what falls due in between is sent on time."""
    last = None
    for entry in sorted(read_demonstration(), key=published_at):
        now = published_at(entry) + timedelta(minutes=1)
        if last:
            alerting.send_due(now=min(last + LONGEST_WAIT, now))
        article = import_entry(entry, channel=Revision.Channel.API, now=now).revision.article
        tracking.track_article(article, now=now)
        for story in Story.objects.exclude(pk__in=Subscription.objects.values("story")):
            Subscription.objects.create(user=editor, name="The story", story=story)
        alerting.send_due(now=now)
        last = now
    alerting.send_due(now=last + LONGEST_WAIT)


def published_at(entry: Entry) -> datetime:
    return datetime.fromisoformat(entry.fields["versioncreated"])


def told_lines() -> list[Line]:
    return [line for delivery in Delivery.objects.all() for line in lines_of(delivery.alerts.all())]


def event_of(line: Line) -> str:
    """What a line is about: the figure that a claim was brought to."""
    params, event = line.params, line.alerts[-1].event
    if event == "conflict":
        return f"{params['measure']} {' against '.join(side['figure']['value'] for side in params['sides'])}"
    if event == "behind":
        return f"{params['measure']} {params['newest']['value']}"
    if params["new"] is None:
        return f"{params['measure']} {params['old']['value']} withdrawn"
    if params["old"]["value"] == "194":
        return f"{params['measure']} 194 lowered"
    return f"{params['measure']} {params['new']['value']}"


def test_every_event_is_told_and_none_more_than_twice(editor):
    replay_as_if_live(editor)
    told = Counter(map(event_of, told_lines()))
    assert set(told) == EVENTS
    assert max(told.values()) <= MOST_LINES
    assert told.total() / len(EVENTS) <= MEAN_LINES, told


def test_no_move_is_told_twice(editor):
    replay_as_if_live(editor)
    moves = [event_of(line) for line in told_lines() if line.alerts[-1].event == "moved"]
    assert sorted(moves) == sorted(set(moves))


def test_one_message_an_event_is_sent_and_no_more(editor):
    replay_as_if_live(editor)
    assert len(mail.outbox) <= len(EVENTS)


def test_the_suspicion_is_in_no_message(editor):
    replay_as_if_live(editor)
    text = "\n".join(message.body for message in mail.outbox)
    assert "194 → 164" in text
    assert "suspi" not in text
    assert "not in the label" not in text
