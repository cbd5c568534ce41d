"""Lists of the API, a page at a time."""

from __future__ import annotations

from rest_framework.pagination import CursorPagination


class Pages(CursorPagination):
    """Pages by cursor: rows that arrive while a caller reads are neither skipped nor told twice."""

    ordering = "-pk"
    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"
