from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles.models import Article, User
from claims import editing
from claims.models import Claim, Review, Story
from tests.builders import NOON, make_key, make_user, minutes
from tests.claims.reading import show, words_of
from tests.claims.telling_stories import DAM, TRAIN, publish, stories, story_of

pytestmark = pytest.mark.django_db

APART = {frozenset({"a", "b"}), frozenset({"train"})}
TOGETHER = {frozenset({"a", "b", "train"})}


@pytest.fixture
def editor() -> User:
    user = make_user("editor")
    user.user_permissions.add(*Permission.objects.filter(codename__in=("add_review", "add_revision")))
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def a(db: None) -> Article:
    return publish("a", DAM, headline="Dam gives way in Kestria")


@pytest.fixture
def b(a: Article) -> Article:
    return publish("b", DAM, headline="Kestria dam gives way", at=NOON + minutes(20))


@pytest.fixture
def train(db: None) -> Article:
    return publish("train", TRAIN, headline="Train leaves the rails at Oslund")


def post(client: Client, story: Story, act: str, **fields: object):
    address = reverse("claims:story-act", args=[story.public_id])
    return client.post(address, {"act": act, "reason": "As seen.", **fields}, follow=True)


def ask(client: Client, at: Story, act: str, secret: str = "", **fields: object):
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    body = {"act": act, "reason": "As seen.", **fields}
    address = reverse("api:story-acts", args=[at.public_id])
    return client.post(address, body, content_type="application/json", headers=headers)


# --- pages


def test_an_editor_puts_an_article_in_by_its_address_and_undoes_it(desk, a, b, train):
    address = "https://example.org" + reverse("claims:article", args=[train.public_id])
    answer = post(desk, story_of(a), "link", article=address)
    assert (stories(), answer.status_code) == (TOGETHER, 200)
    review = Review.objects.get()
    post(desk, story_of(a), "undo", review=review.public_id)
    assert stories() == APART


def test_an_editor_takes_chosen_articles_out(desk, a, b):
    post(desk, story_of(a), "split", article=[str(b.public_id)])
    assert stories() == {frozenset({"a"}), frozenset({"b"})}


def test_an_editor_joins_stories_and_the_old_address_leads_on(desk, a, b, train):
    joined, into = story_of(train), story_of(a)
    post(desk, joined, "merge", other=str(into.public_id))
    answer = desk.get(reverse("claims:story", args=[joined.public_id]))
    assert (answer.status_code, answer.url) == (301, reverse("claims:story", args=[into.public_id]))


def test_claims_of_a_joined_story_are_still_found(desk, a, b, train):
    claims = list(Claim.objects.values_list("public_id", flat=True))
    post(desk, story_of(train), "merge", other=str(story_of(a).public_id))
    for claim in claims:
        assert desk.get(reverse("claims:claim", args=[claim]), follow=True).status_code == 200


def test_what_is_refused_is_said_and_changes_nothing(desk, a, b):
    answer = post(desk, story_of(a), "link", article="https://nowhere.example/")
    assert "Name one article." in answer.content.decode()
    assert not Review.objects.exists()


def test_who_may_not_edit_sees_no_forms_and_is_refused(client, a, b):
    client.force_login(make_user("reader"))
    assert "Change this story" not in words_of(show(client, "story", story_of(a).public_id))
    assert post(client, story_of(a), "rename", name="x").status_code == 403
    assert story_of(a).name == ""


def test_the_page_tells_what_editors_did_and_why(desk, a, b):
    post(desk, story_of(a), "rename", name="The Kolvar dam")
    told = words_of(show(desk, "story", story_of(a).public_id))
    assert "The Kolvar dam" in told
    assert "story named editor" in told
    assert "As seen." in told


def test_the_page_tells_whose_text_is_carried(desk, a, b):
    told = words_of(show(desk, "story", story_of(a).public_id))
    assert "Whose text it is A · its article B carries it, 20 minutes later" in told


def test_a_suggestion_is_shown_on_both_stories(desk, a, train):
    post(desk, story_of(train), "suggest", other=str(story_of(a).public_id))
    for story in (story_of(a), story_of(train)):
        assert "May be one with" in words_of(show(desk, "story", story.public_id))


def test_an_act_that_nobody_knows_is_not_found(desk, a):
    assert post(desk, story_of(a), "burn").status_code == 404


@pytest.mark.parametrize("given", ["\0", "x" * 3000, "<script>", str(uuid.uuid4()), "%00"])
def test_hostile_addresses_are_refused(desk, a, given):
    assert post(desk, story_of(a), "merge", other=given, article=given).status_code == 200
    assert not Review.objects.exists()


# --- REST


def test_the_api_joins_stories_and_answers_301_for_the_old_one(desk, a, b, train):
    joined, into = story_of(train), story_of(a)
    answer = ask(desk, joined, "merge", story=str(into.public_id))
    assert (answer.status_code, answer.json()["act"]) == (201, "merge")
    led = desk.get(reverse("api:story", args=[joined.public_id]))
    assert (led.status_code, led.url) == (301, reverse("api:story", args=[into.public_id]))


def test_the_api_undoes_an_act(desk, a, b, train):
    review = ask(desk, story_of(a), "link", articles=[str(train.public_id)]).json()["id"]
    assert ask(desk, story_of(a), "undo", review=review).status_code == 201
    assert stories() == APART


def test_the_api_tells_the_acts_on_a_story(desk, a, b):
    ask(desk, story_of(a), "rename", name="The dam")
    (act,) = desk.get(reverse("api:story-acts", args=[story_of(a).public_id])).json()
    assert (act["act"], act["reason"]) == ("rename", "As seen.")


def test_the_api_tells_origin_and_carriers_with_their_lag(desk, a, b):
    story = desk.get(reverse("api:story", args=[story_of(a).public_id])).json()
    (origin,) = story["origins"]
    assert (origin["name"], origin["article"]) == ("A", str(a.public_id))
    assert origin["carriers"] == [
        {"article": str(b.public_id), "source": "b", "lag_seconds": 1200, "behind_since": None}
    ]


def test_the_api_refuses_with_a_code(desk, a):
    answer = ask(desk, story_of(a), "merge")
    assert answer.status_code == 400
    assert "other story" in str(answer.json()["errors"])


def test_a_key_that_a_source_restricts_changes_no_story(client, editor, a, b):
    secret = make_key(a.source, scopes=("read", "write", "review"), user=editor)
    assert ask(client, story_of(a), "rename", secret, name="x").status_code == 403


def test_a_key_of_an_editor_changes_a_story(client, editor, a, b):
    secret = make_key(scopes=("read", "write", "review"), user=editor)
    assert ask(client, story_of(a), "rename", secret, name="x").status_code == 201


def test_successors_are_followed_through_several_joinings(editor, a, train):
    first = story_of(train)
    act = editing.StoryAct(kind="merge", actor=editor, reason="One.", at=a.created_at, other=story_of(a))
    editing.perform(first, act)
    third = publish("third", "Nobody was hurt.", headline="Quiet day")
    joined = story_of(a)
    act = editing.StoryAct(kind="merge", actor=editor, reason="One.", at=a.created_at, other=story_of(third))
    editing.perform(joined, act)
    first.refresh_from_db()
    assert editing.follow_successors(first) == story_of(third)
