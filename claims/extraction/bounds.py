"""Bounds before and after a number: "at least", "well over", "or more", "exceeded"."""

from __future__ import annotations

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.mentions import Bound

LOWER = (Bound.AT_LEAST, Bound.MORE_THAN)
UPPER = (Bound.AT_MOST, Bound.LESS_THAN)


def read_bounds(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Fill the bound of every draft, and widen its surface over the words that tell it."""
    for k, draft in enumerate(drafts):
        floor = drafts[k - 1].right if k else 0
        read_before(sentence, draft, floor, lexicon)
        read_after(sentence, draft, lexicon)
        if k and draft.bound == Bound.EXACT and is_conversion(sentence, drafts[k - 1], draft):
            draft.bound = drafts[k - 1].bound


def read_before(sentence: Sentence, draft: Draft, floor: int, lexicon: Lexicon) -> None:
    """Read bound words leftwards from the number; two may stand together ("at least some 40")."""
    found = ""
    while draft.left > floor:
        step = step_left(sentence, draft.left, floor, lexicon)
        if step is None:
            break
        left, meaning = step
        end = draft.left
        draft.left = left
        if meaning not in ("", "exact") and (not found or found == "about"):
            found = meaning
        draft.rules.append(f"bound: {' '.join(sentence.words[left:end])}" if meaning else "hedge")
    if found:
        apply_bound(draft, found)


def step_left(sentence: Sentence, left: int, floor: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The bound phrase that ends at `left`, as (its first token, meaning), past an article or hyphen."""
    end, word = left, sentence.words[left - 1]
    found = lexicon.bounds_before.ending_at(sentence.words, end)
    is_hyphen = word == "-" and sentence.is_glued(end - 1) and sentence.word(end - 2) in lexicon.hyphen_bounds
    if found is None and (word in lexicon.bound_gaps or is_hyphen):
        end -= 1
        found = lexicon.bounds_before.ending_at(sentence.words, end)
    if found is None:
        return (left - 1, "") if word in lexicon.bound_hedges else None
    first = end - found[0]
    if first < floor or (found[0] == 1 and is_verb_or_place(sentence, first, lexicon)):
        return None
    return first, found[1]


def is_verb_or_place(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a bound word is used otherwise: "took over 12 firms", "under 21s", "all around 9"."""
    return sentence.word(i - 1) in lexicon.not_bound_after.get(sentence.words[i], ())


def read_bounds_after(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Read the bounds that stand after the counted noun: "100 people or more"."""
    for draft in drafts:
        if draft.bound == Bound.EXACT and draft.noun:
            read_after(sentence, draft, lexicon)


def read_after(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """Read a bound after the number or its unit: "500 or more", "30-odd", "5,000 or less"."""
    ends = (
        sorted({draft.right, draft.noun_last, draft.noun_last - 1}) if draft.noun_last > 0 else (draft.right,)
    )
    for i in ends:
        found = lexicon.bounds_after.starting_at(sentence.words, i) if i >= draft.last else None
        if found is None or (found[0] == 1 and not is_after_bound(sentence, i, lexicon)):
            continue
        end = i + found[0]
        is_next = sentence.word(end) in lexicon.than_words and sentence.word(end + 1)[:1].isdigit()
        if is_next or (sentence.word(end + 1) in lexicon.than_words and sentence.word(end + 2)[:1].isdigit()):
            continue
        apply_bound(draft, found[1])
        draft.right = end
        draft.rules.append(f"bound: {' '.join(sentence.words[i:end])}")
        return


def is_after_bound(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a single word after the number bounds it: "100+", "100 plus"; not "100 minimum wages"."""
    following = sentence.word(i + 1)
    if sentence.words[i] == "+":
        return sentence.is_glued(i - 1) and not following[:1].isdigit()
    return not following or not following[0].isalnum() or following in lexicon.stop_words


def apply_bound(draft: Draft, meaning: str) -> None:
    """Set a bound; a range and a vague plural keep theirs."""
    if draft.bound in (Bound.RANGE, Bound.VAGUE):
        return
    draft.bound = Bound(meaning)


def is_conversion(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """ "more than 7.5 million crowns ($1.1 million)": the same amount again, within the same bound."""
    is_aside = draft.left == before.end + 1 and sentence.words[before.end] in ("(", "/")
    is_strict = before.bound not in (Bound.EXACT, Bound.RANGE, Bound.VAGUE, Bound.ABOUT)
    return is_aside and is_strict and before.is_measured and draft.is_measured and before.unit != draft.unit


def join_bounds(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts with "more than 10 and less than 40" made one range."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and is_pair_of_bounds(sentence, before, draft, lexicon):
            low, high = (before, draft) if before.bound in LOWER else (draft, before)
            before.value, before.high = low.value, high.value
            before.bound, before.last, before.right = Bound.RANGE, draft.last, draft.right
            before.rules.append("range between bounds")
            continue
        joined.append(draft)
    return joined


def is_pair_of_bounds(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """Whether a lower and an upper bound, the lower less, stand side by side."""
    between = sentence.words[a.right : b.left]
    is_linked = 0 < len(between) <= 2 and all(word in lexicon.bound_links for word in between)
    is_linked = is_linked and len(set(between)) == len(between)
    if not is_linked or (a.is_measured and a.unit != b.unit):
        return False
    is_rising = a.bound in LOWER and b.bound in UPPER and a.value < b.value
    return is_rising or (a.bound in UPPER and b.bound in LOWER and b.value < a.value)
