"""The one thing that articles announce. Sent after the commit, with `article_ids`, those whose revisions it stored."""

from __future__ import annotations

from django.dispatch import Signal

revision_recorded = Signal()
