"""Figures as a page shows them: "at least 12", "164 → 163", "deaths", "not in the label"."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims import words
from claims.common_words import ANYONE
from claims.models import Claim, ClaimUpdate, Mention, RevisionWarning

register = template.Library()

SYMBOLS = {"percent": "%", "percentage point": " pp"}


@register.filter
def amount(value: Decimal | None) -> str:
    """A value in digits, grouped as the reader's language groups them, without idle zeros."""
    if value is None:
        return ""
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


@register.simple_tag
def figure(mention: Mention | None) -> SafeString:
    """What a mention states: its bound in words, then its value or range."""
    if mention is None:
        return format_html('<span class="digits">{}</span>', "–")
    value = amount(mention.value)
    if mention.value_high is not None:
        value = f"{value}–{amount(mention.value_high)}"
    # What is counted stands beside the figure; where nothing is, the unit is one of measurement.
    unit = SYMBOLS.get(mention.unit) or (f" {mention.unit}" if mention.unit and not mention.noun else "")
    bound = words.BOUNDS.get(mention.bound, "")
    if not bound:
        return format_html('<span class="digits">{}{}</span>', value, unit)
    return format_html('<span class="bound">{}</span> <span class="digits">{}{}</span>', bound, value, unit)


@register.inclusion_tag("claims/_chip.html")
def chip(update: ClaimUpdate) -> dict[str, Any]:
    """An update as old → new."""
    return {"update": update}


@register.inclusion_tag("claims/_notice.html")
def notice(update: ClaimUpdate) -> dict[str, Any]:
    """Where the publisher told of an update; nothing where there was nothing to tell."""
    return {"notice": update.notice, "words": words.NOTICES.get(update.notice, "")}


@register.filter
def measure(code: str) -> words.Words:
    return words.word(words.MEASURES, code)


@register.filter
def kind(code: str) -> words.Words:
    return words.word(words.KINDS, code)


@register.filter
def counting(code: str) -> words.Words:
    return words.COUNTINGS.get(code, "")


@register.filter
def scope(row: Claim | Mention) -> str:
    """What keeps a number apart from others of its measure: who is counted, where, and by whose doing."""
    counted = next((word for word in (row.noun, row.group) if word.casefold() not in ANYONE), "")
    doing = _("by %(actor)s") % {"actor": row.actor} if row.actor else ""
    return ", ".join(part for part in (counted, row.place, doing) if part)


@register.filter
def printed(update: ClaimUpdate) -> Mention | None:
    """The mention that shows what an update is about: the new one, else the old."""
    return update.new or update.old


@register.filter
def authority(mention: Mention | None) -> str:
    """Whom the text credits for the number."""
    return (mention.attribution_name or mention.attribution_role) if mention else ""


@register.filter
def field_name(name: str) -> words.Words:
    return words.word(words.FIELDS, name)


@register.filter
def why(update: ClaimUpdate) -> str:
    """Why the notice was told as it was, in words."""
    return words.reason(update.reason, update.reason_params)


@register.filter
def told(warning: RevisionWarning) -> str:
    """A warning in words, with the parameters that it carries."""
    return words.warning(warning.kind, warning.params)


@register.filter
def unlocalized(value: Decimal) -> str:
    """A value as a program reads it."""
    return format(value.normalize(), "f")
