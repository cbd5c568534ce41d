"""The only door for new revisions: what arrived is compared with what is stored, numbered and hashed."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction

from articles import ledger
from articles.documents import Document, to_json
from articles.models import Announcement, Article, IdempotencyKey, Revision, RevisionBody, Source, User
from articles.signals import revision_recorded

# A publisher's clock may be a little ahead of ours; beyond this its time cannot order anything.
CREDIBLE_FUTURE = timedelta(hours=24)
# A NewsML URN ends with the revision: identity is what stands before it.
VERSIONED_GUID = re.compile(r"(?P<guid>urn:newsml:.{1,480}):(?P<version>\d{1,9})[NUA]?", re.DOTALL)
# What says that nothing is left to be printed may come without a text.
MAY_BE_EMPTY = (Revision.PubStatus.WITHHELD, Revision.PubStatus.CANCELED)
# How JSON writes NUL, unless the backslash is one that was printed.
NUL = b"\\u0000"
PRINTED_BACKSLASH = b"\\\\"


class RefusedRevisionError(Exception):
    """What arrived cannot be a revision. `code` is empty, unstorable_characters or key_reused."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One state of an article as it arrived, with what the publisher and the sender say about it."""

    document: Document
    original: dict[str, str] = field(default_factory=dict)
    versioncreated_at: datetime | None = None
    versioncreated: str = ""
    provider_version: str = ""
    pubstatus: str = Revision.PubStatus.USABLE
    embargoed_until: datetime | None = None
    channel: str = Revision.Channel.API
    # When we saw it, where that was earlier than the moment of recording.
    seen_at: datetime | None = None
    sender: User | None = None
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """A submission's document as it is stored, and the hash by which it is known again."""

    document: dict[str, Any]
    content_hash: str


@dataclass(frozen=True, slots=True)
class History:
    """What is stored of an article, in its publisher's order."""

    article: Article
    revisions: list[Revision]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The revision that holds what was submitted, and whether it was stored just now."""

    revision: Revision
    is_new: bool


def split_guid(guid: str) -> tuple[str, str]:
    """A guid's identity and the version at its end, if it carries one."""
    match = VERSIONED_GUID.fullmatch(guid)
    return (match["guid"], match["version"]) if match else (guid, "")


def open_article(source: Source, *, guid: str, url: str = "", evolved_from: Article | None = None) -> Article:
    """The article of this guid (or, without one, of this URL), made at its first appearance."""
    article, _ = Article.objects.get_or_create(
        source=source, guid=guid or url, defaults={"url": url, "evolved_from": evolved_from}
    )
    return article


def record_revision(article: Article, submission: Submission, *, now: datetime) -> Recorded:
    """Stores the submission as the article's next revision, unless a stored one already says the same.

    Raises RefusedRevisionError, and stores nothing, where the submission can be no revision.
    """
    (recorded,) = record_revisions([(article, submission)], now=now)
    return recorded


@transaction.atomic
def record_revisions(
    arrivals: Sequence[tuple[Article, Submission]],
    *,
    now: datetime,
    histories: Mapping[int, History] | None = None,
) -> list[Recorded]:
    """Does so with each of these that came together, one of an article: all are stored, or none.

    `histories` are those of their articles, where the caller has locked them to look at them first.
    """
    said = [_words_of(submission) for _, submission in arrivals]
    histories = histories or lock_histories(article.pk for article, _ in arrivals)
    recorded, bodies = [], []
    for (article, submission), words in zip(arrivals, said, strict=True):
        history = histories[article.pk]
        known = _answer_already_given(submission) or _find_same(history.revisions, submission, words, now=now)
        if not known:
            bodies.append(_make(history, submission, words, now=now))
        recorded.append(Recorded(known or bodies[-1].revision, is_new=not known))
    _insert(bodies, now=now)
    for (_, submission), one in zip(arrivals, recorded, strict=True):
        _remember_answer(submission, one.revision)
    return recorded


def lock_histories(article_ids: Iterable[int]) -> dict[int, History]:
    """The histories of these articles by their keys, theirs alone until the transaction ends.

    Writers take turns on the article: two that both saw revision 3 as the latest would both write a
    revision 4, or the same one twice.
    """
    locked = Article.objects.select_for_update().select_related("source").order_by("pk")
    histories = {article.pk: History(article, []) for article in locked.filter(pk__in=set(article_ids))}
    rows = Revision.objects.filter(article__in=histories).select_related("body")
    for revision in rows.defer("body__document", "body__original").in_publisher_order():
        history = histories[revision.article_id]
        revision.article = history.article
        history.revisions.append(revision)
    return histories


def _words_of(submission: Submission) -> _Words:
    """Raises RefusedRevisionError where they can be no revision's."""
    document = submission.document
    is_empty = not document.headline.strip() and not any(block.text.strip() for block in document.blocks)
    if is_empty and submission.pubstatus not in MAY_BE_EMPTY:
        raise RefusedRevisionError("empty", "There is no text in it.")
    words = to_json(document)
    if not _can_be_stored([words, submission.original, submission.provider_version]):
        raise RefusedRevisionError(
            "unstorable_characters",
            "The text holds NUL or half a surrogate pair and cannot be kept to the letter.",
        )
    return _Words(words, ledger.content_hash(words))


def _can_be_stored(said: Any) -> bool:
    """Whether it can be kept to the letter: a lone surrogate is half a character."""
    try:
        words = ledger.canonical(said)
    except UnicodeEncodeError:
        return False
    return NUL not in words or NUL not in words.replace(PRINTED_BACKSLASH, b"")


def _request_hash(submission: Submission) -> str:
    said = {
        "document": to_json(submission.document),
        "original": submission.original,
        "version": [submission.provider_version, submission.versioncreated],
        "state": [submission.pubstatus, str(submission.embargoed_until)],
    }
    return hashlib.sha256(ledger.canonical(said)).hexdigest()


def _answer_already_given(submission: Submission) -> Revision | None:
    if not submission.idempotency_key:
        return None
    given = (
        IdempotencyKey.objects.filter(user=submission.sender, key=submission.idempotency_key)
        .select_related("revision__article", "revision__body")
        .first()
    )
    if given and given.request_hash != _request_hash(submission):
        raise RefusedRevisionError("key_reused", "This Idempotency-Key was used with another request.")
    return given.revision if given else None


def _remember_answer(submission: Submission, revision: Revision) -> None:
    """Keeps which revision answered this request; one that was answered so before stays as it is."""
    if submission.idempotency_key:
        IdempotencyKey.objects.get_or_create(
            user=submission.sender,
            key=submission.idempotency_key,
            defaults={"request_hash": _request_hash(submission), "revision": revision},
        )


def _is_credible(at: datetime | None, *, now: datetime) -> bool:
    return at is not None and at <= now + CREDIBLE_FUTURE


def _place_in_order(submission: Submission, stored: list[Revision], *, now: datetime) -> datetime:
    if _is_credible(submission.versioncreated_at, now=now):
        return submission.versioncreated_at
    if submission.seen_at:
        return submission.seen_at
    # Without a credible time of its own it comes last, also behind a publisher's clock that runs ahead.
    return max([now, *(revision.ordered_at for revision in stored)])


def _find_same(
    stored: list[Revision], submission: Submission, words: _Words, *, now: datetime
) -> Revision | None:
    """The stored revision of the same version and content, else the one in force before it if equal."""
    content = words.content_hash
    for revision in stored:
        if _is_same_version(revision, submission) and _says_the_same(revision, submission, content):
            return revision
    ordered_at = _place_in_order(submission, stored, now=now)
    before = [revision for revision in stored if revision.ordered_at <= ordered_at]
    in_force = before[-1] if before else None
    return in_force if in_force and _says_the_same(in_force, submission, content) else None


def _is_same_version(revision: Revision, submission: Submission) -> bool:
    if submission.provider_version:
        return revision.provider_version == submission.provider_version
    has_time = submission.versioncreated_at is not None
    return has_time and revision.versioncreated_at == submission.versioncreated_at


def _says_the_same(revision: Revision, submission: Submission, content: str) -> bool:
    state = (revision.pubstatus, revision.embargoed_until)
    is_same_state = state == (submission.pubstatus, submission.embargoed_until)
    return is_same_state and revision.body.content_hash == content


def _warnings(submission: Submission, stored: list[Revision], *, now: datetime) -> list[str]:
    warnings = []
    if any(_is_same_version(revision, submission) for revision in stored):
        warnings.append("version_reused")
    if submission.versioncreated_at and not _is_credible(submission.versioncreated_at, now=now):
        warnings.append("versioncreated_in_future")
    return warnings


def _make(history: History, submission: Submission, words: _Words, *, now: datetime) -> RevisionBody:
    """The next revision of the article, numbered and hashed, and not stored yet."""
    stored = history.revisions
    previous = max(stored, key=lambda revision: revision.number, default=None)
    revision = Revision(
        article=history.article,
        number=previous.number + 1 if previous else 1,
        previous=previous,
        ordered_at=_place_in_order(submission, stored, now=now),
        versioncreated_at=submission.versioncreated_at,
        versioncreated=submission.versioncreated,
        provider_version=submission.provider_version,
        pubstatus=submission.pubstatus,
        embargoed_until=submission.embargoed_until,
        channel=submission.channel,
        warnings=_warnings(submission, stored, now=now),
        recorded_at=now,
        recorded_by=submission.sender,
    )
    body = RevisionBody(
        revision=revision,
        headline=submission.document.headline,
        document=words.document,
        original=submission.original,
        content_hash=words.content_hash,
        salt=secrets.token_hex(16),
    )
    revision.body_hash = ledger.body_hash(body)
    revision.chain_hash = ledger.chain_hash(revision, after=previous.chain_hash if previous else "")
    return body


def _insert(bodies: Sequence[RevisionBody], *, now: datetime) -> None:
    """Stores the revisions with their bodies, and has each announced."""
    Revision.objects.bulk_create([body.revision for body in bodies])
    RevisionBody.objects.bulk_create(bodies)
    announcements = [one for body in bodies for one in _announcements_of(body.revision, now=now)]
    Announcement.objects.bulk_create(announcements)
    if bodies:
        article_ids = list(dict.fromkeys(body.revision.article_id for body in bodies))
        transaction.on_commit(partial(revision_recorded.send, sender=Revision, article_ids=article_ids))


def _announcements_of(revision: Revision, *, now: datetime) -> Iterator[Announcement]:
    due = {now}
    if revision.embargoed_until and revision.embargoed_until > now:
        due.add(revision.embargoed_until)
    for at in due:
        yield Announcement(revision=revision, article=revision.article, due_at=at, created_at=now)
