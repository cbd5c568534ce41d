"""How a move is named: the same for all who tell it, and another name when it happens once more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from articles.models import Revision
from claims.intervals import canonical_value
from claims.models import Claim, ClaimUpdate, Mention
from claims.owing import LOWERED
from claims.returning import Fall, NumberedFall, number_falls, number_of_rise
from claims.rows import to_value

# The kinds of update that may lower a figure.
FALLING = ("withdrawn", "redefined", "reinstated", "lowered")
# The falls of claims up to a revision.
Falls = dict[int, tuple[NumberedFall, ...]]


def key_of_move(update: ClaimUpdate, falls: Sequence[NumberedFall]) -> str:
    """One for all who arrive at a value from below, one for all who lower to it: these are other news, and
    so is each of them when it happens once more.
    """
    if _is_fall(update):
        # Rows may have been derived anew meanwhile: their public ids stay.
        number = next((number for fall, number in falls if fall.key == update.public_id), 1)
    else:
        number = number_of_rise(falls, _number(update.new), update.at)
    return _key(update.thread.claim, _name_of(update), number)


def key_of_high(mention: Mention, falls: Sequence[NumberedFall]) -> str:
    """The same as for who raises an older article to this value."""
    number = number_of_rise(falls, _number(mention), mention.revision.ordered_at)
    return _key(mention.thread.claim, f"to:{value_of(mention)}", number)


def _key(claim: Claim, name: str, number: int) -> str:
    return f"{claim.public_id}:{name}" if number == 1 else f"{claim.public_id}:{name}:{number}"


def _is_fall(update: ClaimUpdate) -> bool:
    return update.new is None or LOWERED in (update.kind, *update.also)


def _name_of(update: ClaimUpdate) -> str:
    if update.new is None:
        return f"{update.kind}:{value_of(update.old)}"
    return f"{'lowered' if _is_fall(update) else 'to'}:{value_of(update.new)}"


def falls_of(claims: Iterable[int], revision: Revision) -> Falls:
    """For each claim all falls up to the revision, whichever article fell."""
    told = ClaimUpdate.objects.filter(thread__claim__in=claims, kind__in=FALLING, at__lte=revision.ordered_at)
    falls: dict[int, list[Fall]] = defaultdict(list)
    for update in told.select_related("thread", "old", "new").order_by("at", "pk"):
        if _is_fall(update):
            fall = Fall(
                key=update.public_id,
                article=update.article_id,
                name=_name_of(update),
                value=_number(update.new) if update.new else None,
                at=update.at,
            )
            falls[update.thread.claim_id].append(fall)
    return {claim: number_falls(fallen) for claim, fallen in falls.items()}


def _number(mention: Mention) -> Decimal:
    return canonical_value(to_value(mention).quantity)


def value_of(mention: Mention | None) -> str:
    if mention is None:
        return ""
    quantity = to_value(mention).quantity
    high = "" if quantity.value_high is None else f"-{quantity.value_high.normalize():f}"
    return f"{canonical_value(quantity).normalize():f}{high}"
