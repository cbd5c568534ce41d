from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.reading.stubs import is_stub
from tests.claims.wording import reading

OLD = {
    "timestamp": "2025-03-04T09:00:00Z",
    "title": "Bus crash kills 14",
    "text": "Rain fell.\n\nA bus crash in Orvane killed 14 people, police said.",
}
NEW = {
    "timestamp": "2025-03-04T10:00:00Z",
    "title": "Bus crash kills 19",
    "text": "Rain fell.\n\nA bus crash in Orvane killed 19 people, police said.",
}


def run(command: str, path: Path, *rows: object, jobs: int = 1) -> tuple[list[dict], str, bool]:
    """What a command answers to these rows, what it says beside, and whether it refused any."""
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(command, str(path), jobs=jobs, stdout=out, stderr=err)
    except CommandError:
        return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), True
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), False


def test_track_tells_what_moved_and_where_it_stands(tmp_path: Path) -> None:
    (answer,), _, refused = run("track", tmp_path / "rows", {"article_id": "a", "revisions": [OLD, NEW]})
    (update,) = answer["updates"]
    old, new = update["old"], update["new"]

    assert not refused
    assert (update["from"], update["to"], update["kind"], update["measure"]) == (0, 1, "raised", "deaths")
    assert (old["value"], new["value"]) == (14, 19)
    assert OLD[old["field"]][old["start"] : old["end"]] == old["surface"]
    assert NEW[new["field"]][new["start"] : new["end"]] == new["surface"]


BAD = ["no json", '"text"', "[]", '{"revisions": []}', '{"article_id": 1}',
       '{"article_id": 1, "revisions": [4]}', '{"article_id": 1, "revisions": [{"title": 4}]}']  # fmt: skip


@pytest.mark.parametrize("line", BAD)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_go_on(line: str, tmp_path: Path) -> None:
    good = {"article_id": "a", "revisions": [OLD]}
    answers, said, refused = run("track", tmp_path / "rows", good, line, good)

    assert len(answers) == 2
    assert "line 2:" in said
    assert refused


def test_many_processes_answer_in_the_order_of_the_lines(tmp_path: Path) -> None:
    rows = [{"article_id": n, "revisions": [OLD, NEW]} for n in range(40)]
    answers, _, _ = run("track", tmp_path / "rows", *rows, jobs=2)

    assert [answer["article_id"] for answer in answers] == list(range(40))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("track", str(tmp_path / "none"), stdout=io.StringIO(), stderr=io.StringIO())


def article(source: str, *revisions: dict[str, str], language: str = "en") -> dict[str, object]:
    return {
        "source": source,
        "language": language,
        "url": "",
        "revisions": [{"label": "", **r} for r in revisions],
    }


def test_story_tells_updates_and_who_is_behind(tmp_path: Path) -> None:
    later = {**OLD, "timestamp": "2025-03-04T12:00:00Z", "text": OLD["text"] + " The road stays shut."}
    row = {"id": "s", "articles": [article("Metro", OLD, later), article("Sun", NEW)]}
    (answer,), _, refused = run("story", tmp_path / "rows", row)

    assert not refused
    assert answer["stories"] == [[0, 1]]
    assert answer["updates"] == []
    assert [(b["article"], b["measure"], b["has"], b["newest"]) for b in answer["behind"]] == [
        (0, "deaths", 14, 19)
    ]
    assert answer["conflicts"] == answer["inconsistencies"] == answer["label_warnings"] == []


def test_story_passes_over_a_page_that_is_no_article(tmp_path: Path) -> None:
    wall = {
        "timestamp": "2025-03-04T09:30:00Z",
        "title": "Bus crash",
        "text": "You have read your 3 free articles. Subscribe to continue reading.",
    }
    row = {"id": "s", "articles": [article("Metro", OLD, wall, NEW)]}
    (answer,), _, _ = run("story", tmp_path / "rows", row)
    (update,) = answer["updates"]

    assert (update["from"], update["to"], update["kind"]) == (0, 2, "raised")


STUBS = [
    ("Access denied", "Error 403. Your request was blocked. Please enable JavaScript.", True),
    ("Cargando", "Suscríbase para seguir leyendo este artículo. Inicia sesión.", True),
    ("Bus crash kills 14", "A bus crash in Orvane killed 14 people, police said.", False),
    ("Paper puts up paywall", "Readers must subscribe from Monday, the paper said.", False),
]


@pytest.mark.parametrize(("headline", "text", "expected"), STUBS)
def test_a_stub_or_block_page_is_known(headline: str, text: str, expected: bool) -> None:
    assert is_stub(reading(text, headline=headline).document) is expected
