from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest

from articles.documents import Dateline
from articles.models import Article
from claims import origins, tracking
from claims.models import StoryArticle, Thread
from tests.builders import NOON, make_article, make_document, make_source, minutes, record
from tests.claims.telling_stories import DAM, LATER, publish, story_of

pytestmark = pytest.mark.django_db

TEXT = (
    DAM,
    "Rescue teams searched the mud below the dam through the night, and more rain was expected there.",
    "The reservoir had been filled for the first time in spring, according to the company that built it.",
)
OTHER = "Engineers had warned of cracks in the Kolvar dam in Kestria, papers seen by this newspaper show."
SENT = {"wire": 0, "daily": 20, "weekly": 50}


def carry(name: str, *paragraphs: str, at: int = 0, agency: str = "") -> Article:
    article = make_article(f"urn:example:{name}", make_source(name))
    dateline = Dateline(raw="", place="Kolvar", agency=agency) if agency else None
    document = make_document(*paragraphs, headline="Dam gives way in Kestria", dateline=dateline)
    record(article, document=document, versioncreated_at=NOON + minutes(at), now=LATER)
    tracking.track_article(article, now=LATER)
    return article


def carried() -> dict[str, tuple[str | None, str]]:
    rows = StoryArticle.objects.values_list("article__source__slug", "origin__source__slug", "origin_name")
    return {slug: (origin, name) for slug, origin, name in rows}


@pytest.mark.parametrize("order", list(permutations(SENT)), ids="-".join)
def test_copies_have_the_earliest_text_as_their_origin_in_whatever_order_they_arrive(order):
    for name in order:
        carry(name, *TEXT, at=SENT[name])
    assert {name: origin for name, (origin, _) in carried().items()} == {
        "wire": None, "daily": "wire", "weekly": "wire",
    }  # fmt: skip


def test_a_text_of_its_own_has_no_origin():
    carry("wire", *TEXT)
    carry("daily", DAM, OTHER, at=20)
    assert carried()["daily"] == (None, "")


def test_a_credit_line_tells_the_origin_where_its_article_is_unknown():
    carry("daily", *TEXT, agency="Poniente")
    assert carried()["daily"] == (None, "Poniente")


def test_carriers_of_one_agency_are_one_voice():
    carry("daily", *TEXT, agency="Poniente")
    carry("weekly", *TEXT, at=9, agency="Poniente")
    assert {placement.voice for placement in StoryArticle.objects.all()} == {"poniente"}


def test_what_a_wire_updated_since_is_still_its_text():
    wire = carry("wire", *TEXT)
    document = make_document(OTHER, DAM, headline="Kestria dam: cracks were known")
    record(wire, document=document, versioncreated_at=NOON + minutes(40), now=LATER)
    tracking.track_article(wire, now=LATER)
    carry("daily", *TEXT, at=20)
    assert carried()["daily"][0] == "wire"


def test_a_carrier_tells_how_far_it_lags():
    wire, daily = carry("wire", *TEXT), carry("daily", *TEXT, at=20)
    (origin,) = origins.origins_of(origins.carriers_in(story_of(wire), now=LATER))
    assert (origin.article, [(c.article, c.lag) for c in origin.carriers]) == (
        wire, [(daily, timedelta(minutes=20))],
    )  # fmt: skip


def test_a_carrier_that_keeps_a_figure_its_origin_has_left_is_behind():
    wire = carry("wire", *(text.replace("At least 12", "12") for text in TEXT))
    daily = carry("daily", *(text.replace("At least 12", "12") for text in TEXT), at=20)
    publish(
        "wire", *(text.replace("At least 12", "31") for text in TEXT), headline="Dam gives way in Kestria",
        article=wire, at=NOON + minutes(60),
    )  # fmt: skip
    (origin,) = origins.origins_of(origins.carriers_in(story_of(wire), now=LATER))
    assert origin.carriers[0].behind_since == NOON + minutes(60)
    assert Thread.objects.get(behind_since__isnull=False).article == daily


def test_only_articles_that_the_reader_may_read_are_told():
    wire, daily = carry("wire", *TEXT), carry("daily", *TEXT, at=20)
    assert origins.origins_in(story_of(wire), now=LATER, among={wire.pk}) == []
    (origin,) = origins.origins_in(story_of(wire), now=LATER, among={daily.pk})
    assert (origin.article, origin.carriers[0].lag) == (None, None)
