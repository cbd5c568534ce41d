from __future__ import annotations

import random
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.importing import import_entry
from articles.models import Article, Revision
from claims import tracking
from claims.management.commands.load_demonstration import read_demonstration
from claims.models import ArticleName, Story, StoryArticle, StorySuggestion
from claims.neighbours import MARK
from tests.builders import NOON, make_article, make_source, make_user, record
from tests.claims.telling_stories import (
    CRASH,
    DAM,
    DAM_IN_SPANISH,
    FIRE,
    LATER,
    TRAIN,
    publish,
    stories,
    story_of,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("mixed", [False, True], ids=["by article", "by revision"])
def test_the_demonstration_ends_in_the_same_stories_in_whatever_order_it_arrives(seed, mixed):
    chance = random.Random(seed)
    entries = read_demonstration()
    if mixed:
        chance.shuffle(entries)
    else:
        guids = sorted({entry.fields["guid"] for entry in entries})
        chance.shuffle(guids)
        entries.sort(key=lambda entry: guids.index(entry.fields["guid"]))
    for entry in entries:
        recorded = import_entry(entry, channel=Revision.Channel.IMPORT, now=timezone.now())
        tracking.track_article(recorded.revision.article, now=timezone.now())
    assert sorted(len(story) for story in stories()) == [1, 5]


def test_english_and_spanish_tellings_meet():
    publish("english", DAM, headline="Dam gives way in Kestria")
    publish("spanish", DAM_IN_SPANISH, headline="Doce muertos en una presa de Kestria", language="es")
    assert stories() == {frozenset({"english", "spanish"})}


def test_two_events_of_one_city_on_one_day_stay_apart():
    publish("fire", FIRE, headline="Six die in Talva warehouse fire")
    publish("crash", CRASH, headline="Three die in Talva bus crash")
    assert len(stories()) == 2


def test_what_tells_of_two_events_does_not_make_them_one():
    publish("fire", FIRE, headline="Six die in Talva warehouse fire")
    publish("crash", CRASH, headline="Three die in Talva bus crash")
    publish("both", FIRE, CRASH, headline="Black Tuesday for Talva: a warehouse fire and a bus crash")
    assert len(stories()) == 2
    assert StorySuggestion.objects.filter(settled_at=None).count() == 1


def test_a_draft_is_placed_only_once_it_is_published():
    article = make_article()
    record(article, DAM, pubstatus="draft", versioncreated_at=NOON, now=LATER)
    tracking.track_article(article, now=LATER)
    assert not StoryArticle.objects.exists()
    record(article, DAM, versioncreated_at=NOON + timedelta(hours=1), now=LATER)
    tracking.track_article(article, now=LATER)
    assert StoryArticle.objects.get().article == article


def test_articles_that_evolved_from_each_other_are_one_story_whatever_they_say():
    first = publish("first", DAM, headline="Dam gives way in Kestria")
    publish("second", TRAIN, headline="Norrvik mourns", evolved_from=first)
    assert len(stories()) == 1


def test_a_chain_is_one_story_when_its_beginning_comes_last():
    source = make_source()
    first = make_article("urn:example:first", source)
    publish("second", TRAIN, headline="Norrvik mourns", evolved_from=first)
    publish("first", DAM, headline="Dam gives way in Kestria", article=first)
    assert len(stories()) == 1


def test_stories_that_a_later_revision_ties_together_become_one():
    vague = publish("vague", "There was an accident in the north.", headline="Accident in the north")
    dam = publish("dam", DAM, headline="Dam gives way in Kestria")
    assert len(stories()) == 2
    publish("vague", DAM, headline="Dam gives way", article=vague, at=NOON + timedelta(hours=1))
    assert stories() == {frozenset({"vague", "dam"})}
    assert story_of(dam).predecessors.count() + story_of(vague).predecessors.count() == 2


def test_once_an_editor_has_placed_an_article_stories_are_suggested_to_be_one_and_not_joined():
    vague = publish("vague", "There was an accident in the north.", headline="Accident in the north")
    dam = publish("dam", DAM, headline="Dam gives way in Kestria")
    StoryArticle.objects.filter(article=dam).update(placed_by=make_user())
    publish("vague", DAM, headline="Dam gives way", article=vague, at=NOON + timedelta(hours=1))
    assert len(stories()) == 2
    suggestion = StorySuggestion.objects.get()
    assert {suggestion.story, suggestion.other} == {story_of(vague), story_of(dam)}
    assert suggestion.article == vague


def test_a_new_article_joins_the_story_that_an_editor_has_named():
    dam = publish("dam", DAM, headline="Dam gives way in Kestria")
    Story.objects.update(name="The Kolvar dam")
    assert story_of(publish("other", DAM, headline="Dam gives way")) == story_of(dam)


def test_a_live_page_that_changes_its_subject_daily_makes_no_two_stories_one():
    live = None
    days = (
        ("dam", DAM, "Dam gives way in Kestria"),
        ("train", TRAIN, "Train leaves the rails at Oslund"),
        ("fire", FIRE, "Six die in Talva warehouse fire"),
    )
    for day, (name, text, headline) in enumerate(days):
        at = NOON + timedelta(days=day)
        live = publish("live", text, headline=f"Live: {headline}", article=live, at=at)
        for number in range(3):
            publish(f"{name}-{number}", text, headline=headline, at=at + timedelta(hours=number))
    others = {story - {"live"} for story in stories()}
    assert others == {frozenset(f"{name}-{number}" for number in range(3)) for name, *_ in days}


def test_nothing_is_held_against_others_again_without_a_new_name_or_toll(monkeypatch):
    dam = publish("dam", DAM, headline="Dam gives way in Kestria")
    monkeypatch.setattr("claims.placing._place", lambda *_, **__: pytest.fail("it was placed again"))
    text = DAM.replace("gave way", "gave way at dawn")
    publish("dam", text, headline="Dam gives way in Kestria", article=dam, at=NOON + timedelta(hours=1))


def test_names_are_kept_once_however_often_they_change():
    live = None
    for hour, text in enumerate((DAM, TRAIN, DAM, TRAIN, DAM)):
        live = publish("live", text, headline="Live", article=live, at=NOON + timedelta(hours=hour))
    names = list(ArticleName.objects.exclude(name__startswith=MARK).values_list("name", flat=True))
    assert len(names) == len(set(names)) < 20


@pytest.mark.django_db(transaction=True)
def test_workers_that_place_articles_of_one_event_at_once_end_in_one_story():
    articles = [make_article(f"urn:example:{name}", make_source(f"paper-{name}")) for name in range(8)]
    for article in articles:
        record(article, DAM, versioncreated_at=NOON, now=LATER)
    failures: list[Exception] = []
    begin = threading.Barrier(8)

    def work(article: Article) -> None:
        try:
            begin.wait(timeout=30)
            tracking.track_article(article, now=LATER)
        except Exception as error:  # noqa: BLE001 - a thread's failure is told by the test itself
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[article]) for article in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert failures == []
    assert [len(story) for story in stories()] == [8]
    assert Story.objects.count() == 1
