"""Where the publisher told of a change: in the label, in the text, on the page, or nowhere.

What is read here are the publisher's words about its own change. "none" is a fact and no reproach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from articles.documents import BlockKind, Document, Label, LabelItem
from claims import notice_words as lexicon
from claims.intervals import same_value
from claims.likeness import telling_words
from claims.mentions import Mention
from claims.weighing import Spot

LABEL, TEXT, PAGE, NOT_APPLICABLE, NONE = "label", "text", "page", "not_applicable", "none"
# How much of a sentence on each side of a number is read for words of its movement, in characters.
REACH = 240
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided, as a code with parameters: put into words when it is shown."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """Where notice was given, why we say so, and the passage that told, if one did."""

    notice: str
    reason: Reason
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A claim before and after. `direction` is 1 for up, -1 for down, 0 for neither."""

    old: Spot | None
    new: tuple[Spot, ...]
    direction: int
    measure: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The two revisions around the claims, the earlier values that the new one quotes, and those it takes
    back.
    """

    old: Document
    new: Document
    quoted: tuple[Mention, ...] = ()
    retracted: tuple[Spot, ...] = ()

    @property
    def new_sentences(self) -> tuple[tuple[int, str], ...]:
        """The sentences of the new revision that the old one does not have, with their passages."""
        return _new_sentences(_texts(self.old), _texts(self.new))


def find_notice(change: Change, around: Surroundings) -> Told | None:
    """The first notice that fits, or None where nobody spoke of the change."""
    return _in_label(change, around) or _in_text(change, around) or _on_page(change, around)


def _texts(document: Document) -> tuple[str, ...]:
    return tuple(block.text for block in document.passages())


@lru_cache(maxsize=64)
def _new_sentences(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    known = {sentence for text in set(old) - set(new) for sentence in SENTENCE_END.split(text)}
    kept = set(old)
    return tuple(
        (passage, sentence)
        for passage, text in enumerate(new)
        if text not in kept
        for sentence in SENTENCE_END.split(text)
        if sentence not in known
    )


@lru_cache(maxsize=256)
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in beginnings) + ")",
        re.IGNORECASE,
    )


def has_words(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a word, or run of words, in the text begins as one of these does."""
    return bool(_pattern(beginnings).search(text))


# --- the label


def _in_label(change: Change, around: Surroundings) -> Told | None:
    label = around.new.label
    if label is None or label == around.old.label:
        return None
    if "correction" in label.kinds and not items_of(label):
        return Told(LABEL, Reason("label_corrects", {"label": label.raw}))
    for item in items_of(label):
        if names_measure(item.what, change.measure) or _states_values(item.what, change):
            return Told(
                LABEL, Reason("label_names_measure", {"item": _words_of(item), "measure": change.measure})
            )
        if _names_paragraph(item, change, around.new):
            return Told(
                LABEL, Reason("label_names_paragraph", {"item": _words_of(item)}), change.new[0].passage
            )
        if _announces_words(item, change, around):
            return Told(
                LABEL, Reason("label_announces_words", {"item": _words_of(item)}), change.new[0].passage
            )
    return None


def items_of(label: Label) -> tuple[LabelItem, ...]:
    """What the label announces; where its words were not parsed into items, its parts."""
    if label.items:
        return label.items
    parts = [part.strip(" ().-/") for part in re.split(r"[,;:(]", label.note or label.raw)]
    return tuple(LabelItem(verb="", what=part) for part in parts if telling_words(part) - _LABEL_WORDS)


_LABEL_WORDS = telling_words(
    "corrected correction corregido corrección update updated lead writethru eds urgent"
)


def names_measure(what: str, measure: str) -> bool:
    """Whether an item tells of figures of this measure: "new death toll" does of deaths, and of nothing else.

    >>> names_measure("updates death toll", "deaths"), names_measure("reaction to the deaths", "deaths")
    (True, False)
    """
    if has_words(what, lexicon.NOT_THE_FIGURE):
        return False
    named = [name for name, words in lexicon.MEASURE_WORDS.items() if has_words(what, words)]
    if not named and has_words(what, lexicon.DEATHS_UNLESS_NAMED):
        named = ["deaths"]
    return measure in named


def _states_values(what: str, change: Change) -> bool:
    """Whether the item itself gives the old or the new number: "to say 14, not 41"."""
    surfaces = {
        spot.mention.surface.casefold() for spot in (*change.new, *([change.old] if change.old else []))
    }
    numbers = {word for word in re.findall(r"\w+(?:[.,]\d+)*", what.casefold()) if word in surfaces}
    return bool(numbers) and has_words(what, (*lexicon.FIGURES, "to say", "not", "instead", "should"))


def _names_paragraph(item: LabelItem, change: Change, document: Document) -> bool:
    if item.paragraph is None or not change.new or has_words(item.verb, lexicon.ADDS):
        return False
    if item.what and telling_words(item.what) and has_words(item.what, lexicon.NOT_THE_FIGURE):
        return False
    return any(paragraph_number(document, spot.passage) == item.paragraph for spot in change.new)


def paragraph_number(document: Document, passage: int) -> int:
    """Which paragraph of the body a passage is, from 1 as labels count; 0 for what is no paragraph."""
    blocks = document.blocks[:passage]
    if not passage or not blocks or blocks[-1].kind != BlockKind.PARAGRAPH:
        return 0
    return sum(block.kind == BlockKind.PARAGRAPH for block in blocks)


def _announces_words(item: LabelItem, change: Change, around: Surroundings) -> bool:
    """Whether a figure that is new stands in words that the label announced and the old text did not have."""
    if change.old is not None or not change.new:
        return False
    announced = telling_words(item.what)
    before = frozenset[str]().union(*(telling_words(text) for text in _texts(around.old)))
    return any(announced & telling_words(spot.sentence) - before for spot in change.new)


def _words_of(item: LabelItem) -> str:
    return f"{item.verb} {item.what}".strip()


# --- the text


def _in_text(change: Change, around: Surroundings) -> Told | None:
    return _quotes_old_value(change, around) or _tells_movement(change) or _explains(change, around)


def _quotes_old_value(change: Change, around: Surroundings) -> Told | None:
    if change.old is None:
        return None
    for mention in around.quoted:
        if mention.measure == change.measure and same_value(mention.quantity, change.old.mention.quantity):
            return Told(TEXT, Reason("text_quotes_earlier_value", {"surface": mention.surface}))
    return None


def _tells_movement(change: Change) -> Told | None:
    """A verb that leads to the number or moves the figure, in its direction, or words of a former figure."""
    for spot in change.new:
        before, after = spot.around
        near = before[-REACH:] + " # " + after[:REACH]
        found = _movement(change.direction).search(near)
        if found:
            return Told(TEXT, Reason("text_tells_movement", {"words": found.group()}), spot.passage)
    return None


@lru_cache(maxsize=4)
def _movement(direction: int) -> re.Pattern[str]:
    verbs = [*lexicon.EITHER_VERBS]
    verbs += lexicon.UP_VERBS if direction > 0 else lexicon.DOWN_VERBS if direction < 0 else []
    moves, leads = "|".join(verbs), "|".join(lexicon.LEADS_TO)
    figures = "|".join(re.escape(word) for word in (*lexicon.FIGURES, *lexicon.DEATHS_UNLESS_NAMED))
    former = "|".join(re.escape(words) for words in lexicon.OF_A_FORMER_FIGURE)
    return re.compile(
        rf"""(?ix)
          \b(?:{moves})\b (?:\W+\w+){{0,8}}? \W+(?:{leads})\W+ (?:\w+\W+){{0,3}}? \#   # climbs to at least 19
        | \b(?:{figures})\w*\W+ (?:\w+\W+){{0,10}}? (?:{moves})\b                      # the toll has risen
        | \b(?:{former})                                           # up from 57
        """
    )


def _explains(change: Change, around: Surroundings) -> Told | None:
    """Words that are new in the text and say why: of the count itself anywhere, of the people in the
    paragraph.
    """
    counts = _of_a_count(around.new_sentences)
    beside = {spot.passage for spot in change.new}
    near = tuple(words for words in around.new_sentences if words[0] in beside)
    ways = lexicon.EXPLAINS.get((change.measure, change.direction), ())
    found = _first_of(lexicon.EXPLAINS_ANY, counts) or (_first_of(ways, near) if ways else None)
    return Told(TEXT, Reason("text_explains", {"words": found[1]}), found[0]) if found else None


@lru_cache(maxsize=64)
def _of_a_count(sentences: tuple[tuple[int, str], ...]) -> tuple[tuple[int, str], ...]:
    return tuple(place for place in sentences if has_words(place[1], lexicon.OF_A_COUNT))


@lru_cache(maxsize=64)
def _first_of(beginnings: tuple[str, ...], sentences: tuple[tuple[int, str], ...]) -> tuple[int, str] | None:
    """The first passage that has one of these words, and the word."""
    for passage, sentence in sentences:
        if found := _pattern(beginnings).search(sentence):
            return passage, found.group()
    return None


def find_withdrawal(old: Spot, around: Surroundings) -> Told | None:
    """Where a figure that is gone was taken back, in the label or in the text; None where it is only gone."""
    label = around.new.label
    told = _in_label(Change(old, (), 0, old.mention.measure), around)
    if told is not None and label is not None and removes_figure(label):
        return told
    for spot in around.retracted:
        if (
            same_value(spot.mention.quantity, old.mention.quantity)
            and spot.mention.measure == old.mention.measure
        ):
            return Told(TEXT, Reason("text_withdraws", {"sentence": spot.sentence}), spot.passage)
    about = telling_words(old.sentence)
    for passage, sentence in around.new_sentences:
        is_about = old.mention.surface.casefold() in sentence.casefold() and about & telling_words(sentence)
        if is_about and (takes_back(sentence) or has_words(sentence, lexicon.DOUBTS)):
            return Told(TEXT, Reason("text_withdraws", {"sentence": sentence}), passage)
    return None


def removes_figure(label: Label) -> bool:
    """Whether a label says that something was taken out or back."""
    return takes_back(label.note) or any(
        has_words(words, lexicon.REMOVES) for item in label.items for words in (item.verb, item.what)
    )


def takes_back(text: str) -> bool:
    """Whether words take a figure back: "withdrew its toll of 210", "the report … was wrong".

    >>> takes_back("The ministry retracted the figure of 210.")
    True
    >>> takes_back("It withdrew troops after 210 died.")
    False
    """
    return bool(_TAKES_BACK.search(text))


def _beginnings(words: tuple[str, ...]) -> str:
    return r"\b(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + r")\w*"


_FEW_WORDS = r"\W+(?:\w+\W+){0,14}?"
_TAKES_BACK = re.compile(
    _beginnings(lexicon.TAKES_BACK) + r"\W+(?:\w+\W+){0,4}?" + _beginnings(lexicon.FIGURE_NAMES)
    + "|" + _beginnings(lexicon.FIGURE_NAMES) + _FEW_WORDS
    + r"(?:was|were|is|are|had\s+been|been|era|eran|es|son|fue|sea)\s+(?:an?\s+|un[ao]?\s+)?"
    + _beginnings(lexicon.CALLED_WRONG),
    re.IGNORECASE,
)  # fmt: skip


# --- the page


def _on_page(change: Change, around: Surroundings) -> Told | None:
    known = {notice.text for notice in around.old.notices}
    for notice in around.new.notices:
        if notice.text not in known and _concerns(notice.text, change):
            return Told(PAGE, Reason("page_carries_note", {"text": notice.text, "where": notice.where}))
    return None


def _concerns(text: str, change: Change) -> bool:
    """Whether a note may be about this figure: in doubt it is, since a note on the page is no silence.

    A note that names the evacuated alone says nothing about the dead.
    """
    if names_measure(text, change.measure) or _states_values(text, change):
        return True
    names_others = any(names_measure(text, measure) for measure in lexicon.MEASURE_WORDS)
    return has_words(text, lexicon.CORRECTS) and not names_others


def texts_of(spots: Iterable[Spot]) -> tuple[str, ...]:
    """The sentences of these mentions, each once."""
    return tuple(dict.fromkeys(spot.sentence for spot in spots))
