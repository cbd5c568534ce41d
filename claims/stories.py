"""The claims of a story: a function of its threads, in whatever order they came."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q

from claims import decided
from claims.decisions import StoryDecisions, is_reopened, lead_with, regroup
from claims.members import Member, members_of_story, set_aside
from claims.models import Claim, Story, Thread
from claims.standings import Conflict, Standing, StoryClaim, claims_of_story

NO_LONGER_READ = "no_longer_read"
# What is told of a claim and follows from its threads.
TOLD = (
    "story", "measure", "counting", "place", "group", "noun", "unit", "actor", "in_conflict", "conflicts",
    "by_publisher", "by_authority", "needs_review", "updated_at", "successor", "retired_reason",
)  # fmt: skip
WRITTEN_AT_ONCE = 500

# A story's threads by primary key.
Members = Mapping[int, Member]


@transaction.atomic
def derive_story(story: Story, *, now: datetime) -> None:
    """Derives the story's claims from its threads: which are one claim, who conflicts, who is behind."""
    story = Story.objects.select_for_update(no_key=True).get(pk=story.pk)
    members = {member.pk: member for member in members_of_story(story)}
    decisions = decided.of_story(story, {str(member.public_id): pk for pk, member in members.items()})
    set_aside(members.values(), decisions)
    standings = [member.standing for member in members.values()]
    derived = claims_of_story(standings, regroup=partial(regroup, regroupings=decisions.regroupings))
    former = {pk: member.claim_id for pk, member in members.items()}
    kept = _store_claims(story, derived, members, decisions)
    _store_threads(derived, members, former)
    _retire_others(story, kept, former, members)
    story.stale_since = None
    story.told_at = max((max(s.said_at, s.seen_at) for s in standings), default=None)
    story.save(update_fields=["stale_since", "told_at"])


def _store_claims(
    story: Story, derived: Iterable[StoryClaim], members: Members, decisions: StoryDecisions
) -> set[int]:
    """Keeps what has changed of the claims, has their threads name them, and gives their primary keys."""
    by_id = {_public_id(claim, members): claim for claim in derived}
    locked = Claim.objects.select_for_update(no_key=True).filter(public_id__in=by_id).order_by("pk")
    claims = {claim.public_id: claim for claim in locked}
    new, changed = [], []
    for public_id, one in by_id.items():
        told = _told(story, one, members, decisions)
        claim = claims.setdefault(public_id, Claim(public_id=public_id))
        if claim.pk is None:
            new.append(claim)
        elif any(getattr(claim, name) != value for name, value in told.items()):
            changed.append(claim)
        for name, value in told.items():
            setattr(claim, name, value)
    Claim.objects.bulk_create(new)
    Claim.objects.bulk_update(changed, TOLD, batch_size=WRITTEN_AT_ONCE)
    for public_id, one in by_id.items():
        for standing in one.standings:
            members[standing.key].claim_id = claims[public_id].pk
    return {claim.pk for claim in claims.values()}


def _public_id(derived: StoryClaim, members: Members) -> uuid.UUID:
    """The thread that was recorded first gives the claim its id, which so outlives all that joins later."""
    founder = min((members[standing.key] for standing in derived.standings), key=lambda one: one.founded)
    return uuid.uuid5(founder.public_id, "claim")


def _told(
    story: Story, derived: StoryClaim, members: Members, decisions: StoryDecisions
) -> dict[str, object]:
    """All that is told of a claim, by column."""
    by_publisher = lead_with(derived.by_publisher, decisions.preferred)
    by_authority = lead_with(derived.by_authority, decisions.preferred)
    preferred = [standing for standing in by_publisher if standing.key in decisions.preferred]
    lead = (*preferred, *derived.by_publisher, derived.standings[-1])[0].mention
    return {
        "story": story,
        "measure": derived.measure,
        "counting": derived.counting,
        # As printed: the derived one is folded for comparing.
        "place": next((s.mention.place for s in derived.standings if s.mention.place), ""),
        "group": derived.group,
        "noun": lead.noun,
        "unit": lead.quantity.unit,
        "actor": lead.actor,
        "in_conflict": bool(derived.conflicts),
        "conflicts": [_conflict_to_json(conflict, members) for conflict in derived.conflicts],
        "by_publisher": _ids(by_publisher, members),
        "by_authority": _ids(by_authority, members),
        "needs_review": is_reopened(derived.standings, decisions.settled),
        "updated_at": max(standing.said_at for standing in derived.standings),
        "successor": None,
        "retired_reason": "",
    }


def _ids(standings: Iterable[Standing], members: Members) -> list[str]:
    return [str(members[standing.key].public_id) for standing in standings]


def _conflict_to_json(conflict: Conflict, members: Members) -> dict[str, list[str]]:
    return {
        "threads": _ids(conflict.standings, members),
        "values": [str(standing.mention.quantity.value) for standing in conflict.standings],
    }


def _store_threads(derived: Iterable[StoryClaim], members: Members, former: dict[int, int | None]) -> None:
    """Keeps what has changed: a large story is derived anew with each revision, and little of it moves."""
    behind = {behind.standing.key: behind for claim in derived for behind in claim.behind}
    moved: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for pk, member in members.items():
        left = behind.get(pk)
        told = (member.claim_id, left and left.newest.key, left and left.since)
        if told != (former[pk], member.behind_id, member.behind_since):
            moved[told].append(pk)
    # A new toll leaves a thousand threads behind with one and the same thread: they are written together.
    for (claim_id, behind_id, since), keys in moved.items():
        for first in range(0, len(keys), WRITTEN_AT_ONCE):
            some = Thread.objects.filter(pk__in=keys[first : first + WRITTEN_AT_ONCE])
            some.update(claim=claim_id, behind=behind_id, behind_since=since)


def _retire_others(story: Story, kept: set[int], former: dict[int, int | None], members: Members) -> None:
    """What is no claim any more keeps its row, and points to where its threads went.

    Its threads may be in another story now: a claim that one still carries is left to that story.
    """
    left = {claim_id for claim_id in former.values() if claim_id} - kept
    mine = Q(story=story) | Q(pk__in=left)
    for claim in Claim.objects.standing().filter(mine, threads=None).exclude(pk__in=kept):
        heirs = Counter(members[pk].claim_id for pk, claim_id in former.items() if claim_id == claim.pk)
        claim.successor_id = heirs.most_common(1)[0][0] if heirs else None
        claim.retired_reason = "" if heirs else NO_LONGER_READ
        claim.in_conflict = claim.needs_review = False
        claim.save(update_fields=["successor", "retired_reason", "in_conflict", "needs_review"])
