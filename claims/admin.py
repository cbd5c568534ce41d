"""The back office of what is derived: to look things up, for only the doors write here."""

from __future__ import annotations

from django.contrib import admin

from articles.admin import ReadOnlyAdmin
from claims.models import (
    Alert,
    Claim,
    ClaimUpdate,
    Delivery,
    Mention,
    Review,
    RevisionWarning,
    Story,
    StoryArticle,
    Thread,
)


class StoryArticleInline(admin.TabularInline):
    model = StoryArticle
    raw_id_fields = ("article", "placed_by")
    readonly_fields = ("placed_at",)
    extra = 0


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):
    list_display = ("__str__", "created_at", "stale_since")
    search_fields = ("name",)
    inlines = (StoryArticleInline,)


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "story", "measure", "counting", "in_conflict", "updated_at", "retired_reason")
    list_select_related = ("story",)
    list_filter = ("measure", "counting", "in_conflict")


@admin.register(Thread)
class ThreadAdmin(ReadOnlyAdmin):
    list_display = ("article", "key", "status", "current", "since", "behind_since")
    list_select_related = ("article", "current")
    list_filter = ("status",)


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = (
        "surface", "value", "bound", "unit", "measure", "counting", "place", "actor", "attribution_name",
        "rules",
    )  # fmt: skip
    list_filter = ("measure", "counting", "bound", "is_doubtful")
    search_fields = ("surface", "noun")
    readonly_fields = ("revision", "thread")


@admin.register(ClaimUpdate)
class ClaimUpdateAdmin(ReadOnlyAdmin):
    list_display = ("at", "article", "kind", "old", "new", "notice", "suspected")
    list_select_related = ("article", "old", "new")
    list_filter = ("kind", "notice", "suspected")


@admin.register(RevisionWarning)
class RevisionWarningAdmin(ReadOnlyAdmin):
    list_display = ("revision", "kind", "params")
    list_select_related = ("revision__article",)
    list_filter = ("kind",)


@admin.register(Alert)
class AlertAdmin(ReadOnlyAdmin):
    list_display = ("at", "event", "subscription", "claim", "due_at", "delivery")
    list_select_related = ("subscription__user", "claim", "delivery__user")
    list_filter = ("event",)


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    list_display = (
        "created_at", "user", "way", "attempts", "next_attempt_at", "sent_at", "failed_at", "held_back",
        "error",
    )  # fmt: skip
    list_select_related = ("user",)
    list_filter = ("way", "held_back")


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    list_display = ("at", "kind", "subject_kind", "actor", "reason", "article", "story")
    list_select_related = ("actor", "article", "story")
    list_filter = ("kind", "subject_kind")
    search_fields = ("reason",)
