from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.importing import Entry, UnreadableEntryError, import_entry, read_json_lines, read_text_file
from articles.models import Revision


class Command(BaseCommand):
    help = (
        "Imports articles from JSON lines (.jsonl, or - for standard input) and plain texts. A line is one"
        " revision with the fields of POST /api/v1/revisions, or one article with its `revisions`. Plain"
        " texts are the revisions of one article, in the order given; they need --source and --guid or --url."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--source", default="", metavar="SLUG", help="of the plain texts")
        parser.add_argument("--guid", default="", help="of the plain texts' article")
        parser.add_argument("--url", default="", help="of the plain texts' article")

    def handle(self, *, files: list[str], source: str, guid: str, url: str, **_: object) -> None:
        new = known = refused = 0
        for entry in self._entries(files, fields={"source": source, "guid": guid, "url": url}):
            try:
                if isinstance(entry, UnreadableEntryError):
                    raise entry
                recorded = import_entry(entry, channel=Revision.Channel.IMPORT, now=timezone.now())
            except UnreadableEntryError as error:
                refused += 1
                self.stderr.write(str(error))
            else:
                new, known = new + recorded.is_new, known + (not recorded.is_new)
        self.stdout.write(f"{new} revisions recorded, {known} known already, {refused} refused.")
        if refused:
            raise CommandError("Some entries were refused; the others are recorded.")

    def _entries(self, files: list[str], *, fields: dict[str, str]) -> Iterator[Entry | UnreadableEntryError]:
        for file in files:
            path = Path(file)
            if file == "-":
                yield from read_json_lines(sys.stdin.buffer, name="standard input")
            elif not path.is_file():
                yield UnreadableEntryError(f"{file}: there is no such file.")
            elif path.suffix == ".jsonl":
                with path.open("rb") as lines:
                    yield from read_json_lines(lines, name=file)
            else:
                yield read_text_file(path, fields=fields)
