"""Links to the further pages of a list that is one of several on its page."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context

register = template.Library()


@register.inclusion_tag("claims/_pages_of.html", takes_context=True)
def pages_of(context: Context, page: Page, name: str) -> dict[str, Any]:
    """Links to the pages around this one, which the address names by `name`, as the section's id does."""
    asked = context["request"].GET

    def address(number: int) -> str:
        query = asked.copy()
        query[name] = str(number)
        return f"?{query.urlencode()}#{name}"

    return {
        "page": page,
        "newer": address(page.previous_page_number()) if page.has_previous() else "",
        "older": address(page.next_page_number()) if page.has_next() else "",
    }
