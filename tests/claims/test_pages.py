from __future__ import annotations

import re
import uuid

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.documents import Label, LabelItem, Notice
from articles.models import Article, Revision
from claims import tracking
from claims.models import Claim, Story
from tests.builders import make_article, make_document, make_source, make_user, record
from tests.claims.reading import LATER, follow, follow_documents, show, tell, words_of

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_user())
    return client


@pytest.fixture
def demonstration(db: None) -> None:
    call_command("load_demonstration", verbosity=0)


def all_addresses() -> list[str]:
    article, revision = Article.objects.first(), Revision.objects.first()
    claim, story = Claim.objects.first(), Story.objects.first()
    return [
        reverse("claims:desk"),
        reverse("claims:stories"),
        reverse("claims:story", args=[story.public_id]),
        reverse("claims:article", args=[article.public_id]),
        reverse("claims:revision", args=[article.public_id, revision.number]),
        reverse("claims:compare", args=[article.public_id]) + "?from=1&to=2",
        reverse("claims:claim", args=[claim.public_id]),
    ]


# --- the door


def test_a_stranger_is_sent_to_the_door_from_every_page(client):
    follow(make_article(), tell("At least 12"), tell("At least 31"))
    for address in all_addresses():
        answer = client.get(address)
        assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("login")), address


def test_no_page_changes_anything_when_written_to(reader):
    follow(make_article(), tell("At least 12"), tell("At least 31"))
    assert {reader.post(address).status_code for address in all_addresses()} == {405}


def test_what_nobody_recorded_is_not_found(reader):
    for name in ("story", "article", "claim"):
        answer = reader.get(reverse(f"claims:{name}", args=[uuid.uuid4()]))
        assert answer.status_code == 404
        assert "There is nothing at this address" in answer.content.decode()


# --- the desk


def test_an_empty_desk_tells_how_to_begin(reader):
    assert "load_demonstration" in show(reader, "desk")


def test_the_desk_shows_a_figure_that_moved_with_both_values_and_the_authority(reader):
    follow(make_article(), tell("At least 12"), tell("At least 31"))
    told = words_of(show(reader, "desk"))
    assert "deaths before: at least 12 → after: at least 31 raised · says interior ministry" in told
    assert "not in the label" in told


def test_the_desk_says_that_the_label_told(reader):
    label = Label("(Updates death toll)", ("update",), items=(LabelItem("updates", "death toll"),))
    follow_documents(make_article(), make_document(tell("12")), make_document(tell("31"), label=label))
    assert "in the label" in words_of(show(reader, "desk")).replace("not in the label", "")


def test_a_suspicion_is_put_to_an_editor_and_accuses_nobody(reader):
    follow(make_article(), tell("194"), tell("164"))
    told = words_of(show(reader, "desk"))
    assert "For an editor to decide" in told
    assert not re.search(r"stealth|silent|secret|hid|quietly", told, re.IGNORECASE)


def test_a_desk_without_suspicions_has_no_box_for_them(reader):
    follow(make_article(), tell("12"), tell("31"))
    assert "For an editor" not in show(reader, "desk")


def test_hostile_text_is_shown_and_not_run_on_every_page(reader):
    label = Label(raw=HOSTILE, kinds=("update",), items=(LabelItem("adds", HOSTILE),))
    notice = Notice(HOSTILE, HOSTILE)
    texts = [f"{HOSTILE} {tell(count)} {HOSTILE}" for count in ("12", "31")]
    documents = [
        make_document(text, headline=HOSTILE, byline=HOSTILE, label=label, notices=(notice,), kicker=HOSTILE)
        for text in texts
    ]
    follow_documents(make_article(guid=HOSTILE, source=make_source(name=HOSTILE)), *documents)
    for address in all_addresses():
        answer = reader.get(address)
        assert answer.status_code == 200, address
        assert HOSTILE not in answer.content.decode(), address


# --- an article


def test_an_article_shows_each_revision_with_its_label_and_what_moved(reader):
    label = Label("(Update 1: adds mayor)", ("update",), sequence=1)
    first, second = make_document(tell("12")), make_document(tell("31"), label=label, headline="Toll is 31")
    article = follow_documents(make_article(), first, second)
    told = words_of(show(reader, "article", article.public_id))
    assert "Toll is 31" in told
    assert "(Update 1: adds mayor)" in told
    assert "before: 12 → after: 31" in told


def test_an_article_of_one_revision_offers_no_comparison(reader):
    article = follow(make_article(), tell("12"))
    assert "radio" not in show(reader, "article", article.public_id)


def test_an_article_whose_numbers_are_not_read_yet_says_so(reader):
    article = make_article()
    record(article, tell("12"), now=LATER)
    assert "numbers being read" in show(reader, "article", article.public_id)


def test_a_gap_in_the_labels_is_told_beside_the_revision(reader):
    labels = [Label(f"UPDATE {number}", ("update",), sequence=number) for number in (1, 3)]
    documents = [make_document(tell("12"), label=label, byline=str(label.sequence)) for label in labels]
    article = follow_documents(make_article(), *documents)
    assert "The labels go from 1 to 3." in words_of(show(reader, "article", article.public_id))


def test_a_long_history_is_paged(reader):
    article = follow(make_article(), *(tell(str(count)) for count in range(100, 133)))
    assert "Page 1 of 2" in words_of(show(reader, "article", article.public_id))


# --- a revision


def test_a_revision_marks_the_numbers_in_its_text(reader):
    article = follow(make_article(), tell("At least 12"))
    claim = Claim.objects.get()
    address = reverse("claims:claim", args=[claim.public_id])
    assert f'<mark class="claimed"><a href="{address}">At least 12</a></mark>' in show(
        reader, "revision", article.public_id, 1
    )


def test_a_revision_of_nothing_but_a_kill_can_be_shown(reader):
    article = make_article()
    record(article, document=make_document(headline=""), pubstatus="canceled", now=LATER)
    tracking.track_article(article, now=LATER)
    assert "canceled" in show(reader, "revision", article.public_id, 1)


def test_a_note_on_the_page_stands_under_the_text(reader):
    notice = Notice("Correction: an earlier version said 14.", "page")
    article = follow_documents(make_article(), make_document(tell("12"), notices=(notice,)))
    assert "Correction: an earlier version said 14." in show(reader, "revision", article.public_id, 1)


# --- a claim


def test_a_claim_shows_every_mention_in_its_sentence(reader):
    follow(make_article(), tell("At least 12"), tell("At least 31"))
    page = show(reader, "claim", Claim.objects.get().public_id)
    assert "<mark>At least 12</mark> people were killed when the dam" in page
    assert "<mark>At least 31</mark> people were killed when the dam" in page


def test_the_table_of_a_claim_holds_what_its_chart_draws(reader):
    follow(make_article(), tell("At least 12"), tell("31"))
    rows = re.findall(r"<tr data-series.*?>", show(reader, "claim", Claim.objects.get().public_id), re.DOTALL)
    assert len(rows) == 2
    assert 'data-value="12" data-low="12"' in rows[0]
    assert "data-high" not in rows[0]
    assert 'data-value="31" data-low="31" data-high="31"' in rows[1]


def test_a_claim_that_went_into_another_leads_there(reader):
    follow(make_article(), tell("12"))
    heir = Claim.objects.get()
    gone = Claim.objects.create(
        public_id=uuid.uuid4(), story=heir.story, measure="deaths", counting="total", successor=heir
    )
    answer = reader.get(reverse("claims:claim", args=[gone.public_id]))
    assert (answer.status_code, answer.url) == (301, reverse("claims:claim", args=[heir.public_id]))


def test_a_claim_that_is_no_longer_read_is_gone_and_says_why(reader):
    claim = Claim.objects.create(
        public_id=uuid.uuid4(), story=Story.objects.create(), measure="deaths", counting="total",
        retired_reason="no_longer_read",
    )  # fmt: skip
    answer = reader.get(reverse("claims:claim", args=[claim.public_id]))
    assert answer.status_code == 410
    assert "no longer" in answer.content.decode()


# --- a story


def test_a_story_lists_its_articles_and_claims(reader):
    article = follow(make_article(), tell("At least 12"))
    told = words_of(show(reader, "story", article.placement.story.public_id))
    assert "at least 12 says interior ministry · Halyard" in told
    assert "Dam gives way" in told


def test_a_story_without_figures_says_so(reader):
    article = follow(make_article(), "It rained.")
    assert "No article of this story states a figure" in show(
        reader, "story", article.placement.story.public_id
    )


# --- the demonstration, and how much a page costs


def test_every_page_of_the_demonstration_can_be_read(reader, demonstration):
    addresses = [
        reverse("claims:desk"),
        reverse("claims:stories"),
        *(reverse("claims:story", args=[story.public_id]) for story in Story.objects.all()),
        *(reverse("claims:claim", args=[claim.public_id]) for claim in Claim.objects.standing()),
        *(reverse("claims:article", args=[article.public_id]) for article in Article.objects.all()),
    ]
    for revision in Revision.objects.select_related("article"):
        addresses.append(reverse("claims:revision", args=[revision.article.public_id, revision.number]))
        compare = reverse("claims:compare", args=[revision.article.public_id])
        addresses += [f"{compare}?from=1&to={revision.number}&view={view}" for view in ("inline", "side")]
    answers = {address: reader.get(address).status_code for address in addresses}
    assert set(answers.values()) == {200}, answers


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("desk", 16),
        ("stories", 5),
        ("story", 16),
        ("article", 15),
        ("revision", 11),
        ("compare", 13),
        ("claim", 16),
    ],
)
def test_a_full_page_takes_few_queries(reader, demonstration, django_assert_max_num_queries, name, limit):
    article = Article.objects.get(guid="urn:newsml:halyard.example:20260303:kestria-dam")
    claim = max(Claim.objects.standing(), key=lambda claim: claim.threads.count())
    ids = {
        "story": [claim.story.public_id],
        "article": [article.public_id],
        "revision": [article.public_id, 3],
        "compare": [article.public_id],
        "claim": [claim.public_id],
    }
    parameters = {"from": 1, "to": 6} if name == "compare" else {}
    with django_assert_max_num_queries(limit):
        show(reader, name, *ids.get(name, ()), **parameters)


def test_more_changes_take_no_more_queries(reader, django_assert_num_queries, django_assert_max_num_queries):
    follow(make_article(), tell("194"), tell("164"))
    reader.get(reverse("claims:desk"))
    with django_assert_max_num_queries(20) as few:
        show(reader, "desk")
    source = Article.objects.get().source
    for number in range(20):
        follow(make_article(f"urn:example:{number}", source), tell("194"), tell("164"))
    with django_assert_num_queries(len(few)):
        show(reader, "desk")


def test_no_page_carries_script_or_style_of_its_own(reader):
    follow(make_article(), tell("At least 12"), tell("At least 31"))
    own = re.compile(r"<style|<script(?![^>]*\bsrc=)|<[^>]+\s(?:style|on[a-z]+)=|javascript:")
    for address in all_addresses():
        assert not own.search(reader.get(address).content.decode()), address
