"""Every address: pages, the admin, the API and its description."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

import articles.api
import articles.capture_api
import articles.schema
import articles.source_api
import claims.alerting.api
import claims.api
from articles.metrics import Metrics
from articles.problems import no_such_route
from project.health import healthz

api = [
    *articles.api.urlpatterns,
    *articles.source_api.urlpatterns,
    *articles.capture_api.urlpatterns,
    *claims.api.urlpatterns,
    *claims.alerting.api.urlpatterns,
    path("schema", SpectacularAPIView.as_view(), name="schema"),
    path("docs", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="docs"),
    path("<path:path>", no_such_route),
]

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("metrics", Metrics.as_view(), name="metrics"),
    path("sign-in/", auth.LoginView.as_view(), name="login"),
    path("sign-out/", auth.LogoutView.as_view(), name="logout"),
    path("api/v1/", include((api, "api"))),
    path("admin/", admin.site.urls),
    path("", include("claims.urls")),
    path("", include("articles.urls")),
]
