from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Revision, Source
from tests.builders import make_source

pytestmark = pytest.mark.django_db

ROW = {"source": "halyard", "guid": "dam", "headline": "Dam gives way", "body": "Twelve people died."}


@pytest.fixture
def halyard() -> Source:
    return make_source("halyard")


class Outcome:
    def __init__(self) -> None:
        self.out, self.errors = io.StringIO(), io.StringIO()
        self.is_refused = False

    @property
    def summary(self) -> str:
        return self.out.getvalue().strip()


def run(*arguments: str) -> Outcome:
    outcome = Outcome()
    try:
        call_command("import_articles", *arguments, stdout=outcome.out, stderr=outcome.errors)
    except CommandError:
        outcome.is_refused = True
    return outcome


def write_lines(path: Path, *rows: object) -> str:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    path.write_bytes(b"\n".join(lines))
    return str(path)


def test_each_line_is_a_revision(halyard, tmp_path):
    file = write_lines(tmp_path / "rows.jsonl", ROW, {**ROW, "body": "Fourteen people died."})
    assert run(file).summary == "2 revisions recorded, 0 known already, 0 refused."
    assert Article.objects.count() == 1


def test_a_line_may_hold_an_article_with_its_revisions(halyard, tmp_path):
    article = {
        "source": "halyard",
        "guid": "dam",
        "revisions": [{"body": "Twelve died."}, {"body": "Two died."}],
    }
    run(write_lines(tmp_path / "articles.jsonl", article))
    assert Revision.objects.count() == 2


def test_a_source_that_is_described_is_made(tmp_path):
    source = {"slug": "courier", "name": "The Courier", "language": "es", "time_zone": "Europe/Madrid"}
    run(write_lines(tmp_path / "rows.jsonl", {**ROW, "source": source}))
    assert Source.objects.get().language == "es"


def test_importing_twice_stores_nothing_twice(halyard, tmp_path):
    file = write_lines(tmp_path / "rows.jsonl", ROW)
    run(file)
    assert run(file).summary == "0 revisions recorded, 1 known already, 0 refused."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "no JSON"),
        (b"[]", "JSON object"),
        (b"\xff", "not UTF-8"),
        ({**ROW, "source": "unknown"}, "There is no source 'unknown'"),
        ({**ROW, "body": 5}, "body: This is no string"),
        ({**ROW, "body": "", "headline": ""}, "no text"),
        ({**ROW, "body": "Twelve\x00"}, "Null characters"),
        ({**ROW, "colour": "red"}, "colour: There is no such field"),
        ({"source": "halyard", "guid": "dam", "revisions": 5}, "list of objects"),
        ({**ROW, "source": {"slug": "x", "name": "X", "time_zone": "Mars/Base"}}, "no time zone"),
    ],
    ids=str,
)
def test_a_bad_line_is_refused_with_its_number_and_the_others_are_recorded(halyard, tmp_path, line, reason):
    outcome = run(write_lines(tmp_path / "rows.jsonl", ROW, line, {**ROW, "body": "Fourteen died."}))
    assert "rows.jsonl, line 2: " in outcome.errors.getvalue()
    assert reason in outcome.errors.getvalue()
    assert outcome.is_refused
    assert Revision.objects.count() == 2


def test_plain_texts_are_the_revisions_of_one_article_in_their_order(halyard, tmp_path):
    files = []
    for count in ("Twelve", "Fourteen"):
        files.append(tmp_path / f"{count}.txt")
        files[-1].write_text(f"Dam gives way\n\n{count} people died.\n", "utf-8")
    run(*map(str, files), "--source", "halyard", "--guid", "dam")
    bodies = [revision.body.read().blocks[0].text for revision in Revision.objects.order_by("number")]
    assert bodies == ["Twelve people died.", "Fourteen people died."]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "no text"),
        ("latin.txt", b"caf\xe9 12 dead", "not UTF-8"),
        ("gone.txt", None, "no such file"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_by_its_name(halyard, tmp_path, name, content, reason):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    outcome = run(str(path), "--source", "halyard", "--guid", "dam")
    assert name in outcome.errors.getvalue()
    assert reason in outcome.errors.getvalue()
    assert Revision.objects.count() == 0
