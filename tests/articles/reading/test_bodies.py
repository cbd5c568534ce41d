"""Bodies are read whole, and nothing else with them, whatever a content system makes of an article."""
# Markup is written as it is served.
# ruff: noqa: E501

from __future__ import annotations

import json

import pytest

from articles.reading.pages import read_page

SENTENCES = (
    "A ferry with 40 people on board ran aground off Kolding Bay on Monday, the coast guard said.",
    "All of them were taken ashore by noon, among them two children and a dog, according to the owner.",
    "“It was over before we knew,” said Ines Barroso, who had been on deck when the ship struck a rock.",
    "Divers found a hole of two metres below the waterline, and the harbour office closed the channel.",
    "The ship was built in 1988 and had passed its last inspection in March, the ministry said in a statement.",
    "A tug from Marsk was to pull the ferry free with the next high tide, which was expected before dawn.",
)
PARAGRAPHS = tuple(f"{sentence} {SENTENCES[number - 1]}" for number, sentence in enumerate(SENTENCES))
FOOTER = f"<footer><p>{'The Herald has been printed in Marsk since 1901. ' * 8}</p></footer>"
# Each has a linked title, a sentence, and the class that the story's box has: none.
TEASERS = "".join(
    f"<div><h3><a href='/{n}'>Tug sinks off Marsk</a></h3><p>It was the {n}th this year.</p></div>"
    for n in range(4)
)
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
READERS = "".join(
    f"<p>I have sailed on her for years and never liked that rock, {n}. {PARAGRAPHS[0]}</p>"
    for n in range(12)
)


def _body(article: str, *, head: str = "", after: str = "") -> list[str]:
    page = f'<!doctype html><html lang="en"><head><title>Ferry runs aground | The Herald</title>{head}</head><body>'
    page += f"<div id='page'><h1>Ferry runs aground</h1>{article}</div>{after}</body></html>"
    return read_page(page.encode(), url="https://herald.example/2024/ferry").text.split("\n\n")


def _stating(text: str) -> str:
    item = {"@type": "NewsArticle", "headline": "Ferry runs aground", "articleBody": text}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def _parted(kind: str) -> str:
    boxes = (f"<div class='{kind} b{n}'><div><p>{text}</p></div></div>" for n, text in enumerate(PARAGRAPHS))
    return f"<article>{'<div class=ad>Advertisement</div>'.join(boxes)}</article>"


WHOLE = (
    ("boxes between advertisements", _parted("text-block")),
    ("a box that is called a paywall", f"<div class='story'>{TEXT.replace('<p>', '<p class=paywall>')}</div>"),
    ("a first paragraph without an element", f"<div class='story'>{TEXT[3:].replace('</p>', '', 1)}</div>"),
    ("teasers in boxes like the story's own", f"<div><h4><a href='/news'>News</a></h4><p>{SENTENCES[5]}</p><div class='t'>{TEXT}</div></div>{TEASERS}{FOOTER}"),
    ("long teasers that break off", f"<div class='s'>{TEXT}</div><div>{TEASERS.replace('.</p>', ', ' + 'it was said, ' * 22 + '[…]</p>')}</div>"),
    ("what readers say below", f"<div class='story'>{TEXT}</div><div id='comments'>{READERS}</div>"),
    ("what stands below readers", f"<div class='story'>{TEXT}<div class='visitors_comment_content'>{READERS}</div><p>{'Search our database of jobs for the latest ones. ' * 3}</p></div>"),
    ("a heading over what is left out", f"<div class='story'>{TEXT}<h3>Get to know us</h3></div>"),
    ("labels of what is left out", f"<div class='story'>{TEXT}</div><div class='b'>Search</div><div class='b'>Forum</div>"),
    ("titles of other stories", f"<div class='story'>{TEXT}<h4>Related stories</h4><ul><li>Tug sinks off Marsk</li><li>Harbour to be dredged</li></ul></div>"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "article"), WHOLE, ids=[name for name, _ in WHOLE])
def test_a_body_is_read_whole_and_alone(name: str, article: str) -> None:
    assert [text for text in _body(article) if text != SENTENCES[5]] == list(PARAGRAPHS)


def test_headings_between_boxes_belong_to_the_body() -> None:
    boxes = (f"<div class='text'><div><p>{text}</p></div></div>" for text in PARAGRAPHS)
    article = f"<article>{'<h2>What we know</h2>'.join(boxes)}</article>"
    read = _body(article, head=_stating("\n\n".join(PARAGRAPHS)))
    assert "\n".join(read) == "\nWhat we know\n".join(PARAGRAPHS)


def test_headings_in_a_box_of_an_odd_name_belong_to_the_body() -> None:
    headed = "".join(f"<h2>Chapter {n}</h2><p>{text}</p>" for n, text in enumerate(PARAGRAPHS))
    assert "Chapter 3" in _body(f"<div class='promo story'>{headed}</div>")


@pytest.mark.parametrize("name", ["nav_what_we_know", "comments-on-the-rock", "related"])
def test_a_heading_is_the_text_s_whatever_its_anchor_is_called(name: str) -> None:
    headed = "".join(
        f"<h3 class='sub' id='{name}'>Chapter {n}</h3><p>{text}</p>" for n, text in enumerate(PARAGRAPHS)
    )
    assert "Chapter 3" in _body(f"<div class='story'>{headed}</div>")


def test_rows_that_begin_with_a_link_are_rows() -> None:
    rows = "".join(f"<tr><td><a href='/{n}'>Ferry {n}</a></td><td>{n}4 knots</td></tr>" for n in range(5))
    assert "Ferry 3 | 34 knots" in _body(
        f"<div class='story'>{TEXT}<table>{rows}</table><p>{PARAGRAPHS[0]} Again.</p></div>"
    )


def test_a_table_may_stand_in_a_figure() -> None:
    rows = "<tr><td>Tide</td><td>2.4 m</td></tr><tr><td>Wind</td><td>9 m/s</td></tr>"
    table = f"<figure class='wp-block-table'><table>{rows}</table></figure>"
    article = f"<div class='story'>{TEXT}{table}<p>{PARAGRAPHS[0]} Again.</p></div>"
    assert "Tide | 2.4 m" in _body(
        article, head=_stating("\n\n".join([*PARAGRAPHS, "Tide", f"{PARAGRAPHS[0]} Again."]))
    )


def test_labels_that_a_page_does_not_state_are_none_of_its_text() -> None:
    player = "<div class='v'><div class='t'>Watch how the ferry was pulled free</div><div>02:12 - Source: Herald</div></div>"
    article = f"<article>{TEXT.replace('</p>', '</p>' + player, 2)}</article>"
    assert _body(article, head=_stating("\n\n".join(PARAGRAPHS))) == list(PARAGRAPHS)


def test_soft_hyphens_and_loose_accents_make_no_other_words() -> None:
    page = TEXT.replace("ferry", "fer&shy;ry").replace("coast", "co\u00adast").replace("é", "e\u0301")
    assert _body(f"<article>{page}</article>") == list(PARAGRAPHS)


def test_a_page_may_state_its_paragraphs_without_blanks_between_them() -> None:
    short = [*PARAGRAPHS[:5], "“We are safe,” he said", *PARAGRAPHS[5:], *PARAGRAPHS[:4]]
    article = "".join(f"<p>{text}</p>" for text in short)
    assert _body(f"<article>{article}</article>", head=_stating("".join(short).replace("”", ""))) == short
