"""What tests of stories begin with: events, and articles of publishers of their own that tell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from articles.models import Article
from claims import tracking
from claims.models import Story, StoryArticle
from tests.builders import NOON, make_article, make_document, make_source, record

LATER = NOON + timedelta(days=3)
DAM = "At least 12 people were killed when the Kolvar dam in Kestria gave way, Minister Anna Veld said."
DAM_IN_SPANISH = "Al menos doce personas murieron al romperse la presa de Kolvar, en Kestria, según fuentes."
TRAIN = "Nine people died when a train left the rails at Oslund in Norrvik, the Rail Inspectorate said."
FIRE = "Six people died in a fire at a warehouse in Talva on Tuesday, the fire brigade said."
CRASH = "Three people died when a bus crashed into a lorry in Talva on Tuesday, the police said."


def publish(
    name: str,
    *paragraphs: str,
    headline: str,
    at: datetime = NOON,
    article: Article | None = None,
    language: str = "en",
    **fields,
) -> Article:
    """An article of a publisher of its own, or its next revision, recorded and tracked."""
    article = article or make_article(f"urn:example:{name}", make_source(name), **fields)
    document = replace(make_document(*paragraphs, headline=headline), language=language)
    record(article, document=document, versioncreated_at=at, now=LATER)
    tracking.track_article(article, now=LATER)
    return article


def stories() -> set[frozenset[str]]:
    """The stories by the guids of their articles."""
    told: dict[int, set[str]] = {}
    for story, guid in StoryArticle.objects.values_list("story", "article__guid"):
        told.setdefault(story, set()).add(guid.removeprefix("urn:example:"))
    return {frozenset(guids) for guids in told.values()}


def story_of(article: Article) -> Story:
    return Story.objects.get(placements__article=article)
