"""What tests of decisions begin with: articles that are followed, and an editor who decides."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission

from articles.models import Article, User
from claims import review, tracking
from claims.models import Claim, ClaimUpdate, Mention, Review, RevisionWarning, Story, StoryArticle, Thread
from claims.review import Act
from claims.subjects import RefusedReviewError
from tests.builders import NOON, make_article, make_document, make_source, make_user, record
from tests.claims.deriving import derived_state

Kind, On = Review.Kind, Review.Subject
LATER = NOON + timedelta(hours=9)
DEATHS = "{} people were killed when the dam above Talva gave way on Tuesday, the interior ministry said."


def make_editor() -> User:
    """Somebody who may decide."""
    user = make_user("ines")
    user.user_permissions.add(Permission.objects.get(codename="add_review"))
    return User.objects.get(pk=user.pk)


def tell(
    article: Article, *counts: str, start: int = 0, text: str = DEATHS, now: datetime = LATER
) -> Article:
    """Follows a revision with each count, an hour apart."""
    for hour, count in enumerate(counts, start=start):
        document = make_document(text.format(count), headline="Dam gives way above Talva")
        at = NOON + timedelta(hours=hour)
        record(article, document=document, versioncreated_at=at, now=now)
        tracking.track_article(article, now=now)
    return article


def another(slug: str, *counts: str, story: Story | None = None, text: str = DEATHS) -> Article:
    """An article of another publisher, in this story where one is given."""
    article = make_article(f"urn:example:{slug}", make_source(slug))
    if story:
        put(article, into=story)
    return tell(article, *counts, text=text)


def put(article: Article, *, into: Story) -> None:
    """Puts the article where nothing moves it, as an editor does."""
    clerk = User.objects.filter(username="clerk").first() or make_user("clerk")
    StoryArticle.objects.create(story=into, article=article, placed_by=clerk)


def decide(editor: User, kind: str, row: Any, reason: str = "", **params: Any) -> Review:
    kinds = {
        Mention: On.MENTION, ClaimUpdate: On.UPDATE, Thread: On.THREAD, Claim: On.CLAIM,
        RevisionWarning: On.WARNING, Review: On.REVIEW, Article: On.ARTICLE, Story: On.STORY,
    }  # fmt: skip
    act = Act(kind, kinds[type(row)], row.public_id, reason, params)
    return review.decide(editor, act, now=LATER)


def refusal(editor: User, kind: str, row: Any, reason: str = "", **params: Any) -> str:
    with pytest.raises(RefusedReviewError) as caught:
        decide(editor, kind, row, reason, **params)
    return caught.value.code


def mention(surface: str, **fields: Any) -> Mention:
    return Mention.objects.get(surface=surface, **fields)


def suspicion() -> ClaimUpdate:
    return ClaimUpdate.objects.get(suspected=True)


def standing() -> list[Claim]:
    return list(Claim.objects.standing().order_by("pk"))


def rebuilt() -> dict[str, list[str]]:
    for article in Article.objects.all():
        tracking.rebuild_article(article, now=LATER)
    return derived_state()


def two_claims(editor: User) -> tuple[Claim, Claim]:
    """Two claims of one story: the dead, and the dead of an article that names another place."""
    tell(make_article(), "12")
    story = Story.objects.get()
    another("tidewater", "14", story=story)
    decide(editor, Kind.CORRECT, mention("14"), field="group", value="soldiers")
    decide(editor, Kind.CORRECT, mention("14"), field="noun", value="soldiers")
    decide(editor, Kind.CORRECT, mention("14"), field="unit", value="soldier")
    one, other = standing()
    return one, other
