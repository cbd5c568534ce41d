from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

import articles
from articles.importing import Entry, import_entry, read_json_lines
from articles.models import Article, Revision
from claims.tracking import track_article

FOLDER = Path(articles.__file__).parent / "demonstration"


class Command(BaseCommand):
    help = "Fills an empty database with the demonstration; does nothing where there are articles already."

    def handle(self, **_: object) -> None:
        if Article.objects.exists():
            self.stdout.write("There are articles already: the demonstration is left out.")
            return
        for entry in sorted(read_demonstration(), key=lambda entry: entry.fields["versioncreated"]):
            recorded = import_entry(entry, channel=Revision.Channel.DEMONSTRATION, now=timezone.now())
            track_article(recorded.revision.article, now=timezone.now())
        self.stdout.write(f"The demonstration is loaded: {Article.objects.count()} articles.")


def read_demonstration() -> list[Entry]:
    return [
        entry
        for path in sorted(FOLDER.glob("*.jsonl"))
        for entry in read_json_lines(path.read_bytes().splitlines(), name=path.name)
        if isinstance(entry, Entry)
    ]
