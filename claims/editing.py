"""What an editor may do with stories: put articles into them and take them out, join, part and name them.

Every act is a Review with its actor and reason, appended and never changed, and every act can be undone.
Whatever an editor placed is not placed otherwise by anything but another act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article, User
from claims.models import Review, Story, StoryArticle, StorySuggestion
from claims.placing import lock_stories, suggest, take_turns
from claims.stories import derive_story

Kind = Review.Kind
KINDS = (Kind.LINK, Kind.SPLIT, Kind.MERGE, Kind.RENAME, Kind.SUGGEST, Kind.KEEP_APART, Kind.UNLINK)
LONGEST_NAME = 300
LONGEST_REASON = 2000


class RefusedActError(Exception):
    """What was asked for cannot be done as things stand; `code` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAct:
    """What an editor asks for. Each kind takes what it needs: articles, another story, a name."""

    kind: str
    actor: User
    reason: str
    at: datetime
    articles: Sequence[Article] = ()
    other: Story | None = None
    name: str = ""


@dataclass(slots=True)
class _Effect:
    """What was done: the stories concerned, and what undoing it needs to know."""

    stories: list[Story]
    subject: Article | Story
    params: dict[str, Any] = field(default_factory=dict)


def perform(story: Story, act: StoryAct) -> Review:
    """Does what was asked for and derives the stories concerned. Raises RefusedActError."""
    _check(act.reason)
    with transaction.atomic():
        take_turns()
        story.refresh_from_db()
        if story.successor_id:
            raise RefusedActError("joined", str(_("This story has become part of another one.")))
        effect = DOINGS[Kind(act.kind)](story, act)
        review = _append(act, effect, story)
    _derive(effect.stories, now=act.at)
    return review


def undo(review: Review, *, actor: User, reason: str, at: datetime) -> Review:
    """Takes back an act on stories, as if it had not been done. Raises RefusedActError where it was undone
    already, or where a later act builds on it.
    """
    _check(reason)
    with transaction.atomic():
        take_turns()
        review = Review.objects.select_for_update(no_key=True).get(pk=review.pk)
        if review.kind not in KINDS or Review.objects.filter(undoes=review).exists():
            raise RefusedActError("not_undoable", str(_("This cannot be undone, or was undone already.")))
        stories = _take_back(review, at=at)
        undone = Review.objects.create(
            kind=Kind.UNDO,
            subject_kind=Review.Subject.REVIEW,
            subject=review.public_id,
            story=review.story,
            article=review.article,
            reason=reason,
            actor=actor,
            at=at,
            undoes=review,
        )
    _derive(stories, now=at)
    return undone


def acts_on(story: Story) -> QuerySet[Review]:
    """The acts on the story that nobody has undone, and on those that became part of it, the latest first."""
    mine = Review.objects.in_force().filter(Q(story=story) | Q(story__successor=story), kind__in=KINDS)
    on_stories = mine.filter(subject_kind__in=(Review.Subject.STORY, Review.Subject.ARTICLE))
    return on_stories.select_related("actor").order_by("-at", "-pk")


def suggestions_for(story: Story) -> QuerySet[StorySuggestion]:
    """Stories that may be one with this one, and on which nobody has decided."""
    suggested = StorySuggestion.objects.filter(Q(story=story) | Q(other=story), settled_at=None)
    standing = suggested.filter(story__successor=None, other__successor=None)
    return standing.select_related("story", "other", "article__source").order_by("-at", "-pk")


def follow_successors(story: Story) -> Story:
    """The story that this one has become part of, through all that were joined since; itself if it stands."""
    seen = {story.pk}
    while story.successor and story.successor.pk not in seen:
        story = story.successor
        seen.add(story.pk)
    return story


def _check(reason: str) -> None:
    if not reason.strip():
        raise RefusedActError("no_reason", str(_("Give a reason.")))
    if len(reason) > LONGEST_REASON or "\0" in reason:
        raise RefusedActError("bad_reason", str(_("This reason is too long, or holds what cannot be kept.")))


def _append(act: StoryAct, effect: _Effect, story: Story) -> Review:
    subject = effect.subject
    is_article = isinstance(subject, Article)
    return Review.objects.create(
        kind=act.kind,
        subject_kind=Review.Subject.ARTICLE if is_article else Review.Subject.STORY,
        subject=subject.public_id,
        article=subject if is_article else None,
        story=story,
        params=effect.params,
        reason=act.reason.strip(),
        actor=act.actor,
        at=act.at,
    )


def _derive(stories: Iterable[Story], *, now: datetime) -> None:
    for story in stories:
        derive_story(story, now=now)


def _link(story: Story, act: StoryAct) -> _Effect:
    """Puts an article of another story, or one that has none yet, into this one."""
    (article,) = _one(act.articles)
    placement = StoryArticle.objects.filter(article=article).select_related("story").first()
    if placement is None:
        placement = StoryArticle.objects.create(story=story, article=article, placed_by=act.actor)
        return _Effect([story], article, {"moves": [[article.pk, None, None]], "to": story.pk})
    if placement.story_id == story.pk:
        raise RefusedActError("in_story", str(_("The article is in this story already.")))
    former = placement.story
    return _Effect([story, former], article, _move([placement], story, act))


def _unlink(story: Story, act: StoryAct) -> _Effect:
    """Takes an article out, into a story of its own."""
    (article,) = _one(act.articles)
    return _Effect(*_part(story, [article], act, subject=article))


def _split(story: Story, act: StoryAct) -> _Effect:
    """Takes articles out, into one new story."""
    if not act.articles:
        raise RefusedActError("no_articles", str(_("Choose the articles that are another story.")))
    return _Effect(*_part(story, act.articles, act, subject=story))


def _part(
    story: Story, articles: Sequence[Article], act: StoryAct, *, subject: Article | Story
) -> tuple[list[Story], Article | Story, dict[str, Any]]:
    placements = list(StoryArticle.objects.filter(story=story, article__in=articles))
    if len(placements) != len({article.pk for article in articles}):
        raise RefusedActError("not_in_story", str(_("Not all of these articles are in this story.")))
    if len(placements) == story.placements.count():
        raise RefusedActError("nothing_left", str(_("At least one article has to stay.")))
    new = Story.objects.create(name=act.name.replace("\0", "").strip()[:LONGEST_NAME])
    params = _move(placements, new, act)
    # Neither a later article nor a later revision shall suggest what was decided just now.
    _settle(story, new, at=act.at)
    return [new, story], subject, params


def _merge(story: Story, act: StoryAct) -> _Effect:
    """Moves all articles of this story into the other, where its address leads from now on."""
    into = _other(story, act)
    placements = list(story.placements.all())
    params = _move(placements, into, act)
    _settle(story, into, at=act.at)
    return _Effect([into, story], story, params)


def _rename(story: Story, act: StoryAct) -> _Effect:
    former, story.name = story.name, act.name.replace("\0", "").strip()[:LONGEST_NAME]
    story.save(update_fields=["name"])
    return _Effect([], story, {"name": story.name, "former": former})


def _suggest(story: Story, act: StoryAct) -> _Effect:
    other = _other(story, act)
    suggest(story, other, article=None, now=act.at)
    _pair(story, other).update(settled_at=None)
    return _Effect([], story, {"other": other.pk})


def _keep_apart(story: Story, act: StoryAct) -> _Effect:
    other = _other(story, act)
    _settle(story, other, at=act.at)
    return _Effect([], story, {"other": other.pk})


DOINGS = {
    Kind.LINK: _link,
    Kind.UNLINK: _unlink,
    Kind.SPLIT: _split,
    Kind.MERGE: _merge,
    Kind.RENAME: _rename,
    Kind.SUGGEST: _suggest,
    Kind.KEEP_APART: _keep_apart,
}


def _one(articles: Sequence[Article]) -> Sequence[Article]:
    if len(articles) != 1:
        raise RefusedActError("one_article", str(_("Name one article.")))
    return articles


def _other(story: Story, act: StoryAct) -> Story:
    other = follow_successors(act.other) if act.other else None
    if other is None or other.pk == story.pk:
        raise RefusedActError("other_story", str(_("Name another story.")))
    return other


def _move(placements: Sequence[StoryArticle], to: Story, act: StoryAct) -> dict[str, Any]:
    """Moves the placements, and gives what undoing that needs."""
    moves = [[placement.article_id, placement.story_id, placement.placed_by_id] for placement in placements]
    former = Story.objects.filter(pk__in={was_in for _article, was_in, _by in moves})
    lock_stories(*former, to)
    StoryArticle.objects.filter(pk__in=[placement.pk for placement in placements]).update(
        story=to, placed_by=act.actor, placed_at=act.at
    )
    _lead_on(former, to=to, at=act.at)
    return {"moves": moves, "to": to.pk}


def _lead_on(former: Iterable[Story], *, to: Story, at: datetime) -> None:
    """A story without articles leads to where they went; both are to be derived anew."""
    for story in former:
        successor = None if story.placements.exists() else to
        Story.objects.filter(pk=story.pk).update(successor=successor, stale_since=at)
    Story.objects.filter(pk=to.pk).update(successor=None, stale_since=at)


def _settle(story: Story, other: Story, *, at: datetime) -> None:
    suggest(story, other, article=None, now=at)
    _pair(story, other).update(settled_at=at)


def _pair(story: Story, other: Story) -> QuerySet[StorySuggestion]:
    return StorySuggestion.objects.filter(story__in=(story, other), other__in=(story, other))


def _take_back(review: Review, *, at: datetime) -> list[Story]:
    if review.kind == Kind.RENAME:
        _take_back_name(review)
        return []
    if review.kind in (Kind.SUGGEST, Kind.KEEP_APART):
        other = Story.objects.get(pk=review.params["other"])
        settled_at = at if review.kind == Kind.SUGGEST else None
        _pair(review.story, other).update(settled_at=settled_at)
        return []
    return _take_back_moves(review, at=at)


def _take_back_name(review: Review) -> None:
    story = review.story
    if story.name != review.params["name"]:
        raise _decided_later()
    story.name = review.params["former"]
    story.save(update_fields=["name"])


def _decided_later() -> RefusedActError:
    return RefusedActError("decided_later", str(_("A later decision builds on this one: undo that first.")))


def _take_back_moves(review: Review, *, at: datetime) -> list[Story]:
    moves = review.params["moves"]
    to = Story.objects.get(pk=review.params["to"])
    placements = {row.article_id: row for row in StoryArticle.objects.filter(story=to)}
    if any(article not in placements for article, *_former in moves):
        raise _decided_later()
    former = list(Story.objects.filter(pk__in={was_in for _article, was_in, _by in moves if was_in}))
    lock_stories(to, *former)
    _put_back(moves, placements)
    Story.objects.filter(pk__in=[story.pk for story in former]).update(successor=None, stale_since=at)
    if former:
        _lead_on([to], to=former[0], at=at)
    return [*former, to]


def _put_back(moves: Collection[Sequence[int | None]], placements: dict[int, StoryArticle]) -> None:
    for was_in, placed_by in {(was_in, placed_by) for _article, was_in, placed_by in moves}:
        back = [article for article, *former in moves if former == [was_in, placed_by]]
        rows = StoryArticle.objects.filter(pk__in=[placements[article].pk for article in back])
        if was_in is None:
            rows.delete()
        else:
            rows.update(story=was_in, placed_by=placed_by)
