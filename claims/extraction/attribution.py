"""Who says it: whom the text credits for a number, by "said", "according to" and their like."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.mentions import Attribution

MAX_NAME = 9
SHORT_TAIL = 7
MAX_TAIL = 5
TAIL_MARKS = frozenset({":", "-", "–", "—"})
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who is credited for what stands in tokens `first` to `last`."""

    first: int
    last: int
    speaker: Attribution


def read_attribution(
    sentence: Sentence, drafts: list[Draft], lexicon: Lexicon, carried: Attribution
) -> Attribution:
    """Fill attribution of every draft; what comes back is whom "he said" in a later sentence means."""
    said, according = lexicon.said, lexicon.according.by_first
    headline = headline_credit(sentence, lexicon)
    if (
        headline is None
        and said.isdisjoint(sentence.signals)
        and according.keys().isdisjoint(sentence.signals)
    ):
        return carried
    at = [i for i, word in enumerate(sentence.words) if word in said or word in according]
    told = [credit for i in at if (credit := credit_at(sentence, drafts, i, lexicon, carried))]
    told += [headline] if headline else []
    for draft in drafts:
        fitting = [c for c in told if c.first <= draft.left < c.last]
        if fitting:
            draft.attribution = min(fitting, key=lambda c: c.last - c.first).speaker
            draft.rules.append("attribution")
    return told[-1].speaker if told else carried


def credit_at(
    sentence: Sentence, drafts: list[Draft], i: int, lexicon: Lexicon, carried: Attribution
) -> Credit | None:
    """The credit told by the words at token `i`."""
    according = lexicon.according.starting_at(sentence.words, i)
    if according is not None:
        first = i + according[0]
        last = name_end(sentence, first, lexicon)
        return make_credit(sentence, i, last, first, last, lexicon, carried)
    if sentence.words[i] not in lexicon.said or sentence.word(i - 1) in lexicon.reflexives:
        return None
    if not lexicon.not_said_near.get(sentence.words[i], NONE).isdisjoint(sentence.words[i : i + 7]):
        return None
    last = i
    while last > 0 and (sentence.words[last - 1] in lexicon.said_gaps):
        last -= 1
    if sentence.word(last - 1) in lexicon.passive_auxiliaries and sentence.word(last - 1) not in (
        "people",
        "those",
    ):
        return None
    first = name_start(sentence, last, lexicon)
    if any(draft.left < last and first < draft.end for draft in drafts):
        return None
    if first < last:
        return make_credit(sentence, first, i + 1, first, last, lexicon, carried)
    end = name_end(sentence, i + 1, lexicon)
    is_inverted = sentence.word(i - 1) in lexicon.inverted_after or i == 0 or lexicon.verb_first
    return (
        make_credit(sentence, i, end, i + 1, end, lexicon, carried) if is_inverted and end > i + 1 else None
    )


def headline_credit(sentence: Sentence, lexicon: Lexicon) -> Credit | None:
    """The credit at the end of a headline: "Bus crash kills 14: police"."""
    # A mark farther from the end leaves more after it than a speaker.
    if TAIL_MARKS.isdisjoint(sentence.words[-MAX_TAIL - 1 :]):
        return None
    colon = next((i for i in range(len(sentence.words) - 1, 0, -1) if sentence.words[i] in TAIL_MARKS), 0)
    if not colon or (sentence.words[colon] != ":" and sentence.is_glued(colon - 1)):
        return None
    first, last = colon + 1, len(sentence.words)
    if not 0 < last - first <= MAX_TAIL or "number" in sentence.kinds[first:last]:
        return None
    if name_end(sentence, first, lexicon) < last:
        return None
    speaker = read_speaker(sentence, first, last, lexicon, Attribution())
    return Credit(0, colon, speaker) if speaker else None


def make_credit(
    sentence: Sentence, left: int, right: int, first: int, last: int, lexicon: Lexicon, carried: Attribution
) -> Credit | None:
    """The credit of the speaker at `first` to `last`, for the clause before `left` or after `right`."""
    speaker = read_speaker(sentence, first, last, lexicon, carried)
    if speaker is None:
        return None
    start, end = clause_start(sentence, left, lexicon), clause_end(sentence, right, lexicon)
    before = sentence.word(left - 1)
    if (
        start == left
        or before in lexicon.clause_breaks
        or before in lexicon.ands
        or before in lexicon.comparisons
    ):
        return Credit(left, end, speaker)
    is_tail = end - right <= SHORT_TAIL and not any(sentence.kinds[n] == "number" for n in range(right, end))
    if is_tail or sentence.word(right) in (",", ".", ""):
        return Credit(start, end, speaker)
    return Credit(
        left
        if sentence.word(left - 1) != "," or (right - left > 1 and sentence.word(right) in lexicon.that_words)
        else start,
        end,
        speaker,
    )


def clause_start(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The first token of the clause before `i`."""
    while i > 0 and sentence.words[i - 1] not in lexicon.clause_breaks:
        i -= 1
    return i


def clause_end(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The token after the clause in which `i` stands."""
    while i < len(sentence.words) and sentence.words[i] not in lexicon.clause_breaks:
        i += 1
    return i


def name_start(sentence: Sentence, last: int, lexicon: Lexicon) -> int:
    """Where the speaker that ends before token `last` begins."""
    i = last
    while i > 0 and last - i < MAX_NAME and is_name_word(sentence, i - 1, lexicon):
        i -= 1
    while i < last and (sentence.words[i] in lexicon.name_edges):
        i += 1
    return i


def name_end(sentence: Sentence, first: int, lexicon: Lexicon) -> int:
    """Where the speaker that begins at token `first` ends."""
    i = first
    while i < len(sentence.words) and i - first < MAX_NAME and is_name_word(sentence, i, lexicon):
        if (
            i > first
            and sentence.words[i] in lexicon.prepositions
            and sentence.words[i] not in lexicon.name_links
        ):
            break
        i += 1
    while i > first and sentence.words[i - 1] in lexicon.name_edges:
        i -= 1
    return i


def is_name_word(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a token can stand inside a speaker's name or office."""
    word, kind = sentence.words[i], sentence.kinds[i]
    if kind == "sign":
        return word in ("'", "-", "&") or (word == "." and len(sentence.word(i - 1)) <= 4)
    if kind != "word":
        return False
    if (
        word in lexicon.name_links
        or word in lexicon.articles
        or word in lexicon.determiners
        or word in lexicon.pronouns
    ):
        return True
    if (sentence.is_glued(i) and sentence.word(i + 1) == "-") or (
        sentence.is_glued(i - 1) and sentence.word(i - 1) == "-"
    ):
        return True
    is_other = word in lexicon.stop_words or word in lexicon.predicates or word in lexicon.said
    return not is_other and (word not in lexicon.verbs or word in lexicon.roles)


def read_speaker(
    sentence: Sentence, first: int, last: int, lexicon: Lexicon, carried: Attribution
) -> Attribution | None:
    """The name and office in tokens `first` to `last`; None where they name no one who can speak."""
    tokens = [i for i in range(first, last) if sentence.kinds[i] == "word" or sentence.words[i] in "-&'"]
    while tokens and sentence.words[tokens[0]] in lexicon.determiners:
        tokens.pop(0)
    if not tokens:
        return None
    words = [sentence.words[i] for i in tokens]
    if len(words) == 1 and words[0] in lexicon.pronouns:
        return carried if carried != Attribution() else None
    has_role = any(word in lexicon.roles for word in words)
    capitals = [] if sentence.is_upper else [i for i in tokens if sentence.is_capital(i)]
    if not has_role and not capitals and not sentence.is_upper:
        return None
    return split_name(sentence, tokens, lexicon)


def split_name(sentence: Sentence, tokens: list[int], lexicon: Lexicon) -> Attribution:
    """ "Governor Ines Marra" is the name Ines Marra with the role Governor; an office alone is its name."""
    end = sentence.ends[tokens[-1]]
    printed = sentence.text[sentence.starts[tokens[0]] : end]
    cut = next((n for n in range(len(tokens) - 1, -1, -1) if sentence.words[tokens[n]] in lexicon.roles), -1)
    rest = tokens[cut + 1 :]
    is_office = len(rest) == 1 and cut >= 0 and sentence.is_capital(tokens[cut])
    is_person = (
        not is_office
        and 0 <= cut < len(tokens) - 1
        and not sentence.is_upper
        and all(sentence.is_capital(i) for i in rest)
    )
    if not is_person:
        return Attribution(printed, "")
    role = sentence.text[sentence.starts[tokens[0]] : sentence.ends[tokens[cut]]]
    return Attribution(sentence.text[sentence.starts[rest[0]] : end], role)
