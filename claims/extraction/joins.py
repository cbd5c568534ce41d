"""Numbers that belong together: ranges, shares, and lengths in two units."""

from __future__ import annotations

from decimal import Decimal

from claims.extraction.drafts import Draft
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.extraction.units import read_currency_before, read_per_phrase
from claims.extraction.values import ratio
from claims.mentions import Bound

MAX_GAP = 6


def join_numbers(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts with those that state one quantity together made one."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if (
            before is not None
            and draft.first - before.last <= MAX_GAP
            and join_pair(sentence, before, draft, lexicon)
        ):
            continue
        joined.append(draft)
    return joined


def join_pair(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """Take `b` into `a` where both state one quantity."""
    return (
        join_tolerance(sentence, a, b)
        or join_share(sentence, a, b, lexicon)
        or join_range(sentence, a, b, lexicon)
        or join_or(sentence, a, b, lexicon)
        or join_feet(sentence, a, b, lexicon)
    )


def join_tolerance(sentence: Sentence, a: Draft, b: Draft) -> bool:
    """ "9.8 ± 0.1 km": the second tells how sure the first is, and whose unit it has."""
    if sentence.words[a.last : b.first] not in (["±"], ["+", "/", "-"]):
        return False
    take(a, b, "tolerance")
    return True


def join_share(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """ "one in five" is 0.2; "45 of 54" and "10 of the 12" keep the part; their noun follows the whole."""
    found = lexicon.out_of.starting_at(sentence.words, a.last)
    if found is None or a.high is not None or b.high is not None or a.last + found[0] != b.first:
        return False
    size, kind = found
    if kind == "ratio":
        if not is_ratio(sentence, a, b, lexicon):
            return False
        a.value, a.is_share = ratio(a.value, b.value), True
        take(a, b, "one in so many")
        return True
    if not a.value < b.value or a.is_fraction:
        return False
    a.is_share = True
    is_same = a.is_digits == b.is_digits and size == 1
    if is_same:
        take(a, b, "so many of so many")
    return is_same


def join_range(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """ "10 to 15", "between 5% and 6%", "$10-15 billion", "four to five thousand"."""
    if a.high is not None or b.high is not None or b.is_fraction != a.is_fraction:
        return False
    link = read_link(sentence, a, b, lexicon)
    if link < 0 or not is_same_unit(sentence, a, b, lexicon):
        return False
    word, opener = sentence.words[link], sentence.word(opener_at(sentence, a, lexicon))
    is_between = opener in lexicon.range_between and (word in lexicon.ands)
    if not is_between and word not in lexicon.range_to:
        return False
    if word in "-–—" and (not is_dash_range(sentence, link, a, b) or is_chained(sentence, a, lexicon)):
        return False
    if is_change(sentence, a, b, lexicon) or (
        not is_between and opener not in lexicon.range_from and b.value < a.value and b.scale <= a.scale
    ):
        return False
    low = share_scale(a, b)
    a.value, a.high, a.bound = low, b.value, Bound.RANGE
    unit = a.found_unit
    if unit is not None and not unit_around(sentence, b, lexicon):
        a.unit, a.is_measured = unit[1], True
    if is_between or opener in lexicon.range_from:
        a.left = opener_at(sentence, a, lexicon)
    take(a, b, "range")
    return True


def is_same_unit(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """Whether two ends can share one unit; "rose $4 billion to $10 billion" tells a step and a level."""
    first, second = unit_around(sentence, a, lexicon), unit_around(sentence, b, lexicon)
    if not first:
        return True
    opener = sentence.word(opener_at(sentence, a, lexicon))
    is_step = opener in lexicon.by_words or opener in lexicon.change_up or opener in lexicon.change_down
    if is_step and first == second:
        return False
    return first == second or not second


def unit_around(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str:
    """The unit or money of a number, before any range is read."""
    money = read_currency_before(sentence, draft.first, lexicon)
    unit = money or draft.found_unit
    return unit[1] if unit else ""


def read_link(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> int:
    """The token that links two numbers past units and signs of money; -1 where other words stand between."""
    i = a.last
    i += read_unit_size(sentence, a, lexicon)
    link = i
    if link >= b.first:
        return -1
    i += 1
    while i < b.first and (
        sentence.surfaces[i] in lexicon.currency_prefixes or sentence.words[i] in lexicon.between_range
    ):
        i += 1
    return link if i == b.first else -1


def read_unit_size(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> int:
    """How many tokens the unit right after a number takes, with what it is per."""
    found = draft.found_unit
    is_money = read_currency_before(sentence, draft.first, lexicon) is not None
    if found is None and not is_money:
        return 0
    end = found[0] if found else draft.last
    per = read_per_phrase(sentence, end, lexicon)
    return (per[0] if per else end) - draft.last


def opener_at(sentence: Sentence, a: Draft, lexicon: Lexicon) -> int:
    """Where "between" or "from" would stand before the first number of a range."""
    i = a.first - 1
    while i >= 0 and (
        sentence.surfaces[i] in lexicon.currency_prefixes or sentence.words[i] in lexicon.between_range
    ):
        i -= 1
    return i


def is_dash_range(sentence: Sentence, link: int, a: Draft, b: Draft) -> bool:
    """Whether a dash means "to": tight on both sides or loose on both, and the values rise."""
    is_tight = sentence.is_glued(link - 1) == sentence.is_glued(link)
    return is_tight and (a.value < b.value or a.scale < b.scale)


def is_chained(sentence: Sentence, a: Draft, lexicon: Lexicon) -> bool:
    """ "three-nought-four": a hyphen and a number before make it no range."""
    i = a.first - 1
    is_hyphen = sentence.word(i) == "-" and sentence.is_glued(i) and sentence.is_glued(i - 1)
    return is_hyphen and (sentence.kinds[i - 1] == "number" or sentence.words[i - 1] in lexicon.cardinals)


def is_change(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """ "rose from 14 to 19" tells of two tolls and no range; so it does wherever harm is counted."""
    opener = opener_at(sentence, a, lexicon)
    if sentence.word(opener) not in lexicon.range_from:
        return False
    before = sentence.words[max(0, opener - 8) : opener]
    is_moving = any(word in lexicon.change_up or word in lexicon.change_down for word in before)
    return is_moving and any(
        word in lexicon.predicates or word in lexicon.toll_heads for word in sentence.words
    )


def share_scale(a: Draft, b: Draft) -> Decimal:
    """The low end with the scale of the high end, where only that one says it."""
    if a.scale == 1 and b.scale >= 100 and a.value < b.value / b.scale:
        return a.value * b.scale
    return a.value


def join_or(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """ "three or four", "two or three hundred"."""
    if (
        sentence.word(a.last) not in lexicon.range_or
        or a.last + 1 != b.first
        or a.high is not None
        or b.high is not None
    ):
        return False
    low = share_scale(a, b)
    if not low < b.value or b.value > low * 3 or a.is_fraction:
        return False
    a.value, a.high, a.bound = low, b.value, Bound.RANGE
    take(a, b, "so many or so many")
    return True


def join_feet(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """ "3 ft 2 in", "5 feet and 10 inches", "thirteen dollars and five cents", "15 dollars 50"."""
    unit = a.found_unit
    if unit is None or b.is_fraction or a.high is not None:
        return False
    gap = sentence.words[unit[0] : b.first]
    if len(gap) > 1 or (gap and gap[0] not in lexicon.two_unit_links):
        return False
    smaller = b.found_unit
    parts = lexicon.two_units.get((unit[1], smaller[1] if smaller else "cent"), 0)
    following = sentence.word(b.last)
    is_end = following in ("", ".", ",") or following in lexicon.stop_words or following in lexicon.verbs
    is_bare = smaller is None and b.is_digits and is_end and (not gap or gap[0] not in lexicon.ands)
    if not parts or not (smaller or is_bare) or b.value >= parts:
        return False
    a.value = ratio(a.value * parts + b.value, parts)
    take(a, b, "two units")
    a.unit, a.is_measured, a.right = unit[1], True, smaller[0] if smaller else b.last
    return True


def take(a: Draft, b: Draft, rule: str) -> None:
    """Widen `a` over `b`."""
    a.last, a.right, a.scale, a.is_digits, a.found_unit = b.last, b.right, b.scale, b.is_digits, b.found_unit
    a.rules.append(rule)


def is_ratio(sentence: Sentence, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    """Whether "a in b" is a share; "1 over 3" is one where nothing is counted by it."""
    if sentence.words[a.last] in lexicon.over_words:
        return a.value == 1 or sentence.word(b.last) in ("", ".", "%", *lexicon.percent_starts)
    is_like = a.is_digits == b.is_digits and 0 < a.value < b.value <= 1000 and not a.is_fraction
    return is_like and not (sentence.words[a.last] == "in" and b.is_digits and a.value > 9)
