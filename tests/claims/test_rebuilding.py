from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command

from claims import extraction
from claims.extraction import Extraction
from claims.mentions import Mention
from claims.models import Claim, ClaimUpdate, Thread
from claims.models import Mention as MentionRow
from tests.claims.deriving import derived_state
from tests.claims.telling_stories import DAM, LATER, TRAIN, publish

pytestmark = pytest.mark.django_db

ROWS = (MentionRow, Thread, ClaimUpdate, Claim)


@pytest.fixture(autouse=True)
def _stories(db: None) -> None:
    dam = publish("dam", DAM, headline="Dam gives way in Kestria")
    publish("dam", DAM.replace("12", "31"), headline="Dam gives way in Kestria", article=dam, at=LATER)
    publish("other", DAM, headline="Kestria dam gives way")
    publish("train", TRAIN, headline="Train leaves the rails at Oslund")


def rebuild(*options: str) -> str:
    told = StringIO()
    call_command("rebuild_claims", *options, stdout=told, stderr=StringIO())
    return told.getvalue()


def everything() -> list[list[tuple[object, ...]]]:
    return [sorted(model.objects.values_list(), key=str) for model in ROWS]


def read_otherwise(monkeypatch: pytest.MonkeyPatch, change: Callable[[Mention], Mention | None]) -> None:
    """Has every mention read as `change` gives it, or not at all."""
    extract = extraction.extract_passages

    def changed(*texts: object, **about: object) -> Extraction:
        found = extract(*texts, **about)
        mentions = tuple((passage, new) for passage, mention in found.mentions if (new := change(mention)))
        return replace(found, mentions=mentions)

    monkeypatch.setattr(extraction, "extract_passages", changed)


def wider(mention: Mention) -> Mention:
    return replace(mention, start=max(0, mention.start - 1))


def narrower(mention: Mention) -> Mention:
    return replace(mention, start=mention.end - 1)


def otherwise_counted(mention: Mention) -> Mention:
    return replace(mention, measure="injuries") if mention.measure == "deaths" else mention


def not_at_all(mention: Mention) -> None:
    return None


def test_a_dry_run_with_the_same_extractor_foresees_nothing():
    assert rebuild("--dry-run") == "3 articles would be derived anew, with 0 changes.\n"


@pytest.mark.parametrize("change", [wider, otherwise_counted, not_at_all])
def test_a_dry_run_changes_nothing(monkeypatch, change):
    before = everything()
    read_otherwise(monkeypatch, change)
    rebuild("--dry-run")
    assert everything() == before


def test_a_dry_run_tells_by_article_what_a_rebuild_would_change(monkeypatch):
    read_otherwise(monkeypatch, not_at_all)
    told = rebuild("--dry-run").splitlines()
    assert "dam urn:example:dam: threads +0 -1 ~0" in told
    assert "dam urn:example:dam: updates +0 -1 ~0" in told
    assert sum(line.startswith("story ") and line.endswith("claims +0 -1 ~0") for line in told) == 2


@pytest.mark.parametrize("change", [wider, narrower, otherwise_counted, not_at_all])
def test_every_public_id_of_a_claim_resolves_after_a_rebuild_with_another_extractor(monkeypatch, change):
    before = set(Claim.objects.values_list("public_id", flat=True))
    read_otherwise(monkeypatch, change)
    rebuild()
    claims = Claim.objects.in_bulk(before, field_name="public_id").values()
    assert len(claims) == len(before)
    for claim in claims:
        assert claim.threads.exists() or claim.successor or claim.retired_reason


@pytest.mark.parametrize("change", [wider, otherwise_counted])
def test_a_claim_leads_to_the_one_that_its_words_state_now(monkeypatch, change):
    before = set(Claim.objects.values_list("pk", flat=True))
    read_otherwise(monkeypatch, change)
    rebuild()
    for claim in Claim.objects.filter(pk__in=before):
        assert claim.threads.exists() or (claim.successor and claim.successor.threads.exists())


def test_a_rebuild_ends_in_the_same_state():
    before = sorted(Thread.objects.values_list("public_id", "status", "claim__public_id"))
    rebuild()
    assert sorted(Thread.objects.values_list("public_id", "status", "claim__public_id")) == before


def test_only_the_articles_of_a_source_are_rebuilt_when_one_is_named():
    assert rebuild("--source", "train", "--dry-run").startswith("1 articles")


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(120)
def test_two_processes_rebuild_what_one_does():
    told = rebuild("--jobs", "1")
    alone = derived_state()
    Thread.objects.update(status="dropped", since=None, behind=None)
    Claim.objects.update(by_publisher=[], measure="injuries")
    ClaimUpdate.objects.all().delete()
    assert rebuild("--jobs", "2") == told == "3 articles derived anew.\n"
    assert derived_state() == alone


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(120)
def test_two_processes_foresee_what_one_does():
    ClaimUpdate.objects.all().delete()
    foreseen = rebuild("--dry-run", "--jobs", "1")
    assert rebuild("--dry-run", "--jobs", "2") == foreseen
    assert "threads +0" not in foreseen
    assert "updates +1 -0 ~0" in foreseen
