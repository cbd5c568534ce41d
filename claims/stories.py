"""The claims of a story: a function of its threads, in whatever order they came."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from claims import decided
from claims.decisions import StoryDecisions, is_reopened, lead_with, regroup
from claims.intervals import same_value
from claims.models import Claim, Story, Thread
from claims.rows import to_value
from claims.standings import Behind, Conflict, Standing, StoryClaim, claims_of_story

NO_LONGER_READ = "no_longer_read"


@transaction.atomic
def derive_story(story: Story, *, now: datetime) -> None:
    """Derives the story's claims from its threads: which are one claim, who conflicts, who is behind."""
    story = Story.objects.select_for_update(no_key=True).get(pk=story.pk)
    threads = {thread.pk: thread for thread in _threads_of(story)}
    decisions = decided.of_story(story, {str(thread.public_id): pk for pk, thread in threads.items()})
    standings = _standings(threads.values(), decisions)
    derived = claims_of_story(standings, regroup=partial(regroup, regroupings=decisions.regroupings))
    former = {thread.pk: thread.claim_id for thread in threads.values()}
    kept = [_store_claim(story, claim, threads, decisions) for claim in derived]
    _store_threads(derived, threads, former)
    _retire_others(story, kept, former, threads)
    story.stale_since = None
    story.told_at = max((max(s.said_at, s.seen_at) for s in standings), default=None)
    story.save(update_fields=["stale_since", "told_at"])


def _threads_of(story: Story) -> QuerySet[Thread]:
    return (
        Thread.objects.filter(article__placement__story=story, current__isnull=False)
        .select_related(
            "article__source", "article__placement__origin__source", "current", "founding", "claim"
        )
        .annotate(
            seen_at=Max("article__progress__latest__ordered_at"), successor=Max("article__evolved_into")
        )
        .order_by("founding__recorded_at", "founding_id", "key")
    )


def _standings(threads: Iterable[Thread], decisions: StoryDecisions) -> list[Standing]:
    return [
        Standing(
            key=thread.pk,
            article=thread.article_id,
            source=thread.article.source.slug,
            mention=to_value(thread.current),
            said_at=thread.since,
            seen_at=thread.seen_at,
            origin=thread.article.placement.voice,
            attackers=thread.current.attackers,
            rank=thread.key,
            # What its article no longer prints is history, like an article that another has replaced, and
            # like a figure that an editor has set aside.
            is_replaced=thread.status != Thread.Status.LIVE
            or thread.successor is not None
            or _is_set_aside(thread, decisions),
        )
        for thread in threads
    ]


def _is_set_aside(thread: Thread, decisions: StoryDecisions) -> bool:
    """Whether an editor set aside what it states now; another value was never decided on."""
    value = decisions.set_aside.get(thread.pk)
    return value is not None and same_value(value, to_value(thread.current).quantity)


def _store_claim(
    story: Story, derived: StoryClaim, threads: dict[int, Thread], decisions: StoryDecisions
) -> Claim:
    members = [threads[standing.key] for standing in derived.standings]
    # The thread that was recorded first gives the claim its id, which so outlives all that joins later.
    founder = min(members, key=lambda thread: (thread.founding.recorded_at, thread.founding_id, thread.key))
    by_publisher = lead_with(derived.by_publisher, decisions.preferred)
    by_authority = lead_with(derived.by_authority, decisions.preferred)
    preferred = [standing for standing in by_publisher if standing.key in decisions.preferred]
    lead = (*preferred, *derived.by_publisher, derived.standings[-1])[0]
    claim, _ = Claim.objects.update_or_create(
        public_id=uuid.uuid5(founder.public_id, "claim"),
        defaults={
            "story": story,
            "measure": derived.measure,
            "counting": derived.counting,
            # As printed: the derived one is folded for comparing.
            "place": next((s.mention.place for s in derived.standings if s.mention.place), ""),
            "group": derived.group,
            "noun": lead.mention.noun,
            "unit": lead.mention.quantity.unit,
            "actor": lead.mention.actor,
            "in_conflict": bool(derived.conflicts),
            "conflicts": [_conflict_to_json(conflict, threads) for conflict in derived.conflicts],
            "by_publisher": _ids(by_publisher, threads),
            "by_authority": _ids(by_authority, threads),
            "needs_review": is_reopened(derived.standings, decisions.settled),
            "updated_at": max(standing.said_at for standing in derived.standings),
            "successor": None,
            "retired_reason": "",
        },
    )
    for thread in members:
        thread.claim = claim
    return claim


def _ids(standings: Iterable[Standing], threads: dict[int, Thread]) -> list[str]:
    return [str(threads[standing.key].public_id) for standing in standings]


def _conflict_to_json(conflict: Conflict, threads: dict[int, Thread]) -> dict[str, list[str]]:
    return {
        "threads": _ids(conflict.standings, threads),
        "values": [str(standing.mention.quantity.value) for standing in conflict.standings],
    }


def _store_threads(
    derived: Iterable[StoryClaim], threads: dict[int, Thread], former: dict[int, int | None]
) -> None:
    """Keeps what has changed: a large story is derived anew with each revision, and little of it moves."""
    behind = {behind.standing.key: behind for claim in derived for behind in claim.behind}
    moved = []
    for thread in threads.values():
        left: Behind | None = behind.get(thread.pk)
        was = (former[thread.pk], thread.behind_id, thread.behind_since)
        thread.behind = threads[left.newest.key] if left else None
        thread.behind_since = left.since if left else None
        if was != (thread.claim_id, thread.behind_id, thread.behind_since):
            moved.append(thread)
    Thread.objects.bulk_update(moved, ["claim", "behind", "behind_since"], batch_size=200)


def _retire_others(
    story: Story, kept: list[Claim], former: dict[int, int | None], threads: dict[int, Thread]
) -> None:
    """What is no claim any more keeps its row, and points to where its threads went.

    Its threads may be in another story now: a claim that one still carries is left to that story.
    """
    mine = Q(story=story) | Q(pk__in=[claim_id for claim_id in former.values() if claim_id])
    gone = Claim.objects.standing().filter(mine, threads=None).exclude(pk__in=[claim.pk for claim in kept])
    for claim in gone:
        heirs = Counter(threads[pk].claim_id for pk, claim_id in former.items() if claim_id == claim.pk)
        claim.successor_id = heirs.most_common(1)[0][0] if heirs else None
        claim.retired_reason = "" if heirs else NO_LONGER_READ
        claim.in_conflict = claim.needs_review = False
        claim.save(update_fields=["successor", "retired_reason", "in_conflict", "needs_review"])
