"""What a subscriber may choose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.alerting.messages import EVENTS
from claims.mentions import MEASURES, OTHER
from claims.models import Subscription
from claims.words import MEASURES as MEASURE_WORDS

FOLLOWED = [(measure, MEASURE_WORDS[measure]) for measure in MEASURES if measure != OTHER]


class SubscriptionForm(forms.ModelForm):
    """A subscription. Its story or article is given by the page it was begun on, and is not chosen here."""

    events = forms.MultipleChoiceField(
        label=_("What happens"),
        choices=list(EVENTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all of these."),
    )
    measures = forms.MultipleChoiceField(
        label=_("Which figures"),
        choices=FOLLOWED,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: every figure that is followed."),
    )

    class Meta:
        model = Subscription
        fields = (
            "name", "source", "words", "events", "measures", "direction", "at_least", "at_least_percent",
            "way", "pace", "quiet_from", "quiet_to",
        )  # fmt: skip
        labels = {
            "name": _("Name"),
            "source": _("Source"),
            "words": _("Words"),
            "direction": _("Which way a figure moves"),
            "at_least": _("By at least"),
            "at_least_percent": _("By at least, in percent"),
            "way": _("By"),
            "pace": _("How often"),
            "quiet_from": _("Quiet from"),
            "quiet_to": _("Quiet until"),
        }
        help_texts = {
            "quiet_from": "",
            "at_least": _("Counted from the figure that you were told last."),
            "at_least_percent": _("Counted from the figure that you were told last."),
        }
        widgets = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_to": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].empty_label = _("any source")
        for name in ("at_least", "at_least_percent"):
            self.fields[name].min_value = 0
            self.fields[name].widget.attrs.update(min=0, step="any")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        refuse_what_cannot_be(values, story=self.instance.story, article=self.instance.article)
        return values

    def groups(self) -> list[tuple[Any, tuple[forms.BoundField, ...]]]:
        """The fields as the page shows them."""
        parts = (
            (_("Where"), ("source", "words")),
            (_("What"), ("events", "measures", "direction", "at_least", "at_least_percent")),
            (_("How and when"), ("way", "pace", "quiet_from", "quiet_to")),
        )
        return [(title, tuple(self[name] for name in names)) for title, names in parts]


def refuse_what_cannot_be(values: dict[str, Any], *, story: Any, article: Any) -> None:
    """Raises ValidationError for a subscription that says nowhere, or whose quiet hours are half or none."""
    if not (story or article or values.get("source") or values.get("words", "").strip()):
        raise forms.ValidationError({"words": _("Say where: a story, an article, a source or words.")})
    begin, end = values.get("quiet_from"), values.get("quiet_to")
    if (begin is None) != (end is None):
        raise forms.ValidationError({"quiet_to": _("Quiet hours have a beginning and an end.")})
    if begin is not None and begin == end:
        raise forms.ValidationError({"quiet_to": _("Quiet hours end at another time than they begin.")})
    for name in ("at_least", "at_least_percent"):
        size = values.get(name)
        if size is not None and size < 0:
            raise forms.ValidationError({name: _("A threshold is not below zero.")})
