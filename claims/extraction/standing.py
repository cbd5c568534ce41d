"""How a number stands: a part of which; current, earlier or background; how sure; as of when."""

from __future__ import annotations

import re
from datetime import datetime

from claims.extraction.counting import clause_around, read_counting
from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.predicates import head_of, is_harm, is_human
from claims.extraction.tokens import Sentence
from claims.mentions import HUMAN_HARM, Certainty, Counting

MAX_TIME = 6
FOUR_DIGITS = re.compile(r"[12]\d{3}")


def read_standing(
    sentence: Sentence,
    drafts: list[Draft],
    lexicon: Lexicon,
    *,
    totals: dict[str, Draft],
    published_at: datetime | None,
) -> None:
    """Fill how each number stands; `totals` are those of earlier sentences by measure, the latest last."""
    if not drafts:
        return
    past = find_background(sentence, lexicon, published_at)
    as_of = read_as_of(sentence, lexicon)
    is_sure = lexicon.surety_words.isdisjoint(sentence.signals)
    is_still = lexicon.change_words.isdisjoint(sentence.signals)
    for k, draft in enumerate(drafts):
        read_part(sentence, drafts, k, lexicon, carried_for(draft, totals))
        read_counting(sentence, drafts, k, lexicon, totals.keys())
        if not is_sure:
            read_certainty(sentence, draft, lexicon)
        if not is_still:
            read_direction(sentence, draft, lexicon)
        draft.as_of = as_of
        draft.is_background = is_background(sentence, draft, lexicon, past)
    for k in range(len(drafts)):
        read_earlier(sentence, drafts, k, lexicon)


def read_part(
    sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon, carried: Draft | None
) -> None:
    """ "including 12 children", "two of whom", "six of the dead", "19 of the 63"."""
    draft = drafts[k]
    if draft.is_measured:
        return
    if not is_human(draft, lexicon):
        carried = None
    if draft.is_carried and carried is not None:
        draft.measure = carried.measure
    if draft.is_share and k + 1 < len(drafts) and lexicon.out_of.starting_at(sentence.words, draft.last):
        set_part(draft, drafts, k + 1)
        share_noun(draft, drafts[k + 1])
        return
    of_them = lexicon.of_them.starting_at(sentence.words, draft.right)
    if of_them is not None:
        whole = find_whole(drafts, k, is_any=sentence.word(draft.right + 1) in lexicon.them_words)
        if whole is not None:
            set_part(draft, drafts, whole)
            share_noun(draft, drafts[whole])
        elif carried is not None:
            set_carried(draft, carried)
        elif not is_harm(draft):
            return
        draft.counting = Counting.PART
        draft.group = group_after(sentence, draft.right + of_them[0], lexicon) or draft.group
        return
    if read_among(sentence, drafts, k, lexicon):
        return
    left = draft.left
    while sentence.word(left - 1) in lexicon.bound_gaps or sentence.word(left - 1) in lexicon.determiners:
        left -= 1
    is_listed = is_in_part_list(sentence, drafts, k, lexicon)
    if is_listed and is_harm(drafts[k - 1]) and not is_harm(draft):
        before = drafts[k - 1]
        draft.counting, draft.measure, draft.part_of, draft.whole = (
            Counting.PART,
            before.measure,
            before.part_of,
            before.whole,
        )
    elif is_listed or lexicon.parts.ending_at(sentence.words, left):
        read_included(drafts, k, lexicon, carried)


def read_included(drafts: list[Draft], k: int, lexicon: Lexicon, carried: Draft | None) -> None:
    """ "including 12 children" is a part; "1,015 cases, including 52 deaths" tells a total of its own."""
    draft, whole = drafts[k], find_whole(drafts, k)
    if whole is not None and is_harm(draft) and draft.measure != drafts[whole].measure:
        return
    if whole is not None:
        set_part(draft, drafts, whole)
    elif carried is not None and carried.value >= draft.value:
        set_carried(draft, carried)
    if head_of(draft) not in lexicon.generic_people:
        draft.group = draft.group or draft.unit


def read_among(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> bool:
    """ "Seven children were among the dead", "the dead include 12 women", "are among the 29 dead"."""
    if lexicon.among_keys.isdisjoint(sentence.signals):
        return False
    draft = drafts[k]
    told = lexicon.among.ending_at(sentence.words, draft.left)
    for i in range(draft.end, min(draft.end + 4, len(sentence.words))):
        told = told or lexicon.among.starting_at(sentence.words, i)
        is_next = k + 1 < len(drafts) and drafts[k + 1].left - i in (1, 2) and is_harm(drafts[k + 1])
        if sentence.words[i] in lexicon.among_words and is_next:
            set_part(draft, drafts, k + 1)
            return True
    if told is None:
        return False
    draft.counting, draft.measure = Counting.PART, told[1]
    draft.rules.append("among them")
    whole = find_whole(drafts, k)
    draft.part_of = whole if whole is not None and drafts[whole].measure == draft.measure else None
    return True


def set_carried(draft: Draft, carried: Draft) -> None:
    """Make `draft` a part of an earlier sentence's total."""
    draft.counting, draft.whole = Counting.PART, carried.index
    if not is_harm(draft):
        draft.measure = carried.measure
    draft.rules.append("part of an earlier sentence's")


def carried_for(draft: Draft, totals: dict[str, Draft]) -> Draft | None:
    """The total of an earlier sentence of which `draft` may be a part: of its measure, else the latest."""
    if not totals or is_harm(draft):
        return totals.get(draft.measure)
    return next(reversed(totals.values()), None)


def is_in_part_list(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> bool:
    """Whether the number goes on a list of parts: "including 12 children and 3 women"."""
    if k == 0 or drafts[k - 1].counting != Counting.PART or drafts[k - 1].is_measured:
        return False
    if drafts[k].measure != drafts[k - 1].measure and is_harm(drafts[k]):
        return False
    between = sentence.words[drafts[k - 1].end : drafts[k].left]
    return bool(between) and len(between) <= 2 and all(word in lexicon.list_words for word in between)


def find_whole(drafts: list[Draft], k: int, *, is_any: bool = False) -> int | None:
    """The nearest number before of which `drafts[k]` can be a part; for "of them" it may be of no harm."""
    part = drafts[k]
    for n in range(k - 1, -1, -1):
        whole = drafts[n]
        is_able = (
            not whole.is_measured
            and whole.counting != Counting.PART
            and (whole.high or whole.value) >= part.value
        )
        if is_able and (is_any or is_harm(whole) or not is_harm(part)) and not whole.is_earlier_value:
            return n
    return None


def set_part(draft: Draft, drafts: list[Draft], whole: int) -> None:
    """Make `draft` a part of `drafts[whole]`; what it does not say itself it takes from there."""
    draft.counting, draft.part_of = Counting.PART, whole
    if not is_harm(draft):
        draft.measure = drafts[whole].measure
    draft.rules.append("part of")


def share_noun(draft: Draft, whole: Draft) -> None:
    """ "two of whom" are of those counted before."""
    if not draft.noun:
        draft.noun, draft.unit = whole.noun, whole.unit


def group_after(sentence: Sentence, i: int, lexicon: Lexicon) -> str:
    """ "two of them children", "six of the dead were women": who the part are."""
    while sentence.word(i) in lexicon.auxiliaries or sentence.word(i) in lexicon.articles:
        i += 1
    return sentence.surfaces[i] if sentence.word(i) in lexicon.people else ""


def read_certainty(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """ "feared dead", "may have died", "confirmed dead": near the number or its verb."""
    near: set[str] = set()
    for i in range(max(0, draft.left - 3), min(draft.end + 4, len(sentence.words))):
        word = sentence.words[i]
        if i >= draft.end and (word in lexicon.ands or word in (",", ";")):
            break
        near.add(word)
    if not lexicon.feared.isdisjoint(near):
        draft.certainty = Certainty.FEARED
    elif not lexicon.confirmed.isdisjoint(near):
        draft.certainty = Certainty.CONFIRMED


def read_direction(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """ "up" or "down" where a verb of change leads to the number."""
    for word in reversed(sentence.words[max(0, draft.left - 5) : draft.left]):
        if word in lexicon.change_up:
            draft.direction = "up"
            return
        if word in lexicon.change_down:
            draft.direction = "down"
            return
        if word in lexicon.clause_breaks or word == ",":
            return


def is_time_word(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a token can stand in a time: a weekday, a month, a number, "evening"."""
    word = sentence.words[i]
    is_calendar = word in lexicon.weekdays or word in lexicon.months or word in lexicon.clock
    return is_calendar or word in lexicon.time_words or sentence.kinds[i] == "number" or word == ":"


def read_as_of(sentence: Sentence, lexicon: Lexicon) -> str:
    """When a sentence says its figures hold: "as of Tuesday evening", "hasta el lunes"."""
    if lexicon.as_of_words.by_first.keys().isdisjoint(sentence.signals):
        return ""
    heads = lexicon.as_of_words.by_first
    for i, word in enumerate(sentence.words):
        found = lexicon.as_of_words.starting_at(sentence.words, i) if word in heads else None
        if found is None:
            continue
        first = last = i + found[0]
        while last < min(first + MAX_TIME, len(sentence.words)) and is_time_word(sentence, last, lexicon):
            last += 1
        if last > first:
            return sentence.surface(first, last)
    return ""


def read_earlier(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> None:
    """ "from 14", "up from 700", "earlier put at 57", "instead of 31"."""
    draft = drafts[k]
    end = draft.left
    while end > 0 and sentence.words[end - 1] in lexicon.bound_gaps:
        end -= 1
    found = lexicon.earlier.ending_at(sentence.words, end)
    if is_in_earlier_clause(sentence, draft, lexicon):
        mark_earlier(drafts, k)
        return
    if found is None and not lexicon.earlier_after.starting_at(sentence.words, draft.end):
        return
    if (
        found
        and sentence.words[end - 1] in lexicon.range_from
        and found[0] == 1
        and not is_moving(sentence, drafts, k, lexicon)
    ):
        return
    mark_earlier(drafts, k)


def mark_earlier(drafts: list[Draft], k: int) -> None:
    """Make a number an earlier value; what it counts it may take from the current one."""
    draft = drafts[k]
    draft.is_earlier_value = True
    draft.rules.append("earlier value")
    if not is_harm(draft) and not draft.is_measured:
        partner = next(
            (d for d in [*drafts[k + 1 :], *reversed(drafts[:k])] if d.measure in HUMAN_HARM), None
        )
        if partner is not None:
            draft.measure, draft.unit = partner.measure, draft.unit or partner.unit


def is_in_earlier_clause(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "An earlier version said 20 people were hurt": the clause speaks of what was said before."""
    phrases, signals = lexicon.earlier_clause, sentence.signals
    if phrases.by_first.keys().isdisjoint(signals) or phrases.by_last.keys().isdisjoint(signals):
        return False
    first, _ = clause_around(sentence, draft, lexicon)
    return bool(lexicon.earlier_clause.starts_in(sentence.words, first, draft.left))


def is_moving(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> bool:
    """Whether "from" tells of a change and not of a place: a verb of change and a second number."""
    words = sentence.words
    is_change = any(word in lexicon.change_up or word in lexicon.change_down for word in words)
    return is_change and len(drafts) > 1 and (not drafts[k].noun or is_harm(drafts[k]))


def find_background(sentence: Sentence, lexicon: Lexicon, published_at: datetime | None) -> list[int]:
    """The tokens that speak of another time: "years ago", "the 2008 quake", "in 1985"."""
    phrases, signals, words = lexicon.background, sentence.signals, sentence.words
    is_told = not (phrases.by_first.keys().isdisjoint(signals) or phrases.by_last.keys().isdisjoint(signals))
    told = phrases.starts_in(words, 0, len(words)) if is_told else []
    if FOUR_DIGITS.search(sentence.text, sentence.start, sentence.end) is None:
        return told
    years = [
        i
        for i, word in enumerate(words)
        if len(word) == 4 and word.isdecimal() and is_past_year(sentence, i, lexicon, published_at)
    ]
    return told + years


def is_background(sentence: Sentence, draft: Draft, lexicon: Lexicon, past: list[int]) -> bool:
    """Whether the number belongs to another event: its clause speaks of another time.

    "The deadliest since 2015, when 130 died" speaks of that year only in what follows, and "since the state
    was founded 30 years ago" only of the state.
    """
    if not past or (draft.is_measured and not is_harm(draft)):
        return False
    first, last = clause_around(sentence, draft, lexicon)
    for i in past:
        if sentence.word(i - 1) in lexicon.since_words or sentence.word(i - 2) in lexicon.since_words:
            if i < draft.left and sentence.word(i + 2) in lexicon.when_words:
                return True
        elif first <= i < last and lexicon.subordinators.isdisjoint(sentence.words[draft.end : i]):
            return True
    return False


def is_past_year(sentence: Sentence, i: int, lexicon: Lexicon, published_at: datetime | None) -> bool:
    """Whether token `i` is a year before the one of publication ("the 2008 quake", "in 1985")."""
    word = sentence.words[i]
    if sentence.kinds[i] != "number" or len(word) != 4 or not word.isdecimal() or word[0] not in "12":
        return False
    if not 1400 <= int(word) < (published_at.year if published_at else 2100):
        return False
    before = sentence.word(i - 1)
    is_led = before in lexicon.year_before or before in lexicon.articles or before in lexicon.months
    return is_led and before not in lexicon.not_past_before
