from __future__ import annotations

from django.apps import AppConfig

from articles.signals import revision_recorded


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = "What it asserts"

    def ready(self) -> None:
        # Imported here because models are not there before the apps are.
        from claims.tasks import ring_for_articles

        revision_recorded.connect(ring_for_articles, dispatch_uid="claims.ring_for_articles")
