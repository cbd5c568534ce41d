from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.reader import shared_reader
from benchmarks.made_up_pages import semantic
from benchmarks.made_up_stories import make_story

STORY = make_story(Random(1))
URL = "https://herald.example/2024/story"
FIELDS = [
    "id", "quality", "headline", "text", "blocks", "byline", "published_at", "modified_at", "language",
    "canonical_url", "notices", "outcome", "findings",
]  # fmt: skip


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    yield
    shared_reader().close()


def run(path: Path, *rows: Any, jobs: int = 1) -> tuple[list[dict[str, Any]], str]:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("read", str(path), jobs=jobs, stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_reads_every_page_in_order(tmp_path: Path, jobs: int) -> None:
    rows = ({"id": number, "html": semantic(STORY), "url": URL} for number in range(20))
    answers, _ = run(tmp_path / "pages", *rows, jobs=jobs)
    assert [answer["id"] for answer in answers] == list(range(20))


def test_it_tells_what_a_re_check_would_make_of_a_page(tmp_path: Path) -> None:
    notice = "Correction: An earlier version of this story misstated the year."
    html = semantic(STORY).replace("</article>", f"<footer><p>{notice}</p></footer></article>")
    (answer,), _ = run(tmp_path / "pages", {"id": "a", "html": html, "url": URL})
    assert list(answer) == FIELDS
    assert answer["headline"] == STORY.headline
    assert answer["text"].split() == " ".join(STORY.body).split()
    assert answer["byline"] == STORY.author
    assert answer["published_at"] == STORY.published
    assert answer["notices"] == [{"text": notice, "where": "footer"}]
    assert (answer["outcome"], answer["quality"], answer["language"]) == ("recorded", 1.0, "en")


def test_a_page_that_would_be_held_says_why(tmp_path: Path) -> None:
    html = "<html><head><title>Access denied</title></head><body><h1>Access denied</h1></body></html>"
    (answer,), _ = run(tmp_path / "pages", {"id": "a", "html": html})
    assert answer["outcome"] == "held"
    assert [finding["code"] for finding in answer["findings"]] == ["blocked"]


def test_a_bad_line_is_refused_by_its_number_and_the_rest_go_on(tmp_path: Path) -> None:
    answers, told = run(
        tmp_path / "pages", {"id": 1}, "{", {"id": 3, "html": 5}, {"id": 4, "html": semantic(STORY)}
    )
    assert [answer["id"] for answer in answers] == [4]
    assert 'line 1: "html" is missing' in told
    assert "line 2: not JSON" in told
    assert 'line 3: "html" is not a text' in told
