"""What is owed becomes messages: gathered by person, capped by the hour, tried until taken or given up."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import Revision, User
from claims.alerting.messages import message_of
from claims.alerting.ways import WAYS, DeliveryError
from claims.models import Alert, Delivery, Review, Thread
from claims.owing import BEHIND, SILENT, SUSPICION_CONFIRMED, TAKEN_BACK

logger = logging.getLogger(__name__)

HOUR = timedelta(hours=1)
# How long to wait after the first, the second, … attempt; after the last one the message is given up. The
# first is no shorter than a task may run, for until then the message belongs to the task that tries it.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (2, 5, 15, 60, 240, 720))
SLICE = 100
ROWS = 1000


def send_due(*, now: datetime) -> int:
    """Gathers what is due into messages, sends them, and gives how many were taken."""
    people = _owed(now=now).values_list("subscription__user", "subscription__way").distinct()
    for user_id, way in people.order_by("subscription__user", "subscription__way"):
        _gather(user_id, way, now=now)
    waiting = Delivery.objects.filter(sent_at=None, failed_at=None, next_attempt_at__lte=now)
    due = waiting.select_related("user").order_by("next_attempt_at", "pk")
    return sum(_try(delivery, now=now) for delivery in due[:SLICE])


def still_told(*, now: datetime) -> QuerySet[Alert]:
    """The alerts whose revision its publisher has not taken back or held since.

    That it did so is told while it stands, and stays among what was told.
    """
    outward = Revision.objects.outward(now=now).filter(pk=OuterRef("revision"))
    released = Revision.objects.published(now=now).filter(
        article=OuterRef("revision__article"), ordered_at__gt=OuterRef("revision__ordered_at")
    )
    is_taking_back = Q(event=TAKEN_BACK) & (Q(delivery__isnull=False) | ~Exists(released))
    return Alert.objects.filter(is_taking_back | Exists(outward))


def _owed(*, now: datetime) -> QuerySet[Alert]:
    muted = Q(subscription__muted_until__gt=now)
    due = still_told(now=now).filter(delivery=None, due_at__lte=now, subscription__user__is_active=True)
    return due.exclude(muted)


@transaction.atomic
def _gather(user_id: int, way: str, *, now: datetime) -> None:
    # Workers take turns on the person: two that count nineteen messages would both send the twentieth.
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    free_at = _free_at(user)
    if free_at and free_at > now:
        return
    owed = _owed(now=now).filter(subscription__user=user, subscription__way=way)
    _forget_who_caught_up(owed)
    _forget_what_was_undone(owed)
    owed.filter(event=SILENT, revision__article__source__silent_since=None).delete()
    due = list(owed.values_list("due_at", "pk").order_by("due_at", "pk"))
    if not due:
        return
    held_back = free_at is not None and due[0][0] < free_at
    delivery = Delivery.objects.create(
        user=user, way=way, created_at=now, next_attempt_at=now, held_back=held_back
    )
    # By their keys, some at a time: asked for as a subquery, PostgreSQL compared ten thousand with as many.
    for start in range(0, len(due), ROWS):
        keys = [pk for _, pk in due[start : start + ROWS]]
        Alert.objects.filter(pk__in=keys).update(delivery=delivery)


def _free_at(user: User) -> datetime | None:
    """From when on one more message keeps to the number that an hour may have."""
    made = Delivery.objects.filter(user=user).order_by("-created_at").values_list("created_at", flat=True)
    last = list(made[: settings.MESSAGES_PER_HOUR])
    return last[-1] + HOUR if len(last) == settings.MESSAGES_PER_HOUR else None


def _forget_who_caught_up(owed: QuerySet[Alert]) -> None:
    """Who was behind when it was owed and is no more has done what was to be done."""
    told = list(owed.filter(event=BEHIND))
    wanted = {alert.params["thread"] for alert in told}
    behind = Thread.objects.filter(public_id__in=wanted, behind__isnull=False, current__isnull=False)
    still = {str(thread.public_id): thread.current.value for thread in behind.select_related("current")}
    caught_up = [
        alert.pk
        for alert in told
        if still.get(alert.params["thread"]) != Decimal(alert.params["has"]["value"])
    ]
    Alert.objects.filter(pk__in=caught_up).delete()


def _forget_what_was_undone(owed: QuerySet[Alert]) -> None:
    """A suspicion whose confirmation was taken back before the message went out stays at the desk."""
    told = list(owed.filter(event=SUSPICION_CONFIRMED))
    confirmed = Review.objects.in_force().filter(
        kind=Review.Kind.CONFIRM_SUSPICION, subject__in={alert.params["update"] for alert in told}
    )
    standing = {str(subject) for subject in confirmed.values_list("subject", flat=True)}
    undone = [alert.pk for alert in told if alert.params["update"] not in standing]
    Alert.objects.filter(pk__in=undone).delete()


def _try(delivery: Delivery, *, now: datetime) -> bool:
    """Sends the message unless another worker is at it, and marks it sent afterwards: at least once."""
    attempts = delivery.attempts + 1
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    mine = Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts, sent_at=None, failed_at=None)
    if not mine.update(attempts=F("attempts") + 1, next_attempt_at=now + pause):
        return False
    alerts = list(delivery.alerts.select_related("subscription"))
    if not alerts:
        delivery.delete()
        return False
    try:
        WAYS[delivery.way](message_of(delivery, alerts))
    except DeliveryError as error:
        _note_failure(delivery, error, attempts=attempts, now=now)
        return False
    Delivery.objects.filter(pk=delivery.pk).update(sent_at=now, next_attempt_at=None, error="")
    return True


def _note_failure(delivery: Delivery, error: DeliveryError, *, attempts: int, now: datetime) -> None:
    is_given_up = error.is_permanent or attempts >= len(PAUSES)
    logger.warning("Message %s was not taken (attempt %d): %s", delivery.public_id, attempts, error)
    Delivery.objects.filter(pk=delivery.pk).update(
        error=str(error),
        failed_at=now if is_given_up else None,
        next_attempt_at=None if is_given_up else F("next_attempt_at"),
    )
