from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.bylines import read_byline


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By JANE DOE",
        "By JANE DOE and JOHN ROE",
        "By Jane Doe, Associated Press",
        "By Jane Doe, John Roe and Juan de la Vega",
        "By Ludwig van der Berg in Port Ansa",
        "By Reuters",
        "By The Associated Press",
        "By Jane Doe | AP",
        "Por Juana Pérez",
        "Por Juana Pérez y Luis García Ortiz",
        "POR EFE",
        "Jane Doe, Reuters",
        "Jane Doe and John Roe, Reuters",
        "Jane Doe | AP",
        "Jane Doe, Staff Writer",
        "Juana Pérez, enviada especial",
        "Associated Press",
    ],
)
def test_it_reads_a_byline(line: str) -> None:
    assert read_byline(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "By land and by sea they came",
        "By Thursday",
        "By Thursday the port was closed.",
        "By the Numbers",
        "By 12 votes to 9",
        "Por la tarde",
        "Por qué cayó el tejado",
        "Port Ansa, Costa Bela",
        "Storm kills 12, Reuters",
        "Reuters says storm killed 12",
        "",
        "By " + "Jane Doe, " * 40,
    ],
)
def test_it_reads_no_byline_from_other_lines(line: str) -> None:
    assert read_byline(line) == ""


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(line: str) -> None:
    assert read_byline(line) in ("", line.strip())
