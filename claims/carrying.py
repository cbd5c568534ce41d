"""Which claim a number belonged to before its article was read anew, so that a claim's address leads on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from articles.models import Article
from claims.models import Mention, Thread


@dataclass(frozen=True, slots=True)
class Carried:
    """The words by which a revision stated a claim."""

    start: int
    end: int
    measure: str
    claim: int


Passage = tuple[int, int]
Remembered = dict[Passage, list[Carried]]


def remember(article: Article) -> Remembered:
    """For each passage of each revision, the words in it that state a claim."""
    words: Remembered = defaultdict(list)
    stating = Mention.objects.filter(article=article, thread__claim__isnull=False)
    for revision, passage, start, end, measure, claim in stating.values_list(
        "revision", "passage", "start", "end", "measure", "thread__claim"
    ):
        words[revision, passage].append(Carried(start, end, measure, claim))
    return words


def restore(article: Article, remembered: Remembered) -> None:
    """Gives each new thread the claim whose words are most often its own; deriving the story settles it."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    placed = Mention.objects.filter(article=article, thread__isnull=False)
    for thread, revision, passage, start, end, measure in placed.values_list(
        "thread", "revision", "passage", "start", "end", "measure"
    ):
        for words in remembered.get((revision, passage), ()):
            if words.start < end and start < words.end:
                votes[thread][words.claim] += 2 if words.measure == measure else 1
    threads = list(Thread.objects.filter(pk__in=votes))
    for thread in threads:
        thread.claim_id = max(votes[thread.pk], key=lambda claim: (votes[thread.pk][claim], -claim))
    Thread.objects.bulk_update(threads, ["claim"], batch_size=200)
