from __future__ import annotations

import uuid
from collections import Counter
from typing import Any

from django.db import migrations, models


def name_warnings(apps: Any, _schema: Any) -> None:
    """Gives warnings the ids that deriving them anew gives."""
    seen: Counter[tuple[int, str]] = Counter()
    warnings = apps.get_model("claims", "RevisionWarning").objects.select_related("revision")
    for warning in warnings.order_by("revision", "pk").iterator():
        spot = (warning.revision_id, warning.kind)
        warning.public_id = uuid.uuid5(warning.revision.public_id, f"{warning.kind}:{seen[spot]}")
        warning.save(update_fields=["public_id"])
        seen[spot] += 1


class Migration(migrations.Migration):
    # PostgreSQL refuses to alter a table whose rows the same transaction has just changed.
    atomic = False

    dependencies = [
        ("articles", "0001_initial"),
        ("claims", "0002_stories_join_and_carry"),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="needs_review",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="revisionwarning",
            name="public_id",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RunPython(name_warnings, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="revisionwarning",
            name="public_id",
            field=models.UUIDField(editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="story",
            name="told_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="review",
            name="subject_kind",
            field=models.CharField(
                choices=[
                    ("mention", "mention"),
                    ("update", "update"),
                    ("thread", "thread"),
                    ("claim", "claim"),
                    ("article", "article"),
                    ("story", "story"),
                    ("warning", "warning"),
                    ("review", "review"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("needs_review", True)),
                fields=["-updated_at"],
                name="claims_to_review_again",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("is_doubtful", True)), fields=["revision"], name="mentions_in_doubt"
            ),
        ),
    ]
