"""Text to sentences, and a sentence to tokens: the one scan on which all later steps stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from claims.extraction.lexicon import Lexicon

# A number's spaces are no-break, thin or plain; a plain one groups only threes.
NUMBER = r"""
    \d{1,3} (?:,\d{3})+ (?!\d) (?:\.\d+)?                 # 1,234,567.8
  | \d{1,3} (?:\.\d{3})+ (?!\d) (?:,\d+)?                 # 1.234.567,8
  | \d{1,3} (?:[\ \u00a0\u2009\u202f]\d{3})+ (?![\d]) (?:[.,]\d+)?   # 1 234 567
  | \d+ (?:\.\d+){2,}                                     # 1.2.3: blocked later
  | (?<!\d[.,]) \d+ [.,] \d+ (?![.,]?\d)                              # 1.5, 1,5
  | \d+
  | (?<![\w.]) \.\d+                                      # .25
"""
# What looks ahead to the first letter of an alternative only spares the search from trying the others.
TOKENS = r"""
  (?=\S) (?:
    (?P<word> LETTER{2,}+ (?!://) (?:['’]LETTER++)*+
            | (?:LETTER\.){2,} | LETTER (?!LETTER) (?:['’]LETTER+)* )
  | (?P<number> (?=[.\d]) (?:NUMBER) (?:[eE][+-]?\d{1,3}(?![\w]))? )
  | (?P<opaque> (?=[h@\#<&]) (?: https?://\S+ | [@\#]\w+ | </?[A-Za-z!][^<>]{0,300}> | &\#?\w{1,8}; ) )
  | (?P<sign> \S ) )
"""


def compile_tokenizer(letter: str) -> re.Pattern[str]:
    """The tokenizer of text whose letters are of the class `letter`."""
    return re.compile(TOKENS.replace("NUMBER", NUMBER).replace("LETTER", letter), re.VERBOSE)


ANY_TOKEN = compile_tokenizer(r"[^\W\d_]")
# The same on ASCII text, and faster there.
ASCII_TOKEN = compile_tokenizer("[A-Za-z]")
# Every repeat is bounded and no repeat can begin inside a run, so that the search stays linear.
BOUNDARY = re.compile(
    r"""
    # A stop before a capital or a digit (looking back from the stop lets the search leap to the next one);
    # a blank line; a line that does not run on.
    [.!?…] (?<![.!?…]{2}) [.!?…]{0,5} ["'”’»)\]]{0,4} \s{1,40} (?= ["'“‘«(\[¿¡—–-]{0,3} [^\W_a-z] )
  | \n [ \t]{0,40} \n \s{0,40}
  | \n [ \t]{0,40} (?= [^\sa-z] )
    """,
    re.VERBOSE,
)
LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")
LIST_MARKER = re.compile(r"(?:^|\n)[ \t]{0,4}\d{1,2}\.$")
MAX_SENTENCE = 2_000
KIND = attrgetter("lastgroup")


@dataclass(slots=True)
class Sentence:
    """One sentence as parallel lists: `words` are folded for look-up, `surfaces` are as printed.

    `signals` are those of its words without which a later step has nothing to do.
    """

    text: str
    start: int
    end: int
    words: list[str] = field(default_factory=list)
    surfaces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    signals: frozenset[str] = frozenset()
    is_upper: bool = False
    is_title: bool = False

    def word(self, i: int) -> str:
        """The folded word at `i`, or an empty one beyond either end."""
        try:
            return self.words[i] if i >= 0 else ""
        except IndexError:
            return ""

    def is_glued(self, i: int) -> bool:
        """Whether no space stands between token `i` and the next."""
        try:
            return i >= 0 and self.ends[i] == self.starts[i + 1]
        except IndexError:
            return False

    def is_capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return 0 <= i < len(self.surfaces) and self.surfaces[i][0].isupper()

    def surface(self, first: int, last: int) -> str:
        """The exact text from token `first` up to, not including, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def split_sentences(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the span of each sentence: ends at a stop before a capital, at blank lines, at line ends."""
    start = 0
    for boundary in BOUNDARY.finditer(text):
        head = text[max(start, boundary.start() - 20) : boundary.start() + 1]
        if is_abbreviation(head, text[boundary.end() : boundary.end() + 1], lexicon):
            continue
        end = boundary.start() + len(boundary.group().rstrip())
        yield from cut_long(text, start, end)
        start = boundary.end()
    yield from cut_long(text, start, len(text))


def is_abbreviation(head: str, following: str, lexicon: Lexicon) -> bool:
    """Whether the stop that ends `head` belongs to its last word: "Gen. Ruiz", "Jan. 6", "J. Smith"."""
    if LIST_MARKER.search(head):
        return True
    match = LAST_WORD.search(head)
    if match is None:
        return False
    word = match.group(1).lower()
    if word in lexicon.months:
        return following.isdigit()
    return word in lexicon.abbreviations or (len(word) == 1 and word != "i") or "." in word


def cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield `start` to `end` in pieces that keep every later step linear; a piece ends at a space."""
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def tokenize(text: str, folded: str, start: int, end: int, lexicon: Lexicon) -> Sentence:
    """Return the tokens of `text[start:end]`; `folded` is the whole text, folded letter by letter."""
    tokenizer = ASCII_TOKEN if text.isascii() else ANY_TOKEN
    matches = list(tokenizer.finditer(text, start, end))
    spans = [match.span() for match in matches]
    words = [folded[first:last] for first, last in spans]
    sentence = Sentence(
        text,
        start,
        end,
        words,
        [match[0] for match in matches],
        [first for first, _ in spans],
        [last for _, last in spans],
        list(map(KIND, matches)),
        lexicon.signals.intersection(words),
    )
    read_capitals(sentence)
    return sentence


def read_capitals(sentence: Sentence) -> None:
    """Tell text in capital letters, and headlines whose longer words all begin with one."""
    is_title = is_upper = False
    # From the end, where most sentences have a word without a capital soonest.
    for surface, kind in zip(reversed(sentence.surfaces), reversed(sentence.kinds), strict=True):
        if kind != "word" or len(surface) < 4:
            continue
        if not surface[0].isupper():
            return
        is_upper = surface.isupper() and (is_upper or not is_title)
        is_title = True
    sentence.is_upper, sentence.is_title = is_upper, is_title
