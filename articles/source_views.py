"""The pages of re-checks: how each source fares, what of it is looked at again, and every look at that."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles import acts, health, listing, words
from articles.addresses import RefusedAddressError
from articles.models import Article, AuditEntry, RawCapture, Source, Watch
from articles.tallies import DAY, WEEK, tally_of

SOURCES, PAGES, CHECKS, FEEDS, HOSTS, ASIDE = 100, 40, 50, 100, 50, 8
# Whoever may send revisions may have pages looked at that become revisions.
MAY_EDIT = "articles.add_revision"
# So long a page renews itself until there is the check that was asked for; so long its asking is remembered.
PATIENCE, MEMORY = timedelta(seconds=30), timedelta(minutes=10)
WORST_FIRST = ("silent", "failing", "closed", "held", "late", "idle", "well")


@require_safe
@login_required
def list_sources(request: HttpRequest) -> HttpResponse:
    """Every source with how its re-checks fare, those that need somebody first."""
    fared = health.health_of(Source.objects.all(), now=timezone.now())
    fared.sort(key=lambda one: (WORST_FIRST.index(one.state), one.source.name.casefold()))
    context = {
        "place": "sources",
        "page": Paginator(fared, SOURCES).get_page(request.GET.get("page")),
        "concerned": sum(bool(one.concerns) for one in fared),
        "watched": sum(one.active for one in fared),
        "held": sum(one.held for one in fared),
        "is_followed": any(one.states for one in fared),
    }
    return render(request, "articles/sources.html", context)


@require_safe
@login_required
def show_source(request: HttpRequest, slug: str) -> HttpResponse:
    """What of a source is looked at again, with all that tells how that goes."""
    return _show_source(request, get_object_or_404(Source, slug=slug))


def _show_source(request: HttpRequest, source: Source, **refused: str) -> HttpResponse:
    now = timezone.now()
    state = request.GET.get("state", "") if request.GET.get("state") in health.STATES else ""
    wanted = request.GET.get("q", "").replace("\x00", "")[:200]
    pages = listing.find_watches(health.pages_of(source, state=state), wanted)
    page = Paginator(pages, PAGES).get_page(request.GET.get("page"))
    hosts = list(health.hosts_of(source)[: HOSTS + 1])
    context = {
        "place": "sources",
        "source": source,
        "health": health.health_of([source], now=now)[0],
        "feeds": list(health.feeds_of(source)[:FEEDS]),
        "page": page,
        "rows": _rows(page),
        "state": state,
        "states": words.STATES,
        "wanted": wanted,
        "hosts": hosts[:HOSTS],
        "has_more_hosts": len(hosts) > HOSTS,
        "checks": list(health.latest_checks_of(source, now=now)),
        "may_edit": request.user.has_perm(MAY_EDIT),
        "here": request.get_full_path(),
        "now": now,
        **refused,
    }
    return render(request, "articles/source.html", context, status=400 if refused else 200)


def _rows(watches: Iterable[Watch]) -> list[tuple[Watch, str]]:
    """The watched articles with their latest headlines; "" where nothing was read of one so far."""
    watches = list(watches)
    articles = Article.objects.filter(pk__in=[watch.article_id for watch in watches])
    headlines = {
        revision.article_id: revision.body.headline for revision in listing.latest_revisions(articles)
    }
    return [(watch, headlines.get(watch.article_id, "")) for watch in watches]


@require_safe
@login_required
def show_watch(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One address through all its checks; after one was asked for, what came of that."""
    watch = get_object_or_404(_watches(), public_id=public_id)
    now = timezone.now()
    page = Paginator(health.checks_of(watch), CHECKS).get_page(request.GET.get("page"))
    held = RawCapture.objects.filter(article=watch.article, state=RawCapture.State.HELD)
    audit = AuditEntry.objects.filter(subject=watch.public_id).select_related("actor")
    awaited = _awaited(request, watch, now=now)
    context = {
        "place": "sources",
        "watch": watch,
        "source": watch.source,
        "headline": _rows([watch])[0][1] if watch.article else "",
        "page": page,
        "latest": health.checks_of(watch).first(),
        "audit": audit.order_by("-at", "-pk")[:ASIDE],
        "day": tally_of(watch, since=now - DAY),
        "week": tally_of(watch, since=now - WEEK),
        "held": held.defer("content").order_by("-captured_at")[:ASIDE] if watch.article else (),
        "may_edit": request.user.has_perm(MAY_EDIT),
        "here": request.get_full_path(),
        "now": now,
        **awaited,
    }
    response = render(request, "articles/watch.html", context)
    if awaited.get("is_awaited"):
        response["Refresh"] = "1"
    return response


def _awaited(request: HttpRequest, watch: Watch, *, now: datetime) -> dict[str, Any]:
    """What came of the check that was asked for at `asked`, in seconds since 1970; nothing if none was."""
    try:
        asked = datetime.fromtimestamp(float(request.GET.get("asked", "")), UTC)
    except (ValueError, OverflowError, OSError):
        return {}
    if not now - MEMORY < asked <= now:
        return {}
    answer = health.checks_of(watch).filter(ended_at__gte=asked).last()
    return {
        "asked": asked,
        "answer": answer,
        "is_awaited": answer is None and now - asked < PATIENCE,
    }


def _page_that_waits(watch: Watch, *, since: datetime) -> HttpResponse:
    address = reverse("articles:watch", args=[watch.public_id])
    return redirect(f"{address}?asked={since.timestamp():.6f}")


@require_POST
@login_required
@permission_required(MAY_EDIT, raise_exception=True)
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Has an address re-checked from now on; what is refused is said, and kept to be mended."""
    source = get_object_or_404(Source, slug=slug)
    url, kind = request.POST.get("url", "").strip(), request.POST.get("kind", "")
    if kind not in acts.FOLLOW:
        raise BadRequest("kind is page or feed")
    now = timezone.now()
    try:
        watch = acts.follow(source, url, kind=kind, by=request.user, now=now)
    except RefusedAddressError as error:
        why = f"{words.tell_outcome(error.code, {})} {error.message}"
        return _show_source(request, source, refused_url=url, refused_kind=kind, refused_why=why)
    if watch.next_check_at == now:
        messages.success(request, _("It is followed from now on."))
        return _page_that_waits(watch, since=now)
    messages.success(request, _("It was followed already."))
    return redirect("articles:watch", watch.public_id)


@require_POST
@login_required
@permission_required(MAY_EDIT, raise_exception=True)
def act_on_watch(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Pauses, resumes or stops one address and leads back; or checks it now and shows what comes of that."""
    watch = get_object_or_404(_watches(), public_id=public_id)
    now = timezone.now()
    if request.POST.get("act") == "check":
        acts.perform("check", watch, by=request.user, reason="", now=now)
        return _page_that_waits(watch, since=now)
    _act(request, [watch])
    return redirect(next_of(request, otherwise=reverse("articles:watch", args=[watch.public_id])))


@require_POST
@login_required
@permission_required(MAY_EDIT, raise_exception=True)
def act_on_chosen(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for all addresses of a source that were ticked."""
    source = get_object_or_404(Source, slug=slug)
    chosen = those_that_are_ids(request.POST.getlist("watch"))[:PAGES]
    watches = _watches().filter(pk__in=Watch.objects.of_source(source), public_id__in=chosen)
    _act(request, list(watches))
    return redirect(next_of(request, otherwise=reverse("articles:source", args=[source.slug])))


def _act(request: HttpRequest, watches: list[Watch]) -> None:
    act, reason = request.POST.get("act", ""), request.POST.get("reason", "")[:2000]
    if act not in acts.ACTS:
        raise BadRequest("no such act")
    for watch in watches:
        acts.perform(act, watch, by=request.user, reason=reason, now=timezone.now())
    if watches:
        messages.success(request, _told(act, len(watches)))
    else:
        messages.error(request, _("Tick the addresses that are meant."))


def _told(act: str, count: int) -> str:
    told = {
        "check": ngettext(
            "%(n)s address is being checked: reload in a moment.",
            "%(n)s addresses are being checked: reload in a moment.",
            count,
        ),
        "pause": ngettext("It is paused.", "%(n)s addresses are paused.", count),
        "resume": ngettext(
            "It is re-checked from now on.", "%(n)s addresses are re-checked from now on.", count
        ),
        "stop": ngettext("It is no longer re-checked.", "%(n)s addresses are no longer re-checked.", count),
    }
    return told[act] % {"n": count}


def _watches() -> QuerySet[Watch]:
    return Watch.objects.select_related("article__source", "feed__source", "host")


def those_that_are_ids(given: Iterable[str]) -> list[uuid.UUID]:
    """The public ids among what a form sent."""
    found = []
    for text in given:
        with suppress(ValueError):
            found.append(uuid.UUID(text))
    return found


def next_of(request: HttpRequest, *, otherwise: str) -> str:
    """The address on this site to which a form wants to lead back."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if is_ours else otherwise
