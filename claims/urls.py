from __future__ import annotations

from django.urls import path

from claims import review_views, story_views, views
from claims.alerting.urls import urlpatterns as alerting

app_name = "claims"
urlpatterns = [
    path("", views.show_desk, name="desk"),
    path("reviews/", review_views.list_reviews, name="reviews"),
    path("reviews/decide/", review_views.decide, name="decide"),
    path("read/", views.read_pasted, name="read"),
    path("stories/", views.list_stories, name="stories"),
    path("stories/<uuid:public_id>/", story_views.show_story, name="story"),
    path("stories/<uuid:public_id>/acts/", story_views.act_on_story, name="story-act"),
    path("articles/<uuid:public_id>/", views.show_article, name="article"),
    path("articles/<uuid:public_id>/revisions/<int:number>/", views.show_revision, name="revision"),
    path("articles/<uuid:public_id>/compare/", views.compare, name="compare"),
    path("compare/", views.compare_any, name="compare-any"),
    path("claims/<uuid:public_id>/", views.show_claim, name="claim"),
    *alerting,
]
