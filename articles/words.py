"""The words in which pages tell of re-checks; codes that are not here are shown as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.outcomes import OF_FEEDS, OUTCOMES

Words = Promise | str

STATES: dict[str, Words] = {
    "well": _("well"),
    "flapping": _("flapping"),
    "held": _("held apart"),
    "failing": _("failing"),
    "paused": _("paused"),
    "stopped": _("stopped"),
}
GRADES: dict[str, Words] = {
    "changed": _("something new"),
    "same": _("nothing new"),
    "held": _("held for an editor"),
    "failed": _("failed"),
}
# What robots.txt said to a check.
ROBOTS: dict[str, Words] = {
    "allowed": _("allows it"),
    "disallowed": _("forbids it"),
    "none": _("none there"),
    "unavailable": _("unreadable"),
    "not_asked": "–",
}
DECISIONS: dict[str, Words] = {
    "decided": _("It has been decided on already."),
    "expired": _("Its bytes are no longer kept."),
    "reason_required": _("Give a reason."),
}
# What people did with an address, as its page tells it.
ACTS: dict[str, Words] = {
    "watch_followed": _("followed"),
    "check_asked_for": _("check asked for"),
    "watch_paused": _("paused"),
    "watch_resumed": _("resumed"),
    "watch_stopped": _("stopped"),
}


# What the gate of articles.reading.quality finds.
FINDINGS: dict[str, Words] = {
    "not_found": _("It says that there is no such page"),
    "blocked": _("It asks for proof that a person reads"),
    "consent": _("It asks for consent first"),
    "error_page": _("It tells of an error"),
    "paywall": _("It asks to subscribe before one can read on"),
    "empty": _("There is no text in it"),
    "truncated": _("It broke off before its end"),
    "cut_by_limit": _("It is longer than what is read of a page"),
    "front_page": _("It is a front page"),
    "listing": _("It is a list of articles"),
    "emptied": _("Little is left of the text that was there"),
    "wrong_page": _("It is another text"),
    "layout_change": _("The page seems to be built otherwise than it was"),
    "replaced_characters": _("Some characters could not be read"),
    "withdrawn": _("Its publisher has withheld or withdrawn the article"),
    "stated_elsewhere": _("The text was taken from the data that the page carries"),
}
# How what a finding saw is told, where it is no words of the page.
SEEN: dict[str, Words] = {
    "emptied": _("%(detail)s of the length of the known text"),
    "layout_change": _("%(detail)s of the length of the known text"),
    "listing": _("%(detail)s teasers"),
}
# What stands in sums, where the sentence of one check would name something of its own.
IN_SUM: dict[str, Words] = {"http_error": _("The server answered with another status.")}


class _Noted(dict[str, Any]):
    """What a check noted; a dash for what it did not, being older than its sentence."""

    def __missing__(self, name: str) -> str:
        return "–"


def tell_outcome(outcome: str, reason: Mapping[str, Any]) -> str:
    """The sentence of an outcome, with what its check noted."""
    known = OUTCOMES.get(outcome)
    if known is None:
        return outcome.replace("_", " ")
    told = str(known.text) % _Noted(reason)
    return f"{told} {_tell_feed(reason)}" if outcome in OF_FEEDS and "entries" in reason else told


def _tell_feed(reason: Mapping[str, Any]) -> str:
    """What was found in a feed: its entries, and how many pages or feeds of them are new."""
    entries, left_over = reason["entries"], reason.get("left_over", 0)
    told = ngettext("%(n)s entry", "%(n)s entries", entries) % {"n": entries}
    new = gettext("%(n)s new") % {"n": reason.get("new", reason.get("new_feeds", 0))}
    rest = gettext(", %(n)s left for the next check") % {"n": left_over} if left_over else ""
    return f"{told}, {new}{rest}."


def tell_finding(code: str, detail: str) -> str:
    """A finding of the quality gate in words, with what it saw."""
    told = str(FINDINGS.get(code, code.replace("_", " ").capitalize()))
    if detail and code in SEEN:
        detail = str(SEEN[code]) % {"detail": detail}
    return f"{told}: {detail}" if detail else told
