"""What is counted: the head and modifiers after a number, and the noun that an elliptic number shares."""

from __future__ import annotations

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.extraction.units import add_per

MAX_NOUN = 6
MAX_SHARE = 8


def read_nouns(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Fill noun and unit of every draft that no unit measures."""
    for k, draft in enumerate(drafts):
        if draft.unit:
            continue
        limit = drafts[k + 1].left if k + 1 < len(drafts) else len(sentence.words)
        read_noun(sentence, draft, limit, lexicon)
        if draft.is_elliptic and k:
            share_unit(sentence, drafts[k - 1], draft, lexicon)
    for k in range(len(drafts) - 2, -1, -1):
        share_unit_back(sentence, drafts[k], drafts[k + 1], lexicon)


def read_noun(sentence: Sentence, draft: Draft, limit: int, lexicon: Lexicon) -> None:
    """Read one draft's noun phrase up to `limit`."""
    start = skip_to_noun(sentence, draft, limit, lexicon)
    end = find_noun_end(sentence, draft, start, limit, lexicon) if start >= 0 else start
    if end <= start:
        draft.is_elliptic = True
        read_noun_before(sentence, draft, lexicon)
        return
    draft.noun_first, draft.noun_last = start, end
    draft.noun = sentence.surface(start, end)
    draft.unit = name_noun(sentence, start, end, lexicon)
    draft.rules.append("noun")
    is_unit = lexicon.units.starting_at(sentence.words, end - 1)
    is_plain = (
        end - start > 1
        and not sentence.is_capital(end - 1)
        and sentence.words[end - 1] not in lexicon.unsure_units
    )
    if is_unit is not None and is_unit[0] == 1 and is_plain:
        draft.unit, draft.is_measured = is_unit[1], True
    if sentence.word(end) in lexicon.loose_per:
        add_per(sentence, draft, end, lexicon)


def read_noun_before(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """ "A goat or two", "another day or two": what is counted stands before "or"."""
    i = draft.left - 2
    is_idiom = sentence.word(i + 1) in lexicon.range_or and sentence.word(i - 1) in lexicon.one_leads
    if is_idiom and sentence.kinds[i] == "word":
        unit = lexicon.units.starting_at(sentence.words, i)
        draft.unit, draft.is_measured = (unit[1], True) if unit else (sentence.surfaces[i], False)
        draft.rules.append("noun before")


def singular(word: str, surface: str, lexicon: Lexicon) -> str:
    """The singular of a noun, by table or by ending; in capitals where it was printed so."""
    # Some letters are capitals that have no small form: "𝐃𝐄𝐀𝐃" stays as it is.
    if surface.isupper() and surface.lower() != surface:
        return singular(word, surface.lower(), lexicon).upper()
    if word in lexicon.plurals:
        return lexicon.plurals[word]
    if word in lexicon.not_plural:
        return surface
    if lexicon.verb_first:
        return singular_spanish(surface)
    if word.endswith("men"):
        return surface[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return surface[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return surface[:-2]
    return surface[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else surface


def singular_spanish(surface: str) -> str:
    """ "policías" → "policía", "muertes" → "muerte", "misiles" → "misil", "veces" → "vez"."""
    if len(surface) < 4 or not surface.lower().endswith("s"):
        return surface
    lower = surface.lower()
    if lower.endswith("ces"):
        return surface[:-3] + "z"
    if lower.endswith("iones"):
        return surface[:-4] + "ón"
    if (
        lower.endswith("es")
        and lower[-3] in "lrndz"
        and not lower.endswith(("ntes", "rtes", "ches", "mbres", "bres", "padres", "madres", "ndes", "mbles"))
    ):
        return surface[:-2]
    return surface[:-1]


def skip_to_noun(sentence: Sentence, draft: Draft, limit: int, lexicon: Lexicon) -> int:
    """The first token of the noun after the number; -1 where none follows."""
    i = draft.right
    counted = lexicon.count_of.starting_at(sentence.words, i)
    if counted is not None:
        i += counted[0]
    is_partitive = not lexicon.verb_first or draft.scale > 1 or draft.is_fraction or draft.high is not None
    if sentence.word(i) in lexicon.of_words and i < limit and (is_partitive or draft.is_share):
        i += 1
        while sentence.word(i) in lexicon.determiners and i < limit:
            i += 1
    if sentence.word(i) == "-" and sentence.is_glued(i):
        i += 1
    while i < limit and sentence.words[i] in lexicon.noun_gaps:
        i += 1
    if i >= limit or sentence.kinds[i] != "word":
        return -1
    word = sentence.words[i]
    if word.endswith("ing") and sentence.word(i + 1) in lexicon.determiners:
        return -1
    is_event = (
        word in lexicon.verbs
        or word in lexicon.predicates
        or lexicon.measure_phrases.starting_at(sentence.words, i)
    )
    if (
        word in lexicon.not_noun_first
        or word in lexicon.prepositions
        or word in lexicon.adverbs
        or (is_event and word not in lexicon.noun_measures)
    ):
        return -1
    return i


def find_noun_end(sentence: Sentence, draft: Draft, start: int, limit: int, lexicon: Lexicon) -> int:
    """The token after the head: the first plural, or the last word before what cannot be in the phrase."""
    if lexicon.verb_first or (start and sentence.words[start - 1] == "-" and sentence.is_glued(start - 1)):
        return start + 1
    is_one = (draft.value == 1 and draft.high is None) or draft.is_fraction
    i, last = start, min(limit, start + MAX_NOUN)
    while i < last:
        word = sentence.words[i]
        if sentence.kinds[i] != "word":
            if word != "-" or i == start or not (sentence.is_glued(i - 1) and sentence.is_glued(i)):
                break
        elif i > start and ends_phrase(sentence, i, is_one, lexicon):
            is_joined = word in lexicon.ands and not is_one and is_plural_head(sentence, i + 2, lexicon)
            if not is_joined or word in lexicon.people:
                break
        elif is_head(sentence, i, lexicon) or (is_one and word in lexicon.people):
            return i + 1
        i += 1
    while i > start and sentence.kinds[i - 1] != "word":
        i -= 1
    return i


def is_plural_head(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the word at `i` is a plural noun, and no plural that only modifies ("sports cars")."""
    word = sentence.word(i)
    if word in lexicon.plurals:
        return True
    if word in lexicon.loose_plurals:
        following = sentence.word(i + 1)
        return not following[:1].isalpha() or following in lexicon.stop_words or following in lexicon.verbs
    if word.endswith(("'s", "ss", "us", "is")) or word in lexicon.not_plural or word in lexicon.stop_words:
        return word.endswith("men")
    return len(word) > 3 and word.endswith(("s", "men"))


def share_unit(sentence: Sentence, before: Draft, draft: Draft, lexicon: Lexicon) -> None:
    """ "from 208 pounds to 193", "by 2 percent … by 1": a bare number in step with a measured one."""
    is_linked = sentence.word(draft.left - 1) in lexicon.unit_links and draft.is_digits
    if before.is_measured and not before.is_age and is_linked and draft.left - before.end <= MAX_SHARE:
        draft.unit, draft.is_measured = before.unit, True
        draft.rules.append("unit of the number before")


def ends_phrase(sentence: Sentence, i: int, is_one: bool, lexicon: Lexicon) -> bool:
    """Whether the word at `i` cannot be in the phrase; a first plural can ("air strikes")."""
    word = sentence.words[i]
    if word in lexicon.stop_words or word in lexicon.adverbs:
        return True
    if word in lexicon.verbs:
        return is_one or not word.endswith("s")
    return is_one and word.endswith("ed") and len(word) > 4


def is_head(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the plural at `i` heads its phrase; "police" and "crew" before another plural do not."""
    if not is_plural_head(sentence, i, lexicon):
        return False
    is_collective = sentence.words[i] in lexicon.plurals and not sentence.words[i].endswith("s")
    return not (
        is_collective
        and sentence.word(i + 1) not in lexicon.verbs
        and is_plural_head(sentence, i + 1, lexicon)
    )


def name_noun(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> str:
    """The noun phrase in the singular, capitals kept; a multiplier ("6.5 times earnings") counts nothing."""
    if sentence.words[start] in lexicon.times_words:
        return "count"
    parts = [sentence.surfaces[i] for i in range(start, end) if sentence.words[i] not in lexicon.ands]
    parts[-1] = singular(sentence.words[end - 1], sentence.surfaces[end - 1], lexicon)
    return " ".join(parts).replace(" - ", "-")


def share_unit_back(sentence: Sentence, draft: Draft, after: Draft, lexicon: Lexicon) -> None:
    """ "45 and 50 mg", "four-, five- and six-cylinder": the unit stands after the last of a list."""
    if draft.unit or not draft.is_elliptic or not after.unit:
        return
    between = sentence.words[draft.last : after.left]
    is_hyphened = bool(between) and between[0] == "-"
    is_list = bool(between) and all(
        word in lexicon.ands or word in (",", "-", *lexicon.range_or) for word in between
    )
    if (
        is_list
        and len(between) <= 3
        and (is_hyphened or (after.is_measured and not after.is_age and draft.is_digits))
    ):
        draft.unit, draft.is_measured = after.unit, after.is_measured
        draft.rules.append("unit of the number after")
