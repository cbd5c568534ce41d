"""Victims without a numeral: "a soldier was wounded" is one, "nobody was hurt" is none."""

from __future__ import annotations

from decimal import Decimal

from claims.extraction.drafts import Draft
from claims.extraction.events import read_events
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.mentions import HUMAN_HARM

MAX_NOUN = 4


def find_implicit(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Drafts of one or none that the sentence implies, where it tells what happened to them."""
    if lexicon.harm_words.isdisjoint(sentence.signals):
        return []
    found: list[Draft] = []
    taken = {i for draft in drafts for i in range(draft.left, draft.end)}
    for i, word in enumerate(sentence.words):
        draft = None
        if word in lexicon.indefinite:
            draft = draft_single(sentence, i, lexicon)
        elif word in lexicon.nobody or word in lexicon.no_words.by_first:
            draft = draft_none(sentence, i, lexicon)
        if draft is not None and taken.isdisjoint(range(draft.left, draft.end)):
            read_events(sentence, [draft], lexicon)
            if draft.measure in HUMAN_HARM or draft.measure == "casualties":
                found.append(draft)
    return found


def draft_single(sentence: Sentence, i: int, lexicon: Lexicon) -> Draft | None:
    """One somebody: an article and a person within four words; "a third victim" was counted before."""
    if lexicon.ordinals.get(sentence.word(i + 1), 0) > 1:
        return None
    for end in range(i + 1, min(i + 1 + MAX_NOUN, len(sentence.words))):
        word = sentence.words[end]
        if sentence.kinds[end] != "word" and word != "-":
            return None
        if word in lexicon.single_people and sentence.word(end + 1) not in ("-", "'", "'s"):
            return make_draft(sentence, i, i + 1, end + 1, Decimal(1))
        if word in lexicon.stop_words:
            return None
    return None


def draft_none(sentence: Sentence, i: int, lexicon: Lexicon) -> Draft | None:
    """None at all: "nobody", "no one", "no casualties", "no hubo víctimas"."""
    if sentence.words[i] in lexicon.nobody:
        return make_draft(sentence, i, i + 1, i + 1, Decimal(0))
    found = lexicon.no_words.starting_at(sentence.words, i)
    if found is None:
        return None
    last = i + found[0]
    following = sentence.word(last)
    if following in lexicon.one_words:
        return make_draft(sentence, i, last + 1, last + 1, Decimal(0))
    is_counted = following in lexicon.noun_measures or following in lexicon.people
    return make_draft(sentence, i, last, last + 1, Decimal(0)) if is_counted else None


def make_draft(sentence: Sentence, first: int, last: int, end: int, value: Decimal) -> Draft:
    """A draft in tokens `first` to `end`, whose noun begins at `last`."""
    draft = Draft(first, last, first, end, value, is_implicit=True)
    if end > last:
        draft.noun_first, draft.noun_last = last, end
        draft.noun = draft.unit = sentence.surface(last, end)
    draft.rules.append("no numeral")
    return draft
