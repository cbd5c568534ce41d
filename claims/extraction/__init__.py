"""Every number of a text, with what it counts, by whom it was caused and who says so.

>>> [m.surface for m in extract("At least 26 people were killed.").mentions]
['At least 26']
"""

from __future__ import annotations

from claims.extraction.reader import (
    EXTRACTOR_VERSION,
    Extraction,
    PassageExtraction,
    extract,
    extract_passages,
)

__all__ = ["EXTRACTOR_VERSION", "Extraction", "PassageExtraction", "extract", "extract_passages"]
