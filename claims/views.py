"""The pages that show claims, alone and beside the texts that make them."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from articles.comparisons import compare_revisions
from articles.diffing.faces import number_changes
from articles.diffing.label import hold_label
from articles.listing import with_row_of_list
from articles.models import Article, Revision
from claims import desk, history, timeline, waiting
from claims.comparing import changed_fields, lay_out, lay_out_changes, lay_out_numbers
from claims.forms import PastedTextForm
from claims.labels import PROMISE_UNKEPT
from claims.marking import mark_passages
from claims.models import Claim, RevisionWarning, Thread
from claims.pasting import read_text

PAGE_SIZE = 30
MENTIONS = 20
# So many articles of a claim are listed, drawn, and offered to be split off, at once.
THREADS = 60
# How much of a comparison is shown: the whole text is shown where none of these is asked for.
EXTENTS = {"changes": lay_out_changes, "numbers": lay_out_numbers}
# What the columns beside the desk show of lists that may be long; their counts are told in full.
ASIDE = 8
# So many claims of its story a claim may be joined with on its page.
MOST_OTHERS = 50


@require_safe
@login_required
def show_desk(request: HttpRequest) -> HttpResponse:
    """The first page: what moved, what waits for an editor, who conflicts, who is behind, what came in."""
    page = Paginator(desk.newest_changes(), PAGE_SIZE).get_page(request.GET.get("page"))
    latest = with_row_of_list(Revision.objects.all()).order_by("-recorded_at", "-pk")[:ASIDE]
    conflicting = desk.claims_in_conflict()
    suspicions = list(desk.suspicions()[:ASIDE])
    context = {
        "place": "desk",
        "page": page,
        "suspicions": suspicions,
        "decisions": waiting.decisions_on(suspicions),
        "suspicion_count": desk.suspicions().count(),
        "conflicts": desk.conflicts_of(conflicting[:ASIDE]),
        "behind": desk.behind()[:ASIDE],
        "behind_count": desk.behind().count(),
        "latest": latest,
    }
    return render(request, "claims/desk.html", context)


@require_safe
@login_required
def list_stories(request: HttpRequest) -> HttpResponse:
    page = Paginator(desk.stories().filter(successor=None), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "claims/stories.html", {"page": page, "place": "stories"})


@require_safe
@login_required
def show_article(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """An article through its revisions, with what changed in each."""
    article = get_object_or_404(_articles(), public_id=public_id)
    page = Paginator(timeline.revisions_of(article), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "place": "articles",
        "article": article,
        "page": page,
        "steps": timeline.steps_of(page),
        "latest": timeline.revisions_of(article).first(),
        "claims": desk.standing_in(article),
    }
    return render(request, "claims/article.html", context)


@require_safe
@login_required
def show_revision(request: HttpRequest, public_id: uuid.UUID, number: int) -> HttpResponse:
    """The text of one revision with its numbers marked."""
    revision = _revision(public_id, number)
    mentions = list(timeline.mentions_in(revision))
    context = {
        "place": "articles",
        "article": revision.article,
        "revision": revision,
        "document": (document := revision.body.read()),
        "passages": mark_passages(document, mentions),
        "mentions": mentions,
        "step": timeline.steps_of([revision])[0],
        "around": timeline.neighbours_of(revision),
        "reviewed": timeline.last_reviewed(revision.article),
    }
    return render(request, "claims/revision.html", context)


@require_safe
@login_required
def compare(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Two revisions of an article, `from` and `to`, the earlier of its publisher first."""
    chosen = (_revision(public_id, _number(request, "from")), _revision(public_id, _number(request, "to")))
    old, new = sorted(chosen, key=lambda revision: (revision.ordered_at, revision.number))
    return _show_comparison(request, old, new)


@require_safe
@login_required
def compare_any(request: HttpRequest) -> HttpResponse:
    """Any two revisions by their ids, `from` and `to`: of an article and the one it continues, say."""
    old, new = (get_object_or_404(_revisions(), public_id=_id(request, name)) for name in ("from", "to"))
    if old.article_id == new.article_id:
        numbers = urlencode({"from": old.number, "to": new.number})
        return redirect(f"{reverse('claims:compare', args=[new.article.public_id])}?{numbers}")
    return _show_comparison(request, old, new)


def _show_comparison(request: HttpRequest, old: Revision, new: Revision) -> HttpResponse:
    comparison = compare_revisions(old, new)
    extent = request.GET.get("only", "")
    is_one_article = old.article_id == new.article_id
    warnings = list(RevisionWarning.objects.filter(revision=new)) if is_one_article else []
    label = comparison.new.label
    updates = list(timeline.updates_between(old, new)) if is_one_article else []
    context = {
        "place": "articles",
        "article": new.article,
        "is_one_article": is_one_article,
        "old": old,
        "new": new,
        "comparison": comparison,
        "headline": lay_out(comparison.fields["headline"]),
        "fields": changed_fields(comparison),
        "rows": EXTENTS.get(extent, lay_out)(comparison.fields["body"]),
        "numbers": [
            *number_changes(comparison.fields["headline"]),
            *number_changes(comparison.fields["body"]),
        ],
        "updates": updates,
        "decisions": waiting.decisions_on([*updates, *(row.new for row in updates if row.new), *warnings]),
        "warnings": warnings,
        "promises": hold_label(label, comparison) if label and is_one_article else (),
        "unkept": {warning.params.get("item") for warning in warnings if warning.kind == PROMISE_UNKEPT},
        "earlier": timeline.neighbours_of(old),
        "later": timeline.neighbours_of(new),
        "reviewed": timeline.last_reviewed(new.article),
        "view": "side" if request.GET.get("view") == "side" else "inline",
        "extent": extent if extent in EXTENTS else "",
    }
    return render(request, "claims/compare.html", context)


@require_safe
@login_required
def show_claim(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One number of a story: who says what now, how it went, and every sentence that says it."""
    claim = get_object_or_404(Claim.objects.select_related("story", "successor"), public_id=public_id)
    if claim.successor:
        return redirect("claims:claim", claim.successor.public_id, permanent=True)
    articles = Paginator(history.thread_keys_of(claim), THREADS).get_page(request.GET.get("articles"))
    keys = list(articles)
    threads = history.threads_on(claim, keys)
    updates = list(history.updates_of(claim).filter(thread__in=threads))
    page = Paginator(history.mentions_of(claim), MENTIONS).get_page(request.GET.get("page"))
    members = [thread for thread in threads if thread.pk in keys]
    context = {
        "place": "stories",
        "claim": claim,
        "story": desk.stories().get(pk=claim.story_id),
        "articles": articles,
        "standing": [thread for thread in members if thread.status == Thread.Status.LIVE],
        "unheard": max(0, len(history.heard(claim)) - history.MOST_VOICES),
        "others": list(desk.claims_of(claim.story).exclude(pk=claim.pk)[:MOST_OTHERS]),
        "members": members,
        "decided": waiting.decisions_of_claim(claim, threads),
        "decisions": waiting.decisions_on(page),
        "now": history.newest_voices(claim, threads),
        "points": history.points_of(threads, updates),
        "conflicts": desk.conflicts_of([claim]),
        "page": page,
        "quotes": history.quote(page),
    }
    return render(request, "claims/claim.html", context, status=410 if claim.retired_reason else 200)


def _articles() -> QuerySet[Article]:
    return Article.objects.select_related("source", "placement__story")


def _revisions() -> QuerySet[Revision]:
    return Revision.objects.select_related("article__source", "article__placement__story", "body")


def _revision(public_id: uuid.UUID, number: int) -> Revision:
    return get_object_or_404(_revisions(), article__public_id=public_id, number=number)


def _id(request: HttpRequest, name: str) -> uuid.UUID:
    try:
        return uuid.UUID(request.GET.get(name, ""))
    except ValueError as error:
        raise Http404(f"no revision {name}") from error


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    # Longer than any column can hold; int() would also take minutes over a million digits.
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        raise Http404(f"no revision {name}")
    return int(given)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def read_pasted(request: HttpRequest) -> HttpResponse:
    """Every number of a pasted text marked in it, with its fields and the rules that fired."""
    form = PastedTextForm(request.POST or None)
    read = None
    if form.is_valid():
        read = read_text(
            form.cleaned_data["text"], language=form.cleaned_data["language"], now=timezone.now()
        )
    return render(request, "claims/read.html", {"place": "read", "form": form, "read": read})
