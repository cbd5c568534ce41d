from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.documents import BlockKind, Dateline, Document, LabelItem, Notice, from_json, to_json
from articles.wire.plain_text import read_plain_text, read_story

PUBLISHED = datetime(2023, 1, 1, 4, 0, tzinfo=UTC)

EFE = """Accidents & Disasters

Storm tears the roofs off Port Ansa’s old harbour

(Update 1: adds mayor’s speech)

Port Ansa, Dec 31 (EFE).- At least 12 people died in the storm, the mayor said on Saturday.

“We saw the roofs go,” she said.

The port stays closed until Monday, according to “sources in the town hall.” EFE abc/def


Related Articles

Ferry sails again

Back to top button"""

SPANISH = """Sucesos

El temporal deja doce muertos en Puerto Ansa

(Actualización 2: con declaraciones del alcalde)

Por Juana Pérez

Puerto Ansa (Costa Bela), 31 dic (EFE).- Al menos doce personas murieron en el temporal.

Fe de errores: una versión anterior hablaba de 25 muertos.

El puerto sigue cerrado. EFE

jp/abc

Noticias relacionadas

Volver arriba"""

WRAPPED = """UPDATE 2-Storm tears the roofs off the old harbour and shuts Port Ansa's
airport, mayor says

(Adds mayor in paragraph 2, toll in paragraph 3)

By Jane Doe and John Roe

PORT ANSA, Dec 31 (Reuters) - At least twelve people died in the storm
that crossed the island overnight, the mayor said, and more than fifty
were hurt in the old harbour.

The airport stays closed.

(Reporting by Jane Doe; Editing by John Roe)
"""

AP = """BC-XX--Storm, 3rd Ld-Writethru,512
Eds: UPDATES with toll. With AP Photos.
Storm kills 12 in Port Ansa
By JANE DOE
Associated Press
PORT ANSA, Costa Bela (AP) — At least 12 people died.
___
Copyright 2022 The Associated Press. All rights reserved."""


def texts(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def test_it_reads_every_part_of_a_report() -> None:
    document = read_plain_text(
        EFE, published_at=PUBLISHED, time_zone="Europe/Madrid", dialect="efe", language="en"
    )
    assert document.kicker == "Accidents & Disasters"
    assert document.headline == "Storm tears the roofs off Port Ansa’s old harbour"
    assert document.label is not None
    assert (document.label.kinds, document.label.sequence) == (("update",), 1)
    assert document.label.items == (LabelItem("adds", "mayor’s speech"),)
    assert document.dateline == Dateline("Port Ansa, Dec 31 (EFE).-", "Port Ansa", date(2022, 12, 31), "EFE")
    assert texts(document) == [
        "At least 12 people died in the storm, the mayor said on Saturday.",
        "“We saw the roofs go,” she said.",
        "The port stays closed until Monday, according to “sources in the town hall.”",
    ]
    assert document.furniture == (
        "EFE abc/def",
        "Related Articles",
        "Ferry sails again",
        "Back to top button",
    )
    assert document.language == "en"


def test_it_reads_a_report_in_spanish() -> None:
    document = read_plain_text(SPANISH, published_at=PUBLISHED, dialect="efe")
    assert document.kicker == "Sucesos"
    assert document.headline == "El temporal deja doce muertos en Puerto Ansa"
    assert document.label is not None
    assert (document.label.kinds, document.label.sequence) == (("update",), 2)
    assert document.byline == "Por Juana Pérez"
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.date) == (
        "Puerto Ansa (Costa Bela)",
        date(2022, 12, 31),
    )
    assert document.notices == (
        Notice("Fe de errores: una versión anterior hablaba de 25 muertos.", where="text"),
    )
    assert texts(document) == ["Al menos doce personas murieron en el temporal.", "El puerto sigue cerrado."]
    assert document.furniture == ("EFE", "jp/abc", "Noticias relacionadas", "Volver arriba")


def test_it_joins_hard_wrapped_lines() -> None:
    document = read_plain_text(WRAPPED, published_at=PUBLISHED, dialect="reuters")
    assert document.headline == (
        "Storm tears the roofs off the old harbour and shuts Port Ansa's airport, mayor says"
    )
    assert document.label is not None
    assert document.label.raw == "UPDATE 2- (Adds mayor in paragraph 2, toll in paragraph 3)"
    assert document.label.paragraphs == (2, 3)
    assert document.byline == "By Jane Doe and John Roe"
    assert texts(document) == [
        (
            "At least twelve people died in the storm that crossed the island overnight, the mayor said, "
            "and more than fifty were hurt in the old harbour."
        ),
        "The airport stays closed.",
    ]
    assert document.furniture == ("(Reporting by Jane Doe; Editing by John Roe)",)


def test_it_reads_a_take_with_single_newlines() -> None:
    document = read_plain_text(AP, published_at=PUBLISHED, dialect="ap")
    assert document.headline == "Storm kills 12 in Port Ansa"
    assert document.note == "Eds: UPDATES with toll. With AP Photos."
    assert document.byline == "By JANE DOE, Associated Press"
    assert document.label is not None
    assert (document.label.kinds, document.label.sequence) == (("lead", "writethru", "update"), 3)
    assert texts(document) == ["At least 12 people died."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_kind_of_newline_makes_no_difference(newline: str) -> None:
    assert read_plain_text(EFE.replace("\n", newline)) == read_plain_text(EFE)


def test_single_newlines_give_the_same_document_as_blank_lines() -> None:
    single = "\n".join(line for line in EFE.split("\n") if line)
    assert read_plain_text(single) == read_plain_text(EFE)


@pytest.mark.parametrize(
    ("text", "kicker", "headline"),
    [
        ("Storm kills 12\n\nTwelve people died.", "", "Storm kills 12"),
        ("World\n\nStorm kills 12\n\nTwelve people died.", "World", "Storm kills 12"),
        (
            "Conflictos y guerras\n\nEl temporal deja 12\n\nMurieron.",
            "Conflictos y guerras",
            "El temporal deja 12",
        ),
        ("Storm kills 12\n\nThe harbour is closed\n\nTwelve people died.", "", "Storm kills 12"),
        ("Storm Kills\n\nTwelve people died.", "", "Storm Kills"),
        ("Storm kills 12 in the U.S.\n\nTwelve people died.", "", "Storm kills 12 in the U.S."),
        ("Who pays for the roofs?\n\nTwelve people died.", "", "Who pays for the roofs?"),
        ("URGENT\n\nStorm kills 12\n\nTwelve people died.", "", "Storm kills 12"),
        ("The mayor spoke.\n\n(Update 1: adds mayor)\n\nTwelve died.", "", "The mayor spoke."),
        ("STORM KILLS TWELVE\n\nPORT ANSA, DEC 31 (EFE).- TWELVE DIED.", "", "STORM KILLS TWELVE"),
        ("UPDATE 1-Storm kills 12", "", "Storm kills 12"),
        ("Twelve people died.\n\nThe port is closed.", "", ""),
        ("The mayor said:\n\n“Stay at home.”", "", ""),
        ("PORT ANSA, DEC 31 (EFE).- TWELVE DIED.\n\nTHE PORT IS CLOSED", "", ""),
        ("PHOTO: The harbour on Friday\n\nTwelve people died.", "", ""),
    ],
)
def test_it_tells_kicker_and_headline_from_the_text(text: str, kicker: str, headline: str) -> None:
    document = read_plain_text(text)
    assert (document.kicker, document.headline) == (kicker, headline)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Storm kills 12\n\nThe harbour is closed\n\nTwelve died.", ["summary", "paragraph"]),
        (
            "Storm kills 12\n\nThe harbour is closed.\n\nBy Jane Doe\n\nANSA (AP) — Twelve died.",
            ["summary", "paragraph"],
        ),
        (
            "Storm kills 12\n\n- Port shut\n\n• Airport shut\n\nTwelve died.",
            ["list_item", "list_item", "paragraph"],
        ),
        ("Storm kills 12\n\nFoto: el puerto el viernes\n\nTwelve died.", ["caption", "paragraph"]),
        (
            "Storm\n\nTwelve died.\n\nImage caption: The harbour\n\nCalm.",
            ["paragraph", "caption", "paragraph"],
        ),
        ("Storm kills 12\n\nA\n\nB\n\nC\n\nTwelve died.", ["paragraph"] * 4),
    ],
)
def test_it_tells_the_kinds_of_blocks(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in read_plain_text(text).blocks] == kinds


def test_a_label_may_stand_before_the_dateline() -> None:
    document = read_plain_text("Storm kills 12\n\n(Adds mayor) ANSA, Dec 31 (Reuters) - Twelve died.")
    assert document.label is not None
    assert document.label.raw == "(Adds mayor)"
    assert texts(document) == ["Twelve died."]


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    document = read_plain_text("Storm kills 12\n\nPORT ANSA, Dec 31 (Reuters) -\n\nTwelve died.")
    assert document.dateline is not None
    assert texts(document) == ["Twelve died."]


def test_a_heading_and_the_note_under_it_are_one_notice() -> None:
    document = read_plain_text("Storm kills 12\n\nTwelve died.\n\nCorrection\n\nThe toll was 12, not 21.")
    assert document.notices == (Notice("Correction\nThe toll was 12, not 21.", where="text"),)
    assert texts(document) == ["Twelve died."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \t", "\ufeff"])
def test_a_text_without_words_is_an_empty_document(text: str) -> None:
    assert read_plain_text(text) == Document()
    assert read_story(headline=text.strip("\ufeff"), body=text) == Document()


def test_a_story_is_read_from_its_fields() -> None:
    document = read_story(
        headline="UPDATE 1-Storm kills 12 in Port Ansa",
        body="(Adds mayor in paragraph 2)\n\nBy Jane Doe\n\n"
        "PORT ANSA, Dec 31 (Reuters) - At least 12 people died.\n\nThe port is closed.",
        published_at=PUBLISHED,
        dialect="reuters",
    )
    assert document.headline == "Storm kills 12 in Port Ansa"
    assert document.label is not None
    assert document.label.raw == "UPDATE 1- (Adds mayor in paragraph 2)"
    assert document.byline == "By Jane Doe"
    assert texts(document) == ["At least 12 people died.", "The port is closed."]


def test_a_label_given_apart_comes_before_one_in_the_text() -> None:
    document = read_story(headline="Storm", body="(Update 1: adds toll)\n\nTwelve died.", label="UPDATE 2")
    assert document.label is not None
    assert document.label.sequence == 2
    assert document.label.items == (LabelItem("adds", "toll"),)


def test_a_body_keeps_all_its_paragraphs_when_the_headline_is_given() -> None:
    body = ["Port closed", "Twelve people died.", "Airport closed", "By land and sea they came."]
    document = read_story(headline="Storm", body="\n\n".join(body))
    assert texts(document) == body


def test_a_body_that_begins_with_the_headline_says_it_once() -> None:
    document = read_story(headline="Storm kills 12", body="Storm kills 12\n\nTwelve people died.")
    assert texts(document) == ["Twelve people died."]
    assert document.furniture == ("Storm kills 12",)


def test_a_body_that_is_only_the_headline_is_kept() -> None:
    assert texts(read_story(headline="Storm kills 12", body="Storm kills 12")) == ["Storm kills 12"]


def test_words_in_brackets_are_left_in_the_text() -> None:
    body = "The council cleared the bill (with conditions).\n\n(The mayor left early.)"
    assert "\n\n".join(texts(read_story(headline="Bill cleared (with conditions)", body=body))) == body


@pytest.mark.parametrize(
    "document", [read_plain_text(text, published_at=PUBLISHED) for text in (EFE, SPANISH, AP)]
)
def test_a_document_survives_the_way_through_json(document: Document) -> None:
    assert from_json(to_json(document)) == document


PIECES = st.sampled_from([
    *EFE.split("\n\n"), *SPANISH.split("\n\n"), *WRAPPED.split("\n"), *AP.split("\n"),
    "Correction", "URGENT", "EFE", "-", "(", "By Jane Doe", " ", "\ufeff", "\x00", "𝟙𝟚", "\ud800",
])  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=40), max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_every_word_of_a_document_stands_in_the_text(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    document = read_plain_text(text, published_at=PUBLISHED)
    squeezed = "".join(text.split())
    parts = [
        *(block.text for block in document.blocks),
        *document.furniture,
        document.headline,
        document.kicker,
    ]
    assert all("".join(part.split()) in squeezed for part in parts)
    assert all(block.text == block.text.strip() != "" for block in document.blocks)
    assert from_json(to_json(document)) == document


@given(st.text(max_size=200), st.text(max_size=400), st.text(max_size=80))
def test_any_fields_are_read_without_an_error(headline: str, body: str, label: str) -> None:
    document = read_story(headline=headline, body=body, label=label, published_at=PUBLISHED)
    assert document.headline in headline


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "piece",
    ["a\n", "\n", "a", "word ", "(", "“", "- ", "UPDATE 1-", "(adds a, ", "Port Ansa, Dec 31 (EFE).- ",
     "The storm crossed the island on Thursday night and tore the roofs\noff ", "Related Articles\n",
     "By A B, "],
)  # fmt: skip
def test_five_million_characters_of_anything_are_read(piece: str) -> None:
    text = piece * (5_000_000 // len(piece))
    read_plain_text(text, published_at=PUBLISHED)
