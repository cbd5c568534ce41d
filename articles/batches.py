"""Commands for batches: JSON lines in, JSON lines out, on all cores, without a database."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError

Row = dict[str, Any]
Work = Callable[[Row], Row]
Line = tuple[int, bytes]
# Lines handed to a process at once, and lines between two signs of progress.
AT_ONCE = 16
PROGRESS = 100


class RowError(ValueError):
    """A line that is no row the command can read; its words say what is wrong with it."""


class BatchCommand(BaseCommand):
    """Answers each row with a row. A bad line is refused with its number, and the rest go on."""

    requires_system_checks: ClassVar[list[str]] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", help="JSON lines; standard input if none is given"
        )
        parser.add_argument(
            "--jobs", type=int, default=os.cpu_count() or 1, help="processes to share the work (all cores)"
        )

    @staticmethod
    def work(row: Row) -> Row:
        """The answer to one row: a function of a class, so that other processes can be given it."""
        raise NotImplementedError

    def handle(self, *_args: Any, file: str, jobs: int, **_options: Any) -> None:
        if jobs < 1:
            raise CommandError("--jobs must be at least 1")
        if file == "-":
            refused = self._answer(sys.stdin.buffer, jobs)
        else:
            try:
                with Path(file).open("rb") as lines:
                    refused = self._answer(lines, jobs)
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror}") from error
        if refused:
            raise CommandError(f"{refused} lines refused")

    def _answer(self, lines: Iterable[bytes], jobs: int) -> int:
        refused = answered = 0
        numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
        for number, answer, fault in answer_lines(numbered, type(self).work, jobs=jobs):
            if fault:
                refused += 1
                self.stderr.write(f"line {number}: {fault}")
            else:
                answered += 1
                self.stdout.write(answer)
            if number % PROGRESS == 0:
                self.stderr.write(f"{number} lines read")
        self.stderr.write(f"{answered} lines answered")
        return refused


def answer_lines(lines: Iterable[Line], work: Work, *, jobs: int) -> Iterator[tuple[int, str, str]]:
    """For each numbered line, in order: its number, the answer as JSON, and what is wrong with it if it has
    none.
    """
    if jobs == 1:
        for line in lines:
            yield answer_line(line, work)
        return
    with ProcessPoolExecutor(jobs) as pool:
        # A few chunks a process are under way at a time: the input may be longer than memory.
        lines = iter(lines)
        while batch := list(islice(lines, AT_ONCE * jobs * 4)):
            yield from pool.map(answer_line, batch, [work] * len(batch), chunksize=AT_ONCE)


def answer_line(line: Line, work: Work) -> tuple[int, str, str]:
    """The answer to one line, or what is wrong with it."""
    number, text = line
    try:
        row = json.loads(text.decode("utf-8"))
        if not isinstance(row, dict):
            raise RowError("not a JSON object")
        return number, write_row(work(row)), ""
    except json.JSONDecodeError as error:
        return number, "", f"not JSON: {error.msg}"
    except UnicodeDecodeError:
        return number, "", "not UTF-8"
    except RecursionError:
        return number, "", "nested too deep"
    except ValueError as error:
        return number, "", str(error)


def write_row(row: Row) -> str:
    """The row as JSON; half a pair of surrogates, which no encoding can write, is written in escapes."""
    answer = json.dumps(row, ensure_ascii=False)
    return answer if _is_encodable(answer) else json.dumps(row)


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def text_of(row: Row, name: str) -> str:
    """The text under this name, "" where there is none. Raises RowError where it is no text."""
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RowError(f'"{name}" is not a text')
    return value


def rows_of(row: Row, name: str) -> list[Row]:
    """The rows under this name. Raises RowError where there is no list of objects."""
    value = row.get(name)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise RowError(f'"{name}" is not a list of objects')
    return value
