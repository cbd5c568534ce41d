"""Readings written as marked sentences: "[[Fourteen|deaths 14]] people were killed"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from articles.documents import Block, BlockKind, Document, Label, LabelItem, Notice
from claims.following import ArticleState, Reading, Step, follow
from claims.mentions import OTHER, Attribution, Bound, Certainty, Counting, Mention, Quantity
from claims.weighing import HARM, Spot

MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
FOLLOWED = HARM | {OTHER}
NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)


def unmark(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """The text without marks, and a mention for each: measure, bound, value, high, then name=value."""
    text, mentions, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        start = len(text)
        text += mark[1]
        mentions.append((start, len(text), mark[2]))
        at = mark.end()
    text += marked[at:]
    return text, tuple(_mention(text, *place) for place in mentions)


def _mention(text: str, start: int, end: int, code: str) -> Mention:
    sentence_start = max(text.rfind(". ", 0, start) + 2, 0) if ". " in text[:start] else 0
    stop = text.find(". ", end)
    mention = Mention(
        start=start,
        end=end,
        surface=text[start:end],
        quantity=Quantity(Decimal(0)),
        sentence_start=sentence_start,
        sentence_end=len(text) if stop < 0 else stop + 1,
    )
    for place, word in enumerate(code.split()):
        mention = _with(mention, place, word)
    return mention


def _with(mention: Mention, place: int, word: str) -> Mention:
    quantity = mention.quantity
    name, _, value = word.partition("=")
    value = value.replace("_", " ")
    if place == 0:
        return replace(mention, measure=word)
    if name in set(Bound) and not value:
        return replace(mention, quantity=replace(quantity, bound=Bound(name)))
    if re.fullmatch(r"[\d.]+", word):
        return replace(mention, quantity=replace(quantity, value=Decimal(word)))
    match name:
        case "high":
            return replace(mention, quantity=replace(quantity, value_high=Decimal(value)))
        case "unit":
            return replace(mention, quantity=replace(quantity, unit=value))
        case "by":
            return replace(mention, attribution=Attribution(value))
        case "counting":
            return replace(mention, counting=Counting(value))
        case "feared":
            return replace(mention, certainty=Certainty.FEARED)
        case "earlier":
            return replace(mention, is_earlier_value=True)
        case "implicit":
            return replace(mention, is_implicit=True)
        case "background":
            return replace(mention, is_background=True)
    return replace(mention, **{name: value})


def reading(
    *paragraphs: str | Block,
    headline: str = "",
    label: Label | None = None,
    notices: tuple[str, ...] = (),
    position: int = 0,
    tracked: frozenset[str] | None = FOLLOWED,
    **more: object,
) -> Reading:
    """A revision of marked paragraphs, an hour after the one before it."""
    title, found = unmark(headline)
    blocks, mentions = [], [(0, mention) for mention in found]
    for passage, paragraph in enumerate(paragraphs, start=1):
        block = paragraph if isinstance(paragraph, Block) else Block(BlockKind.PARAGRAPH, paragraph)
        text, found = unmark(block.text)
        blocks.append(replace(block, text=text))
        mentions += [(passage, mention) for mention in found]
    document = Document(
        headline=title,
        blocks=tuple(blocks),
        label=label,
        notices=tuple(Notice(text, "text") for text in notices),
    )
    at = NOON + timedelta(hours=position)
    return Reading(document, tuple(mentions), at=at, position=position, tracked=tracked, **more)  # type: ignore[arg-type]


def labelled(*items: tuple[str, str], kinds: tuple[str, ...] = ("update",), **more: object) -> Label:
    """A label that announces these (verb, object) pairs."""
    return Label(
        raw="; ".join(f"{verb} {what}" for verb, what in items) or kinds[0].upper(),
        kinds=kinds,
        items=tuple(LabelItem(verb, what) for verb, what in items),
        **more,  # type: ignore[arg-type]
    )


def follow_all(*readings: Reading) -> list[Step]:
    """The steps of these revisions, in order."""
    state, steps = ArticleState(), []
    for one in readings:
        steps.append(follow(state, one))
        state = steps[-1].state
    return steps


def last_step(*readings: Reading) -> Step:
    """What the last of these revisions brought, each an hour after the one before."""
    in_order = [
        replace(one, position=place, at=NOON + timedelta(hours=place)) for place, one in enumerate(readings)
    ]
    return follow_all(*in_order)[-1]


def spot(marked: str, *, kind: BlockKind = BlockKind.PARAGRAPH, passage: int = 1, position: int = 0) -> Spot:
    """The only mention of a marked sentence, where it stands."""
    text, (mention,) = unmark(marked)
    sentence = text[mention.sentence_start : mention.sentence_end]
    return Spot(mention, position, passage, kind, sentence)
