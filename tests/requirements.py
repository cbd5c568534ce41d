"""What must not be skipped here: the checks before a merge set `WRITETHRU_REQUIRE=postgres,redis,browser`."""

from __future__ import annotations

import os


def requirements() -> set[str]:
    """The names in WRITETHRU_REQUIRE."""
    return {name.strip() for name in os.environ.get("WRITETHRU_REQUIRE", "").split(",")} - {""}
