"""Can two mentions be one claim, and how surely are they? What keeps them apart, and what speaks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.documents import BlockKind
from claims.common_words import ANYONE
from claims.intervals import canonical_unit, same_value
from claims.likeness import Likeness, context_agreement, names_in, telling_words, words
from claims.mentions import HUMAN_HARM, Certainty, Counting, Mention

HARM = frozenset((*HUMAN_HARM, "casualties"))
# Where a number may be told again: the body decides over these.
BESIDE_THE_BODY = (BlockKind.HEADLINE, BlockKind.SUMMARY, BlockKind.CAPTION)
# A total that is now a part in the same words of place and number outweighs the new total beside it.
AS_PART = 1.2


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention where it stands: the place of its revision, its passage, and its index in the reading."""

    mention: Mention
    position: int
    passage: int
    kind: BlockKind
    sentence: str
    index: int = 0
    posted_at: datetime | None = None

    @property
    def around(self) -> tuple[str, str]:
        """The words of its sentence to the left and to the right of the number."""
        start = self.mention.start - self.mention.sentence_start
        end = self.mention.end - self.mention.sentence_start
        return self.sentence[:start], self.sentence[end:]


def may_be_one(a: Mention, b: Mention, *, is_carried: bool = False) -> bool:
    """Whether nothing that the two mentions say keeps them apart.

    With `is_carried` the text around both is the same, so that a scope read from elsewhere keeps nothing
    apart.
    """
    if a.measure != b.measure or a.counting != b.counting:
        return False
    if (a.certainty == Certainty.FEARED) != (b.certainty == Certainty.FEARED):
        return False
    if a.is_background != b.is_background or a.is_earlier_value != b.is_earlier_value:
        return False
    if canonical_unit(a.quantity.unit) != canonical_unit(b.quantity.unit) and a.measure not in HARM:
        return False
    return is_carried or (_places_agree(a, b) and _people_agree(a, b) and _agree(a.actor, b.actor))


def may_become(old: Mention, new: Mention, *, is_carried: bool = False) -> bool:
    """Whether an old mention may be a new one: "a soldier died" may become twelve dead, twelve never "a
    soldier".
    """
    is_one_of_them = new.is_implicit and not old.is_implicit and not same_value(old.quantity, new.quantity)
    return not is_one_of_them and may_be_one(old, new, is_carried=is_carried)


def _places_agree(a: Mention, b: Mention) -> bool:
    return _agree(a.place, b.place)


def _people_agree(a: Mention, b: Mention) -> bool:
    if not _agree(a.group, b.group):
        return False
    if a.measure not in HARM:
        return True
    one, other = head(a), head(b)
    if a.counting == Counting.PART:
        return one == other
    return not one or not other or one in ANYONE or other in ANYONE or one == other


def head(mention: Mention) -> str:
    """The noun that tells who or what is counted: "officer" of "18 security officers"."""
    noun = (mention.quantity.unit or mention.noun).casefold().split()
    return noun[-1] if noun else ""


def _agree(a: str, b: str) -> bool:
    """Whether two scopes can be one; one that is not told agrees with any."""
    one, other = a.casefold().strip(), b.casefold().strip()
    return not one or not other or one in other or other in one


class Weigher:
    """Scores pairs of mentions of two revisions: 0 for two that cannot be one, about 1 for the same words."""

    def __init__(self, old: Iterable[Spot], new: Iterable[Spot]) -> None:
        self.likeness = Likeness((spot.sentence for spot in old), (spot.sentence for spot in new))

    def weigh(self, old: Spot, new: Spot) -> float:
        """How surely the new mention is the old one, told anew."""
        a, b = old.mention, new.mention
        if a.measure != b.measure:
            return 0.0
        if a.counting != b.counting:
            return AS_PART if became_part(a, b) else 0.0
        alike = self.likeness.of(old.sentence, new.sentence)
        context = context_agreement(old.around, new.around)
        is_same_text = alike > 0.9 and context > 0.6
        if not may_become(a, b, is_carried=is_same_text):
            return 0.0
        if not is_same_text and not self._share_what_tells(old, new):
            return 0.0
        is_beside = (old.kind == BlockKind.HEADLINE) == (new.kind == BlockKind.HEADLINE)
        return 0.6 * alike + 0.25 * context + 0.1 * same_value(a.quantity, b.quantity) + 0.05 * is_beside

    def _share_what_tells(self, old: Spot, new: Spot) -> bool:
        """Whether the sentences share a word that tells these two from the others of their texts."""
        if old.mention.measure in HARM and not tell_of_one_event((old,), (new,)):
            return False
        return self.likeness.share_distinctive_word(old.sentence, new.sentence)


def became_part(old: Mention, new: Mention) -> bool:
    """Whether a figure of one place still stands, now as a part of a wider total: "87 in Velmar" of 142."""
    return (
        old.counting == Counting.TOTAL
        and new.counting == Counting.PART
        and bool(old.place)
        and bool(new.place)
        and _places_agree(old, new)
        and same_value(old.quantity, new.quantity)
    )


def tell_of_one_event(a: Sequence[Spot], b: Sequence[Spot], *, at_least: float = 0.0) -> bool:
    """Whether the sentences of two claims share a word that not every report of harm has, and this share."""
    one = frozenset[str]().union(*(telling_words(spot.sentence) for spot in a))
    other = frozenset[str]().union(*(telling_words(spot.sentence) for spot in b))
    return bool(one & other) and len(one & other) >= at_least * min(len(one), len(other))


def name_others(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    """Whether both name somebody or some place, and nothing in common: the strike on Halm, the drone in
    Oblin.
    """
    one = frozenset[str]().union(*(names_in(spot.sentence) for spot in a))
    other = frozenset[str]().union(*(names_in(spot.sentence) for spot in b))
    return bool(one and other) and not one & other


def same_words(a: str, b: str) -> bool:
    """Whether two sentences differ in nothing but numbers, marks and white space."""
    return words(a) == words(b)
