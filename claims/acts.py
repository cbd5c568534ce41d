"""The kinds of decision that an editor may take: on what, and what each of them keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from articles.models import User
from claims import rows
from claims.decisions import MISREAD, BadCorrectionError, correct
from claims.models import Claim, ClaimUpdate, Mention, Review, Thread
from claims.subjects import RefusedReviewError, Subject, find_subject, members_of

Kind = Review.Kind
On = Review.Subject
Params = Mapping[str, Any]
FIGURES = (On.MENTION, On.UPDATE, On.THREAD, On.CLAIM, On.WARNING)
LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """On what a kind of decision may be taken, and how what it asks for is read and checked."""

    subjects: tuple[str, ...]
    read: Callable[[Subject, Params], dict[str, Any]]


def _nothing(_subject: Subject, _params: Params) -> dict[str, Any]:
    return {}


def _settle(subject: Subject, _params: Params) -> dict[str, Any]:
    """What a claim says now, by which a later contradiction is told."""
    if not isinstance(subject.row, Claim):
        return {}
    members = members_of(subject.row)
    live = [thread for thread in members if thread.status == Thread.Status.LIVE]
    return {"threads": _ids(members), "values": _values(live)}


def _correct(subject: Subject, params: Params) -> dict[str, Any]:
    """The field and its value. Raises RefusedReviewError where they cannot be."""
    row = subject.row
    name, value = _text(params, "field"), _text(params, "value")
    if not isinstance(row, Mention) or row.measure == MISREAD:
        raise RefusedReviewError("is_misread")
    mention = rows.to_value(row)
    try:
        corrected = correct(mention, name, value)
    except BadCorrectionError as error:
        raise RefusedReviewError(error.code) from error
    if not rows.is_keepable(corrected):
        raise RefusedReviewError("bad_value")
    if corrected == mention:
        raise RefusedReviewError("no_change")
    return {"field": name, "value": value.strip(), "was": _plain(getattr(row, name))}


def _misread(subject: Subject, params: Params) -> dict[str, Any]:
    return {"measure": subject.row.measure} if isinstance(subject.row, Mention) else {}


def _merge(subject: Subject, params: Params) -> dict[str, Any]:
    return {"threads": _ids(members_of(subject.row)), **_other(subject, params)}


def _split(subject: Subject, params: Params) -> dict[str, Any]:
    members = _ids(members_of(subject.row))
    given = params.get("threads")
    if not isinstance(given, list) or not given or not set(map(str, given)) < set(members):
        raise RefusedReviewError("nothing_to_split")
    return {"threads": [thread for thread in members if thread in given]}


def _move(subject: Subject, params: Params) -> dict[str, Any]:
    return {"threads": _ids([subject.row]), **_other(subject, params)}


def _part_of(subject: Subject, params: Params) -> dict[str, Any]:
    kept = _merge(subject, params)
    wholes = Review.objects.in_force().filter(kind=Kind.PART_OF, subject=kept["claim"])
    if any(review.params["claim"] == str(subject.public_id) for review in wholes):
        raise RefusedReviewError("circular")
    return kept


def _other(subject: Subject, params: Params) -> dict[str, Any]:
    """The other claim, which has to be one of the same story."""
    try:
        wanted = UUID(_text(params, "claim"))
    except ValueError as error:
        raise RefusedReviewError("unknown_claim") from error
    other = find_subject(On.CLAIM, wanted, code="unknown_claim")
    if subject.story is None or other.story != subject.story:
        raise RefusedReviewError("other_story")
    own = subject.row.claim_id if isinstance(subject.row, Thread) else subject.row.pk
    if other.row.pk == own:
        raise RefusedReviewError("same_claim")
    return {"claim": str(wanted), "into": _ids(members_of(other.row)), "other": other.words}


def _prefer(subject: Subject, _params: Params) -> dict[str, Any]:
    return {"threads": _ids([subject.row])}


def _set_aside(subject: Subject, _params: Params) -> dict[str, Any]:
    return {"threads": _ids([subject.row]), "values": _values([subject.row])}


def _judge(subject: Subject, _params: Params) -> dict[str, Any]:
    update: ClaimUpdate = subject.row
    if not update.suspected:
        raise RefusedReviewError("not_suspected")
    new = rows.quantity_to_json(rows.to_value(update.new).quantity)
    return {"threads": _ids([update.thread]), "values": [new]}


def _assign(_subject: Subject, params: Params) -> dict[str, Any]:
    name = _text(params, "user")
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise RefusedReviewError("unknown_user")
    return {"user": user.username, "user_id": str(user.public_id)}


def _undo(subject: Subject, _params: Params) -> dict[str, Any]:
    held: Review = subject.row
    if held.kind not in ACTS or held.kind == Kind.UNDO or held.subject_kind not in ACTS[held.kind].subjects:
        raise RefusedReviewError("not_undone_here")
    if Review.objects.filter(undoes=held).exists():
        raise RefusedReviewError("already_undone")
    return {"kind": held.kind}


def _text(params: Params, name: str) -> str:
    value = params.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST_VALUE or "\0" in value:
        raise RefusedReviewError("bad_value")
    return value


def _plain(value: Any) -> str:
    """A field's value as it would be typed."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _ids(threads: Iterable[Thread]) -> list[str]:
    return [str(thread.public_id) for thread in threads]


def _values(threads: Iterable[Thread]) -> list[dict[str, Any]]:
    """The different values that the threads have now."""
    values = [rows.quantity_to_json(rows.to_value(thread.current).quantity) for thread in threads]
    return [value for place, value in enumerate(values) if value not in values[:place]]


ACTS: dict[str, Kept] = {
    Kind.READ_CORRECTLY: Kept((On.MENTION, On.CLAIM, On.WARNING), _settle),
    Kind.MISREAD: Kept((On.MENTION, On.WARNING), _misread),
    Kind.CORRECT: Kept((On.MENTION,), _correct),
    Kind.MERGE: Kept((On.CLAIM,), _merge),
    Kind.SPLIT: Kept((On.CLAIM,), _split),
    Kind.MOVE: Kept((On.THREAD,), _move),
    Kind.PREFER: Kept((On.THREAD,), _prefer),
    Kind.DEPRECATE: Kept((On.THREAD,), _set_aside),
    Kind.PART_OF: Kept((On.CLAIM,), _part_of),
    Kind.DISPUTE: Kept((On.MENTION, On.THREAD, On.CLAIM), _nothing),
    Kind.CONFIRM_SUSPICION: Kept((On.UPDATE,), _judge),
    Kind.DISMISS_SUSPICION: Kept((On.UPDATE,), _judge),
    Kind.ASSIGN: Kept((*FIGURES, On.ARTICLE, On.STORY), _assign),
    Kind.NOTE: Kept((*FIGURES, On.ARTICLE, On.STORY), _nothing),
    Kind.UNDO: Kept((On.REVIEW,), _undo),
}
