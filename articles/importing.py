"""Articles from files: JSON lines, each one revision or one article with its revisions, or plain texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rest_framework.exceptions import ParseError, ValidationError

from articles.ingest import Recorded, RefusedRevisionError
from articles.models import Revision, Source
from articles.parsers import read_json
from articles.serializers import NewSourceSerializer, RevisionSubmissionSerializer
from articles.submitting import submit_to_source


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision to be recorded, and where it was read: "stories.jsonl, line 3"."""

    where: str
    fields: dict[str, Any]


class UnreadableEntryError(Exception):
    """An entry that is no revision; the message says where it stands and what is wrong with it."""


def read_json_lines(lines: Iterable[bytes], *, name: str) -> Iterator[Entry | UnreadableEntryError]:
    """The revisions that the lines tell, in their order; for a line that tells none, the reason."""
    for number, line in enumerate(lines, start=1):
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            yield from (Entry(where, fields) for fields in _revisions_in(read_json(line)))
        except ParseError as error:
            yield UnreadableEntryError(f"{where}: {error.detail}")


def _revisions_in(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, dict):
        raise ParseError("A line is a JSON object.")
    revisions = value.pop("revisions", [{}])
    if not isinstance(revisions, list) or not all(isinstance(revision, dict) for revision in revisions):
        raise ParseError("`revisions` is a list of objects.")
    return [{**value, **revision} for revision in revisions]


def read_text_file(path: Path, *, fields: dict[str, Any]) -> Entry | UnreadableEntryError:
    """One revision whose whole story, headline included, is the file's text."""
    try:
        return Entry(str(path), {**fields, "body": path.read_bytes().decode("utf-8")})
    except UnicodeDecodeError as error:
        return UnreadableEntryError(f"{path}: not UTF-8 (byte {error.start}).")


def import_entry(entry: Entry, *, channel: Revision.Channel, now: datetime) -> Recorded:
    """Records the entry's revision. Its source may be named, or described to be made if it is new.

    Raises UnreadableEntryError.
    """
    try:
        source = find_or_make_source(entry.fields.get("source"))
        serializer = RevisionSubmissionSerializer(data={**entry.fields, "source": source.slug})
        serializer.is_valid(raise_exception=True)
        return submit_to_source(source, serializer.validated_data, sender=None, channel=channel, now=now)
    except ValidationError as error:
        raise UnreadableEntryError(f"{entry.where}: {_in_words(error.detail)}") from error
    except RefusedRevisionError as error:
        raise UnreadableEntryError(f"{entry.where}: {error}") from error


def find_or_make_source(source: Any) -> Source:
    """The source of this slug; where it is described by an object, it is made if there is none."""
    slug = source.get("slug") if isinstance(source, dict) else source
    found = Source.objects.filter(slug=slug).first() if isinstance(slug, str) else None
    if found:
        return found
    if not isinstance(source, dict):
        raise ValidationError({"source": f"There is no source {source!r}."})
    serializer = NewSourceSerializer(data=source)
    serializer.is_valid(raise_exception=True)
    return serializer.save()


def _in_words(detail: Any) -> str:
    if isinstance(detail, dict):
        return "; ".join(f"{name}: {_in_words(part)}" for name, part in detail.items())
    return " ".join(str(part) for part in detail) if isinstance(detail, list) else str(detail)
