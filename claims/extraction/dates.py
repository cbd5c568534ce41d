"""Dates, years and clock times, which look like numbers and count nothing."""

from __future__ import annotations

from claims.extraction.fractions import parse_slash
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence


def block_clock(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """9:30 p.m., 5 pm, 10.45pm, 0700, 18h30, a las 5."""
    end = i + 1
    while (
        sentence.word(end) == ":"
        and sentence.is_glued(end - 1)
        and sentence.is_glued(end)
        and sentence.kinds[end + 1] == "number"
    ):
        end += 2
    if end > i + 1:
        return end + (sentence.word(end) in lexicon.clock)
    word = sentence.words[i]
    if sentence.word(end) in lexicon.clock and len(word) <= 5:
        return end + 1
    if (
        sentence.word(i - 1) in lexicon.clock_before
        and sentence.word(i - 2) in lexicon.clock_lead
        and word.replace(".", "").isdecimal()
        and float(word) < 25
    ):
        return end if not lexicon.units.starting_at(sentence.words, end) else i
    if word.isdecimal() and len(word) >= 3 and (word[0] == "0" or is_bare_clock(sentence, i, lexicon)):
        return end
    return i


def is_bare_clock(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "The attack began at 1830,": four digits that can be a time, where nothing "stands at" them."""
    word, before = sentence.words[i], sentence.word(i - 2)
    if sentence.word(i - 1) not in lexicon.clock_at or len(word) != 4 or word >= "2400" or word[2] > "5":
        return False
    is_put = before in lexicon.said or before in lexicon.change_up or before in lexicon.change_down
    is_counted = sentence.word(i + 1) not in ("", ",", ".", "(", ")", *lexicon.time_words)
    return not (is_put or is_counted or before in lexicon.toll_heads)


def block_date(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """Jan 7, Mar 9 2018, 7 January, 7 de octubre de 2018, 2018-03-09, 06/01/2022, 9/11."""
    if parse_slash(sentence, i, lexicon):
        return i
    slashes = skip_slashed(sentence, i)
    if slashes > i:
        return slashes
    word = sentence.words[i]
    if not word.isdecimal() or len(word) > 4:
        return i
    before = i - 1 - (sentence.word(i - 1) in (".", "of", "de"))
    has_day = sentence.word(before - 1).isdecimal() and len(sentence.word(before - 1)) <= 2
    if (
        len(word) <= 2
        and not has_day
        and sentence.word(before) in lexicon.months
        and is_month(sentence, before, lexicon)
    ):
        return skip_year(sentence, i + 1, lexicon)
    after = i + 1
    if len(word) <= 2:
        after += sentence.word(after) in lexicon.month_link
        if sentence.word(after) in lexicon.months and is_month(sentence, after, lexicon):
            return skip_year(sentence, after + 1, lexicon)
    return i


def is_month(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the word is used as a month: "may" and "march" need their capital."""
    if (
        lexicon.verb_first
        or sentence.is_upper
        or sentence.words[i] not in ("may", "march", "mar", "sat", "sun")
    ):
        return True
    return sentence.is_capital(i)


def skip_year(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The token after a year that ends a date, or `i`."""
    j = i
    if sentence.word(j) in ("-", "–") and sentence.word(j + 1).isdecimal() and len(sentence.word(j + 1)) <= 2:
        j = i = j + 2
    while sentence.word(j) in (",", ".", "de", "del", "of") and j < i + 2:
        j += 1
    word = sentence.word(j)
    if word.isdecimal() and (is_year(word) or (j == i and is_short_year(sentence, j, lexicon))):
        return j + 1
    return i


def is_short_year(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether two digits after a month are a year ("3 JAN 90"): in capitals, and they count nobody."""
    after = sentence.word(i + 1)
    is_count = after in lexicon.people or after in lexicon.noun_measures
    return len(sentence.words[i]) == 2 and sentence.is_upper and not is_count


def skip_slashed(sentence: Sentence, i: int) -> int:
    """The token after digits parted by slashes, or by two hyphens; `i` where there are none."""
    if not sentence.is_glued(i) or sentence.word(i + 1) not in ("/", "-", "–", "."):
        return i
    mark, end, count = sentence.word(i + 1), i + 1, 1
    while (
        sentence.word(end) == mark
        and sentence.is_glued(end - 1)
        and sentence.is_glued(end)
        and sentence.kinds[end + 1] == "number"
    ):
        end, count = end + 2, count + 1
    if count >= 3:
        return end
    if count == 2 and mark == "/":
        return end
    is_year_month = (
        count == 2 and mark in "-–" and is_year(sentence.words[i]) and len(sentence.word(i + 2)) == 2
    )
    return end if is_year_month else i


def is_year(word: str) -> bool:
    """Whether four digits can be a year of this or the last five centuries."""
    return len(word) == 4 and word.isdecimal() and 1400 <= int(word) <= 2200


def block_year(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """2018 as a year: four digits without a mark that nothing countable follows."""
    if (
        not is_year(sentence.words[i])
        or is_money_before(sentence, i, lexicon)
        or is_measured(sentence, i + 1, lexicon)
    ):
        return i
    before, after = sentence.word(i - 1), sentence.word(i + 1)
    if lexicon.bounds_before.ending_at(sentence.words, i) and before not in lexicon.year_before:
        return i
    if sentence.is_glued(i) and after in ("-", "–") and is_year(sentence.word(i + 2)):
        return i + 3
    is_led = (
        before in lexicon.year_before
        or before in lexicon.months
        or (sentence.is_capital(i - 1) and i > 1 and not sentence.is_upper)
    )
    return i + 1 if is_led or not is_counted(sentence, i + 1, lexicon) else i


def is_measured(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a unit or a scale stands at token `i`."""
    if i >= len(sentence.words):
        return False
    is_scale = sentence.words[i] in lexicon.scales
    return (
        is_scale
        or sentence.surfaces[i] in lexicon.sure_symbols
        or lexicon.units.starting_at(sentence.words, i) is not None
    )


def is_counted(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether what stands at `i` can be counted: a unit, a sign of money, a plural."""
    word = sentence.word(i)
    if not word:
        return False
    is_unit = (
        sentence.surfaces[i] in lexicon.unit_symbols
        or lexicon.units.starting_at(sentence.words, i) is not None
    )
    is_plural = word in lexicon.plurals or (
        word.endswith("s") and word not in lexicon.not_plural and len(word) > 3
    )
    return (
        is_unit
        or word in lexicon.people
        or (is_plural and not sentence.is_capital(i))
        or word in lexicon.scales
    )


def is_money_before(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a sign of money stands before token `i`."""
    return i > 0 and sentence.surfaces[i - 1] in lexicon.currency_prefixes
