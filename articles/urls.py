from __future__ import annotations

from django.urls import path

from articles import views

app_name = "articles"
urlpatterns = [path("articles/", views.list_articles, name="list")]
