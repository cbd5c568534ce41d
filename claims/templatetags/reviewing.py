"""Decisions as a page shows them: who decided what, when and why, and the forms to decide."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from claims import words
from claims.decisions import SETTERS
from claims.mentions import MEASURES
from claims.models import Claim, ClaimUpdate, Mention, Review, RevisionWarning, Thread
from claims.waiting import address_of, suspicion_of

register = template.Library()

On = Review.Subject
KINDS = {
    Mention: On.MENTION, ClaimUpdate: On.UPDATE, Thread: On.THREAD, Claim: On.CLAIM,
    RevisionWarning: On.WARNING,
}  # fmt: skip


@register.inclusion_tag("claims/_decide.html", takes_context=True)
def decide(context: Context, row: Any, others: Any = (), members: Any = ()) -> dict[str, Any]:
    """What was decided about a row, and the forms to decide.

    `others` are the claims that it may join, `members` the threads that may be split off it.
    The page gives `decisions`, the reviews in force by the public ids of its rows.
    """
    request = context["request"]
    return {
        "csrf_token": context.get("csrf_token"),
        "row": row,
        "subject_kind": KINDS[type(row)].value,
        "reviews": context.get("decisions", {}).get(row.public_id, ()),
        "others": others,
        "members": members,
        "may_decide": request.user.has_perm("claims.add_review"),
        "here": request.get_full_path(),
        "fields": [(name, words.word(words.CORRECTABLE, name)) for name in SETTERS],
        "measures": MEASURES,
    }


@register.inclusion_tag("claims/_reviews.html", takes_context=True)
def reviews(context: Context, found: Any) -> dict[str, Any]:
    """Decisions with who took them, when and why, each with the form to undo it."""
    request = context["request"]
    return {
        "csrf_token": context.get("csrf_token"),
        "reviews": found,
        "may_decide": request.user.has_perm("claims.add_review"),
        "here": request.get_full_path(),
    }


@register.filter
def suspicion(update: ClaimUpdate) -> str:
    """What became of the suspicion on an update; empty where nobody suspects it."""
    return suspicion_of(update)


@register.filter
def address(review: Review) -> str:
    return address_of(review)


@register.filter
def field_words(name: str) -> words.Words:
    return words.word(words.CORRECTABLE, name)
