from __future__ import annotations

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The wiring as an app: its commands, its sign-in pages and its texts are found like any other's."""

    name = "project"

    def ready(self) -> None:
        # Made now, so that every shared task belongs to it; settings are complete only from here on.
        from project import celery  # noqa: F401
