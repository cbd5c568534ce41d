"""The pages of decisions: what waits, what was decided, and the door to decide."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from articles.models import Source
from claims import review, waiting
from claims.models import Review
from claims.review import Act
from claims.subjects import RefusedReviewError

PAGE_SIZE = 30
STATES = ("waiting", "late", "decided")


@require_safe
@login_required
def list_reviews(request: HttpRequest) -> HttpResponse:
    """What waits for an editor, what nobody reviewed in time, and what was decided, by kind and source."""
    state = request.GET.get("state") if request.GET.get("state") in STATES else "waiting"
    kind = request.GET.get("kind", "")
    sources = list(Source.objects.order_by("name"))
    source = next((one.slug for one in sources if one.slug == request.GET.get("source")), "")
    context = {
        "place": "reviews",
        "state": state,
        "kind": kind,
        "source": source,
        "sources": sources,
        "waiting_count": waiting.pending().count(),
    }
    shown = _decided(request, kind, source) if state == "decided" else _pending(request, state, kind, source)
    return render(request, "claims/reviews.html", context | shown)


def _decided(request: HttpRequest, kind: str, source: str) -> dict[str, object]:
    known = kind if kind in Review.Kind.values else ""
    reviews = waiting.decided(kind=known, source=source)
    page = Paginator(reviews, PAGE_SIZE).get_page(request.GET.get("page"))
    kinds = [choice for choice in Review.Kind.choices if choice[0] != Review.Kind.UNDO]
    may_decide = request.user.has_perm("claims.add_review")
    return {"page": page, "kinds": kinds, "may_decide": may_decide, "here": request.get_full_path()}


def _pending(request: HttpRequest, state: str | None, kind: str, source: str) -> dict[str, object]:
    known = kind if kind in waiting.Matter.values else ""
    found = waiting.pending(late=state == "late", matter=known, source=source)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    items = waiting.items(page)
    return {
        "page": page,
        "items": items,
        "kinds": waiting.Matter.choices,
        "decisions": waiting.decisions_on(item.row for item in items),
    }


@require_POST
@login_required
@permission_required("claims.add_review", raise_exception=True)
def decide(request: HttpRequest) -> HttpResponse:
    """Takes a decision and leads back; what is refused is said, and kept for a second try."""
    try:
        review.decide(request.user, _act(request), now=timezone.now())
    except RefusedReviewError as error:
        given = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
        context = {"place": "reviews", "error": error, "given": given, "next": _next(request)}
        return render(request, "claims/refused.html", context, status=409 if error.is_conflict else 400)
    return redirect(_next(request))


def _act(request: HttpRequest) -> Act:
    given = request.POST
    try:
        subject = UUID(given.get("subject", ""))
    except ValueError as error:
        raise RefusedReviewError("unknown_subject") from error
    params = {name: given[name] for name in ("field", "value", "claim", "user") if name in given}
    if "threads" in given:
        params["threads"] = given.getlist("threads")
    return Act(given.get("kind", ""), given.get("subject_kind", ""), subject, given.get("reason", ""), params)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if is_ours else reverse("claims:reviews")
