"""Tolls: "the death toll rose to 19", "bringing the number to 40", "the ministry counted 18"."""

from __future__ import annotations

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.predicates import head_of, is_human
from claims.extraction.tokens import Sentence
from claims.mentions import HUMAN_HARM, OTHER, Bound

TOLL_REACH = 14
CARRIED = "carried"
KIDNAPPED = "kidnapped"


def toll_before(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "the death toll rose to 1,201 from 1,163", "bringing the number of injured to 40"."""
    draft = drafts[k]
    if (draft.noun and head_of(draft) not in lexicon.generic_people) or not is_human(draft, lexicon):
        return OTHER
    if sentence.word(draft.left - 1) not in lexicon.toll_links and not draft.has_bound:
        return OTHER
    for i in range(draft.left, max(0, draft.left - TOLL_REACH), -1):
        found = lexicon.toll_words.ending_at(sentence.words, i)
        if found is not None:
            if found[1] == CARRIED and sentence.word(i) in lexicon.of_words:
                return OTHER
            if sentence.word(draft.left - 1) in lexicon.passing:
                draft.bound = Bound.MORE_THAN
            return found[1] if found[1] != CARRIED else measure_carried(drafts, k)
        if sentence.words[i - 1] in lexicon.clause_breaks:
            return OTHER
    return toll_after(sentence, draft, lexicon)


def measure_carried(drafts: list[Draft], k: int) -> str:
    """What "the number" means: the measure of the number before; else a later step may know."""
    before = next((d.measure for d in reversed(drafts[:k]) if d.measure in HUMAN_HARM), OTHER)
    drafts[k].is_carried = before == OTHER
    return before


def toll_after(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str:
    """ "asciende a 24 la cifra de muertos", where a language puts the subject last."""
    if not lexicon.verb_first:
        return OTHER
    for i in range(draft.end, min(draft.end + 3, len(sentence.words))):
        found = lexicon.toll_words.starting_at(sentence.words, i)
        if found is not None and found[0] > 1 and found[1] != CARRIED:
            return found[1]
    return OTHER


def held_number(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "freed 12 hostages and were holding 18": a bare number held, beside those freed or taken."""
    draft = drafts[k]
    is_bare = not draft.noun and is_human(draft, lexicon)
    if not is_bare or sentence.word(draft.left - 1) not in lexicon.held:
        return OTHER
    return KIDNAPPED if any(d.measure in ("rescued", KIDNAPPED) for d in drafts[:k]) else OTHER


def said_number(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "reported 22 dead while the government counted 18": a bare number after a verb of saying."""
    draft, i = drafts[k], drafts[k].left - 1
    if k == 0 or draft.noun or not draft.is_elliptic or not is_human(draft, lexicon):
        return OTHER
    if sentence.word(i) in lexicon.toll_links:
        i -= 1
    word = sentence.word(i)
    if word not in lexicon.said and word not in lexicon.change_up and word not in lexicon.change_down:
        return OTHER
    return next((d.measure for d in reversed(drafts[:k]) if d.measure in HUMAN_HARM), OTHER)
