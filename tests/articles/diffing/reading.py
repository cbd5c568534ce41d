"""What tests ask of every comparison, in words of their own and not in those of the code under test."""

from __future__ import annotations

import re

from articles.diffing import Comparison

# What is one to a reader. Written apart from the tokens of the engine, so that the two can disagree.
WHOLE = re.compile(
    r"[$€£]?\d+(?:[.,:]\d+)*(?:bn|m|%)?(?:[ ](?:million|billion))?|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)"
    r"|(?:[A-Z]\.){2,}|\b(?:Gen|Dr|Lt|Sgt|Gov|Sen|No)\.|\w+(?:['’-]\w+)*"
)


def old_of(ops: list[tuple[str, str]]) -> str:
    return "".join(text for sign, text in ops if sign != "+")


def new_of(ops: list[tuple[str, str]]) -> str:
    return "".join(text for sign, text in ops if sign != "-")


def find_cuts(text: str, pieces: list[str]) -> list[str]:
    """The words and numbers in which a piece begins or ends."""
    borders = set()
    at = 0
    for piece in pieces:
        at += len(piece)
        borders.add(at)
    return [
        found.group()
        for found in WHOLE.finditer(text)
        if borders.intersection(range(found.start() + 1, found.end()))
    ]


def all_cuts(comparison: Comparison) -> list[str]:
    ops = comparison.ops()
    old = find_cuts(comparison.old, [text for sign, text in ops if sign != "+"])
    return old + find_cuts(comparison.new, [text for sign, text in ops if sign != "-"])
