"""How editors' decisions act on what is derived: on the mentions that were read, and on which threads are one
claim.

Pure functions of what was read and of the decisions in force, in the order in which those were taken, so that
deriving anew, in whatever order, ends in the same state and overwrites no decision.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from claims.intervals import are_compatible
from claims.mentions import MEASURES, Bound, Certainty, Counting, Mention, Quantity
from claims.standings import Group, Standing, in_order

# What a mention counts that is no number, or that was read wrongly: no source tracks it.
MISREAD = "misread"
# Among the rules that fired, so that every reader sees whose reading it is.
BY_EDITOR = "editor"

PlacedMention = tuple[int, Mention]
# The passage, and the span in it.
Span = tuple[int, int, int]


class BadCorrectionError(ValueError):
    """A correction that cannot be made; `code` is "unknown_field" or "bad_value"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class MentionDecision:
    """What was decided about one mention: that it was misread, or what a field of it is to be.

    `subject` is its public id. `span` finds it where a newer extractor reads other words of the same span.
    """

    subject: Hashable
    span: Span
    field: str = ""
    value: str = ""

    @property
    def is_misread(self) -> bool:
        return not self.field


def apply_to_mentions(
    placed: Sequence[PlacedMention], ids: Sequence[Hashable], decisions: Iterable[MentionDecision]
) -> tuple[tuple[PlacedMention, ...], tuple[Hashable, ...]]:
    """The mentions of a revision as decided, with their public ids; a decided mention keeps the id it had
    when it was decided on.
    """
    mentions, names = list(placed), list(ids)
    for decision in decisions:
        index = _find(mentions, names, decision)
        if index is None:
            continue
        passage, mention = mentions[index]
        mentions[index] = (passage, _decided(mention, decision))
        names[index] = decision.subject
    return tuple(mentions), tuple(names)


def _find(
    mentions: Sequence[PlacedMention], names: Sequence[Hashable], decision: MentionDecision
) -> int | None:
    if decision.subject in names:
        return names.index(decision.subject)
    spans = [(passage, mention.start, mention.end) for passage, mention in mentions]
    return spans.index(decision.span) if decision.span in spans else None


def _decided(mention: Mention, decision: MentionDecision) -> Mention:
    changed = replace(mention, measure=MISREAD) if decision.is_misread else mention
    if not decision.is_misread and mention.measure != MISREAD:
        try:
            changed = correct(mention, decision.field, decision.value)
        except BadCorrectionError:
            # It was right beside another correction that was undone, or beside an older reading.
            return mention
    return changed if BY_EDITOR in changed.rules else replace(changed, rules=(*changed.rules, BY_EDITOR))


def correct(mention: Mention, name: str, value: str) -> Mention:
    """The mention with one field as an editor gives it. Raises BadCorrectionError."""
    setter = SETTERS.get(name)
    if setter is None:
        raise BadCorrectionError("unknown_field")
    try:
        changed = setter(mention, value.strip())
    except (ValueError, InvalidOperation) as error:
        raise BadCorrectionError("bad_value") from error
    if not _is_ordered(changed.quantity):
        raise BadCorrectionError("bad_value")
    return changed


def _is_ordered(quantity: Quantity) -> bool:
    high = quantity.value_high
    if quantity.bound in (Bound.RANGE, Bound.VAGUE):
        return high is not None and high >= quantity.value
    return high is None


def _number(value: str) -> Decimal:
    number = Decimal(value)
    if not value.isascii() or not number.is_finite() or number < 0:
        raise ValueError(value)
    return number


def _set_value(mention: Mention, value: str) -> Mention:
    return replace(mention, quantity=replace(mention.quantity, value=_number(value)))


def _set_high(mention: Mention, value: str) -> Mention:
    """An upper end makes a range of a single value; none makes a single value of a range."""
    high = _number(value) if value else None
    is_span = mention.quantity.bound in (Bound.RANGE, Bound.VAGUE)
    bound = mention.quantity.bound if is_span == (high is not None) else Bound.RANGE if high else Bound.EXACT
    return replace(mention, quantity=replace(mention.quantity, value_high=high, bound=bound))


def _set_bound(mention: Mention, value: str) -> Mention:
    bound = Bound(value)
    high = mention.quantity.value_high if bound in (Bound.RANGE, Bound.VAGUE) else None
    return replace(mention, quantity=replace(mention.quantity, bound=bound, value_high=high))


def _set_measure(mention: Mention, value: str) -> Mention:
    if value not in MEASURES:
        raise ValueError(value)
    return replace(mention, measure=value)


def _with(mention: Mention, **changes: Any) -> Mention:
    return replace(mention, **changes)


def _set_text(name: str) -> Callable[[Mention, str], Mention]:
    return lambda mention, value: _with(mention, **{name: value})


def _set_flag(name: str) -> Callable[[Mention, str], Mention]:
    flags = {"true": True, "false": False}

    def change(mention: Mention, value: str) -> Mention:
        if value not in flags:
            raise ValueError(value)
        return _with(mention, **{name: flags[value]})

    return change


SETTERS: Mapping[str, Callable[[Mention, str], Mention]] = {
    "value": _set_value,
    "value_high": _set_high,
    "bound": _set_bound,
    "unit": lambda mention, value: replace(mention, quantity=replace(mention.quantity, unit=value)),
    "measure": _set_measure,
    "counting": lambda mention, value: replace(mention, counting=Counting(value)),
    "certainty": lambda mention, value: replace(mention, certainty=Certainty(value)),
    "attribution_name": lambda mention, value: replace(
        mention, attribution=replace(mention.attribution, name=value)
    ),
    "attribution_role": lambda mention, value: replace(
        mention, attribution=replace(mention.attribution, role=value)
    ),
    **{name: _set_text(name) for name in ("noun", "place", "group", "actor", "as_of")},
    **{name: _set_flag(name) for name in ("is_background", "is_earlier_value")},
}


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A decision about which threads are one claim: merge, split, move or part_of.

    `threads` are those that it is about, and `into` those of the other claim, both as they were when it was
    taken: the first of them that still stands tells which claim is meant.
    """

    kind: str
    threads: tuple[Hashable, ...]
    into: tuple[Hashable, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """Values that an editor found to be read rightly: of these threads alone, or of the whole claim."""

    threads: tuple[Hashable, ...]
    values: tuple[Quantity, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class StoryDecisions:
    """All that was decided about a story's claims. `set_aside` has for each thread the value that was."""

    regroupings: tuple[Regrouping, ...] = ()
    settled: tuple[Settled, ...] = ()
    set_aside: Mapping[Hashable, Quantity] = field(default_factory=dict)
    preferred: frozenset[Hashable] = frozenset()


def regroup(groups: Iterable[Group], regroupings: Iterable[Regrouping]) -> list[Group]:
    """The groups of standings that are one claim each, as editors would have them."""
    work = [(key, list(members)) for key, members in groups]
    for decision in regroupings:
        _regroup(work, decision)
    return [(key, members) for key, members in work if members]


def _regroup(work: list[Group], decision: Regrouping) -> None:
    at, into = _home(work, decision.threads), _home(work, decision.into)
    if at is None or (decision.into and into is None):
        return
    if decision.kind == "merge" and into is not None and into != at:
        _join(work, at, into)
    elif decision.kind == "split":
        _take_out(work, at, decision.threads)
    elif decision.kind == "move" and into is not None and into != at:
        _move(work, at, into, decision.threads)
    elif decision.kind == "part_of":
        part = _take_out(work, at, decision.threads) if into == at else at
        (measure, _, is_feared, place, group), members = work[part]
        work[part] = ((measure, Counting.PART, is_feared, place, group), members)


def _home(work: Sequence[Group], threads: Iterable[Hashable]) -> int | None:
    places = {standing.key: place for place, (_, members) in enumerate(work) for standing in members}
    return next((places[thread] for thread in threads if thread in places), None)


def _join(work: list[Group], at: int, other: int) -> None:
    key, members = work[at]
    work[at] = (key, in_order([*members, *work[other][1]]))
    work[other] = (work[other][0], [])


def _take_out(work: list[Group], at: int, threads: Sequence[Hashable]) -> int:
    """Gives the threads a group of their own, and gives its place."""
    key, members = work[at]
    taken = [standing for standing in members if standing.key in threads]
    if len(taken) == len(members):
        return at
    work[at] = (key, [standing for standing in members if standing.key not in threads])
    work.append((key, taken))
    return len(work) - 1


def _move(work: list[Group], at: int, into: int, threads: Sequence[Hashable]) -> None:
    key, members = work[at]
    moved = [standing for standing in members if standing.key in threads]
    work[at] = (key, [standing for standing in members if standing.key not in threads])
    work[into] = (work[into][0], in_order([*work[into][1], *moved]))


def lead_with(standings: Iterable[Standing], preferred: frozenset[Hashable]) -> tuple[Standing, ...]:
    """The standings with the preferred ones last, which is where the newest, and the leading one, stands."""
    return tuple(sorted(standings, key=lambda standing: standing.key in preferred))


def is_reopened(members: Iterable[Standing], settled: Iterable[Settled]) -> bool:
    """Whether what is printed now contradicts what an editor had settled; a later decision settles anew."""
    members = tuple(members)
    values: dict[Hashable, tuple[Quantity, ...]] = {}
    for decision in settled:
        named = [standing for standing in members if standing.key in decision.threads]
        if named:
            settles = members if decision.is_whole else named
            values |= {standing.key: decision.values for standing in settles}
    return any(
        not any(are_compatible(standing.mention.quantity, value) for value in values[standing.key])
        for standing in members
        if standing.key in values and not standing.is_replaced
    )
