"""What an editor decides about the reading, never about truth: one door, and what went through it stays.

Each act is recorded and takes effect in one transaction, under the locks of its story and its article. What
it is worth afterwards is a matter of deriving, which asks for the reviews in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from articles.models import Article, User
from claims import acts, alerting, decided, tracking
from claims.acts import Kind
from claims.models import Review, Story
from claims.stories import derive_story
from claims.subjects import RefusedReviewError, Subject, find_subject

LONGEST_REASON = 2_000
# So many revisions are derived anew while the editor waits; an everyday one takes some 4 ms.
AT_ONCE = 200
NEED_REASON = (
    Kind.DEPRECATE, Kind.DISPUTE, Kind.CONFIRM_SUSPICION, Kind.DISMISS_SUSPICION, Kind.NOTE, Kind.UNDO,
)  # fmt: skip
# Decisions on one subject that cannot both stand.
EXCLUSIVE = (
    {Kind.READ_CORRECTLY, Kind.MISREAD},
    {Kind.CONFIRM_SUSPICION, Kind.DISMISS_SUSPICION},
    {Kind.PREFER, Kind.DEPRECATE},
)


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody decides: a kind of review, about what, why, and what else the kind asks for.

    `params` by kind: correct `field` and `value`; merge, move and part_of `claim`, the other one; split
    `threads`, those that go; assign `user`, by name. Ids are public ones.
    """

    kind: str
    subject_kind: str
    subject: UUID
    reason: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


def decide(actor: User, act: Act, *, now: datetime) -> Review:
    """Records the decision and has it take effect. Raises RefusedReviewError.

    Whether the actor may decide is for the caller to ask: it needs the permission `claims.add_review`.
    """
    _check(act)
    with transaction.atomic():
        _lock(find_subject(act.subject_kind, act.subject))
        # What it was before the lock may have been derived anew meanwhile.
        subject = find_subject(act.subject_kind, act.subject)
        review = _record(actor, act, subject, now=now)
        taken = review.undoes or review
        is_of_mention = taken.kind in decided.OF_MENTIONS and taken.subject_kind == Review.Subject.MENTION
        if is_of_mention and subject.article:
            _derive_article(subject.article, now=now)
        elif taken.kind in decided.OF_STORIES and subject.story:
            derive_story(subject.story, now=now)
        elif review.kind == Kind.CONFIRM_SUSPICION:
            alerting.owe_for_confirmed_suspicion(subject.row, now=now)
    if is_of_mention and subject.article:
        tracking.settle_in_story(subject.article, now=now)
    return review


def undo(actor: User, review: Review, *, reason: str, now: datetime) -> Review:
    """Takes a decision back; all that was derived is as if it had not been taken."""
    act = Act(Kind.UNDO, Review.Subject.REVIEW, review.public_id, reason)
    return decide(actor, act, now=now)


def _check(act: Act) -> None:
    if act.kind not in acts.ACTS:
        raise RefusedReviewError("unknown_kind")
    if act.subject_kind not in acts.ACTS[act.kind].subjects:
        raise RefusedReviewError("wrong_subject")
    if act.kind in NEED_REASON and not act.reason.strip():
        raise RefusedReviewError("reason_required")
    if len(act.reason) > LONGEST_REASON or "\0" in act.reason:
        raise RefusedReviewError("bad_reason")


def _lock(subject: Subject) -> None:
    """The story and then the article, as every door does."""
    if subject.story:
        Story.objects.select_for_update(no_key=True).get(pk=subject.story.pk)
    if subject.article:
        Article.objects.select_for_update(no_key=True).get(pk=subject.article.pk)


def _derive_article(article: Article, *, now: datetime) -> None:
    """Derives the article anew; a long one is left to the worker: nobody should wait so long."""
    tracking.lock(article, now=now)
    followed = article.announcements.filter(done_at__isnull=False, failed_at=None)
    if followed.values("revision").distinct().count() <= AT_ONCE:
        tracking.derive_anew(article, now=now)
        return
    # As if its first revision came late: what comes after it is derived anew with it.
    first = followed.order_by("revision__ordered_at", "revision__number", "due_at")[:1]
    waiting_again = followed.filter(pk__in=list(first.values_list("pk", flat=True)))
    waiting_again.update(done_at=None, begun_at=None, attempts=0)


def _record(actor: User, act: Act, subject: Subject, *, now: datetime) -> Review:
    params = {"words": subject.words, **subject.place, **acts.ACTS[act.kind].read(subject, act.params)}
    _refuse_contradiction(act, params)
    return Review.objects.create(
        kind=act.kind,
        subject_kind=act.subject_kind,
        subject=act.subject,
        article=subject.article,
        story=subject.story,
        params=params,
        reason=act.reason.strip(),
        actor=actor,
        at=now,
        undoes=subject.row if isinstance(subject.row, Review) else None,
    )


def _refuse_contradiction(act: Act, params: Mapping[str, Any]) -> None:
    """Two decisions on the same state of one subject that cannot both stand, or are one: undo the first."""
    rivals = next((kinds for kinds in EXCLUSIVE if act.kind in kinds), set())
    for held in Review.objects.in_force().filter(subject=act.subject, kind__in=rivals):
        if held.kind != act.kind or held.params.get("values") == params.get("values"):
            raise RefusedReviewError("already_decided")
