"""Who is owed a message, and how it gets there: once, at the asked pace, and with the reason why."""

from __future__ import annotations

from claims.alerting.reckoning import owe_for_article, owe_for_confirmed_suspicion, owe_what_was_left
from claims.alerting.sending import send_due
from claims.alerting.silences import owe_for_silences

__all__ = [
    "owe_for_article",
    "owe_for_confirmed_suspicion",
    "owe_for_silences",
    "owe_what_was_left",
    "send_due",
]
