"""How a number counts: a total, an increment, or what happened in a period."""

from __future__ import annotations

from collections.abc import Set

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.predicates import is_harm
from claims.extraction.tokens import Sentence
from claims.mentions import Counting

REACH = 8
TIME_UNITS = ("hour", "day", "week", "month", "year", "decade")


def read_counting(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon, seen: Set[str]) -> None:
    """Increments ("three more bodies") and periods ("27 in the last 24 hours")."""
    draft = drafts[k]
    if draft.counting != Counting.TOTAL or draft.is_measured:
        return
    if is_increment(sentence, draft, lexicon) and not is_other_measure(drafts, k, seen):
        draft.counting = Counting.INCREMENT
        draft.rules.append("increment")
    elif " per " in draft.unit or is_in_period(sentence, draft, lexicon):
        draft.counting = Counting.PERIOD
        draft.rules.append("period")


def is_increment(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the words around say "more"."""
    if (
        sentence.word(draft.left - 1) in lexicon.increments_before
        or sentence.word(draft.first - 1) in lexicon.increments_before
    ):
        return True
    return (
        sentence.word(draft.right) in lexicon.increments_after
        or sentence.word(draft.end) in lexicon.increments_after
    )


def is_other_measure(drafts: list[Draft], k: int, seen: Set[str]) -> bool:
    """ "three were killed … another 12 were injured": the second is the whole of another measure."""
    before = [d for d in drafts[:k] if is_harm(d) and not d.is_measured]
    if any(d.counting == Counting.INCREMENT for d in before):
        return False
    others = seen | {d.measure for d in before}
    return bool(others) and drafts[k].measure not in others


def is_in_period(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a period of time is told in the words after the number, or at the head of its clause."""
    phrases, signals = lexicon.periods, sentence.signals
    if phrases.by_first.keys().isdisjoint(signals) or phrases.by_last.keys().isdisjoint(signals):
        return False
    if opens_with_period(sentence, draft, lexicon):
        return True
    for i in range(draft.end, min(draft.end + REACH, len(sentence.words))):
        if sentence.words[i] in lexicon.clause_breaks or sentence.words[i] in lexicon.ands:
            return False
        if sentence.words[i] not in lexicon.periods.by_first:
            continue
        found = lexicon.periods.starting_at(sentence.words, i)
        if found and sentence.word(i + found[0]) not in lexicon.not_period_before:
            return True
    return False


def opens_with_period(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "In the past 24 hours, 27 people were killed": the clause begins with how long it took."""
    words, (first, _) = sentence.words, clause_around(sentence, draft, lexicon)
    for i in lexicon.period_openers.starts_in(words, first, draft.left):
        if i > first and words[i - 1] not in lexicon.that_words and words[i - 1] != ",":
            continue
        size, _ = lexicon.period_openers.starting_at(words, i) or (0, "")
        units = (lexicon.units.starting_at(words, j) for j in range(i + size, min(i + size + 3, draft.left)))
        if any(unit is not None and unit[1] in TIME_UNITS for unit in units):
            return True
    return False


def clause_around(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> tuple[int, int]:
    """The tokens of the clause in which the number stands."""
    first, last = draft.left, draft.end
    while first > 0 and sentence.words[first - 1] not in lexicon.clause_breaks:
        first -= 1
    while last < len(sentence.words) and sentence.words[last] not in lexicon.clause_breaks:
        last += 1
    return first, last
