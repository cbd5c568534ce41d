from __future__ import annotations

import pytest
from django.core.cache import cache

from articles.tallies import KEPT


@pytest.fixture(autouse=True)
def _no_counts_of_another_test() -> None:
    cache.delete(KEPT)
