"""The numbers of one article, followed through its revisions: a pure fold, one revision a step.

Following a revision needs the state that the revision before left and the new reading, and nothing else;
folding all revisions again gives the same threads, updates and warnings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from articles.diffing import Comparison, compare_passages
from articles.documents import Block, Document
from claims.gathering import Inconsistency, gather_claims
from claims.intervals import canonical_value, same_value
from claims.labels import LabelWarning, check_label, is_hold, is_kill, is_live
from claims.likeness import telling_words
from claims.matching import Carry, Landing, match_claims
from claims.mentions import Counting, Mention, Quantity
from claims.notices import LABEL, Reason, Surroundings, Told, find_withdrawal, takes_back
from claims.updates import Update, tell_arrival, tell_change, tell_departure
from claims.weighing import Spot, same_words

LIVE, DROPPED, WITHDRAWN = "live", "dropped", "withdrawn"
# Two revisions that share this much of their telling words tell of one event.
ONE_EVENT = 0.4
# A thread remembers this many of its former values, to tell a figure that comes back.
REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """One revision as it was read: its document and its mentions, each with the index of its passage.

    `position` is the revision's place in the publisher's order. A reading that is not published is compared
    with the last published one, and leaves the state as it was. `searched` says that the raw page was
    searched for notices: what was not searched suspects nobody. `tracked` names the measures that become
    threads; None follows all.
    """

    document: Document
    mentions: tuple[tuple[int, Mention], ...]
    published: bool = True
    at: datetime | None = None
    position: int = 0
    searched: bool = True
    tracked: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class ThreadState:
    """One number as it last stood: `spots` are its mentions in that revision, the one that decides first.

    `since` is when the value it has was first printed; `former` are the values it had before, the oldest
    first.
    """

    key: int
    spots: tuple[Spot, ...]
    status: str = LIVE
    since: datetime | None = None
    former: tuple[Quantity, ...] = ()

    @property
    def current(self) -> Spot:
        """The mention that decides."""
        return self.spots[0]


@dataclass(frozen=True, slots=True)
class ArticleState:
    """All that following the next revision needs. A new article starts with `ArticleState()`."""

    document: Document | None = None
    threads: tuple[ThreadState, ...] = ()
    next_key: int = 1
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one revision brought. `placed` has for each mention its thread's key, or None where it has none.

    `doubts` are indexes of mentions for which two threads would have done: they are for an editor.
    """

    state: ArticleState
    updates: tuple[Update, ...] = ()
    placed: tuple[int | None, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    label_warnings: tuple[LabelWarning, ...] = ()
    doubts: tuple[int, ...] = ()


@dataclass(slots=True)
class _Work:
    """The threads and updates of a step, as they are made."""

    threads: dict[int, ThreadState]
    next_key: int
    updates: list[Update] = field(default_factory=list)
    placed: dict[int, int] = field(default_factory=dict)


def follow(state: ArticleState, reading: Reading) -> Step:
    """The state after one more revision, and what is to be told of it."""
    nowhere = (None,) * len(reading.mentions)
    if is_hold(reading.document.label):
        return Step(state, placed=nowhere)
    if is_kill(reading.document.label):
        return _withdraw_all(state, reading)
    spots = [
        spot_at(reading, index)
        for index, (_, mention) in enumerate(reading.mentions)
        if _is_followed(mention, reading)
    ]
    retracted = tuple(spot for spot in spots if _is_taken_back(spot, state))
    gathered = gather_claims(spot for spot in spots if spot not in retracted)
    work = _Work({thread.key: thread for thread in state.threads}, state.next_key)
    around = Surroundings(state.document or Document(), reading.document, _quoted(reading), retracted)
    doubts = _place_claims(work, gathered.claims, reading, around, is_first=state.document is None)
    warnings = check_label(state.document, reading.document, state.sequence, work.updates)
    after = ArticleState(
        reading.document, tuple(work.threads.values()), work.next_key, _sequence_after(state, reading)
    )
    return Step(
        state=after if reading.published else state,
        updates=tuple(work.updates),
        placed=tuple(work.placed.get(index) for index in range(len(reading.mentions))),
        inconsistencies=gathered.inconsistencies,
        label_warnings=warnings,
        doubts=doubts,
    )


def spot_at(reading: Reading, index: int) -> Spot:
    """The mention of this index where it stands in its revision."""
    passage, mention = reading.mentions[index]
    block: Block = reading.document.passages()[passage]
    end = mention.sentence_end or len(block.text)
    sentence = block.text[mention.sentence_start : end]
    return Spot(mention, reading.position, passage, block.kind, sentence, index, block.posted_at)


def _is_followed(mention: Mention, reading: Reading) -> bool:
    """Where measures are tracked, only what the article itself states to date is followed: increments and
    period counts come and go by nature, and background and quoted values are another's.
    """
    if reading.tracked is None:
        return True
    if mention.is_background or mention.is_earlier_value:
        return False
    return mention.counting in (Counting.TOTAL, Counting.PART) and mention.measure in reading.tracked


def _is_taken_back(spot: Spot, state: ArticleState) -> bool:
    """Whether a sentence repeats the figure that stood only to say that it stands no longer."""
    return takes_back(spot.sentence) and any(
        thread.status == LIVE
        and thread.current.mention.measure == spot.mention.measure
        and same_value(thread.current.mention.quantity, spot.mention.quantity)
        and all(known.sentence != spot.sentence for known in thread.spots)
        for thread in state.threads
    )


def _quoted(reading: Reading) -> tuple[Mention, ...]:
    return tuple(mention for _, mention in reading.mentions if mention.is_earlier_value)


def _sequence_after(state: ArticleState, reading: Reading) -> int | None:
    label = reading.document.label
    return label.sequence if label and label.sequence is not None else state.sequence


def _withdraw_all(state: ArticleState, reading: Reading) -> Step:
    """A kill takes back every figure of the story; its own text states none."""
    label = reading.document.label
    told = Told(LABEL, Reason("label_kills_story", {"label": label.raw if label else ""}))
    around = Surroundings(state.document or Document(), reading.document)
    updates = tuple(
        tell_departure(thread.key, thread.current, around, told)
        for thread in state.threads
        if thread.status == LIVE
    )
    threads = tuple(replace(thread, status=WITHDRAWN) for thread in state.threads)
    after = replace(state, document=reading.document, threads=threads)
    return Step(after if reading.published else state, updates, (None,) * len(reading.mentions))


def _place_claims(
    work: _Work,
    claims: tuple[tuple[Spot, ...], ...],
    reading: Reading,
    around: Surroundings,
    *,
    is_first: bool,
) -> tuple[int, ...]:
    """Match the claims to threads, and tell what changed; gives the mentions that were left in doubt."""
    live = [thread for thread in work.threads.values() if thread.status == LIVE]
    matching = match_claims(
        [thread.spots for thread in live],
        claims,
        carry_between(around.old, around.new),
        is_one_event=lambda: tell_one_event(around.old, around.new),
    )
    matched = {c: live[t] for c, t in matching.pairs.items()}
    gone = [thread for thread in live if thread.key not in {thread.key for thread in matched.values()}]
    returned = _returned(work, claims, matched)
    explained = _transfers(matched, claims)
    for c, claim in enumerate(claims):
        if c in matched:
            _move(work, matched[c], claim, reading, around, explained)
        elif c in returned:
            _reinstate(work, returned[c], claim, reading, around)
        else:
            _introduce(work, claim, reading, around, is_told=not is_first)
    for thread in gone:
        _drop(work, thread, around)
    return tuple(sorted(spot.index for c in matching.doubts for spot in claims[c]))


def tell_one_event(old: Document, new: Document) -> bool:
    """Whether a new revision still tells of what the old one told of; a live page may have moved on."""
    if is_live(new):
        return False
    before, after = (
        frozenset[str]().union(*(telling_words(block.text) for block in document.passages()))
        for document in (old, new)
    )
    return len(before & after) >= ONE_EVENT * min(len(before), len(after))


def carry_between(old: Document, new: Document) -> Carry:
    """Where the comparison of two documents carries the spans of the old one to. Made only when asked."""

    @cache
    def compared() -> Comparison:
        texts = [[block.text for block in document.passages()] for document in (old, new)]
        return compare_passages(texts[0], texts[1])

    def carry(spot: Spot) -> Landing | None:
        carried = compared().carry_in(spot.passage, spot.mention.start, spot.mention.end)
        if carried is None:
            return None
        above = old.passages()[spot.passage - 1].text if spot.passage else ""
        is_anchored = (
            bool(above) and carried.passage > 0 and new.passages()[carried.passage - 1].text == above
        )
        return Landing(carried.passage, carried.start, carried.end, is_anchored)

    return carry


def _returned(
    work: _Work, claims: tuple[tuple[Spot, ...], ...], matched: Mapping[int, ThreadState]
) -> dict[int, ThreadState]:
    """Claims that were dropped and are back: the same value in the same words."""
    away = [thread for thread in work.threads.values() if thread.status != LIVE]
    left = [c for c in range(len(claims)) if c not in matched]
    if not away or not left:
        return {}
    matching = match_claims([thread.spots for thread in away], [claims[c] for c in left])
    return {
        left[c]: away[t]
        for c, t in matching.pairs.items()
        if same_value(away[t].current.mention.quantity, claims[left[c]][0].mention.quantity)
        or any(same_words(a.sentence, b.sentence) for a in away[t].spots for b in claims[left[c]])
    }


def _transfers(matched: Mapping[int, ThreadState], claims: tuple[tuple[Spot, ...], ...]) -> dict[str, Reason]:
    """Measures whose fall others account for: the injured who died, by just as many as the dead rose."""
    moved = {}
    for c, thread in matched.items():
        old, new = thread.current.mention, claims[c][0].mention
        moved[old.measure, c] = canonical_value(new.quantity) - canonical_value(old.quantity)
    risen = {by for (measure, _), by in moved.items() if measure == "deaths" and by > 0}
    return {
        measure: Reason("transferred", {"to": "deaths", "by": str(-by)})
        for (measure, _), by in moved.items()
        if measure in ("injuries", "missing", "hospitalised", "casualties") and -by in risen
    }


def _move(
    work: _Work,
    thread: ThreadState,
    claim: tuple[Spot, ...],
    reading: Reading,
    around: Surroundings,
    explained: Mapping[str, Reason],
) -> None:
    _place(work, thread.key, claim)
    update = tell_change(thread.key, thread.spots, claim, around,
        former=thread.former, explained=explained.get(claim[0].mention.measure),
    )  # fmt: skip
    stands = same_value(thread.current.mention.quantity, claim[0].mention.quantity)
    work.threads[thread.key] = ThreadState(
        key=thread.key,
        spots=claim,
        since=thread.since if stands else reading.at,
        former=thread.former if stands else (*thread.former, thread.current.mention.quantity)[-REMEMBERED:],
    )
    if update is not None:
        work.updates.append(update if reading.searched else replace(update, suspected=False, suspicion=None))


def _reinstate(
    work: _Work, thread: ThreadState, claim: tuple[Spot, ...], reading: Reading, around: Surroundings
) -> None:
    _place(work, thread.key, claim)
    work.threads[thread.key] = replace(thread, spots=claim, status=LIVE, since=reading.at)
    work.updates.append(tell_arrival(thread.key, "reinstated", claim, around))


def _introduce(
    work: _Work, claim: tuple[Spot, ...], reading: Reading, around: Surroundings, *, is_told: bool
) -> None:
    key = work.next_key
    work.next_key += 1
    _place(work, key, claim)
    work.threads[key] = ThreadState(key, claim, since=reading.at)
    if is_told:
        work.updates.append(tell_arrival(key, "introduced", claim, around))


def _drop(work: _Work, thread: ThreadState, around: Surroundings) -> None:
    withdrawal = find_withdrawal(thread.current, around)
    work.threads[thread.key] = replace(thread, status=WITHDRAWN if withdrawal else DROPPED)
    work.updates.append(tell_departure(thread.key, thread.current, around, withdrawal))


def _place(work: _Work, key: int, claim: tuple[Spot, ...]) -> None:
    work.placed.update({spot.index: key for spot in claim})
