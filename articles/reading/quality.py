"""The gate before the history: what a page is that is not the article, though the server says 200.

Each finding is a code; from a weight of a half on it holds the page back for an editor. A page is never held
for its length alone: what it says, and how its markup ends, must speak against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.documents import Document
from articles.reading.headlines import overlap, strip_site_name
from articles.reading.links import is_front_page, same_site
from articles.reading.passages import Passage, Place
from articles.reading.readings import Finding, Known, Reading
from articles.reading.refusals import CONSENT, ERROR, NOT_FOUND, PAYWALL, ROBOT, WAY_IN
from articles.reading.structured import Statements

# How much each finding takes from the quality of a page; from HOLDING on it waits for an editor.
WEIGHTS = {
    "not_found": 1.0,
    "blocked": 1.0,
    "consent": 1.0,
    "error_page": 1.0,
    "paywall": 0.9,
    "empty": 1.0,
    "truncated": 0.8,
    "cut_by_limit": 0.8,
    "front_page": 0.9,
    "listing": 0.7,
    "emptied": 0.9,
    "wrong_page": 0.9,
    "layout_change": 0.7,
    "replaced_characters": 0.2,
    "stated_elsewhere": 0.1,
}
HOLDING = 0.5
# A page with more text than this is an article, whatever it says about cookies and subscriptions.
LONGEST_STUB = 1200
# Fewer words than this share of those that the page counts itself were not all.
LEAST_COUNTED, FEWEST_COUNTED = 0.35, 200
# A section has many teasers, each under its title; where so much text stands together, an article is told.
FEWEST_TEASERS, LEAST_RUNNING, SHORTEST_RUNNING = 8, 600, 60
# Beside the words of a block page stand few of its own; a flash of two sentences is longer.
LEAST_TOLD, MOST_TOLD = 40, 120
# Against the latest revision.
LEAST_KNOWN, EMPTIED, SHRUNK = 300, 0.2, 0.4
# Of the shorter of two texts; with so much in common to the letter they need not be compared by words.
MOSTLY = 0.6
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
_CLOSED = re.compile(r"</(?:html|body)\s{0,5}>", re.IGNORECASE)
_FRAME = re.compile(r"<(/?)(?:article|main|div|section)\b", re.IGNORECASE)
_TAIL = 2000
# Scripts of others may well follow the end of a page.
_BEHIND = 10_000


@dataclass(frozen=True, slots=True)
class Sight:
    """What the gate looks at: the page as it came and what was read from it."""

    markup: str
    url: str
    statements: Statements
    passages: Sequence[Passage]
    headline: str
    text: str
    is_stated: bool = False
    has_replacements: bool = False
    is_cut: bool = False

    @property
    def is_stated_article(self) -> bool:
        return self.statements.is_article and bool(self.statements.published)


def judge_page(sight: Sight) -> tuple[Finding, ...]:
    """What speaks against the page by itself."""
    found = [
        *_refusals(sight),
        *_cuts(sight),
        *_listings(sight),
    ]
    if sight.is_stated:
        found.append(Finding("stated_elsewhere"))
    if sight.has_replacements:
        found.append(Finding("replaced_characters"))
    if not sight.text.strip() and not found:
        found.append(Finding("empty"))
    return tuple(found)


def outcome_of(findings: Iterable[Finding]) -> str:
    """ "held" where a finding weighs enough, else ""."""
    return "held" if any(WEIGHTS[finding.code] >= HOLDING for finding in findings) else ""


def quality_of(findings: Iterable[Finding]) -> float:
    """From 1 for a page without findings down to 0."""
    quality = 1.0
    for finding in findings:
        quality *= 1 - WEIGHTS[finding.code]
    return round(quality, 3)


def is_acceptable(reading: Reading) -> bool:
    """Whether nothing that was found speaks so much against a page that an editor has to decide."""
    return reading.outcome in ("", "held") and not any(
        WEIGHTS.get(finding.code, 0) >= HOLDING for finding in reading.findings
    )


def _refusals(sight: Sight) -> Iterator[Finding]:
    """Pages that stand in for the article: not found, blocked, asking for consent, an error, a paywall."""
    if len(sight.text) > LONGEST_STUB:
        return
    if WAY_IN.fullmatch(sight.headline):
        yield Finding("paywall", sight.headline)
        return
    lines = [*_titles(sight), *_lines(sight)]
    for code, pattern, most in _STAND_INS:
        said = {match[0]: line for line in lines if (match := pattern.match(line))}
        if said and len(sight.text) <= most and _is_believed(code, sight, said):
            yield Finding(code, next(iter(said.values()))[:120])
            return


_STAND_INS = (
    ("not_found", NOT_FOUND, 600),
    ("blocked", ROBOT, 1000),
    ("error_page", ERROR, 600),
    ("consent", CONSENT, LONGEST_STUB),
    ("paywall", PAYWALL, LONGEST_STUB),
)


def _titles(sight: Sight) -> list[str]:
    headings = [passage.text for passage in sight.passages if passage.owner.tag in ("h1", "h2")]
    return [sight.headline, strip_site_name(sight.statements.title), *headings]


def _lines(sight: Sight) -> Iterator[str]:
    """What the page says outside its header and footer; consents and paywalls are forms and dialogs often."""
    for passage in sight.passages:
        if len(passage.text) <= 400 and passage.place not in (Place.HEADER, Place.FOOTER):
            yield passage.text


def _is_believed(code: str, sight: Sight, said: Mapping[str, str]) -> bool:
    """An article may be short, and stand on a page whose banners ask for consent or for JavaScript."""
    lines = set(said.values())
    own = sum(len(line) for line in sight.text.split("\n") if line and line not in lines)
    if code == "paywall" or own < LEAST_TOLD:
        return True
    if sight.is_stated_article:
        return False
    words = sum(map(len, lines))
    is_told = any(line in sight.text for line in lines)
    if code == "consent":
        return is_told and own < words
    # "Access denied: how captchas keep the blind out" is a headline; "Access denied" is none.
    is_headed = any(len(match) * 2 > len(line) for match, line in said.items() if line in _titles(sight))
    return is_headed or (is_told and own < max(MOST_TOLD, 2 * words))


def _cuts(sight: Sight) -> Iterable[Finding]:
    """Pages that broke off: in the markup, in what our own limits let through, or against their own count."""
    if sight.is_cut:
        yield Finding("cut_by_limit")
    elif _is_broken_off(sight.markup):
        tail = sight.markup.rstrip()[-60:]
        yield Finding("truncated", tail.partition(" ")[2] or tail)
        return
    counted = sight.statements.word_count
    is_of_characters = len(sight.text) >= 0.7 * counted
    if counted < FEWEST_COUNTED or is_of_characters:
        return
    words = len(_WORD.findall(sight.text))
    if words < LEAST_COUNTED * counted:
        yield Finding("truncated", f"{words}/{counted}")


def _is_broken_off(markup: str) -> bool:
    """Whether the markup ends in the middle: minifiers leave out `</body>`, but never that of a box."""
    tail = markup[-_TAIL:].rstrip()
    if not tail or "<" not in markup or _CLOSED.search(markup[-_BEHIND:]):
        return False
    if not tail.endswith(">") and "<" in tail:
        return True
    marks = [match[1] for match in _FRAME.finditer(markup)]
    return len(marks) - marks.count("/") > marks.count("/")


def _listings(sight: Sight) -> Iterable[Finding]:
    """Front pages and sections, to which what is gone is redirected."""
    statements = sight.statements
    if sight.is_stated_article:
        return
    canonical = statements.canonical or statements.address
    if (is_front_page(sight.url) and sight.url) or (
        is_front_page(canonical) and same_site(canonical, sight.url)
    ):
        yield Finding("front_page", sight.url)
        return
    if statements.published:
        return
    teasers = sum(_is_teaser(passage) for passage in sight.passages)
    if teasers < FEWEST_TEASERS or (statements.is_article and not statements.is_listing):
        return
    if _longest_run(sight) < LEAST_RUNNING:
        yield Finding("listing", str(teasers))


def _longest_run(sight: Sight) -> int:
    """The most characters of text that stand together, with no link that is a line between them."""
    # A passage may be several lines of the text, parted by line breaks.
    lines = {line[:SHORTEST_RUNNING] for line in sight.text.split("\n")}
    longest = run = 0
    for passage in sight.passages:
        if passage.is_link:
            run = 0
        elif len(passage.text) >= SHORTEST_RUNNING and passage.text[:SHORTEST_RUNNING] in lines:
            run += len(passage.text)
            longest = max(longest, run)
    return longest


def _is_teaser(passage: Passage) -> bool:
    if not passage.is_link or passage.place is Place.FOOTER:
        return False
    return any(
        element is not None and element.tag in ("h2", "h3", "h4")
        for element in (passage.owner, passage.owner.getparent())
    )


def compare_with_known(reading: Reading, known: Known | None) -> tuple[Finding, ...]:
    """What speaks against a page when it is held against the latest revision of its article."""
    if known is None:
        return ()
    old, new = _body_of(known.document), _body_of(reading.document)
    has_same_headline = overlap(known.document.headline, reading.document.headline) >= 0.5
    likeness = _likeness(old, new)
    found = []
    if likeness < 0.25 and not has_same_headline and len(old) >= 100:
        found.append(Finding("wrong_page", reading.document.headline[:120]))
    elif len(old) >= LEAST_KNOWN and not _says_why(reading.document, known.document):
        share = len(new) / len(old)
        if share < EMPTIED:
            found.append(Finding("emptied", f"{share:.0%}"))
        elif (share < SHRUNK and has_same_headline) or _is_taken_over(old, new, likeness):
            found.append(Finding("layout_change", f"{share:.0%}"))
    return tuple(finding for finding in found if finding not in reading.findings)


def _says_why(new: Document, old: Document) -> bool:
    """A publisher who withdraws a text says so: then that is the news."""
    known = {notice.text for notice in old.notices}
    return any(notice.text not in known for notice in new.notices)


def _body_of(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if block.text)


def _likeness(old: str, new: str) -> float:
    """The share of the old text's long words that the new one has: names and places outlive a rewrite."""
    shorter = min(len(old), len(new))
    shared = sum(len(line) for line in {*old.split("\n")} & {*new.split("\n")})
    if shared > MOSTLY * shorter:
        return shared / shorter
    ours, theirs = ({word for word in _WORD.findall(text.casefold()) if len(word) > 4} for text in (old, new))
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0


def _is_taken_over(old: str, new: str, likeness: float) -> bool:
    """Whether what was sentences is now lines of menus and links."""
    return likeness < 0.4 and _share_of_lines(new) > 0.6 and _share_of_lines(old) < 0.3


def _share_of_lines(text: str) -> float:
    lines = text.split("\n")
    return sum(not _SENTENCE_END.search(line) for line in lines) / len(lines)
