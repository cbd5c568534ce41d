"""The back office of what was published and of how it is looked at again."""

from __future__ import annotations

from django.contrib import admin

from articles.admin import published, rechecks
from articles.admin.read_only import ReadOnlyAdmin

# Its tables need the width; the first page of the back office leads everywhere.
admin.site.enable_nav_sidebar = False

__all__ = ["ReadOnlyAdmin", "published", "rechecks"]
