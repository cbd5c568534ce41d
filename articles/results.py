"""What a check brought, written down: the attempt, and what follows from it for its address and its host."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import random
from typing import Any

from django.db import connection, transaction

from articles.answers import seconds_to_wait
from articles.flapping import LONGEST_PAUSE
from articles.leases import STATE, Taken, set_state, state_of
from articles.models import Check, Host, RawCapture, Watch
from articles.outcomes import CHANGES, OUTCOMES
from articles.politeness import HostState, after_failure, after_rate_limit, after_success
from articles.robots import RETRY
from articles.rounds import Fetched, RobotsFetched
from articles.schedule import STILL_THE_SAME, History, Next, next_check, next_feed_check
from articles.tallies import count_checks

# These say how the page was, and nothing about it having changed.
SEEN_AGAIN = STILL_THE_SAME | {"flapping", "read"}
# No request was made, so nothing was learnt of the host.
NOT_ASKED = frozenset({"disallowed", "closed", "abandoned"})
# Kinds of labels by which publishers say that more will follow soon.
URGENT = frozenset({"urgent", "alert"})
NOTHING_KNOWN = {"etag": "", "last_modified": "", "bytes_hash": ""}
LONGEST_SAID = 100
LONGEST_TAG = {"etag": 500, "last_modified": 100}


@dataclass(frozen=True, slots=True)
class Result:
    """How one check ended."""

    taken: Taken
    fetched: Fetched
    outcome: str
    reason: dict[str, Any] = field(default_factory=dict)
    revision_id: int | None = None
    capture: RawCapture | None = None
    quality: float | None = None
    # Since when the page has gone back and forth; None: it does not.
    flapping_since: datetime | None = None
    # It is another article's page, which is followed in its stead.
    stop_reason: str = ""
    # Something is left over in what came, for the next look to find.
    is_unfinished: bool = False


def plain_result(taken: Taken, fetched: Fetched) -> Result:
    """The result of a check that brought nothing to be read."""
    return Result(
        taken, fetched, fetched.outcome, _reason_of(fetched), flapping_since=taken.watch.flapping_since
    )


def _reason_of(fetched: Fetched) -> dict[str, Any]:
    if fetched.error:
        return {"message": fetched.error.message, "url": fetched.error.url}
    if fetched.answer and not OUTCOMES[fetched.outcome].is_good:
        # Seconds or a date, as it was said.
        later = fetched.answer.header("Retry-After")[:LONGEST_SAID]
        return {"status": fetched.answer.status} | ({"retry_after": later} if later else {})
    return {}


@transaction.atomic(savepoint=False)
def write_results(results: Sequence[Result], *, now: datetime) -> list[Check]:
    """Writes the checks down and sets when each address is looked at next; gives those that were written.

    A result whose lease was lost is left out: whoever took the watch since has looked, or will.
    """
    still_ours = lock_leases(result.taken for result in results)
    return write_down([result for result in results if result.taken.watch.pk in still_ours], now=now)


def lock_leases(taken: Iterable[Taken]) -> set[int]:
    """The keys of the watches whose leases are ours still, and stay so until the transaction ends.

    So a second worker that takes over a lost lease does not write beside us.
    """
    ours = {one.watch.pk: one.watch.leased_until for one in taken}
    held = Watch.objects.select_for_update().filter(pk__in=ours).order_by("pk")
    return {pk for pk, until in held.values_list("pk", "leased_until") if until == ours[pk]}


def write_down(ours: Sequence[Result], *, now: datetime) -> list[Check]:
    """Does so with results whose leases are locked, in the transaction that locked them."""
    hosts = _write_hosts(ours, now=now)
    _write_watches(
        (one.taken.watch.pk, _fields_after(one, hosts[one.taken.host.pk], now=now)) for one in ours
    )
    checks = [check_of(one, now=now) for one in ours]
    Check.objects.bulk_create(checks)
    count_checks(checks)
    return checks


def write_robots(news: Iterable[RobotsFetched]) -> None:
    """Keeps what hosts said in their robots.txt; what was kept stays where it could not be read again."""
    for one in news:
        found = Host.objects.filter(origin=one.origin)
        good_until = one.at + timedelta(seconds=one.robots.good_for)
        found.update(
            robots_state=one.robots.state,
            robots_text=one.robots.text,
            robots_read_at=one.at,
            robots_good_until=good_until,
        )


def check_of(result: Result, *, now: datetime) -> Check:
    fetched, answer = result.fetched, result.fetched.answer
    error = fetched.error
    return Check(
        watch=result.taken.watch,
        outcome=result.outcome,
        reason=result.reason,
        revision_id=result.revision_id or _still_shown(result),
        capture=result.capture,
        robots=fetched.robots,
        final_url=(answer.final_url if answer else error.url if error else "")[:2048],
        status=answer.status if answer else error.status if error else None,
        byte_count=answer.byte_count if answer else 0,
        quality=result.quality,
        is_insecure=answer.is_insecure if answer else False,
        due_at=result.taken.due_at,
        started_at=fetched.started_at,
        ended_at=now,
    )


def _still_shown(result: Result) -> int | None:
    """The revision that the page showed last, where it is the same page still."""
    return result.taken.watch.last_shown if result.outcome in STILL_THE_SAME else None


def _write_watches(rows: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Sets these fields of these watches, alike ones in one go: an UPDATE for each took half of a check."""
    alike: dict[tuple[str, ...], list[list[Any]]] = defaultdict(list)
    for pk, values in rows:
        columns = [Watch._meta.get_field(name) for name in values]
        prepared = [
            column.get_db_prep_save(value, connection)
            for column, value in zip(columns, values.values(), strict=True)
        ]
        alike[tuple(column.column for column in columns)].append([*prepared, pk])
    for names, parameters in alike.items():
        settings = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in names)
        table = connection.ops.quote_name(Watch._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {settings} WHERE id = %s", parameters)  # noqa: S608


def _fields_after(result: Result, host: Host, *, now: datetime) -> dict[str, Any]:
    """What the result makes of its watch."""
    watch, outcome = result.taken.watch, OUTCOMES[result.outcome]
    if outcome.code == "closed":
        return {"leased_until": None}
    fields: dict[str, Any] = {
        "leased_until": None,
        "last_check_at": result.fetched.started_at,
        "last_outcome": outcome.code,
        "failure_streak": 0 if outcome.is_good else watch.failure_streak + 1,
        "flapping_since": result.flapping_since,
    }
    if outcome.is_good:
        fields |= _fields_after_good(result)
    if outcome.code in CHANGES:
        fields |= {"last_change_at": result.fetched.started_at, "change_count": watch.change_count + 1}
    if watch.stopped_at is None:
        fields |= _fields_of(_next_of(result, fields, host, now=now), now=now)
    return fields


def _fields_after_good(result: Result) -> dict[str, Any]:
    watch, answer = result.taken.watch, result.fetched.answer
    fields: dict[str, Any] = {
        "last_good_at": result.fetched.started_at,
        "unchanged_streak": watch.unchanged_streak + 1 if result.outcome in SEEN_AGAIN else 0,
    }
    if result.flapping_since or result.is_unfinished:
        # The next look has to tell which of its texts a page shows, and what else a feed holds.
        return fields | NOTHING_KNOWN
    if answer is None or result.outcome == "not_modified":
        return fields
    if result.outcome == "changed":
        # The second look is to be a real one, whatever the server thinks that we know.
        return fields | NOTHING_KNOWN | {"bytes_hash": result.fetched.bytes_hash}
    tags = {"etag": answer.etag, "last_modified": answer.last_modified}
    kept = {name: tag if len(tag) <= LONGEST_TAG[name] else "" for name, tag in tags.items()}
    return fields | kept | {"bytes_hash": result.fetched.bytes_hash}


def _next_of(result: Result, fields: dict[str, Any], host: Host, *, now: datetime) -> Next:
    watch = result.taken.watch
    if result.stop_reason:
        return Next(None, result.stop_reason)
    history = _history_of(result, fields, host)
    schedule = next_feed_check if watch.feed_id else next_check
    following = schedule(history, watch.source.bounds, now=now, seed=str(watch.public_id))
    if result.flapping_since and following.at:
        return Next(min(following.at, now + LONGEST_PAUSE))
    return following


def _history_of(result: Result, fields: dict[str, Any], host: Host) -> History:
    watch, outcome = result.taken.watch, OUTCOMES[result.outcome]
    error = result.fetched.error
    return History(
        watched_since=watch.created_at,
        published_at=_said_at(watch),
        last_outcome=outcome.code,
        last_good_at=watch.last_good_at,
        last_change_at=fields.get("last_change_at", watch.last_change_at),
        change_count=fields.get("change_count", watch.change_count),
        unchanged_streak=fields.get("unchanged_streak", watch.unchanged_streak),
        # What speaks against the host is the host's to be waited for.
        failure_streak=0 if outcome.is_of_host else fields["failure_streak"],
        gone_since=_gone_since(result) if outcome.code == "gone" else None,
        is_final=error.is_permanent if error else False,
        priority=watch.article.priority if watch.article else 0,
        is_urgent=not URGENT.isdisjoint(watch.last_label or ()),
        not_before=_not_before(result, host),
    )


def _not_before(result: Result, host: Host) -> datetime | None:
    """When asking again can end otherwise: the host is open, and what forbids it has been read anew."""
    is_forbidden_here = result.fetched.robots == "disallowed"
    times = (host.closed_until, host.robots_good_until if is_forbidden_here else None)
    return max(filter(None, times), default=None)


def _said_at(watch: Watch) -> datetime | None:
    """When the page said that it was published, as far as that is a time, and one that can be."""
    try:
        at = datetime.fromisoformat(watch.first_said or "")
    except ValueError:
        return None
    return at if at.tzinfo and at <= watch.created_at else None


def _gone_since(result: Result) -> datetime:
    """When the first of the checks in a row began that found it gone, whatever its host did in between."""
    of_hosts = [code for code, outcome in OUTCOMES.items() if outcome.is_of_host or code in NOT_ASKED]
    checks = result.taken.watch.checks.exclude(outcome__in=of_hosts).order_by("-started_at")
    since = result.fetched.started_at
    for outcome, started_at in checks.values_list("outcome", "started_at")[:100]:
        if outcome != "gone":
            break
        since = started_at
    return since


def _fields_of(following: Next, *, now: datetime) -> dict[str, Any]:
    if following.at:
        return {"next_check_at": following.at}
    return {"next_check_at": None, "stopped_at": now, "stop_reason": following.stop_reason}


def _write_hosts(results: Sequence[Result], *, now: datetime) -> dict[int, Host]:
    """The hosts as they are after these results."""
    wanted = {result.taken.host.pk for result in results}
    # The robots.txt of a hundred hosts is not what is asked for here.
    locked = Host.objects.filter(pk__in=wanted).order_by("pk").select_for_update()
    hosts = {host.pk: host for host in locked.defer("robots_text")}
    before = {pk: state_of(host) for pk, host in hosts.items()}
    has_answered, has_lacked_robots = set(), set()
    for result in results:
        host = hosts[result.taken.host.pk]
        if result.outcome == "robots_unavailable" and host.pk in has_lacked_robots:
            continue
        has_lacked_robots |= {host.pk} if result.outcome == "robots_unavailable" else set()
        has_answered |= {host.pk} if result.fetched.answer else set()
        set_state(host, _host_after(state_of(host), result, now=now))
    newly = [pk for pk in has_answered if not _is_fresh(hosts[pk].last_answer_at, now=now)]
    if newly:
        Host.objects.filter(pk__in=newly).update(last_answer_at=now)
    Host.objects.bulk_update([host for pk, host in hosts.items() if state_of(host) != before[pk]], STATE)
    return hosts


def _is_fresh(answer_at: datetime | None, *, now: datetime) -> bool:
    """Whether to note one more answer would tell nothing new; a busy host answers many times a minute."""
    return answer_at is not None and timedelta() <= now - answer_at < timedelta(minutes=1)


def _host_after(state: HostState, result: Result, *, now: datetime) -> HostState:
    answer, error, outcome = result.fetched.answer, result.fetched.error, OUTCOMES[result.outcome]
    if outcome.code in NOT_ASKED:
        return state
    if outcome.code == "robots_unavailable":
        # Nothing else of it may be asked before that can be asked again.
        return after_failure(state, retry_after=RETRY, now=now, jitter=random())  # noqa: S311
    retry_after = seconds_to_wait(answer, now=now) if answer else error.retry_after if error else None
    if outcome.code == "rate_limited":
        return after_rate_limit(state, retry_after=retry_after, now=now, jitter=random())  # noqa: S311
    if outcome.is_of_host:
        return after_failure(state, retry_after=retry_after, now=now, jitter=random())  # noqa: S311
    return after_success(state, now=now) if answer else state
