"""Compares pairs of texts: JSON lines in, JSON lines out; or two files, shown in the terminal."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from articles.batches import BatchCommand, Row, RowError
from articles.diffing import Comparison, compare_texts
from articles.diffing.faces import PLAIN, Marks, write_unified

# Struck through and underlined as well as coloured: red and green are one to many eyes.
TERMINAL = Marks(delete=("\x1b[31;9m", "\x1b[0m"), insert=("\x1b[32;4m", "\x1b[0m"))
# What a text may not say to a terminal: control characters, and those that turn its lines around.
COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Command(BatchCommand):
    help = (
        'Reads {"id", "old", "new"} a line, writes {"id", "ops", "moves", "stats", "is_minor", "truncated"} '
        "a line. With two files it shows what changed from the first to the second."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("other", nargs="?", help="a second text: shows the comparison of the two files")

    @staticmethod
    def work(row: Row) -> Row:
        """The comparison of one pair; spans are in code points."""
        for name in ("id", "old", "new"):
            if name not in row:
                raise RowError(f'"{name}" is missing')
        for name in ("old", "new"):
            if not isinstance(row[name], str):
                raise RowError(f'"{name}" is not a text')
        return {"id": row["id"], **comparison_as_row(compare_texts(row["old"], row["new"]))}

    def handle(self, *args: Any, **options: Any) -> None:
        other = options.pop("other")
        if other is None:
            super().handle(*args, **options)
        else:
            self._show(read_text(options["file"]), read_text(other), uses_colour=not options["no_color"])

    def _show(self, old: str, new: str, *, uses_colour: bool) -> None:
        is_terminal = uses_colour and self.stdout.isatty()
        if old == new:
            self.stdout.write("The texts are the same.")
            return
        comparison = compare_texts(make_harmless(old), make_harmless(new))
        self.stdout.write(write_unified(comparison, marks=TERMINAL if is_terminal else PLAIN))
        self.stdout.write(sum_up(comparison))


def comparison_as_row(comparison: Comparison) -> Row:
    """A comparison in the words of the contract."""
    return {
        "ops": [list(step) for step in comparison.ops()],
        "moves": [
            {"from": [move.old_start, move.old_end], "to": [move.new_start, move.new_end]}
            for move in comparison.moves
        ],
        "stats": asdict(comparison.stats),
        "is_minor": comparison.is_minor,
        "truncated": comparison.truncated,
    }


def sum_up(comparison: Comparison) -> str:
    """One line on how much changed."""
    stats = comparison.stats
    notes = [
        f"words added: {stats.words_added}, removed: {stats.words_removed}, moved: {stats.words_moved}",
        *(["typography and white space alone"] if comparison.is_minor else []),
        *(["cut short: too long to compare word by word throughout"] if comparison.truncated else []),
    ]
    return "; ".join(notes)


def make_harmless(text: str) -> str:
    """The text with its control characters made visible, so that it cannot command the terminal."""
    return COMMANDS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_text(path: str) -> str:
    """The text of a UTF-8 file. Raises CommandError where there is none."""
    try:
        return Path(path).read_bytes().decode("utf-8")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path}: not UTF-8") from error
