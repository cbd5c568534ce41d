"""Reads what publishers say they did to a story: "UPDATE 1-", "(Update 1: adds …)", "2nd Ld-Writethru".

The forms and words are data in `articles.wire.dialects`; the source's own dialect is asked first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from articles.documents import Label, LabelItem
from articles.wire.dialects import (
    FORMS,
    IMPLIED_VERBS,
    KINDS,
    LISTING_VERBS,
    ORDINALS,
    VERB,
    VERB_KINDS,
    VERBS,
    Form,
    Place,
    any_of,
)

# No label is longer; a longer paragraph is text.
MOST_CHARACTERS = 2500
# "CORRECTED-UPDATE 3-" is two; nobody stacks more than a few.
MOST_STACKED = 5
OWN_DIALECT, FOREIGN_DIALECT, UNREAD = 1.0, 0.9, 0.3

_I = re.IGNORECASE
_VERB_AT_START = re.compile(rf"(?P<verb>{VERB})\b[:,]?\s{{0,3}}", _I)
# A new thing begins at "; ", at a sentence, and where a comma or "and" is followed by a verb.
_NEXT_ITEM = re.compile(
    rf"[,;.]\s{{1,3}}(?:(?:and|y|e|also|then|además)\s)?(?=(?:{VERB})\b)"
    rf"|\s(?:and|y|e)\s(?=(?:{VERB})\b)|;\s{{1,3}}|\.\s{{1,3}}(?=[A-ZÁÉÍÓÚÑ])",
    _I,
)
# "adds details, quotes" are two things; "to 6, not 9" and "paragraphs 2, 4" are one.
_NEXT_OBJECT = re.compile(
    r",\s{1,3}(?!(?:not|no|instead|rather|previously|which|who|whose|that|in|from|en|sino|que|para(?:graph)?s?"
    r"|p[áa]rrafos?)\b|and\s\d|\d)(?:(?:and|y)\s)?",
    _I,
)
_PARAGRAPH_WORD = r"(?:paragraphs?|paras?|pars?|grafs?|graphs?|párrafos?|parrafos?)"
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{any_of(tuple(ORDINALS))})"
_BEFORE = r"(?:(?P<before>,\s|\b(?:in|to|at|of|from|en|al|del)\s(?:the\s|el\s|los\s)?|\())?"
_PARAGRAPHS = re.compile(
    rf"{_BEFORE}(?:\b{_PARAGRAPH_WORD}\.?\s(?P<numbers>\d{{1,3}}(?:\s?(?:-|–|,|and|to|y|a|&)\s?\d{{1,3}}\b){{0,12}})"
    rf"|\b(?P<ordinals>{_ORDINAL}(?:\s(?:and|y)\s(?:the\s|el\s)?{_ORDINAL}){{0,3}})\s{_PARAGRAPH_WORD}\b)\)?",
    _I,
)
_RANGE = re.compile(r"(\d{1,3})\s?(?:-|–|to|a)\s?(\d{1,3})|(\d{1,3})")
_ONE_ORDINAL = re.compile(_ORDINAL, _I)
_FILLER = re.compile(r"(?:with|con|de|del)\s{1,3}", _I)


def read_label(
    headline: str,
    *,
    lines: Sequence[str] = (),
    slugline: str = "",
    given: str = "",
    dialect: str = "",
) -> tuple[Label | None, str]:
    """The label that a story carries, and its headline without the words of it.

    `lines` are the first paragraphs (or an editorial note): those that are no label are passed over.
    `given` is a label that the publisher sent apart: it is kept even where its words are not understood,
    with no kinds and a confidence of 0.3. `dialect` is the source's ("efe", "reuters", "ap", "afp", "dpa",
    "yonhap", "xinhua", "web"); what it does not know is read by the others' forms with confidence 0.9.

    >>> read_label("UPDATE 1-Bridge falls", lines=["(Adds mayor)"])[0].items
    (LabelItem(verb='adds', what='mayor', paragraph=None),)
    """
    from_headline, shown = strip_headline(headline, dialect=dialect)
    labels = [
        read_slugline(slugline, dialect=dialect),
        from_headline,
        read_given_label(given, dialect=dialect),
        *(read_label_line(line, dialect=dialect) for line in lines),
    ]
    return merge_labels(label for label in labels if label), shown


def strip_headline(headline: str, *, dialect: str = "") -> tuple[Label | None, str]:
    """The label at the start or end of a headline, and the headline that is left: "RPT-WRAPUP 4-…"."""
    labels = []
    rest = headline.strip()
    for _ in range(MOST_STACKED):
        found = _match(rest[:MOST_CHARACTERS], Place.HEADLINE_START, dialect)
        if not found:
            break
        labels.append(_label(*found, dialect=dialect))
        rest = rest[found[1].end() :]
    found = _match(rest[-200:], Place.HEADLINE_END, dialect)
    if found:
        labels.append(_label(*found, dialect=dialect))
        rest = rest[: -len(found[1][0])]
    return merge_labels(labels, between=""), rest if labels else headline


def read_label_line(line: str, *, dialect: str = "") -> Label | None:
    """The label that a whole line is, such as "(Update 1: adds …)" or "ATTENTION - UPDATES toll ///"."""
    line = line.strip()
    if not line or len(line) > MOST_CHARACTERS:
        return None
    found = _match(line, Place.LINE, dialect)
    if found:
        label = _label(*found, dialect=dialect)
        return label if label.kinds else None
    in_slug = read_slugline(line, dialect=dialect) if is_slugline(line) else None
    return replace(in_slug, raw=line) if in_slug else None


def read_slugline(slugline: str, *, dialect: str = "") -> Label | None:
    """The version part of a slugline: "STORM-ANSA/ (UPDATE 1)", "BC-XX--Storm, 3rd Ld-Writethru"."""
    found = _match(slugline.strip()[:MOST_CHARACTERS], Place.SLUG, dialect)
    return _label(*found, dialect=dialect) if found else None


def is_slugline(line: str) -> bool:
    """Whether a line of a text can be nothing but a slug: "BC-XX--…" or capitals with a stroke at the end."""
    return bool(_SLUGLINE.fullmatch(line.strip()[:200]))


_SLUGLINE = re.compile(
    r"(?:BC|AM|PM)-[\w'’.]{0,20}--[^\n]{1,150}|(?:BC|AM|PM)-[^\n]{1,150},\s?\d{2,5}"
    r"|[A-Z0-9][A-Z0-9-]{2,40}/[A-Z ]{0,20}(?:\([^()]{1,80}\))?"
)


def read_given_label(text: str, *, dialect: str = "") -> Label | None:
    """The label in a field that holds nothing else: "UPDATE 1- (Updates toll in paragraph 1)", "1ST LEAD"."""
    text = text.strip()
    if not text:
        return None
    known = (
        read_label_line(text, dialect=dialect)
        or _read_stack(text, dialect=dialect)
        or _read_line(text, dialect=dialect)
        or strip_headline(f"{text}-", dialect=dialect)[0]
        or read_slugline(text, dialect=dialect)
        or _read_word(text)
    )
    if known is None:
        return Label(raw=text, kinds=(), dialect=_own(dialect), confidence=UNREAD)
    return replace(known, raw=text, confidence=OWN_DIALECT)


def _read_stack(text: str, *, dialect: str) -> Label | None:
    """ "UPDATE 1- (Updates toll)" is the start of a headline, then a line."""
    label, rest = strip_headline(text, dialect=dialect)
    line = _read_line(rest, dialect=dialect)
    return merge_labels(part for part in (label, line) if part) if label else None


def _read_line(text: str, *, dialect: str) -> Label | None:
    """A line whose brackets may have been left out: "Update 1: adds toll"."""
    return read_label_line(text, dialect=dialect) or read_label_line(f"({text})", dialect=dialect)


def _read_word(text: str) -> Label | None:
    """A field may say no more than one word of ours: "LIVE"."""
    word = text.casefold().strip(" ()[]:.-")
    return Label(text, KINDS[word]) if word in KINDS else None


def merge_labels(labels: Iterable[Label], *, between: str = " ") -> Label | None:
    """One label out of several, in the order given: all kinds, the first sequence and note, every item."""
    parts = list(labels)
    if len(parts) < 2:
        return parts[0] if parts else None
    kinds = tuple(dict.fromkeys(kind for part in parts for kind in part.kinds))
    noted = next((part for part in parts if part.note), parts[0])
    return Label(
        raw=_join_raw([part.raw for part in parts], between),
        kinds=_without_original(kinds),
        sequence=next((part.sequence for part in parts if part.sequence is not None), None),
        note=noted.note,
        items=tuple(dict.fromkeys(item for part in parts for item in part.items)),
        paragraphs=tuple(dict.fromkeys(number for part in parts for number in part.paragraphs)),
        dialect=parts[0].dialect,
        confidence=max(part.confidence for part in parts),
    )


def _without_original(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """UPDATE 1-EXCLUSIVE- is an update, not an original."""
    return tuple(kind for kind in kinds if kind != "original") or kinds


def _join_raw(raws: list[str], between: str) -> str:
    """The words of all parts, without those that another part repeats."""
    words = list(dict.fromkeys(raw.strip() for raw in raws))
    kept = [raw for raw in words if not any(raw != other and raw in other for other in words)]
    return between.join(kept).strip()


def _own(dialect: str) -> str:
    """ "efe-es" is the dialect efe; no dialect is the generic one."""
    return dialect.casefold().partition("-")[0].strip() or "generic"


def _match(text: str, place: Place, dialect: str) -> tuple[Form, re.Match[str]] | None:
    for form in _forms_of(place, _own(dialect)):
        match = _MATCHERS[place](form.pattern, text)
        if match:
            return form, match
    return None


@lru_cache(maxsize=256)
def _forms_of(place: Place, own: str) -> tuple[Form, ...]:
    """What a label may look like there: the dialect's own forms first."""
    forms = [form for form in FORMS if form.place is place and (form.is_common or own in form.dialects)]
    return tuple(sorted(forms, key=lambda form: own not in form.dialects))


def _match_end(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    start = text.rfind(" (")
    return pattern.fullmatch(text, start) if start > 0 else None


_MATCHERS: dict[Place, Callable[[re.Pattern[str], str], re.Match[str] | None]] = {
    Place.HEADLINE_START: re.Pattern.match,
    Place.HEADLINE_END: _match_end,
    Place.LINE: re.Pattern.fullmatch,
    Place.SLUG: re.Pattern.search,
}


def _label(form: Form, match: re.Match[str], *, dialect: str) -> Label:
    groups = match.groupdict()
    kinds = KINDS.get(" ".join((groups.get("word") or "").casefold().split()), ())
    note = (groups.get("note") or groups.get("loose") or "").strip()
    # "Eds: Minor edits." has no verb, and no more is read into it than it says.
    implied = IMPLIED_VERBS.get(kinds[0], "") if kinds else ""
    items = read_items(note, implied_verb=implied)
    is_own = _own(dialect) in form.dialects
    return Label(
        raw=match[0].strip(" ,"),
        kinds=tuple(dict.fromkeys((*kinds, *_kinds_of_items(items, is_noted=bool(kinds))))),
        sequence=_sequence(groups),
        note=note,
        items=items,
        paragraphs=_paragraphs_of(note),
        dialect=_own(dialect) if is_own else form.dialects[0],
        confidence=OWN_DIALECT if is_own else FOREIGN_DIALECT,
    )


def _sequence(groups: dict[str, str | None]) -> int | None:
    """Yonhap's bare "(LEAD)" is the first."""
    if groups.get("number"):
        return int(groups["number"] or 0)
    return 1 if groups.get("word") == "LEAD" else None


def _kinds_of_items(items: tuple[LabelItem, ...], *, is_noted: bool = False) -> tuple[str, ...]:
    """What the verbs make of the story; after a noun they add only what is more than an update."""
    kinds = dict.fromkeys(VERB_KINDS.get(item.verb, "update") for item in items)
    return tuple(kind for kind in kinds if not (is_noted and kind == "update"))


def read_items(note: str, *, implied_verb: str = "") -> tuple[LabelItem, ...]:
    """Each thing that a note announces, its verb in English third person: "Corrige la cifra" → corrects.

    A part that begins with no verb takes `implied_verb` if it is the first one, and is else passed over.
    """
    items: list[LabelItem] = []
    for position, part in enumerate(_NEXT_ITEM.split(note[:MOST_CHARACTERS])):
        verb = _VERB_AT_START.match(part)
        if verb:
            items += _objects(VERBS[verb["verb"].casefold()], part[verb.end() :])
        elif implied_verb and position == 0 and part.strip():
            items += _objects(implied_verb, part)
    return tuple(items)


def _objects(verb: str, text: str) -> list[LabelItem]:
    parts = _NEXT_OBJECT.split(text) if verb in LISTING_VERBS else [text]
    return [_item(verb, part) for part in parts]


def _item(verb: str, text: str) -> LabelItem:
    numbers = _paragraphs_of(text)
    what = _PARAGRAPHS.sub(lambda match: " " if match["before"] else match[0], text)
    what = " ".join(what.split()).strip(" .,;:")
    return LabelItem(
        verb, _FILLER.sub("", what, count=1) if _FILLER.match(what) else what, next(iter(numbers), None)
    )


def _paragraphs_of(text: str) -> tuple[int, ...]:
    """Every paragraph number that a note names, ranges filled in."""
    numbers: dict[int, None] = {}
    for match in _PARAGRAPHS.finditer(text[:MOST_CHARACTERS]):
        for ordinal in _ONE_ORDINAL.findall(match["ordinals"] or ""):
            numbers[ORDINALS.get(ordinal.casefold()) or int(ordinal[:-2])] = None
        for first, last, single in _RANGE.findall(match["numbers"] or ""):
            low, high = int(first or single), int(last or single)
            # "paragraphs 3-5" is a range; a backward or huge one is two numbers.
            numbers.update(dict.fromkeys(range(low, high + 1) if low <= high <= low + 60 else (low, high)))
    return tuple(numbers)
