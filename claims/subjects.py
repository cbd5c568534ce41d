"""What a review is about: found by its public id, with where it stands and how it is called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from claims.models import Claim, ClaimUpdate, Mention, Review, RevisionWarning, Story, StoryArticle, Thread

On = Review.Subject
REFUSALS: dict[str, Promise] = {
    "unknown_kind": _("There is no such decision."),
    "wrong_subject": _("This cannot be decided about that."),
    "unknown_subject": _("What this is about is not, or no longer, to be found."),
    "unknown_claim": _("The other claim is not, or no longer, to be found."),
    "retired": _("This claim is none any more."),
    "reason_required": _("Give a reason."),
    "bad_reason": _("The reason is longer than 2,000 characters, or no text."),
    "unknown_field": _("This field cannot be corrected."),
    "bad_value": _("This is no value for the field."),
    "no_change": _("It says so already."),
    "is_misread": _("It is marked as misread; undo that first."),
    "nothing_to_split": _("Choose some of the claim's figures, and not all of them."),
    "other_story": _("The other claim belongs to another story."),
    "same_claim": _("That is the same claim."),
    "circular": _("The other claim is a part of this one."),
    "not_suspected": _("Nobody suspects this change."),
    "unknown_user": _("Nobody here has that name."),
    "not_undone_here": _("This decision is not taken back here."),
    "already_decided": _("This was decided already; undo that first."),
    "already_undone": _("This was undone already."),
}
# Refused for what stands already, and not for what was asked.
CONFLICTS = ("already_decided", "already_undone", "is_misread", "retired")
# What tells a page where the subject stands.
PLACES = ("revision", "number", "from", "claim_id")


class RefusedReviewError(Exception):
    """A decision that cannot be taken; `code` is one of REFUSALS."""

    def __init__(self, code: str) -> None:
        super().__init__(str(REFUSALS[code]))
        self.code = code

    @property
    def is_conflict(self) -> bool:
        return self.code in CONFLICTS


@dataclass(frozen=True, slots=True)
class Subject:
    """A row, the article and story in which deciding about it takes effect, its name in words, and its place
    as it is kept with the review.
    """

    row: Any
    article: Article | None
    story: Story | None
    words: str
    place: dict[str, Any] = field(default_factory=dict)

    @property
    def public_id(self) -> UUID:
        return self.row.public_id


def find_subject(kind: str, public_id: UUID, *, code: str = "unknown_subject") -> Subject:
    """The row of this kind and id. Raises RefusedReviewError with the code where there is none."""
    row = ROWS[kind]().filter(public_id=public_id).first()
    if row is None:
        raise RefusedReviewError(code)
    return DESCRIBE[kind](row)


def members_of(claim: Claim) -> list[Thread]:
    """The claim's threads, the one that gave it its id first."""
    threads = Thread.objects.filter(claim=claim, current__isnull=False).select_related("current", "article")
    return list(threads.order_by("founding__recorded_at", "founding_id", "key"))


def _story_of(article: Article) -> Story | None:
    placement = StoryArticle.objects.filter(article=article).select_related("story").first()
    return placement.story if placement else None


def _at(revision: Revision) -> dict[str, Any]:
    return {"revision": str(revision.public_id), "number": revision.number}


def _mention(row: Mention) -> Subject:
    place = {**_at(row.revision), "span": [row.passage, row.start, row.end]}
    return Subject(row, row.article, _story_of(row.article), row.surface, place)


def _update(row: ClaimUpdate) -> Subject:
    words = " → ".join(mention.surface for mention in (row.old, row.new) if mention)
    place = _at(row.revision)
    if row.from_revision:
        place["from"] = row.from_revision.number
    return Subject(row, row.article, _story_of(row.article), words, place)


def _thread(row: Thread) -> Subject:
    words = row.current.surface if row.current else ""
    place = {"claim_id": str(row.claim.public_id)} if row.claim else {}
    return Subject(row, row.article, _story_of(row.article), words, place)


def _claim(row: Claim) -> Subject:
    if row.successor_id or row.retired_reason:
        raise RefusedReviewError("retired")
    members = members_of(row)
    articles = {thread.article for thread in members}
    # A claim of one article follows that article wherever it is put.
    article = articles.pop() if len(articles) == 1 else None
    words = ", ".join(part for part in (row.measure, row.noun, row.place) if part)
    return Subject(row, article, row.story, words)


def _warning(row: RevisionWarning) -> Subject:
    return Subject(row, row.article, _story_of(row.article), row.kind, _at(row.revision))


def _article(row: Article) -> Subject:
    return Subject(row, row, _story_of(row), row.guid or row.url)


def _story(row: Story) -> Subject:
    return Subject(row, None, row, row.name)


def _review(row: Review) -> Subject:
    kept = {
        name: row.params[name] for name in ("revision", "number", "from", "claim_id") if name in row.params
    }
    return Subject(row, row.article, row.story, row.params.get("words", ""), kept)


def _with(model: type[Model], *related: str) -> Any:
    def rows() -> QuerySet[Any]:
        return model._default_manager.select_related(*related)

    return rows


ROWS: dict[str, Any] = {
    On.MENTION: _with(Mention, "revision", "article"),
    On.UPDATE: _with(ClaimUpdate, "revision", "from_revision", "article", "thread", "old", "new"),
    On.THREAD: _with(Thread, "article", "claim", "current"),
    On.CLAIM: _with(Claim, "story"),
    On.WARNING: _with(RevisionWarning, "revision", "article"),
    On.ARTICLE: _with(Article),
    On.STORY: _with(Story),
    On.REVIEW: _with(Review, "article", "story"),
}
DESCRIBE: dict[str, Any] = {
    On.MENTION: _mention,
    On.UPDATE: _update,
    On.THREAD: _thread,
    On.CLAIM: _claim,
    On.WARNING: _warning,
    On.ARTICLE: _article,
    On.STORY: _story,
    On.REVIEW: _review,
}
