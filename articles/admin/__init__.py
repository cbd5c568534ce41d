"""The back office of what was published and of how it is looked at again."""

from __future__ import annotations

from articles.admin import published, rechecks
from articles.admin.read_only import ReadOnlyAdmin

__all__ = ["ReadOnlyAdmin", "published", "rechecks"]
