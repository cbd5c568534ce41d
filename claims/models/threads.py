"""The numbers of one article: each thread, each mention of it, and each move from one to the next."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from claims.mentions import Bound, Certainty, Counting
from claims.models.stories import Claim

# Larger figures are read but not kept: no toll has so many digits, and no column has so much room.
MAX_DIGITS = 28
DECIMAL_PLACES = 6


class Progress(models.Model):
    """How far the claims have followed an article: what its next revision is compared with."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="progress")
    # The last published revision that was followed.
    latest = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")
    next_key = models.PositiveIntegerField(default=1)
    # The number that its last numbered label had.
    sequence = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name_plural = "progress"

    def __str__(self) -> str:
        return f"{self.article} followed up to {self.latest}"


class Thread(models.Model):
    """One number of one article, followed through its revisions."""

    class Status(models.TextChoices):
        LIVE = "live", _("live")
        DROPPED = "dropped", _("dropped")
        WITHDRAWN = "withdrawn", _("withdrawn")

    public_id = models.UUIDField(unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="threads")
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, related_name="threads")
    # Its place in the article: threads are numbered as they appear.
    key = models.PositiveIntegerField()
    # The revision in which it appeared.
    founding = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=16, choices=Status, default=Status.LIVE)
    # The mention that decides, and since when the article has printed this value.
    current = models.ForeignKey("Mention", on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(null=True)
    # Values it had before, the oldest first, to tell a figure that comes back.
    former = models.JSONField(default=list)
    behind_since = models.DateTimeField(null=True)
    # Which thread it is behind.
    behind = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("article", "key"), name="one_thread_per_article_and_key")
        ]
        indexes = [
            models.Index(
                fields=("behind_since",),
                condition=Q(behind_since__isnull=False),
                name="threads_that_are_behind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article} [{self.key}]"


class Mention(models.Model):
    """A number as one revision states it. The sentence around it is a span into the revision's passages."""

    public_id = models.UUIDField(unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="mentions")
    thread = models.ForeignKey(Thread, on_delete=models.SET_NULL, null=True, related_name="mentions")
    # The passage (0 is the headline) and the span in it, in code points.
    passage = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    surface = models.TextField()
    value = models.DecimalField(max_digits=MAX_DIGITS, decimal_places=DECIMAL_PLACES)
    value_high = models.DecimalField(max_digits=MAX_DIGITS, decimal_places=DECIMAL_PLACES, null=True)
    bound = models.CharField(max_length=16, choices=[(bound, bound) for bound in Bound])
    unit = models.CharField(max_length=100, blank=True)
    noun = models.CharField(max_length=200, blank=True)
    measure = models.CharField(max_length=32)
    counting = models.CharField(max_length=16, choices=[(counting, counting) for counting in Counting])
    place = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=200, blank=True)
    actor = models.CharField(max_length=200, blank=True)
    attribution_name = models.CharField(max_length=200, blank=True)
    attribution_role = models.CharField(max_length=200, blank=True)
    as_of = models.CharField(max_length=100, blank=True)
    certainty = models.CharField(max_length=16, choices=[(certainty, certainty) for certainty in Certainty])
    direction = models.CharField(max_length=16, blank=True)
    is_background = models.BooleanField(default=False)
    is_earlier_value = models.BooleanField(default=False)
    is_implicit = models.BooleanField(default=False)
    # Two threads would have done: it was given to neither, and an editor may tell.
    is_doubtful = models.BooleanField(default=False)
    # Whether its sentence counts the attackers among the dead ("with") or leaves them out ("without").
    attackers = models.CharField(max_length=8, blank=True)
    # The index, among the mentions of this revision, of the whole of which this is a part.
    part_of = models.PositiveIntegerField(null=True)
    index = models.PositiveIntegerField()
    # Its place among the mentions of its thread in this revision: the first decides.
    rank = models.PositiveIntegerField(default=0)
    rules = models.JSONField(default=list)
    extractor_version = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("revision", "index"), name="mentions_are_numbered_in_a_revision"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_mention_has_words"),
        ]
        indexes = [
            models.Index(fields=("article", "revision"), name="mentions_of_an_article"),
            models.Index(fields=("measure", "value"), name="mentions_by_measure_and_value"),
            models.Index(fields=("revision",), condition=Q(is_doubtful=True), name="mentions_in_doubt"),
        ]

    def __str__(self) -> str:
        return self.surface


class ClaimUpdate(models.Model):
    """A thread moved from one mention to the next, and where the publisher told of it."""

    public_id = models.UUIDField(unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="updates")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="updates")
    from_revision = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="updates")
    old = models.ForeignKey(Mention, on_delete=models.SET_NULL, null=True, related_name="+")
    new = models.ForeignKey(Mention, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=32)
    also = models.JSONField(default=list)
    notice = models.CharField(max_length=16)
    suspected = models.BooleanField(default=False)
    # Why, as a code with parameters: it is put into words when it is shown.
    reason = models.CharField(max_length=64, blank=True)
    reason_params = models.JSONField(default=dict)
    # The passage of the revision in which notice stands.
    notice_passage = models.PositiveIntegerField(null=True)
    suspicion = models.CharField(max_length=64, blank=True)
    suspicion_params = models.JSONField(default=dict)
    delta = models.DecimalField(max_digits=MAX_DIGITS, decimal_places=DECIMAL_PLACES, null=True)
    delta_unit = models.CharField(max_length=100, blank=True)
    delta_percent = models.DecimalField(max_digits=MAX_DIGITS, decimal_places=DECIMAL_PLACES, null=True)
    # The revision's place in the publisher's time.
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=("article", "revision"), name="updates_of_an_article"),
            models.Index(fields=("-at",), name="updates_latest_first"),
            models.Index(fields=("-at",), condition=Q(suspected=True), name="updates_suspected"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.revision}"


class RevisionWarning(models.Model):
    """What an editor should look at: a label that is not borne out, values that cannot both be true."""

    class Kind(models.TextChoices):
        SEQUENCE_GAP = "sequence_gap", _("a number is missing in the labels' sequence")
        PROMISE_UNKEPT = "promise_unkept", _("the text does not bear out its label")
        REPEAT_CHANGED = "repeat_changed", _("a repeat that is not the same text")
        INCONSISTENT = "inconsistent", _("one figure is given with two values")

    public_id = models.UUIDField(unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="warnings")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="claim_warnings")
    kind = models.CharField(max_length=32, choices=Kind)
    params = models.JSONField(default=dict)
    mentions = models.ManyToManyField(Mention, related_name="+")

    class Meta:
        indexes = [models.Index(fields=("article", "revision"), name="warnings_of_an_article")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.revision}"
