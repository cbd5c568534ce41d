"""Short texts that came in place of the article: a paywall's stub, a block page. They are no revisions."""

from __future__ import annotations

from articles.documents import Document
from articles.reading.refusals import STUB_SIGNS

# A text longer than this is an article, whatever it says about cookies.
LONGEST = 600
ENOUGH_SIGNS = 2


def is_stub(document: Document) -> bool:
    """Whether a short text speaks of subscribing, of errors or of robots, and of little else.

    It asks the text alone, for those who have no page: `articles.reading.quality` judges pages.
    """
    text = "\n".join(block.text for block in document.passages())
    if len(text) > LONGEST:
        return False
    return len({sign.casefold() for sign in STUB_SIGNS.findall(text)}) >= ENOUGH_SIGNS
