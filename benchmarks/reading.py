"""Our reading of pages beside plain trafilatura: the body's F1 over runs of four words, and pages a second.

    python -m benchmarks.reading

The pages are made up (`made_up_pages`): they show the habits of content systems and measure no unseen page.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import mean
from time import process_time

from trafilatura import extract

from articles.reading.pages import read_page
from benchmarks.made_up_pages import MadeUpPage, make_pages

RUN = 4
_WORD = re.compile(r"\w+")
Reader = Callable[[str], str]


def read_ours(html: str) -> str:
    return read_page(html.encode(), url="https://herald.example/2024/story").text


def read_fast(html: str) -> str:
    return extract(html, fast=True, include_comments=False) or ""


def read_precise(html: str) -> str:
    return extract(html, favor_precision=True, include_comments=False) or ""


READERS: dict[str, Reader] = {
    "ours": read_ours,
    "trafilatura fast": read_fast,
    "trafilatura precision": read_precise,
}


def score(text: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over runs of four words, each counted as often as it occurs."""
    ours, theirs = _runs(text), _runs(gold)
    shared = sum((ours & theirs).values())
    precision = shared / ours.total() if ours else float(not theirs)
    recall = shared / theirs.total() if theirs else float(not ours)
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))


def measure(name: str, pages: Sequence[MadeUpPage]) -> str:
    """One line of the table."""
    read = READERS[name]
    started = process_time()
    texts = [read(page.html) for page in pages]
    seconds = process_time() - started
    scores = [score(text, page.body) for text, page in zip(texts, pages, strict=True)]
    columns = "  ".join(f"{mean(column):.3f}" for column in zip(*scores, strict=True))
    return f"{name:24}{columns}  {len(pages) / seconds:6.0f}"


def show_worst(pages: Sequence[MadeUpPage]) -> None:
    """The pages that we read worst, for whoever wants to read them better."""
    scored = [(score(read_ours(page.html), page.body), page.name) for page in pages]
    for (precision, recall, f1), name in sorted(scored, key=lambda row: row[0][2])[:12]:
        print(f"{f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  {name}")


def main() -> None:
    pages = list(make_pages())
    print(f"{len(pages)} pages             precision recall F1   pages/s")
    for name in READERS:
        print(measure(name, pages))
    if "--worst" in sys.argv:
        show_worst(pages)


if __name__ == "__main__":
    main()
