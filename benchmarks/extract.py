"""Extraction beside quantulum3 and recognizers-text: quality on sentences written for this file, and speed.

    python -m benchmarks.extract

Peers are measured where they are installed; they pin old libraries and need an environment of their own:

    python -m venv peers
    peers/bin/pip install quantulum3 ms-recognizers-text-suite "setuptools<81"
    peers/bin/python -m benchmarks.extract

Quality: a quantity counts where its span overlaps and its value agrees (of a range both ends); then also the
side of its bound (exact, lower, upper, about, range); then also its unit or counted noun. A peer is not asked
for what it never tells. The sentences were written with the extractor at hand: they show the kinds of
quantities, and measure no unseen text. Speed: sentences a second of one process, the best of several runs,
since other processes can only slow one down.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import process_time

from claims.extraction import extract

RUNS = 15
SIDES = {
    "at_least": "lower",
    "more_than": "lower",
    "at_most": "upper",
    "less_than": "upper",
    "about": "about",
    "nearly": "about",
    "range": "range",
    "vague": "range",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity as a sentence states it, or as a tool reads it; `None` is what a tool does not say."""

    start: int
    end: int
    value: float
    high: float | None = None
    side: str | None = "exact"
    unit: str | None = ""


Reader = Callable[[str], list[Told]]
# A sentence, and of each quantity: its digits or words, value, upper end, side of the bound, unit or noun.
GOLD: list[tuple[str, list[tuple[str, float, float | None, str, str]]]] = [
    ("At least 14 people died when a bus left the road near Quimara.", [("14", 14, None, "lower", "people")]),
    ("Rescuers pulled two dozen miners from the shaft.", [("two dozen", 24, None, "exact", "miner")]),
    ("Half a million homes lost power in the storm.", [("Half a million", 500_000, None, "exact", "home")]),
    ("Dozens of villagers were feared dead.", [("Dozens", 12, 120, "range", "villager")]),
    (
        "Tens of thousands of marchers filled Velada.",
        [("Tens of thousands", 10_000, 100_000, "range", "marcher")],
    ),
    ("The firm said it had 229m customers.", [("229m", 229_000_000, None, "exact", "customer")]),
    ("The council approved a $1.9tn budget.", [("1.9tn", 1.9e12, None, "exact", "dollar")]),
    ("Damage was put at $10 to $15 billion.", [("10 to $15 billion", 10e9, 15e9, "range", "dollar")]),
    ("Four to five thousand sheep drowned.", [("Four to five thousand", 4000, 5000, "range", "sheep")]),
    ("Between 10 and 15 gunmen attacked the post.", [("10 and 15", 10, 15, "range", "gunman")]),
    ("Police made well over 200 arrests.", [("200", 200, None, "lower", "arrest")]),
    ("As many as 40 soldiers fell ill.", [("40", 40, None, "upper", "soldier")]),
    ("Just under 90,000 voters took part.", [("90,000", 90_000, None, "upper", "voter")]),
    ("Nearly 600 ferries were cancelled.", [("600", 600, None, "about", "ferry")]),
    ("Roughly two-thirds of pupils stayed home.", [("two-thirds", 2 / 3, None, "about", "pupil")]),
    ("One in five houses had no roof.", [("One in five", 0.2, None, "exact", "house")]),
    ("They shot down 45 of 54 drones.", [("45", 45, None, "exact", "drone")]),
    (
        "The blast killed 18 security officers, two of whom were on leave.",
        [("18", 18, None, "exact", "security officer"), ("two", 2, None, "exact", "security officer")],
    ),
    (
        "The death toll rose to 1,201 from 1,163.",
        [("1,201", 1201, None, "exact", ""), ("1,163", 1163, None, "exact", "")],
    ),
    ("A 4-year-old girl was found on May 24, 2019.", [("4-year-old", 4, None, "exact", "year of age")]),
    (
        "The magnitude 6.1 quake struck at 9:30 p.m. on Jan. 6.",
        [("6.1", 6.1, None, "exact", "magnitude")],
    ),
    ("Flight MH17 carried 298 passengers.", [("298", 298, None, "exact", "passenger")]),
    (
        "The fire burned 12,400 acres and is zero percent contained.",
        [("12,400", 12_400, None, "exact", "acre"), ("zero", 0, None, "exact", "percent")],
    ),
    ("They won 3-1 at home in 2018.", []),
    ("Update 2 of the report came out on Day 3.", []),
    ("One should not forget the summit of 7 January.", []),
    ("Oil fell by 19 cents to US$58.24 per barrel.", [
        ("19", 19, None, "exact", "cent"), ("58.24", 58.24, None, "exact", "dollar per barrel"),
    ]),
    ("The plank is 5 ft 6 in long.", [("5 ft 6 in", 5.5, None, "exact", "foot")]),
    ("It holds 50mL of water at -12.5 °C.", [
        ("50", 50, None, "exact", "millilitre"), ("-12.5", -12.5, None, "exact", "degree celsius"),
    ]),
    ("The plant makes 45 tonnes or more a day.", [("45", 45, None, "lower", "tonne")]),
]  # fmt: skip


def gold_of(sentence: str, quantities: list[tuple[str, float, float | None, str, str]]) -> list[Told]:
    """The gold with its places in the sentence."""
    told: list[Told] = []
    at = 0
    for words, value, high, side, unit in quantities:
        at = sentence.index(words, at)
        told.append(Told(at, at + len(words), value, high, side, unit))
        at += len(words)
    return told


def read_here(text: str) -> list[Told]:
    """This project's extraction."""
    return [
        Told(
            m.start,
            m.end,
            float(m.quantity.value),
            None if m.quantity.value_high is None else float(m.quantity.value_high),
            SIDES.get(m.quantity.bound.value, "exact"),
            m.quantity.unit,
        )
        for m in extract(text, language="en").mentions
        if not m.is_implicit
    ]


def find_quantulum() -> Reader | None:
    """quantulum3's reader, where it is installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None

    def read(text: str) -> list[Told]:
        found = parser.parse(text)
        return [
            Told(
                q.span[0],
                q.span[1],
                q.value,
                None,
                None,
                "" if q.unit.name == "dimensionless" else q.unit.name,
            )
            for q in found
        ]

    return read


def find_recognizers() -> Reader | None:
    """recognizers-text's number reader, where it is installed."""
    try:
        from ms_recognizers_number import recognize_number
    except ImportError:
        return None

    def read(text: str) -> list[Told]:
        found = recognize_number(text, "en-us")
        values = [
            (r.start, r.end + 1, r.resolution["value"])
            for r in found
            if r.resolution and r.resolution["value"]
        ]
        return [Told(start, end, float(value), None, None, None) for start, end, value in values]

    return read


def agrees(gold: Told, told: Told, level: str) -> bool:
    """Whether a reading agrees with the gold in value, bound or unit."""
    if told.end <= gold.start or gold.end <= told.start or not is_close(gold.value, told.value):
        return False
    if (gold.high is None) != (told.high is None) or (gold.high and not is_close(gold.high, told.high or 0)):
        return False
    if level == "bound":
        return gold.side == told.side
    return level == "value" or gold.unit == told.unit


def is_close(a: float, b: float) -> bool:
    """Whether two numbers are one but for rounding."""
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))


def score(read: Reader, level: str) -> float:
    """F1 over all gold sentences, in percent."""
    hits = gold_count = told_count = 0
    for sentence, quantities in GOLD:
        gold, told = gold_of(sentence, quantities), read(sentence)
        gold_count, told_count = gold_count + len(gold), told_count + len(told)
        for one in gold:
            match = next((t for t in told if agrees(one, t, level)), None)
            if match is not None:
                told.remove(match)
                hits += 1
    return 200 * hits / (gold_count + told_count)


def measure_speed(read: Reader, *, runs: int) -> float:
    """Sentences a second, the best of several runs."""
    sentences = [sentence for sentence, _ in GOLD]
    best = float("inf")
    for _ in range(runs):
        start = process_time()
        for sentence in sentences:
            read(sentence)
        best = min(best, process_time() - start)
    return len(sentences) / best


def main() -> None:
    readers = {"here": read_here, "quantulum3": find_quantulum(), "recognizers-text": find_recognizers()}
    print(f"{'':18}{'value':>8}{'bound':>8}{'unit':>8}{'sentences/s':>14}   (F1 in %, {len(GOLD)} sentences)")
    for name, read in readers.items():
        if read is None:
            print(f"{name:18}not installed")
            continue
        speaks = {"value": True, "bound": name == "here", "unit": name != "recognizers-text"}
        cells = [f"{score(read, level):8.1f}" if spoken else f"{'–':>8}" for level, spoken in speaks.items()]
        speed = measure_speed(read, runs=RUNS if name == "here" else 2)
        print(f"{name:18}{''.join(cells)}{speed:14,.0f}")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )
    print(f"peak memory of this process {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
