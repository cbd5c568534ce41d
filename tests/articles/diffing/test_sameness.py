from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from random import Random

from articles.diffing import compare_texts
from benchmarks.made_up_news import make_article, revise

ROOT = Path(__file__).resolve().parents[3]
PRINT_DIGEST = "from tests.articles.diffing.test_sameness import digest; print(digest())"


def digest() -> str:
    """A digest of everything that some comparisons say."""
    told = hashlib.sha256()
    for seed in range(12):
        rng = Random(seed)
        draft = make_article(rng, size=4_000)
        comparison = compare_texts(draft.text(), revise(rng, draft, edits=25).text())
        told.update(
            repr((comparison.edits, comparison.paragraphs, comparison.moves, comparison.stats)).encode()
        )
    return told.hexdigest()


def test_every_run_gives_the_same_result_whatever_the_order_of_its_sets() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(seen) == 1
