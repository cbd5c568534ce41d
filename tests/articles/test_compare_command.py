from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

PAIR = {"id": "a", "old": "At least 26 died.", "new": "At least 164 died."}


def write_lines(path: Path, *lines: Any) -> str:
    path.write_bytes(
        b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    )
    return str(path)


def run(*arguments: str, **options: Any) -> tuple[list[str], str]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("compare", *arguments, stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue().splitlines(), err.getvalue()


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_answers_every_pair_in_order(tmp_path: Path, jobs: int) -> None:
    path = write_lines(tmp_path / "pairs", *({**PAIR, "id": number} for number in range(40)))
    lines, _ = run(path, jobs=jobs)
    assert [json.loads(line)["id"] for line in lines] == list(range(40))


def test_an_answer_has_the_steps_the_moves_and_what_they_amount_to(tmp_path: Path) -> None:
    lines, _ = run(write_lines(tmp_path / "pairs", PAIR), jobs=1)
    assert json.loads(lines[0]) == {
        "id": "a",
        "ops": [["=", "At least "], ["-", "26"], ["+", "164"], ["=", " died."]],
        "moves": [],
        "stats": {
            "words_old": 4,
            "words_new": 4,
            "words_added": 1,
            "words_removed": 1,
            "words_moved": 0,
            "likeness": 0.75,
        },
        "is_minor": False,
        "truncated": False,
    }


def test_a_move_is_given_with_its_spans(tmp_path: Path) -> None:
    old = [
        "The mayor thanked all volunteers.",
        "The storm hit the coast at noon.",
        "Ships turned back to harbour.",
    ]
    pair = {"id": 1, "old": "\n".join(old), "new": "\n".join([old[2], *old[:2]])}
    lines, _ = run(write_lines(tmp_path / "pairs", pair), jobs=1)
    assert json.loads(lines[0])["moves"] == [{"from": [67, 96], "to": [0, 29]}]


BAD_LINES = [
    (b"{bad", "not JSON"),
    (b"[1]", "not a JSON object"),
    (b"\xff\xfe", "not UTF-8"),
    (b"[" * 200_000, "nested too deep"),
    ({"id": 1, "old": "x"}, '"new" is missing'),
    ({"id": 1, "old": 5, "new": ""}, '"old" is not a text'),
    ({"old": "", "new": ""}, '"id" is missing'),
]


@pytest.mark.parametrize(("line", "fault"), BAD_LINES)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_go_on(
    tmp_path: Path, line: Any, fault: str
) -> None:
    lines, told = run(write_lines(tmp_path / "pairs", PAIR, line, PAIR), jobs=1)
    assert len(lines) == 2
    assert f"line 2: {fault}" in told
    assert "1 lines refused" in told


def test_half_a_surrogate_pair_comes_back_as_it_came(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "pairs", {"id": 1, "old": "\ud800 x", "new": "\ud801 x"})
    lines, _ = run(path, jobs=1)
    lines[0].encode("utf-8")
    assert json.loads(lines[0])["ops"] == [["-", "\ud800"], ["+", "\ud801"], ["=", " x"]]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def show(tmp_path: Path, old: str, new: str, out: io.StringIO, **options: Any) -> str:
    first, second = tmp_path / "old", tmp_path / "new"
    first.write_text(old)
    second.write_text(new)
    call_command("compare", str(first), str(second), stdout=out, **options)
    return out.getvalue()


def test_two_files_are_shown_with_marks_where_there_is_no_terminal(tmp_path: Path) -> None:
    shown = show(tmp_path, PAIR["old"], PAIR["new"], io.StringIO())
    assert shown == "~ At least [-26-]{+164+} died.\nwords added: 1, removed: 1, moved: 0\n"


def test_a_terminal_is_shown_strikes_and_underlines_and_not_colours_alone(tmp_path: Path) -> None:
    shown = show(tmp_path, PAIR["old"], PAIR["new"], Terminal(), force_color=True)
    assert "\x1b[31;9m26\x1b[0m\x1b[32;4m164\x1b[0m" in shown


def test_a_terminal_that_wants_no_colour_gets_none(tmp_path: Path) -> None:
    assert "\x1b" not in show(tmp_path, PAIR["old"], PAIR["new"], Terminal(), no_color=True)


def test_a_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in show(tmp_path, "Rain.", "Rain \x1b[2J\u202e came.", io.StringIO())


def test_the_same_texts_are_said_to_be_the_same(tmp_path: Path) -> None:
    assert show(tmp_path, "Rain.", "Rain.", io.StringIO()) == "The texts are the same.\n"


@pytest.mark.parametrize("arguments", [("none-such",), ("none-such", "nor-this")])
def test_a_file_that_is_not_there_is_named(arguments: tuple[str, ...]) -> None:
    assert "none-such: No such file or directory" in run(*arguments)[1]
