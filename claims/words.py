"""What the codes of claims are called on the screen and in messages, to be translated when shown."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Promise | str

MEASURES: dict[str, Words] = {
    "deaths": _("deaths"),
    "injuries": _("injuries"),
    "missing": _("missing"),
    "arrests": _("arrests"),
    "hospitalised": _("in hospital"),
    "displaced": _("displaced"),
    "evacuated": _("evacuated"),
    "rescued": _("rescued"),
    "kidnapped": _("kidnapped"),
    "infected": _("infected"),
    "casualties": _("casualties"),
    "protesters": _("protesters"),
    "troops": _("troops"),
    "buildings_damaged": _("buildings damaged"),
    "buildings_destroyed": _("buildings destroyed"),
    "area_burned": _("area burned"),
    "containment": _("containment"),
    "magnitude": _("magnitude"),
    "money": _("money"),
    "votes": _("votes"),
    "share": _("share"),
    "age": _("age"),
    "other": _("number"),
    "misread": _("misread"),
}
BOUNDS: dict[str, Words] = {
    "at_least": _("at least"),
    "more_than": _("more than"),
    "at_most": _("at most"),
    "less_than": _("less than"),
    "about": _("about"),
    "nearly": _("nearly"),
}
COUNTINGS: dict[str, Words] = {
    "increment": _("in addition"),
    "period": _("in a period"),
    "part": _("part of a larger figure"),
}
KINDS: dict[str, Words] = {
    "withdrawn": _("withdrawn"),
    "redefined": _("redefined"),
    "dropped": _("no longer mentioned"),
    "reinstated": _("stated again"),
    "lowered": _("lowered"),
    "raised": _("raised"),
    "narrowed": _("narrowed"),
    "widened": _("widened"),
    "bound_changed": _("bound changed"),
    "attribution_changed": _("other authority"),
    "reworded": _("reworded"),
    "introduced": _("introduced"),
}
NOTICES: dict[str, Words] = {
    "label": _("in the label"),
    "text": _("in the text"),
    "page": _("in a note on the page"),
    "none": _("not in the label"),
}
TAKEN_BACK: dict[str, Words] = {
    "withheld": _("held by its publisher"),
    "canceled": _("killed by its publisher"),
}


def word(vocabulary: dict[str, Words], code: str) -> Words:
    """The words for a code; a code that has none yet is shown as it is, readably."""
    return vocabulary.get(code) or code.replace("_", " ")


# A reason is stored as a code with parameters and put into words when it is shown.
REASONS: dict[str, Words] = {
    "label_names_measure": _("The label tells of it: %(item)s."),
    "label_names_paragraph": _("The label tells of it: %(item)s."),
    "label_announces_words": _("The label tells of it: %(item)s."),
    "label_states_values": _("The label tells of it: %(item)s."),
    "text_quotes_earlier_value": _("The text names the earlier figure, “%(surface)s”."),
    "text_tells_movement": _("The text says “%(words)s”."),
    "text_explains": _("The text says “%(words)s”."),
    "text_withdraws": _("The text says “%(sentence)s”."),
    "transferred": _("As many as were taken off here, %(by)s, were added to the dead."),
    "label_kills_story": _("The label takes the story back: %(label)s."),
    "page_carries_note": _("The page carries a note: “%(text)s”"),
}


def reason(code: str, params: dict[str, Any]) -> str:
    """A reason in words; empty where the notice itself says all there is to say."""
    words = REASONS.get(code)
    try:
        return str(words) % params if words else ""
    except KeyError:
        # Written by a release that gave this code other parameters.
        return ""


FIELDS: dict[str, Words] = {
    "kicker": _("Kicker"),
    "dateline": _("Dateline"),
    "byline": _("Byline"),
    "note": _("Editorial note"),
    "notices": _("Notes on the page"),
    "captions": _("Captions"),
}
# What an editor may correct in a reading.
CORRECTABLE: dict[str, Words] = {
    "value": _("value"),
    "value_high": _("upper end"),
    "bound": _("bound"),
    "unit": _("unit"),
    "measure": _("what is counted"),
    "counting": _("way of counting"),
    "certainty": _("certainty"),
    "attribution_name": _("authority"),
    "attribution_role": _("role of the authority"),
    "noun": _("who is counted"),
    "place": _("place"),
    "group": _("group"),
    "actor": _("by whose doing"),
    "as_of": _("as of"),
    "is_background": _("of another event"),
    "is_earlier_value": _("an earlier value"),
}
WARNINGS: dict[str, Words] = {
    "sequence_gap": _("The labels go from %(after)s to %(is)s."),
    "promise_unkept": _("The label announces “%(item)s”, and the text does not bear it out."),
    "repeat_changed": _("The label calls it a repeat, and the text is not the same."),
    "inconsistent": _("This revision gives one figure with two values that cannot both be true."),
}


def warning(kind: str, params: dict[str, Any]) -> str:
    """A warning about a revision in words."""
    try:
        return str(word(WARNINGS, kind)) % params
    except KeyError:
        return str(word(WARNINGS, kind)).partition(":")[0]
