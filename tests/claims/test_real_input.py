"""A real update of a wire, sent as its newsroom would send it: over HTTP, and followed by a real worker.

The text is not ours to keep here: WRITETHRU_REAL_INPUT names its file, or it lies beside the project.
"""

from __future__ import annotations

import json
import os
import urllib.request
from datetime import date
from pathlib import Path

import pytest

from articles.models import Announcement, Revision
from claims.models import ClaimUpdate, Mention, RevisionWarning
from tests.builders import make_key, make_source
from tests.claims.conftest import sweep_until

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "efe-kazakhstan-update-1.txt"
FILE = Path(os.environ.get("WRITETHRU_REAL_INPUT", BESIDE))

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not FILE.is_file(), reason="WRITETHRU_REAL_INPUT names no file"),
]


def earlier_take(text: str) -> str:
    """The text as it was before the update: without its label and the speech, and with the earlier toll."""
    kicker, headline, _label, lead, toll, *rest = text.split("\n\n")
    officers = next(paragraph for paragraph in rest if "security officers" in paragraph)
    toll = toll.replace("at least 26 people in Almaty", "at least 18 people")
    return "\n\n".join((kicker, headline, lead, toll, f"{officers} EFE"))


def post(url: str, secret: str, body: str, **fields: str) -> dict:
    values = {"source": "efe", "guid": "kazakhstan", "body": body, **fields}
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/api/v1/revisions", json.dumps(values).encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as response:
        assert response.status == 201
        return json.load(response)


def get(url: str, secret: str, path: str) -> dict:
    request = urllib.request.Request(f"{url}/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


class Told:
    """What the product tells of the two takes, once the worker has followed them."""

    def __init__(self, url: str, secret: str, first: dict, second: dict) -> None:
        self.first, self.second = first, second
        self.document = second["document"]
        self.comparison = get(url, secret, f"compare?from={first['id']}&to={second['id']}")
        self.mentions = get(url, secret, f"revisions/{second['id']}/mentions")
        self.updates = get(url, secret, f"articles/{second['article']}/updates")["results"]
        self.tracking = get(url, secret, f"revisions/{second['id']}")["tracking"]

    def mention(self, surface: str, measure: str) -> dict:
        found = [m for m in self.mentions if m["surface"].endswith(surface) and m["measure"] == measure]
        assert len(found) == 1, [(m["surface"], m["measure"], m["noun"]) for m in self.mentions]
        return found[0]


@pytest.fixture
def told(live_server, start_worker, process_environment) -> Told:
    text = FILE.read_text("utf-8")
    make_source("efe", time_zone="Europe/Madrid", label_dialect="efe", language="en")
    secret = make_key()
    start_worker()
    first = post(live_server.url, secret, earlier_take(text), versioncreated="2022-01-07T10:10:00+01:00")
    second = post(live_server.url, secret, text, versioncreated="2022-01-07T13:40:00+01:00")
    sweep_until(lambda: not Announcement.objects.filter(done_at=None).exists(), process_environment)
    return Told(live_server.url, secret, first, second)


def test_the_update_is_told_as_an_editor_would_tell_it(told):
    """One test, for one worker: each part names what it is about."""
    assert told.tracking == "done"
    check_the_label(told)
    check_the_dateline_and_furniture(told)
    check_the_mentions(told)
    check_the_other_quantities(told)
    check_the_update(told)
    check_the_comparison(told)


def check_the_label(told: Told) -> None:
    label = told.document["label"]
    assert (label["kinds"], label["sequence"], label["note"]) == (["update"], 1, "adds Tokayev speech")
    # Borne out: the one thing that it promises is no promise unkept.
    assert not RevisionWarning.objects.exists()


def check_the_dateline_and_furniture(told: Told) -> None:
    dateline = told.document["dateline"]
    assert (dateline["place"], dateline["agency"]) == ("Nur-Sultan", "EFE")
    assert date.fromisoformat(dateline["date"]) == date(2022, 1, 7)
    body = "\n".join(block["text"] for block in told.document["blocks"])
    assert not any(word in body for word in ("Related Articles", "Back to top button", "EFE", "Update 1"))


def check_the_mentions(told: Told) -> None:
    killed = told.mention("26", "deaths")
    assert (killed["value"], killed["bound"], killed["place"]) == ("26", "at_least", "Almaty")
    assert "security forces" in killed["actor"]
    assert killed["attribution"] is None

    arrested = told.mention("3,000", "arrests")
    assert (arrested["value"], arrested["bound"], arrested["noun"]) == ("3000", "more_than", "people")
    assert "federal home ministry" in str(arrested["attribution"])

    officers = told.mention("18", "deaths")
    assert (officers["value"], officers["bound"], officers["noun"]) == ("18", "at_least", "security officers")
    assert "authorities" in str(officers["attribution"])

    beheaded = told.mention("two", "deaths")
    assert (beheaded["value"], beheaded["counting"]) == ("2", "part")
    assert beheaded["part_of"] == officers["index"]


def check_the_other_quantities(told: Told) -> None:
    others = {m["surface"]: m for m in told.mentions if m["measure"] == "other"}
    assert {"30", "six", "millions"} <= {surface.removesuffix(" of") for surface in others}
    assert not Mention.objects.filter(measure="other", thread__isnull=False).exists()
    values = [m["value"] for m in told.mentions]
    assert "7" not in values
    assert "1" not in values


def check_the_update(told: Told) -> None:
    moved = [u for u in told.updates if u["measure"] == "deaths" and u["kind"] != "introduced"]
    assert [(u["kind"], u["old"]["value"], u["new"]["value"], u["notice"]) for u in moved] == [
        ("raised", "18", "26", "none")
    ]
    assert not ClaimUpdate.objects.filter(suspected=True).exists()
    officers = Mention.objects.filter(noun="security officers", counting="total").order_by("revision__number")
    assert len({mention.thread_id for mention in officers}) == 1
    assert not officers.filter(thread__updates__isnull=False).exists()
    assert Revision.objects.count() == 2


def check_the_comparison(told: Told) -> None:
    body = told.comparison["fields"]["body"]
    inserted = [row for row in body if row["type"] == "added"]
    # The speech came in as whole paragraphs: three were there before.
    assert len(inserted) == len(told.document["blocks"]) - 3
    signs = [part for row in body if row["type"] == "changed" for part in row["parts"] if part[0] != "="]
    assert ["-", "18"] in signs
    assert any(sign == "+" and text.startswith("26") for sign, text in signs)
