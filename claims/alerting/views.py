"""The pages on which somebody says what to be told of, and sees what was told."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import User
from claims.alerting import subscriptions
from claims.alerting.forms import SubscriptionForm
from claims.alerting.messages import Line, lines_of
from claims.alerting.sending import still_told
from claims.models import Alert, Delivery, Subscription

PAGE_SIZE = 20
OWED = 100


@require_safe
@login_required
def list_alerts(request: HttpRequest) -> HttpResponse:
    """What I was told and what is owed to me, and what I asked for."""
    now = timezone.now()
    mine = still_told(now=now).filter(subscription__user=request.user).select_related("subscription")
    owed = mine.filter(delivery=None)
    deliveries = Delivery.objects.filter(user=request.user).order_by("-created_at", "-pk")
    page = Paginator(deliveries, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "place": "alerts",
        "owed": lines_of(owed.order_by("due_at")[:OWED]),
        "owed_count": owed.count(),
        "page": page,
        "messages_sent": _with_lines(page, mine),
        "subscriptions": subscriptions.subscriptions_of(request.user),
        "now": now,
    }
    return render(request, "claims/alerts.html", context)


def _with_lines(page: Page, mine: object) -> list[tuple[Delivery, list[Line]]]:
    carried: dict[int, list[Alert]] = {}
    for alert in mine.filter(delivery__in=list(page)):
        carried.setdefault(alert.delivery_id, []).append(alert)
    return [(delivery, lines_of(carried.get(delivery.pk, ()))) for delivery in page]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def subscribe(request: HttpRequest) -> HttpResponse:
    """A new subscription, begun from a story, an article, a source or a search."""
    asked = request.POST if request.method == "POST" else request.GET
    return _edit(request, subscriptions.begin(request.user, {**request.GET.dict(), **_where(asked)}))


def _where(asked: object) -> dict[str, str]:
    return {name: asked[name] for name in ("story", "article") if asked.get(name)}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_subscription(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return _edit(request, _mine(request.user, public_id))


def _edit(request: HttpRequest, subscription: Subscription) -> HttpResponse:
    form = SubscriptionForm(request.POST or None, instance=subscription)
    if form.is_valid():
        form.save()
        return redirect("claims:alerts")
    context = {
        "place": "alerts",
        "form": form,
        "subscription": subscription,
        "is_new": subscription.pk is None,
        "is_muted": subscription.is_muted(now=timezone.now()),
        "mutes": subscriptions.MUTES,
    }
    return render(request, "claims/subscription.html", context)


@require_POST
@login_required
def mute(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Mutes for an hour, a day or a week; anything else ends the mute."""
    length = subscriptions.MUTES.get(request.POST.get("for", ""))
    subscription = _mine(request.user, public_id)
    subscriptions.mute(subscription, until=timezone.now() + length if length else None)
    return redirect("claims:alerts")


@require_POST
@login_required
def unsubscribe(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    _mine(request.user, public_id).delete()
    return redirect("claims:alerts")


def _mine(user: User, public_id: uuid.UUID) -> Subscription:
    return get_object_or_404(subscriptions.subscriptions_of(user), public_id=public_id)
