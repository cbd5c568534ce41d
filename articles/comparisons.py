"""Any two revisions compared, of one article or of two."""

from __future__ import annotations

from django.core.cache import cache

from articles.diffing import ENGINE_VERSION, DocumentComparison, compare_documents
from articles.models import Revision

# A revision never changes, so a comparison is true for good; this only makes room for others.
KEPT_SECONDS = 24 * 3600


def compare_revisions(old: Revision, new: Revision) -> DocumentComparison:
    """What changed from one revision to the other; kept by what both say and by the engine's version."""
    key = f"comparison:{ENGINE_VERSION}:{old.body.content_hash}:{new.body.content_hash}"
    comparison = cache.get(key)
    if comparison is None:
        comparison = compare_documents(old.body.read(), new.body.read())
        cache.set(key, comparison, KEPT_SECONDS)
    return comparison
