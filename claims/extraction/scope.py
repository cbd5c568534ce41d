"""Where and among whom a number counts, and who did it: place, group, actor."""

from __future__ import annotations

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.predicates import TRANSITIVE, event_at, head_of, is_harm
from claims.extraction.tokens import Sentence

REACH = 20
MAX_PLACE = 5
MAX_ACTOR = 6


def read_scope(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon, place: str) -> None:
    """Fill place, group and actor of every draft that counts people or damage."""
    for k, draft in enumerate(drafts):
        if draft.is_measured and not is_harm(draft):
            continue
        limit = drafts[k + 1].left if k + 1 < len(drafts) else len(sentence.words)
        draft.place = place_after(sentence, draft.end, limit, lexicon) or place_of_sentence(
            sentence, drafts, lexicon
        )
        if place and not draft.place and is_here(sentence, draft, lexicon):
            draft.place = place
        if draft.noun and head_of(draft) in lexicon.people and head_of(draft) not in lexicon.generic_people:
            draft.group = draft.group or draft.unit
        if is_harm(draft):
            draft.actor = actor_before(sentence, draft, lexicon) or actor_by(sentence, draft, limit, lexicon)


def place_after(sentence: Sentence, first: int, limit: int, lexicon: Lexicon) -> str:
    """The place told soonest after the number and before the next one."""
    for i in range(first, min(limit, first + REACH)):
        if sentence.words[i] in lexicon.clause_breaks or sentence.words[i] in lexicon.said:
            return ""
        if sentence.words[i] in lexicon.place_prepositions and (name := read_place(sentence, i + 1, lexicon)):
            return name
    return ""


def place_of_sentence(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> str:
    """A place at the head of the sentence ("In Almaty, 103 were killed"), where it holds for all."""
    if sentence.word(0) in lexicon.place_prepositions and drafts:
        return read_place(sentence, 1, lexicon)
    return ""


def is_here(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the words after the number mean the dateline's place."""
    last = min(draft.end + 6, len(sentence.words))
    return bool(lexicon.here.starts_in(sentence.words, draft.end, last))


def read_place(sentence: Sentence, i: int, lexicon: Lexicon) -> str:
    """The name in capitals at token `i`, past an article and words such as "the city of"."""
    if sentence.is_upper:
        return read_upper_place(sentence, i, lexicon)
    start = i
    while i < start + 4 and is_filler(sentence, i, lexicon):
        i += 1
    end = i
    while end < len(sentence.words) and end - i < MAX_PLACE and is_place_word(sentence, end, i, lexicon):
        end += 1
    while end > i and (
        sentence.words[end - 1] in lexicon.name_links
        or (end > i + 1 and sentence.words[end - 1] in lexicon.place_tails)
    ):
        end -= 1
    if end == i or sentence.words[i] in lexicon.not_places or sentence.words[end - 1] in lexicon.not_places:
        return ""
    if sentence.words[i] in lexicon.months or sentence.words[i] in lexicon.weekdays:
        return ""
    return sentence.surface(i, end).removesuffix("'s").removesuffix("’s")


def is_filler(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the word at `i` leads to a name: "the port of Lisse", but not "Port Lisse" or "North Varn"."""
    if sentence.word(i) not in lexicon.place_fillers:
        return False
    is_linked = sentence.word(i + 1) in lexicon.place_fillers or sentence.words[i] in lexicon.articles
    return is_linked or not sentence.is_capital(i) or not sentence.is_capital(i + 1)


def read_upper_place(sentence: Sentence, i: int, lexicon: Lexicon) -> str:
    """In capital letters a place is what stands between the preposition and the next small word or sign."""
    while sentence.word(i) in lexicon.place_fillers:
        i += 1
    end = i
    while (
        end < len(sentence.words)
        and end - i < 3
        and sentence.kinds[end] == "word"
        and sentence.words[end] not in lexicon.stop_words
    ):
        end += 1
    is_name = (
        end > i
        and sentence.word(end) in ("", ".", ",", "and")
        and sentence.words[i] not in lexicon.plain_words
    )
    return sentence.surface(i, end) if is_name and sentence.words[i] not in lexicon.months else ""


def is_place_word(sentence: Sentence, i: int, first: int, lexicon: Lexicon) -> bool:
    """Whether token `i` goes on a place's name that began at `first`."""
    if sentence.is_capital(i) and sentence.kinds[i] == "word":
        return sentence.words[i] not in lexicon.weekdays and sentence.words[i] not in lexicon.months
    if sentence.words[i] == "-" and i > first:
        return sentence.is_glued(i - 1) and sentence.is_glued(i)
    return i > first and sentence.words[i] in lexicon.name_links and sentence.is_capital(i + 1)


def actor_before(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str:
    """Who did it, as the subject of an active verb: "Kazakh security forces have killed at least 26"."""
    i = draft.left - 1
    while i >= 0 and sentence.words[i] in lexicon.before_gaps:
        i -= 1
    event = event_at(sentence, i, draft, lexicon) if i > 0 else None
    if event is None or event[1] not in TRANSITIVE - {"gerund"}:
        return ""
    last = i
    while last > 0 and (
        sentence.words[last - 1] in lexicon.adverbs or sentence.words[last - 1] in lexicon.auxiliaries
    ):
        last -= 1
    first = last
    while first > 0 and last - first < MAX_ACTOR and is_actor_word(sentence, first - 1, lexicon):
        first -= 1
    return actor_in(sentence, first, last, lexicon)


def actor_by(sentence: Sentence, draft: Draft, limit: int, lexicon: Lexicon) -> str:
    """Who did it, after "by": "were shot dead by soldiers"."""
    for i in range(draft.end, min(limit, draft.end + REACH, len(sentence.words))):
        if sentence.words[i] in lexicon.clause_breaks or sentence.words[i] == ",":
            return ""
        if sentence.words[i] in lexicon.by_words:
            last = first = i + 1
            while (
                last < len(sentence.words)
                and last - first < MAX_ACTOR
                and is_actor_word(sentence, last, lexicon)
            ):
                last += 1
            return actor_in(sentence, first, last, lexicon)
    return ""


def is_actor_word(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a token can stand inside the name of who did it."""
    if sentence.kinds[i] != "word":
        return sentence.words[i] == "-"
    word = sentence.words[i]
    if word in lexicon.of_words:
        return True
    is_other = word in lexicon.stop_words or word in lexicon.predicates or word in lexicon.said
    return word in lexicon.determiners or not is_other


def actor_in(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> str:
    """The phrase where its head is somebody, without its article; else an empty string."""
    edges = lexicon.determiners | lexicon.of_words
    while first < last and (sentence.words[first] in edges or sentence.kinds[first] == "sign"):
        first += 1
    if first >= last:
        return ""
    is_somebody = (
        any(word in lexicon.actors for word in sentence.words[first:last])
        or sentence.words[last - 1] in lexicon.people
    )
    return sentence.surface(first, last) if is_somebody else ""
