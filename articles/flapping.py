"""Is what a page shows news, or one of the texts between which it goes back and forth?

Copies on several servers and trials on readers make a page show now one text, now another. The first
return to an earlier text may be an editor's, so it is recorded; from the second return within a day on the
page is flapping, and only a text that it never showed before, or one that has held for an hour of checks,
is its new state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile

# Returns that lie further apart than this are an editor's.
WINDOW = timedelta(days=1)
RETURNS_BORNE = 1
# How long, and over how many checks, one text has to be shown to be the state.
HOLD = timedelta(hours=1)
CHECKS_OF_A_HOLD = 3
# So often a flapping page is looked at, that an hour of checks can be told from two chances.
LONGEST_PAUSE = timedelta(minutes=15)


class Verdict(StrEnum):
    NEW = "new"
    SAME = "same"
    RETURNED = "returned"
    FLAPPING = "flapping"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Sight:
    """A text, by its hash, and when it was seen."""

    text: str
    at: datetime


def weigh(
    text: str, *, recorded: Sequence[Sight], seen: Sequence[Sight], is_flapping: bool, now: datetime
) -> Verdict:
    """What to make of a page that shows this text.

    `recorded` are the article's revisions in their order, `seen` what the latest good checks saw, oldest
    first. NEW, RETURNED and SETTLED texts become the state of the article; the others change nothing.
    """
    if text not in {sight.text for sight in recorded}:
        return Verdict.NEW
    if is_flapping:
        return Verdict.SETTLED if has_held(text, seen, now=now) else Verdict.FLAPPING
    if text == recorded[-1].text:
        return Verdict.SAME
    lately = [sight for sight in returns(recorded) if sight.at > now - WINDOW]
    return Verdict.RETURNED if len(lately) < RETURNS_BORNE else Verdict.FLAPPING


def returns(recorded: Sequence[Sight]) -> list[Sight]:
    """The revisions that went back to an earlier text."""
    return [sight for index, sight in enumerate(recorded) if sight.text in {r.text for r in recorded[:index]}]


def has_held(text: str, seen: Sequence[Sight], *, now: datetime) -> bool:
    """Whether all checks of the last hour, and enough of them, saw this one text."""
    run = list(takewhile(lambda sight: sight.text == text, reversed(seen)))
    return len(run) + 1 >= CHECKS_OF_A_HOLD and run[-1].at <= now - HOLD
