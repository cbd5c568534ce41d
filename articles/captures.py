"""What pages answered, as it came: kept, read again, decided on by editors, and emptied in time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

import zstandard
from django.db import transaction

from articles.fetching import Answer
from articles.ingest import Submission, record_revision
from articles.models import Article, AuditEntry, RawCapture, Revision, Source, User, Watch
from articles.reader import Reader
from articles.reading.readings import Finding, Reading

ZSTD = "zstd"
# As git does it: more costs time on every capture and saves a few per cent.
LEVEL = 3
# They would let whoever reads the capture act as the reader that the server took us for.
LEFT_OUT = frozenset({"set-cookie", "set-cookie2"})
EXPIRED = "expired"
SLICE = 500


class DecisionError(Exception):
    """The capture cannot be decided on so. `code` is decided, expired or an outcome of reading it again."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def capture_of(
    article: Article,
    answer: Answer,
    reading: Reading,
    *,
    findings: Iterable[Finding],
    at: datetime,
    revision: Revision | None = None,
) -> RawCapture:
    """The answer as a capture, not stored yet: of this revision, or to be held where there is none."""
    return RawCapture(
        article=article,
        revision=revision,
        state=RawCapture.State.RECORDED if revision else RawCapture.State.HELD,
        requested_url=answer.requested_url,
        final_url=answer.final_url,
        redirects=[asdict(hop) for hop in answer.redirects],
        status=answer.status,
        headers={name: value for name, value in answer.headers if name.lower() not in LEFT_OUT},
        content=zstandard.ZstdCompressor(level=LEVEL).compress(answer.content),
        compression=ZSTD,
        bytes_hash=hash_of(answer.content),
        quality=reading.quality,
        findings=[asdict(finding) for finding in findings],
        reader_version=reading.version,
        captured_at=at,
    )


def hold(capture: RawCapture) -> RawCapture:
    """The capture, stored to wait for an editor, or the one that waits already and says as much."""
    known = _held_already(capture)
    if known is None:
        capture.save(force_insert=True)
    return known or capture


def _held_already(capture: RawCapture) -> RawCapture | None:
    """A capture of these bytes that waits or was set aside, else one that waits with the same findings."""
    undone = capture.article.captures.filter(revision=None).order_by("-captured_at")
    same_bytes = undone.filter(bytes_hash=capture.bytes_hash).first()
    if same_bytes:
        return same_bytes
    # A page that carries a clock has other bytes each time. Its findings tell of it to the letter.
    latest = undone.filter(state=RawCapture.State.HELD).first()
    is_like_it = latest and (latest.quality, latest.findings) == (capture.quality, capture.findings)
    return latest if is_like_it else None


def content_of(capture: RawCapture) -> bytes:
    """The bytes as the server sent them; empty once the capture has expired."""
    content = bytes(capture.content)
    return zstandard.decompress(content) if capture.compression == ZSTD and content else content


def submission_of(reading: Reading, *, seen_at: datetime | None = None) -> Submission:
    """What was read from a page, as a revision to be recorded.

    The times that a page claims are kept as its words and order nothing: pages forget to change them.
    """
    said = {
        "headline": reading.document.headline,
        "body": reading.text,
        "byline": reading.byline,
        "published": reading.published,
        "modified": reading.modified,
        "canonical_url": reading.canonical_url,
    }
    return Submission(
        document=reading.document,
        original={name: text for name, text in said.items() if text},
        versioncreated=(reading.modified or reading.published)[:40],
        channel=Revision.Channel.CHECK,
        seen_at=seen_at,
    )


def accept_capture(capture: RawCapture, *, by: User | None, reason: str, now: datetime) -> Revision:
    """The revision that an editor makes of a held capture, in its place by the time of the capture.

    Raises DecisionError, and changes nothing, where that cannot be.
    """
    if capture.expired_at:
        raise DecisionError(EXPIRED, "Its bytes are no longer kept.")
    reading = read_again(capture)
    if not reading.document.blocks and not reading.document.headline:
        raise DecisionError(reading.outcome or "unreadable", "There is no text in it.")
    with transaction.atomic():
        capture = _decide(capture, RawCapture.State.ACCEPTED, by=by, reason=reason, now=now)
        submission = submission_of(reading, seen_at=capture.captured_at)
        revision = record_revision(capture.article, submission, now=now).revision
        if not RawCapture.objects.filter(revision=revision).exists():
            capture.revision = revision
            capture.save(update_fields=["revision"])
        # Whatever it shows next is read, and held against what was accepted.
        Watch.objects.filter(article=capture.article).update(bytes_hash="", etag="", last_modified="")
        return revision


def dismiss_capture(capture: RawCapture, *, by: User | None, reason: str, now: datetime) -> None:
    """Sets a held capture aside; the same bytes are not brought before an editor again.

    Raises DecisionError where it has been decided on already.
    """
    with transaction.atomic():
        _decide(capture, RawCapture.State.DISMISSED, by=by, reason=reason, now=now)


def _decide(
    capture: RawCapture, state: RawCapture.State, *, by: User | None, reason: str, now: datetime
) -> RawCapture:
    # Two editors at once: the second one hears that the first has decided.
    capture = RawCapture.objects.select_for_update().get(pk=capture.pk)
    if capture.state != RawCapture.State.HELD:
        raise DecisionError("decided", "It has been decided on already.")
    capture.state, capture.decided_by, capture.decided_at, capture.decision_reason = state, by, now, reason
    capture.save(update_fields=["state", "decided_by", "decided_at", "decision_reason"])
    AuditEntry.write(by, f"capture_{state}", capture.public_id, at=now, reason=reason)
    return capture


def read_again(capture: RawCapture) -> Reading:
    """What the present reader makes of the capture. Raises ReadError."""
    source = capture.article.source
    headers = {name.lower(): value for name, value in capture.headers.items()}
    with Reader(size=1) as reader:
        return reader.read_page(
            content_of(capture),
            url=capture.final_url,
            content_type=headers.get("content-type", ""),
            fallback_language=source.language,
            time_zone=source.time_zone,
            received_at=capture.captured_at,
        )


def expire_captures(*, now: datetime) -> int:
    """Empties the captures that are older than their source keeps them; gives how many."""
    return sum(_expire_of(source, now=now) for source in Source.objects.exclude(retention_days=None))


def _expire_of(source: Source, *, now: datetime) -> int:
    oldest = now - timedelta(days=source.retention_days or 0)
    old = RawCapture.objects.filter(article__source=source, captured_at__lt=oldest, expired_at=None)
    count = 0
    # In slices, so that no writer waits long for the rows.
    while found := list(old.order_by("captured_at").values_list("pk", flat=True)[:SLICE]):
        with transaction.atomic():
            expiring = RawCapture.objects.filter(pk__in=found)
            # What waits for an editor cannot be read again without its bytes.
            expiring.filter(state=RawCapture.State.HELD).update(
                state=RawCapture.State.DISMISSED, decided_at=now, decision_reason=EXPIRED
            )
            expiring.update(content=b"", expired_at=now)
        count += len(found)
    return count
