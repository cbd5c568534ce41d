"""What is too much for one page is reached by its links."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from claims import editing, history, story_views, views
from claims.models import Claim, Story
from tests.builders import NOON, make_user
from tests.claims.reading import show, words_of
from tests.claims.telling_stories import DAM, publish

pytestmark = pytest.mark.django_db

OUTLETS = ("halyard", "courier", "ledger", "tribune", "beacon")
LINK = re.compile(r'<a rel="(prev|next)" href="([^"]+)"')


@pytest.fixture
def reader(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    for module, name in (
        (views, "THREADS"), (story_views, "PAGE_SIZE"), (story_views, "ACTS_SHOWN"),
        (story_views, "CARRIERS"), (history, "MOST_VOICES"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, 2)
    client.force_login(make_user("editor", is_superuser=True))
    return client


@pytest.fixture
def story(db: None) -> Story:
    """Five outlets that each raised the toll once, every hour another one."""
    for hour, outlet in enumerate(OUTLETS):
        at = NOON + timedelta(hours=hour)
        first, second = (DAM.replace("At least 12", str(count)) for count in (12, 31))
        article = publish(outlet, first, headline=f"Kestria dam gives way, says {outlet}", at=at)
        later = at + timedelta(minutes=30)
        publish(outlet, second, headline=f"Kestria dam: {outlet}", article=article, at=later)
    return Story.objects.get()


def walk(reader: Client, door: str, row: Claim | Story, name: str) -> list[str]:
    """The section of that name on its first page and on all that its links lead to."""
    sections, number = [], "1"
    while number:
        page = show(reader, door, row.public_id, **{name: number})
        section = page.partition(f'id="{name}"')[2].partition("</section>")[0]
        sections.append(words_of(f"<main>{section}</main>"))
        onward = [address for rel, address in LINK.findall(section) if rel == "next"]
        assert all(address.endswith(f"#{name}") for address in onward)
        number = onward[0].partition(f"{name}=")[2].partition("#")[0] if onward else ""
    return sections


def test_every_article_of_a_claim_is_reached(reader, story):
    sections = walk(reader, "claim", Claim.objects.get(measure="deaths"), "articles")
    told = [outlet.title() for section in sections for outlet in OUTLETS if outlet.title() in section]
    assert sorted(told) == sorted(outlet.title() for outlet in OUTLETS)
    assert len(sections) == 3


def test_a_further_page_of_a_claim_draws_its_articles(reader, story):
    claim = Claim.objects.get(measure="deaths")
    page = show(reader, "claim", claim.public_id, articles=3)
    drawn = page.partition('id="history"')[2].partition("</table>")[0]
    assert "Halyard" in drawn
    assert "Courier" not in drawn


def test_a_claim_says_how_many_voices_stand_further_down(reader, story):
    claim = Claim.objects.get(measure="deaths")
    claim.by_authority = [str(thread.public_id) for thread in claim.threads.all()]
    claim.save()
    assert "and 3 earlier figures below" in words_of(show(reader, "claim", claim.public_id))


@pytest.mark.parametrize(("name", "pages"), [("articles", 3), ("moves", 3)])
def test_every_article_and_every_move_of_a_story_is_reached(reader, story, name, pages):
    sections = walk(reader, "story", story, name)
    told = {outlet for section in sections for outlet in OUTLETS if outlet in section.casefold()}
    assert (told, len(sections)) == (set(OUTLETS), pages)


def test_every_act_on_a_story_is_reached(reader, story):
    editor = make_user("omar")
    for name in ("One", "Two", "Three"):
        act = editing.StoryAct(kind="rename", actor=editor, reason=f"It is {name}.", at=NOON, name=name)
        editing.perform(story, act)
    sections = walk(reader, "story", story, "acts")
    assert ["It is Three." in sections[0], "It is One." in sections[1]] == [True, True]


def test_links_keep_the_other_lists_where_they_are(reader, story):
    page = show(reader, "story", story.public_id, articles=2, moves=2)
    assert "?articles=3&amp;moves=2#articles" in page
    assert "?articles=2&amp;moves=3#moves" in page


@pytest.mark.parametrize("number", ["0", "99", "x", "", "1" * 5000])
def test_a_page_that_is_none_shows_another(reader, story, number):
    assert "Articles" in show(reader, "story", story.public_id, articles=number)


def test_every_carrier_of_a_text_is_reached(reader):
    text = (
        DAM,
        "Rescuers searched the valley through the night and into the morning, with boats and dogs. " * 4,
    )
    for hour, outlet in enumerate(OUTLETS):
        at = NOON + timedelta(hours=hour)
        publish(outlet, *text, headline="Dam gives way in Kestria", at=at)
    sections = walk(reader, "story", Story.objects.get(), "carriers")
    told = [
        outlet for section in sections for outlet in OUTLETS[1:] if f" {outlet.title()} carries" in section
    ]
    assert sorted(told) == sorted(OUTLETS[1:])
