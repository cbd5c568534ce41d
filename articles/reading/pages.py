"""One page -> a Reading: the article as a Document, and what speaks against taking it for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from articles.documents import Block, BlockKind, Document, Notice
from articles.reading.bodies import STATED, Body, read_body
from articles.reading.captions import find_captions
from articles.reading.decoding import decode_page
from articles.reading.headlines import read_headline
from articles.reading.languages import guess_language
from articles.reading.links import canonical_of
from articles.reading.notes import Found, find_notes, place_notes
from articles.reading.outlines import outline_body
from articles.reading.passages import Passage, read_passages
from articles.reading.posts import Posts, find_posts, may_be_live
from articles.reading.quality import Sight, judge_page, outcome_of, quality_of
from articles.reading.readings import Reading
from articles.reading.structured import Statements, read_statements
from articles.reading.times import is_credible, read_time
from articles.reading.trees import Page, build_tree, lay_out, strip_unseen
from articles.wire.notices import read_notice
from articles.wire.plain_text import read_story

# Fewer characters may be in two texts by chance.
TELLING = 40
# No one sees it, and no reader of notices takes a paragraph behind it for one.
_SHIELD = "\u2060"


@dataclass(frozen=True, slots=True)
class _Told:
    """What was found on a page before it is put together."""

    headline: str
    byline: str
    body: Body
    posts: tuple[Block, ...]
    captions: tuple[Block, ...]
    notices: tuple[Notice, ...]


def read_page(
    content: bytes,
    *,
    url: str,
    content_type: str = "",
    fallback_language: str = "",
    time_zone: str = "UTC",
    received_at: datetime | None = None,
) -> Reading:
    """What this page says; `url` is the address that gave it. Any bytes give a Reading; none raises.

    `fallback_language` and `time_zone` are the source's, for pages and times that name none.
    """
    decoded = decode_page(content, content_type=content_type)
    page = build_tree(decoded.text)
    if page is None:
        return Reading(outcome="unreadable" if decoded.text.strip() else "empty", quality=0.0)
    statements = read_statements(page.root, url=url)
    strip_unseen(page.root)
    lay_out(page.root)
    passages = read_passages(page.root)
    told = _read(page, decoded.text, statements, passages, time_zone)
    language = statements.language or guess_language(told.body.text) or fallback_language
    published_at = _credible(statements.published, time_zone, received_at)
    findings = judge_page(
        Sight(
            markup=decoded.text,
            url=url,
            statements=statements,
            passages=passages,
            headline=told.headline,
            text=_text(told),
            is_stated=told.body.reader == STATED,
            has_replacements=decoded.has_replacements,
            is_cut=page.is_truncated,
        )
    )
    return Reading(
        document=_document(told, published_at or received_at, time_zone, language),
        outcome=outcome_of(findings),
        quality=quality_of(findings),
        findings=findings,
        canonical_url=canonical_of(statements, url=url),
        published=statements.published,
        modified=statements.modified,
        published_at=published_at,
        modified_at=_credible(statements.modified, time_zone, received_at),
        language=language,
        byline=told.byline,
        text=_text(told),
        is_truncated=page.is_truncated,
    )


def _read(
    page: Page, markup: str, statements: Statements, passages: Sequence[Passage], time_zone: str
) -> _Told:
    headline = read_headline(page.root, statements)
    byline = ", ".join(statements.authors)
    outlined = outline_body(passages)
    found = find_notes(passages, outlined=outlined)
    posts = Posts()
    if may_be_live(statements, markup):
        posts = find_posts(page.root, passages, statements, time_zone=time_zone)
    body = read_body(page.root, passages, outlined, stated=statements.body, headline=headline, byline=byline)
    captions = find_captions(passages, outlined=outlined, notes=found)
    body = _without(body, [*_words_of(found), *(caption.text for caption in captions), *posts.texts])
    body = _without_posts(body, posts)
    notices = place_notes(
        found, passages=passages, body=(block.text for block in body.blocks), stated=statements.corrections
    )
    return _Told(headline, byline, body, posts.blocks, captions, notices)


def _words_of(found: Iterable[Found]) -> Iterable[str]:
    for note in found:
        yield note.text
        yield from (passage.text for passage in note.passages)


def _without(body: Body, texts: Iterable[str]) -> Body:
    others = set(texts)
    return Body(tuple(block for block in body.blocks if block.text not in others), body.reader)


def _without_posts(body: Body, posts: Posts) -> Body:
    """The body without what posts say that the page states, and shows in a way that tells no posts."""
    said = "\n".join(post.text for post in posts.blocks)
    lines = frozenset(said.split("\n"))
    kept = (
        block
        for block in body.blocks
        if block.text not in lines and (len(block.text) < TELLING or block.text not in said)
    )
    return Body(tuple(kept), body.reader)


def _text(told: _Told) -> str:
    return "\n\n".join(block.text for block in (*told.body.blocks, *told.posts))


def _document(told: _Told, published_at: datetime | None, time_zone: str, language: str) -> Document:
    """The Document that the same words would give if they were posted, with what only a page can tell."""
    read = read_story(
        headline=told.headline,
        body="\n\n".join(_shielded(block.text) for block in told.body.blocks),
        published_at=published_at,
        time_zone=time_zone,
        language=language,
    )
    kinds = {block.text: block.kind for block in told.body.blocks}
    blocks = (_block(block, kinds) for block in read.blocks)
    return replace(
        read,
        blocks=(*blocks, *told.posts, *told.captions),
        byline=told.byline or read.byline,
        notices=told.notices,
    )


def _shielded(text: str) -> str:
    """What a page quotes of others' notices is text: its own ones have been found already."""
    return f"{_SHIELD}{text}" if read_notice(text) else text


def _block(block: Block, kinds: dict[str, BlockKind]) -> Block:
    text = block.text.removeprefix(_SHIELD)
    kind = kinds.get(text, block.kind)
    return Block(block.kind if kind is BlockKind.PARAGRAPH else kind, text)


def _credible(text: str, time_zone: str, received_at: datetime | None) -> datetime | None:
    time = read_time(text, time_zone=time_zone)
    return time if time and is_credible(time, received_at=received_at) else None
