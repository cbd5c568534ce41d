"""Who looks at what, and when: due watches taken in hand for a while, each with its host's next free slot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from articles.models import Check, Host, Revision, Watch
from articles.politeness import (
    BEYOND_REASON,
    LONGEST_QUEUE,
    LONGEST_RETRY_AFTER,
    HostState,
    is_closed,
    reserve,
    spacing_of,
)
from articles.robots import LONGEST as ROBOTS_LONGEST
from articles.robots import READ, decide
from articles.schedule import URGENT_FOR, History, next_check
from articles.tallies import count_checks

# A slot further ahead is left for a later taking: what waits for it is in nobody's hand meanwhile.
HORIZON = timedelta(seconds=10)
STATE = ("next_request_at", "failure_streak", "closed_until")
ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class Taken:
    """A watch in hand until its lease ends, and when its host may be asked for it."""

    watch: Watch
    host: Host
    begins_at: datetime
    # When it was to be looked at; of a look that was asked for, when it was asked for.
    due_at: datetime
    # What robots.txt says of it is not known, or no longer.
    needs_robots: bool
    # Only of a look that was asked for: the host is to be left alone.
    is_closed: bool = False


def take_due(*, now: datetime, limit: int) -> list[Taken]:
    """Up to `limit` watches that are due and whose hosts may be asked now, each given to one caller only."""
    due = _with_all_it_needs(Watch.objects.due(now=now), now=now).filter(
        _is_over("host__next_request_at", now=now, longest=LONGEST_QUEUE),
        _is_over("host__closed_until", now=now, longest=LONGEST_RETRY_AFTER),
    )
    # Most of the time nothing is due, and asking so takes no lock.
    if limit < 1 or not due.exists():
        return []
    with transaction.atomic():
        watches = list(due.select_for_update(of=("self",), skip_locked=True)[:limit])
        _tell_abandoned(watches, now=now)
        still_due = [watch for watch in watches if watch.next_check_at <= now]
        hosts = _lock_hosts(still_due)
        slots = [taken for watch in still_due if (taken := _take(watch, hosts, now=now))]
        _write_leases(slots, now=now)
        return slots


def _is_over(field: str, *, now: datetime, longest: timedelta) -> Q:
    """Whether that time has come, or lies so far off that a wrong clock wrote it."""
    beyond = now + longest + 2 * BEYOND_REASON
    return Q(**{field: None}) | Q(**{f"{field}__lte": now}) | Q(**{f"{field}__gt": beyond})


def take(watch: Watch, *, now: datetime) -> Taken | None:
    """This watch, due or not; None while another has it in hand."""
    with transaction.atomic():
        watches = _with_all_it_needs(Watch.objects.filter(pk=watch.pk), now=now)
        found = watches.select_for_update(of=("self",)).get()
        if found.leased_until and now < found.leased_until <= now + Watch.LEASE:
            return None
        _tell_abandoned([found], now=now)
        host = Host.objects.select_for_update().get(pk=found.host_id)
        # A person waits: the look begins now, and the slot that it uses up is taken from those to come.
        slot = reserve(state_of(host), spacing=_spacing(host), now=now)
        taken = Taken(
            found,
            host,
            begins_at=now,
            due_at=now,
            needs_robots=_needs_robots(host, now=now),
            is_closed=is_closed(state_of(host), now=now),
        )
        if slot:
            set_state(host, slot.state)
        _write_leases([taken], now=now)
        return taken


def release(taken: Iterable[Taken]) -> None:
    """Gives back what was taken and not looked at: it is as due as before."""
    for one in taken:
        still_ours = Watch.objects.filter(pk=one.watch.pk, leased_until=one.watch.leased_until)
        still_ours.update(leased_until=None)


def state_of(host: Host) -> HostState:
    return HostState(**{name: getattr(host, name) for name in STATE})


def set_state(host: Host, state: HostState) -> None:
    for name in STATE:
        setattr(host, name, getattr(state, name))


def _with_all_it_needs(watches: QuerySet[Watch], *, now: datetime) -> QuerySet[Watch]:
    """With what its next check is reckoned from, so that a check without news asks for nothing more."""
    revisions = Revision.objects.filter(article=OuterRef("article"))
    first = revisions.filter(number=1).values("versioncreated")[:1]
    # What is urgent is so for some hours: no older text need be looked into.
    recent = revisions.filter(recorded_at__gt=now - URGENT_FOR).order_by("-ordered_at", "-number")
    label = recent.values("body__document__label__kinds")[:1]
    shown = Check.objects.filter(watch=OuterRef("pk"), revision__isnull=False)
    latest = shown.order_by("-started_at", "-pk").values("revision")[:1]
    return watches.select_related("article__source", "feed__source").annotate(
        first_said=Subquery(first), last_shown=Subquery(latest), last_label=Subquery(label)
    )


def _lock_hosts(watches: list[Watch]) -> dict[int, Host]:
    """The hosts that nobody else takes slots of at this moment; those of others are left to them."""
    wanted = Host.objects.filter(pk__in={watch.host_id for watch in watches}).order_by("pk")
    return {host.pk: host for host in wanted.select_for_update(skip_locked=True)}


def _take(watch: Watch, hosts: dict[int, Host], *, now: datetime) -> Taken | None:
    host = hosts.get(watch.host_id)
    if host is None:
        return None
    needs_robots = _needs_robots(host, now=now)
    slot = reserve(state_of(host), spacing=_spacing(host), now=now)
    if slot is None or slot.begins_at > now + HORIZON:
        return None
    set_state(host, slot.state)
    return Taken(watch, host, slot.begins_at, watch.next_check_at or now, needs_robots)


def _spacing(host: Host) -> float:
    crawl_delay = decide(host.robots_text, host.origin).crawl_delay if host.robots_text else None
    return spacing_of(
        chosen=host.spacing_seconds, default=settings.FETCH_SPACING_SECONDS, crawl_delay=crawl_delay
    )


def _needs_robots(host: Host, *, now: datetime) -> bool:
    is_known = host.robots_state in (READ, Host.Robots.ABSENT, Host.Robots.UNAVAILABLE)
    good_until = host.robots_good_until
    if not is_known or good_until is None:
        return True
    # Further ahead than it is ever kept was written by a clock that was wrong.
    return not now < good_until <= now + timedelta(seconds=ROBOTS_LONGEST) + BEYOND_REASON


def _write_leases(taken: list[Taken], *, now: datetime) -> None:
    leased_until = now + Watch.LEASE
    for one in taken:
        one.watch.leased_until = leased_until
    Watch.objects.filter(pk__in=[one.watch.pk for one in taken]).update(leased_until=leased_until)
    hosts = {one.host.pk: one.host for one in taken}.values()
    # A slot that ends with this moment keeps nobody waiting, and need not be written.
    Host.objects.bulk_update([host for host in hosts if _keeps_waiting(host, now=now)], STATE)


def _keeps_waiting(host: Host, *, now: datetime) -> bool:
    return host.closed_until is not None or host.next_request_at is None or host.next_request_at > now


def _tell_abandoned(watches: Iterable[Watch], *, now: datetime) -> None:
    """Writes down the checks that whoever held a lease before began and never ended.

    Once costs a page nothing: its worker was stopped. A page to which it happens again in a row may be what
    ends them, and is tried more and more rarely, as one that fails.
    """
    left = [watch for watch in watches if watch.leased_until]
    if not left:
        return
    for watch in left:
        watch.last_check_at = min(watch.leased_until - Watch.LEASE, now)
    checks = [_abandoned(watch, now=now) for watch in left]
    Check.objects.bulk_create(checks)
    count_checks(checks)
    for watch in left:
        if watch.last_outcome == ABANDONED:
            watch.failure_streak += 1
            watch.next_check_at = _retry_at(watch, now=now)
        watch.last_outcome, watch.leased_until = ABANDONED, None
    fields = ["last_check_at", "last_outcome", "failure_streak", "next_check_at", "leased_until"]
    Watch.objects.bulk_update(left, fields)


def _abandoned(watch: Watch, *, now: datetime) -> Check:
    due_at = watch.next_check_at or now
    return Check(watch=watch, outcome=ABANDONED, due_at=due_at, started_at=watch.last_check_at, ended_at=now)


def _retry_at(watch: Watch, *, now: datetime) -> datetime | None:
    history = History(
        watched_since=watch.created_at, last_outcome=ABANDONED, failure_streak=watch.failure_streak
    )
    return next_check(history, watch.source.bounds, now=now, seed=str(watch.public_id)).at
