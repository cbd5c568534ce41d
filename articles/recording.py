"""From a page that was read to a revision, to a capture that waits for an editor, or to "it is the same"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from articles.addresses import RefusedAddressError, read_target
from articles.answers import Answer
from articles.captures import keep, submission_of
from articles.documents import to_json
from articles.flapping import Sight, Verdict, weigh
from articles.ingest import MAY_BE_EMPTY, RefusedRevisionError, record_revision
from articles.leases import Taken
from articles.ledger import content_hash
from articles.models import Article, Check, Revision, Watch
from articles.outcomes import GOOD
from articles.reading.quality import compare_with_known, is_acceptable
from articles.reading.readings import Finding, Known, Reading
from articles.results import Result, write_results
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
    now: datetime

    def result(self, outcome: str, reason: dict[str, Any] | None = None, **fields: Any) -> Result:
        fields = {
            "flapping_since": self.taken.watch.flapping_since,
            "quality": self.reading.quality,
            **fields,
        }
        return Result(self.taken, self.fetched, outcome, reason or {}, **fields)


@transaction.atomic
def record_page(page: Page) -> list[Check]:
    """Makes of a page that was read what it is, and writes the check down; nothing if the lease was lost."""
    watch = page.taken.watch
    # Held to the end, so that a second worker that took over a lost lease does not record beside us.
    held = Watch.objects.select_for_update().filter(pk=watch.pk, leased_until=watch.leased_until)
    return write_results([_result_of(page)], now=page.now) if held.exists() else []


def _result_of(page: Page) -> Result:
    if page.reading.outcome not in HELD_OUTCOMES:
        return page.result(page.reading.outcome, _told(page.reading.findings))
    latest = _latest(page.article)
    if latest is None and (other := _told_elsewhere(page)):
        return _leave_to(other, page)
    doubts = _doubts(page, latest)
    if not is_acceptable(replace(page.reading, findings=doubts)) or WITHDRAWN in doubts:
        at = page.fetched.started_at
        capture = keep(page.article, page.answer, page.reading, findings=doubts, at=at)
        return page.result("held", _told(doubts), capture=capture)
    return _record(page, doubts)


def _latest(article: Article) -> Revision | None:
    return article.revisions.select_related("body").in_publisher_order().last()


def _told(findings: tuple[Finding, ...]) -> dict[str, Any]:
    return {"findings": [finding.code for finding in findings]} if findings else {}


def _doubts(page: Page, latest: Revision | None) -> tuple[Finding, ...]:
    """What speaks against the page: by itself, and held against what is known of its article."""
    known = Known(latest.body.read(), page.article.url) if latest else None
    found = (*page.reading.findings, *compare_with_known(page.reading, known))
    is_withdrawn = latest is not None and latest.pubstatus in MAY_BE_EMPTY
    return (*found, WITHDRAWN) if is_withdrawn else found


def _record(page: Page, doubts: tuple[Finding, ...]) -> Result:
    verdict, known = _weigh(page)
    since = page.taken.watch.flapping_since
    if verdict == Verdict.FLAPPING:
        since = since or page.fetched.started_at
        return page.result("flapping", revision_id=known, flapping_since=since)
    if verdict == Verdict.SETTLED:
        since = None
    try:
        recorded = record_revision(page.article, submission_of(page.reading), now=page.now)
    except RefusedRevisionError as error:
        return page.result("unreadable", {"message": str(error)})
    if not recorded.is_new:
        return page.result("unchanged", revision_id=recorded.revision.pk, flapping_since=since)
    return _result_of_new(recorded.revision, page, doubts, flapping_since=since)


def _result_of_new(
    revision: Revision, page: Page, doubts: tuple[Finding, ...], *, flapping_since: datetime | None
) -> Result:
    at = page.fetched.started_at
    capture = keep(page.article, page.answer, page.reading, findings=doubts, at=at, revision=revision)
    is_first = revision.number == 1
    if is_first:
        _learn_address(page)
    return page.result(
        "recorded" if is_first else "changed",
        is_news=True,
        revision_id=revision.pk,
        capture=capture,
        flapping_since=flapping_since,
    )


def _weigh(page: Page) -> tuple[Verdict, int | None]:
    """What to make of the text, and the latest revision that says just that."""
    text, watch, now = content_hash(to_json(page.reading.document)), page.taken.watch, page.fetched.started_at
    rows = page.article.revisions.in_publisher_order().values_list("pk", "body__content_hash", "recorded_at")
    revisions = list(rows)
    verdict = weigh(
        text,
        recorded=[Sight(known, at) for _, known, at in revisions],
        seen=_seen(watch, now=now) if watch.flapping_since else (),
        is_flapping=watch.flapping_since is not None,
        now=now,
    )
    return verdict, next((pk for pk, known, _ in reversed(revisions) if known == text), None)


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


def _leave_to(other: Article, page: Page) -> Result:
    """Follows the one article, and no longer the second address of it."""
    follow_article(other, target_of(page.taken.watch.url), now=page.now)
    reason = {"canonical": other.url, "article": str(other.public_id)}
    shown = _latest(other)
    return page.result(
        "unchanged",
        reason,
        revision_id=shown.pk if shown else None,
        stop_reason=Watch.StopReason.LEFT,
    )


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
