from __future__ import annotations

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "What was published"

    def ready(self) -> None:
        # Describes itself to the schema once it is loaded.
        from articles import schema  # noqa: F401
