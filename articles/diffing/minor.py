"""Whether two wordings differ in typography and white space alone."""

from __future__ import annotations

import unicodedata

from articles.diffing.tokens import split_tokens

# Characters that different typewriters, editors and sites write for the same mark.
_SAME_MARK = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-",
        "…": "...", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
        "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None, "\u200e": None, "\u200f": None,
    }
)  # fmt: skip


def is_same_but_for_typography(old: str, new: str) -> bool:
    """True where both have the same words and marks in the same order: quotes, dashes and spaces may differ.

    >>> is_same_but_for_typography("He said “no” – twice.", 'He said "no" -- twice. ')
    True
    """
    return old == new or _fold(old) == _fold(new)


def _fold(text: str) -> list[str]:
    folded = unicodedata.normalize("NFC", text).translate(_SAME_MARK).replace("--", "-")
    return [token.rstrip() for token in split_tokens(folded) if token.strip()]
