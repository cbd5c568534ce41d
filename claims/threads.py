"""The threads of an article as rows: what following its next revision needs, and what that brought."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
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
    before.threads = {thread.key: thread for thread in Thread.objects.filter(article=article)}
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


def store(
    revision: Revision, reading: Reading, ids: tuple[uuid.UUID, ...], before: Before, step: Step
) -> None:
    """Keeps what following the revision brought; `before` is what `load` gave for it.

    `ids` are the public ids of the reading's mentions.
    """
    states = {state.key: state for state in step.state.threads}
    mentions = _store_mentions(revision, reading, ids, step)
    before.mentions |= {(revision.number, row.index): row for row in mentions}
    old_states = {state.key: state for state in before.state.threads}
    moved = [state for key, state in states.items() if old_states.get(key) is not state]
    _store_threads(revision.article, moved, before)
    _place_mentions(mentions, step, before)
    ClaimUpdate.objects.bulk_create(
        _update_row(revision, update, before) for update in step.updates if update.thread in before.threads
    )
    _store_warnings(revision, step, before)
    Progress.objects.update_or_create(
        article=revision.article,
        defaults={
            "latest": revision if step.state.document is reading.document else before.latest,
            "next_key": step.state.next_key,
            "sequence": step.state.sequence,
        },
    )


def _store_mentions(
    revision: Revision, reading: Reading, ids: tuple[uuid.UUID, ...], step: Step
) -> list[Mention]:
    mentions = [
        rows.to_row(revision, placed, index=index, version=EXTRACTOR_VERSION, public_id=public_id)
        for index, (placed, public_id) in enumerate(zip(reading.mentions, ids, strict=True))
    ]
    ranks = _ranks(step, revision)
    passages = reading.document.passages()
    for mention in mentions:
        sentence = passages[mention.passage].text[mention.sentence_start : mention.sentence_end]
        mention.attackers = scope_of_attackers(sentence)
        mention.rank = ranks.get(mention.index, 0)
        mention.is_doubtful = mention.index in step.doubts
    return Mention.objects.bulk_create(mentions)


def _ranks(step: Step, revision: Revision) -> dict[int, int]:
    """For each mention that stands in a thread now, its place among the thread's: the first decides."""
    return {
        spot.index: rank
        for state in step.state.threads
        for rank, spot in enumerate(state.spots)
        if spot.position == revision.number
    }


def _store_threads(article: Article, moved: list[ThreadState], before: Before) -> None:
    new = [_new_thread(article, state, before) for state in moved if state.key not in before.threads]
    before.threads |= {thread.key: thread for thread in Thread.objects.bulk_create(new)}
    changed = [before.threads[state.key] for state in moved]
    for thread, state in zip(changed, moved, strict=True):
        thread.status = state.status
        thread.since = state.since
        thread.former = [rows.quantity_to_json(quantity) for quantity in state.former]
        thread.current = before.mentions[state.current.position, state.current.index]
    Thread.objects.bulk_update(changed, ["status", "since", "former", "current"])


def _new_thread(article: Article, state: ThreadState, before: Before) -> Thread:
    founding = before.mentions[state.current.position, state.current.index]
    # The same when all is derived anew: it follows from the words that the thread began with.
    public_id = uuid.uuid5(article.public_id, str(founding.public_id))
    return Thread(article=article, key=state.key, public_id=public_id, founding=founding.revision)


def _place_mentions(mentions: list[Mention], step: Step, before: Before) -> None:
    placed = [row for row in mentions if step.placed[row.index] in before.threads]
    for row in placed:
        row.thread = before.threads[step.placed[row.index]]
    Mention.objects.bulk_update(placed, ["thread"])


def _update_row(revision: Revision, update: Update, before: Before) -> ClaimUpdate:
    thread = before.threads[update.thread]
    old, new = (spot and before.mentions[spot.position, spot.index] for spot in (update.old, update.new))
    suspicion = update.suspicion
    delta = update.delta
    return ClaimUpdate(
        public_id=uuid.uuid5(thread.public_id, f"{revision.public_id}:{update.kind}"),
        article=revision.article,
        thread=thread,
        from_revision=before.latest,
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


def _store_warnings(revision: Revision, step: Step, before: Before) -> None:
    seen: Counter[str] = Counter()
    for warning in (*step.label_warnings, *step.inconsistencies):
        row = _warning_row(revision, warning)
        row.public_id = uuid.uuid5(revision.public_id, f"{row.kind}:{seen[row.kind]}")
        seen[row.kind] += 1
        row.save()
        if isinstance(warning, Inconsistency):
            row.mentions.set(before.mentions[spot.position, spot.index] for spot in warning.spots)


def _warning_row(revision: Revision, warning: LabelWarning | Inconsistency) -> RevisionWarning:
    if isinstance(warning, Inconsistency):
        kind, params = RevisionWarning.Kind.INCONSISTENT, {"measure": warning.measure}
    else:
        kind, params = warning.kind, warning.params
    return RevisionWarning(article=revision.article, revision=revision, kind=kind, params=params)
