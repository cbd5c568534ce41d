from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from articles.documents import Label
from tests.builders import NOON, make_article, make_document, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_user())
    return client


def page(reader: Client, **parameters: str) -> str:
    return reader.get(reverse("articles:list"), parameters).content.decode()


def test_a_stranger_is_sent_to_the_door(client):
    answer = client.get(reverse("articles:list"))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("login"))


def test_the_door_asks_for_name_and_password(client):
    answer = client.get(reverse("login")).content.decode()
    assert 'name="username"' in answer
    assert 'name="password"' in answer


def test_the_door_says_when_name_and_password_do_not_fit(client):
    answer = client.post(reverse("login"), {"username": "ines", "password": "wrong"}).content.decode()
    assert 'role="alert"' in answer


def test_whoever_signs_out_is_a_stranger_again(reader):
    reader.post(reverse("logout"))
    assert reader.get(reverse("articles:list")).status_code == 302


def test_an_empty_list_tells_how_to_begin(reader):
    assert "import_articles" in page(reader)


def test_an_article_is_listed_by_its_latest_headline(reader):
    article = make_article()
    record(article, document=make_document("One.", headline="Dam gives way"))
    record(article, document=make_document("Two.", headline="Dam kills 12"), now=NOON + minutes(5))
    listed = page(reader)
    assert "Dam kills 12" in listed
    assert "Dam gives way" not in listed


def test_the_latest_headline_is_the_latest_of_the_publisher(reader):
    article = make_article()
    later = make_document("Two.", headline="Dam kills 12")
    earlier = make_document("One.", headline="Dam gives way")
    record(article, document=later, versioncreated_at=NOON)
    record(article, document=earlier, versioncreated_at=NOON - minutes(30), now=NOON + minutes(5))
    assert "Dam kills 12" in page(reader)


def test_a_label_stands_beside_its_article(reader):
    label = Label(raw="(Update 1: adds mayor)", kinds=("update",), sequence=1)
    record(make_article(), document=make_document("One.", label=label))
    assert "(Update 1: adds mayor)" in page(reader)


def test_what_is_not_published_says_so(reader):
    record(make_article(), "One.", pubstatus="withheld")
    assert "withheld" in page(reader)


@pytest.mark.parametrize("words", ["gauges", "GAUGES control", "presión", "halyard"])
def test_words_of_text_headline_or_source_find_an_article(reader, words):
    record(make_article(), "The gauges in the control room showed no presión.")
    record(
        make_article("urn:example:other", make_source("courier")),
        document=make_document("Rain.", headline="Weather"),
    )
    found = page(reader, q=words)
    assert "Dam gives way" in found
    assert "Weather" not in found


def test_an_earlier_revision_is_found_as_well(reader):
    article = make_article()
    record(article, "The gauges failed.")
    record(article, "Nothing is known.", now=NOON + minutes(5))
    assert "Dam gives way" in page(reader, q="gauges")


def test_words_that_nobody_wrote_find_nothing(reader):
    record(make_article(), "One.")
    assert "Fewer words find more" in page(reader, q="volcano")


@pytest.mark.parametrize("words", ["%", "_", "\x00", "'\"", "a" * 5000, "\\u0041", "😀"])
def test_odd_words_are_looked_for_as_they_are(reader, words):
    record(make_article(), "One.")
    assert reader.get(reverse("articles:list"), {"q": words}).status_code == 200


def test_hostile_words_are_shown_and_not_run(reader):
    hostile = "<script>alert(1)</script>"
    record(make_article(), document=make_document("One.", headline=hostile))
    for shown in (page(reader), page(reader, q=hostile)):
        assert hostile not in shown
        assert "&lt;script&gt;" in shown


def test_a_long_list_takes_as_many_queries_as_a_short_one(reader, django_assert_max_num_queries):
    source = make_source()
    for number in range(50):
        record(make_article(f"urn:example:{number}", source), "One.", now=NOON + minutes(number))
    with django_assert_max_num_queries(6):
        page(reader)


def test_a_second_page_holds_the_rest(reader):
    source = make_source()
    for number in range(45):
        document = make_document("One.", headline=f"Story {number:02}")
        record(make_article(f"urn:example:{number}", source), document=document, now=NOON + minutes(number))
    assert "Story 00" in page(reader, page="2")
    assert "Story 44" not in page(reader, page="2")
