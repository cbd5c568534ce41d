"""From a page that was read to a revision, to a capture that waits for an editor, or to "it is the same"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from articles.addresses import RefusedAddressError, read_target
from articles.answers import Answer
from articles.captures import capture_of, hold, submission_of
from articles.documents import Document, from_json, to_json
from articles.flapping import Sight, Verdict, weigh
from articles.ingest import MAY_BE_EMPTY, History, Recorded, lock_histories, record_revisions
from articles.leases import Taken
from articles.ledger import content_hash
from articles.models import Article, Check, RawCapture, Revision, RevisionBody, Watch
from articles.outcomes import GOOD
from articles.reading.quality import compare_with_known, is_acceptable
from articles.reading.readings import Finding, Known, Reading
from articles.results import Result, lock_leases, write_down
from articles.rounds import Fetched
from articles.watching import follow_article, known_article, target_of

HELD_OUTCOMES = ("", "held")
# The publisher has withdrawn it elsewhere, and its page still stands.
WITHDRAWN = Finding("withdrawn", "The publisher has withheld or withdrawn it.")
# Looked back on to tell whether a flapping page has come to rest.
LATEST_SIGHTS, SIGHT_AGE = 50, timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Page:
    """What a check of an article's page brought, as it was read."""

    taken: Taken
    fetched: Fetched
    article: Article
    answer: Answer
    reading: Reading

    def result(self, outcome: str, reason: dict[str, Any] | None = None, **fields: Any) -> Result:
        since, quality = self.taken.watch.flapping_since, self.reading.quality
        fields = {"flapping_since": since, "quality": quality, **fields}
        return Result(self.taken, self.fetched, outcome, reason or {}, **fields)


@dataclass(frozen=True, slots=True)
class Past:
    """What is stored of an article: its revisions in its publisher's order, and what the latest one says."""

    revisions: Sequence[Revision]
    document: Document | None

    @property
    def pubstatus(self) -> str:
        return self.revisions[-1].pubstatus if self.revisions else ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A page that is to become a revision, unless its text is stored already."""

    page: Page
    doubts: tuple[Finding, ...]
    flapping_since: datetime | None


@transaction.atomic
def record_pages(pages: Sequence[Page], *, now: datetime) -> list[Check]:
    """Makes of pages that were read what they are, and writes their checks down; none whose lease was lost.

    Pages that come together are written together: ten at once take a third of the time of one after another.
    Raises RefusedRevisionError, and stores nothing, where one of them can be no revision.
    """
    still_ours = lock_leases(page.taken for page in pages)
    ours = [page for page in pages if page.taken.watch.pk in still_ours]
    histories = lock_histories(page.article.pk for page in ours)
    pasts = _pasts_of(histories)
    judged = [_judge(page, pasts[page.article.pk], now=now) for page in ours]
    arrivals = [one for one in judged if isinstance(one, Arrival)]
    submissions = [(one.page.article, submission_of(one.page.reading)) for one in arrivals]
    recorded = record_revisions(submissions, now=now, histories=histories)
    results = [one for one in judged if isinstance(one, Result)]
    arrived = [_result_of(one, rev) for one, rev in zip(arrivals, recorded, strict=True)]
    RawCapture.objects.bulk_create(result.capture for result in arrived if result.capture)
    results += arrived
    return write_down(results, now=now)


def _pasts_of(histories: Mapping[int, History]) -> dict[int, Past]:
    latest = {pk: history.revisions[-1].pk for pk, history in histories.items() if history.revisions}
    bodies = RevisionBody.objects.filter(pk__in=latest.values())
    documents = {pk: from_json(document) for pk, document in bodies.values_list("pk", "document")}
    return {pk: Past(one.revisions, documents.get(latest.get(pk))) for pk, one in histories.items()}


def _judge(page: Page, past: Past, *, now: datetime) -> Result | Arrival:
    """What the page is: no article at all, another's page, one to be held, one that flaps, or an arrival."""
    if page.reading.outcome not in HELD_OUTCOMES:
        return page.result(page.reading.outcome, _told(page.reading.findings))
    if not past.revisions and (other := _told_elsewhere(page)):
        return _leave_to(other, page, now=now)
    doubts = _doubts(page, past)
    if not is_acceptable(replace(page.reading, findings=doubts)) or WITHDRAWN in doubts:
        at = page.fetched.started_at
        capture = hold(capture_of(page.article, page.answer, page.reading, findings=doubts, at=at))
        return page.result("held", _told(doubts), capture=capture)
    verdict, known = _weigh(page, past)
    since = page.taken.watch.flapping_since
    if verdict == Verdict.FLAPPING:
        since = since or page.fetched.started_at
        return page.result("flapping", revision_id=known, flapping_since=since)
    return Arrival(page, doubts, flapping_since=None if verdict == Verdict.SETTLED else since)


def _told(findings: tuple[Finding, ...]) -> dict[str, Any]:
    return {"findings": [finding.code for finding in findings]} if findings else {}


def _doubts(page: Page, past: Past) -> tuple[Finding, ...]:
    """What speaks against the page: by itself, and held against what is known of its article."""
    known = Known(past.document, page.article.url) if past.document else None
    found = (*page.reading.findings, *compare_with_known(page.reading, known))
    return (*found, WITHDRAWN) if past.pubstatus in MAY_BE_EMPTY else found


def _result_of(arrival: Arrival, recorded: Recorded) -> Result:
    page, revision, since = arrival.page, recorded.revision, arrival.flapping_since
    if not recorded.is_new:
        return page.result("unchanged", revision_id=revision.pk, flapping_since=since)
    at = page.fetched.started_at
    findings = arrival.doubts
    capture = capture_of(page.article, page.answer, page.reading, findings=findings, at=at, revision=revision)
    is_first = revision.number == 1
    if is_first:
        _learn_address(page)
    outcome = "recorded" if is_first else "changed"
    return page.result(outcome, revision_id=revision.pk, capture=capture, flapping_since=since)


def _weigh(page: Page, past: Past) -> tuple[Verdict, int | None]:
    """What to make of the text, and the latest revision that says just that."""
    text, watch, now = content_hash(to_json(page.reading.document)), page.taken.watch, page.fetched.started_at
    verdict = weigh(
        text,
        recorded=[Sight(revision.body.content_hash, revision.recorded_at) for revision in past.revisions],
        seen=_seen(watch, now=now) if watch.flapping_since else (),
        is_flapping=watch.flapping_since is not None,
        now=now,
    )
    said_it = (revision.pk for revision in reversed(past.revisions) if revision.body.content_hash == text)
    return verdict, next(said_it, None)


def _seen(watch: Watch, *, now: datetime) -> list[Sight]:
    """What the latest good checks saw, oldest first."""
    checks = watch.checks.filter(outcome__in=GOOD, revision__isnull=False, started_at__gt=now - SIGHT_AGE)
    rows = checks.order_by("-started_at", "-pk").values_list("revision__body__content_hash", "started_at")
    return [Sight(text, at) for text, at in reversed(rows[:LATEST_SIGHTS])]


def _told_elsewhere(page: Page) -> Article | None:
    """The source's other article whose page this is, by its canonical address."""
    canonical = _canonical(page)
    other = known_article(page.article.source, canonical) if canonical else None
    return other if other != page.article else None


def _leave_to(other: Article, page: Page, *, now: datetime) -> Result:
    """Follows the one article, and no longer the second address of it."""
    follow_article(other, target_of(page.taken.watch.url), now=now)
    reason = {"canonical": other.url, "article": str(other.public_id)}
    shown = other.revisions.in_publisher_order().values_list("pk", flat=True).last()
    return page.result("unchanged", reason, revision_id=shown, stop_reason=Watch.StopReason.MOVED)


def _learn_address(page: Page) -> None:
    """Keeps the page's canonical address as the article's, so that feeds that name it name this article."""
    canonical, article = _canonical(page), page.article
    if canonical and canonical != article.url and known_article(article.source, canonical) is None:
        Article.objects.filter(pk=article.pk).update(url=canonical)


def _canonical(page: Page) -> str:
    """The page's own address, where it is one of the same site; "" where it names none, or another's."""
    try:
        canonical, here = read_target(page.reading.canonical_url), read_target(page.answer.final_url)
    except RefusedAddressError:
        return ""
    is_same_site = canonical.host.removeprefix("www.") == here.host.removeprefix("www.")
    return canonical.url if is_same_site and canonical.path_and_query != "/" else ""
