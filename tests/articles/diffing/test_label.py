from __future__ import annotations

import pytest

from articles.diffing import compare_documents
from articles.diffing.label import hold_label
from articles.documents import Block, BlockKind, Document, Label, LabelItem


def document(headline: str, *paragraphs: str) -> Document:
    return Document(headline=headline, blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))


OLD = document(
    "Dam break kills 26",
    "The dam broke on Friday.",
    "At least 26 people were killed, officials said.",
    "Rain is forecast.",
    "Schools stay closed.",
)
NEW = document(
    "Dam break kills 164",
    "The dam broke on Friday.",
    "At least 164 people were killed, officials said.",
    "“We were warned,” Governor Oduya said in a televised speech to the nation.",
    "Rain is forecast.",
    "Schools stay closed.",
)
ONE_WORD = document("Dam break kills 26", *[block.text.replace("closed", "shut") for block in OLD.blocks])
CURLY = document("Dam break kills 26", *[block.text.replace(". ", ".  ") + " " for block in OLD.blocks])

# (verb, what, paragraph, the new state, verdict, the field that tells)
ITEMS = [
    ("adds", "Oduya speech", None, NEW, "borne_out", "body"),
    ("adds", "details", None, NEW, "borne_out", "body"),
    ("adds", "governor's comment", 3, NEW, "borne_out", "body"),
    ("adds", "health minister", None, NEW, "cannot_tell", ""),
    ("adds", "health minister", None, ONE_WORD, "not_borne_out", ""),
    ("adds", "details", None, ONE_WORD, "not_borne_out", ""),
    ("adds", "details", None, OLD, "not_borne_out", ""),
    ("adds", "video", None, OLD, "cannot_tell", ""),
    ("adds", "new death toll", None, NEW, "borne_out", "body"),
    ("updates", "death toll", None, NEW, "borne_out", "body"),
    ("updates", "death toll", None, OLD, "not_borne_out", ""),
    ("updates", "death toll", None, ONE_WORD, "cannot_tell", ""),
    ("updates", "death toll", 2, NEW, "borne_out", "body"),
    ("corrects", "paragraph 2", 2, NEW, "borne_out", "body"),
    ("corrects", "paragraph 1", 1, ONE_WORD, "not_borne_out", ""),
    ("corrects", "paragraph 3", 3, ONE_WORD, "cannot_tell", "body"),
    ("corrects", "school closures", None, ONE_WORD, "borne_out", "body"),
    ("changes", "headline", None, NEW, "borne_out", "headline"),
    ("changes", "headline", None, ONE_WORD, "not_borne_out", "headline"),
    ("removes", "governor", None, OLD, "not_borne_out", ""),
    ("recasts", "", None, ONE_WORD, "cannot_tell", ""),
    ("actualiza", "cifra de muertos", None, NEW, "borne_out", "body"),
    ("repeats", "", None, OLD, "borne_out", ""),
    ("repeats", "", None, CURLY, "borne_out", ""),
    ("repeats", "", None, NEW, "not_borne_out", "headline"),
]


@pytest.mark.parametrize(("verb", "what", "paragraph", "new", "verdict", "field"), ITEMS)
def test_an_announced_item_is_held_against_what_changed(
    verb: str, what: str, paragraph: int | None, new: Document, verdict: str, field: str
) -> None:
    label = Label(raw="", kinds=("update",), items=(LabelItem(verb, what, paragraph),))
    check = hold_label(label, compare_documents(OLD, new))[0]
    assert (check.verdict.value, check.field) == (verdict, field)


def test_the_passage_that_bears_an_item_out_is_named() -> None:
    label = Label(raw="", kinds=("update",), items=(LabelItem("adds", "Oduya speech"),))
    comparison = compare_documents(OLD, NEW)
    check = hold_label(label, comparison)[0]
    assert "Oduya" in comparison.fields[check.field].paragraphs[check.index or 0].parts[0][1]


def test_a_repeat_is_checked_even_without_a_word() -> None:
    label = Label(raw="RPT-", kinds=("repeat",))
    assert hold_label(label, compare_documents(OLD, NEW))[0].verdict == "not_borne_out"


def test_a_label_without_items_has_nothing_to_be_checked() -> None:
    assert hold_label(Label(raw="1ST LEAD", kinds=("lead",)), compare_documents(OLD, NEW)) == ()
