"""What many tests begin with, made in one call each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from articles.documents import Block, BlockKind, Document
from articles.ingest import Recorded, Submission, record_revision
from articles.models import ApiKey, Article, Source, User

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def make_user(username: str = "ines", **fields: Any) -> User:
    return User.objects.create_user(username=username, password="a long enough password", **fields)


def make_source(slug: str = "halyard", **fields: Any) -> Source:
    return Source.objects.create(slug=slug, **{"name": slug.title(), **fields})


def make_article(guid: str = "urn:example:dam", source: Source | None = None, **fields: Any) -> Article:
    return Article.objects.create(source=source or make_source(), guid=guid, **fields)


def make_key(*sources: Source, scopes: tuple[str, ...] = ("read", "write"), user: User | None = None) -> str:
    """The secret of a new key, restricted to these sources if any are named."""
    owner = user or User.objects.filter(username="cms").first() or make_user("cms")
    key, secret = ApiKey.issue(owner, name="newsroom system", scopes=list(scopes))
    key.sources.set(sources)
    return secret


def make_document(*paragraphs: str, headline: str = "Dam gives way", **fields: Any) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return Document(headline=headline, blocks=blocks, language="en", **fields)


def record(article: Article, *paragraphs: str, now: datetime = NOON, **fields: Any) -> Recorded:
    """Records a revision of these paragraphs; `fields` are the submission's."""
    document = fields.pop("document", None) or make_document(*paragraphs)
    return record_revision(article, Submission(document=document, **fields), now=now)
