from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.diffing.tokens import count_words, split_tokens

TOKENS = [
    ("At least 3,000 were held.", ["At", "least", "3,000", "were", "held", "."]),
    ("1.5 or 12.5% of $1.2bn", ["1.5", "or", "12.5%", "of", "$1.2bn"]),
    ("US$ 5 million and R$20", ["US$ 5 million", "and", "R$20"]),
    ("some 10 000 people, 10\u00a0000 tents", ["some", "10 000", "people", ",", "10\u00a0000", "tents"]),
    ("in 2021 300 people", ["in", "2021", "300", "people"]),
    ("3.5 million, 2 mil millones", ["3.5 million", ",", "2 mil millones"]),
    ("-3 degrees, 20 °C, 500 €", ["-3", "degrees", ",", "20 °C", ",", "500 €"]),
    ("$-50.8bn and £2m", ["$-50.8bn", "and", "£2m"]),
    ("7-9 or 7–9, 24/7", ["7-9", "or", "7–9", ",", "24/7"]),
    ("at 14:02 or 5 p.m. or 10:30 a.m.", ["at", "14:02", "or", "5 p.m.", "or", "10:30 a.m."]),
    ("the U.S. and U.N.-led talks", ["the", "U.S.", "and", "U.N.-led", "talks"]),
    ("Gen. Rehm, Dr. Said, J. Vos", ["Gen.", "Rehm", ",", "Dr.", "Said", ",", "J.", "Vos"]),
    ("No. 5 came, No. It did not.", ["No. 5", "came", ",", "No", ".", "It", "did", "not", "."]),
    ("a 42-year-old’s don't", ["a", "42-year-old’s", "don't"]),
    ("al-Assad, AT&T, and/or", ["al-Assad", ",", "AT&T", ",", "and/or"]),
    ("“Stop,” he—who? -- said...", ["“", "Stop", ",", "”", "he", "—", "who", "?", "--", "said", "..."]),
    ("e\u0301te\u0301 हिन्दी", ["e\u0301te\u0301", "हिन्दी"]),
    ("👨\u200d👩\u200d👧 👍🏽 🇰🇿🇺🇸", ["👨\u200d👩\u200d👧", "👍🏽", "🇰🇿", "🇺🇸"]),
    ("قتل ٣٤ شخصا", ["قتل", "٣٤", "شخصا"]),
    ("\ud83d\ude00 \ud83d", ["\ud83d\ude00", "\ud83d"]),
    ("  two  spaces\r\n", ["", "two", "spaces"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_it_keeps_words_numbers_and_abbreviations_whole(text: str, expected: list[str]) -> None:
    assert [token.rstrip() for token in split_tokens(text)] == expected


@settings(deadline=None)
@given(st.text())
def test_the_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(split_tokens(text)) == text


@pytest.mark.parametrize(("text", "expected"), [("At least 26, he said.", 5), ("— “ ” …", 0), ("", 0)])
def test_it_counts_words_and_no_marks(text: str, expected: int) -> None:
    assert count_words(text) == expected


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "piece",
    ["a", "a.", "1,", "1 ", "-", "\u200d", " ", "$", "A$", "1 000", "👨\u200d", "A.", "No", "1'", "AAA", "."],
)
def test_no_text_of_50_kb_hangs_the_cutter(piece: str) -> None:
    split_tokens(piece * (50_000 // len(piece)))
