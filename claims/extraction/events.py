"""What a quantity measures: by its noun, by the verb before or after it, by a toll, by its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.predicates import TRANSITIVE, event_at, head_of, is_human
from claims.extraction.tokens import Sentence
from claims.extraction.tolls import held_number, said_number, toll_before
from claims.mentions import OTHER

AHEAD = 18
LIST_REACH = 14
MAX_UNKNOWN = 3
MAX_LISTED = 12
MAX_PLACES = 8
Rule = Callable[[Sentence, list[Draft], int, Lexicon], str]


def read_events(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Fill measure of every draft, from left to right."""
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
        for rule in RULES:
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
    is_money = unit in lexicon.money_units or unit.rsplit(" ", 1)[-1] in lexicon.money_units
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
    if form != "past" or lexicon.verb_first:
        return True
    j = i - 1
    while j >= 0 and sentence.words[j] in lexicon.adverbs:
        j -= 1
    return sentence.word(j) not in lexicon.passive_auxiliaries


def own_noun(_: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "37 fatalities", "12 wounded soldiers", "3,000 arrests": the noun tells."""
    words = drafts[k].noun.lower().split()
    for word in reversed(words):
        measure = lexicon.noun_measures.get(fold_word(word), OTHER)
        if measure != OTHER:
            return measure
    return OTHER


def list_before(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "killed the driver and 12 passengers", "the murder of a priest, his cook and two maids"."""
    draft = drafts[k]
    i = draft.left - 1
    while i >= 0 and sentence.words[i] in lexicon.before_gaps:
        i -= 1
    if sentence.word(i) not in lexicon.list_words or not is_human(draft, lexicon) or not draft.noun:
        return OTHER
    if sentence.words[i] == "," and sentence.word(draft.end) not in lexicon.list_words:
        return OTHER
    is_company = sentence.words[i] in lexicon.with_words
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


def verb_after(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "were killed", "are missing", "had been arrested", "killed in the blast": what happened to them."""
    draft = drafts[k]
    if not is_human(draft, lexicon) and head_of(draft) not in lexicon.buildings:
        return OTHER
    is_of_next = draft.is_share and k + 1 < len(drafts)
    walk = Walk(drafts[k + 1].end if is_of_next else draft.end)
    near = {other.left: other for other in drafts[k + 1 : k + 1 + MAX_LISTED]}
    while walk.i < min(len(sentence.words), walk.start + AHEAD):
        listed = near.get(walk.i)
        if listed is not None:
            if not listed.is_age and not is_listed(sentence, walk.i, lexicon):
                return OTHER
            walk.i = walk.start = listed.end
            continue
        if sentence.words[walk.i] in lexicon.singular_auxiliaries and is_plural_subject(draft, walk):
            return OTHER
        event = event_at(sentence, walk.i, draft, lexicon)
        is_modifier = walk.in_phrase and not walk.is_helped
        if event is not None and not (is_modifier and event[1] in ("present", "gerund")):
            return settle(sentence, drafts, k, walk.i, event, lexicon, is_helped=walk.is_helped)
        if not walk.step(sentence, lexicon):
            return OTHER
    return OTHER


def is_stop(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the clause of a subject ends at token `i`."""
    word = sentence.words[i]
    if word in lexicon.clause_breaks or word in lexicon.said or word in lexicon.verbs:
        return True
    return sentence.kinds[i] == "sign" and word in (":", ";", ".", "?", "!", "—", "–", "|")


def ends_list(word: str, lexicon: Lexicon) -> bool:
    """Whether a list of objects cannot reach back past this word."""
    return word in lexicon.auxiliaries or word in lexicon.prepositions


def close_bracket(sentence: Sentence, i: int) -> int:
    """The token that closes the bracket opened at `i`, if it is near; else `i`."""
    for j in range(i, min(i + AHEAD, len(sentence.words))):
        if sentence.words[j] in (")", "]"):
            return j
    return i


def is_listed(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the number at `i` stands in a list or an aside with the one before."""
    before = sentence.word(i - 1)
    return (
        before in lexicon.ands
        or before in (",", "(")
        or lexicon.parts.ending_at(sentence.words, i) is not None
    )


def settle(
    sentence: Sentence,
    drafts: list[Draft],
    k: int,
    i: int,
    event: tuple[str, str, int],
    lexicon: Lexicon,
    *,
    is_helped: bool,
) -> str:
    """The measure of an event after a subject: none where the subject did it ("26 gunmen killed 3")."""
    measure, form, size = event
    if form in ("act", "state"):
        return measure
    if form == "present" or (form == "gerund" and not is_helped):
        drafts[k].is_agent = True
        return OTHER
    if form == "gerund" or (
        has_object(sentence, drafts, i + size, lexicon) and not is_passive(sentence, i, lexicon)
    ):
        drafts[k].is_agent = True
        return OTHER
    return measure


def is_passive(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a form of "be" helps the participle at `i`."""
    j = i - 1
    while (
        j >= 0
        and sentence.words[j] in lexicon.adverbs
        and sentence.words[j] not in lexicon.passive_auxiliaries
    ):
        j -= 1
    return sentence.word(j) in lexicon.passive_auxiliaries


def has_object(sentence: Sentence, drafts: list[Draft], i: int, lexicon: Lexicon) -> bool:
    """Whether an object begins at token `i`: a number or a determiner."""
    return sentence.word(i) in lexicon.object_starts or any(draft.left == i for draft in drafts)


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


@dataclass(slots=True)
class Walk:
    """A walk from a subject to its verb: past helpers, phrases, asides and a few unknown words."""

    i: int
    start: int = 0
    unknown: int = 0
    is_helped: bool = False
    in_phrase: bool = False
    in_aside: bool = False
    in_relative: bool = False

    def __post_init__(self) -> None:
        self.start = self.i

    def step(self, sentence: Sentence, lexicon: Lexicon) -> bool:
        """Pass one token; False where the subject's clause ends."""
        word = sentence.words[self.i]
        if word in lexicon.auxiliaries:
            self.is_helped, self.in_phrase = True, False
        elif word in lexicon.prepositions:
            self.in_phrase = True
        elif word == ",":
            if not self.in_aside and not opens_aside(sentence, self.i + 1, lexicon):
                return False
            self.in_aside = not self.in_aside
        elif word in ("(", "["):
            self.i = close_bracket(sentence, self.i)
        elif word in lexicon.who:
            self.in_relative = True
        elif self.in_relative and word in lexicon.verbs:
            self.in_relative = False
        elif is_stop(sentence, self.i, lexicon):
            return False
        elif word not in lexicon.passed_over and not self.in_phrase and not self.in_aside:
            self.unknown += 1
        self.i += 1
        return self.unknown <= MAX_UNKNOWN


def is_plural_subject(draft: Draft, walk: Walk) -> bool:
    """Whether a singular verb cannot be this subject's: "one of the three leaders has been found dead"."""
    return draft.value > 1 and bool(draft.noun) and not walk.is_helped and walk.start == draft.end


def opens_aside(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether an aside begins at token `i`: "including …", "most of them …", a number."""
    return sentence.word(i) in lexicon.asides or sentence.word(i)[:1].isdigit()
