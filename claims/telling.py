"""Everything that would be told of a handful of articles, without a database: the whole line, from text to
claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from articles.documents import Document
from articles.reading.stubs import is_stub
from articles.wire.plain_text import read_story
from claims.following import LIVE, ArticleState, Reading, Step, follow
from claims.groups import scope_of_attackers
from claims.kinship import Telling, gather_stories, origin_of
from claims.mentions import Quantity
from claims.printed import read_mentions, read_time
from claims.standings import Standing, StoryClaim, claims_of_story
from claims.weighing import HARM, Spot

Told = dict[str, Any]
# A revision without a time is taken to be this old, so that order alone counts.
NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision as a row gives it."""

    timestamp: str
    label: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a row gives it."""

    source: str
    language: str
    revisions: tuple[Revision, ...]


@dataclass(slots=True)
class _Followed:
    """An article after its last revision: its state, and each step with the position of its revision."""

    article: Article
    state: ArticleState = field(default_factory=ArticleState)
    steps: list[tuple[int, Step]] = field(default_factory=list)
    times: list[datetime] = field(default_factory=list)
    sequences: list[int] = field(default_factory=list)


def tell_articles(articles: Sequence[Article]) -> Told:
    """The stories, updates, conflicts, who is behind, inconsistencies and label warnings, numbers as JSON
    numbers.
    """
    followed = [_follow_article(article) for article in articles]
    tellings = [_telling(place, article) for place, article in enumerate(followed)]
    stories = gather_stories(tellings)
    claims = [
        claim
        for story in stories
        for claim in claims_of_story(_standings(followed, tellings, story))
    ]  # fmt: skip
    return {
        "stories": [list(story) for story in stories],
        "updates": [row for place, article in enumerate(followed) for row in _updates(place, article)],
        "conflicts": _conflicts(claims),
        "behind": _behind(claims),
        "inconsistencies": [row for place, a in enumerate(followed) for row in _inconsistencies(place, a)],
        "label_warnings": [row for place, a in enumerate(followed) for row in _warnings(place, a)],
    }


def _follow_article(article: Article) -> _Followed:
    followed = _Followed(article)
    for position, revision in enumerate(article.revisions):
        at = read_time(revision.timestamp)
        document = read_story(
            headline=revision.title,
            body=revision.text,
            label=revision.label,
            published_at=at,
            language=article.language,
        )
        if is_stub(document):
            continue
        mentions = read_mentions(document, at=at)
        reading = Reading(document, mentions, at=at, position=position, tracked=HARM)
        step = follow(followed.state, reading)
        followed.state = step.state
        followed.steps.append((position, step))
        followed.times.append(at or NO_TIME)
        if document.label and document.label.sequence is not None:
            followed.sequences.append(document.label.sequence)
    return followed


def _telling(place: int, followed: _Followed) -> Telling:
    times = followed.times or [NO_TIME]
    return Telling(
        key=place,
        document=followed.state.document or Document(),
        first_at=min(times),
        last_at=max(times),
        source=followed.article.source,
        tolls=frozenset(
            (thread.current.mention.measure, quantity.value)
            for thread in followed.state.threads
            for quantity in (*thread.former, thread.current.mention.quantity)
        ),
    )


def _standings(
    followed: Sequence[_Followed], tellings: Sequence[Telling], story: Sequence[int]
) -> Iterable[Standing]:
    replaced = _replaced(followed, story)
    for place in story:
        article, telling = followed[place], tellings[place]
        origin = origin_of(telling, [tellings[other] for other in story])
        for thread in article.state.threads:
            if thread.status == LIVE:
                yield Standing(
                    key=(place, thread.key),
                    article=place,
                    source=article.article.source,
                    mention=thread.current.mention,
                    said_at=thread.since or NO_TIME,
                    seen_at=telling.last_at,
                    attackers=scope_of_attackers(thread.current.sentence),
                    origin=origin,
                    rank=thread.key,
                    is_replaced=place in replaced,
                )


def _replaced(followed: Sequence[_Followed], story: Sequence[int]) -> set[int]:
    """Articles of which the same publisher has sent a later take, under a higher number."""
    last = {place: followed[place].sequences[-1] for place in story if followed[place].sequences}
    return {
        place
        for place, sequence in last.items()
        for other, later in last.items()
        if followed[place].article.source == followed[other].article.source and later > sequence
        and followed[place].article.language == followed[other].article.language
    }  # fmt: skip


def _updates(place: int, followed: _Followed) -> Iterable[Told]:
    before = None
    for position, step in followed.steps:
        for update in step.updates:
            yield {
                "article": place,
                "from": update.old.position if update.old else before,
                "to": position,
                "measure": update.measure,
                "kind": update.kind,
                "also": list(update.also),
                "notice": update.notice,
                "reason": {"code": update.reason.code, "params": update.reason.params},
                "suspected": update.suspected,
                "old": _side(update.old),
                "new": _side(update.new),
            }
        before = position


def _side(spot: Spot | None) -> Told | None:
    return (
        None if spot is None else {"surface": spot.mention.surface, **quantity_as_row(spot.mention.quantity)}
    )


def quantity_as_row(quantity: Quantity) -> Told:
    """The value, upper end and bound, numbers as JSON numbers."""
    return {
        "value": as_number(quantity),
        "high": float(quantity.value_high) if quantity.value_high is not None else None,
        "bound": quantity.bound.value,
    }


def as_number(quantity: Quantity) -> float:
    """The value as a JSON number."""
    return float(quantity.value)


def _conflicts(claims: Iterable[StoryClaim]) -> list[Told]:
    return [
        {
            "measure": claim.measure,
            "values": [as_number(s.mention.quantity) for s in conflict.standings],
            "articles": [s.article for s in conflict.standings],
            "authorities": [s.authority for s in conflict.standings],
        }
        for claim in claims
        for conflict in claim.conflicts
    ]


def _behind(claims: Iterable[StoryClaim]) -> list[Told]:
    return [
        {
            "article": behind.standing.article,
            "measure": claim.measure,
            "has": as_number(behind.standing.mention.quantity),
            "newest": as_number(behind.newest.mention.quantity),
            "since": behind.since.isoformat(),
        }
        for claim in claims
        for behind in claim.behind
    ]


def _inconsistencies(place: int, followed: _Followed) -> Iterable[Told]:
    for position, step in followed.steps:
        for found in step.inconsistencies:
            values = sorted({as_number(spot.mention.quantity) for spot in found.spots})
            yield {"article": place, "revision": position, "measure": found.measure, "values": values}


def _warnings(place: int, followed: _Followed) -> Iterable[Told]:
    for position, step in followed.steps:
        for warning in step.label_warnings:
            yield {"article": place, "revision": position, "kind": warning.kind}
