"""Reads a story from plain text, or from a headline and a body given apart, into a Document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from articles.documents import Block, BlockKind, Dateline, Document, Label, Notice
from articles.wire.bylines import read_byline
from articles.wire.dateline import read_dateline
from articles.wire.furniture import split_furniture, split_sign_off
from articles.wire.labels import (
    is_slugline,
    merge_labels,
    read_given_label,
    read_label_line,
    strip_headline,
)
from articles.wire.lines import split_paragraphs
from articles.wire.notices import is_editorial_note, is_notice_heading, read_notice

# Everything that may stand above a story's first sentence stands in its first paragraphs.
LONGEST_HEAD = 12
LONGEST_TITLE = 250
MOST_DECKS = 2
_ENDS_SENTENCE = re.compile(r"[.…:;,][)\]\"”’'»*_]{0,3}$")
# "in the U.S." ends a headline as well as a sentence.
_ENDS_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.(?:[A-Z]\.)+|EE\. ?UU\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St)\.)$")
# Two sentences are no headline.
_INNER_STOP = re.compile(r"[^\W\d_]{3}\.[\"”’»]? {1,2}[A-ZÁÉÍÓÚÑ¿“\"]")
_CAPTION = re.compile(
    r"(?:FILE PHOTO|File photo|PHOTO|Photo|FOTO|Foto|Image caption,?|Caption|Pie de foto)\s?:"
)
# "(Adds quote) PORT ANSA, Dec 31 (Reuters) - …"
_LABEL_BEFORE = re.compile(r"(?P<line>\([^()]{3,600}\)) {1,3}")
_BULLET = re.compile(r"[-•*▪‣·] {1,3}\S")
_SMALL_WORDS = frozenset({
    "and", "&", "y", "e", "de", "del", "la", "las", "los", "el", "en", "of", "the", "in", "for", "a",
    "al", "to", "on",
})  # fmt: skip


class _Part(Enum):
    """What a paragraph above the first sentence is."""

    LABEL = auto()
    BYLINE = auto()
    SLUGLINE = auto()
    DATELINE = auto()
    TITLE = auto()
    TEXT = auto()


_MARKS = frozenset({_Part.LABEL, _Part.BYLINE, _Part.SLUGLINE})


@dataclass(slots=True)
class _Story:
    """A document while it is read."""

    dialect: str
    language: str
    headline: str = ""
    kicker: str = ""
    byline: str = ""
    dateline: Dateline | None = None
    labels: list[Label] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)

    def finish(self) -> Document:
        in_notes = (read_label_line(note, dialect=self.dialect) for note in self.notes)
        return Document(
            headline=self.headline,
            blocks=tuple(self.blocks),
            kicker=self.kicker,
            label=merge_labels([*self.labels, *(label for label in in_notes if label)]),
            dateline=self.dateline,
            byline=self.byline,
            note="\n".join(self.notes),
            notices=tuple(self.notices),
            furniture=tuple(self.furniture),
            language=self.language,
        )


def read_plain_text(
    text: str,
    *,
    published_at: datetime | None = None,
    time_zone: str = "UTC",
    dialect: str = "",
    language: str = "",
) -> Document:
    """The story in a plain text: kicker, headline, label, byline, dateline, notices, blocks and furniture.

    A headline is read only where the text has one: paragraphs that are all sentences stay blocks. `time_zone`
    is the source's (IANA), `dialect` as in `labels.read_label`. Any text gives a Document; none raises.
    """
    story = _Story(dialect, language)
    paragraphs = _read_notes(story, _split_text(story, text), is_headed=True)
    parts = _parts_of_head(paragraphs, dialect)
    first = _end_of_head(parts, paragraphs)
    titles = _read_head(story, paragraphs[:first], parts)
    _read_titles(story, titles)
    _read_body(story, paragraphs[first:], published_at, time_zone)
    return story.finish()


def read_story(
    *,
    headline: str,
    body: str,
    label: str = "",
    published_at: datetime | None = None,
    time_zone: str = "UTC",
    dialect: str = "",
    language: str = "",
) -> Document:
    """The story whose headline, body and, if the publisher sends it apart, label are given as fields.

    Label words may stand in any of the three; a body that begins with the headline says it only once.
    """
    story = _Story(dialect, language)
    given = read_given_label(label, dialect=dialect)
    from_headline, story.headline = strip_headline(headline.strip(), dialect=dialect)
    story.labels = [read for read in (from_headline, given) if read]
    paragraphs = _split_text(story, body)
    if len(paragraphs) > 1 and paragraphs[0] in (headline.strip(), story.headline):
        story.furniture.insert(0, paragraphs.pop(0))
    paragraphs = _read_notes(story, paragraphs, is_headed=False)
    parts = _parts_of_head(paragraphs, dialect)
    first = _end_of_marks(parts, most_sentences=MOST_DECKS)
    decks = _read_head(story, paragraphs[:first], parts)
    story.blocks = [Block(BlockKind.SUMMARY, deck) for deck in decks]
    _read_body(story, paragraphs[first:], published_at, time_zone)
    return story.finish()


def _split_text(story: _Story, text: str) -> list[str]:
    """The paragraphs of the story, a label before a dateline on a line of its own."""
    paragraphs, story.furniture = split_furniture(split_paragraphs(text))
    for position, paragraph in enumerate(paragraphs[:LONGEST_HEAD]):
        label = _LABEL_BEFORE.match(paragraph)
        rest = paragraph[label.end() :] if label else ""
        if label and read_label_line(label["line"], dialect=story.dialect) and read_dateline(rest)[0]:
            paragraphs[position : position + 1] = [label["line"], rest]
            break
    return paragraphs


def _read_notes(story: _Story, paragraphs: Sequence[str], *, is_headed: bool) -> list[str]:
    """Takes notes to readers and editors into the story; gives back the paragraphs that are left."""
    left: list[str] = []
    for paragraph in _join_headings(paragraphs):
        # "Correction: Storm kills 12" on top is a headline with its label.
        is_headline = is_headed and not left and _is_title(paragraph)
        notice = None if is_headline else read_notice(paragraph)
        if notice:
            story.notices.append(notice)
        elif is_editorial_note(paragraph):
            story.notes.append(paragraph)
        else:
            left.append(paragraph)
    return left


def _join_headings(paragraphs: Sequence[str]) -> list[str]:
    """The heading "Correction" and the note under it as one paragraph of two lines."""
    joined: list[str] = []
    for position, paragraph in enumerate(paragraphs):
        if position > 1 and is_notice_heading(paragraphs[position - 1]):
            joined[-1] += f"\n{paragraph}"
        else:
            joined.append(paragraph)
    return joined


def _parts_of_head(paragraphs: Sequence[str], dialect: str) -> list[_Part]:
    """What the first paragraphs are, as far as any of them may belong to the head."""
    parts: list[_Part] = []
    for paragraph in paragraphs[:LONGEST_HEAD]:
        parts.append(_part(paragraph, dialect))
        if parts.count(_Part.TEXT) > MOST_DECKS:
            break
    return parts


def _part(paragraph: str, dialect: str) -> _Part:
    if read_label_line(paragraph, dialect=dialect):
        return _Part.LABEL
    if is_slugline(paragraph):
        return _Part.SLUGLINE
    if read_dateline(paragraph)[0]:
        return _Part.DATELINE
    if read_byline(paragraph):
        return _Part.BYLINE
    return _Part.TITLE if _is_title(paragraph) else _Part.TEXT


def _is_title(paragraph: str) -> bool:
    if len(paragraph) > LONGEST_TITLE or _CAPTION.match(paragraph) or _BULLET.match(paragraph):
        return False
    if _ENDS_SENTENCE.search(paragraph) and not _ENDS_ABBREVIATION.search(paragraph):
        return False
    return not _INNER_STOP.search(paragraph)


def _has_headline(parts: Sequence[_Part], paragraphs: Sequence[str]) -> bool:
    """A headline has no full stop, or is known by the label, byline or dateline under it."""
    start = next((position for position, part in enumerate(parts) if part not in _MARKS), len(parts))
    if start == len(parts) or parts[start] is _Part.DATELINE:
        return False
    below = parts[start + 1] if start + 1 < len(parts) else None
    is_marked = below in _MARKS or below is _Part.DATELINE
    return parts[start] is _Part.TITLE or (is_marked and len(paragraphs[start]) <= LONGEST_TITLE)


def _end_of_marks(parts: Sequence[_Part], *, most_sentences: int) -> int:
    """Where the last line of the head ends, or the dateline stands; behind more sentences it is no head."""
    end = sentences = 0
    for position, part in enumerate(parts):
        sentences += part is _Part.TEXT
        if sentences > most_sentences:
            break
        if part is _Part.DATELINE:
            return position
        if part in _MARKS:
            end = position + 1
    return end


def _end_of_head(parts: Sequence[_Part], paragraphs: Sequence[str]) -> int:
    """Where the story itself begins in a text that may have a headline."""
    if not _has_headline(parts, paragraphs):
        return _end_of_marks(parts, most_sentences=0)
    end = max(1, _end_of_marks(parts, most_sentences=MOST_DECKS))
    bodies = (_Part.TEXT, _Part.DATELINE)
    return next((position for position in range(end, len(parts)) if parts[position] in bodies), len(parts))


def _read_head(story: _Story, head: Sequence[str], parts: Sequence[_Part]) -> list[str]:
    """Takes label, byline and slugline lines into the story; gives back the lines that are left."""
    left: list[str] = []
    for paragraph, part in zip(head, parts, strict=False):
        label = read_label_line(paragraph, dialect=story.dialect)
        if label:
            story.labels.append(label)
        if part is _Part.BYLINE and (left or story.headline):
            # "By JANE DOE", and on the next line "Associated Press"
            story.byline = f"{story.byline}, {paragraph}" if story.byline else paragraph
        elif part is _Part.SLUGLINE and not label:
            story.furniture.append(paragraph)
        elif part in (_Part.TITLE, _Part.TEXT, _Part.BYLINE):
            left.append(paragraph)
    return left


def _read_titles(story: _Story, titles: Sequence[str]) -> None:
    """A short line without a full stop is a kicker if a headline follows; the next lines are summaries."""
    if not titles:
        return
    has_kicker = len(titles) > 1 and _is_kicker(titles[0]) and _is_title(titles[1])
    story.kicker = titles[0] if has_kicker else ""
    label, story.headline = strip_headline(titles[int(has_kicker)], dialect=story.dialect)
    if label:
        story.labels.insert(0, label)
    decks = titles[int(has_kicker) + 1 :]
    # A long row of lines without full stops is a list, and no summary.
    kind = BlockKind.SUMMARY if len(decks) <= MOST_DECKS else BlockKind.PARAGRAPH
    story.blocks += [Block(kind, deck) for deck in decks]


def _is_kicker(line: str) -> bool:
    """ "Accidents & Disasters": few words, no figure, all capitalised or at most two of weight."""
    words = [word for word in line.split() if word.casefold() not in _SMALL_WORDS]
    if len(line) > 40 or not 1 <= len(words) <= 4 or any(letter.isdigit() for letter in line):
        return False
    return not line.endswith(("?", "!")) and (len(words) <= 2 or all(not word[0].islower() for word in words))


def _read_body(
    story: _Story, paragraphs: Sequence[str], published_at: datetime | None, time_zone: str
) -> None:
    """Takes dateline and sign-off out of the paragraphs and makes blocks of the rest."""
    body = list(paragraphs)
    for position in range(min(len(body), MOST_DECKS + 1)):
        if story.dateline is None:
            story.dateline, body[position] = read_dateline(
                body[position], published_at=published_at, time_zone=time_zone
            )
    _take_sign_off(story, body)
    story.blocks += [Block(_kind(text), text) for text in map(str.strip, body) if text]


def _take_sign_off(story: _Story, body: list[str]) -> None:
    for position in range(len(body) - 1, max(len(body) - 4, -1), -1):
        body[position], sign_off = split_sign_off(body[position])
        if sign_off:
            story.furniture.insert(0, sign_off)
        if body[position]:
            return


def _kind(paragraph: str) -> BlockKind:
    if _CAPTION.match(paragraph):
        return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if _BULLET.match(paragraph) else BlockKind.PARAGRAPH
