"""The page of a story, and what an editor does there: with forms that need no script."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.listing import latest_revisions
from articles.models import Article
from claims import desk, editing, history, origins
from claims.editing import RefusedActError, StoryAct
from claims.models import Review, Story, StorySuggestion

PAGE_SIZE = 30
ACTS_SHOWN = 10
CARRIERS = 100
MAY_EDIT = "claims.add_review"
# An address of ours, or the id alone; the last one counts: pages of articles have theirs before more words.
PUBLIC_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
LONGEST_ADDRESS = 2048


@require_safe
@login_required
def show_story(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A story: its claims with who says what, its articles, whose text they carry, and its newest changes."""
    story = get_object_or_404(desk.stories().select_related("successor"), public_id=public_id)
    if story.successor:
        return redirect("claims:story", editing.follow_successors(story).public_id, permanent=True)
    claims = _page(request, "page", desk.claims_of(story), PAGE_SIZE)
    articles = latest_revisions(desk.articles_of(story))
    changes = desk.newest_changes().filter(thread__claim__story=story)
    carriers = _page(request, "carriers", origins.carriers_in(story, now=timezone.now()), CARRIERS)
    context = {
        "place": "stories",
        "story": story,
        "page": claims,
        "standings": history.standings_of(claims),
        "changes": _page(request, "moves", changes, PAGE_SIZE),
        "articles": _page(request, "articles", articles, PAGE_SIZE),
        "carriers": carriers,
        "origins": origins.origins_of(carriers),
        "suggested": suggested_to(story, editing.suggestions_for(story)[:ACTS_SHOWN]),
        "acts": _page(request, "acts", editing.acts_on(story), ACTS_SHOWN),
        "may_edit": request.user.has_perm(MAY_EDIT),
    }
    return render(request, "claims/story.html", context)


def _page(request: HttpRequest, name: str, rows: QuerySet, size: int) -> Page:
    """The page of these rows that the address names."""
    return Paginator(rows, size).get_page(request.GET.get(name))


def suggested_to(story: Story, suggestions: Iterable[StorySuggestion]) -> list[tuple[StorySuggestion, Story]]:
    """Each suggestion with the other of its two stories, named as lists name it."""
    others = {
        suggestion: suggestion.other_id if suggestion.story_id == story.pk else suggestion.story_id
        for suggestion in suggestions
    }
    named = desk.stories().in_bulk(others.values())
    return [(suggestion, named[other]) for suggestion, other in others.items()]


@require_POST
@login_required
@permission_required(MAY_EDIT, raise_exception=True)
def act_on_story(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Does what a form of the story's page asks for, and leads back there with what came of it."""
    story = get_object_or_404(Story, public_id=public_id)
    try:
        _perform(request, story)
    except RefusedActError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Done. It can be undone below."))
    story.refresh_from_db()
    return redirect("claims:story", editing.follow_successors(story).public_id)


def _perform(request: HttpRequest, story: Story) -> None:
    kind, now = request.POST.get("act", ""), timezone.now()
    reason = request.POST.get("reason", "")
    if kind == Review.Kind.UNDO:
        review = get_object_or_404(editing.acts_on(story), public_id=_id_in(request.POST.get("review", "")))
        editing.undo(review, actor=request.user, reason=reason, at=now)
        return
    if kind not in editing.KINDS:
        raise Http404("no such act")
    act = StoryAct(
        kind=kind,
        actor=request.user,
        reason=reason,
        at=now,
        articles=_articles(request.POST.getlist("article")),
        other=_story(request.POST.get("other", "")),
        name=request.POST.get("name", ""),
    )
    editing.perform(story, act)


def _articles(given: Sequence[str]) -> list[Article]:
    """The articles of these addresses: of ours, or of the publishers'."""
    found = []
    for address in given:
        public_id = _id_in(address)
        named = Article.objects.filter(public_id=public_id) if public_id else _of_publisher(address)
        found += named[:1]
    return found


def _of_publisher(address: str) -> Iterable[Article]:
    address = address.strip()[:LONGEST_ADDRESS]
    # A database that keeps no NUL refuses to look for one.
    is_address = bool(address) and "\x00" not in address
    return Article.objects.filter(url=address).order_by("pk") if is_address else ()


def _story(address: str) -> Story | None:
    public_id = _id_in(address)
    return Story.objects.filter(public_id=public_id).first() if public_id else None


def _id_in(address: str) -> uuid.UUID | None:
    found = PUBLIC_ID.search(address[:LONGEST_ADDRESS])
    return uuid.UUID(found[0]) if found else None
