"""Guesses the language of a text from its smallest words."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
# Words that are frequent in one of these languages and rare in the others.
_SMALL = {
    "en": "the of and to was were is for that with on by from his has have they been which",
    "es": "el los las que en por una del con su más fue lo está han este pero según años",
    "fr": "les des et est dans pour qui une sur pas au avec ce sont il aux leur été",
    "pt": "os dos em não uma com foi das são ao mais pelo pela também à seu um ele",
    "de": "der die und das den von mit ist nicht dem ein eine auf für sich im auch wurde",
    "it": "il di che della per sono gli nel alla delle non più è dei una anche ha stato",
}
_SETS = {name: frozenset(words.split()) for name, words in _SMALL.items()}
ENOUGH_WORDS, MOST_CHARACTERS = 8, 6000


def guess_language(text: str) -> str:
    """The language (ISO 639-1) whose small words the text has most of; "" where that is in doubt."""
    words = _WORD.findall(text[:MOST_CHARACTERS].casefold())
    counts = [(sum(word in small for word in words), name) for name, small in _SETS.items()]
    counts.sort(reverse=True)
    (most, name), (second, _) = counts[:2]
    return name if most >= ENOUGH_WORDS and most > 1.5 * second else ""
