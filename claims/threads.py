"""The threads of an article as rows: what following its next revision needs, and what that brought."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import F

from articles.documents import Block, Document, Label
from articles.models import Article, Revision, RevisionBody
from claims import rows
from claims.extraction import EXTRACTOR_VERSION
from claims.following import ArticleState, Reading, Step, ThreadState
from claims.gathering import Inconsistency
from claims.groups import scope_of_attackers
from claims.labels import LabelWarning
from claims.models import ClaimUpdate, Mention, Progress, RevisionWarning, Thread
from claims.updates import Update
from claims.weighing import Spot

# What the publisher's system says of a revision counts like the same word in its label.
KIND_OF_PUBSTATUS = {Revision.PubStatus.WITHHELD: "hold", Revision.PubStatus.CANCELED: "kill"}

SpotKey = tuple[int, int]


@dataclass(slots=True)
class Before:
    """An article as its earlier revisions left it, with the rows of what it prints now."""

    state: ArticleState = field(default_factory=ArticleState)
    latest: Revision | None = None
    threads: dict[int, Thread] = field(default_factory=dict)
    mentions: dict[SpotKey, Mention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Followed:
    """A revision as it was read and followed; `ids` are the public ids of the reading's mentions."""

    revision: Revision
    reading: Reading
    ids: tuple[uuid.UUID, ...]
    step: Step

    @property
    def known(self) -> set[int]:
        """The keys of the article's threads: what a draft alone tells of becomes none."""
        return {state.key for state in self.step.state.threads}

    def latest_after(self, latest: Revision | None) -> Revision | None:
        """The last published revision, which is this one unless it left the state as it was."""
        return self.revision if self.step.state.document is self.reading.document else latest


def document_of(revision: Revision, body: RevisionBody | None = None) -> Document:
    """The revision's document, with a hold or a kill among the kinds of its label."""
    document = (body or revision.body).read()
    kind = KIND_OF_PUBSTATUS.get(revision.pubstatus)
    if kind is None:
        return document
    label = document.label or Label(raw="", kinds=())
    return replace(document, label=replace(label, kinds=(*label.kinds, kind)))


def forget(article: Article) -> None:
    """Removes all that was derived from the article's revisions."""
    for model in (Progress, ClaimUpdate, RevisionWarning, Mention, Thread):
        model.objects.filter(article=article).delete()


def load(article: Article) -> Before:
    """What following the next revision needs: rows of what the article prints now, not of its whole past."""
    progress = Progress.objects.filter(article=article).select_related("latest__body").first()
    if progress is None:
        return Before()
    before = Before(latest=progress.latest)
    in_order = Thread.objects.filter(article=article).order_by("key")
    before.threads = {thread.key: thread for thread in in_order}
    before.state = ArticleState(
        document=document_of(progress.latest) if progress.latest else None,
        threads=tuple(_load_threads(article, before)),
        next_key=progress.next_key,
        sequence=progress.sequence,
    )
    return before


def _load_threads(article: Article, before: Before) -> Iterable[ThreadState]:
    standing = Mention.objects.filter(article=article, revision=F("thread__current__revision"))
    spots: dict[int, list[Spot]] = defaultdict(list)
    passages: dict[int, tuple[Block, ...]] = {}
    for row in standing.select_related("revision__body").order_by("rank"):
        if row.revision_id not in passages:
            passages[row.revision_id] = document_of(row.revision).passages()
        spots[row.thread_id].append(_spot(row, passages[row.revision_id]))
        before.mentions[row.revision.number, row.index] = row
    for thread in before.threads.values():
        yield ThreadState(
            key=thread.key,
            spots=tuple(spots[thread.pk]),
            status=thread.status,
            since=thread.since,
            former=tuple(rows.quantity_from_json(quantity) for quantity in thread.former),
        )


def _spot(row: Mention, passages: tuple[Block, ...]) -> Spot:
    block = passages[row.passage]
    return Spot(
        mention=rows.to_value(row),
        position=row.revision.number,
        passage=row.passage,
        kind=block.kind,
        sentence=block.text[row.sentence_start : row.sentence_end or len(block.text)],
        index=row.index,
        posted_at=block.posted_at,
    )


def store(article: Article, followed: Sequence[Followed], before: Before) -> None:
    """Keeps what following these revisions, one after the other, brought.

    `before` is what `load` gave for the first of them, and afterwards what it would give for the next.
    """
    mentions = [row for one in followed for row in _mention_rows(one)]
    before.mentions |= {(row.revision.number, row.index): row for row in mentions}
    _store_new_threads(article, followed, before)
    for row, key in zip(mentions, _keys(followed), strict=True):
        row.thread = None if key is None else before.threads[key]
    Mention.objects.bulk_create(mentions)
    _store_moved_threads(followed[-1].step.state, before)
    _store_updates(followed, before)
    _store_warnings(followed, before)
    _store_progress(article, followed, before)


def _mention_rows(followed: Followed) -> Iterable[Mention]:
    revision, reading, step = followed.revision, followed.reading, followed.step
    ranks = _ranks(step, revision)
    passages = reading.document.passages()
    for index, (placed, public_id) in enumerate(zip(reading.mentions, followed.ids, strict=True)):
        row = rows.to_row(revision, placed, index=index, version=EXTRACTOR_VERSION, public_id=public_id)
        sentence = passages[row.passage].text[row.sentence_start : row.sentence_end]
        row.attackers = scope_of_attackers(sentence)
        row.rank = ranks.get(index, 0)
        row.is_doubtful = index in step.doubts
        yield row


def _ranks(step: Step, revision: Revision) -> dict[int, int]:
    """For each mention that stands in a thread now, its place among the thread's: the first decides."""
    return {
        spot.index: rank
        for state in step.state.threads
        for rank, spot in enumerate(state.spots)
        if spot.position == revision.number
    }


def _keys(followed: Iterable[Followed]) -> Iterable[int | None]:
    """For each mention of the revisions the key of its thread."""
    for one in followed:
        known = one.known
        yield from (key if key in known else None for key in one.step.placed)


def _store_new_threads(article: Article, followed: Iterable[Followed], before: Before) -> None:
    """Mentions name their thread, and a thread its mention: threads come first, and what they print later."""
    new: dict[int, Thread] = {}
    for one in followed:
        for state in one.step.state.threads:
            if state.key not in before.threads and state.key not in new:
                new[state.key] = _new_thread(article, state, before)
    Thread.objects.bulk_create(new.values())
    before.threads |= new


def _new_thread(article: Article, state: ThreadState, before: Before) -> Thread:
    founding = before.mentions[_place_of(state.current)]
    # The same when all is derived anew: it follows from the words that the thread began with.
    public_id = uuid.uuid5(article.public_id, str(founding.public_id))
    return Thread(article=article, key=state.key, public_id=public_id, founding=founding.revision)


def _store_moved_threads(state: ArticleState, before: Before) -> None:
    former = {thread.key: thread for thread in before.state.threads}
    moved = [thread for thread in state.threads if former.get(thread.key) is not thread]
    changed = [before.threads[thread.key] for thread in moved]
    for row, thread in zip(changed, moved, strict=True):
        row.status = thread.status
        row.since = thread.since
        row.former = [rows.quantity_to_json(quantity) for quantity in thread.former]
        row.current = before.mentions[_place_of(thread.current)]
    Thread.objects.bulk_update(changed, ["status", "since", "former", "current"])


def _place_of(spot: Spot) -> SpotKey:
    return spot.position, spot.index


def _store_updates(followed: Iterable[Followed], before: Before) -> None:
    latest, updates = before.latest, []
    for one in followed:
        known = one.known
        updates += [
            _update_row(one.revision, update, latest, before)
            for update in one.step.updates
            if update.thread in known
        ]
        latest = one.latest_after(latest)
    ClaimUpdate.objects.bulk_create(updates)


def _update_row(revision: Revision, update: Update, latest: Revision | None, before: Before) -> ClaimUpdate:
    thread = before.threads[update.thread]
    old, new = (spot and before.mentions[_place_of(spot)] for spot in (update.old, update.new))
    suspicion = update.suspicion
    delta = update.delta
    return ClaimUpdate(
        public_id=uuid.uuid5(thread.public_id, f"{revision.public_id}:{update.kind}"),
        article=revision.article,
        thread=thread,
        from_revision=latest,
        revision=revision,
        old=old,
        new=new,
        kind=update.kind,
        also=list(update.also),
        notice=update.notice,
        notice_passage=update.notice_passage,
        reason=update.reason.code,
        reason_params=update.reason.params,
        suspected=update.suspected,
        suspicion=suspicion.code if suspicion else "",
        suspicion_params=suspicion.params if suspicion else {},
        delta=delta.amount if delta else None,
        delta_unit=delta.unit if delta else "",
        delta_percent=delta.percent if delta else None,
        at=revision.ordered_at,
    )


def _store_warnings(followed: Iterable[Followed], before: Before) -> None:
    warnings, named = [], []
    for one in followed:
        seen: Counter[str] = Counter()
        for warning in (*one.step.label_warnings, *one.step.inconsistencies):
            row = _warning_row(one.revision, warning)
            row.public_id = uuid.uuid5(one.revision.public_id, f"{row.kind}:{seen[row.kind]}")
            seen[row.kind] += 1
            warnings.append(row)
            spots = warning.spots if isinstance(warning, Inconsistency) else ()
            named += [(row, before.mentions[_place_of(spot)]) for spot in spots]
    RevisionWarning.objects.bulk_create(warnings)
    link = RevisionWarning.mentions.through
    link.objects.bulk_create(link(revisionwarning=row, mention=mention) for row, mention in named)


def _warning_row(revision: Revision, warning: LabelWarning | Inconsistency) -> RevisionWarning:
    if isinstance(warning, Inconsistency):
        kind, params = RevisionWarning.Kind.INCONSISTENT, {"measure": warning.measure}
    else:
        kind, params = warning.kind, warning.params
    return RevisionWarning(article=revision.article, revision=revision, kind=kind, params=params)


def _store_progress(article: Article, followed: Sequence[Followed], before: Before) -> None:
    before.state = followed[-1].step.state
    for one in followed:
        before.latest = one.latest_after(before.latest)
    standing = {_place_of(spot) for thread in before.state.threads for spot in thread.spots}
    before.mentions = {place: before.mentions[place] for place in standing}
    Progress.objects.update_or_create(
        article=article,
        defaults={
            "latest": before.latest,
            "next_key": before.state.next_key,
            "sequence": before.state.sequence,
        },
    )
