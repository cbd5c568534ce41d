"""What a precise reader leaves out comes back from the outline, and nothing else does."""
# Markup is written as it is served.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from articles.documents import Block, BlockKind
from articles.reading.gaps import fill_gaps
from articles.reading.outlines import outline_body
from articles.reading.passages import read_passages
from articles.reading.trees import build_tree

FIRST = "A ferry with 40 people on board ran aground off Kolding Bay on Monday, the coast guard said in the morning."
SECOND = "All of them were taken ashore by noon, among them two children and a dog, according to the owner."
THIRD = "“It was over before we knew,” said Ines Barroso, who had been on deck when the ship struck a rock."

# The page's article, the paragraphs that were read of it, and what it says.
GAPS = (
    ("a heading", f"<p>{FIRST}</p><h2>On the rock</h2><p>{SECOND}</p>", [FIRST, SECOND], [FIRST, "On the rock", SECOND]),
    ("a list", f"<p>{FIRST}</p><ul><li>One tug</li><li>Two boats</li></ul><p>{SECOND}</p>", [FIRST, SECOND],
     [FIRST, "One tug", "Two boats", SECOND]),
    ("a paragraph", f"<p>{FIRST}</p><p>No one was hurt.</p><p>{SECOND}</p>", [FIRST, SECOND], [FIRST, "No one was hurt.", SECOND]),
    ("the first paragraph", f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", [SECOND, THIRD], [FIRST, SECOND, THIRD]),
    ("text right in the box", f"{FIRST}<p>{SECOND}</p><p>{THIRD}</p>", [SECOND, THIRD], [FIRST, SECOND, THIRD]),
    ("the end of a paragraph", f"<p>{FIRST}</p><p>{SECOND} <a href='/dog'>The dog</a> was wet.</p><p>{THIRD}</p>",
     [FIRST, SECOND, THIRD], [FIRST, f"{SECOND} The dog was wet.", THIRD]),
    ("lines of one paragraph", f"<p>{FIRST}<br>{SECOND}</p><p>{THIRD}</p>", [FIRST, SECOND, THIRD], [FIRST, SECOND, THIRD]),
    ("a line of no sentence", f"<p>{FIRST}</p><p>Our app</p><p>{SECOND}</p>", [FIRST, SECOND], [FIRST, SECOND]),
    ("the letter of an icon", f"<p>{FIRST}</p><h3>S</h3><p>{SECOND}</p>", [FIRST, SECOND], [FIRST, SECOND]),
    ("another box", f"<p>{FIRST}</p><div class='related'><p>A tug sank off Marsk.</p></div><p>{SECOND}</p>", [FIRST, SECOND],
     [FIRST, SECOND]),
    ("a heading above what readers say", f"<p>{FIRST}</p><h2>On the rock</h2><p>{SECOND}</p>", [FIRST, SECOND, "I was there. " * 9],
     [FIRST, "On the rock", SECOND, "I was there. " * 9]),
    ("what was read from elsewhere", f"<p>{FIRST}</p><h2>On the rock</h2><p>{SECOND}</p>", ["Aground.", FIRST, SECOND, "Done."],
     ["Aground.", FIRST, "On the rock", SECOND, "Done."]),
)  # fmt: skip


@pytest.mark.parametrize(("name", "article", "read", "filled"), GAPS, ids=[row[0] for row in GAPS])
def test_gaps_are_filled(name: str, article: str, read: list[str], filled: list[str]) -> None:
    page = build_tree(f"<!doctype html><html><body><div class='story'>{article}</div></body></html>")
    assert page
    outlined = outline_body(read_passages(page.root))
    blocks = fill_gaps([Block(BlockKind.PARAGRAPH, text) for text in read], outlined)
    assert [block.text for block in blocks] == filled
