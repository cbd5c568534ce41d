from __future__ import annotations

from dataclasses import replace

import pytest

from articles.diffing import compare_documents, compare_texts
from articles.documents import Block, BlockKind, Document

MINOR = [
    ("He said “no”.", 'He said "no".'),
    ("It’s over – for now…", "It's over - for now..."),
    ("One.\n\nTwo.", "One.\nTwo.\n"),
    ("One two.", "One  two. "),
    ("caf\u00e9", "cafe\u0301"),
    ("10\u00a0000 people", "10 000 people"),
    ("an up\u00addate", "an update"),
    ("One here.\r\nTwo here.", "One here.\nTwo here."),
    ("First one. Second one.", "First one.\n\nSecond one."),
    ("“Hi”", '"Hi"'),
    ("same", "same"),
]
NOT_MINOR = [
    ("26 died.", "27 died."),
    ("1.5 million", "15 million"),
    ("3.5%", "35%"),
    ("10-12 died", "1012 died"),
    ("10 000 died", "10 0000 died"),
    ("3 million", "3 billion"),
    ("It was responsible.", "It was not responsible."),
    ("He can go.", "He can't go."),
    ("Mr. Smith", "Mr. Smyth"),
    ("on Jan. 7", "on Jan. 8"),
    ("us", "US"),
    ("No, survivors were found", "No survivors were found"),
    ("-5 degrees", "5 degrees"),
    ("twelve died", "12 died"),
    ("some where", "somewhere"),
    ("One.\nTwo two two two.\nThree three three.", "Two two two two.\nThree three three.\nOne."),
    ("text", ""),
]


@pytest.mark.parametrize(("old", "new"), MINOR)
def test_typography_and_white_space_are_minor(old: str, new: str) -> None:
    assert compare_texts(old, new).is_minor


@pytest.mark.parametrize(("old", "new"), NOT_MINOR)
def test_another_number_name_date_or_negation_is_never_minor(old: str, new: str) -> None:
    assert not compare_texts(old, new).is_minor


def test_furniture_alone_is_minor_and_no_change_of_the_article() -> None:
    old = Document(headline="A", blocks=(Block(BlockKind.PARAGRAPH, "B."),), furniture=("Back to top",))
    comparison = compare_documents(old, replace(old, furniture=("Most read",)))
    assert comparison.is_minor
    assert not comparison.has_changed


def test_a_new_byline_is_not_minor() -> None:
    assert not compare_documents(Document(byline="By A. Vos"), Document(byline="By B. Vos")).is_minor
