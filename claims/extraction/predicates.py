"""What happened to whom: the word for an event at a token, read for what is counted."""

from __future__ import annotations

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.mentions import OTHER

THINGS = ("buildings_destroyed", "buildings_damaged", "area_burned")
# Forms of a predicate: "killed" (past), "kills" (present), "killing" (gerund), "died" (act), "dead" (state).
TRANSITIVE = frozenset({"past", "present", "gerund"})
Event = tuple[str, str, int]  # measure, form, how many tokens it takes


def event_at(sentence: Sentence, i: int, draft: Draft, lexicon: Lexicon) -> Event | None:
    """The event told by the words at token `i`, as far as it can happen to what `draft` counts."""
    phrase = lexicon.measure_phrases.starting_at(sentence.words, i)
    if phrase is not None:
        form = "past" if sentence.words[i] in lexicon.phrase_verbs else "state"
        return (phrase[1], form, phrase[0]) if is_human(draft, lexicon) else None
    for measure, form in lexicon.predicates.get(sentence.word(i), ()):
        if fits(measure, draft, lexicon):
            return join_events(sentence, i, measure, form, draft, lexicon)
    return None


def join_events(sentence: Sentence, i: int, measure: str, form: str, draft: Draft, lexicon: Lexicon) -> Event:
    """ "killed or injured" counts casualties, which are neither deaths nor injuries."""
    if sentence.word(i + 1) not in lexicon.ands | lexicon.range_or:
        return measure, form, 1
    other = next((m for m, f in lexicon.predicates.get(sentence.word(i + 2), ()) if f == form), measure)
    if {measure, other} == {"deaths", "injuries"} and fits(other, draft, lexicon):
        return "casualties", form, 3
    return measure, form, 1


def is_unreal(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the verb at `i` did not happen: "it would have killed 40"."""
    while sentence.word(i - 1) in lexicon.adverbs or sentence.word(i - 1) in lexicon.passive_auxiliaries:
        i -= 1
    return lexicon.unreal.ending_at(sentence.words, i) is not None


def fits(measure: str, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a measure can be what `draft` counts: people die, homes are destroyed, acres burn."""
    if measure == "area_burned":
        return draft.is_measured and draft.unit in lexicon.area_units
    if measure in THINGS:
        return head_of(draft) in lexicon.buildings
    return is_human(draft, lexicon)


def is_human(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether `draft` may count people: no unit measures it, and its noun is no thing or beast."""
    if draft.is_measured or draft.is_age:
        return False
    head = head_of(draft)
    return head not in lexicon.buildings and head not in lexicon.not_people


def head_of(draft: Draft) -> str:
    """The last word of what is counted, lower case, as printed."""
    return draft.noun.lower().rsplit(" ", 1)[-1] if draft.noun else ""


def is_harm(draft: Draft) -> bool:
    """Whether a measure was found."""
    return draft.measure != OTHER
