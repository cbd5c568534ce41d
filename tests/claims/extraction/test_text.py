from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract, extract_passages
from claims.extraction.language import guess_language
from claims.extraction.lexicon import load_lexicon
from claims.extraction.tokens import split_sentences

SENTENCES = [
    ("Gen. Ruiz met 12 envoys. They left.", ["Gen. Ruiz met 12 envoys.", "They left."]),
    ("It is 3.5 km away. No one went.", ["It is 3.5 km away.", "No one went."]),
    ("Fire kills 12\nRescuers are at work", ["Fire kills 12", "Rescuers are at work"]),
    ("Twelve people\nwere hurt.", ["Twelve people\nwere hurt."]),
    ("He left. “Nine died,” he said.", ["He left.", "“Nine died,” he said."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_text_is_split_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text, load_lexicon("en"))] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At least 26 people were killed in the city", "en"),
        ("Al menos 26 personas murieron en la ciudad", "es"),
        ("Le bilan est de 12 morts dans la ville et les secours", "fr"),
        ("192.", ""),
        ("Fog causes 300 crashes per winter", ""),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_of_an_unknown_language_only_digits_are_read() -> None:
    (mention,) = extract("Douze blessés et 12 morts dans la ville, et les secours sont là").mentions
    assert (mention.surface, mention.measure) == ("12", "other")
    assert "digits only: language not read" in mention.rules


WORDS = st.sampled_from(
    [
        "at",
        "least",
        "26",
        "1,234",
        "people",
        "killed",
        "were",
        "and",
        "two",
        "dozen",
        "of",
        "whom",
        "$5",
        "bn",
        "%",
        "-",
        "–",
        "(",
        ")",
        ".",
        ",",
        "\n\n",
        "İ",
        "🔥",
        "٢٦",
        "é",
        "½",
        "10-15",
        "<b>",
        "\x00",
        "said",
        "police",
        "Almaty",
        "including",
        "3",
        "a",
        "half",
        "million",
        "1.2.3",
        "9:30",
        "Jan",
        "7",
        "murieron",
        "personas",
        "más",
        "de",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["en", "es", "fr", None]))
def test_every_span_holds_its_surface(text: str, language: str | None) -> None:
    found = extract(text, language=language).mentions
    for mention in found:
        assert text[mention.start : mention.end] == mention.surface != ""
        assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end
        assert mention.part_of is None or found[mention.part_of] is not mention
    starts = [mention.start for mention in found]
    assert starts == sorted(starts)


def test_passages_keep_their_own_offsets() -> None:
    passages = ["Nine people died.", "Rain fell.", "Two of them were monks."]
    found = extract_passages(passages, language="en").mentions
    assert [(index, passages[index][m.start : m.end], m.counting) for index, m in found] == [
        (0, "Nine", "total"),
        (2, "Two", "part"),
    ]


def test_more_than_five_hundred_numbers_are_capped_and_flagged() -> None:
    result = extract("Nine people died. " * 10_000, language="en")
    assert (len(result.mentions), result.is_capped) == (500, True)


HOSTILE = {
    "a million digits": "1" * 1_000_000,
    "digits on commas": "1," * 25_000,
    "digits on hyphens": "1-" * 25_000,
    "stops": "." * 50_000,
    "new lines": "\n" * 50_000,
    "spaces before a line end": " " * 50_000 + "\n",
    "angles": "<a " * 15_000,
    "number words": "twenty-" * 7_000,
    "lists": "12, " * 12_000,
    "powers": "9^9^" * 12_000,
    "slashes": "1/2/" * 12_000,
    "ten megabytes": "people were here and there " * 380_000,
}


# Far above what is needed, and far below what anything that is not linear would take.
@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(name: str) -> None:
    text = HOSTILE[name]
    result = extract(text)
    assert all(text[m.start : m.end] == m.surface for m in result.mentions)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x01", "🔥", "قتل ٢٦ شخصا", "<p>Nine people</p> died", "No", "1e999", "9^999"]
)
def test_an_odd_text_is_read_without_a_fault(text: str) -> None:
    extract(text)


def test_the_rules_that_fired_are_kept() -> None:
    (mention,) = extract("At least 26 people were killed.", language="en").mentions
    assert mention.rules == ("bound: at least", "noun", "verb after")
