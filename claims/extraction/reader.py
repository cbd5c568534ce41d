"""The steps in their order: split, gate, scan, joins, units, bounds, nouns, events, attribution, standing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from claims.extraction.attribution import read_attribution
from claims.extraction.bounds import join_bounds, read_bounds, read_bounds_after
from claims.extraction.drafts import NOBODY, Draft
from claims.extraction.events import read_events
from claims.extraction.implicit import find_implicit
from claims.extraction.joins import join_numbers
from claims.extraction.language import guess_language
from claims.extraction.lexicon import LANGUAGES, Lexicon, load_lexicon
from claims.extraction.nouns import read_nouns
from claims.extraction.phrases import fold
from claims.extraction.scan import scan_numbers
from claims.extraction.scope import read_scope
from claims.extraction.standing import read_standing
from claims.extraction.tokens import Sentence, split_sentences, tokenize
from claims.extraction.units import read_units
from claims.mentions import HUMAN_HARM, Attribution, Counting, Mention, Quantity

EXTRACTOR_VERSION = "1.1"
MAX_MENTIONS = 500
# The most of what passes the gate, and found fastest alone.
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Extraction:
    """The mentions of one text in its order; `is_capped` where there were more than 500."""

    mentions: tuple[Mention, ...]
    language: str
    is_capped: bool


@dataclass(frozen=True, slots=True)
class PassageExtraction:
    """The mentions of several passages, each with its passage's index; `part_of` indexes into `mentions`."""

    mentions: tuple[tuple[int, Mention], ...]
    language: str
    is_capped: bool


def extract(
    text: str, *, language: str | None = None, published_at: datetime | None = None, place: str = ""
) -> Extraction:
    """Every quantity of `text`, in its order.

    `language` ("en", "es-MX") is guessed where it is not told; of others only printed digits are read.
    `published_at` tells past years from this one; `place` is the dateline's, for "in the city".
    """
    result = extract_passages([text], language=language, published_at=published_at, place=place)
    return Extraction(tuple([mention for _, mention in result.mentions]), result.language, result.is_capped)


def extract_passages(
    passages: Sequence[str],
    *,
    language: str | None = None,
    published_at: datetime | None = None,
    place: str = "",
) -> PassageExtraction:
    """Every quantity of several passages of one text; an earlier one may say what a number leaves unsaid."""
    told = language[:2].lower() if language else guess_language("\n".join(p[:1000] for p in passages[:20]))
    # A text too short to tell is read as English; one in another language for its digits only.
    lexicon = load_lexicon(told if told in LANGUAGES else "en")
    state = State(lexicon, published_at, place, is_foreign=bool(told) and told not in LANGUAGES)
    found: list[tuple[int, Mention]] = []
    for index, text in enumerate(passages):
        folded = fold(text)
        for start, end in split_sentences(text, lexicon):
            if DIGIT.search(text, start, end) is None and lexicon.gate.search(folded, start, end) is None:
                continue
            sentence = tokenize(text, folded, start, end, lexicon)
            if state.is_foreign:
                drafts = read_digits_only(sentence, lexicon)
            else:
                drafts = read_sentence(sentence, state, len(found))
            found += [(index, to_mention(sentence, draft)) for draft in drafts]
            if len(found) > MAX_MENTIONS:
                return PassageExtraction(tuple(found[:MAX_MENTIONS]), told, is_capped=True)
    return PassageExtraction(tuple(found), told, is_capped=False)


@dataclass(slots=True)
class State:
    """What one sentence hands on to the next."""

    lexicon: Lexicon
    published_at: datetime | None
    place: str
    is_foreign: bool = False
    totals: dict[str, Draft] = field(default_factory=dict)
    speaker: Attribution = NOBODY


def read_sentence(sentence: Sentence, state: State, offset: int) -> list[Draft]:
    """The finished drafts of one sentence; `state` takes what later sentences may leave unsaid.

    `offset` is how many mentions stand before it.
    """
    lexicon = state.lexicon
    drafts = join_numbers(sentence, scan_numbers(sentence, lexicon), lexicon)
    read_units(sentence, drafts, lexicon)
    read_bounds(sentence, drafts, lexicon)
    drafts = join_bounds(sentence, drafts, lexicon)
    read_nouns(sentence, drafts, lexicon)
    read_bounds_after(sentence, drafts, lexicon)
    read_events(sentence, drafts, lexicon)
    drafts = sorted(drafts + find_implicit(sentence, drafts, lexicon), key=lambda draft: draft.left)
    read_standing(
        sentence,
        drafts,
        lexicon,
        totals=state.totals,
        published_at=state.published_at,
    )
    read_scope(sentence, drafts, lexicon, state.place)
    if drafts:
        state.speaker = read_attribution(sentence, drafts, lexicon, state.speaker)
    keep_totals(drafts, offset, state)
    return drafts


def keep_totals(drafts: list[Draft], offset: int, state: State) -> None:
    """Keep the latest total of each measure, the last one last, for "two of them" in later sentences."""
    for k, draft in enumerate(drafts):
        draft.index = offset + k
        if draft.part_of is not None and draft.whole is None:
            draft.whole = offset + draft.part_of
        if draft.measure in HUMAN_HARM and draft.counting == Counting.TOTAL and not draft.is_earlier_value:
            state.totals.pop(draft.measure, None)
            state.totals[draft.measure] = draft


def read_digits_only(sentence: Sentence, lexicon: Lexicon) -> list[Draft]:
    """The printed numbers of a sentence whose language no lexicon reads, with signs and symbols as units."""
    drafts = [d for d in scan_numbers(sentence, lexicon) if sentence.kinds[d.first] == "number"]
    read_units(sentence, drafts, lexicon)
    for draft in drafts:
        draft.rules.append("digits only: language not read")
    return drafts


def to_mention(sentence: Sentence, draft: Draft) -> Mention:
    """The frozen value of a finished draft."""
    start, end = sentence.starts[draft.left], sentence.ends[draft.right - 1]
    return Mention(
        start=start,
        end=end,
        surface=sentence.text[start:end],
        quantity=Quantity(draft.value, draft.bound, draft.high, draft.unit),
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        noun=draft.noun,
        measure=draft.measure,
        counting=draft.counting,
        place=draft.place,
        group=draft.group,
        actor=draft.actor,
        attribution=draft.attribution,
        as_of=draft.as_of,
        certainty=draft.certainty,
        is_background=draft.is_background,
        is_earlier_value=draft.is_earlier_value,
        is_implicit=draft.is_implicit,
        part_of=draft.whole,
        direction=draft.direction,
        rules=tuple(dict.fromkeys(draft.rules)),
    )
