"""The scan of one sentence for numbers, past what the blockers rule out."""

from __future__ import annotations

from decimal import Decimal

from claims.extraction.blockers import blocked_until
from claims.extraction.drafts import Draft, draft_number
from claims.extraction.lexicon import Lexicon
from claims.extraction.numerals import parse_number
from claims.extraction.tokens import Sentence
from claims.extraction.units import read_told_unit

MINUS = ("-", "−")


def scan_numbers(sentence: Sentence, lexicon: Lexicon) -> list[Draft]:
    """Every number of the sentence in order, with nothing but its value read."""
    drafts: list[Draft] = []
    kinds, words = sentence.kinds, sentence.words
    starters, weak, counted = lexicon.starters, lexicon.weak_starters, lexicon.counted_words
    end = 0
    for i, word in enumerate(words):
        if i < end or (word not in starters and kinds[i] != "number"):
            continue
        # "a" and "some" begin a number only before a word such as "dozen" or "third".
        if word in weak and sentence.word(i + 1 + (sentence.word(i + 1) == "-")) not in counted:
            continue
        if word in MINUS and not sentence.word(i + 1)[:1].isdigit():
            continue
        end = blocked_until(sentence, i, lexicon)
        draft = scan_number(sentence, i, lexicon) if end == i else None
        if draft is not None:
            drafts.append(draft)
            # A unit may hold a number word: "por ciento".
            draft.found_unit = read_told_unit(sentence, draft.last, lexicon)
            end = draft.found_unit[0] if draft.found_unit else draft.last
    return drafts


def scan_number(sentence: Sentence, i: int, lexicon: Lexicon) -> Draft | None:
    """A draft of the number at token `i`; an article only implies its one, "not one" is none."""
    number = parse_number(sentence, i, lexicon)
    if number is None:
        return None
    draft = draft_number(number)
    is_word = number.last == number.first + 1
    is_article = is_word and sentence.words[number.first] in lexicon.article_ones
    draft.is_implicit = is_article and sentence.word(number.last) in lexicon.people
    is_one = is_word and sentence.words[number.first] in lexicon.one_words
    if (
        is_one
        and sentence.word(i - 1) in lexicon.negations
        and sentence.word(number.last) not in lexicon.not_negated
    ):
        draft.value, draft.left, draft.first = Decimal(0), i - 1, i - 1
    return draft
