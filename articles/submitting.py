"""From the fields that a publisher sent to a recorded revision: the way of the API and of the import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.documents import Document, Notice
from articles.ingest import Recorded, Submission, open_article, record_revision, split_guid
from articles.models import Article, Revision, Source, User
from articles.wire.plain_text import read_plain_text, read_story

# The words of the publisher among the fields: kept as they came.
WORDS = ("headline", "body", "label", "byline", "notices")


def submit_to_source(source: Source, values: Mapping[str, Any], **sender: Any) -> Recorded:
    """Records a revision of the source's article with this guid or URL, opening the article if it is new.

    `values` is what RevisionSubmissionSerializer validated, `sender` what `submit_to_article` takes.
    Raises RefusedRevisionError; then no article is opened either.
    """
    guid, version = split_guid(values["guid"])
    earlier = source.articles.filter(guid=split_guid(values["evolvedfrom"])[0]).first()
    with transaction.atomic():
        article = open_article(source, guid=guid, url=values["url"], evolved_from=earlier)
        values = {**values, "provider_version": values["provider_version"] or version}
        return submit_to_article(article, values, **sender)


def submit_to_article(
    article: Article,
    values: Mapping[str, Any],
    *,
    sender: User | None,
    channel: Revision.Channel,
    now: datetime,
    idempotency_key: str = "",
) -> Recorded:
    """Records a revision of this article. `values` is what ArticleSubmissionSerializer validated."""
    versioncreated, versioncreated_at = values["versioncreated"] or ("", None)
    _, embargoed_until = values["embargoed"] or ("", None)
    submission = Submission(
        document=_read(article.source, values, published_at=versioncreated_at or now),
        original={name: values[name] for name in WORDS if values[name]},
        versioncreated=versioncreated,
        versioncreated_at=versioncreated_at,
        provider_version=values["provider_version"],
        pubstatus=values["pubstatus"],
        embargoed_until=embargoed_until,
        channel=channel,
        sender=sender,
        idempotency_key=idempotency_key,
    )
    return record_revision(article, submission, now=now)


def _read(source: Source, values: Mapping[str, Any], *, published_at: datetime) -> Document:
    known = {
        "published_at": published_at,
        "time_zone": source.time_zone,
        "dialect": source.label_dialect,
        "language": values["language"] or source.language,
    }
    if values["headline"]:
        document = read_story(
            headline=values["headline"], body=values["body"], label=values["label"], **known
        )
    else:
        document = read_plain_text(values["body"], **known)
    sent_notices = tuple(Notice(**notice) for notice in values["notices"])
    return replace(
        document, byline=values["byline"] or document.byline, notices=(*document.notices, *sent_notices)
    )
