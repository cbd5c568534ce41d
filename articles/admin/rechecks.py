"""The back office of re-checks: what is followed, the servers that answer, every look and what it brought."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import acts, health, words
from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Check, Host, RawCapture, Source, Watch


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str | Promise]]:
        return list(words.STATES.items())

    def queryset(self, request: HttpRequest, watches: QuerySet[Watch]) -> QuerySet[Watch]:
        return watches.filter(health.STATES[self.value()]) if self.value() in health.STATES else watches


class SourceFilter(admin.SimpleListFilter):
    title = _("source")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str | Promise]]:
        return list(Source.objects.values_list("slug", "name"))

    def queryset(self, request: HttpRequest, watches: QuerySet[Watch]) -> QuerySet[Watch]:
        source = Source.objects.filter(slug=self.value() or "").first()
        return watches.of_source(source) if source else watches


def _action(act: str, told: str | Promise) -> Callable[..., None]:
    """An action of the list that does one of the ACTS with each address."""

    @admin.action(description=told, permissions=["act"])
    def perform(model_admin: Any, request: HttpRequest, watches: QuerySet[Watch]) -> None:
        for watch in watches:
            acts.perform(act, watch, by=request.user, reason="", now=timezone.now())
        messages.success(request, _("Done for %(count)d addresses.") % {"count": len(watches)})

    perform.__name__ = act
    return perform


@admin.register(Watch)
class WatchAdmin(ReadOnlyAdmin):
    # Counting all rows beside those found would take longer than the page.
    show_full_result_count = False
    list_display = ("url", "source", "state_in_words", "last_check_at", "last_outcome", "next_check_at")
    list_select_related = ("article__source", "feed__source")
    list_filter = (StateFilter, SourceFilter, "stop_reason", "last_outcome")
    search_fields = ("url",)
    actions = (
        _action("check", _("Check the selected addresses now")),
        _action("pause", _("Pause the selected addresses")),
        _action("resume", _("Resume the selected addresses")),
        _action("stop", _("Stop the selected addresses")),
    )

    @admin.display(description=_("state"))
    def state_in_words(self, watch: Watch) -> str:
        return str(words.STATES[watch.state])

    def has_act_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_revision")

    def view_on_site(self, watch: Watch) -> str:
        return reverse("articles:watch", args=[watch.public_id])


class HostForm(forms.ModelForm):
    class Meta:
        model = Host
        fields = ("spacing_seconds",)
        help_texts = {
            "spacing_seconds": _("At least so long between two requests; empty: by robots.txt and settings.")
        }


@admin.register(Host)
class HostAdmin(admin.ModelAdmin):
    form = HostForm
    list_display = (
        "origin", "robots_state", "robots_good_until", "spacing_seconds", "failure_streak", "closed_until",
        "last_answer_at",
    )  # fmt: skip
    list_filter = ("robots_state",)
    search_fields = ("origin",)
    fields = (*list_display, "next_request_at", "robots_read_at", "robots_text")
    readonly_fields = tuple(field for field in fields if field != "spacing_seconds")
    actions = ("ask_again", "read_robots_again")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Host | None = None) -> bool:
        return False

    @admin.action(description=_("Ask the selected hosts again at once"), permissions=["change"])
    def ask_again(self, request: HttpRequest, hosts: QuerySet[Host]) -> None:
        self._note(request, hosts, "Left alone no longer.")
        hosts.update(closed_until=None, failure_streak=0)

    @admin.action(description=_("Read the robots.txt of the selected hosts again"), permissions=["change"])
    def read_robots_again(self, request: HttpRequest, hosts: QuerySet[Host]) -> None:
        self._note(request, hosts, "robots.txt to be read again.")
        hosts.update(robots_good_until=None)

    def _note(self, request: HttpRequest, hosts: QuerySet[Host], what: str) -> None:
        for host in hosts:
            self.log_change(request, host, what)
        messages.success(request, _("Done for %(count)d hosts.") % {"count": len(hosts)})


@admin.register(Check)
class CheckAdmin(ReadOnlyAdmin):
    # Counting all rows beside those found would take longer than the page.
    show_full_result_count = False
    list_display = ("started_at", "watch", "outcome", "status", "robots", "byte_count", "quality")
    list_select_related = ("watch",)
    list_filter = ("outcome", "robots")
    search_fields = ("watch__url",)
    readonly_fields = ("sentence",)

    @admin.display(description=_("what came of it"))
    def sentence(self, check: Check) -> str:
        return words.tell_outcome(check.outcome, check.reason)

    def view_on_site(self, check: Check) -> str:
        return reverse("articles:watch", args=[check.watch.public_id])


@admin.register(RawCapture)
class RawCaptureAdmin(ReadOnlyAdmin):
    list_display = ("final_url", "source", "state", "quality", "captured_at", "decided_by")
    list_select_related = ("decided_by", "article__source")
    list_filter = ("state", "article__source")
    search_fields = ("final_url", "requested_url")
    date_hierarchy = "captured_at"
    exclude = ("content",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[RawCapture]:
        return super().get_queryset(request).defer("content")

    @admin.display(description=_("source"))
    def source(self, capture: RawCapture) -> Source:
        return capture.article.source

    def view_on_site(self, capture: RawCapture) -> str:
        return reverse("articles:capture", args=[capture.public_id])
