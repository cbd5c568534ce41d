"""All that is derived, to be compared: what two ways of working must agree on."""

from __future__ import annotations

from claims.models import Claim, ClaimUpdate, Mention, Progress, RevisionWarning, Thread


def derived_state() -> dict[str, list[str]]:
    """Every derived row by its kind, without the keys of rows."""
    told = {
        Mention.objects: ("public_id", "thread__public_id", "rank", "is_doubtful"),
        Thread.objects: (
            "public_id", "key", "status", "since", "former", "claim__public_id", "current__public_id",
            "behind__public_id", "behind_since",
        ),
        ClaimUpdate.objects: (
            "public_id", "kind", "also", "old__public_id", "new__public_id", "from_revision__public_id",
            "notice", "reason", "reason_params", "suspected",
        ),
        RevisionWarning.objects: ("revision__public_id", "kind", "params"),
        Claim.objects.standing(): (
            "public_id", "measure", "counting", "in_conflict", "needs_review", "conflicts", "by_publisher",
            "by_authority",
        ),
        Progress.objects: ("article__public_id", "latest__public_id", "next_key", "sequence"),
    }  # fmt: skip
    return {rows.model.__name__: sorted(map(str, rows.values_list(*names))) for rows, names in told.items()}
