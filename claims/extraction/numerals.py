"""Digits and number words to values: "2.3 million", "one hundred and six", "half a million", "dozens"."""

from __future__ import annotations

from decimal import Decimal

from claims.extraction.fractions import (
    add_fraction,
    divide,
    parse_fraction,
    parse_slash,
    parse_word_fraction,
    starts_fraction,
)
from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.extraction.values import Number, read_digits

SLASHES = "/⁄"
ORDINAL_ENDINGS = ("avo", "avos", "esimo", "esimos")
MOST_VAGUE = 10**9
LARGEST = Decimal(10) ** 30


class Sum:
    """Number words added up as they are said: each part has room for what may still follow it."""

    def __init__(self) -> None:
        self.parts: list[tuple[Decimal, int]] = []

    @property
    def value(self) -> Decimal:
        return sum((part for part, _ in self.parts), Decimal(0))

    def add(self, value: Decimal, room: int) -> bool:
        """Add a smaller part ("two hundred" + "six"); False where it does not fit."""
        if self.parts and not 0 < value < self.parts[-1][1]:
            return False
        self.parts.append((value, room))
        return True

    def multiply(self, size: int, *, is_digits: bool = False) -> bool:
        """Multiply what is smaller than `size`: "two hundred and two" + "thousand"; digits always."""
        smaller = Decimal(0)
        is_lone = is_digits and len(self.parts) == 1
        while self.parts and (self.parts[-1][0] < size or is_lone):
            smaller += self.parts.pop()[0]
        if not smaller:
            return self.add(Decimal(size), size)
        self.parts.append((smaller * size, size))
        return True


def parse_number(sentence: Sentence, i: int, lexicon: Lexicon) -> Number | None:
    """The longest number that begins at token `i`, or None."""
    number = parse_plain(sentence, i, lexicon)
    if number is not None:
        return number
    start = skip_sign(sentence, i, lexicon)
    if start >= len(sentence.words):
        return None
    if sentence.kinds[start] == "number":
        number = parse_slash(sentence, start, lexicon) or parse_cardinal(sentence, start, lexicon)
    else:
        number = (
            parse_fraction(sentence, start, lexicon)
            or parse_vague(sentence, start, lexicon)
            or parse_cardinal(sentence, start, lexicon)
        )
    if number is None:
        return None
    add_fraction(sentence, number, lexicon)
    if number.value > LARGEST:
        return None
    if start > i:
        number.value, number.first, number.is_signed = -number.value, i, True
    return number


def parse_plain(sentence: Sentence, i: int, lexicon: Lexicon) -> Number | None:
    """A number of one token, which most are; None where what follows may go on it."""
    following = sentence.word(i + 1)
    if following in lexicon.continuers or following[:1].isdigit() or following.endswith(ORDINAL_ENDINGS):
        return None
    if sentence.kinds[i] == "number":
        value = read_digits(sentence.surfaces[i], lexicon.decimal_comma)
        return Number(i, i + 1, value, is_digits=True) if value is not None and value <= LARGEST else None
    said = lexicon.cardinals.get(sentence.words[i])
    return None if said is None else Number(i, i + 1, Decimal(said))


def skip_sign(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The token after a minus at `i`, by word or by a dash that touches no word before; else `i`."""
    word = sentence.words[i]
    if word in lexicon.signs and lexicon.bounds_before.ending_at(sentence.words, i + 1) is None:
        return i + 2 if sentence.word(i + 1) == "-" else i + 1
    if word not in ("-", "−") or not sentence.is_glued(i) or not sentence.word(i + 1)[:1].isdigit():
        return i
    is_hyphen = i > 0 and sentence.is_glued(i - 1) and sentence.kinds[i - 1] != "sign"
    is_name = (
        i > 0
        and len(sentence.surfaces[i - 1]) > 2
        and sentence.surfaces[i - 1].isupper()
        and not sentence.is_upper
    )
    return i if is_hyphen or is_name else i + 1


def parse_cardinal(sentence: Sentence, i: int, lexicon: Lexicon) -> Number | None:
    """Digits or number words with their scales."""
    total, j, number = Sum(), i, Number(i, i, Decimal(0))
    while (step := read_part(sentence, j, total, number, lexicon)) > j:
        j = step
    if not total.parts:
        return None
    number.last, number.value = j, total.value
    divide(sentence, number, lexicon)
    add_point(sentence, number, lexicon)
    add_power(sentence, number)
    return number


def add_power(sentence: Sentence, number: Number) -> None:
    """Take in powers as print writes them: "1.3x10^6", "1.99×10−30", "1.1^23"."""
    words, j, base, factor = sentence.words, number.last, number.value, Decimal(1)
    if number.scale != 1 or not sentence.is_glued(j - 1) or sentence.kinds[j - 1] != "number":
        return
    is_product = (
        sentence.word(j) in ("x", "×", "*") and sentence.is_glued(j) and sentence.word(j + 1).isdecimal()
    )
    if is_product:
        base, factor, j = Decimal(words[j + 1]), number.value, j + 2
    is_raised = sentence.word(j) == "^"
    j += is_raised
    sign = 1
    while (is_raised or is_product) and sentence.word(j) in ("-", "−", "+"):
        sign, j = (-1 if words[j] != "+" else sign), j + 1
    exponent = sentence.word(j)
    if j == number.last or not exponent.isdecimal() or len(exponent) > 3 or not 0 < base < 10**6:
        return
    number.value, number.last, number.is_digits = factor * base ** (sign * int(exponent)), j + 1, False


def read_part(sentence: Sentence, j: int, total: Sum, number: Number, lexicon: Lexicon) -> int:
    """Add the part at `j` to `total` and return the token after it; `j` itself where none fits."""
    k = skip_link(sentence, j, total, lexicon)
    atom = sentence.word(k)
    if not atom:
        return j
    if sentence.kinds[k] == "number":
        value = read_digits(sentence.surfaces[k], lexicon.decimal_comma)
        if value is None or (total.parts and number.scale == 1) or (k > j and not total.parts):
            return j
        if k > j and value != int(value):
            return j
        number.is_digits = number.is_digits or not total.parts
        return k + 1 if total.add(value, 0) else j
    if atom in lexicon.cardinals:
        said = lexicon.cardinals[atom]
        if (number.is_digits and number.scale == 1) or (k > j and not total.parts):
            return j
        return k + 1 if total.add(Decimal(said), room_after(said)) else j
    size = read_scale(sentence, k, total, number, lexicon)
    is_linked = k > j and bool(total.parts) and sentence.words[j] != "-"
    if not size or is_linked or not total.multiply(size, is_digits=number.is_digits):
        return j
    number.scale = size
    return k + 1


def room_after(value: int) -> int:
    """What may be added to a number word: to "twenty" less than ten, to "ciento" less than a hundred."""
    if value >= 100:
        return 100
    return 10 if value >= 20 and value % 10 == 0 else 0


def skip_link(sentence: Sentence, j: int, total: Sum, lexicon: Lexicon) -> int:
    """The token after "and", a hyphen or a first article that links parts of one number; else `j`."""
    word = sentence.word(j)
    if not total.parts:
        following = sentence.word(j + 1)
        is_counted = following in lexicon.scales or following in lexicon.groups
        return j + 1 if word in lexicon.articles and is_counted else j
    if word == "-" and sentence.is_glued(j - 1) and sentence.is_glued(j):
        return j + 1
    if word == "," and sentence.word(j + 1) in lexicon.cardinals and total.parts[-1][1] >= 1000:
        return j + 1 if any(w in lexicon.scales for w in sentence.words[j + 2 : j + 3]) else j
    room = total.parts[-1][1]
    is_and = word in lexicon.ands and (room == 10 if lexicon.verb_first else room >= 100)
    if is_and and room > 10 and starts_fraction(sentence, j + 1, lexicon):
        return j
    return j + 1 if is_and else j


def read_scale(sentence: Sentence, k: int, total: Sum, number: Number, lexicon: Lexicon) -> int:
    """What the scale at `k` multiplies by; 0 where there is none."""
    atom = sentence.words[k]
    if atom in lexicon.scales:
        return lexicon.scales[atom] if total.parts or len(atom) > 2 else 0
    if atom in lexicon.groups:
        is_said = (
            bool(total.parts) or (k > 0 and sentence.words[k - 1] in lexicon.articles) or atom == "dozen"
        )
        return lexicon.groups[atom] if is_said and not is_pair(sentence, k, lexicon) else 0
    if number.is_digits and number.scale == 1 and atom in lexicon.short_scales:
        return read_short_scale(sentence, k, lexicon)
    return 0


def is_pair(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether "couple" means two married people: nothing that it counts follows."""
    if lexicon.groups[sentence.words[k]] != 2:
        return False
    following = sentence.word(k + 1)
    return (
        following not in lexicon.of_words and following not in lexicon.scales and not following.endswith("s")
    )


def read_short_scale(sentence: Sentence, k: int, lexicon: Lexicon) -> int:
    """1e6 for the m of "229m"; 0 where the letter is a unit ("a 50m pool", "8 t")."""
    letter, is_glued = sentence.surfaces[k], sentence.is_glued(k - 1)
    is_money = is_after_currency(sentence, k - 1, lexicon)
    if sentence.is_glued(k) and sentence.kinds[k + 1] != "sign":
        return 0
    if letter in ("t", "T", "mm", "MM") and not is_money:
        return 0
    if not is_glued and not is_money and letter not in ("k", "M"):
        return 0
    if letter == "m" and not is_money and sentence.word(k + 1) in lexicon.length_words:
        return 0
    return lexicon.short_scales[letter.lower()]


def is_after_currency(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a sign of money stands right before token `i`."""
    return i > 0 and (sentence.surfaces[i - 1] in lexicon.currency_prefixes)


def add_point(sentence: Sentence, number: Number, lexicon: Lexicon) -> None:
    """Take in spoken places: "two hundred point seventy-one", "nueve coma cuatro"."""
    j = number.last
    if (
        number.is_digits
        or sentence.word(j) not in lexicon.points
        or sentence.word(j + 1) not in lexicon.cardinals
    ):
        return
    if parse_word_fraction(sentence, j + 1, lexicon, is_added=True):
        return
    digits = ""
    j += 1
    while (atom := sentence.word(j)) in lexicon.cardinals or (
        digits and (atom == "-" or atom in lexicon.ands)
    ):
        value = lexicon.cardinals.get(atom)
        if value is None and sentence.word(j + 1) not in lexicon.cardinals:
            break
        j += 1
        if value is not None:
            zeros = len(digits) - len(digits.rstrip("0"))
            fits = digits.strip("0") and 0 < value < 10**zeros
            digits = str(int(digits) + value) if fits else digits + str(value)
    number.value += Decimal(f"0.{digits}")
    number.last = j


def parse_vague(sentence: Sentence, i: int, lexicon: Lexicon) -> Number | None:
    """A vague plural with its interval ten times wide: "dozens", "tens of thousands", "several hundred"."""
    words, j = sentence.words, i
    if words[i] in lexicon.several:
        j = i + 2 if sentence.word(i + 1) in lexicon.of_words else i + 1
        size = lexicon.scales.get(sentence.word(j), 0) or (
            lexicon.groups.get(sentence.word(j), 0) if j < len(words) else 0
        )
        return Number(i, j + 1, Decimal(size), Decimal(size * 10), size, is_vague=True) if size > 9 else None
    if (
        words[i] not in lexicon.vague
        or (i and words[i - 1] in lexicon.cardinals)
        or (i and sentence.kinds[i - 1] == "number")
    ):
        return None
    low, high = lexicon.vague[words[i]]
    j, factor = i + 1, 1
    while (
        factor < MOST_VAGUE
        and sentence.word(j) in lexicon.of_words
        and (more := read_vague_scale(sentence.word(j + 1), lexicon))
    ):
        factor, j = factor * more, j + 2
        while factor < MOST_VAGUE and (more := lexicon.scales.get(sentence.word(j), 0)):
            factor, j = factor * more, j + 1
    return Number(i, j, Decimal(low * factor), Decimal(high * factor), factor, is_vague=True)


def read_vague_scale(word: str, lexicon: Lexicon) -> int:
    """1000 for the second word of "tens of thousands"; 0 for any other word."""
    return lexicon.vague[word][0] if word in lexicon.vague else lexicon.scales.get(word, 0)
