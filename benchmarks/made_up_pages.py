"""Pages of papers that never existed: sixteen ways to build one, each with what its reader would call the body.

The text is made up from a seed; the markup follows the habits of the systems with which papers are made.
"""
# Markup is written as it is served.
# ruff: noqa: E501

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from random import Random

from benchmarks.made_up_stories import Story, make_story


@dataclass(frozen=True, slots=True)
class MadeUpPage:
    """A page, and the body that a careful reader would mark in it."""

    name: str
    html: str
    story: Story

    @property
    def body(self) -> str:
        return "\n".join(text.replace("\t", " ") for text in self.story.body)


def _nav(story: Story) -> str:
    names = ("Portada", "Mundo", "Economía", "Deportes", "Opinión", "Cultura")
    names = names if story.language == "es" else ("Home", "World", "Business", "Sport", "Opinion", "Culture")
    links = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in names)
    return f'<nav class="main-nav"><ul>{links}</ul></nav>'


def _cards(story: Story, name: str = "card") -> str:
    return "".join(
        f'<div class="{name}"><a href="/s/{number}"><h3>{escape(title)}</h3></a><p class="{name}__text">'
        f"{escape(teaser)}</p></div>"
        for number, (title, teaser) in enumerate(zip(story.others, story.asides, strict=True))
    )


def _footer(story: Story) -> str:
    said = (
        "© 2024 Diario de Valdeluz. Todos los derechos reservados. Aviso legal, política de privacidad y cookies."
        if story.language == "es"
        else "© 2024 The Varnholt Herald. All rights reserved. Report a correction. Terms, privacy and cookies."
    )
    return f'<footer class="site-footer">{_nav(story)}<p>{said}</p></footer>'


def _comments(story: Story) -> str:
    entries = "".join(
        f'<li class="comment" id="comment-{number}"><div class="comment-author">reader{number}</div>'
        f"<div class='comment-content'><p>{escape(text)}</p></div></li>"
        for number, text in enumerate(story.asides)
    )
    return f'<div id="comments" class="comments-area"><h2>6 comments</h2><ol class="comment-list">{entries}</ol></div>'


def _newsletter(story: Story) -> str:
    said = (
        "Suscríbete a nuestro boletín y recibe cada mañana las noticias del día en tu correo."
        if story.language == "es"
        else "Sign up for our newsletter and get the day's stories in your inbox every morning."
    )
    return (
        f'<div class="newsletter-box"><h4>Newsletter</h4><p>{said}</p><form><input type="email"></form></div>'
    )


def _parts(story: Story, paragraph: Callable[[str], str] | None = None, between: str = "") -> str:
    """The body's markup; `between` comes after its third paragraph."""
    make = paragraph or (lambda text: f"<p>{text}</p>")
    wraps = {"p": make, "h2": lambda text: f"<h2>{text}</h2>", "li": lambda text: f"<li>{text}</li>"}
    pieces: list[str] = []
    previous, paragraphs = "", 0
    for tag, text in story.parts:
        group = {"li": "ul", "tr": "table"}.get(tag, "")
        if group != previous:
            pieces.append(f"</{previous}>" if previous else "")
            pieces.append(f"<{group}>" if group else "")
        if tag == "tr":
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in text.split("\t"))
            pieces.append(f"<tr>{cells}</tr>")
        else:
            pieces.append(wraps[tag](escape(text, quote=False)))
        paragraphs += tag == "p"
        if tag == "p" and paragraphs == 3:
            pieces.append(between)
        previous = group
    pieces.append(f"</{previous}>" if previous else "")
    return "".join(pieces)


def _page(story: Story, body: str, *, head: str = "", site: str = "The Varnholt Herald") -> str:
    return (
        f'<!doctype html><html lang="{story.language}"><head><meta charset="utf-8">'
        f"<title>{escape(story.headline)} | {site}</title>"
        f'<meta property="og:title" content="{escape(story.headline)}">'
        f'<meta property="og:description" content="{escape(story.deck)}">{head}'
        f"<script>window.x = {{}};</script></head><body>{body}<script>x()</script></body></html>"
    )


def _json_ld(story: Story, **more: object) -> str:
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": story.published,
        "author": [{"@type": "Person", "name": story.author}],
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def blog_press(story: Story) -> str:
    """A widespread blog system's newspaper theme: share row, related posts and comments in the article."""
    return _page(
        story,
        f'<header id="masthead">{_nav(story)}</header><div id="content" class="site-content"><main>'
        f'<article class="post-812 post type-post"><header class="entry-header"><h1 class="entry-title">{story.headline}</h1>'
        f'<div class="entry-meta"><span class="byline">By <a rel="author" href="/a">{story.author}</a></span>'
        f'<time datetime="{story.published}">July 3</time></div></header><div class="entry-content">'
        f'<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{story.caption}</p></div>'
        f"{_parts(story, between=_newsletter(story))}"
        f'<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li>'
        f'<li><a href="#">Facebook</a></li></ul></div><div id="jp-relatedposts"><h3>Related</h3>{_cards(story)}</div>'
        f'</div><footer class="entry-footer"><span class="tags-links">Tagged <a href="/t">floods</a></span></footer></article>'
        f'{_comments(story)}</main><aside class="widget-area sidebar">{_cards(story, "widget")}</aside></div>{_footer(story)}',
    )


def semantic(story: Story) -> str:
    """Headers, figures and asides as the standard means them."""
    return _page(
        story,
        f'<header>{_nav(story)}</header><main><article><header><h1>{story.headline}</h1><p class="standfirst">{story.deck}</p>'
        f'<address>{story.author}</address><time datetime="{story.published}">3 July</time></header>'
        f"<figure><img src=a.jpg><figcaption>{story.caption}</figcaption></figure>"
        f"{_parts(story, between=f'<aside><h2>Read more</h2>{_cards(story)}</aside>')}"
        f"<footer><p>Topics: <a href=/t>Floods</a> <a href=/u>Weather</a></p></footer></article></main>"
        f"<section><h2>More stories</h2>{_cards(story)}</section>{_footer(story)}",
        head=_json_ld(story),
    )


def line_breaks(story: Story) -> str:
    """Paragraphs that are only kept apart by line breaks, in a box without a telling name."""
    text = _parts(story, lambda line: f"{line}<br><br>")
    return _page(
        story,
        f'<div class="top">{_nav(story)}</div><div class="wrap"><div class="left"><h1>{story.headline}</h1>'
        f'<div class="info">{story.author} / 03.07.2024</div><div class="txt">{text}</div>'
        f'<div class="soc"><a href="#">Facebook</a> <a href="#">Print</a></div></div>'
        f'<div class="right"><b>Most read</b>{_cards(story, "item")}</div></div>{_footer(story)}',
    )


def microdata(story: Story) -> str:
    """The article marked property by property."""
    return _page(
        story,
        f'{_nav(story)}<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{story.headline}</h1>'
        f'<span itemprop="author">{story.author}</span><meta itemprop="datePublished" content="{story.published}">'
        f'<div itemprop="articleBody">{_parts(story, between=f"<p><strong><a href=/x>READ MORE: {story.others[0]}</a></strong></p>")}'
        f'</div><div class="author-box"><h4>{story.author}</h4><p>{story.author} covers the north for this paper.</p></div></div>'
        f'<div class="recommended">{_cards(story)}</div>{_footer(story)}',
    )


def tabloid(story: Story) -> str:
    """Promotions, pull quotes, advertisements and calls to follow between all paragraphs."""
    quote = story.body[0].split(". ")[0]
    between = (
        f'<div class="ad-slot" id="ad-3">Advertisement</div><blockquote class="pullquote"><p>{escape(quote)}</p></blockquote>'
        f'<div class="related-inline"><h4>Related articles</h4><ul><li><a href=/1>{story.others[0]}</a></li>'
        f"<li><a href=/2>{story.others[1]}</a></li></ul></div>"
        f'<p class="read-more"><a href="/3">READ MORE: {story.others[2]}</a></p>'
        "<p><em>Follow us on Twitter and Facebook for more from the north.</em></p>"
    )
    return _page(
        story,
        f'{_nav(story)}<div class="article-page"><div class="article-wrapper"><h1>{story.headline}</h1><h2 class="lead">{story.deck}</h2>'
        f'<div class="byline-block"><div class="author">By {story.author}</div><div>Updated 2 hours ago</div>'
        f'<div class="share-bar">121 shares</div></div><div class="article-body">{_parts(story, between=between)}'
        f'<p>Do you have a story? Email tips@herald.example</p></div></div><div class="puff">{_cards(story, "puff")}</div></div>'
        f"{_comments(story)}{_footer(story)}",
        head=_json_ld(story),
    )


def broadcaster(story: Story) -> str:
    """Each paragraph in a component of its own, classes made by a machine."""
    parts = _parts(
        story,
        lambda line: (
            f'<div data-component="text-block" class="ssrcss-1q0x1"><div class="ssrcss-7uxr4"><p class="ssrcss-9">{line}</p></div></div>'
        ),
    )
    return _page(
        story,
        f'<div id="app"><header role="banner">{_nav(story)}</header><main id="main-content"><article class="ssrcss-art">'
        f'<div data-component="headline-block"><h1 id="main-heading">{story.headline}</h1></div>'
        f'<div data-component="byline-block"><time datetime="{story.published}">3 July</time><div>By {story.author}</div></div>'
        f'<div data-component="image-block"><figure><img><figcaption>Image caption, {story.caption}</figcaption></figure></div>'
        f"{parts}"
        f'<div data-component="links-block"><h2>More on this story</h2><ul><li><a href=/1>{story.others[0]}</a></li>'
        f"<li><a href=/2>{story.others[1]}</a></li></ul></div></article>"
        f'<section class="ssrcss-more"><h2>Top stories</h2>{_cards(story, "ssrcss-card")}</section></main></div>{_footer(story)}',
        head=_json_ld(story),
    )


def wire(story: Story) -> str:
    """An agency's page: paragraphs as boxes, a sign-off, and the house's standards."""
    parts = _parts(story, lambda line: f'<div class="text__text__1FZ" data-testid="paragraph">{line}</div>')
    return _page(
        story,
        f'<div class="site">{_nav(story)}<div class="article__main"><h1 data-testid="Heading">{story.headline}</h1>'
        f'<div class="article__meta">By {story.author}, July 3, 2024 9:30 AM</div><div class="article-body__content__17Y">{parts}'
        f'<div data-testid="SignOff">Reporting by {story.author}; editing by Tom Marsh</div>'
        f'<div class="article-body__element">Our Standards: The Varnholt Trust Principles.</div></div>'
        f'<div class="toolbar">Purchase Licensing Rights</div></div><div class="read-next">{_cards(story, "story-card")}</div></div>{_footer(story)}',
    )


def stated(story: Story) -> str:
    """A page of nested boxes without a paragraph; the text stands in the markup for machines as well."""
    parts = _parts(story, lambda line: f'<div class="c7"><span class="c9">{line}</span></div>')
    return _page(
        story,
        f'<div id="root"><div class="c1">{_nav(story)}</div><div class="c2"><div class="c3"><h1 class="c4">{story.headline}</h1>'
        f'<div class="c5">{story.deck}</div><div class="c6">{parts}</div></div><div class="c8">'
        f"{_cards(story, 'c11')}</div></div></div>{_footer(story)}",
        head=_json_ld(story, articleBody="\n".join(text.replace("\t", " ") for text in story.body)),
    )


def magazine(story: Story) -> str:
    """A long read: drop capital, sections, notes of the author."""
    first, _, rest = _parts(story).partition("<p>")
    parts = f'{first}<p class="has-dropcap"><span class="dropcap">{rest[:1]}</span>{rest[1:]}'
    return _page(
        story,
        f'{_nav(story)}<main class="longread"><div class="hero"><h1>{story.headline}</h1><p class="dek">{story.deck}</p></div>'
        f'<section class="body-text"><div class="inner">{parts}</div></section>'
        f'<section class="about-author"><p><em>{story.author} is a writer at large.</em></p></section>'
        f'<section class="more-from">{_cards(story, "tile")}</section></main>{_footer(story)}',
        head=_json_ld(story),
    )


def old_tables(story: Story) -> str:
    """A page laid out with tables, as it was done when the paper first went online."""
    parts = _parts(story)
    return _page(
        story,
        f'<table width="980"><tr><td colspan="3">{_nav(story)}</td></tr><tr><td width="160" valign="top">{_cards(story, "left")}</td>'
        f'<td valign="top"><font size="5"><b>{story.headline}</b></font><br><font size="1">{story.author} - 3/7/2024</font>'
        f'<div align="justify">{parts}</div><a href="#">Print</a> <a href="#">Send to a friend</a></td>'
        f'<td width="200" valign="top">{_cards(story, "right")}</td></tr></table>{_footer(story)}',
    )


def fields(story: Story) -> str:
    """A content system that wraps every field into boxes."""
    return _page(
        story,
        f'<div class="region region-header">{_nav(story)}</div><div class="region region-content"><article role="article" class="node node--type-article">'
        f'<h1 class="page-title"><span class="field field--name-title">{story.headline}</span></h1>'
        f'<div class="field field--name-field-image"><img><div class="field--name-field-caption">{story.caption}</div></div>'
        f'<div class="node__content"><div class="field field--name-body field--type-text-with-summary field__item">{_parts(story)}</div>'
        f'<div class="field field--name-field-tags"><div class="field__item"><a href=/t>Floods</a></div></div></div></article>'
        f'<div class="views-element-container block">{_cards(story, "views-row")}</div></div>{_footer(story)}',
    )


def daily(story: Story) -> str:
    """A daily in Spanish: subtitle, "lee también", labels, comments."""
    between = (
        f'<p class="noticia-relacionada"><strong>Lee también:</strong> <a href="/1">{story.others[0]}</a></p>'
    )
    return _page(
        story,
        f'<header class="cabecera">{_nav(story)}</header><div class="contenedor"><article class="noticia"><h1 class="titular">{story.headline}</h1>'
        f'<h2 class="entradilla">{story.deck}</h2><div class="firma"><span class="autor">Por {story.author}</span> <span class="fecha">3 de julio de 2024</span></div>'
        f'<figure class="foto"><img><figcaption class="pie-foto">{story.caption}</figcaption></figure>'
        f'<div class="cuerpo-noticia">{_parts(story, between=between + _newsletter(story))}</div>'
        f'<div class="etiquetas">Archivado en: <a href="/t">Inundaciones</a></div></article>'
        f'<div class="mas-noticias"><h3>Lo más leído</h3>{_cards(story)}</div></div>{_comments(story)}{_footer(story)}',
        head=_json_ld(story),
        site="Diario de Valdeluz",
    )


def diary(story: Story) -> str:
    """A personal diary on a free host: line breaks, an archive, a profile."""
    text = _parts(story, lambda line: f"{line}<br /><br />")
    return _page(
        story,
        f'<div id="header"><h1 class="title">Notes from Marsk</h1></div><div id="main"><div class="date-outer"><h2 class="date-header">Wednesday, July 3, 2024</h2>'
        f'<div class="post hentry"><h3 class="post-title entry-title">{story.headline}</h3><div class="post-body entry-content" id="post-body-1">{text}</div>'
        f'<div class="post-footer">Posted by {story.author} at 09:30 <a href="#">No comments:</a></div></div></div></div>'
        f'<div id="sidebar"><div class="widget"><h2>Blog Archive</h2>{_cards(story, "archive")}</div></div>{_footer(story)}',
    )


def mobile(story: Story) -> str:
    """The light page for telephones."""
    return _page(
        story,
        f'<amp-sidebar>{_nav(story)}</amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header"><h1>{story.headline}</h1>'
        f'<div class="amp-wp-meta">{story.author}</div></header><figure><amp-img></amp-img><figcaption>{story.caption}</figcaption></figure>'
        f'<div class="amp-wp-article-content">{_parts(story)}</div><div class="amp-related"><h3>Related</h3>{_cards(story, "amp-card")}</div></article>{_footer(story)}',
        head=_json_ld(story),
    )


def split(story: Story) -> str:
    """The body in several boxes with advertisements between them."""
    half = len(story.parts) // 2
    halves = [_parts(_with(story, story.parts[:half])), _parts(_with(story, story.parts[half:]))]
    boxes = '<div class="adv">Advertisement</div>'.join(
        f'<div class="story-text">{one}</div>' for one in halves
    )
    return _page(
        story,
        f'{_nav(story)}<div class="page"><div class="story"><h1>{story.headline}</h1><p class="story-byline">{story.author}</p>{boxes}'
        f'<div class="trending">{_cards(story)}</div></div></div>{_footer(story)}',
        head=_json_ld(story),
    )


def forms(story: Story) -> str:
    """A whole page inside one form, as one widespread framework makes them."""
    return _page(
        story,
        f'<form id="aspnetForm" method="post"><div id="top">{_nav(story)}</div><div id="ctl00_main"><h1>{story.headline}</h1>'
        f'<div id="ctl00_date">Wednesday, July 3, 2024</div><div id="ctl00_text">{_parts(story)}</div></div>'
        f'<div id="ctl00_side">{_cards(story, "box")}</div>{_footer(story)}</form>',
    )


def _with(story: Story, parts: tuple[tuple[str, str], ...]) -> Story:
    return Story(
        story.language, story.headline, story.deck, story.author, story.published, parts, story.caption,
        story.others, story.asides,
    )  # fmt: skip


STYLES: tuple[Callable[[Story], str], ...] = (
    blog_press, semantic, line_breaks, microdata, tabloid, broadcaster, wire, stated, magazine, old_tables,
    fields, daily, diary, mobile, split, forms,
)  # fmt: skip
SHAPES = (("plain", 5000), ("headed", 4000), ("listed", 3500), ("tabled", 4500), ("plain", 420))


def make_pages(*, seed: int = 1) -> Iterator[MadeUpPage]:
    """Every style with every shape of story, in English and Spanish by turns."""
    rng = Random(seed)
    for number, style in enumerate(STYLES):
        for place, (shape, size) in enumerate(SHAPES):
            language = "es" if style is daily or (number + place) % 3 == 0 else "en"
            story = make_story(rng, language=language, size=size, shape=shape)
            yield MadeUpPage(f"{style.__name__} {shape} {size}", style(story), story)
