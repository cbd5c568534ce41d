"""From which figure a threshold counts: small steps that together reach it are told, and once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claims.alerting.happenings import TOLD_KINDS, figure
from claims.models import Alert, ClaimUpdate, Subscription
from claims.owing import EXTREME, MOVED, Happening, measured_from
from claims.rows import quantity_from_json

Figure = dict[str, Any] | None


@dataclass(slots=True)
class Baselines:
    """What a subscriber was told last, by claim; where that is nothing, what stood when the subscription
    began, by thread.
    """

    told: dict[int | None, Figure] = field(default_factory=dict)
    begun: dict[int | None, Figure] = field(default_factory=dict)

    def measure(self, happening: Happening) -> Happening:
        """The happening as it is for this subscriber: moved from there."""
        if MOVED not in happening.events:
            return happening
        told = self.told.get(happening.claim) or self.begun.get(happening.thread)
        if told is None or happening.value is None:
            return happening
        params = {**happening.params, "old": told}
        return replace(measured_from(happening, quantity_from_json(told)), params=params)

    def keep(self, happening: Happening) -> None:
        """Counts from here on from what is told now."""
        if MOVED in happening.events:
            self.told[happening.claim] = happening.params["new"]


def baselines_of(subscription: Subscription, happenings: Sequence[Happening]) -> Baselines:
    """From where this subscriber's thresholds count, for all that happened."""
    if subscription.at_least is None and subscription.at_least_percent is None:
        return Baselines()
    moves = [happening for happening in happenings if MOVED in happening.events]
    told = Alert.objects.filter(
        subscription=subscription, claim__in={move.claim for move in moves}, event__in=(MOVED, EXTREME)
    )
    begun = ClaimUpdate.objects.filter(
        thread__in={move.thread for move in moves},
        kind__in=TOLD_KINDS,
        revision__recorded_at__gt=subscription.created_at,
    )
    return Baselines(
        told={alert.claim_id: alert.params["new"] for alert in told.order_by("at", "pk")},
        begun=_first_of_each(begun.select_related("old").order_by("at", "pk")),
    )


def _first_of_each(updates: Iterable[ClaimUpdate]) -> dict[int | None, Figure]:
    first: dict[int | None, Figure] = {}
    for update in updates:
        first.setdefault(update.thread_id, figure(update.old))
    return first
