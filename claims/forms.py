"""What people may paste or choose on the pages of claims."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

MAX_PASTED = 200_000


class PastedTextForm(forms.Form):
    """A text whose numbers somebody wants to see read."""

    text = forms.CharField(
        label=_("Text"),
        max_length=MAX_PASTED,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("A story as a wire would send it, or any sentences. Nothing is kept."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("to be guessed")), ("en", _("English")), ("es", _("Spanish"))],
        required=False,
    )
