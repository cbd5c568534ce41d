"""The REST API of subscriptions and alerts: everybody's own, and nobody else's."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import path
from django.utils import timezone
from rest_framework import generics
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from articles.authentication import SAFE_METHODS, key_of
from articles.models import ApiKey, Article, Revision, Source
from articles.pagination import Pages
from claims.alerting.sending import still_told
from claims.alerting.serializers import AlertSerializer, SubscriptionSerializer
from claims.alerting.subscriptions import mute
from claims.models import Alert, Story, Subscription
from claims.owing import TAKEN_BACK


class IsOwn(BasePermission):
    """Anybody at the desk may subscribe; a key needs the scope to write for it."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not request.user or not request.user.is_authenticated:
            return False
        key = key_of(request)
        scope = ApiKey.Scope.READ if request.method in SAFE_METHODS else ApiKey.Scope.WRITE
        return key is None or scope in key.scopes


class OwnSubscriptions:
    """Whose subscriptions these are, and what they may name."""

    serializer_class = SubscriptionSerializer
    permission_classes = (IsOwn,)
    filter_backends = ()
    lookup_field = "public_id"

    def get_queryset(self) -> QuerySet[Subscription]:
        if getattr(self, "swagger_fake_view", False):
            return Subscription.objects.none()
        mine = Subscription.objects.filter(user=self.request.user)
        return mine.select_related("story", "source", "article")

    def get_serializer_context(self) -> dict[str, Any]:
        context = super().get_serializer_context()
        if getattr(self, "swagger_fake_view", False):
            return context
        key = key_of(self.request)
        readable = Revision.objects.open_to(key, now=timezone.now())
        articles = Article.objects.filter(revisions__in=readable).distinct()
        stories = Story.objects.filter(placements__article__in=articles).distinct()
        sources = Source.objects.open_to(key)
        return {**context, "choices": {"story": stories, "source": sources, "article": articles}}


class SubscriptionList(OwnSubscriptions, generics.ListCreateAPIView):
    """My subscriptions, the newest first; posting makes one."""

    def perform_create(self, serializer: BaseSerializer) -> None:
        serializer.save(user=self.request.user)


class SubscriptionDetail(OwnSubscriptions, generics.RetrieveUpdateDestroyAPIView):
    """One of my subscriptions. Setting `muted_until` lets go what it still owes."""

    @transaction.atomic
    def perform_update(self, serializer: BaseSerializer) -> None:
        subscription = serializer.save()
        if subscription.is_muted(now=timezone.now()):
            mute(subscription, until=subscription.muted_until)


class AlertFilter(django_filters.FilterSet):
    subscription = django_filters.UUIDFilter(field_name="subscription__public_id")
    claim = django_filters.UUIDFilter(field_name="claim__public_id")
    event = django_filters.CharFilter()
    is_sent = django_filters.BooleanFilter(
        field_name="delivery__sent_at", lookup_expr="isnull", exclude=True, label="is sent"
    )

    class Meta:
        model = Alert
        fields = ("subscription", "claim", "event", "is_sent")


class AlertList(generics.ListAPIView):
    """What I was told and what is owed to me, the newest first, as far as the caller may read of it."""

    serializer_class = AlertSerializer
    filterset_class = AlertFilter
    pagination_class = Pages

    def get_queryset(self) -> QuerySet[Alert]:
        if getattr(self, "swagger_fake_view", False):
            return Alert.objects.none()
        now = timezone.now()
        key = key_of(self.request)
        readable = Revision.objects.open_to(key, now=now)
        mine = still_told(now=now).filter(subscription__user=self.request.user)
        # That something was taken back may be known to whoever might have read it: it names no word of it.
        taken_back = Q(event=TAKEN_BACK, revision__article__source__in=Source.objects.open_to(key))
        mine = mine.filter(taken_back | Q(revision__in=readable))
        return mine.select_related("subscription", "claim", "revision", "delivery")


urlpatterns = [
    path("subscriptions", SubscriptionList.as_view(), name="subscriptions"),
    path("subscriptions/<uuid:public_id>", SubscriptionDetail.as_view(), name="subscription"),
    path("alerts", AlertList.as_view(), name="alerts"),
]
