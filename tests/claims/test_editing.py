from __future__ import annotations

import pytest

from articles.models import Article, User
from claims import editing, tracking
from claims.editing import RefusedActError, StoryAct
from claims.models import Claim, Review, Story, StoryArticle, StorySuggestion, Thread
from tests.builders import make_user
from tests.claims.telling_stories import DAM, LATER, TRAIN, publish, stories, story_of

pytestmark = pytest.mark.django_db

TOGETHER = {frozenset({"a", "b", "train"})}
APART = {frozenset({"a", "b"}), frozenset({"train"})}
EACH_ALONE = {frozenset({"a"}), frozenset({"b"}), frozenset({"train"})}


@pytest.fixture
def editor() -> User:
    return make_user("editor")


@pytest.fixture
def a(db: None) -> Article:
    return publish("a", DAM, headline="Dam gives way in Kestria")


@pytest.fixture
def b(a: Article) -> Article:
    return publish("b", DAM, headline="Kestria dam gives way")


@pytest.fixture
def train(db: None) -> Article:
    return publish("train", TRAIN, headline="Train leaves the rails at Oslund")


def do(kind: str, story: Story, editor: User, **fields) -> Review:
    return editing.perform(story, StoryAct(kind=kind, actor=editor, reason="As seen.", at=LATER, **fields))


def undo(review: Review, editor: User) -> Review:
    return editing.undo(review, actor=editor, reason="A mistake.", at=LATER)


def claims() -> dict[str, set[str]]:
    """The claims that stand, each by the articles that state it."""
    threads = Thread.objects.filter(claim__in=Claim.objects.standing())
    told: dict[str, set[str]] = {}
    for claim, guid in threads.values_list("claim__public_id", "article__guid"):
        told.setdefault(str(claim), set()).add(guid.removeprefix("urn:example:"))
    return told


def assert_every_claim_resolves() -> None:
    for claim in Claim.objects.all():
        while claim.successor:
            claim = claim.successor
        assert claim.retired_reason or claim.threads.exists()


def test_an_article_is_put_into_a_story_and_its_former_one_leads_there(a, b, train, editor):
    former = story_of(train)
    review = do("link", story_of(a), editor, articles=[train])
    assert stories() == TOGETHER
    former.refresh_from_db()
    assert editing.follow_successors(former) == story_of(a)
    assert (review.subject, review.actor, review.reason) == (train.public_id, editor, "As seen.")


def test_putting_an_article_in_is_undone(a, b, train, editor):
    former, before = story_of(train), claims()
    undo(do("link", story_of(a), editor, articles=[train]), editor)
    former.refresh_from_db()
    assert (stories(), former.successor, claims()) == (APART, None, before)
    assert StoryArticle.objects.get(article=train).placed_by is None


def test_an_article_is_taken_out_into_a_story_of_its_own(a, b, train, editor):
    do("unlink", story_of(a), editor, articles=[b])
    assert stories() == EACH_ALONE
    assert sorted(map(sorted, claims().values())) == [["a"], ["b"], ["train"]]


def test_taking_an_article_out_is_undone(a, b, train, editor):
    before = claims()
    undo(do("unlink", story_of(a), editor, articles=[b]), editor)
    assert (stories(), claims()) == (APART, before)
    assert_every_claim_resolves()


def test_what_was_taken_out_is_not_put_back_by_a_later_revision(a, b, train, editor):
    do("unlink", story_of(a), editor, articles=[b])
    publish("b", DAM.replace("12", "31"), headline="Kestria: 31 dead", article=b, at=LATER)
    assert stories() == EACH_ALONE
    assert not StorySuggestion.objects.filter(settled_at=None).exists()


def test_stories_are_joined_and_claims_keep_resolving(a, b, train, editor):
    joined, into = story_of(train), story_of(a)
    do("merge", joined, editor, other=into)
    joined.refresh_from_db()
    assert (stories(), joined.successor) == (TOGETHER, into)
    assert set(Claim.objects.standing().values_list("story", flat=True)) == {into.pk}
    assert_every_claim_resolves()


def test_joining_is_undone(a, b, train, editor):
    before, joined = claims(), story_of(train)
    undo(do("merge", joined, editor, other=story_of(a)), editor)
    joined.refresh_from_db()
    assert (stories(), claims(), joined.successor) == (APART, before, None)


def test_a_story_is_split_and_that_is_undone(a, b, train, editor):
    do("merge", story_of(train), editor, other=story_of(a))
    split = do("split", story_of(a), editor, articles=[a, b], name="The dam")
    assert stories() == APART
    assert story_of(b).name == "The dam"
    undo(split, editor)
    assert stories() == TOGETHER


def test_a_story_is_named_and_that_is_undone(a, editor):
    review = do("rename", story_of(a), editor, name="The Kolvar dam")
    assert story_of(a).name == "The Kolvar dam"
    undo(review, editor)
    assert story_of(a).name == ""


def test_stories_are_suggested_to_be_one_and_kept_apart(a, train, editor):
    do("suggest", story_of(train), editor, other=story_of(a))
    assert editing.suggestions_for(story_of(a)).count() == 1
    kept = do("keep_apart", story_of(a), editor, other=story_of(train))
    assert editing.suggestions_for(story_of(a)).count() == 0
    undo(kept, editor)
    assert editing.suggestions_for(story_of(a)).count() == 1


def test_an_earlier_act_is_not_undone_before_a_later_one_that_builds_on_it(a, b, train, editor):
    joined = do("merge", story_of(train), editor, other=story_of(a))
    do("unlink", story_of(a), editor, articles=[train])
    with pytest.raises(RefusedActError) as refused:
        undo(joined, editor)
    assert refused.value.code == "decided_later"


def test_nothing_is_undone_twice(a, b, editor):
    review = do("unlink", story_of(a), editor, articles=[b])
    undo(review, editor)
    with pytest.raises(RefusedActError) as refused:
        undo(review, editor)
    assert refused.value.code == "not_undoable"


@pytest.mark.parametrize(
    ("kind", "code"),
    [("merge", "other_story"), ("link", "one_article"), ("split", "no_articles"), ("unlink", "one_article")],
)
def test_an_act_that_names_too_little_is_refused(a, editor, kind, code):
    with pytest.raises(RefusedActError) as refused:
        do(kind, story_of(a), editor)
    assert refused.value.code == code
    assert not Review.objects.exists()


def test_the_last_article_is_not_taken_out(train, editor):
    with pytest.raises(RefusedActError) as refused:
        do("unlink", story_of(train), editor, articles=[train])
    assert refused.value.code == "nothing_left"


def test_an_act_without_a_reason_is_refused(a, editor):
    with pytest.raises(RefusedActError) as refused:
        editing.perform(story_of(a), StoryAct(kind="rename", actor=editor, reason=" ", at=LATER, name="x"))
    assert refused.value.code == "no_reason"


def test_acts_are_appended_and_never_changed(a, b, editor):
    review = do("unlink", story_of(a), editor, articles=[b])
    before = Review.objects.filter(pk=review.pk).values().get()
    undo(review, editor)
    assert Review.objects.filter(pk=review.pk).values().get() == before
    assert list(Review.objects.order_by("pk").values_list("kind", flat=True)) == ["unlink", "undo"]


def test_a_rebuild_leaves_articles_where_editors_put_them(a, b, train, editor):
    do("link", story_of(a), editor, articles=[train])
    for article in (a, b, train):
        tracking.rebuild_article(article, now=LATER)
    assert stories() == TOGETHER
