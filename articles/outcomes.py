"""Every way in which a check can end, with its sentence and what follows from it.

A check that failed says nothing about the article: only those that are good do.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a check ended: `text` takes its fields from the check's reason."""

    code: str
    text: Promise | str
    # Whether it told us the present state of the page.
    is_good: bool = False
    # Whether asking again is of no use before an editor has done something.
    is_final: bool = False
    # Whether it speaks against the host as a whole, and not against one page.
    is_of_host: bool = False


OUTCOMES = {
    outcome.code: outcome
    for outcome in (
        Outcome("recorded", _("Read for the first time."), is_good=True),
        Outcome("changed", _("It has changed."), is_good=True),
        Outcome("unchanged", _("It has not changed."), is_good=True),
        Outcome("not_modified", _("The server says that it has not changed."), is_good=True),
        Outcome("read", _("The feed was read."), is_good=True),
        Outcome("news", _("The feed told of something new."), is_good=True),
        Outcome("flapping", _("It gave one of its known texts again."), is_good=True),
        Outcome("held", _("What came is kept apart for an editor.")),
        Outcome("disallowed", _("robots.txt does not allow it.")),
        Outcome("robots_unavailable", _("robots.txt could not be read."), is_of_host=True),
        Outcome("refused:syntax", _("The address is not a well-formed one."), is_final=True),
        Outcome("refused:scheme", _("Only http and https addresses are read."), is_final=True),
        Outcome("refused:port", _("That port is not allowed."), is_final=True),
        Outcome("refused:host-form", _("The host is written in a misleading form."), is_final=True),
        Outcome("refused:credentials", _("The address holds a user name or password."), is_final=True),
        Outcome("refused:self", _("The address is our own."), is_final=True),
        Outcome("refused:address", _("The address does not lead to the public internet.")),
        Outcome("refused:redirects", _("It redirects too often, or in a circle.")),
        Outcome("refused:tls", _("Its certificate could not be trusted."), is_of_host=True),
        Outcome("refused:size", _("It is larger than what we read.")),
        Outcome("refused:encoding", _("It is packed in a way that we do not unpack.")),
        Outcome("refused:type", _("It is neither a page nor a feed.")),
        Outcome("refused:deadline", _("It did not end in time."), is_of_host=True),
        Outcome("unresolved", _("The name of the host is not known."), is_of_host=True),
        Outcome("unreachable", _("The host did not take the connection."), is_of_host=True),
        Outcome("timeout", _("The host did not answer in time."), is_of_host=True),
        Outcome("incomplete", _("The answer broke off.")),
        Outcome("protocol_error", _("The answer was not proper HTTP.")),
        Outcome("empty", _("The answer was empty.")),
        Outcome("partial", _("The server sent only a part.")),
        Outcome("gone", _("The page is gone.")),
        Outcome("legal", _("The page is withheld for legal reasons.")),
        Outcome("forbidden", _("The server refuses us.")),
        Outcome("rate_limited", _("The server asks us to come later."), is_of_host=True),
        Outcome("server_error", _("The server failed."), is_of_host=True),
        Outcome("http_error", _("The server answered with status %(status)s.")),
        Outcome("parse_limit", _("Reading it took too much time or memory.")),
        Outcome("unreadable", _("It could not be read.")),
        Outcome("closed", _("The host is left alone for a while."), is_of_host=False),
        Outcome("abandoned", _("The worker ended before the check did.")),
    )
}
# How a feed was read.
OF_FEEDS = ("read", "news")
# What was known says something else than at the look before.
CHANGES = frozenset({"changed", "news"})
GOOD = frozenset(code for code, outcome in OUTCOMES.items() if outcome.is_good)
