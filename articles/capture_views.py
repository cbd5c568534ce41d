"""The pages of captures: what waits for an editor, what was seen there, and the bytes as they came."""

from __future__ import annotations

import uuid
from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles import captures, words
from articles.captures import DecisionError
from articles.diffing import compare_documents
from articles.diffing.faces import fold_context
from articles.models import RawCapture, Revision, Source, Watch
from articles.reader import ReadError
from articles.reading.readings import READER_VERSION, Reading
from articles.source_views import MAY_EDIT, next_of, those_that_are_ids

PAGE_SIZE = 30
LONGEST_REASON = 2000
# Reading a page again takes a process of its own, and gives the same each time.
KEPT_SECONDS = 3600
STATES = ("held", "accepted", "dismissed")
DOORS = {"accept": captures.accept_capture, "dismiss": captures.dismiss_capture}


@require_safe
@login_required
def list_captures(request: HttpRequest) -> HttpResponse:
    """What was kept apart for an editor, the earliest first; and what was decided on, the latest first."""
    state = request.GET.get("state") if request.GET.get("state") in STATES else "held"
    sources = list(Source.objects.all())
    source = next((one for one in sources if one.slug == request.GET.get("source")), None)
    found = _captures().filter(state=state, **({"article__source": source} if source else {}))
    found = found.order_by("captured_at" if state == "held" else "-decided_at", "pk")
    latest = Revision.objects.filter(article=OuterRef("article")).order_by("-ordered_at", "-number")
    found = found.annotate(known_headline=Subquery(latest.values("body__headline")[:1]))
    context = {
        "place": "sources",
        "state": state,
        "source": source,
        "sources": sources,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "waiting": RawCapture.objects.filter(state=RawCapture.State.HELD).count(),
        "may_dismiss": state == "held" and request.user.has_perm(MAY_EDIT),
        "here": request.get_full_path(),
    }
    return render(request, "articles/captures.html", context)


@require_safe
@login_required
def show_capture(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What speaks against a capture, and what is read from it beside what the article said before."""
    return _show_capture(request, get_object_or_404(_captures(), public_id=public_id))


def _show_capture(
    request: HttpRequest, capture: RawCapture, *, refused: str = "", status: int = 200
) -> HttpResponse:
    reading, unread = _read(capture)
    latest = _revision_before(capture)
    comparison = compare_documents(latest.body.read(), reading.document) if latest and reading else None
    context = {
        "place": "sources",
        "capture": capture,
        "reading": reading,
        "unread": unread,
        "latest": latest,
        "watch": Watch.objects.filter(article=capture.article).only("public_id").first(),
        "comparison": comparison,
        "headline": comparison.fields["headline"].paragraphs if comparison else (),
        "rows": fold_context(comparison.fields["body"]) if comparison else (),
        "may_decide": request.user.has_perm(MAY_EDIT),
        "refused": refused,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "articles/capture.html", context, status=status)


def _read(capture: RawCapture) -> tuple[Reading | None, str]:
    """What the present reader makes of it, or why it makes nothing of it."""
    if capture.expired_at:
        return None, str(words.DECISIONS["expired"])
    key = f"reading:{READER_VERSION}:{capture.public_id}"
    if (known := cache.get(key)) is not None:
        return known, ""
    try:
        reading = captures.read_again(capture)
    except ReadError as error:
        return None, words.tell_outcome(error.code, {})
    cache.set(key, reading, KEPT_SECONDS)
    return reading, ""


def _revision_before(capture: RawCapture) -> Revision | None:
    """The revision that was the latest when the capture came; if none was there yet, the first that came."""
    others = Revision.objects.filter(article=capture.article).exclude(pk=capture.revision_id)
    before = others.filter(recorded_at__lte=capture.captured_at).order_by("-number")
    found = before.select_related("body").first()
    return found or others.select_related("body").order_by("number").first()


@require_POST
@login_required
@permission_required(MAY_EDIT, raise_exception=True)
def decide(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Makes a held capture a revision, or sets it aside; either needs a reason."""
    capture = get_object_or_404(_captures(), public_id=public_id)
    act, reason = request.POST.get("act", ""), request.POST.get("reason", "").strip()[:LONGEST_REASON]
    if act not in DOORS:
        raise BadRequest("no such act")
    if not reason:
        return _show_capture(request, capture, refused=str(words.DECISIONS["reason_required"]), status=400)
    try:
        DOORS[act](capture, by=request.user, reason=reason, now=timezone.now())
    except (DecisionError, ReadError) as error:
        told = words.DECISIONS.get(error.code) or words.tell_outcome(error.code, {})
        return _show_capture(request, capture, refused=str(told), status=409)
    messages.success(request, _("It is a revision now.") if act == "accept" else _("It is set aside."))
    return redirect("articles:captures")


@require_POST
@login_required
@permission_required(MAY_EDIT, raise_exception=True)
def dismiss_chosen(request: HttpRequest) -> HttpResponse:
    """Sets aside all that were ticked, for one reason; what somebody has decided on meanwhile stays so."""
    chosen = those_that_are_ids(request.POST.getlist("capture"))[:PAGE_SIZE]
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    now, count = timezone.now(), 0
    for capture in _captures().filter(public_id__in=chosen) if reason else ():
        with suppress(DecisionError):
            captures.dismiss_capture(capture, by=request.user, reason=reason, now=now)
            count += 1
    if count:
        told = ngettext("%(n)s page is set aside.", "%(n)s pages are set aside.", count) % {"n": count}
        messages.success(request, told)
    else:
        messages.error(request, _("Tick what is to be set aside, and give a reason."))
    return redirect(next_of(request, otherwise=reverse("articles:captures")))


@require_safe
@login_required
def download(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The bytes as the server sent them, as a file of text that no browser opens as a page."""
    capture = get_object_or_404(RawCapture, public_id=public_id)
    if capture.expired_at:
        raise Http404("its bytes are no longer kept")
    return as_file(capture)


def as_file(capture: RawCapture) -> HttpResponse:
    """The bytes of a capture, as no browser opens them."""
    response = HttpResponse(captures.content_of(capture), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="capture-{capture.public_id}.txt"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _captures() -> QuerySet[RawCapture]:
    return RawCapture.objects.select_related("article__source", "revision", "decided_by")
