"""The posts of a live page, each with an identity that stays and a time of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from articles.documents import Block, BlockKind
from articles.reading.passages import Passage
from articles.reading.structured import Post, Statements
from articles.reading.times import read_time
from articles.reading.trees import words_of

# One post alone is an article.
FEWEST = 2
_TAGS = ("article", "div", "section", "li")
_FRAMES = ("main", "article", "section", "div", "ul", "ol")
# Names that only a live page gives, and those that any list of stories may have.
_POST = re.compile(
    r"(?:^|[\s_-])(?:live-?(?:blog-?)?(?:post|entry|entries|update|item|event)"
    r"|liveblog(?:__|-|_)?\w*(?:post|entry|update|item)|lb-?(?:post|entry|item)"
    r"|minuto-?a-?minuto(?:__|-|_)?(?:item|post|entrada)|directo(?:__|-|_)?(?:item|post|entrada|comentario)"
    r")(?:[\s_-]|$)"
)
_PLAIN_POST = re.compile(
    r"(?:^|[\s_-])(?:post|entry|update|block|event|entrada|item|timeline(?:__|-|_)?\w*)(?:[\s_-]|$)"
)
_LIVE = re.compile(
    r"live-?blog|live-?updates?\b|liveblogupdate|minuto-?a-?minuto|en-?directo|en-?vivo", re.IGNORECASE
)
# One of these stands in the markup of every page that the patterns above know.
_SIGNS_OF_LIVE = ("live-", "live_", "liveblog", "livepost", "liveupdate", "lb-", "minuto", "directo", "vivo")
_IDENTITIES = ("data-post-id", "data-id", "data-block-id", "data-entry-id", "data-update-id", "itemid", "id")
_CLOCK = re.compile(
    r"[\W\d]*(?:\d{1,2}[:.h]\d{2}|\d+ ?(?:m|min|h|hrs?|hours?|minutes?)\b).{0,30}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts as blocks, newest or oldest first as the page has them, and the texts of their passages."""

    blocks: tuple[Block, ...] = ()
    texts: frozenset[str] = frozenset()


def may_be_live(statements: Statements, markup: str) -> bool:
    """Whether it is worth looking for posts: most pages never speak of anything live."""
    lowered = markup.lower()
    return statements.is_live or any(sign in lowered for sign in _SIGNS_OF_LIVE)


def find_posts(
    root: HtmlElement, passages: Sequence[Passage], statements: Statements, *, time_zone: str = "UTC"
) -> Posts:
    """The posts of a page that says, or shows by the names in it, that it is a live one; else none."""
    elements = _elements(root, is_live=statements.is_live)
    parts = _passages_of(elements, passages) if len(elements) >= FEWEST else {}
    told = {element: [part for part in found if _is_told(part)] for element, found in parts.items()}
    shown = [
        _block(element, told[element], statements.posts, time_zone)
        for element in elements
        if told.get(element)
    ]
    if len(shown) >= FEWEST:
        return Posts(tuple(shown), frozenset(part.text for found in parts.values() for part in found))
    stated = [_stated_block(post, time_zone) for post in statements.posts if post.text or post.headline]
    return Posts(tuple(stated)) if len(stated) >= FEWEST else Posts()


def _elements(root: HtmlElement, *, is_live: bool) -> list[HtmlElement]:
    """The outermost elements that are posts by their markup or by the name that their maker gave them."""
    told = [
        element
        for element in root.iter(*_TAGS)
        if "liveblogupdate" in (element.get("itemprop") or "").casefold() or _POST.search(words_of(element))
    ]
    if len(told) < FEWEST:
        frames = [root] if is_live else [one for one in root.iter(*_FRAMES) if _LIVE.search(words_of(one))]
        told = [one for frame in frames[:1] for one in frame.iter(*_TAGS) if _is_plain_post(one)]
    chosen = set(told)
    return [element for element in told if not any(above in chosen for above in element.iterancestors())]


def _is_plain_post(element: HtmlElement) -> bool:
    if not _PLAIN_POST.search(words_of(element)) and element.tag != "article":
        return False
    return element.find(".//time") is not None and bool(_identity(element))


def _passages_of(
    elements: Sequence[HtmlElement], passages: Sequence[Passage]
) -> dict[HtmlElement, list[Passage]]:
    wanted = set(elements)
    found: dict[HtmlElement, list[Passage]] = {}
    for passage in passages:
        post = next((one for one in (passage.owner, *passage.owner.iterancestors()) if one in wanted), None)
        if post is not None:
            found.setdefault(post, []).append(passage)
    return found


def _is_told(passage: Passage) -> bool:
    """Whether a passage of a post is what it tells: no button, and not the clock beside it."""
    return not (passage.is_other or passage.is_link or _CLOCK.fullmatch(passage.text))


def _block(element: HtmlElement, parts: Sequence[Passage], stated: Iterable[Post], time_zone: str) -> Block:
    text = "\n".join(part.text for part in parts)
    said = next((post for post in stated if _is_same(post, element, text)), None)
    published = _time(element) or (said.published if said else "")
    return Block(
        BlockKind.POST,
        text,
        identity=(_identity(element) or (said.identity if said else ""))[:200],
        posted_at=read_time(published, time_zone=time_zone) if published else None,
    )


def _is_same(post: Post, element: HtmlElement, text: str) -> bool:
    if post.identity and post.identity == _identity(element):
        return True
    return bool(post.headline or post.text) and (post.headline or post.text)[:60] in text


def _identity(element: HtmlElement) -> str:
    return next((value.strip() for name in _IDENTITIES if (value := element.get(name))), "")


def _time(element: HtmlElement) -> str:
    times = (_said_time(time) for time in element.iter("time", "meta", "span"))
    return next((time for time in times if time), "")


def _said_time(element: HtmlElement) -> str:
    if element.tag == "meta":
        is_time = "datepublished" in (element.get("itemprop") or "").casefold()
        return (element.get("content") or "") if is_time else ""
    return element.get("datetime") or ""


def _stated_block(post: Post, time_zone: str) -> Block:
    text = "\n".join(filter(None, (post.headline, post.text)))
    posted_at = read_time(post.published, time_zone=time_zone)
    return Block(BlockKind.POST, text, identity=post.identity[:200], posted_at=posted_at)
