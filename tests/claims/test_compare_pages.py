from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from claims.models import Review
from tests.builders import NOON, make_article, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    client.force_login(make_user())
    return client


def compare(reader, old: object, new: object):
    return reader.get(reverse("claims:compare-any"), {"from": str(old), "to": str(new)})


def test_two_articles_are_shown_beside_each_other_under_their_sources(reader):
    one, other = (
        record(make_article(slug, make_source(slug)), f"{count} people died.").revision
        for slug, count in (("halyard", 12), ("courier", 14))
    )
    page = compare(reader, one.public_id, other.public_id).content.decode()
    assert all(word in page for word in ("Two articles compared", "Halyard", "Courier", "<del>", "<ins>"))


def test_two_revisions_of_one_article_are_shown_on_its_own_page(reader):
    article = make_article()
    old, new = (record(article, f"{count} people died.").revision for count in (12, 14))
    answer = compare(reader, old.public_id, new.public_id)
    assert answer.url == reverse("claims:compare", args=[article.public_id]) + "?from=1&to=2"


@pytest.mark.parametrize("wanted", ["", "x", uuid.UUID(int=0)])
def test_what_is_no_revision_is_not_found(reader, wanted):
    revision = record(make_article(), "12 people died.").revision
    assert compare(reader, revision.public_id, wanted).status_code == 404


def test_only_numbers_shows_each_number_that_changed_and_folds_the_rest(reader):
    article = make_article()
    record(article, "12 people died.", "It rained.", "Schools are shut.")
    record(article, "14 people died.", "It rained.", "Schools are open.")
    address = reverse("claims:compare", args=[article.public_id]) + "?from=1&to=2&only=numbers"
    page = reader.get(address).content.decode()
    assert '<p class="numbers">' in page
    assert "Schools are" not in page


def test_an_editor_is_led_to_what_changed_since_the_last_decision(reader):
    article = make_article()
    first = record(article, "12 people died.", now=NOON).revision
    record(article, "14 people died.", now=NOON + minutes(20))
    record(article, "16 people died.", now=NOON + minutes(40))
    Review.objects.create(
        kind="note",
        subject_kind="article",
        subject=article.public_id,
        article=article,
        actor=make_user("editor"),
        at=NOON + minutes(30),
    )
    page = reader.get(reverse("claims:revision", args=[article.public_id, first.number])).content.decode()
    assert "?from=2&amp;to=3" in page
