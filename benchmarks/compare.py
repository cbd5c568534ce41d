"""Comparison measured beside diff-match-patch, difflib and git, on articles made up from a seed.

    python -m benchmarks.compare [--pairs 10000] [--real FILE]

`--real` takes JSON lines of {"old", "new"} and times those instead, grouped by size. Times are medians
over the pairs, in milliseconds of this process (of the clock for git, which is a process of its own); since
machines differ, read the ratios. diff-match-patch gives up after its own limit of one second.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from diff_match_patch import diff_match_patch

from articles.diffing import Kind, compare_passages, compare_texts
from benchmarks.made_up_news import (
    change_share,
    edit_words,
    make_article,
    make_paragraph,
    make_sentence,
    revise,
)

Pair = tuple[str, str]
Differ = Callable[[str, str], object]
# Characters, pairs and edits a pair.
SIZES = ((3_000, 40, 8), (10_000, 30, 25), (50_000, 8, 125), (200_000, 4, 500))
# The fastest of so many runs counts, since other processes can only slow one down.
RUNS = 5
# A run of more milliseconds is not repeated.
LONG = 200
# What no cut may fall into, in words of its own and not in those of the tokens under test.
WHOLE = re.compile(
    r"[$€£]?\d+(?:[.,:]\d+)*(?:bn|m|%)?(?:[ ](?:million|billion))?|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)"
    r"|(?:[A-Z]\.){2,}|\w+(?:['’-]\w+)*"
)


def by_writethru(old: str, new: str) -> object:
    return compare_texts(old, new).ops()


def by_character(old: str, new: str) -> object:
    """The library as its readme has it, with its own limit of one second."""
    library = diff_match_patch()
    diffs = library.diff_main(old, new)
    library.diff_cleanupSemantic(diffs)
    return diffs


def by_word(old: str, new: str) -> object:
    """The library over words, by its own trick for lines."""
    library = diff_match_patch()
    first, second, words = library.diff_linesToChars("\n".join(old.split(" ")), "\n".join(new.split(" ")))
    diffs = library.diff_main(first, second, False)
    library.diff_charsToLines(diffs, words)
    return diffs


def by_difflib(old: str, new: str) -> object:
    return difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False).get_opcodes()


def by_git(old: str, new: str) -> object:
    """`git diff --word-diff`, its start included, as a program would call it."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "old"), Path(folder, "new")
        first.write_text(old)
        second.write_text(new)
        command = ["git", "diff", "--no-index", "--word-diff=porcelain", str(first), str(second)]
        return subprocess.run(command, capture_output=True, check=False).stdout


PEERS: dict[str, Differ] = {
    "writethru": by_writethru,
    "dmp, character": by_character,
    "dmp, word": by_word,
    "difflib, word": by_difflib,
    "git, word": by_git,
}


def time_medians(pairs: Sequence[Pair]) -> list[float]:
    """Milliseconds a pair for each of PEERS, which take turns so that all meet the same machine."""
    times = [[time_best(differ, *pair) for differ in PEERS.values()] for pair in pairs]
    return [median(column) for column in zip(*times, strict=True)]


def time_best(differ: Differ, old: str, new: str) -> float:
    """Milliseconds of the fastest of a few runs, or of one that takes long."""
    clock = perf_counter if differ is by_git else process_time
    best = 0.0
    for run in range(RUNS):
        started = clock()
        differ(old, new)
        taken = (clock() - started) * 1000
        best = min(best, taken) if run else taken
        if taken > LONG:
            break
    return best


def make_pairs(size: int, count: int, edits: int) -> list[Pair]:
    pairs = []
    for seed in range(count):
        rng = Random(seed)
        draft = make_article(rng, size=size)
        pairs.append((draft.text(), revise(rng, draft, edits=edits).text()))
    return pairs


def make_giants() -> dict[str, Pair]:
    """One paragraph of 200 kB with 15 % changed, with and without full stops, and two strangers."""
    rng = Random(1)
    giant = " ".join(make_sentence(rng) for _ in range(1_700))[:200_000]
    endless = re.sub(r"[.?!] ", " ", giant)
    strangers = make_strangers(200_000)
    return {
        "one paragraph of 200 kB, 15 % changed": (giant, change_share(rng, giant, 0.15)),
        "the same without full stops": (endless, change_share(rng, endless, 0.15)),
        "two unrelated texts of 200 kB": strangers,
        "the same, one paragraph each": (
            strangers[0].replace("\n\n", " "),
            strangers[1].replace("\n\n", " "),
        ),
    }


def make_strangers(size: int) -> Pair:
    """Two texts of made-up words with nothing in common but the small words of the language."""
    rng = Random(2)
    texts = []
    for consonants in ("bdgklm", "nprstv"):
        words = [
            "".join(rng.choice(consonants) + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))
            for _ in range(9_000)
        ]
        small = ["the", "of", "and", "in", "to", "a", "was", "26", "said"]
        sentences = []
        while sum(map(len, sentences)) < size:
            chosen = [rng.choice(small if rng.random() < 0.45 else words) for _ in range(rng.randint(8, 30))]
            sentences.append(" ".join(chosen).capitalize() + rng.choice((". ", ". ", ".\n\n")))
        texts.append("".join(sentences))
    return texts[0], texts[1]


def count_faults(count: int) -> tuple[int, int]:
    """Cuts inside of a word or number, and texts that the steps do not give back, over so many pairs."""
    cuts = lost = 0
    for seed in range(count):
        rng = Random(seed)
        draft = make_article(rng, size=rng.choice((300, 800, 2_000)))
        old, new = draft.text(), revise(rng, draft, edits=rng.randint(0, 12)).text()
        ops = compare_texts(old, new).ops()
        lost += "".join(text for sign, text in ops if sign != "+") != old
        lost += "".join(text for sign, text in ops if sign != "-") != new
        cuts += count_cuts(old, [text for sign, text in ops if sign != "+"])
        cuts += count_cuts(new, [text for sign, text in ops if sign != "-"])
    return cuts, lost


def count_cuts(text: str, pieces: Sequence[str]) -> int:
    """How many of the borders between the pieces lie inside of something that is one to a reader."""
    borders = set()
    at = 0
    for piece in pieces:
        at += len(piece)
        borders.add(at)
    return sum(
        1 for found in WHOLE.finditer(text) for at in range(found.start() + 1, found.end()) if at in borders
    )


def find_moves(count: int) -> tuple[int, int]:
    """Of 1 to 5 paragraphs of 30 that were moved and lightly edited: how many were found, and are."""
    found = moved = 0
    for seed in range(count):
        rng = Random(seed)
        draft = make_article(rng, size=1)
        draft.paragraphs = [make_paragraph(rng) for _ in range(30)]
        old = draft.lines()
        chosen = rng.sample(range(30), rng.randint(1, 5))
        order = [index for index in range(30) if index not in chosen]
        stays = list(order)
        for index in chosen:
            order.insert(rng.randint(0, len(order)), index)
        edited = {index: make_article(rng, size=1) for index in chosen}
        for index, copy in edited.items():
            copy.paragraphs = [list(draft.paragraphs[index])]
            edit_words(rng, copy)
        new = [edited[index].text() if index in edited else old[index] for index in order]
        told = {
            (relation.old[0], relation.new[0])
            for relation in compare_passages(old, new).paragraphs
            if relation.kind is Kind.MOVED_TO
        }
        for index in chosen:
            in_order = sorted([*stays, index]) == [
                other for other in order if other in stays or other == index
            ]
            moved += not in_order
            found += not in_order and (index, order.index(index)) in told
    return found, moved


def read_real(path: Path) -> list[tuple[str, list[Pair]]]:
    """Pairs of one's own by size: those of 2–4, 8–14, 40–60 and 150–250 thousand characters."""
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    groups = []
    for low, high in ((2_000, 4_000), (8_000, 14_000), (40_000, 60_000), (150_000, 250_000)):
        pairs = [
            (row["old"], row["new"])
            for row in rows
            if low <= len(row["new"]) < high <= 2 * len(row["old"]) + high
        ]
        groups.append((f"{low // 1000}–{high // 1000} kB, {len(pairs)} pairs", pairs[:40]))
    return [group for group in groups if group[1]]


def print_times(groups: Sequence[tuple[str, Sequence[Pair]]]) -> None:
    print("| median ms (times ours) | " + " | ".join(PEERS) + " |")
    print("|---" * (len(PEERS) + 1) + "|")
    for name, pairs in groups:
        times = time_medians(pairs)
        cells = [f"{time:.2f} ({time / times[0]:.0f}×)" for time in times]
        print(f"| {name} | {times[0]:.2f} | " + " | ".join(cells[1:]) + " |", flush=True)


def print_giants() -> None:
    print("\n| seconds | writethru | truncated | words kept |\n|---|---|---|---|")
    for name, (old, new) in make_giants().items():
        started = process_time()
        comparison = compare_texts(old, new)
        comparison.ops()
        taken = process_time() - started
        likeness = comparison.stats.likeness
        print(f"| {name} | {taken:.2f} | {comparison.truncated} | {likeness:.1%} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000, help="pairs to look for cuts in")
    parser.add_argument("--real", type=Path, help="JSON lines of old and new to time instead")
    options = parser.parse_args()
    made = [
        (f"{size // 1000} kB, {edits} edits", make_pairs(size, count, edits)) for size, count, edits in SIZES
    ]
    print_times(read_real(options.real) if options.real else made)
    print_giants()
    cuts, lost = count_faults(options.pairs)
    print(f"\nnumbers or words cut, over {options.pairs} pairs: {cuts}")
    print(f"texts that the steps do not give back, over the same: {lost}")
    found, moved = find_moves(500)
    print(f"moved paragraphs found: {found} of {moved} ({found / moved:.1%})")


if __name__ == "__main__":
    main()
