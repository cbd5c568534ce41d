from __future__ import annotations

from django.urls import path

from claims.alerting import views

urlpatterns = [
    path("alerts/", views.list_alerts, name="alerts"),
    path("alerts/new/", views.subscribe, name="subscribe"),
    path("alerts/<uuid:public_id>/", views.change_subscription, name="subscription"),
    path("alerts/<uuid:public_id>/mute/", views.mute, name="mute"),
    path("alerts/<uuid:public_id>/delete/", views.unsubscribe, name="unsubscribe"),
]
