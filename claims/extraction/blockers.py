"""What looks like a number and counts nothing: scores, models, routes, phones, pronouns."""

from __future__ import annotations

from collections.abc import Callable

from claims.extraction.dates import (
    block_clock,
    block_date,
    block_year,
    is_counted,
    is_measured,
    is_money_before,
)
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.extraction.units import read_currency_before

MONEY_SIGNS = ("$", "£", "€")
CLOSERS = (",", ")", "%")
Blocker = Callable[[Sentence, int, Lexicon], int]


def blocked_until(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The token after the part at `i` that is no quantity; `i` itself where nothing blocks."""
    if is_plain(sentence, i, lexicon):
        return i
    if sentence.kinds[i] != "number":
        blockers = WORD_BLOCKERS
    else:
        blockers = DIGIT_BLOCKERS if sentence.words[i].isdecimal() else MARKED_BLOCKERS
    for blocker in blockers:
        end = blocker(sentence, i, lexicon)
        if end > i:
            return end
    return i


def is_plain(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether nothing can block the token: money, or a number that can be no year, between small letters, and
    no word near that any blocker looks for. It spares most numbers the blockers, and decides nothing else.
    """
    words, surfaces = sentence.words, sentence.surfaces
    if sentence.kinds[i] != "number":
        is_hyphened = sentence.word(i + 1) == "-"
        is_apart = not is_hyphened and surfaces[i].islower() and (not i or words[i - 1] not in lexicon.levels)
        return is_apart and words[i] not in lexicon.one_words
    if not 0 < i < len(words) - 1:
        return False
    word, before, after = words[i], surfaces[i - 1], surfaces[i + 1]
    is_small = len(word) < 4 and word[0] != "0" if word.isdecimal() else word.count(".") < 2
    is_apart = before in MONEY_SIGNS or (before.islower() and not sentence.is_glued(i - 1))
    if not (is_small and is_apart) or not (
        after in CLOSERS or (after.islower() and not sentence.is_glued(i))
    ):
        return False
    if words[i - 1] in lexicon.block_before or words[i + 1] in lexicon.clock:
        return False
    return lexicon.months.isdisjoint(words[max(0, i - 2) : i + 3])


def block_glued(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """MH17, COVID-19, M-16, 4th, 1950s, 3D: letters touch the digits and are no unit."""
    end = i + 1
    if i and sentence.is_glued(i - 1) and is_name_before(sentence, i - 1, lexicon):
        return skip_glued(sentence, end)
    if not sentence.is_glued(i):
        return i
    following, surface = sentence.words[end], sentence.surfaces[end]
    if following in "′´`" and sentence.is_glued(end) and sentence.word(end + 1) == "s":
        return end + 2
    if following in lexicon.ordinal_suffixes or (
        following in ("s", "'s") and not is_money_before(sentence, i, lexicon)
    ):
        return end + 1
    if sentence.kinds[end] == "word" and not is_known_suffix(sentence, end, following, surface, lexicon):
        return skip_glued(sentence, end)
    if following == "-" and sentence.is_glued(end) and is_name_after(sentence, end + 1):
        return end + 2
    return i


def is_known_suffix(sentence: Sentence, i: int, word: str, surface: str, lexicon: Lexicon) -> bool:
    """Whether the letters that touch a number scale it or are its unit."""
    is_unit = surface in lexicon.unit_symbols or lexicon.units.starting_at(sentence.words, i) is not None
    if word == "x" and i + 1 < len(sentence.words) and sentence.kinds[i + 1] == "number":
        return True
    is_code = surface in lexicon.currency_suffixes or word in lexicon.range_to or word in lexicon.age_letters
    return is_unit or is_code or word in lexicon.scales or word in lexicon.short_scales


def is_name_before(sentence: Sentence, before: int, lexicon: Lexicon) -> bool:
    """Whether the token that touches a number makes it a name: letters, or a hyphen after letters."""
    surface, kind = sentence.surfaces[before], sentence.kinds[before]
    if surface in lexicon.folded_signs:
        return read_currency_before(sentence, before + 1, lexicon) is None
    if surface in lexicon.currency_prefixes or surface.upper() in lexicon.currency_prefixes:
        return False
    if kind == "word":
        return surface not in ("x", "to") and read_currency_before(sentence, before + 1, lexicon) is None
    if surface == "/":
        return before > 0 and sentence.kinds[before - 1] == "word" and sentence.is_glued(before - 1)
    if surface not in "-–−" or not before or not sentence.is_glued(before - 1):
        return surface in "#№_"
    word = sentence.words[before - 1]
    is_word = sentence.kinds[before - 1] == "word"
    is_range = (
        word in lexicon.range_to
        or word in lexicon.cardinals
        or sentence.surfaces[before - 1] in lexicon.unit_symbols
    )
    return is_word and not is_range and word not in lexicon.signs and word not in lexicon.hyphen_bounds


def is_name_after(sentence: Sentence, i: int) -> bool:
    """Whether a hyphen leads to capitals that are no unit: "7-Eleven"."""
    surface = sentence.surfaces[i]
    return len(surface) > 3 and surface[0].isupper() and not sentence.is_upper and not sentence.is_title


def skip_glued(sentence: Sentence, i: int) -> int:
    """The first token from `i` on that the one before does not touch."""
    while (
        i < len(sentence.words)
        and sentence.is_glued(i - 1)
        and sentence.words[i] not in (".", ",", ")", ";", ":", "]")
    ):
        i += 1
    return i


def block_url_or_version(sentence: Sentence, i: int, _: Lexicon) -> int:
    """1.2.3, 10:45.30 and what is read as no single number."""
    surface = sentence.surfaces[i]
    dots = surface.count(".")
    if dots > 1 and any(len(part) != 3 for part in surface.split(",")[0].split(".")[1:]):
        return i + 1
    return i


def block_model(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """787 Dreamliner, 911 Turbo: digits before capitals that are no plural."""
    if (
        sentence.is_upper
        or sentence.is_title
        or not sentence.is_capital(i + 1)
        or sentence.kinds[i + 1] != "word"
    ):
        return i
    if (
        not sentence.words[i].isdecimal()
        or len(sentence.words[i]) < 3
        or is_measured(sentence, i + 1, lexicon)
    ):
        return i
    j = i + 1
    while (
        j < min(i + 4, len(sentence.words))
        and sentence.kinds[j] == "word"
        and sentence.words[j] not in lexicon.stop_words
    ):
        if (
            is_counted(sentence, j, lexicon)
            or sentence.words[j] in lexicon.plurals
            or sentence.words[j].endswith("s")
        ):
            return i
        j += 1
    return i + 1 if sentence.words[i + 1] not in lexicon.stop_words else i


def block_score(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """2-0, 89-89, a 5-4 vote: two numbers on a hyphen that do not rise, or beside words of sport."""
    if sentence.word(i + 1) not in ("-", "–") or not sentence.is_glued(i) or not sentence.is_glued(i + 1):
        return i
    first, second = sentence.words[i], sentence.word(i + 2)
    if not (first.isdecimal() and second.isdecimal() and len(first) <= 3 and len(second) <= 3):
        return i
    is_falling = int(first) >= int(second) or (int(first) < 10 and second == "0")
    around = sentence.words[max(0, i - 5) : i] + sentence.words[i + 3 : i + 5]
    if is_falling or any(word in lexicon.score_words for word in around):
        return i + 3
    return i


def block_label(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """Update 1, Flight 370, Highway 101, iPhone 14, S&P 500: the number names a thing."""
    before = sentence.word(i - 1)
    end = i + 1
    if (before in ("no", "num") and not sentence.is_glued(i - 2)) or (
        before == "." and sentence.word(i - 2) in ("no", "nos", "num", "art", "fig")
    ):
        return end
    if before in lexicon.labels and (
        sentence.is_capital(i - 1) or before in lexicon.small_labels or not before.isalpha()
    ):
        is_other = is_counted(sentence, end, lexicon) and before not in lexicon.small_labels
        return i if is_other else end
    if before == "p" and sentence.word(i - 2) == "&":
        return end
    return block_name(sentence, i, lexicon)


def block_level(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """Level 3 evacuations, stage two restrictions, levels 1-2-3: a grade counts nothing, whatever follows."""
    if sentence.word(i - 1) not in lexicon.levels or not is_grade(sentence, i, lexicon):
        return i
    end = i + 1
    while sentence.word(end) in lexicon.level_links and is_grade(sentence, end + 1, lexicon):
        # "Level 3 and 9 homes" counts homes; "levels 1 and 2" and "level 1-2-3" are grades.
        is_joined = sentence.is_glued(end - 1) or sentence.words[i - 1].endswith("s")
        if not is_joined and sentence.word(end + 2) not in lexicon.noun_measures:
            break
        end += 2
    return end


def is_grade(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a small number stands at `i` that no unit or scale follows ("level 3 feet above")."""
    word = sentence.word(i)
    if not (word.isdecimal() and len(word) < 3) and not 0 < lexicon.cardinals.get(word, 0) < 10:
        return False
    following = sentence.word(i + 1)
    if following in lexicon.scales or following in lexicon.groups or following == "%":
        return False
    return lexicon.units.starting_at(sentence.words, i + 1) is None


def block_name(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """A number after a capital inside a sentence names a model ("Boeing 737", "Galaxy Note 20")."""
    if sentence.is_upper or sentence.is_title or i < 2 or not sentence.words[i].isdecimal():
        return i
    before = sentence.words[i - 1]
    if sentence.kinds[i - 1] != "word" or not sentence.is_capital(i - 1) or before in lexicon.currency_names:
        return i
    is_known = before in lexicon.predicates or before in lexicon.prepositions or before in lexicon.stop_words
    if (
        is_known
        or before in lexicon.months
        or before in lexicon.weekdays
        or lexicon.bounds_before.ending_at(sentence.words, i)
    ):
        return i
    is_modified = sentence.word(i + 1) in lexicon.unit_modifiers
    if (
        is_counted(sentence, i + 1 + is_modified, lexicon)
        or before in lexicon.verbs
        or sentence.word(i + 1) == "%"
    ):
        return i
    return i + 1


def block_address(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """575 Wilbraham Road: capitals that end in a street follow."""
    if sentence.is_upper or not sentence.words[i].isdecimal():
        return i
    for j in range(i + 1, min(i + 5, len(sentence.words))):
        word = sentence.words[j]
        is_ordinal = word in lexicon.ordinal_suffixes and sentence.is_glued(j - 1)
        if not (sentence.is_capital(j) or word[0].isdigit() or is_ordinal):
            return i
        if word in lexicon.streets and j > i + 1 and not is_ordinal:
            return j + 1
        # In a headline every word has its capital: "9 Die On Main Street" counts the dead.
        is_name = not (word in lexicon.stop_words or word in lexicon.verbs or word in lexicon.people)
        if sentence.is_title and (not is_name or is_counted(sentence, j, lexicon)):
            return i
    return i


def block_list_marker(sentence: Sentence, i: int, _: Lexicon) -> int:
    """1. or 2) at the head of a line."""
    is_head = i == 0 or (i == 1 and sentence.words[0] == "(")
    if not is_head or not sentence.words[i].isdecimal() or len(sentence.words[i]) > 2:
        return i
    is_marked = sentence.word(i + 1) == ")" or (sentence.word(i + 1) == "." and i + 2 < len(sentence.words))
    return i + 1 if is_marked and sentence.is_glued(i) else i


def block_pronoun(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """ "One should not", "this one", "no one": the word counts nothing."""
    if sentence.words[i] not in lexicon.one_words:
        return i
    before, after = sentence.word(i - 1), sentence.word(i + 1)
    if sentence.words[i] in lexicon.article_ones and not is_one_counted(sentence, i, lexicon):
        return i + 1
    if before in lexicon.not_one_after or after in lexicon.not_one_before or (not after and i):
        is_ratio = lexicon.out_of.starting_at(sentence.words, i + 1) is not None
        return i if is_ratio else i + 1
    return i


def is_one_counted(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether an article that is also "one" counts: what can be counted follows, or a bound stands before."""
    after = sentence.word(i + 1)
    if after[:1].isdigit():
        return False
    is_unit = lexicon.units.starting_at(sentence.words, i + 1) is not None
    is_counted = after in lexicon.people or after in lexicon.noun_measures or after in lexicon.of_words
    is_scaled = after in lexicon.scales or after in lexicon.groups or after in lexicon.fractions
    return (
        is_unit or is_counted or is_scaled or lexicon.bounds_before.ending_at(sentence.words, i) is not None
    )


def block_ordinal(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The twenty-first century, his thirty-fifth birthday; "a thirty-second delay" is one of 30 seconds."""
    is_hyphened = sentence.word(i + 1) == "-" and sentence.is_glued(i) and sentence.is_glued(i + 1)
    if not is_hyphened or sentence.word(i + 2) not in lexicon.ordinals:
        return i
    is_time = lexicon.units.starting_at(sentence.words, i + 2) is not None
    if is_time and sentence.word(i - 1) not in lexicon.determiners - lexicon.bound_gaps:
        return i
    return i + 3 if lexicon.cardinals.get(sentence.words[i], 0) % 100 >= 20 else i


def block_word_name(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """BBC One, Phase Two, the Big Ten: a capital number word after a capital."""
    if sentence.is_upper or sentence.is_title or not sentence.is_capital(i) or i == 0:
        return i
    is_after_name = sentence.is_capital(i - 1) and sentence.words[i - 1] not in lexicon.stop_words
    return i + 1 if is_after_name and sentence.kinds[i - 1] == "word" else i


DIGIT_BLOCKERS: tuple[Blocker, ...] = (
    block_list_marker,
    block_date,
    block_clock,
    block_glued,
    block_year,
    block_score,
    block_level,
    block_label,
    block_address,
    block_model,
)
# Digits with a comma or point in them are no date, year, score or label.
MARKED_BLOCKERS: tuple[Blocker, ...] = (block_clock, block_glued, block_url_or_version)
WORD_BLOCKERS: tuple[Blocker, ...] = (block_pronoun, block_ordinal, block_level, block_word_name)
