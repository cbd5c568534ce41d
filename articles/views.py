"""Pages that show articles and no claims."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import listing

PAGE_SIZE = 40


@require_safe
@login_required
def list_articles(request: HttpRequest) -> HttpResponse:
    """All articles, or those with the words of `q` in one of their revisions."""
    words = request.GET.get("q", "").replace("\x00", "")[:200]
    revisions = listing.latest_revisions(listing.find_articles(words))
    page = Paginator(revisions, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "articles/list.html", {"page": page, "words": words, "place": "articles"})
