"""Units of measurement, money, percentages and ages around a number."""

from __future__ import annotations

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence

MAX_BRACKET = 8
MAX_TOPIC = 10
Found = tuple[int, str]  # the token after it (or at which it begins), and its canonical name


def read_units(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Fill unit, and widen the surface over signs, of every draft that has one."""
    for draft in drafts:
        read_draft_unit(sentence, draft, lexicon)


def read_unit_of(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> Found | None:
    """The unit of which a fraction is said: "1/16 of a pint", "half an hour"."""
    if not draft.is_fraction:
        return None
    i = draft.last + (sentence.word(draft.last) in lexicon.of_words)
    i += sentence.word(i) in lexicon.articles
    return read_unit(sentence, i, lexicon) if i > draft.last else None


def read_money(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """Money with its sign before the number, and a minus before or after the sign."""
    money = read_currency_before(sentence, draft.first, lexicon)
    if money is None:
        return False
    left = money[0]
    draft.left, draft.unit, draft.is_measured = min(draft.left, left), money[1], True
    is_minus = sentence.word(left - 1) in lexicon.signs or (
        sentence.word(left - 1) == "-" and sentence.is_glued(left - 1) and not sentence.is_glued(left - 2)
    )
    if is_minus and draft.value > 0:
        draft.value, draft.left = -draft.value, left - 1
    add_per(sentence, draft, skip_currency(sentence, draft.last, lexicon), lexicon)
    draft.rules.append("money")
    return True


def read_draft_unit(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> None:
    """One draft's unit: age, money before, a name before, unit or money after, in this order."""
    if draft.unit or read_age(sentence, draft, lexicon) or read_money(sentence, draft, lexicon):
        return
    if sentence.word(draft.left - 1) in lexicon.units_before:
        draft.unit, draft.is_measured = lexicon.units_before[sentence.words[draft.left - 1]], True
        draft.rules.append("unit before")
        return
    unit = draft.found_unit or read_unit_of(sentence, draft, lexicon)
    if unit is None:
        return
    end, draft.unit = unit
    draft.is_measured = True
    draft.noun_first, draft.noun_last = draft.last, end
    is_sign = sentence.surfaces[draft.last] in lexicon.unit_symbols or sentence.words[draft.last] == "-"
    if is_sign or draft.unit == "percent":
        draft.right = end
    draft.rules.append("unit")
    add_per(sentence, draft, end, lexicon)


def read_currency_before(sentence: Sentence, i: int, lexicon: Lexicon) -> Found | None:
    """The currency that ends right before token `i`, as (its first token, name)."""
    if i < 1 or sentence.words[i - 1] not in lexicon.currency_ends:
        return None
    if sentence.surfaces[i - 1] in lexicon.folded_signs and not is_amount(sentence, i, lexicon):
        return None
    for size in (3, 2, 1):
        first = i - size
        if first < 0:
            continue
        printed = sentence.surface(first, i).replace(" ", "")
        name = lexicon.currency_prefixes.get(printed)
        if name is None and size == 1 and len(printed) == 3 and printed.isalpha():
            name = lexicon.currency_prefixes.get(printed.upper())
        is_apart = size == 1 or not (
            first and sentence.is_glued(first - 1) and sentence.kinds[first - 1] == "word"
        )
        if name and is_apart:
            return first, name
    return None


def is_amount(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether only money is printed like the number at `i`: "PS21,700", "PS8.1bn"; but "PS5" is a console."""
    following = sentence.word(i + 1)
    is_scaled = following in lexicon.scales or (sentence.is_glued(i) and following in lexicon.short_scales)
    return is_scaled or (sentence.kinds[i] == "number" and not sentence.words[i].isdecimal())


def skip_currency(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The token after a currency that repeats the sign before the number: "$31.20 US"."""
    return i + 1 if i < len(sentence.words) and sentence.surfaces[i] in lexicon.currency_suffixes else i


def read_unit(sentence: Sentence, i: int, lexicon: Lexicon) -> Found | None:
    """The unit at token `i` as (the token after it, name); a letter counts only where it must be one."""
    if i >= len(sentence.words):
        return None
    if sentence.words[i] not in lexicon.unit_starts and sentence.surfaces[i] not in lexicon.symbol_starts:
        return None
    if sentence.words[i] == "-" and sentence.is_glued(i) and (sentence.is_glued(i - 1) or i == 0):
        return read_hyphened(sentence, i + 1, lexicon)
    found = lexicon.units.starting_at(sentence.words, i)
    if found is not None and found[0] > 1:
        return i + found[0], found[1]
    symbol = read_symbol(sentence, i, lexicon)
    if symbol is not None:
        return symbol
    is_money = found is not None and found[1] in lexicon.money_units
    if found is not None and len(sentence.words[i]) > 1 and not (is_money and lexicon.verb_first):
        return i + found[0], found[1]
    return read_currency_after(sentence, i, lexicon)


def read_told_unit(sentence: Sentence, i: int, lexicon: Lexicon) -> Found | None:
    """The unit at token `i`; where its word names two, the one that the words around tell."""
    found = read_unit(sentence, i, lexicon)
    if found is None or found[1] not in lexicon.unit_twins:
        return found
    is_weight = is_of_weight(sentence, i, found[0], lexicon)
    return (found[0], lexicon.unit_twins[found[1]]) if is_weight else found


def is_of_weight(sentence: Sentence, i: int, end: int, lexicon: Lexicon) -> bool:
    """ "200 pounds of flour", "a 40-pound bag", "weighed 150 pounds"; but "a 40-pound fine" is money."""
    if sentence.surfaces[end - 1] in lexicon.currency_suffixes:
        return False
    if not lexicon.weight_words.isdisjoint(sentence.words):
        return True
    is_of = sentence.word(end) in lexicon.of_words
    is_joined = sentence.words[i] == "-" and sentence.kinds[i - 1] == "number"
    return (is_of or is_joined) and sentence.word(end + is_of) not in lexicon.money_nouns


def read_symbol(sentence: Sentence, i: int, lexicon: Lexicon) -> Found | None:
    """A symbol such as km/h, m², °C, %, kWh: the longest run of touching tokens that is one."""
    last = i + 1
    while last < min(i + 4, len(sentence.words)) and sentence.is_glued(last - 1):
        last += 1
    is_glued = i > 0 and sentence.is_glued(i - 1)
    for end in range(last, i, -1):
        if (
            end < len(sentence.words)
            and sentence.is_glued(end - 1)
            and sentence.kinds[end] in ("word", "number")
            and sentence.surfaces[end - 1].isalpha()
        ):
            continue
        printed = sentence.surface(i, end)
        name = lexicon.unit_symbols.get(printed)
        if name is None or (
            printed in lexicon.unsure_symbols and not is_glued and not is_sure(sentence, i, end, lexicon)
        ):
            continue
        return end, name
    return None


def is_sure(sentence: Sentence, i: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a word such as "in" or "a" after a number is a unit: nothing that it could govern follows."""
    following = sentence.word(end)
    if sentence.surfaces[i] in lexicon.capital_symbols and not sentence.is_upper:
        return True
    is_end = len(following) < 2 and following not in ("$", "£", "€") and not following.isdigit()
    return is_end or following in lexicon.after_symbols


def read_currency_after(sentence: Sentence, i: int, lexicon: Lexicon) -> Found | None:
    """Money after the number: "€", "JPY", "Danish crowns", "million of dollars" in Spanish."""
    if sentence.surfaces[i] in lexicon.currency_suffixes:
        return i + 1, lexicon.currency_prefixes.get(sentence.surfaces[i], sentence.surfaces[i])
    j = i
    if sentence.words[j] in lexicon.of_words and lexicon.verb_first:
        j += 1
    adjective = lexicon.currency_adjectives.get(sentence.word(j), "")
    if sentence.word(j) + " " + sentence.word(j + 1) in lexicon.currency_adjectives:
        adjective, j = lexicon.currency_adjectives[sentence.word(j) + " " + sentence.word(j + 1)], j + 1
    found = lexicon.units.starting_at(sentence.words, j + bool(adjective))
    if found is None or (j == i and not adjective and not lexicon.verb_first):
        return None
    if found[1] not in lexicon.money_units and (
        adjective or (j > i and found[1] not in lexicon.money_units and not lexicon.verb_first)
    ):
        return None
    end = j + bool(adjective) + found[0]
    if not adjective:
        adjective, end = (
            read_adjective_after(sentence, end, lexicon) if found[1] in lexicon.money_units else ("", end)
        )
    return end, f"{adjective.replace('-', ' ')} {found[1]}".strip()


def read_adjective_after(sentence: Sentence, i: int, lexicon: Lexicon) -> tuple[str, int]:
    """The nationality after a currency in a language that puts it there: "pesos mexicanos"."""
    adjective = lexicon.currency_adjectives.get(sentence.word(i), "") if lexicon.verb_first else ""
    return adjective, i + bool(adjective)


def add_per(sentence: Sentence, draft: Draft, end: int, lexicon: Lexicon) -> None:
    """Lengthen a unit by what it is per: "dollar per barrel", "barrel per day"."""
    if sentence.word(end) == "(" and (draft.unit in lexicon.money_units or draft.unit in lexicon.currencies):
        end = next((j + 1 for j in range(end, end + MAX_BRACKET) if sentence.word(j) == ")"), end)
    found = read_per_phrase(sentence, end, lexicon)
    if found is not None:
        draft.unit = f"{draft.unit} per {found[1]}"
        draft.noun_last = max(draft.noun_last, found[0])


def read_per_phrase(sentence: Sentence, i: int, lexicon: Lexicon) -> Found | None:
    """What a unit is per, at token `i`: "/km", "a barrel", "per sq m", "-a-day"."""
    word = sentence.word(i)
    if word not in lexicon.per_words and word not in ("-", "/"):
        return None
    i += word == "-" and sentence.is_glued(i)
    if sentence.word(i) == "/" and sentence.is_glued(i):
        is_word = sentence.word(i + 1).isalpha()
        return read_symbol(sentence, i + 1, lexicon) or ((i + 2, sentence.word(i + 1)) if is_word else None)
    if sentence.word(i) not in lexicon.per_words:
        return None
    is_article = sentence.words[i] not in lexicon.loose_per
    return read_per(sentence, i + 1 + (sentence.word(i + 1) == "-"), lexicon, is_article)


def read_per(sentence: Sentence, i: int, lexicon: Lexicon, is_article: bool) -> Found | None:
    """What stands after "per": a unit, or one word; "a year earlier" is no rate."""
    if i >= len(sentence.words):
        return None
    found = read_symbol(sentence, i, lexicon) or read_unit(sentence, i, lexicon)
    if found is not None and found[1] != "percent":
        found = found[0], lexicon.unit_twins.get(found[1], found[1])
        return None if is_article and sentence.word(found[0]) in lexicon.not_rate_before else found
    is_word = sentence.kinds[i] == "word" and (not is_article or sentence.words[i] in lexicon.per_nouns)
    return (i + 1, sentence.words[i]) if is_word else None


def is_apposition(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Dr. Lee, 58,", "the mayor, 58," and "Lee (58)"."""
    i = draft.first
    is_between = sentence.word(i - 1) in (",", "(") and sentence.word(draft.last) in (",", ".", ")", ";", "")
    if not is_between or i < 2 or sentence.kinds[i - 2] != "word" or sentence.words[i - 2] in lexicon.months:
        return False
    if sentence.words[i - 2] in lexicon.single_people and sentence.words[i - 2] not in lexicon.plurals:
        return True
    if sentence.is_upper:
        return is_upper_apposition(sentence, draft, lexicon)
    return sentence.is_capital(i - 2)


def is_upper_apposition(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "ANA RUIZ, 45, A FORMER MAYOR": in capitals what follows tells that it is a person's age."""
    word, after = sentence.words[draft.first - 2], sentence.word(draft.last + 1)
    is_other = word in lexicon.stop_words or word in lexicon.people or word in lexicon.noun_measures
    is_told = after in lexicon.articles or after in lexicon.singular_auxiliaries or after in lexicon.who
    return is_told and sentence.word(draft.last) == "," and not is_other


def is_age_led(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "aged 25", "the age of 21", "she was 35."."""
    i = draft.first - 1
    unit = lexicon.units.starting_at(sentence.words, draft.last)
    if unit is not None:
        is_led = sentence.word(i) in lexicon.age_of and unit[1] == "year"
        return is_led and (sentence.word(i - 1) in lexicon.people or sentence.word(i - 1) in (",", "("))
    if sentence.word(i) in lexicon.age_before or (
        sentence.word(i) in lexicon.of_words and sentence.word(i - 1) in lexicon.age_before
    ):
        return True
    is_end = sentence.word(draft.last) in ("", ".", ",", *lexicon.age_after)
    is_topic = not lexicon.age_keys.isdisjoint(sentence.signals)
    if is_topic and lexicon.age_topics.starts_in(sentence.words, max(0, i - MAX_TOPIC), max(0, i)):
        return is_end or sentence.word(draft.last) in lexicon.stop_words
    return (
        is_end
        and sentence.word(i) in lexicon.age_verbs
        and any(w in lexicon.persons for w in sentence.words[max(0, i - 2) : i])
    )


def read_age(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """Ages: "a 4-year-old", "aged 25", "Lee, 58,", "he will be 35"."""
    found = lexicon.age_words.starting_at(sentence.words, draft.last)
    if found is not None:
        set_age(draft, found[1])
        draft.right = draft.noun_last = draft.last + found[0]
        if sentence.word(draft.first - 1) in lexicon.articles:
            draft.left = draft.first - 1
        return True
    if draft.high is not None and sentence.word(draft.first - 1) in lexicon.age_before and draft.high < 120:
        set_age(draft, "year of age")
        return True
    if (
        not draft.is_digits
        or draft.high is not None
        or not 0 < draft.value < 120
        or draft.value != int(draft.value)
    ):
        return False
    if is_age_led(sentence, draft, lexicon) or is_apposition(sentence, draft, lexicon):
        set_age(draft, "year of age")
    return draft.is_age


def set_age(draft: Draft, unit: str) -> None:
    """Make a draft an age."""
    draft.unit, draft.is_measured, draft.is_age, draft.measure = unit, True, True, "age"
    draft.rules.append("age")


def read_hyphened(sentence: Sentence, i: int, lexicon: Lexicon) -> Found | None:
    """The unit after a hyphen: "27-kilometre", "5-mpg"."""
    found = lexicon.units.starting_at(sentence.words, i)
    if found and len(sentence.word(i)) > 1:
        return i + found[0], found[1]
    is_symbol = sentence.surfaces[i] in lexicon.sure_symbols
    return (i + 1, lexicon.unit_symbols[sentence.surfaces[i]]) if is_symbol else None
