"""The back office of what was published. Revisions are evidence: the admin shows them and changes none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import acts
from articles.admin.read_only import HTTPS_IF_UNSAID, ReadOnlyAdmin
from articles.models import (
    Announcement,
    ApiKey,
    Article,
    AuditEntry,
    Feed,
    Revision,
    Source,
    User,
)


@admin.register(User)
class PersonAdmin(UserAdmin):
    fieldsets = (*UserAdmin.fieldsets, (_("Reading"), {"fields": ("language", "time_zone")}))


class SourceForm(forms.ModelForm):
    class Meta:
        model = Source
        fields = tuple(acts.LIMITS)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for field, fault in acts.faults_of_limits(given).items():
            self.add_error(field, fault)
        return given


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    form = SourceForm
    formfield_overrides = HTTPS_IF_UNSAID
    list_display = ("name", "slug", "language", "time_zone", "label_dialect", "silent_since")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "slug", "homepage_url")}),
        (_("Reading"), {"fields": ("language", "time_zone", "label_dialect", "tracked_measures")}),
        (
            _("Re-checks"),
            {
                "fields": (
                    "shortest_check_minutes",
                    "longest_check_minutes",
                    "stop_after_days",
                    "retention_days",
                )
            },
        ),
        (_("Rights"), {"fields": ("rights",)}),
    )

    def view_on_site(self, source: Source) -> str:
        return reverse("articles:source", args=[source.slug])

    def response_post_save_add(self, request: HttpRequest, obj: Source) -> HttpResponse:
        """What a new source is for stands on its page: to follow its pages and feeds."""
        return redirect("articles:source", obj.slug)


class ApiKeyForm(forms.ModelForm):
    scopes = forms.MultipleChoiceField(choices=ApiKey.Scope, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = ApiKey
        fields = ("user", "name", "scopes", "sources", "expires_at", "revoked_at")


@admin.register(ApiKey)
class ApiKeyAdmin(admin.ModelAdmin):
    form = ApiKeyForm
    list_display = ("name", "prefix", "user", "scopes", "expires_at", "revoked_at", "last_used_at")
    list_select_related = ("user",)
    fields = ("user", "name", "scopes", "sources", "expires_at", "revoked_at", "prefix", "last_used_at")
    readonly_fields = ("prefix", "last_used_at")
    filter_horizontal = ("sources",)

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: bool) -> None:
        secret = None if change else obj.renew_secret()
        super().save_model(request, obj, form, change)
        action, changed = ("api_key_changed", form.changed_data) if change else ("api_key_issued", [])
        AuditEntry.write(request.user, action, obj.public_id, at=timezone.now(), changed=changed)
        if secret:
            told = _("The key's secret is %(secret)s – it is shown this once.") % {"secret": secret}
            messages.warning(request, told)


@admin.register(Feed)
class FeedAdmin(admin.ModelAdmin):
    formfield_overrides = HTTPS_IF_UNSAID
    list_display = ("url", "source", "created_at")
    list_select_related = ("source",)


class RevisionInline(admin.TabularInline):
    model = Revision
    fk_name = "article"
    fields = ("number", "pubstatus", "versioncreated", "recorded_at", "channel", "body_hash")
    readonly_fields = fields
    ordering = ("-number",)
    show_change_link = True
    can_delete = False
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    formfield_overrides = HTTPS_IF_UNSAID
    list_display = ("__str__", "source", "priority", "created_at")
    list_select_related = ("source",)
    list_filter = ("source",)
    search_fields = ("guid", "url")
    raw_id_fields = ("evolved_from",)
    readonly_fields = ("public_id", "source", "guid", "created_at")
    inlines = (RevisionInline,)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ("article", "number", "headline", "pubstatus", "recorded_at", "channel")
    list_select_related = ("article", "body")
    list_filter = ("pubstatus", "channel", "article__source")
    search_fields = ("body__headline", "article__guid")
    readonly_fields = ("headline", "document")

    @admin.display(description=_("headline"))
    def headline(self, revision: Revision) -> str:
        return revision.body.headline

    @admin.display(description=_("document"))
    def document(self, revision: Revision) -> str:
        return "\n\n".join(block.text for block in revision.body.read().passages())


@admin.register(Announcement)
class AnnouncementAdmin(ReadOnlyAdmin):
    list_display = ("revision", "state", "attempts", "due_at", "done_at", "failed_at", "error")
    list_select_related = ("revision__article",)
    actions = ("try_again",)

    @admin.action(description=_("Follow the selected revisions once more"), permissions=["view"])
    def try_again(self, request: HttpRequest, announcements: Any) -> None:
        failed = announcements.exclude(failed_at=None).select_related("revision")
        for announcement in failed:
            subject = announcement.revision.public_id
            AuditEntry.write(request.user, "tracking_tried_again", subject, at=timezone.now())
        reopened = failed.update(failed_at=None, begun_at=None, attempts=0, error="")
        messages.success(request, _("%(count)d will be followed once more.") % {"count": reopened})


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "actor", "action", "subject", "reason")
    list_filter = ("action",)
