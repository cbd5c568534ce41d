from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.documents import Label, LabelItem
from articles.wire.dialects import KINDS
from articles.wire.labels import (
    is_slugline,
    read_given_label,
    read_items,
    read_label,
    read_label_line,
    read_slugline,
    strip_headline,
)

HEADLINES = [
    # (printed, kinds, sequence, shown)
    ("UPDATE 1-Storm kills 12 in Port Ansa", ("update",), 1, "Storm kills 12 in Port Ansa"),
    ("UPDATE 12-164 dead", ("update",), 12, "164 dead"),
    ("WRAPUP 5-Storm week", ("wrapup",), 5, "Storm week"),
    ("CORRECTED-Storm kills 12", ("correction",), None, "Storm kills 12"),
    ("CORRECTED-UPDATE 3-Storm kills 12", ("correction", "update"), 3, "Storm kills 12"),
    ("CORRECTED (OFFICIAL)-UPDATE 2-Bank shuts", ("correction", "update"), 2, "Bank shuts"),
    ("REFILE-Storm kills 12", ("refile",), None, "Storm kills 12"),
    ("RPT-Storm kills 12", ("repeat",), None, "Storm kills 12"),
    ("RPT-WRAPUP 4-Storm week", ("repeat", "wrapup"), 4, "Storm week"),
    ("RPT-UPDATE 2-CORRECTED-Storm", ("repeat", "update", "correction"), 2, "Storm"),
    ("BRIEF-Bank shuts", ("original",), None, "Bank shuts"),
    ("EXCLUSIVE-Bank shuts", ("original",), None, "Bank shuts"),
    ("UPDATE 1-EXCLUSIVE-Bank shuts", ("update",), 1, "Bank shuts"),
    ("FACTBOX-Storms of the century", ("original",), None, "Storms of the century"),
    ("ADVISORY-Storm story", ("advisory",), None, "Storm story"),
    ("STORY WITHDRAWN", ("withdrawal",), None, ""),
    ("STORY WITHDRAWN-Storm kills 12", ("withdrawal",), None, "Storm kills 12"),
    ("(LEAD) Fire at a warehouse", ("lead",), 1, "Fire at a warehouse"),
    ("(2nd LD) Fire at a warehouse", ("lead",), 2, "Fire at a warehouse"),
    ("(3rd LD) Fire at a warehouse", ("lead",), 3, "Fire at a warehouse"),
    ("(URGENT) Fire at a warehouse", ("urgent",), None, "Fire at a warehouse"),
    ("Urgent: Fire at a warehouse", ("urgent",), None, "Fire at a warehouse"),
    ("1st LD-Writethru: Fire at a warehouse", ("lead", "writethru"), 1, "Fire at a warehouse"),
    ("2nd LD: Fire at a warehouse", ("lead",), 2, "Fire at a warehouse"),
    ("Update: Fire at a warehouse", ("update",), None, "Fire at a warehouse"),
    ("1ST LEAD Fire at a warehouse", ("lead",), 1, "Fire at a warehouse"),
    ("2ND ROUNDUP: Fire at a warehouse", ("wrapup",), 2, "Fire at a warehouse"),
    ("UPDATED: 6.1 quake shakes coast", ("update",), None, "6.1 quake shakes coast"),
    ("CORRECTED: Storm kills 12", ("correction",), None, "Storm kills 12"),
    ("BREAKING: Storm kills 12", ("alert",), None, "Storm kills 12"),
    ("LIVE: Storm kills 12", ("update",), None, "Storm kills 12"),
    ("KILL: Storm-Ansa", ("kill",), None, "Storm-Ansa"),
    ("URGENTE: El temporal deja 12 muertos", ("urgent",), None, "El temporal deja 12 muertos"),
    ("Última hora: el temporal deja 12 muertos", ("alert",), None, "el temporal deja 12 muertos"),
    ("ACTUALIZACIÓN 2: El temporal", ("update",), 2, "El temporal"),
    ("Storm kills 12 (Update 2)", ("update",), 2, "Storm kills 12"),
    ("El temporal deja 12 muertos (Actualización)", ("update",), None, "El temporal deja 12 muertos"),
]

NO_LABELS = [
    "Council clears the budget (with conditions)",
    "Vendor Update 1 fixes printer bug",
    "Updated figures worry doctors",
    "At least 12 killed (police)",
    "Update 1.5 breaks phones",
    "Live music returns to the harbour",
    "Lead found in tap water",
    "LEAD FOUND IN TAP WATER",
    "KILL THE BILL, MARCHERS SAY",
    "HOLD THE LINE, SAYS MINISTER",
    "Correction centre burns down",
    "Urgent care for all",
    "Extra trains for the weekend",
    "Repeat offender jailed (again)",
    "Breaking the ice in Port Ansa",
    "El lead de la noticia",
    "",
    "   ",
]


@pytest.mark.parametrize(("printed", "kinds", "sequence", "shown"), HEADLINES)
def test_it_reads_the_label_of_a_headline_and_strips_it(
    printed: str, kinds: tuple[str, ...], sequence: int | None, shown: str
) -> None:
    label, headline = strip_headline(printed)
    assert label is not None
    assert (label.kinds, label.sequence, headline) == (kinds, sequence, shown)


@pytest.mark.parametrize("headline", NO_LABELS)
def test_it_leaves_a_headline_without_a_label_as_it_is(headline: str) -> None:
    assert strip_headline(headline) == (None, headline)


def test_it_keeps_the_raw_words_of_a_stacked_label() -> None:
    label, _ = strip_headline("CORRECTED-UPDATE 3-Storm kills 12")
    assert label is not None
    assert label.raw == "CORRECTED-UPDATE 3-"


@pytest.mark.parametrize(
    ("headline", "dialect"), [("Roundup: Storm week", "xinhua"), ("Writethru: Storm week", "xinhua")]
)
def test_words_that_are_common_elsewhere_are_labels_in_their_own_dialect_only(
    headline: str, dialect: str
) -> None:
    assert strip_headline(headline, dialect="reuters") == (None, headline)
    assert strip_headline(headline, dialect=dialect)[1] == "Storm week"


LINES: list[tuple[str, tuple[str, ...], int | None, tuple[tuple[str, str, int | None], ...]]] = [
    ("(Update 1: adds mayor's speech)", ("update",), 1, (("adds", "mayor's speech", None),)),
    (
        "(Update 2: Adds new toll, changes headline)",
        ("update",),
        2,
        (("adds", "new toll", None), ("changes", "headline", None)),
    ),
    ("(Update 3)", ("update",), 3, ()),
    ("(Update 3: corrects toll)", ("update", "correction"), 3, (("corrects", "toll", None),)),
    ("(Update 1: new toll)", ("update",), 1, (("updates", "new toll", None),)),
    ("(Actualiza con nuevo balance)", ("update",), None, (("updates", "nuevo balance", None),)),
    ("(Actualización 2: añade vecinos)", ("update",), 2, (("adds", "vecinos", None),)),
    ("(Actualización 1: con el alcalde)", ("update",), 1, (("updates", "el alcalde", None),)),
    ("(Amplía con detalles)", ("update",), None, (("adds", "detalles", None),)),
    ("(Añade al alcalde)", ("update",), None, (("adds", "al alcalde", None),)),
    ("(Corrige la cifra en el primer párrafo)", ("correction",), None, (("corrects", "la cifra", 1),)),
    ("(Rectificación de la cifra)", ("correction",), None, (("corrects", "la cifra", None),)),
    ("URGENTE", ("urgent",), None, ()),
    (
        "(Adds mayor's reaction in paragraph 3, updates toll in paragraph 4)",
        ("update",),
        None,
        (("adds", "mayor's reaction", 3), ("updates", "toll", 4)),
    ),
    (
        "(Recasts, adds details and background, paragraphs 2-4)",
        ("update",),
        None,
        (("recasts", "", None), ("adds", "details and background", 2)),
    ),
    ("(Rewrites throughout)", ("update",), None, (("rewrites", "throughout", None),)),
    (
        "(Corrects paragraph 2 to say 14 hurt, not 41)",
        ("correction",),
        None,
        (("corrects", "paragraph 2 to say 14 hurt, not 41", 2),),
    ),
    ("(Refiles to fix typo)", ("refile",), None, (("refiles", "to fix typo", None),)),
    ("(Repeats with no changes)", ("repeat",), None, (("repeats", "no changes", None),)),
    ("(Clarifies scope of toll)", ("clarification",), None, (("clarifies", "scope of toll", None),)),
    ("1st Ld", ("lead",), 1, ()),
    ("2nd Ld-Writethru", ("lead", "writethru"), 2, ()),
    ("1stLd-Writethru", ("lead", "writethru"), 1, ()),
    ("Writethru", ("writethru",), None, ()),
    ("APNewsAlert", ("alert",), None, ()),
    ("BC-XX--Port Ansa-Storm-ABRIDGED, 3rd Ld-Writethru,512", ("lead", "writethru"), 3, ()),
    ("Eds: Hawks 99, Owls 90. Updates. With AP Photos.", ("update",), None, (("updates", "", None),)),
    (
        "(Eds: UPDATES with toll; CORRECTS name in 3rd graf.)",
        ("update", "correction"),
        None,
        (("updates", "toll", None), ("corrects", "name", 3)),
    ),
    ("BULLETIN KILL", ("kill",), None, ()),
    ("ATTENTION - UPDATES toll ///", ("update",), None, (("updates", "toll", None),)),
    (
        "ATTENTION - CORRECTS toll, ADDS mayor ///",
        ("correction", "update"),
        None,
        (("corrects", "toll", None), ("adds", "mayor", None)),
    ),
    ("ATENCIÓN - ACTUALIZA balance ///", ("update",), None, (("updates", "balance", None),)),
    ("1ST LEAD", ("lead",), 1, ()),
    ("2ND ROUNDUP", ("wrapup",), 2, ()),
    ("HOLD HOLD HOLD", ("hold",), None, ()),
    ("KILL KILL KILL", ("kill",), None, ()),
    ("STORM-ANSA/ (UPDATE 1)", ("update",), 1, ()),
    ("STORM-ANSA/ (WRAPUP 5, PIX, TV)", ("wrapup",), 5, ()),
    ("STORM-ANSA/ (CORRECTED)", ("correction",), None, ()),
]


@pytest.mark.parametrize(("line", "kinds", "sequence", "items"), LINES)
def test_it_reads_a_line_that_is_a_label(
    line: str,
    kinds: tuple[str, ...],
    sequence: int | None,
    items: tuple[tuple[str, str, int | None], ...],
) -> None:
    label = read_label_line(line)
    assert label is not None
    assert (label.raw, label.kinds, label.sequence) == (line, kinds, sequence)
    assert label.items == tuple(LabelItem(*item) for item in items)


@pytest.mark.parametrize(
    "line",
    [
        *NO_LABELS,
        "(police)",
        "(with conditions)",
        "The mayor spoke. (He adds more tonight)",
        "Eds: Minor edits. With AP Photos.",
        "He adds that the port (Update 1) is closed.",
        "(" + "adds " * 2000 + ")",
    ],
)
def test_it_reads_no_label_from_other_lines(line: str) -> None:
    assert read_label_line(line) is None


@pytest.mark.parametrize(
    ("line", "dialect"), [("EXTRA", "dpa"), ("KILL", "ap"), ("AVANCE", "efe"), ("CORRECTIVE", "ap")]
)
def test_a_bare_word_is_a_label_in_its_own_dialect_only(line: str, dialect: str) -> None:
    assert read_label_line(line) is None
    assert read_label_line(line, dialect=dialect) is not None


@pytest.mark.parametrize(
    ("text", "kinds", "sequence"),
    [
        ("UPDATE 1- (Updates toll in paragraph 1)", ("update",), 1),
        ("CORRECTED-UPDATE 3-", ("correction", "update"), 3),
        ("CORRECTED-UPDATE 3", ("correction", "update"), 3),
        ("UPDATE 2", ("update",), 2),
        ("Update 2: adds toll", ("update",), 2),
        ("adds toll", ("update",), None),
        ("RPT-", ("repeat",), None),
        ("LIVE", ("update",), None),
        ("Directo", ("update",), None),
        ("KILL", ("kill",), None),
        ("2nd Ld-Writethru", ("lead", "writethru"), 2),
        ("something else", (), None),
    ],
)
def test_a_label_given_apart_is_kept_as_printed(
    text: str, kinds: tuple[str, ...], sequence: int | None
) -> None:
    label = read_given_label(text)
    assert label is not None
    assert (label.raw, label.kinds, label.sequence) == (text, kinds, sequence)


def test_a_label_given_apart_that_is_not_understood_has_little_confidence() -> None:
    label = read_given_label("§ 7")
    assert label is not None
    assert label.confidence < 0.5


def test_the_parts_of_a_label_become_one() -> None:
    label, headline = read_label(
        "UPDATE 2-Storm kills 12",
        lines=["(Adds mayor in paragraph 3)", "By Jane Doe"],
        slugline="STORM-ANSA/ (UPDATE 2)",
        dialect="reuters",
    )
    assert headline == "Storm kills 12"
    assert label == Label(
        raw="(UPDATE 2) UPDATE 2- (Adds mayor in paragraph 3)",
        kinds=("update",),
        sequence=2,
        note="Adds mayor in paragraph 3",
        items=(LabelItem("adds", "mayor", 3),),
        paragraphs=(3,),
        dialect="reuters",
        confidence=1.0,
    )


def test_words_said_twice_are_kept_once() -> None:
    label, _ = read_label("UPDATE 1-Storm", given="UPDATE 1- (Adds mayor)")
    assert label is not None
    assert label.raw == "UPDATE 1- (Adds mayor)"


def test_a_label_of_another_dialect_is_read_with_less_confidence() -> None:
    own = read_label_line("ATTENTION - UPDATES toll ///", dialect="afp")
    foreign = read_label_line("ATTENTION - UPDATES toll ///", dialect="reuters")
    assert own is not None
    assert foreign is not None
    assert own.dialect == foreign.dialect == "afp"
    assert own.confidence > foreign.confidence


def test_a_dialect_may_name_its_language() -> None:
    label = read_label_line("(Update 1: adds toll)", dialect="efe-en")
    assert label is not None
    assert (label.dialect, label.confidence) == ("efe", 1.0)


@pytest.mark.parametrize(
    ("note", "paragraphs"),
    [
        ("adds details in paragraphs 2, 4 and 6-8", (2, 4, 6, 7, 8)),
        ("updates toll in first and third paragraphs", (1, 3)),
        ("adds mayor, paras 5-6", (5, 6)),
        ("añade en los párrafos 3 y 4 la reacción", (3, 4)),
        ("corrige el segundo párrafo", (2,)),
        ("adds 12 names", ()),
        ("adds details in paragraphs 9-2", (9, 2)),
    ],
)
def test_it_reads_paragraph_numbers(note: str, paragraphs: tuple[int, ...]) -> None:
    label = read_label_line(f"({note})")
    assert label is not None
    assert label.paragraphs == paragraphs


@pytest.mark.parametrize(
    ("note", "items"),
    [
        ("adds details, quotes", [("adds", "details"), ("adds", "quotes")]),
        ("adds details and updates toll", [("adds", "details"), ("updates", "toll")]),
        ("añade detalles y corrige la cifra", [("adds", "detalles"), ("corrects", "la cifra")]),
        ("corrects toll to 6, not 9", [("corrects", "toll to 6, not 9")]),
        ("updates with 1,200 evacuated", [("updates", "1,200 evacuated")]),
        ("with photos", []),
        ("", []),
    ],
)
def test_it_tells_the_things_announced_apart(note: str, items: list[tuple[str, str]]) -> None:
    assert [(item.verb, item.what) for item in read_items(note)] == items


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BC-XX--Storm,512", True),
        ("BC-Storm, 1st Ld,512", True),
        ("STORM-ANSA/", True),
        ("STORM-ANSA/MAYOR (PIX)", True),
        ("PM-elect-turned-critic resigns", False),
        ("Storm kills 12", False),
        ("", False),
    ],
)
def test_it_knows_a_slugline(line: str, expected: bool) -> None:
    assert is_slugline(line) is expected


def test_a_slugline_without_a_version_is_no_label() -> None:
    assert read_slugline("BC-XX--Port Ansa-Storm,512") is None


@given(st.text(max_size=300), st.sampled_from(["", "efe", "reuters", "ap", "afp", "dpa", "yonhap", "xinhua"]))
def test_any_text_is_read_without_an_error(text: str, dialect: str) -> None:
    label, shown = read_label(text, lines=[text], slugline=text, given=text, dialect=dialect)
    assert shown.strip() in text
    assert label is None or set(label.kinds) <= {kind for kinds in KINDS.values() for kind in kinds}


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text", ["UPDATE 1-" * 6000, "(adds " + "a, adds " * 6000 + ")", "(" * 50_000, "1st " * 12_000]
)
def test_a_long_text_does_not_hang_the_reader(text: str) -> None:
    read_label(text, lines=[text], slugline=text, given=text)
