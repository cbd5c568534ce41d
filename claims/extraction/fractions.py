"""Fractions in words and signs: "two-thirds", "half a million", "3 1/2", "treintavos"."""

from __future__ import annotations

from claims.extraction.lexicon import Lexicon
from claims.extraction.tokens import Sentence
from claims.extraction.values import Number, ratio

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


def parse_fraction(sentence: Sentence, i: int, lexicon: Lexicon, *, is_added: bool = False) -> Number | None:
    """A fraction with what it is of, where that is a scale: "two-thirds", "half a million", "¾", "1/16"."""
    if sentence.surfaces[i] in VULGAR:
        return Number(i, i + 1, ratio(*VULGAR[sentence.surfaces[i]]), is_fraction=True)
    number = parse_slash(sentence, i, lexicon) or parse_word_fraction(sentence, i, lexicon, is_added=is_added)
    if number is None:
        return None
    j = number.last
    j += sentence.word(j) in lexicon.of_words
    j += sentence.word(j) in lexicon.articles
    size = lexicon.scales.get(sentence.word(j)) or lexicon.groups.get(sentence.word(j))
    if size:
        return Number(i, j + 1, (number.value * size).normalize() + 0, scale=size)
    return number


def parse_slash(sentence: Sentence, i: int, lexicon: Lexicon) -> Number | None:
    """A written fraction, told from a date by what follows: "1/16 of a pint", "3/4 cup"."""
    if (
        sentence.kinds[i] != "number"
        or sentence.word(i + 1) not in ("/", "⁄")
        or i + 2 >= len(sentence.words)
    ):
        return None
    top, bottom = sentence.words[i], sentence.words[i + 2]
    if not (top.isdecimal() and bottom.isdecimal() and sentence.is_glued(i) and len(top + bottom) <= 6):
        return None
    following = sentence.word(i + 3)
    is_read = bool(
        following in lexicon.of_words or following == "%" or lexicon.units.starting_at(sentence.words, i + 3)
    )
    is_read = (
        is_read
        or (not following and i <= 1)
        or sentence.word(i + 1) == "⁄"
        or (i > 0 and sentence.kinds[i - 1] == "number")
    )
    if not is_read or not int(top) > 0 or int(bottom) < 2:
        return None
    return Number(i, i + 3, ratio(int(top), int(bottom)), is_fraction=True)


def parse_word_fraction(
    sentence: Sentence, i: int, lexicon: Lexicon, *, is_added: bool = False
) -> Number | None:
    """A fraction in words: "two-thirds", "a quarter of", "half the"; after "and" nothing need follow it."""
    word, following = sentence.words[i], sentence.word(i + 1)
    if word in lexicon.halves:
        is_said = is_added or following in lexicon.half_before or following in lexicon.scales
        is_said = is_said and (is_added or sentence.word(i - 1) not in lexicon.not_half_after)
        return Number(i, i + 1, ratio(1, 2), is_fraction=True) if is_said else None
    if lexicon.fractions.get(word) == 4 and following in lexicon.scales:
        return Number(i, i + 1, ratio(1, 4), is_fraction=True)
    top, j = read_numerator(sentence, i, lexicon)
    bottom, j = read_compound(sentence, j, lexicon) if top else (0, j)
    if not bottom or (top > 1 and not sentence.words[j].endswith("s")):
        return None
    is_said = is_added or word not in lexicon.articles or sentence.word(j) in lexicon.halves
    is_said = is_said or sentence.word(j + 1) in lexicon.fraction_before or sentence.word(j + 1) in ("", ".")
    return Number(i, j + 1, ratio(top, bottom), is_fraction=True) if is_said else None


def read_numerator(sentence: Sentence, i: int, lexicon: Lexicon) -> tuple[int, int]:
    """The number above the line and the token after it, past a hyphen; 0 where there is none."""
    word = sentence.words[i]
    top = 1 if word in lexicon.articles else lexicon.cardinals.get(word, 0)
    j = skip_hyphen(sentence, i + 1)
    ones = lexicon.cardinals.get(sentence.word(j), 0)
    if top >= 20 and top % 10 == 0 and 0 < ones < 10:
        top, j = top + ones, skip_hyphen(sentence, j + 1)
    return top, j


def skip_hyphen(sentence: Sentence, i: int) -> int:
    """The token at or after `i` that is no hyphen."""
    return i + (sentence.word(i) == "-")


def read_compound(sentence: Sentence, i: int, lexicon: Lexicon) -> tuple[int, int]:
    """The number below the line at token `i`, and its last token: "fifths", "twenty-fifths"."""
    tens = lexicon.cardinals.get(sentence.word(i), 0)
    j = skip_hyphen(sentence, i + 1)
    ones = lexicon.ordinals.get(sentence.word(j).removesuffix("s"), 0)
    is_compound = tens >= 20 and tens % 10 == 0 and 0 < ones < 10 and sentence.word(j).endswith("s")
    return (tens + ones, j) if is_compound else (read_denominator(sentence, i, lexicon), i)


def read_denominator(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The number below the line: by table, or by its ending in Spanish ("treintavos", "dosmilésimos")."""
    word = sentence.word(i)
    if word in lexicon.fractions:
        return lexicon.fractions[word]
    if not lexicon.verb_first:
        return 0
    stem = word.removesuffix("s")
    if stem.endswith("avo"):
        stem = stem.removesuffix("avo")
        return lexicon.cardinals.get(stem, 0) or lexicon.cardinals.get(f"{stem}a", 0)
    return lexicon.cardinals.get(stem.removesuffix("milesimo"), 0) * 1000 if stem.endswith("milesimo") else 0


def starts_fraction(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a fraction in words begins at token `i`."""
    return i < len(sentence.words) and parse_word_fraction(sentence, i, lexicon, is_added=True) is not None


def divide(sentence: Sentence, number: Number, lexicon: Lexicon) -> None:
    """Take in what a longer numerator stands over: "one hundred thirty-two fifths"."""
    word = sentence.word(number.last)
    if number.is_digits or number.value < 2 or not word.endswith("s") or word in lexicon.vague:
        return
    bottom = read_denominator(sentence, number.last, lexicon)
    if bottom:
        number.value, number.last, number.is_fraction = ratio(number.value, bottom), number.last + 1, True


def add_fraction(sentence: Sentence, number: Number, lexicon: Lexicon) -> None:
    """Add what follows a whole number: "two and a half", "5 1/2", "2½", "3 million and a half"."""
    if number.is_fraction or number.is_vague:
        return
    word = sentence.word(number.last)
    is_and = word in lexicon.ands or word in lexicon.points
    if number.last + is_and >= len(sentence.words):
        return
    read = parse_fraction if number.scale > 1 or not is_and else parse_word_fraction
    part = read(sentence, number.last + is_and, lexicon, is_added=is_and)
    is_written = part is not None and sentence.kinds[part.first] != "word"
    if part is None or (not is_and and not (is_written and number.is_digits)):
        return
    if not part.is_fraction and not part.value < number.scale:
        return
    unscaled = part.is_fraction and number.scale >= 1000
    number.value += part.value * number.scale if unscaled else part.value
    number.last, number.is_digits = part.last, False
    size = lexicon.scales.get(sentence.word(number.last))
    if size and number.scale == 1:
        number.value, number.scale, number.last = number.value * size, size, number.last + 1
