"""Stories, the articles that tell them, and their claims: one number of one event each."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from articles.models import Article, User


class Story(models.Model):
    """One event, told by one or more articles."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Given by an editor; without one the story goes by its first headline.
    name = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # The story that an editor, or a later article, joined it to: its address leads there.
    successor = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, editable=False, related_name="predecessors"
    )
    # The story's own time: the latest at which any article of it said anything. What waits is told by it.
    told_at = models.DateTimeField(null=True, editable=False)
    # Since when a thread of it has moved without its claims being derived anew.
    stale_since = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "stories"
        ordering = ("-created_at",)
        indexes = [
            models.Index(
                fields=("stale_since",), condition=Q(stale_since__isnull=False), name="stories_stale"
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.public_id)


class StoryArticle(models.Model):
    """An article's place in a story. Where an editor put it there, nothing moves it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="placements")
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="placement")
    placed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)
    # Whose text it carries: the article that it is a copy of, and the agency that its credit line names.
    origin = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, editable=False, related_name="carriers"
    )
    origin_name = models.CharField(max_length=200, blank=True, editable=False)
    # How many tolls it had given when it was last held against others: with a new one it is so again.
    toll_count = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return f"{self.article} in {self.story}"

    @property
    def voice(self) -> str:
        """Whose text it carries; "" where it is its publisher's own."""
        return self.origin.source.slug if self.origin else self.origin_name.casefold()


class StorySuggestion(models.Model):
    """Two stories that may be one, the older as `story`, and the article that ties them."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="suggestions")
    other = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="suggested_to")
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    # Since when an editor has decided on it, or kept the two apart before anything tied them.
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("story", "other"), name="two_stories_are_suggested_once")
        ]

    def __str__(self) -> str:
        return f"{self.story} and {self.other}"


class ArticleName(models.Model):
    """A name that an article bore when it was last placed, by which later articles of its story are found.

    Those that begin with "#" are no names but samples of its text, by which copies are found.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=("name", "at"), name="article_names_by_time")]

    def __str__(self) -> str:
        return self.name


class ClaimQuerySet(models.QuerySet["Claim"]):
    def retired(self) -> ClaimQuerySet:
        """Claims that are none any more: they became another one, or what they were read from is gone."""
        return self.exclude(successor=None, retired_reason="")

    def standing(self) -> ClaimQuerySet:
        return self.filter(successor=None, retired_reason="")


class Claim(models.Model):
    """One number of one story, followed through time and across articles."""

    public_id = models.UUIDField(unique=True, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="claims")
    measure = models.CharField(max_length=32)
    counting = models.CharField(max_length=16)
    noun = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    place = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=200, blank=True)
    actor = models.CharField(max_length=200, blank=True)
    in_conflict = models.BooleanField(default=False)
    # Who conflicts: [{"threads": [public id, …], "values": [str, …]}, …]
    conflicts = models.JSONField(default=list)
    # Who says what now, as public ids of threads: by publisher, and by the authority that is credited.
    by_publisher = models.JSONField(default=list)
    by_authority = models.JSONField(default=list)
    # An editor had settled it, and what is printed now contradicts that.
    needs_review = models.BooleanField(default=False)
    # Public ids always resolve: to a successor, or to the reason why there is none.
    successor = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="predecessors")
    retired_reason = models.CharField(max_length=64, blank=True)
    updated_at = models.DateTimeField(null=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=("story", "measure"), name="claims_of_a_story"),
            models.Index(
                fields=("-updated_at",), condition=Q(in_conflict=True), name="claims_in_conflict_by_time"
            ),
            models.Index(
                fields=("-updated_at",), condition=Q(needs_review=True), name="claims_to_review_again"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.measure, self.noun, self.place, self.actor) if part)
