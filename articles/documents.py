"""What one state of an article says, as values: the words of the publisher and nothing of ours.

A Document is what every reader (plain text, later HTML and the IPTC formats) makes and what
`articles.ingest.record_revision` stores. Its JSON form is what is hashed, so it is canonical: every
key is always there, in one order, and times are ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class BlockKind(StrEnum):
    HEADLINE = "headline"
    SUMMARY = "summary"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    TABLE_ROW = "table_row"
    LIST_ITEM = "list_item"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Block:
    """One passage of text; a post of a live page has an identity and a time of its own."""

    kind: BlockKind
    text: str
    identity: str = ""
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LabelItem:
    """One thing that a label announces: "adds" + "Tokayev speech", with the paragraph if it names one."""

    verb: str
    what: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What the publisher says it did: "(Update 1: adds Tokayev speech)"."""

    raw: str
    kinds: tuple[str, ...]
    sequence: int | None = None
    note: str = ""
    items: tuple[LabelItem, ...] = ()
    paragraphs: tuple[int, ...] = ()
    dialect: str = "generic"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by which agency a report was filed: "Nur-Sultan, Jan 7 (EFE).-"."""

    raw: str
    place: str = ""
    date: date | None = None
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A note of correction or update, and where on the page it stood."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Document:
    """One state of an article. `blocks` is the body in reading order; the headline stands apart."""

    headline: str = ""
    blocks: tuple[Block, ...] = ()
    kicker: str = ""
    label: Label | None = None
    dateline: Dateline | None = None
    byline: str = ""
    note: str = ""
    notices: tuple[Notice, ...] = ()
    furniture: tuple[str, ...] = ()
    language: str = ""

    def passages(self) -> tuple[Block, ...]:
        """All text that may state a number, as blocks: the headline is always passage 0, even when empty."""
        return (Block(BlockKind.HEADLINE, self.headline), *self.blocks)


def to_json(document: Document) -> dict[str, Any]:
    """The document as plain JSON values, every field present; `from_json` gives it back."""
    return {
        **_fields(document),
        "blocks": [_block_to_json(block) for block in document.blocks],
        "label": _label_to_json(document.label) if document.label else None,
        "dateline": _dateline_to_json(document.dateline) if document.dateline else None,
        "notices": [_fields(notice) for notice in document.notices],
        "furniture": list(document.furniture),
    }


def _fields(value: Any) -> dict[str, Any]:
    # dataclasses.asdict copies every value it meets, at ten times the cost.
    return {name: getattr(value, name) for name in value.__slots__}


def _block_to_json(block: Block) -> dict[str, Any]:
    posted_at = block.posted_at.isoformat() if block.posted_at else None
    return {**_fields(block), "kind": str(block.kind), "posted_at": posted_at}


def _label_to_json(label: Label) -> dict[str, Any]:
    items = [_fields(item) for item in label.items]
    lists = {"kinds": list(label.kinds), "items": items, "paragraphs": list(label.paragraphs)}
    return {**_fields(label), **lists}


def _dateline_to_json(dateline: Dateline) -> dict[str, Any]:
    return {**_fields(dateline), "date": dateline.date.isoformat() if dateline.date else None}


def from_json(values: dict[str, Any]) -> Document:
    """The document that `to_json` wrote; fields it does not name keep their defaults.

    Raises KeyError or ValueError where the values are no document.
    """
    return Document(
        **{
            **values,
            "blocks": tuple(_block(value) for value in values.get("blocks", ())),
            "label": _label(values.get("label")),
            "dateline": _dateline(values.get("dateline")),
            "notices": tuple(Notice(**value) for value in values.get("notices", ())),
            "furniture": tuple(values.get("furniture", ())),
        }
    )


def _block(value: dict[str, Any]) -> Block:
    posted_at = value.get("posted_at")
    return Block(
        kind=BlockKind(value["kind"]),
        text=value["text"],
        identity=value.get("identity", ""),
        posted_at=datetime.fromisoformat(posted_at) if posted_at else None,
    )


def _label(value: dict[str, Any] | None) -> Label | None:
    if not value:
        return None
    return Label(
        **{
            **value,
            "kinds": tuple(value["kinds"]),
            "items": tuple(LabelItem(**item) for item in value.get("items", ())),
            "paragraphs": tuple(value.get("paragraphs", ())),
        }
    )


def _dateline(value: dict[str, Any] | None) -> Dateline | None:
    if not value:
        return None
    filed_on = value.get("date")
    return Dateline(**{**value, "date": date.fromisoformat(filed_on) if filed_on else None})
