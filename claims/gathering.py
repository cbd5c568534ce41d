"""The mentions of one revision, gathered into claims: a headline and its story state one number, not two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from articles.documents import BlockKind
from claims.groups import group_of
from claims.intervals import LOOSE, ONE_SIDED, are_compatible, canonical_value, same_value
from claims.likeness import telling_words
from claims.mentions import Bound, Certainty, Counting, Quantity
from claims.weighing import BESIDE_THE_BODY, HARM, Spot, may_be_one

# The body decides over headline, summary and captions; newer posts decide over older ones.
RANK = {BlockKind.HEADLINE: 1, BlockKind.SUMMARY: 1, BlockKind.CAPTION: 2}
# "More than 100" may head a story of 164, but is not said of them further down.
ROUNDED_FROM, ROUNDED_BY = Decimal(100), Decimal("0.05")
VAGUER = 2
FAR, NEAR = Decimal("0.5"), Decimal("0.85")


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """One revision states one claim with values that cannot both be true."""

    measure: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The claims of one revision, each with the mention that decides first, and where they contradict
    themselves.
    """

    claims: tuple[tuple[Spot, ...], ...]
    inconsistencies: tuple[Inconsistency, ...] = ()


def gather_claims(spots: Iterable[Spot]) -> Gathered:
    """The mentions gathered by the claim they state, in reading order of what decides.

    Only figures of human harm are gathered: elsewhere two equal numbers are more often two things.
    """
    spots = tuple(spots)
    groups: list[list[Spot]] = []
    for spot in sorted(spots, key=_deciding_order):
        home = _home_of(spot, groups)
        if home is None:
            groups.append([spot])
        else:
            home.append(spot)
    contradictions = _join_contradictions(groups)
    ordered = sorted(
        groups, key=lambda group: (min(s.passage for s in group), min(s.mention.start for s in group))
    )
    return Gathered(tuple(tuple(_decide(group)) for group in ordered), tuple(contradictions))


def _deciding_order(spot: Spot) -> tuple[int, float, int, int]:
    newest_first = -spot.posted_at.timestamp() if spot.posted_at else 0.0
    return RANK.get(spot.kind, 0), newest_first, spot.passage, spot.mention.start


def _home_of(spot: Spot, groups: Sequence[list[Spot]]) -> list[Spot] | None:
    """The one group that states the same claim; none where several would do."""
    if spot.mention.measure not in HARM:
        return None
    homes = [group for group in groups if any(_state_one_claim(spot, other) for other in group)]
    if len(homes) > 1:
        closer = [
            g for g in homes if any(telling_words(spot.sentence) & telling_words(o.sentence) for o in g)
        ]
        homes = closer or homes
    return homes[0] if len(homes) == 1 else None


def _state_one_claim(a: Spot, b: Spot) -> bool:
    is_headline = BlockKind.HEADLINE in (a.kind, b.kind)
    if not _could_be_one_value(a.mention.quantity, b.mention.quantity, is_headline=is_headline):
        return False
    if not _gatherable(a, b):
        return False
    one, other = telling_words(a.sentence), telling_words(b.sentence)
    return is_headline or bool(one & other) or not one or not other


def _could_be_one_value(a: Quantity, b: Quantity, *, is_headline: bool) -> bool:
    if is_headline and _is_rounding(a, b):
        return True
    return are_compatible(a, b) and _are_near(a, b, by=FAR if is_headline else NEAR)


def _is_rounding(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other in round numbers: 2,000 for 1,991."""
    exact, rounded = sorted((canonical_value(a), canonical_value(b)), key=_count_digits, reverse=True)
    is_round = rounded >= ROUNDED_FROM and _count_digits(rounded) <= 2 < _count_digits(exact)
    return is_round and abs(exact - rounded) <= exact * ROUNDED_BY


def _count_digits(value: Decimal) -> int:
    """How many digits a value has without its closing zeros."""
    return len(value.normalize().as_tuple().digits)


def _are_near(a: Quantity, b: Quantity, *, by: Decimal) -> bool:
    """Whether one may be the other put more loosely: "more than 170" for 174, "dozens" for 43."""
    if same_value(a, b) or (a.bound not in ONE_SIDED and b.bound not in ONE_SIDED):
        return True
    low, high = sorted((canonical_value(a), canonical_value(b)))
    return low >= high * by


def _gatherable(a: Spot, b: Spot) -> bool:
    one, other = a.mention, b.mention
    if a.passage == b.passage and a.sentence == b.sentence:
        return False
    if {one.counting, other.counting} - {Counting.TOTAL, Counting.PART} or one.is_background:
        return False
    # A headline may leave out whose toll it is; a story that tells of "18 officers" and of "18 people" tells
    # of two.
    is_headline = BlockKind.HEADLINE in (a.kind, b.kind)
    return may_be_one(one, other) and (is_headline or group_of(one) == group_of(other))


def _decide(group: list[Spot]) -> list[Spot]:
    """The group with what decides first: the body before the headline, an exact figure before "dozens"."""
    return sorted(
        group, key=lambda spot: (_is_vague(spot), _deciding_order(spot)[:2], _looseness(spot), spot.passage)
    )


def _is_vague(spot: Spot) -> bool:
    return spot.mention.quantity.bound == Bound.VAGUE


def _looseness(spot: Spot) -> int:
    bound = spot.mention.quantity.bound
    return 2 if bound in LOOSE else 1 if bound in ONE_SIDED else 0


def _join_contradictions(groups: list[list[Spot]]) -> list[Inconsistency]:
    """Join a headline or caption to the only total of its measure in the body, where both cannot be true."""
    found = []
    for group in [group for group in groups if all(spot.kind in BESIDE_THE_BODY for spot in group)]:
        if not _is_plain_total(group[0]):
            continue
        bodies = [
            other for other in groups
            if other is not group and _is_plain_total(other[0]) and _gatherable(group[0], other[0])
            and group_of(group[0].mention) == group_of(other[0].mention)
        ]  # fmt: skip
        if len(bodies) != 1 or bodies[0][0].kind in BESIDE_THE_BODY or not _tell_of_one(group, bodies[0]):
            continue
        if _could_both_be_said(group[0].mention.quantity, bodies[0][0].mention.quantity):
            continue
        found.append(Inconsistency(group[0].mention.measure, (*group, *bodies[0])))
        bodies[0].extend(group)
        groups.remove(group)
    return found


def _could_both_be_said(a: Quantity, b: Quantity) -> bool:
    """Whether no reader would call it a contradiction: "dozens" of 163 is loose, and of 400 it is not."""
    if are_compatible(a, b):
        return True
    vague = next((quantity for quantity in (a, b) if quantity.bound == Bound.VAGUE), None)
    if vague is None or vague.value_high is None:
        return False
    other = canonical_value(b if vague is a else a)
    return vague.value / VAGUER <= other <= vague.value_high * VAGUER


def _is_plain_total(spot: Spot) -> bool:
    mention = spot.mention
    return (
        mention.measure in HARM
        and mention.quantity.value > 0
        and mention.counting == Counting.TOTAL
        and mention.certainty != Certainty.FEARED
        and not mention.is_implicit
        and not mention.is_background
        and not mention.is_earlier_value
        and not mention.as_of
    )


def _tell_of_one(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    one = frozenset[str]().union(*(telling_words(spot.sentence) for spot in a))
    other = frozenset[str]().union(*(telling_words(spot.sentence) for spot in b))
    return len(one & other) >= 2 or (bool(one & other) and a[0].kind == BlockKind.HEADLINE)
