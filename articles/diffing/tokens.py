"""A text cut into the smallest pieces that an edit may touch: whole words, whole numbers, marks.

Every token carries the white space after it, so the tokens joined are the text, to the letter.
Numbers are whole with their sign, money, scale and percentage ("$1.2bn", "10 000", "3 million",
"12.5%", "10:30 a.m.", "No. 5"), and so are abbreviations ("U.S.", "Gen.") and joined words
("42-year-old", "don't"). Runs of letters of scripts that write no spaces stay whole as well.
"""

from __future__ import annotations

import re
import unicodedata

# Written with a full stop that ends no sentence.
ABBREVIATIONS = (
    "Adm", "Apr", "Aug", "Av", "Avda", "Ave", "Brig", "Bros", "Capt", "Cmdr", "Co", "Col", "Corp", "Cpl",
    "Cía", "Dec", "Dept", "Det", "Dr", "Dra", "Dña", "EE", "Feb", "Fr", "Ft", "Gen", "Gob", "Gov", "Hon",
    "Inc", "Insp", "Jan", "Jr", "Jul", "Jun", "Lic", "Lt", "Ltd", "Maj", "Mar", "Mr", "Mrs", "Ms", "Mt",
    "Nov", "Oct", "Pfc", "Pres", "Prof", "Pvt", "Rep", "Rev", "Sen", "Sep", "Sept", "Sgt", "Sr", "Sra",
    "Srta", "St", "Ste", "Supt", "UU", "Ud", "Uds", "etc", "pág", "vs",
)  # fmt: skip
# Words that change a number's size: "3 million" is one number, and "3 billion" is another.
SCALES = (
    "hundred", "thousand", "million", "billion", "trillion", "bn", "mn", "tn", "mln", "bln", "lakh", "crore",
    "mil millones", "mil", "millón", "millones", "billón", "billones",
)  # fmt: skip
CURRENCIES = "$€£¥₹₽₩₸₺₦₫₪฿₴₱"


def _combining_marks() -> str:
    """Marks that belong to the letter before them, as the inside of a regex class."""
    marks = [chr(point) for point in range(0x300, 0x12000) if unicodedata.category(chr(point))[0] == "M"]
    # Soft hyphens and the joiners stand inside words and emoji; skin tones follow the emoji they colour.
    joiners, tints = "\u00ad\u200c\u200d\u2060", "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
    return "".join(marks) + joiners + tints + "\U000e0100-\U000e01ef"


MARKS = _combining_marks()
LETTER = r"[^\W\d_]"
INNER = rf"[\w{MARKS}]"
# What joins two runs into one word: "don't", "al-Assad", "AT&T"; and, between digits, "3,000", "14:02".
JOINT = r"(?:['’.\-‐‑&/·]|(?<=\d)[,:–−⁄'’](?=\d))"
WORD = rf"{INNER}++(?:{JOINT}{INNER}++)*+"
BLANK = r"[ \u00a0\u2009\u202f]"
INITIALS = "A-Z" + "".join(sorted({name[0] for name in ABBREVIATIONS if name[0].islower()}))
SCALE = "|".join(scale.replace(" ", BLANK) for scale in SCALES)
NUMBER = rf"""
    [+\-−±]?                                              # sign
    (?:[A-Z]{{0,3}}[{CURRENCIES}]{BLANK}?[\-−]?)?         # money
    (?<!\w)[.,]?
    (?:
        \d{{1,3}}(?:{BLANK}\d{{3}})++(?![\w{MARKS}])(?:[.,]\d++)?   # 10 000
      | \d{INNER}*+(?:{JOINT}{INNER}++)*+                  # 3,000  1.5  7-9  14:02  5G  1990s
    )
    (?:{BLANK}(?:{SCALE})(?![\w{MARKS}]))?                # 3 million
    (?:{BLANK}?[%‰°](?:[CF](?!\w))?|{BLANK}?[€£](?!\d))?  # 12.5%  20 °C  500 €
    (?:{BLANK}?[ap]\.?{BLANK}?m\.?(?![\w{MARKS}]))?       # 10:30 a.m.
"""
TOKEN = re.compile(
    rf"""
    (?:
        [a-zA-Z]++(?=[ ,])                                # the plain word, by far the most frequent
      | [,;:!?”“()](?=[\s\w“”]) | \.(?=\s)                # and the plain mark
      | (?=\d)(?:{NUMBER})
      | {LETTER}++(?![\w{MARKS}{CURRENCIES}'’.\-‐‑&/·])
      | (?:Nos?|Nº|Núm|N)\.?{BLANK}?\d{INNER}*+(?:{JOINT}{INNER}++)*+   # No. 5
      | (?:{LETTER}\.){{2,8}}(?:{LETTER}(?!\w))?(?:-{WORD})?         # U.S.  a.m.  U.S.-led
      | (?=[{INITIALS}])(?:{"|".join(ABBREVIATIONS)}|[A-Z])\.(?![\w{MARKS}])   # Gen.  J.
      | {NUMBER}
      | {WORD}
      | [\U0001f1e6-\U0001f1ff]{{2}}                      # a flag is two letters
      | [\ud800-\udbff][\udc00-\udfff]                    # half a pair of surrogates is no character
      | [-–—.…*=_]{{2,}}+                                 # --  ...
      | \S[{MARKS}]*+(?:(?<=\u200d)[^\w\s][{MARKS}]*+)*+  # a mark or an emoji, with what is joined to it
    )\s*+
  | \s++
    """,
    re.VERBOSE,
)
HAS_DIGIT = re.compile(r"\d")
HAS_LETTER_OR_DIGIT = re.compile(r"\w")
WORD_RUN = re.compile(r"\w[^\s—]*")


def split_tokens(text: str) -> list[str]:
    """The tokens of a text, each with the white space that follows it; joined they are the text."""
    return TOKEN.findall(text)


def is_number(token: str) -> bool:
    """True for a token that holds a digit."""
    return HAS_DIGIT.search(token) is not None


def is_word(token: str) -> bool:
    """True for a word or a number, false for a mark."""
    return HAS_LETTER_OR_DIGIT.search(token) is not None


def count_words(text: str) -> int:
    """How many words and numbers a text has: runs without white space that hold a letter or digit."""
    return len(WORD_RUN.findall(text))
