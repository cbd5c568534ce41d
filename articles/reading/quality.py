"""The gate before the history: what a page is that is not the article, though the server says 200."""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.readings import Finding, Known, Reading


@dataclass(frozen=True, slots=True)
class Seen:
    text: str = ""


# How much each finding takes from the quality; from 0.5 on it holds the page back.
WEIGHTS: dict[str, float] = {}


def is_acceptable(reading: Reading) -> bool:
    """Whether a page may become a revision by itself."""
    return not reading.outcome


def compare_with_known(reading: Reading, known: Known | None) -> tuple[Finding, ...]:
    """What speaks against a page when it is held against what is known of its article."""
    return ()


def judge_page(seen: Seen) -> tuple[Finding, ...]:
    return ()


def quality_of(findings: tuple[Finding, ...]) -> float:
    return 1.0
