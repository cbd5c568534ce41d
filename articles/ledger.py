"""Proof that the history was not touched: each revision's hash covers its words and the hash before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from articles.models import Article, Revision, RevisionBody

# RFC 9162 keeps leaves and nodes apart by a first byte; so do we, for the log that is to come.
LEAF = b"\x00"
NODE = b"\x01"


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not add up: `code` is body_altered, row_altered or number_missing."""

    number: int
    code: str


def canonical(values: Any) -> bytes:
    """JSON with sorted keys and no spaces: one value, one sequence of bytes."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def content_hash(document: Mapping[str, Any]) -> str:
    """What tells whether an article changed: every word of the publisher, without the furniture around it.

    `document` is what articles.documents.to_json made.
    """
    return hashlib.sha256(canonical({**document, "furniture": []})).hexdigest()


def body_hash(body: RevisionBody) -> str:
    words = canonical({"document": body.document, "original": body.original})
    return hashlib.sha256(LEAF + bytes.fromhex(body.salt) + words).hexdigest()


def chain_hash(revision: Revision, *, after: str) -> str:
    """The hash over all that the revision's row says and the chain hash `after` which it comes."""
    row = {
        "article": str(revision.article.public_id),
        "id": str(revision.public_id),
        "number": revision.number,
        "ordered_at": _instant(revision.ordered_at),
        "versioncreated": revision.versioncreated,
        "provider_version": revision.provider_version,
        "pubstatus": revision.pubstatus,
        "embargoed_until": _instant(revision.embargoed_until),
        "channel": revision.channel,
        "warnings": revision.warnings,
        "recorded_at": _instant(revision.recorded_at),
        "body_hash": revision.body_hash,
    }
    return hashlib.sha256(NODE + after.encode() + canonical(row)).hexdigest()


def _instant(at: datetime | None) -> str | None:
    # In one zone, so that a row read back hashes as the row that was written.
    return at.astimezone(UTC).isoformat() if at else None


def verify_article(article: Article) -> Iterator[Fault]:
    """Every place at which the stored history of an article is not what was recorded, oldest first."""
    chain = ""
    for expected, revision in enumerate(_in_recorded_order(article), start=1):
        if revision.number != expected:
            yield Fault(number=expected, code="number_missing")
            return
        if body_hash(revision.body) != revision.body_hash:
            yield Fault(number=expected, code="body_altered")
        if chain_hash(revision, after=chain) != revision.chain_hash:
            yield Fault(number=expected, code="row_altered")
        chain = revision.chain_hash


def _in_recorded_order(article: Article) -> Iterator[Revision]:
    return article.revisions.select_related("article", "body").order_by("number").iterator()
