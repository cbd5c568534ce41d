from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.documents import Notice
from articles.wire.notices import is_editorial_note, is_notice_heading, read_notice


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction: An earlier version gave the toll as 21.",
        "CORRECTION (March 9): The toll is 12, not 21.",
        "Correction, March 9, 2023: The toll is 12, not 21.",
        "Clarification: The toll counts the whole island.",
        "Editor's note: The mayor's title has been put right.",
        "Editor’s Note: The mayor’s title has been put right.",
        "(Correction: The toll is 12, not 21.)",
        "*This story has been updated to add the mayor's reaction.",
        "This article was amended on 9 March 2023 to correct the toll.",
        "(This March 9 story has been corrected to fix the toll in paragraph 3)",
        "An earlier version said 21.",
        "An earlier version of this story gave another toll.",
        "A previous version of this article gave another toll.",
        "This story originally gave another toll.",
        "Corrección: la cifra es 12 y no 21.",
        "Fe de errores: la cifra es 12 y no 21.",
        "Aclaración: la cifra es de toda la isla.",
        "Rectificación: la cifra es 12.",
        "Nota del editor: se ha corregido el cargo del alcalde.",
        "Esta noticia ha sido actualizada con la reacción del alcalde.",
        "Una versión anterior de esta noticia daba otra cifra.",
        "En una versión anterior de este artículo figuraba otra cifra.",
    ],
)
def test_it_reads_a_note_to_readers(paragraph: str) -> None:
    assert read_notice(paragraph) == Notice(paragraph, where="text")


@pytest.mark.parametrize(
    "paragraph",
    [
        "The correction of the toll surprised the town.",
        "Corrections officers counted 12 dead.",
        "The story has legs, the mayor said.",
        "This page is updated daily.",
        "This story originally appeared in the Herald.",
        "The report was published and 12 people were named.",
        "An earlier storm killed 21.",
        "An earlier report put the toll at 21.",
        "An earlier version of the bill said otherwise.",
        "The report was revised on Thursday to 12 dead.",
        "The article was amended by parliament.",
        "Corrections officers counted 12: nobody was missing.",
        "El artículo fue modificado por el Senado.",
        "Una información anterior de la policía hablaba de 21 muertos.",
        "La corrección de la cifra sorprendió al pueblo.",
        "El informe fue presentado el jueves.",
        "Update: 12 boats are back.",
        "",
    ],
)
def test_it_reads_no_note_from_a_sentence_of_the_story(paragraph: str) -> None:
    assert read_notice(paragraph) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Correction", True),
        ("CORRECTIONS AND CLARIFICATIONS", True),
        ("Fe de errores", True),
        ("Corrections unit", False),
    ],
)
def test_it_knows_the_heading_of_a_note(line: str, expected: bool) -> None:
    assert is_notice_heading(line) is expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Eds: Updates. With AP Photos.", True),
        ("(Eds: Updates.)", True),
        ("EDS: ADDS mayor.", True),
        ("Editors: Please hold the storm story.", True),
        ("Editors at the paper said so.", False),
        ("Edson: the man who saw it.", False),
    ],
)
def test_it_knows_a_note_to_editors(paragraph: str, expected: bool) -> None:
    assert is_editorial_note(paragraph) is expected


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    notice = read_notice(text)
    assert notice is None or notice.text in text
