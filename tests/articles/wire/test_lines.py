from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.lines import MOST_LINES, split_paragraphs

WRAPPED = (
    "The storm crossed the island on Thursday night and tore the roofs\n"
    "off three hundred houses in the old harbour, the mayor said, and\n"
    "Port Ansa was left without light.\n"
)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree", ["One.", "Two.", "Three"]),
        ("\ufeff  One.  \n \t \n\n\nTwo.", ["One.", "Two."]),
        ("One.\u2029Two.", ["One.", "Two."]),
        ("", []),
        (" \n \r\n ", []),
        (WRAPPED, [WRAPPED.replace("\n", " ").strip()]),
        (WRAPPED.replace("\n", "\r\n"), [WRAPPED.replace("\n", " ").strip()]),
        (WRAPPED.upper(), [WRAPPED.upper().replace("\n", " ").strip()]),
        (f"{WRAPPED}\n{WRAPPED}", [WRAPPED.replace("\n", " ").strip()] * 2),
        (f"{WRAPPED}  Calm came.\n", [WRAPPED.replace("\n", " ").strip(), "Calm came."]),
        (f"Storm kills 12\nBy Jane Doe\n{WRAPPED}",
         ["Storm kills 12", "By Jane Doe", WRAPPED.replace("\n", " ").strip()]),
        ("Roofs came off in the whole of the harbour and the half-\ntimbered hall fell",
         ["Roofs came off in the whole of the harbour and the half-timbered hall fell"]),
    ],
)  # fmt: skip
def test_it_cuts_a_text_into_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert split_paragraphs(text) == paragraphs


def test_short_paragraphs_on_lines_of_their_own_are_not_joined() -> None:
    paragraphs = [
        "The storm crossed the island on Thursday night and tore off roofs.",
        "Three hundred houses in the old harbour were left without light.",
        "The mayor said that nobody had been hurt, and thanked everybody.",
    ]
    assert split_paragraphs("\n".join(paragraphs)) == paragraphs


def test_the_letters_are_left_as_they_were_printed() -> None:
    decomposed = "Pen\u0303alba\u00a0–  “12”\u200b"
    assert split_paragraphs(decomposed) == [decomposed]


def test_what_follows_after_very_many_lines_stays_together() -> None:
    paragraphs = split_paragraphs("a.\n" * (MOST_LINES + 5))
    assert len(paragraphs) == MOST_LINES + 1
    assert paragraphs[-1] == "\n".join(["a."] * 5)


@given(st.text(alphabet=st.sampled_from("ab -.\n\r\t(Á\u2029"), max_size=400))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    assert "".join("".join(split_paragraphs(text)).split()) == "".join(text.split())
