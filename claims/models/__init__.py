"""What the revisions assert. All is derived but reviews, subscriptions and where editors put articles.

Public ids of derived rows follow from what they were read from, so that deriving again gives the same ones.
"""

from __future__ import annotations

from claims.models.alerts import Alert, Delivery, Reckoning, Subscription
from claims.models.reviews import Review
from claims.models.stories import ArticleName, Claim, Story, StoryArticle, StorySuggestion
from claims.models.threads import (
    DECIMAL_PLACES,
    MAX_DIGITS,
    ClaimUpdate,
    Mention,
    Progress,
    RevisionWarning,
    Thread,
)

__all__ = [
    "DECIMAL_PLACES",
    "MAX_DIGITS",
    "Alert",
    "ArticleName",
    "Claim",
    "ClaimUpdate",
    "Delivery",
    "Mention",
    "Progress",
    "Reckoning",
    "Review",
    "RevisionWarning",
    "Story",
    "StoryArticle",
    "StorySuggestion",
    "Subscription",
    "Thread",
]
