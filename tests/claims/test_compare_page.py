from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.documents import Label, LabelItem
from tests.builders import make_article, make_document, make_user
from tests.claims.reading import follow, follow_documents, show, tell, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_user())
    return client


@pytest.mark.parametrize(
    "pair", ["", "from=1", "from=1&to=9", "from=one&to=2", "from=1&to=-2", "from=1&to=" + "9" * 400]
)
def test_a_comparison_with_what_is_not_there_is_not_found(reader, pair):
    article = follow(make_article(), tell("12"), tell("31"))
    assert reader.get(reverse("claims:compare", args=[article.public_id]) + f"?{pair}").status_code == 404


def test_a_changed_number_is_deleted_and_inserted_as_a_whole_word(reader):
    article = follow(make_article(), tell("12"), tell("31"))
    page = show(reader, "compare", article.public_id, **{"from": 1, "to": 2})
    assert re.search(r"<del>.*?</span>12<span.*?</del>.*?<ins>.*?</span>31<span.*?</ins>", page, re.DOTALL)


def test_insertions_and_deletions_are_told_in_words_too(reader):
    article = follow(make_article(), tell("12"), tell("31"))
    told = words_of(show(reader, "compare", article.public_id, **{"from": 1, "to": 2}))
    assert "[deleted: 12 ]" in told
    assert "[inserted: 31 ]" in told


@pytest.mark.parametrize("view", ["inline", "side"])
def test_a_moved_paragraph_links_to_its_other_end(reader, view):
    opening = "The government met for an emergency session in the capital on Tuesday morning."
    closing = "Heavy rain had fallen over the eastern valleys for three days before the wall broke."
    middle = "Schools stayed shut across the whole district, and trains did not run at all."
    before, after = (opening, middle, closing), (middle, closing, opening)
    documents = [make_document(*paragraphs) for paragraphs in (before, after)]
    article = follow_documents(make_article(), *documents)
    page = show(reader, "compare", article.public_id, **{"from": 1, "to": 2, "view": view})
    targets = set(re.findall(r'href="#(p\d+)"', page))
    assert len(targets) == 2
    assert targets <= set(re.findall(r'id="(p\d+)"', page))


def test_side_by_side_keeps_the_old_words_left_and_the_new_right(reader):
    article = follow(make_article(), tell("12"), tell("31"))
    page = show(reader, "compare", article.public_id, **{"from": 1, "to": 2, "view": "side"})
    row = page.partition("12<span")[0].rpartition('<div class="row"')[2] + page.partition("12<span")[2]
    left, right = row.split("</div>")[:2]
    assert "<ins>" not in left
    assert "<del>" not in right


def test_only_what_changed_folds_the_rest(reader):
    kept = [f"Paragraph {number} of what nobody touched stays as it is." for number in range(5)]
    documents = [make_document(*kept, tell(count)) for count in ("12", "31")]
    article = follow_documents(make_article(), *documents)
    page = show(reader, "compare", article.public_id, **{"from": 1, "to": 2, "only": "changes"})
    assert "5 paragraphs unchanged" in page
    assert "Paragraph 3" not in page


def test_the_earlier_revision_comes_first_whatever_was_asked(reader):
    article = follow(make_article(), tell("12"), tell("31"))
    told = words_of(show(reader, "compare", article.public_id, **{"from": 2, "to": 1}))
    assert "Revision 1 compared with revision 2" in told


def test_a_revision_compared_with_itself_shows_no_change(reader):
    article = follow(make_article(), tell("12"), tell("31"))
    told = words_of(show(reader, "compare", article.public_id, **{"from": 2, "to": 2}))
    assert "No figure that is followed changed" in told


def test_a_label_that_the_text_bears_out_is_said_to_be_so(reader):
    label = Label(
        raw="(Update 1: adds Tokayev speech)", kinds=("update",), items=(LabelItem("adds", "Tokayev speech"),)
    )
    documents = (
        make_document(tell("12")),
        make_document(tell("12"), "In a televised speech, Tokayev ruled out talks.", label=label),
    )
    article = follow_documents(make_article(), *documents)
    told = words_of(show(reader, "compare", article.public_id, **{"from": 1, "to": 2}))
    assert "adds Tokayev speech ✓ borne out by the text see where" in told
