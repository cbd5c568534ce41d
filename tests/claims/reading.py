"""What tests of pages begin with: an article that is followed, and a page that is read."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from articles.models import Article
from claims import tracking
from tests.builders import NOON, record

LATER = NOON + timedelta(hours=5)


def tell(count: str) -> str:
    return f"{count} people were killed when the dam above Talva gave way, the interior ministry said."


def follow(article: Article, *texts: str, **fields) -> Article:
    """Records a revision with each text, an hour apart, and tracks them."""
    for hour, text in enumerate(texts):
        record(article, text, versioncreated_at=NOON + timedelta(hours=hour), now=LATER, **fields)
    tracking.track_article(article, now=LATER)
    return article


def follow_documents(article: Article, *documents) -> Article:
    for hour, document in enumerate(documents):
        at = NOON + timedelta(hours=hour)
        record(article, document=document, versioncreated_at=at, now=LATER)
    tracking.track_article(article, now=LATER)
    return article


def show(reader: Client, name: str, *ids, **parameters) -> str:
    answer = reader.get(reverse(f"claims:{name}", args=ids), parameters)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(page: str) -> str:
    """The page as it is read: without tags, white space made one."""
    body = page.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())
