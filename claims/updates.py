"""Two mentions of one thread -> what kind of update it is, where notice was given, and whether it is
suspected.

The kinds, the first that fits, further ones in `also`: withdrawn, redefined, dropped, reinstated, lowered,
raised, narrowed, widened, bound_changed, attribution_changed, reworded, introduced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from claims.groups import scope_of_attackers
from claims.intervals import (
    LOOSE,
    LOWER_BOUNDS,
    ONE_SIDED,
    are_compatible,
    canonical_unit,
    canonical_value,
    interval,
    same_value,
)
from claims.mentions import NOT_CUMULATIVE, Bound, Mention, Quantity
from claims.notices import NONE, NOT_APPLICABLE, TEXT, Change, Reason, Surroundings, Told, find_notice
from claims.weighing import BESIDE_THE_BODY, HARM, Spot, became_part, head

KINDS = (
    "withdrawn",
    "redefined",
    "dropped",
    "reinstated",
    "lowered",
    "raised",
    "narrowed",
    "widened",
    "bound_changed",
    "attribution_changed",
    "reworded",
    "introduced",
)
# So many attackers may be counted among the dead in one figure and left out of another.
MOST_ATTACKERS = 3
# Nothing that was said earlier is contradicted by these.
CONTRADICTS_NOTHING = (
    "narrowed",
    "widened",
    "bound_changed",
    "attribution_changed",
    "reworded",
    "introduced",
)


@dataclass(frozen=True, slots=True)
class Delta:
    """By how much a value moved, in `unit` (percent: in points), and in percent of the old value."""

    amount: Decimal
    unit: str
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """One thread moved from one mention to the next. `reason` and `suspicion` are codes with parameters."""

    thread: int
    kind: str
    also: tuple[str, ...]
    old: Spot | None
    new: Spot | None
    notice: str
    reason: Reason
    notice_passage: int | None = None
    suspected: bool = False
    suspicion: Reason | None = None
    delta: Delta | None = None

    @property
    def measure(self) -> str:
        """What is counted."""
        spot = self.new or self.old
        return spot.mention.measure if spot else ""


def kinds_of_change(old: Mention, new: Mention, *, former: tuple[Quantity, ...] = ()) -> tuple[str, ...]:
    """All kinds that fit a thread that stands in both revisions, the first first; empty where nothing
    changed.

    `former` are the values that the thread had before the old one.
    """
    if became_part(old, new):
        return ()
    found = set(_changes_of_value(old.quantity, new.quantity))
    if was_redefined(old, new):
        found.add("redefined")
    if found & {"lowered", "raised"} and any(_is_repeated(value, new.quantity) for value in former):
        found.add("reinstated")
    if authority_changed(old, new):
        found.add("attribution_changed")
    if not found and old.surface.casefold() != new.surface.casefold():
        found.add("reworded")
    ordered = [kind for kind in KINDS if kind in found]
    # A figure that goes back to what it was has moved: which way comes first, that it is an old one second.
    if "reinstated" in ordered:
        ordered.append(ordered.pop(ordered.index("reinstated")))
    return tuple(ordered)


def _is_repeated(a: Quantity, b: Quantity) -> bool:
    return same_value(a, b) and a.bound == b.bound


def _changes_of_value(old: Quantity, new: Quantity) -> set[str]:
    if same_value(old, new):
        return {"bound_changed"} if old.bound != new.bound else set()
    moved = "raised" if canonical_value(new) > canonical_value(old) else "lowered"
    if not are_compatible(old, new):
        return {moved}
    if old.bound == new.bound and old.bound not in LOOSE:
        return {moved}
    if old.bound in LOOSE or new.bound in LOOSE:
        return _changes_of_width(old, new, moved)
    return _changes_of_bound(old, moved)


def _changes_of_width(old: Quantity, new: Quantity, moved: str) -> set[str]:
    before, after = interval(old), interval(new)
    if (old.bound == Bound.VAGUE) != (new.bound == Bound.VAGUE):
        return {"narrowed"} if old.bound == Bound.VAGUE else {"widened"}
    if before.holds(after):
        return {"narrowed"}
    if after.holds(before):
        return {"widened"}
    return {moved}


def _changes_of_bound(old: Quantity, moved: str) -> set[str]:
    """At least one bound is one-sided, and both values could be true of one number."""
    if moved == "raised" and old.bound in LOWER_BOUNDS:
        return {"raised", "bound_changed"}
    if moved == "lowered" and old.bound in ONE_SIDED and old.bound not in LOWER_BOUNDS:
        return {"lowered", "bound_changed"}
    return {"bound_changed"}


def was_redefined(old: Mention, new: Mention) -> bool:
    """Whether another thing is counted now: another scope, or another way of counting."""
    scope_changed = _differ(old.place, new.place) or _differ(old.group, new.group)
    return scope_changed or old.counting != new.counting


def _scope_of_attackers(spots: Sequence[Spot]) -> str:
    return next((scope for spot in spots if (scope := scope_of_attackers(spot.sentence))), "")


def _counts_others(old: Mention, new: Mention, scopes: tuple[str, str]) -> bool:
    """Whether attackers, counted in one figure and not in the other, account for the difference."""
    by = canonical_value(new.quantity) - canonical_value(old.quantity)
    without_them = "with" in scopes and scopes[0] != scopes[1] and 0 < abs(by) <= MOST_ATTACKERS
    return without_them and (by > 0) == (scopes[1] == "with")


def authority_changed(old: Mention, new: Mention) -> bool:
    """Whether both name an authority, and not the same."""
    return _differ(old.attribution.name, new.attribution.name)


def _differ(a: str, b: str) -> bool:
    one, other = a.casefold().strip(), b.casefold().strip()
    return bool(one and other) and one not in other and other not in one


def delta_between(old: Quantity, new: Quantity) -> Delta | None:
    """By how much the value moved, in its canonical unit; None where it did not move."""
    before, after = canonical_value(old), canonical_value(new)
    if before == after or canonical_unit(old.unit) != canonical_unit(new.unit):
        return None
    unit = canonical_unit(new.unit)
    share = None
    if unit != "percent" and before:
        share = ((after - before) / abs(before) * 100).quantize(Decimal("0.1"))
    return Delta(after - before, unit, share)


def find_counterparts(old: Sequence[Spot], new: Sequence[Spot]) -> tuple[Spot, tuple[Spot, ...]]:
    """Like held against like: body with body, and where one revision has the number in its headline alone, a
    mention of the same value, or headline with headline. What decides in the new revision comes first.
    """
    if _is_beside(old[0]) != _is_beside(new[0]):
        for likeness in (_have_same_value, _stand_alike):
            for one, other in product(old, new):
                if likeness(one, other):
                    return one, (other, *(spot for spot in new if spot is not other))
    return old[0], tuple(new)


def _is_beside(spot: Spot) -> bool:
    return spot.kind in BESIDE_THE_BODY


def _have_same_value(a: Spot, b: Spot) -> bool:
    return (
        same_value(a.mention.quantity, b.mention.quantity)
        and a.mention.quantity.bound == b.mention.quantity.bound
    )


def _stand_alike(a: Spot, b: Spot) -> bool:
    return _is_beside(a) == _is_beside(b)


def tell_change(
    key: int,
    before: Sequence[Spot],
    after: Sequence[Spot],
    around: Surroundings,
    *,
    former: tuple[Quantity, ...] = (),
    explained: Reason | None = None,
) -> Update | None:
    """The update of a thread that stands in both revisions, or None where its claim did not change.

    `before` and `after` are its mentions in the two, the one that decides first.
    `explained` is given where other threads account for the change (the injured who died): then nothing is
    suspected.
    """
    old, new = find_counterparts(before, after)
    kinds = kinds_of_change(old.mention, new[0].mention, former=former)
    if not kinds:
        return None
    scopes = _scope_of_attackers(before), _scope_of_attackers(after)
    if _counts_others(old.mention, new[0].mention, scopes):
        kinds = ("redefined", *(kind for kind in kinds if kind != "redefined"))
    told = _notice_of(kinds[0], Change(old, new, _direction(kinds), new[0].mention.measure), around)
    # A headline held against a body is too little to suspect anybody by.
    is_sure = explained is None and _is_beside(before[0]) == _is_beside(after[0])
    suspicion = suspect(old.mention, new[0].mention, kinds, told.notice) if is_sure else None
    return Update(
        thread=key,
        kind=kinds[0],
        also=kinds[1:],
        old=old,
        new=new[0],
        notice=told.notice,
        reason=explained if explained and told.notice == NONE else told.reason,
        notice_passage=told.passage,
        suspected=suspicion is not None,
        suspicion=suspicion,
        delta=delta_between(old.mention.quantity, new[0].mention.quantity),
    )


def tell_arrival(key: int, kind: str, new: tuple[Spot, ...], around: Surroundings) -> Update:
    """The update of a claim that the revision before did not have: `kind` is introduced or reinstated."""
    told = _notice_of(kind, Change(None, new, 1, new[0].mention.measure), around)
    return Update(key, kind, (), None, new[0], told.notice, told.reason, told.passage)


def tell_departure(key: int, old: Spot, around: Surroundings, withdrawal: Told | None) -> Update:
    """The update of a claim that the new revision no longer has: withdrawn if the text or label says so, or
    dropped.
    """
    if withdrawal is not None:
        return Update(
            key, "withdrawn", (), old, None, withdrawal.notice, withdrawal.reason, withdrawal.passage
        )
    # A label that "updates" a toll tells of a toll, and not of a figure that is gone.
    told = _untold("dropped", around)
    return Update(key, "dropped", (), old, None, told.notice, told.reason, told.passage)


def _direction(kinds: tuple[str, ...]) -> int:
    return 1 if "raised" in kinds else -1 if "lowered" in kinds else 0


def _notice_of(kind: str, change: Change, around: Surroundings) -> Told:
    told = find_notice(change, around)
    if told is not None:
        return told
    if kind == "redefined" and change.new:
        return Told(TEXT, Reason("text_tells_scope", {}), change.new[0].passage)
    if kind in CONTRADICTS_NOTHING:
        return Told(NOT_APPLICABLE, Reason("nothing_contradicted", {"kind": kind}))
    return _untold(kind, around)


def _untold(kind: str, around: Surroundings) -> Told:
    code = f"{kind}_not_in_label" if around.new.label else f"{kind}_without_notice"
    return Told(NONE, Reason(code, {"label": around.new.label.raw if around.new.label else ""}))


def is_cumulative(measure: str) -> bool:
    """Whether a figure of this measure can only grow, so that a fall is a change of mind."""
    return measure in HARM and measure not in NOT_CUMULATIVE


def suspect(old: Mention, new: Mention, kinds: tuple[str, ...], notice: str) -> Reason | None:
    """The reason to suspect a silent correction by the strict rule, or None. A matter for an editor, and no
    more.

    An exact figure of a cumulative measure was lowered to another exact one; scope, period, counting and
    authority are the same; and nobody spoke of it.
    """
    if notice != NONE or "lowered" not in kinds or not is_cumulative(new.measure):
        return None
    if old.quantity.bound != Bound.EXACT or new.quantity.bound != Bound.EXACT:
        return None
    if not {"redefined", "attribution_changed"}.isdisjoint(kinds) or not _same_scope(old, new):
        return None
    return Reason("lowered_without_notice", {"old": str(old.quantity.value), "new": str(new.quantity.value)})


def _same_scope(old: Mention, new: Mention) -> bool:
    same_names = all(
        not _differ(a, b)
        for a, b in (
            (old.place, new.place),
            (old.group, new.group),
            (old.actor, new.actor),
            (head(old), head(new)),
        )
    )
    return (
        same_names
        and old.counting == new.counting
        and bool(old.attribution.name) == bool(new.attribution.name)
    )
