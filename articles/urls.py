from __future__ import annotations

from django.urls import path

from articles import capture_views, source_views, views

app_name = "articles"
urlpatterns = [
    path("articles/", views.list_articles, name="list"),
    path("sources/", source_views.list_sources, name="sources"),
    path("sources/<slug:slug>/", source_views.show_source, name="source"),
    path("sources/<slug:slug>/follow/", source_views.follow, name="follow"),
    path("sources/<slug:slug>/acts/", source_views.act_on_chosen, name="act-on-chosen"),
    path("watches/<uuid:public_id>/", source_views.show_watch, name="watch"),
    path("watches/<uuid:public_id>/acts/", source_views.act_on_watch, name="act-on-watch"),
    path("captures/", capture_views.list_captures, name="captures"),
    path("captures/dismiss/", capture_views.dismiss_chosen, name="dismiss-captures"),
    path("captures/<uuid:public_id>/", capture_views.show_capture, name="capture"),
    path("captures/<uuid:public_id>/decide/", capture_views.decide, name="decide-capture"),
    path("captures/<uuid:public_id>/raw/", capture_views.download, name="raw-capture"),
]
