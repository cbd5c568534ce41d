"""From a feed that was read to articles that are followed: from their first appearance, and for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.db import transaction
from django.db.models import Q

from articles.addresses import RefusedAddressError, Target
from articles.fetching import policy_of_settings
from articles.leases import Taken
from articles.models import Article, Check, Source, Watch
from articles.outcomes import OF_FEEDS
from articles.reading.feed_markup import SITEMAP_INDEX
from articles.reading.feeds import Entry, FeedReading
from articles.results import Result, write_results
from articles.rounds import Fetched
from articles.schedule import History, next_check
from articles.watching import follow_article, follow_feed, hasten, open_at

# One check opens no more articles than this; what is left over is found by the next ones.
MOST_NEW = 200
# A feed of feeds is followed so far, the latest first; what has not changed lately is its archive.
MOST_FEEDS, LATELY = 20, timedelta(days=2)
LONGEST_GUID = 500


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a feed whose address may be asked, by the name that tells it apart."""

    entry: Entry
    target: Target
    guid: str

    @property
    def digest(self) -> str:
        """Changes when the feed says something else of it."""
        words = f"{self.entry.title}\n{self.entry.published}\n{self.entry.modified}"
        return blake2b(words.encode(errors="replace"), digest_size=4).hexdigest()


@transaction.atomic
def record_feed(taken: Taken, fetched: Fetched, reading: FeedReading, *, now: datetime) -> list[Check]:
    """Follows what the feed names first, and writes the check down; nothing if the lease was lost.

    An entry of which the feed now says something else has its article looked at sooner.
    """
    watch = taken.watch
    held = Watch.objects.select_for_update().filter(pk=watch.pk, leased_until=watch.leased_until)
    if not held.exists():
        return []
    told, refused = _told(reading.entries)
    if reading.kind == SITEMAP_INDEX:
        new_feeds = _follow_feeds(watch.source, told, now=now)
        reason = {"entries": len(told), "new_feeds": new_feeds, "refused": refused + reading.refused}
        return write_results([Result(taken, fetched, _outcome(new_feeds), reason)], now=now)
    known = _known(watch.source, told)
    new = [one for one in told if one.guid not in known and one.target.url not in known]
    # In one order everywhere: two feeds that name the same pages at once would else wait for each other.
    for one in sorted(new[:MOST_NEW], key=lambda one: one.target.url):
        _follow(watch.source, one, now=now)
    _hasten_retold(watch, told, known, now=now)
    reason = {
        "entries": len(told),
        "new": min(len(new), MOST_NEW),
        "left_over": max(len(new) - MOST_NEW, 0),
        "refused": refused + reading.refused,
        "told": {_key(one.guid): one.digest for one in told},
    }
    result = Result(taken, fetched, _outcome(len(new)), reason, is_unfinished=len(new) > MOST_NEW)
    return write_results([result], now=now)


def _outcome(new: int) -> str:
    return "news" if new else "read"


def _follow_feeds(source: Source, told: Iterable[Told], *, now: datetime) -> int:
    """Follows the feeds that a feed of feeds names, as far as they are alive; gives how many are new."""
    alive = [one for one in told if one.entry.modified_at is None or one.entry.modified_at > now - LATELY]
    alive.sort(key=lambda one: one.entry.modified_at or now, reverse=True)
    known = set(source.feeds.values_list("url", flat=True))
    new = [one for one in alive[:MOST_FEEDS] if one.target.url not in known]
    for one in new:
        follow_feed(source, one.target.url, now=now)
    return len(new)


def _told(entries: Iterable[Entry]) -> tuple[list[Told], int]:
    """The entries that may be followed, each once, and how many may not."""
    # A guid that two entries share tells nothing apart.
    guids = Counter(entry.guid for entry in entries)
    policy = policy_of_settings()
    told: dict[str, Told] = {}
    refused = 0
    for entry in entries:
        try:
            target = policy.parse(entry.url)
        except RefusedAddressError:
            refused += 1
            continue
        has_name = 0 < len(entry.guid) <= LONGEST_GUID and guids[entry.guid] == 1
        told.setdefault(
            target.url, Told(entry, target, entry.guid if has_name else target.url[:LONGEST_GUID])
        )
    return list(told.values()), refused


def _known(source: Source, told: Iterable[Told]) -> dict[str, Article]:
    """The source's articles that these entries name, by guid and by address."""
    names = {name for one in told for name in (one.guid, one.target.url)}
    rows = source.articles.filter(Q(guid__in=names) | Q(url__in=names))
    return {name: article for article in rows for name in (article.guid, article.url)}


def _follow(source: Source, told: Told, *, now: datetime) -> None:
    """Opens the article and has it looked at: what is new at once, what comes from an archive in its turn."""
    article = open_at(source, told.target.url, guid=told.guid)
    watch = follow_article(article, told.target, now=now)
    if told.entry.published_at and told.entry.published_at < now:
        history = History(watched_since=now, published_at=told.entry.published_at)
        first = next_check(history, watch.source.bounds, now=now, seed=str(watch.public_id))
        Watch.objects.filter(pk=watch.pk, last_check_at=None).update(next_check_at=first.at)


def _hasten_retold(
    watch: Watch, told: Iterable[Told], known: Mapping[str, Article], *, now: datetime
) -> None:
    """Has those articles looked at sooner of which the feed says something else than at its last check."""
    before = _digests_before(watch)
    retold = {
        article
        for one in told
        if (article := known.get(one.guid) or known.get(one.target.url))
        and before.get(_key(one.guid), one.digest) != one.digest
    }
    for article in sorted(retold, key=lambda article: article.pk):
        hasten(article, now=now)


def _digests_before(watch: Watch) -> dict[str, str]:
    """What the feed told at its last check, which from then on keeps no more than its counts."""
    last = watch.checks.filter(outcome__in=OF_FEEDS).order_by("-started_at").first()
    if last is None:
        return {}
    reason: dict[str, Any] = last.reason
    digests: dict[str, str] = reason.pop("told", {})
    last.save(update_fields=["reason"])
    return digests


def _key(guid: str) -> str:
    return blake2b(guid.encode(errors="replace"), digest_size=6).hexdigest()
