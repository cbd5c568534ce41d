"""The one thing that articles announce: sent after the commit, with the `article_ids` of what was stored."""

from __future__ import annotations

from django.dispatch import Signal

revision_recorded = Signal()
