"""What a quantity measures: by its noun, by the verb before or after it, by a toll, by its neighbours."""

from __future__ import annotations

from collections.abc import Callable

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.predicates import TRANSITIVE, event_at, head_of, is_human, is_unreal
from claims.extraction.subjects import has_object, is_stop, verb_after
from claims.extraction.tokens import Sentence
from claims.extraction.tolls import held_number, said_number, toll_before
from claims.mentions import OTHER

LIST_REACH = 14
OPENERS = ("—", "–", "-", "(")
MAX_PLACES = 8
Rule = Callable[[Sentence, list[Draft], int, Lexicon], str]


def read_events(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Fill measure of every draft, from left to right."""
    rules = RULES if not lexicon.event_words.isdisjoint(sentence.signals) else QUIET_RULES
    for k, draft in enumerate(drafts):
        if draft.measure != OTHER:
            continue
        # "Two fewer than announced" is a difference and no count.
        if lexicon.differences.starting_at(sentence.words, draft.last):
            draft.rules.append("difference")
            continue
        if draft.is_measured:
            draft.measure = measure_unit(sentence, draft, lexicon)
            continue
        for rule in rules:
            draft.measure = rule(sentence, drafts, k, lexicon)
            if draft.measure != OTHER:
                draft.rules.append(rule.__name__.replace("_", " "))
                break
    share_backwards(sentence, drafts, lexicon)


def measure_unit(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str:
    """The measure of what a unit counts: areas that burned, shares, containment, magnitudes, money."""
    unit = draft.unit.split(" per ")[0]
    if unit in lexicon.area_units and any(word in lexicon.fire_words for word in sentence.words):
        return "area_burned"
    if unit == "percent":
        around = sentence.words[max(0, draft.left - 6) : draft.end + 3]
        return "containment" if any(word in lexicon.containment_words for word in around) else "share"
    if unit == "magnitude":
        return "magnitude"
    is_money = unit in lexicon.currencies or unit.rsplit(" ", 1)[-1] in lexicon.money_units
    return "money" if is_money else OTHER


def verb_before(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "killed at least 26", "wounding four", "the deaths of 18": what stands right before the number."""
    draft = drafts[k]
    i = draft.left - 1
    while True:
        phrase = lexicon.noun_phrases.ending_at(sentence.words, i + 1)
        if phrase is None:
            phrase = verb_phrase_before(sentence, i + 1, lexicon)
        if phrase is not None and is_human(draft, lexicon):
            return phrase[1]
        if i < 0 or sentence.words[i] not in lexicon.before_gaps:
            break
        i -= 1
    if i < 0:
        return OTHER
    event = event_at(sentence, i, draft, lexicon)
    is_able = event is not None and (event[1] in TRANSITIVE or lexicon.verb_first)
    if event is None or not is_able or not can_take_object(sentence, i, event[1], lexicon):
        return OTHER
    if i > 1 and sentence.words[i - 1] in lexicon.ands | lexicon.range_or:
        earlier = event_at(sentence, i - 2, draft, lexicon)
        if earlier is not None and earlier[0] == "casualties":
            return "casualties"
    return event[0]


def can_take_object(sentence: Sentence, i: int, form: str, lexicon: Lexicon) -> bool:
    """Whether the verb at `i` is active and happened: not "were killed", not "threatened to kill"."""
    if form == "present":
        return sentence.word(i - 1) not in lexicon.infinitives
    if is_unreal(sentence, i, lexicon):
        return False
    if form != "past" or lexicon.verb_first:
        return True
    j = i - 1
    while j >= 0 and sentence.words[j] in lexicon.adverbs:
        j -= 1
    return sentence.word(j) not in lexicon.passive_auxiliaries


def own_noun(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "37 fatalities", "12 wounded soldiers", "3,000 arrests": the noun tells; "90 dead or hurt" is both."""
    draft = drafts[k]
    if not draft.noun:
        return noun_before_dash(sentence, draft, lexicon)
    words = draft.noun.lower().split()
    for word in reversed(words):
        measure = lexicon.noun_measures.get(fold_word(word), OTHER)
        if measure != OTHER:
            is_joined = sentence.word(draft.end) in lexicon.ands | lexicon.range_or
            other = lexicon.noun_measures.get(sentence.word(draft.end + 1), OTHER) if is_joined else OTHER
            return "casualties" if {measure, other} == {"deaths", "injuries"} else measure
    return OTHER


def noun_before_dash(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str:
    """ "arrests — 400 in a month", "the wounded (12)": a bare number tells how many of what stands before."""
    i = draft.left - 1
    while sentence.word(i) in OPENERS:
        i -= 1
    return lexicon.noun_measures.get(sentence.word(i), OTHER) if i < draft.left - 1 else OTHER


def list_before(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "killed the driver and 12 passengers", "the murder of a priest, his cook and two maids"."""
    draft = drafts[k]
    i = draft.left - 1
    while i >= 0 and sentence.words[i] in lexicon.before_gaps:
        i -= 1
    is_company = lexicon.company.ending_at(sentence.words, i + 1) is not None
    is_linked = is_company or sentence.word(i) in lexicon.list_words
    if not is_linked or not is_human(draft, lexicon) or not draft.noun:
        return OTHER
    if sentence.words[i] == "," and sentence.word(draft.end) not in lexicon.list_words:
        return OTHER
    for j in range(i, max(-1, i - LIST_REACH), -1):
        phrase = lexicon.noun_phrases.ending_at(sentence.words, j + 1)
        if phrase is not None:
            return phrase[1]
        event = event_at(sentence, j, draft, lexicon)
        if event is not None:
            is_active = event[1] in TRANSITIVE and can_take_object(sentence, j, event[1], lexicon)
            return (
                event[0]
                if is_company or (is_active and has_object(sentence, drafts, j + 1, lexicon))
                else OTHER
            )
        if is_stop(sentence, j, lexicon) or (not is_company and ends_list(sentence.words[j], lexicon)):
            return OTHER
    return OTHER


def fold_word(word: str) -> str:
    """A noun's word as the lexicon holds it."""
    return word.translate(ACCENTS)


ACCENTS = str.maketrans("áéíóú", "aeiou")


def ends_list(word: str, lexicon: Lexicon) -> bool:
    """Whether a list of objects cannot reach back past this word."""
    return word in lexicon.auxiliaries or word in lexicon.prepositions


def verb_phrase_before(sentence: Sentence, end: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """ "shot dead" before its object, "perdieron la vida" before its subject."""
    phrase = lexicon.measure_phrases.ending_at(sentence.words, end)
    if phrase is None or sentence.words[end - phrase[0]] not in lexicon.phrase_verbs:
        return None
    return phrase if can_take_object(sentence, end - phrase[0], "past", lexicon) else None


def same_as_before(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "killing 12 soldiers, three police and a child": the measure of the number before in a list."""
    if k == 0 or drafts[k - 1].measure == OTHER or not is_human(drafts[k], lexicon):
        return OTHER
    before, draft = drafts[k - 1], drafts[k]
    if before.is_measured:
        return OTHER
    between = sentence.words[before.end : draft.left]
    is_list = bool(between) and len(between) <= 3 and all(w in lexicon.list_words for w in between)
    is_part = lexicon.parts.ending_at(sentence.words, draft.left) is not None
    is_change = bool(between) and between[-1] in lexicon.toll_links and len(between) <= 2 and not draft.noun
    return before.measure if is_list or is_part or is_change else OTHER


def same_elsewhere(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "killed nine people in Kolm and four in Varn": the measure of the number before, at another place."""
    before, draft = drafts[k - 1], drafts[k]
    if k == 0 or draft.noun or before.is_measured or not is_human(draft, lexicon):
        return OTHER
    between = sentence.words[before.end : draft.left]
    if not 2 < len(between) <= MAX_PLACES or between[-1] not in lexicon.list_words:
        return OTHER
    places = lexicon.place_prepositions
    if between[0] not in places or sentence.word(draft.end) not in places:
        return OTHER
    is_name = sentence.is_capital(draft.left - 2) and sentence.is_capital(draft.end + 1)
    is_clause = any(is_stop(sentence, i, lexicon) for i in range(before.end, draft.left))
    return before.measure if is_name and not is_clause else OTHER


def part_of_before(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "two of whom", "seven of them children": the measure of those of whom they are a part."""
    if k == 0 or lexicon.of_them.starting_at(sentence.words, drafts[k].right) is None:
        return OTHER
    found = next((d for d in reversed(drafts[:k]) if d.measure != OTHER and not d.is_measured), None)
    return found.measure if found else OTHER


def weak_noun(_: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """Protesters, troops, votes, survivors: the noun tells where no verb told more."""
    return lexicon.weak_measures.get(fold_word(head_of(drafts[k])), OTHER)


def share_backwards(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """ "12 students and two teachers died": what comes before in the list shares the verb."""
    for k in range(len(drafts) - 2, -1, -1):
        draft, after = drafts[k], drafts[k + 1]
        if (
            draft.measure != OTHER
            or draft.is_agent
            or draft.is_measured
            or after.measure == OTHER
            or after.is_measured
            or "weak noun" in after.rules
        ):
            continue
        between = sentence.words[draft.end : after.left]
        is_list = bool(between) and len(between) <= 2 and all(word in lexicon.list_words for word in between)
        is_change = draft.left > 0 and sentence.words[draft.left - 1] in lexicon.range_from and not draft.noun
        if (is_list or (is_change and sentence.word(after.left - 1) in lexicon.toll_links)) and is_human(
            draft, lexicon
        ):
            draft.measure = after.measure
            draft.rules.append("same as after")


# Those that need no word for an event: the noun, or a number before, tells.
QUIET_RULES: tuple[Rule, ...] = (
    part_of_before,
    said_number,
    held_number,
    same_as_before,
    same_elsewhere,
    weak_noun,
)
RULES: tuple[Rule, ...] = (
    verb_before,
    own_noun,
    part_of_before,
    verb_after,
    toll_before,
    said_number,
    held_number,
    same_as_before,
    same_elsewhere,
    list_before,
    weak_noun,
)
