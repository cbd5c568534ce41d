from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from articles.ledger import Fault, verify_article
from articles.models import Article, Revision, RevisionBody
from tests.builders import NOON, make_article, minutes, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    article = make_article()
    for count in (12, 31, 58):
        record(
            article, f"{count} people died.", versioncreated_at=NOON + minutes(count), now=NOON + minutes(90)
        )
    return article


def test_an_untouched_history_has_no_faults(article):
    assert list(verify_article(article)) == []


def test_a_changed_word_is_found_and_its_revision_named(article):
    body = RevisionBody.objects.get(revision__number=2, revision__article=article)
    body.document["blocks"][0]["text"] = "32 people died."
    body.save()
    assert list(verify_article(article)) == [Fault(number=2, code="body_altered")]


def test_a_changed_time_is_found(article):
    Revision.objects.filter(article=article, number=1).update(ordered_at=NOON)
    assert list(verify_article(article)) == [Fault(number=1, code="row_altered")]


def test_a_missing_revision_is_found(article):
    Revision.objects.filter(article=article, number=3).update(number=4)
    assert list(verify_article(article)) == [Fault(number=3, code="number_missing")]


def test_a_rewritten_revision_breaks_the_chain_even_with_its_own_hash_mended(article):
    Revision.objects.filter(article=article, number=1).update(chain_hash="0" * 64)
    assert [fault.number for fault in verify_article(article)] == [1, 2]


def test_the_command_says_that_all_is_as_it_was_recorded(article, capsys):
    call_command("verify")
    assert capsys.readouterr().out == "1 articles, every revision as it was recorded.\n"


def test_the_command_fails_and_names_the_revision_that_was_touched(article, capsys):
    RevisionBody.objects.filter(revision__number=2).update(salt="00")
    with pytest.raises(CommandError, match="1 faults in 1 articles"):
        call_command("verify")
    assert f"{article.public_id} revision 2: body_altered" in capsys.readouterr().out
