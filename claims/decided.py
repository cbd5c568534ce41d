"""What the reviews in force say, as the values by which deriving respects them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from django.db.models import Q, QuerySet

from articles.models import Article
from claims.decisions import MentionDecision, Regrouping, Settled, StoryDecisions
from claims.mentions import Quantity
from claims.models import Review, Story
from claims.rows import quantity_from_json

Kind = Review.Kind
OF_MENTIONS = (Kind.MISREAD, Kind.CORRECT)
REGROUPING = (Kind.MERGE, Kind.SPLIT, Kind.MOVE, Kind.PART_OF)
SETTLING = (Kind.READ_CORRECTLY, Kind.CONFIRM_SUSPICION, Kind.DEPRECATE)
OF_FIGURES = (Review.Subject.CLAIM, Review.Subject.THREAD, Review.Subject.UPDATE)
OF_STORIES = (*REGROUPING, *SETTLING, Kind.PREFER)


def of_mentions(article: Article) -> dict[str, list[MentionDecision]]:
    """What was decided about the article's mentions, the earliest first, by the revision's public id."""
    decisions: dict[str, list[MentionDecision]] = defaultdict(list)
    for review in Review.objects.in_force().filter(
        article=article, kind__in=OF_MENTIONS, subject_kind=Review.Subject.MENTION
    ):
        decision = MentionDecision(
            subject=review.subject,
            span=tuple(review.params["span"]),
            field=review.params["field"] if review.kind == Kind.CORRECT else "",
            value=review.params.get("value", ""),
        )
        decisions[review.params["revision"]].append(decision)
    return decisions


def reviews_of_story(story: Story) -> QuerySet[Review]:
    """What was decided in a story, in the stories that were joined to it, and in its articles elsewhere."""
    return Review.objects.in_force().filter(
        Q(story=story) | Q(story__successor=story) | Q(article__placement__story=story)
    )


def of_story(story: Story, keys: Mapping[str, Hashable]) -> StoryDecisions:
    """What was decided about a story's claims; `keys` has for the public id of each thread its key."""
    reviews = reviews_of_story(story).filter(
        kind__in=OF_STORIES,
        subject_kind__in=(Review.Subject.CLAIM, Review.Subject.THREAD, Review.Subject.UPDATE),
    )
    regroupings: list[Regrouping] = []
    settled: list[Settled] = []
    set_aside: dict[Hashable, Quantity] = {}
    preferred: set[Hashable] = set()
    for review in reviews:
        threads = _known(review.params["threads"], keys)
        values = tuple(quantity_from_json(value) for value in review.params.get("values", ()))
        if review.kind in REGROUPING:
            wanted = review.params.get("into")
            into = _known(wanted or (), keys)
            if not wanted or into:
                regroupings.append(Regrouping(review.kind, threads, into))
        elif review.kind == Kind.PREFER:
            preferred |= set(threads)
        else:
            settled.append(Settled(threads, values, review.subject_kind == Review.Subject.CLAIM))
            set_aside |= dict.fromkeys(threads, values[0]) if review.kind == Kind.DEPRECATE else {}
    return StoryDecisions(tuple(regroupings), tuple(settled), set_aside, frozenset(preferred))


def _known(threads: Iterable[str], keys: Mapping[str, Hashable]) -> tuple[Hashable, ...]:
    return tuple(keys[thread] for thread in threads if thread in keys)
