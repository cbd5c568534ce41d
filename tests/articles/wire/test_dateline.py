from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.documents import Dateline
from articles.wire.dateline import read_dateline

PUBLISHED = datetime(2023, 3, 9, 15, 0, tzinfo=UTC)

DATELINES = [
    # (printed before the text, place, date, agency)
    ("Port Ansa, Mar 9 (EFE).-", "Port Ansa", date(2023, 3, 9), "EFE"),
    ("Port Ansa, 9 mar (EFE).-", "Port Ansa", date(2023, 3, 9), "EFE"),
    ("Port Ansa (Costa Bela), 9 mar (EFE).-", "Port Ansa (Costa Bela)", date(2023, 3, 9), "EFE"),
    ("San Juan de la Vega, 9 de marzo (EFE).-", "San Juan de la Vega", date(2023, 3, 9), "EFE"),
    ("Port Ansa, 9 de marzo (EFE)", "Port Ansa", date(2023, 3, 9), "EFE"),
    ("Port Ansa, 9 de marzo de 2022 (EFE).-", "Port Ansa", date(2022, 3, 9), "EFE"),
    ("Port Ansa, Mar 9 (EFE).–", "Port Ansa", date(2023, 3, 9), "EFE"),
    ("Nueva York/Port Ansa, 8 mar (EFE).-", "Nueva York/Port Ansa", date(2023, 3, 8), "EFE"),
    ("PORT ANSA, Mar 9 (EFE) -", "PORT ANSA", date(2023, 3, 9), "EFE"),
    ("KYIV, Ukraine (AP) —", "KYIV, Ukraine", None, "AP"),
    ("WASHINGTON, D.C. (AP) --", "WASHINGTON, D.C.", None, "AP"),
    ("PINE CREEK (AP) _", "PINE CREEK", None, "AP"),
    ("ALMATY, March 9 (Reuters) -", "ALMATY", date(2023, 3, 9), "Reuters"),
    ("MOSCOW/ALMATY, Mar 9 (Reuters) -", "MOSCOW/ALMATY", date(2023, 3, 9), "Reuters"),
    ("LONDON, Sept 30, 2022 (Reuters) -", "LONDON", date(2022, 9, 30), "Reuters"),
    ("March 9 (Reuters) -", "", date(2023, 3, 9), "Reuters"),
    ("Almaty, March 9, 2023 (AFP) -", "Almaty", date(2023, 3, 9), "AFP"),
    ("Almaty (AFP) –", "Almaty", None, "AFP"),
    ("Almaty, 9 Mar 2023 (AFP) -", "Almaty", date(2023, 3, 9), "AFP"),
    ("Ostberg (dpa) -", "Ostberg", None, "dpa"),
    ("Ostberg (dpa/tmn) -", "Ostberg", None, "dpa/tmn"),
    ("SEOUL, March 9 (Yonhap) --", "SEOUL", date(2023, 3, 9), "Yonhap"),
    ("BEIJING, Mar. 9 (Xinhua) --", "BEIJING", date(2023, 3, 9), "Xinhua"),
    ("MOSCOW, March 9. /TASS/.", "MOSCOW", date(2023, 3, 9), "TASS"),
    ("New Delhi, Mar 9 (PTI)", "New Delhi", date(2023, 3, 9), "PTI"),
    ("PORT-AU-PRINCE, Mar 9 (Radio Metropole) --", "PORT-AU-PRINCE", date(2023, 3, 9), "Radio Metropole"),
    ("BOGOTA, 9 MAR 89 (CADENA 2) --", "BOGOTA", date(1989, 3, 9), "CADENA 2"),
    ("SAN SALVADOR, 3 JAN 90 --", "SAN SALVADOR", date(1990, 1, 3), ""),
    ("LONDON, March 9 —", "LONDON", date(2023, 3, 9), ""),
]


@pytest.mark.parametrize(("printed", "place", "filed_on", "agency"), DATELINES)
def test_it_reads_a_dateline_and_gives_back_the_text(
    printed: str, place: str, filed_on: date | None, agency: str
) -> None:
    dateline, text = read_dateline(f"{printed} The port is closed.", published_at=PUBLISHED)
    assert dateline == Dateline(raw=printed, place=place, date=filed_on, agency=agency)
    assert text == "The port is closed."


@pytest.mark.parametrize(
    "text",
    [
        "Port Ansa (AP) reported a quiet night.",
        "Port Ansa, the largest harbour (EFE) - a rich town.",
        "On Mar 9 (EFE).- the port closed.",
        "At least 12 killed (police) - and more hurt.",
        "Port Ansa, Mar 9 (EFE) is where it began.",
        "London, March 9 — the day of the flood — changed the city.",
        "The agency (EFE) - founded long ago - moved.",
        "Mar 9 was a quiet day.",
        "Jane Doe (Labour) - the member for Port Ansa - resigned.",
        "In May 9 (Reuters) people went.",
        "(AP) — The port is closed.",
        "",
        " ",
    ],
)
def test_text_that_merely_begins_like_one_is_no_dateline(text: str) -> None:
    assert read_dateline(text, published_at=PUBLISHED) == (None, text)


@pytest.mark.parametrize(
    ("printed", "published_at", "time_zone", "filed_on"),
    [
        ("Dec 31", datetime(2023, 1, 1, 4, tzinfo=UTC), "UTC", date(2022, 12, 31)),
        # It is still the old year in New York, so its January is the one before.
        ("Jan 5", datetime(2023, 1, 1, 4, tzinfo=UTC), "America/New_York", date(2022, 1, 5)),
        ("Jan 1", datetime(2022, 12, 31, 16, tzinfo=UTC), "Asia/Tokyo", date(2023, 1, 1)),
        ("Jan 1", datetime(2022, 12, 31, 23, tzinfo=UTC), "UTC", date(2023, 1, 1)),
        ("Mar 20", datetime(2023, 3, 9, tzinfo=UTC), "UTC", date(2022, 3, 20)),
        ("Feb 29", datetime(2023, 3, 9, tzinfo=UTC), "UTC", date(2020, 2, 29)),
        ("Feb 30", datetime(2023, 3, 9, tzinfo=UTC), "UTC", None),
        ("Mar 9", None, "UTC", None),
        ("Mar 9, 2021", None, "UTC", date(2021, 3, 9)),
        ("Mar 9", datetime(2023, 3, 9, 12), "America/New_York", date(2023, 3, 9)),  # noqa: DTZ001
        ("Mar 9", datetime(2023, 3, 9, 12, tzinfo=UTC), "No/Such_Zone", date(2023, 3, 9)),
        ("Jan 1", datetime.max.replace(tzinfo=UTC), "Asia/Tokyo", date(9999, 1, 1)),
        ("Dec 31", datetime.min.replace(tzinfo=UTC), "America/New_York", None),
    ],
)
def test_the_year_is_told_from_the_time_of_publication_in_the_zone_of_the_source(
    printed: str, published_at: datetime | None, time_zone: str, filed_on: date | None
) -> None:
    dateline, _ = read_dateline(
        f"Port Ansa, {printed} (EFE).- Calm.", published_at=published_at, time_zone=time_zone
    )
    assert dateline is not None
    assert dateline.date == filed_on


def test_a_dateline_may_stand_alone() -> None:
    dateline, text = read_dateline("PORT ANSA, Mar 9 (Reuters) -", published_at=PUBLISHED)
    assert dateline is not None
    assert text == ""


@given(st.text(max_size=300), st.datetimes(timezones=st.none() | st.just(UTC)), st.text(max_size=20))
def test_any_text_is_read_without_an_error(text: str, published_at: datetime, time_zone: str) -> None:
    dateline, rest = read_dateline(text, published_at=published_at, time_zone=time_zone)
    assert text.endswith(rest)
    assert dateline is None or dateline.raw in text


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text", ["A" * 50_000, "A, " * 20_000, "A (" * 20_000, "Jan 1 " * 9_000, " " * 50_000]
)
def test_a_long_text_does_not_hang_the_reader(text: str) -> None:
    read_dateline(text, published_at=PUBLISHED)
