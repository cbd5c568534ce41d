"""What editors decide about the reading: appended, never changed, and never about truth."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, User
from claims.models.stories import Story


class ReviewQuerySet(models.QuerySet["Review"]):
    def in_force(self) -> ReviewQuerySet:
        """The decisions that nobody has undone, the earliest first."""
        return self.filter(undone_by=None).exclude(kind=Review.Kind.UNDO).order_by("at", "pk")


class Review(models.Model):
    """An editor's decision about the reading. It names its subject by public id, which outlives rows."""

    class Kind(models.TextChoices):
        READ_CORRECTLY = "read_correctly", _("read correctly")
        MISREAD = "misread", _("misread")
        CORRECT = "correct", _("field corrected")
        MERGE = "merge", _("claims merged")
        SPLIT = "split", _("claim split")
        MOVE = "move", _("moved to another claim")
        PREFER = "prefer", _("preferred")
        DEPRECATE = "deprecate", _("set aside")
        PART_OF = "part_of", _("part of another claim")
        DISPUTE = "dispute", _("disputed")
        CONFIRM_SUSPICION = "confirm_suspicion", _("suspicion confirmed")
        DISMISS_SUSPICION = "dismiss_suspicion", _("suspicion dismissed")
        LINK = "link", _("article put into the story")
        UNLINK = "unlink", _("article taken out of the story")
        RENAME = "rename", _("story named")
        SUGGEST = "suggest", _("stories suggested to be one")
        KEEP_APART = "keep_apart", _("stories kept apart")
        ASSIGN = "assign", _("assigned")
        NOTE = "note", _("note")
        UNDO = "undo", _("undone")

    class Subject(models.TextChoices):
        MENTION = "mention", _("mention")
        UPDATE = "update", _("update")
        THREAD = "thread", _("thread")
        CLAIM = "claim", _("claim")
        ARTICLE = "article", _("article")
        STORY = "story", _("story")
        WARNING = "warning", _("warning")
        REVIEW = "review", _("review")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=32, choices=Kind)
    subject_kind = models.CharField(max_length=16, choices=Subject)
    subject = models.UUIDField()
    # Where it takes effect: deriving one of these anew asks for its reviews.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="reviews")
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, related_name="reviews")
    # What the kind needs: the field and its value, the other claims, who is assigned.
    params = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="undo", undoes__isnull=False) | (~Q(kind="undo") & Q(undoes=None)),
                name="an_undo_undoes_one_review",
            )
        ]
        indexes = [
            models.Index(fields=("subject", "at"), name="reviews_of_a_subject"),
            models.Index(fields=("article", "at"), name="reviews_of_an_article"),
            models.Index(fields=("story", "at"), name="reviews_of_a_story"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.actor}"
