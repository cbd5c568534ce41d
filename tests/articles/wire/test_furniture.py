from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.furniture import is_furniture, split_furniture, split_sign_off


@pytest.mark.parametrize(
    "line",
    [
        "Related Articles",
        "RELATED STORIES:",
        "Back to top button",
        "↑ Back to top",
        "Share this",
        "Share on WhatsApp",
        "Advertisement",
        "Sign up for our newsletter",
        "Read more: Ferry sails again",
        "READ MORE | Who pays for the roofs?",
        "More on this: Port Ansa storm: nine dead (Friday)",
        "See also: The storm in pictures",
        "Image source, Agency Pictures",
        "Last updated: Mar 9, 2023 12:30 GMT",
        "Published on March 9, 2023 at 3:30 p.m. ET",
        "Updated 3 hours ago",
        "Publicado el 9 de marzo de 2023 a las 12:30 h",
        "Artículos relacionados",
        "Volver arriba",
        "Lea también: El puerto reabre",
        "Te puede interesar: ¿Quién paga los tejados?",
        "Publicidad",
        "(Reporting by Jane Doe in Port Ansa; Editing by John Roe)",
        "Reporting by Jane Doe; editing by John Roe",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Associated Press writer Jane Doe in Port Bel contributed to this report.",
        "Copyright 2023 The Associated Press. All rights reserved.",
        "© EFE 2023. Prohibida la reproducción sin permiso.",
        "This is a developing story; check back for updates.",
        "___",
        "-0-",
        "(END)",
    ],
)
def test_it_knows_what_belongs_to_the_page(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share this burden, the bishop asked them.",
        "Read more books, the teacher said.",
        "Related deaths rose to 12.",
        "More: the mayor wants more.",
        "More, he shouted!",
        "Updated figures put the toll at 15",
        "UPDATED: 6.1 quake shakes coast",
        "Published accounts speak of 300 dead",
        "Copyright law was changed on Thursday.",
        "Comments by the mayor angered 12 families",
        "Reporting by telephone, the captain counted 12 dead.",
        "AP staff counted 12 boats.",
        "Watch out",
        "Facebook said it removed 12 pages.",
        "The story is developing.",
        "Más de 12 personas murieron",
        "Temas de hoy",
        "12",
        "“Back to top”, the coach said.",
        "Related Articles " * 100,
    ],
)
def test_it_never_takes_a_sentence_of_the_story(line: str) -> None:
    assert not is_furniture(line)


def test_a_closing_list_of_titles_belongs_to_the_page() -> None:
    paragraphs = ["The port is closed.", "Related Articles", "Ferry sails again", "Who pays?", "Back to top"]
    assert split_furniture(paragraphs) == (paragraphs[:1], paragraphs[1:])


def test_a_heading_with_sentences_behind_it_takes_none_of_them() -> None:
    paragraphs = ["The port is closed.", "Related", "The ferry sails again, the mayor said.", "Share"]
    assert split_furniture(paragraphs) == ([paragraphs[0], paragraphs[2]], [paragraphs[1], paragraphs[3]])


@pytest.mark.parametrize(
    ("paragraph", "text", "sign_off"),
    [
        ("The port is closed. EFE", "The port is closed.", "EFE"),
        ("“We saw nothing.” EFE", "“We saw nothing.”", "EFE"),
        ("The port is closed. EFE abc/def", "The port is closed.", "EFE abc/def"),
        ("El puerto sigue cerrado.EFE", "El puerto sigue cerrado.", "EFE"),
        ("El puerto sigue cerrado. EFE jp-abc/xyz (foto) (vídeo)", "El puerto sigue cerrado.",
         "EFE jp-abc/xyz (foto) (vídeo)"),
        ("The port is closed. (EFE)", "The port is closed.", "(EFE)"),
        ("The port is closed. dpa abc xyz", "The port is closed.", "dpa abc xyz"),
        ("The port is closed. (END)", "The port is closed.", "(END)"),
        ("The port is closed. Enditem", "The port is closed.", "Enditem"),
        ("The port is closed. PTI ABC XYZ", "The port is closed.", "PTI ABC XYZ"),
        ("EFE abc/def", "", "EFE abc/def"),
        ("abc/def", "", "abc/def"),
        ("he told EFE", "he told EFE", ""),
        ("The mayor spoke to EFE.", "The mayor spoke to EFE.", ""),
        ("The port is closed. AFP reported it.", "The port is closed. AFP reported it.", ""),
        ("The port is closed.", "The port is closed.", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_it_takes_the_sign_off_of_the_agency(paragraph: str, text: str, sign_off: str) -> None:
    assert split_sign_off(paragraph) == (text, sign_off)


@given(st.lists(st.text(max_size=100)))
def test_every_paragraph_is_either_of_the_story_or_of_the_page(paragraphs: list[str]) -> None:
    story, furniture = split_furniture(paragraphs)
    assert sorted(story + furniture) == sorted(paragraphs)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text", ["(reporting by " * 4000, "a/" * 25_000, "EFE " * 12_000, "©" * 800, "Updated 1 " * 90]
)
def test_a_long_text_does_not_hang_the_reader(text: str) -> None:
    split_furniture([text])
    split_sign_off(text)
