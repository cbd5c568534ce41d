"""What happened to those a number counts: the walk from the subject to its verb."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.predicates import event_at, head_of, is_human, is_unreal
from claims.extraction.tokens import Sentence
from claims.mentions import OTHER

AHEAD = 18
MAX_UNKNOWN = 3
MAX_LISTED = 12
MAX_ASIDE = 12


def verb_after(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> str:
    """ "were killed", "are missing", "had been arrested", "killed in the blast": what happened to them."""
    draft = drafts[k]
    if not is_human(draft, lexicon) and head_of(draft) not in lexicon.buildings:
        return OTHER
    if is_denied(sentence, drafts, k, lexicon):
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
            if is_unreal(sentence, walk.i, lexicon):
                return OTHER
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


def close_bracket(sentence: Sentence, i: int) -> int:
    """The token that closes the bracket opened at `i`, if it is near; else `i`."""
    for j in range(i, min(i + AHEAD, len(sentence.words))):
        if sentence.words[j] in (")", "]"):
            return j
    return i


def aside_end(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The token after the aside that opens at `i`, where the subject's verb follows; else `i`.

    "Two guards, members of the escort, were hurt", "six monks — five of them old — and two cooks died".
    """
    mark, words = sentence.words[i], sentence.words
    size = 2 if words[i : i + 2] == ["-", "-"] else 1
    is_dash = size == 2 or mark in ("—", "–")
    first = i + size
    if not (is_dash or mark == ",") or sentence.word(first) in lexicon.ands:
        return i
    if not is_dash and opens_aside(sentence, first, lexicon):
        return i
    for j in range(first + 1, min(first + MAX_ASIDE, len(words))):
        if words[j : j + size] == words[i:first]:
            after = sentence.word(j + size)
            is_closed = after in lexicon.auxiliaries or (is_dash and after in lexicon.ands)
            return j + size if is_closed else i
    return i


def is_denied(sentence: Sentence, drafts: list[Draft], k: int, lexicon: Lexicon) -> bool:
    """ "None of the four monks and 20 pilgrims was hurt": what is told happened to nobody of the list."""
    while k and drafts[k].left - drafts[k - 1].end <= 2 and is_listed(sentence, drafts[k].left, lexicon):
        k -= 1
    return lexicon.none_of.ending_at(sentence.words, drafts[k].left) is not None


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
        elif not self.in_aside and (end := aside_end(sentence, self.i, lexicon)) > self.i:
            self.i, self.in_phrase = end - 1, False
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
