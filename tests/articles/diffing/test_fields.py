from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from articles.diffing import FIELDS, compare_documents, to_json
from articles.documents import Block, BlockKind, Dateline, Document, Label, Notice

BASE = Document(
    headline="Dam breaks, 26 dead",
    kicker="World",
    label=Label(raw="(Update 1: adds toll)", kinds=("update",)),
    dateline=Dateline(raw="Quellada, Jan 7"),
    byline="By A. Vos",
    note="Eds: with photos",
    notices=(Notice("An earlier version named another town.", "aside"),),
    blocks=(
        Block(BlockKind.CAPTION, "The dam at dawn."),
        Block(BlockKind.PARAGRAPH, "The dam broke at dawn."),
        Block(BlockKind.PARAGRAPH, "At least 26 people died."),
    ),
)


def changed_fields(new: Document) -> list[str]:
    return [name for name, field in compare_documents(BASE, new).fields.items() if field.has_changed]


def test_every_field_is_compared_apart() -> None:
    changes = {
        "kicker": {"kicker": "Asia"},
        "headline": {"headline": "Dam breaks, 164 dead"},
        "label": {"label": None},
        "dateline": {"dateline": Dateline(raw="Marsk, Jan 8")},
        "byline": {"byline": "By B. Vos"},
        "note": {"note": ""},
        "notices": {"notices": ()},
        "captions": {"blocks": (Block(BlockKind.CAPTION, "The dam at dusk."), *BASE.blocks[1:])},
        "body": {"blocks": BASE.blocks[:2]},
    }
    assert tuple(changes) == FIELDS
    assert {name: changed_fields(replace(BASE, **change)) for name, change in changes.items()} == {
        name: [name] for name in FIELDS
    }


def post(identity: str, text: str) -> Block:
    return Block(BlockKind.POST, text, identity=identity, posted_at=datetime(2022, 1, 7, tzinfo=UTC))


def test_posts_of_a_live_page_are_told_apart_by_identity() -> None:
    old = Document(blocks=(post("2", "12 dead."), post("1", "It began.")))
    new = Document(blocks=(post("3", "12 dead, police say."), post("2", "14 dead."), post("1", "It began.")))
    relations = compare_documents(old, new).fields["body"].paragraphs
    assert [(relation.kind.value, relation.old, relation.new) for relation in relations] == [
        ("added", (), (0,)),
        ("changed", (0,), (1,)),
        ("context", (1,), (2,)),
    ]


def test_the_statistics_count_headline_captions_and_body() -> None:
    new = replace(BASE, headline="Dam breaks, 164 dead", blocks=BASE.blocks[:2])
    stats = compare_documents(BASE, new).stats
    assert (stats.words_old, stats.words_new) == (18, 13)
    assert (stats.words_added, stats.words_removed, stats.words_moved) == (1, 6, 0)
    assert stats.likeness == 0.7742


def test_the_json_has_every_field_and_no_value_of_ours() -> None:
    new = replace(BASE, headline="Dam breaks, 164 dead", blocks=(*BASE.blocks[2:], *BASE.blocks[:2]))
    values = to_json(compare_documents(BASE, new), from_revision={"id": 1}, to_revision={"id": 2})
    assert json.loads(json.dumps(values)) == values
    assert list(values) == ["from", "to", "same_article", "label", "stats", "fields", "is_minor", "truncated"]
    assert list(values["fields"]) == list(FIELDS)
    assert values["fields"]["headline"] == [
        {
            "type": "changed",
            "from": [0],
            "to": [0],
            "offset": {"from": 0, "to": 0},
            "parts": [["=", "Dam breaks, "], ["-", "26"], ["+", "164"], ["=", " dead"]],
        }
    ]


def test_both_ends_of_a_move_are_linked_in_the_json() -> None:
    new = replace(BASE, blocks=(BASE.blocks[0], BASE.blocks[2], BASE.blocks[1]))
    values = to_json(compare_documents(BASE, new), from_revision={}, to_revision={})
    moved = [row for row in values["fields"]["body"] if "moveInfo" in row]
    assert [row["type"] for row in moved] in (["moved_to", "moved_from"], ["moved_from", "moved_to"])
    assert moved[0]["moveInfo"]["linkId"] == moved[1]["moveInfo"]["id"]
    assert moved[1]["moveInfo"] == {"id": "moved-2", "linkId": "moved-0", "linkDirection": "up"}
