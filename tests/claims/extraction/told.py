"""What a text is read as, in short forms that tables can hold."""

from __future__ import annotations

from typing import Any

from claims.extraction import extract
from claims.mentions import Mention


def mentions(text: str, language: str = "en", **context: Any) -> tuple[Mention, ...]:
    return extract(text, language=language, **context).mentions


def only(text: str, language: str = "en", **context: Any) -> Mention:
    found = mentions(text, language, **context)
    assert len(found) == 1, [m.surface for m in found]
    return found[0]


def values(text: str, language: str = "en") -> list[float | tuple[float, float]]:
    """Each value, or both ends of an interval; what is only implied is left out."""
    return [ends(mention) for mention in mentions(text, language) if not mention.is_implicit]


def ends(mention: Mention) -> float | tuple[float, float]:
    value, high = mention.quantity.value, mention.quantity.value_high
    return round(float(value), 6) if high is None else (float(value), float(high))


def measures(text: str, language: str = "en") -> list[tuple[str, float]]:
    """Each measure with its value, the unmeasured left out."""
    return [(m.measure, float(m.quantity.value)) for m in mentions(text, language) if m.measure != "other"]
