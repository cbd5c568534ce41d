from __future__ import annotations

import pytest

from articles.diffing import compare_documents, compare_passages, compare_texts
from articles.documents import Block, BlockKind, Document

KILLED = "Security forces killed at least 26 people in Quellada."

# (old, the span of it, new, where it stands now, how)
CARRIED = [
    (KILLED, "26", KILLED.replace("26", "164"), "164", "replaced"),
    (KILLED, "26", KILLED.replace("Quellada", "Marsk"), "26", "kept"),
    (KILLED, "at least 26 people", KILLED.replace("26", "164"), "at least 164 people", "replaced"),
    (KILLED, "26", KILLED.replace("at least 26", "about 164"), "164", "replaced"),
    (KILLED, "26", KILLED.replace("at least 26", "dozens of"), "dozens of", "replaced"),
    (KILLED, "26", KILLED.replace("26", "between 100 and 164"), "between 100 and 164", "replaced"),
    (KILLED, "26", KILLED.replace("26 people", "people"), None, ""),
    (KILLED, "26", "", None, ""),
    (KILLED, "26", f"New here.\n\n{KILLED}", "26", "kept"),
    ("The blast killed 18 and wounded 43.", "43", "The blast killed 16 and wounded 57.", "57", "replaced"),
    ("It cost $1.2bn then.", "$1.2bn", "It cost $1.8bn then.", "$1.8bn", "replaced"),
    ("Some 3,000 were held.", "3,000", "Some 5,800 were held.", "5,800", "replaced"),
    ("Rain fell on all 12 towns.", "12", "Snow is due on 15 peaks.", None, ""),
]


@pytest.mark.parametrize(("old", "span", "new", "expected", "how"), CARRIED)
def test_a_span_is_carried_to_where_its_words_stand(
    old: str, span: str, new: str, expected: str | None, how: str
) -> None:
    start = old.index(span)
    carried = compare_texts(old, new).carry(start, start + len(span))
    if expected is None:
        assert carried is None
    else:
        assert carried is not None
        assert (new[carried.start : carried.end], carried.how) == (expected, how)


def test_a_number_is_followed_through_a_move() -> None:
    old = [KILLED, "The storm hit the coast at noon.", "Ships turned back to the harbour."]
    new = [*old[1:], KILLED.replace("26", "164")]
    at = KILLED.index("26")
    carried = compare_passages(old, new).carry_in(0, at, at + 2)
    assert carried == (2, at, at + 3, "replaced", True)


def test_a_number_is_followed_into_the_second_half_of_a_split() -> None:
    old = ["The ferry sank off the cape. Divers found 14 bodies in it."]
    new = ["The ferry sank off the cape.", "Divers found 17 bodies in it."]
    at = old[0].index("14")
    assert compare_passages(old, new).carry_in(0, at, at + 2) == (1, 13, 15, "replaced", False)


def test_a_span_over_two_paragraphs_is_carried_as_one() -> None:
    comparison = compare_texts("One is here.\nTwo is here.", "Zero.\nOne is here.\nTwo is here.")
    assert comparison.carry(0, 25) == (6, 31, "kept", False)


def test_nothing_is_carried_out_of_an_empty_text() -> None:
    assert compare_texts("", "Something.").carry(0, 0) is None


def document(headline: str, *paragraphs: str, caption: str = "") -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return Document(
        headline=headline, blocks=(Block(BlockKind.CAPTION, caption), *blocks) if caption else blocks
    )


def test_a_number_in_a_document_is_carried_by_passage() -> None:
    old = document("26 dead", KILLED, caption="A street.")
    new = document("164 dead", "New here.", KILLED.replace("26", "164"), caption="A street.")
    comparison = compare_documents(old, new)
    at = KILLED.index("26")
    assert comparison.carry_in(2, at, at + 2) == (3, at, at + 3, "replaced", False)
    assert comparison.carry_in(0, 0, 2) == (0, 0, 3, "replaced", False)
    assert comparison.carry_in(1, 2, 8) == (1, 2, 8, "kept", False)
