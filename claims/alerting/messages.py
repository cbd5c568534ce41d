"""Alerts in words: on a page, and as the plain text of a message, in the reader's language and time zone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims import words
from claims.alerting.ways import Message
from claims.common_words import ANYONE
from claims.mentions import MEASURES
from claims.models import Alert, Delivery
from claims.owing import BEHIND, CONFLICT, EXTREME, MOVED, SILENT, SUSPICION_CONFIRMED, TAKEN_BACK, chain
from claims.templatetags.figures import SYMBOLS, amount

EVENTS: dict[str, words.Words] = {
    MOVED: gettext_lazy("a figure moved"),
    EXTREME: gettext_lazy("a new high or low"),
    CONFLICT: gettext_lazy("authorities are in conflict"),
    BEHIND: gettext_lazy("an article stays behind"),
    SUSPICION_CONFIRMED: gettext_lazy("an editor confirmed a suspicion"),
    TAKEN_BACK: gettext_lazy("a publisher holds or kills an article"),
    SILENT: gettext_lazy("a source is silent for unusually long"),
}
# What a line is about where it is not about a claim: its name in the parameters, and its title.
ABOUT: dict[str, tuple[str, words.Words]] = {
    TAKEN_BACK: ("article", gettext_lazy("Article")),
    SILENT: ("slug", gettext_lazy("Source")),
}
EXTREMES: dict[str, words.Words] = {
    "high": gettext_lazy("the highest figure so far"),
    "low": gettext_lazy("the lowest figure so far"),
}
DIRECTIONS: dict[str, words.Words] = {"raised": gettext_lazy("raised"), "lowered": gettext_lazy("lowered")}
# Beyond it a mail is read by nobody; the page lists them all.
MAX_LINES = 1000
SUBJECT_LENGTH = 150
# What is of no measure is of the whole article.
RANKS = {measure: rank for rank, measure in enumerate(("", *MEASURES))}


@dataclass(frozen=True, slots=True)
class Line:
    """What one claim did, as one line: what is counted, its figures, the particulars, where it stands.

    `reference` is the headline of the revision that says so; of one that was taken back, its identity.
    """

    alerts: tuple[Alert, ...]
    title: str
    figures: str
    particulars: tuple[str, ...]
    params: dict[str, Any]
    at: datetime
    path: str
    reference: str
    whys: tuple[str, ...]


def lines_of(alerts: Iterable[Alert]) -> list[Line]:
    """The alerts in words, those of one claim and one kind gathered into one, the latest to move first.

    Of those that moved at one time the dead come first, and so they do in the message's subject.
    """
    gathered: dict[tuple[str, str], list[Alert]] = {}
    for alert in sorted(alerts, key=lambda alert: (alert.at, alert.key)):
        topic = MOVED if alert.event == EXTREME else alert.event
        name, _title = ABOUT.get(topic, ("claim", ""))
        about = alert.params[name]
        gathered.setdefault((about, topic), []).append(alert)
    lines = [_line(topic, group) for (_of, topic), group in gathered.items()]
    lines.sort(key=lambda line: RANKS.get(line.params.get("measure", ""), len(RANKS)))
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _line(topic: str, alerts: Sequence[Alert]) -> Line:
    # Two subscriptions may have asked for the same thing: it is told once, with both reasons.
    params = list({alert.key: alert.params for alert in alerts}.values())
    latest = params[-1]
    tell = TELLERS[topic]
    figures, particulars = tell(params)
    return Line(
        alerts=tuple(alerts),
        title=str(ABOUT[topic][1]) if topic in ABOUT else title_of(latest),
        figures=figures,
        particulars=tuple(part for part in particulars if part),
        params=latest,
        at=alerts[-1].at,
        path=_path(topic, latest),
        # Headlines are the publishers' own: one that holds line breaks stays one line.
        reference=" ".join(latest["guid" if topic == TAKEN_BACK else "headline"].split()),
        whys=tuple(dict.fromkeys(why_in_words(alert.why) for alert in alerts)),
    )


def _path(topic: str, params: dict[str, Any]) -> str:
    if topic == TAKEN_BACK:
        return reverse("claims:article", args=[params["article"]])
    if topic == SILENT:
        return reverse("articles:source", args=[params["slug"]])
    return reverse("claims:claim", args=[params["claim"]])


def title_of(params: dict[str, Any]) -> str:
    """What is counted, and of whom, where and by whose doing."""
    counted = next((word for word in (params["noun"], params["group"]) if word.casefold() not in ANYONE), "")
    doing = _("by %(actor)s") % {"actor": params["actor"]} if params["actor"] else ""
    measure = str(words.word(words.MEASURES, params["measure"]))
    return ", ".join(part for part in (measure, counted, params["place"], doing) if part)


def figure_in_words(figure: dict[str, Any] | None) -> str:
    """ "at least 12", "20–30", "45 %"; nothing for a figure that is none."""
    if figure is None:
        return ""
    value = amount(Decimal(figure["value"]))
    if figure["value_high"] is not None:
        value = f"{value}–{amount(Decimal(figure['value_high']))}"
    unit = figure["unit"]
    named = SYMBOLS.get(unit) or (f" {unit}" if unit and not figure["noun"] else "")
    return f"{words.BOUNDS.get(figure['bound'], '')} {value}{named}".strip()


Told = tuple[str, tuple[str, ...]]


def _tell_moves(moves: Sequence[dict[str, Any]]) -> Told:
    latest = moves[-1]
    steps = [(figure_in_words(move["old"]) or None, figure_in_words(move["new"]) or None) for move in moves]
    begin, between, end = chain(steps)
    kind = str(words.word(words.KINDS, latest["kind"]))
    if end is None:
        figures = _("%(old)s: %(kind)s") % {"old": begin, "kind": kind}
    elif begin is None:
        figures = str(end)
    else:
        figures = f"{begin} → {end}"
    if between:
        figures += " " + _("(via %(values)s)") % {"values": ", ".join(between)}
    extreme = next((move["extreme"] for move in reversed(moves) if move.get("extreme")), "")
    notice = latest["notice"]
    told = _("told %(where)s") % {"where": words.NOTICES[notice]} if notice else ""
    says = _("says %(name)s") % {"name": latest["authority"]} if latest["authority"] else ""
    return figures, (kind if end else "", str(EXTREMES.get(extreme, "")), says, told)


def _tell_conflicts(conflicts: Sequence[dict[str, Any]]) -> Told:
    sides = {
        (figure_in_words(side["figure"]), side["authority"] or side["source"]): side["source"]
        for conflict in conflicts
        for side in conflict["sides"]
    }
    against = _(" against ").join(dict.fromkeys(figure for figure, _name in sides))
    accounts = [
        _("%(figure)s by %(name)s, in %(source)s") % {"figure": figure, "name": name, "source": source}
        for (figure, name), source in sides.items()
    ]
    return against, (_("in conflict"), *accounts)


def _tell_behind(behind: Sequence[dict[str, Any]]) -> Told:
    newest = figure_in_words(behind[-1]["newest"])
    left = [
        _("%(source)s still says %(figure)s")
        % {"source": one["source"], "figure": figure_in_words(one["has"])}
        for one in behind
    ]
    said = _("first said by %(source)s") % {"source": behind[-1]["newest_source"]}
    return _("behind %(figure)s") % {"figure": newest}, (*dict.fromkeys(left), said)


def _tell_confirmed(confirmed: Sequence[dict[str, Any]]) -> Told:
    figures, _particulars = _tell_moves(confirmed[-1:])
    reason = confirmed[-1]["reason"]
    return figures, (
        _("an editor confirmed that this was changed without notice"),
        _("“%(reason)s”") % {"reason": reason} if reason else "",
    )


def _tell_taken_back(taken: Sequence[dict[str, Any]]) -> Told:
    latest = taken[-1]
    reason = _("“%(reason)s”") % {"reason": latest["reason"]} if latest["reason"] else ""
    return str(words.word(words.TAKEN_BACK, latest["pubstatus"])), (reason,)


def _tell_silent(silent: Sequence[dict[str, Any]]) -> Told:
    since = timezone.localtime(datetime.fromisoformat(silent[-1]["since"]))
    told = _("nothing new since %(time)s") % {"time": formats.date_format(since, "j M Y, H:i")}
    return told, (_("unusually long for this source"),)


TELLERS = {
    SILENT: _tell_silent,
    TAKEN_BACK: _tell_taken_back,
    MOVED: _tell_moves,
    CONFLICT: _tell_conflicts,
    BEHIND: _tell_behind,
    SUSPICION_CONFIRMED: _tell_confirmed,
}


def why_in_words(why: dict[str, Any]) -> str:
    """Why somebody got this: the subscription, where it looks and what it asks for."""
    asked = [*_where(why), *_what(why)]
    return _("Your subscription “%(name)s” asks for: %(asked)s.") % {
        "name": why["name"],
        "asked": "; ".join(asked),
    }


def _where(why: dict[str, Any]) -> list[str]:
    places = (
        (why["is_story"], _("this story")),
        (why["is_article"], _("this article")),
        (why["source"], why["source"]),
        (why["words"], _("texts with “%(words)s”") % {"words": why["words"]}),
    )
    return [place for is_asked, place in places if is_asked]


def _what(why: dict[str, Any]) -> list[str]:
    measures = [str(words.word(words.MEASURES, measure)) for measure in why["measures"]]
    conditions = (
        str(EVENTS[why["event"]]),
        ", ".join(measures),
        str(DIRECTIONS.get(why["direction"], "")),
        _("by at least %(number)s") % {"number": why["at_least"]} if why["at_least"] else "",
        _("by at least %(number)s%%") % {"number": why["at_least_percent"]}
        if why["at_least_percent"]
        else "",
    )
    return [condition for condition in conditions if condition]


def message_of(delivery: Delivery, alerts: Iterable[Alert]) -> Message:
    """The message that carries these alerts, in its reader's language and zone."""
    user = delivery.user
    with translation.override(user.language), timezone.override(ZoneInfo(user.time_zone)):
        lines = lines_of(alerts)
        return Message(
            address=user.email,
            subject=_subject(lines),
            text=_text(lines, held_back=delivery.held_back),
            message_id=f"<{delivery.public_id}@{urlsplit(settings.SITE_URL).hostname}>",
        )


def _subject(lines: Sequence[Line]) -> str:
    first = f"{lines[0].title}: {lines[0].figures} – {lines[0].params['source']}"
    if len(lines) > 1:
        more = ngettext("and %(count)d more", "and %(count)d more", len(lines) - 1)
        first = f"{first}, {more % {'count': len(lines) - 1}}"
    return first if len(first) <= SUBJECT_LENGTH else f"{first[: SUBJECT_LENGTH - 1]}…"


def _text(lines: Sequence[Line], *, held_back: bool) -> str:
    parts = []
    if held_back:
        told = _("You had been sent %(count)d messages within an hour. What came since is gathered here.")
        parts.append(told % {"count": settings.MESSAGES_PER_HOUR})
    parts += [_paragraph(line) for line in lines[:MAX_LINES]]
    if len(lines) > MAX_LINES:
        more = _("%(count)d more are listed on the page of your alerts.")
        parts.append(more % {"count": len(lines) - MAX_LINES})
    whys = dict.fromkeys(why for line in lines for why in line.whys)
    parts.append("\n".join((_("Why you got this:"), *(f"- {why}" for why in whys))))
    parts.append(_("Change or mute it: %(url)s") % {"url": absolute(reverse("claims:alerts"))})
    return "\n\n".join(parts) + "\n"


def _paragraph(line: Line) -> str:
    at = formats.date_format(timezone.localtime(line.at), "j M Y, H:i")
    return "\n".join(
        (
            f"{line.title}: {line.figures}",
            f"  {'; '.join(line.particulars)}",
            f"  {line.params['source']}, {at}: {line.reference}",
            f"  {absolute(line.path)}",
        )
    )


def absolute(path: str) -> str:
    """The address of a page, as a reader outside needs it."""
    return settings.SITE_URL.rstrip("/") + path
