from __future__ import annotations

import pytest
from django.urls import reverse

from claims.forms import MAX_PASTED
from claims.models import Mention
from tests.builders import make_user

pytestmark = pytest.mark.django_db

TEXT = "At least 26 people were killed in Talva, the interior ministry said."


@pytest.fixture
def reader(client):
    client.force_login(make_user())
    return client


def read(reader, text: str, language: str = "") -> str:
    return reader.post(reverse("claims:read"), {"text": text, "language": language}).content.decode()


def test_a_stranger_is_sent_to_the_door(client):
    assert client.get(reverse("claims:read")).status_code == 302


def test_every_number_is_marked_with_its_fields_and_rules(reader):
    page = read(reader, TEXT)
    assert "<mark>At least 26</mark>" in page
    assert all(word in page for word in ("deaths", "interior ministry", "Talva", "rules"))


def test_nothing_of_it_is_kept(reader):
    read(reader, TEXT)
    assert Mention.objects.count() == 0


@pytest.mark.parametrize("language", ["", "es"])
def test_spanish_is_read_when_it_is_named_or_guessed(reader, language):
    page = read(reader, "Al menos 31 personas murieron en Talva, según el Ministerio del Interior.", language)
    assert "<mark>Al menos 31</mark>" in page
    assert "deaths" in page


def test_a_text_that_is_too_long_is_refused_with_the_limit(reader):
    assert str(MAX_PASTED) in read(reader, "x" * (MAX_PASTED + 1))


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_text_is_asked_for_again(reader, text):
    assert 'role="alert"' in read(reader, text)


def test_a_text_without_numbers_says_so(reader):
    assert "None was read in it." in read(reader, "The cause is not known.")


def test_hostile_text_is_shown_as_text(reader):
    page = read(reader, "<script>alert(1)</script> 12 people were killed.")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
