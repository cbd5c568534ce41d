"""Notices are found wherever a page puts them, and nowhere where there are none."""
# Markup is written as it is served.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from articles.documents import Notice
from articles.reading.pages import read_page
from benchmarks.made_up_pages import blog_press, broadcaster, daily, fields, magazine, semantic, tabloid
from benchmarks.made_up_stories import Story, make_story

URL = "https://herald.example/2024/07/story"
WORDINGS = {
    "en": (
        "Correction: An earlier version of this story misstated the number of families who left their homes.",
        "This story has been updated to include a statement from the ministry.",
        "Editor's note: The spelling of the mayor's name has been corrected throughout.",
    ),
    "es": (
        "Corrección: Una versión anterior de esta noticia indicaba por error que el puente era de 1960.",
        "Esta noticia ha sido actualizada con las declaraciones de la alcaldesa.",
        "Fe de errores: El apellido del portavoz es Ibáñez y no Ibarra, como se publicó.",
    ),
}
Placing = Callable[[str, Story, str], str]


def in_text(html: str, story: Story, text: str) -> str:
    end = html.index("</p>", html.rindex(story.body[-1])) + len("</p>")
    return f"{html[:end]}<p><em>{text}</em></p>{html[end:]}"


def before_text(html: str, story: Story, text: str) -> str:
    start = html.rindex("<p", 0, html.index(story.body[0][3:]))
    return f'{html[:start]}<div class="note-top"><p>{text}</p></div>{html[start:]}'


def after_article(html: str, story: Story, text: str) -> str:
    mark = "</article>" if "</article>" in html else "</main>" if "</main>" in html else '<div class="puff">'
    return html.replace(
        mark,
        f'{mark if mark[1] == "/" else ""}<div class="b7"><p>{text}</p></div>{mark if mark[1] != "/" else ""}',
        1,
    )


def in_aside(html: str, story: Story, text: str) -> str:
    end = html.index("</p>", html.index(story.body[1])) + len("</p>")
    return f'{html[:end]}<aside class="b2"><p>{text}</p></aside>{html[end:]}'


def in_footer(html: str, story: Story, text: str) -> str:
    return html.replace(
        '<footer class="site-footer">',
        f'<footer class="b3"><small>{text}</small></footer><footer class="site-footer">',
        1,
    )


def in_caption(html: str, story: Story, text: str) -> str:
    end = html.index("</p>", html.index(story.body[0][3:])) + len("</p>")
    return f"{html[:end]}<figure><img src=b.jpg><figcaption>The bridge in May. {text}</figcaption></figure>{html[end:]}"


def in_details(html: str, story: Story, text: str) -> str:
    end = html.index("</p>", html.index(story.body[1])) + len("</p>")
    return f"{html[:end]}<details><summary>About this story</summary><p>{text}</p></details>{html[end:]}"


def in_markup(html: str, story: Story, text: str) -> str:
    said = f'{{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-07-01T00:00:00Z", "url": "{URL}", "correction": {{"@type": "CorrectionComment", "text": "{text}"}}}}'
    return html.replace("</head>", f'<script type="application/ld+json">{said}</script></head>', 1)


def in_time_line(html: str, story: Story, text: str) -> str:
    start = html.index("<h1")
    return f'{html[:start]}<div class="timestamp meta"><span>Updated 3 July 2024, 14:20.</span><p>{text}</p></div>{html[start:]}'


def under_heading(html: str, story: Story, text: str) -> str:
    heading, _, rest = text.partition(": ")
    box = (
        f"<h4>{heading}</h4><p>{rest}</p>"
        if rest
        else f"<h4>{'Aclaración' if story.language == 'es' else 'Clarification'}</h4><p>{text}</p>"
    )
    end = html.index("</p>", html.rindex(story.body[-1])) + len("</p>")
    return f'{html[:end]}<div class="b9">{box}</div>{html[end:]}'


PLACES: tuple[tuple[Placing, frozenset[str]], ...] = (
    (in_text, frozenset({"text"})),
    (before_text, frozenset({"before", "text"})),
    (after_article, frozenset({"after"})),
    (in_aside, frozenset({"aside"})),
    (in_footer, frozenset({"footer"})),
    (in_caption, frozenset({"figcaption"})),
    (in_details, frozenset({"details"})),
    (in_markup, frozenset({"json-ld"})),
    (in_time_line, frozenset({"before", "header", "text"})),
    (under_heading, frozenset({"text", "after"})),
)
STYLES = (blog_press, semantic, broadcaster, tabloid, fields, magazine)


def _notices(html: str) -> tuple[Notice, ...]:
    return read_page(html.encode(), url=URL).document.notices


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
@pytest.mark.parametrize(("place", "where"), PLACES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_notice_is_found_wherever_it_stands(
    place: Placing, where: frozenset[str], style: Callable[[Story], str], language: str
) -> None:
    story = make_story(Random(5), language=language, size=1800)
    for wording in WORDINGS[language]:
        notices = _notices(place(style(story), story, wording))
        words = wording.partition(": ")[2] or wording
        assert [words in notice.text for notice in notices] == [True], (wording, notices)
        assert notices[0].where in where


@pytest.mark.parametrize("style", [*STYLES, daily], ids=lambda style: style.__name__)
def test_a_page_without_a_notice_has_none(style: Callable[[Story], str]) -> None:
    for language in ("en", "es"):
        assert _notices(style(make_story(Random(6), language=language, size=1800))) == ()


# Fragments of pages that speak of corrections and are none of this story.
STRANGERS = (
    "<p>The corrections officer, who was not named, was taken to a hospital in Valdeluz.</p>",
    "<p>Correction Officer Ines Barroso said that she had been wrong about the year.</p>",
    "<p>The Department of Corrections said on Monday that two of its vans had been sold.</p>",
    "<p>The newspaper printed a correction on Tuesday, saying that an earlier version of the article was wrong.</p>",
    "<p>“This story has been updated,” read a line at the foot of the page, which nobody had signed.</p>",
    "<blockquote><p>Correction: An earlier version of this article misstated the age of the minister.</p></blockquote>",
    "<h2>Correction</h2><p>Economists speak of one when prices fall by a tenth from their latest peak.</p>",
    '<div class="related"><ul><li><a href="/1">Correction: Storm-Deaths story</a></li></ul></div>',
    "<aside><h3>More</h3><ul><li><a href='/1'>Correction: An earlier version of this story was wrong</a></li></ul></aside>",
    "<section><h2>Latest news</h2><div><h3>Correction: Bridge story</h3></div><div><h3>Boat sinks</h3></div></section>",
    "<footer><p>Spotted an error? Report a correction to our standards desk.</p></footer>",
    "<footer><p>Corrections: To report an error, e-mail corrections@herald.example or call the desk.</p></footer>",
    "<div><p>See something wrong? Request a correction here.</p></div>",
    "<div><h4>Corrections</h4><p>Let us know about mistakes: write to the readers' editor.</p></div>",
    '<div class="newsletter"><p>This newsletter has been updated: sign up for the new one.</p></div>',
    '<ol class="comment-list"><li class="comment"><p>Correction: the mayor was born in Marsk, not in Dunmore.</p></li></ol>',
    '<div id="comments"><div class="c"><p>This article was updated without saying so. Shame on you.</p></div></div>',
    "<section><h2>Comments</h2><div><p>This story was corrected twice already, and it is still wrong.</p></div></section>",
    "<p>Last updated: July 3, 2024 14:20 GMT</p>",
    "<p>This article was updated 3 minutes ago</p>",
    "<div class='corrections-box'><h3>Corrections</h3><p>An article on Tuesday about the harbour misstated its depth.</p></div>",
    "<div class='corrections-link'><a href='/corrections'>Corrections and clarifications</a></div>",
    "<p>El funcionario de prisiones, del módulo de corrección, fue trasladado a un hospital.</p>",
    "<p>El diario publicó una corrección el martes y pidió disculpas al ministro.</p>",
    "<footer><p>¿Ha visto un error? Envíe una corrección a la redacción.</p></footer>",
    "<footer><p>Correcciones: escriba al defensor del lector, lector@diario.example.</p></footer>",
    "<ul class='mas-leidas'><li><a href='/1'>Corrección: La noticia sobre el puente</a></li></ul>",
    "<p>Actualizado hace 5 minutos</p>",
    "<p>This article is republished from The Ledger under an open licence.</p>",
    "<p>This story was republished with permission from the Marsk Herald.</p>",
    "<p>This article originally appeared on the pages of a sister paper.</p>",
    "<p>This report has been edited by our staff and comes from a syndicated feed.</p>",
    "<p>This piece has been edited for length and clarity.</p>",
    "<footer><p>This page was last updated in the spring of 2019.</p></footer>",
    "<footer><p>This page is regularly updated by the duty desk.</p></footer>",
    "<p>This story is being updated.</p>",
    "<p>Esta noticia se actualizará en cuanto haya más datos.</p>",
    "<h2>Rectificación</h2><p>Así se llama en química el proceso por el que se separan dos líquidos.</p>",
)


@pytest.mark.parametrize("fragment", STRANGERS)
def test_what_is_said_of_others_is_no_notice_of_this_story(fragment: str) -> None:
    language = "es" if any(letter in fragment for letter in "áéíóúñ¿") else "en"
    story = make_story(Random(7), language=language, size=1500)
    html = semantic(story)
    for mark in ("</article>", "</main>", f"<p>{story.body[2]}"):
        place = html.find(mark)
        assert place < 0 or _notices(f"{html[:place]}{fragment}{html[place:]}") == (), mark


# More ways in which papers put it.
WAYS = (
    "• This article was amended on 4 May 2024 to correct the name of the bridge.",
    "CORRECTION (May 5, 2024, 9:10 a.m. ET): A previous version of this article misidentified the ship.",
    "Due to an editing error, an earlier version of this article gave the wrong year.",
    "UPDATE, July 3: This story has been updated with comment from the company.",
    "Clarification: The council has twelve members, not eleven.",
    "A correction was made on July 3, 2024: An earlier version of this article misstated the fare.",
    "We have corrected this article. It said the ferry was built in 1999; it was built in 1989.",
    "In an earlier version of this story, the name of the village was misspelled.",
    "[This story has been corrected to show that the vote was on Tuesday.]",
    "Updated on July 3 to clarify that the school was closed already.",
    "Aclaración: El concejo tiene doce miembros, y no once.",
    "Este artículo fue modificado el 4 de mayo para corregir el nombre del puente.",
    "Por un error de edición, una versión anterior de este artículo daba otro año.",
    "Una primera versión de esta noticia situaba el incendio en otro barrio.",
    "Nota de la redacción: Se ha corregido el número de heridos que figuraba en el texto.",
    "Actualizada a las 14:20 para incluir las declaraciones del portavoz.",
    "Donde decía «mil euros» debe decir «cien mil euros».",
)


@pytest.mark.parametrize("wording", WAYS)
def test_a_notice_is_known_by_its_wording_in_a_box_without_a_name(wording: str) -> None:
    story = make_story(Random(8), size=1500)
    html = fields(story).replace(
        '<div class="views-element', f'<div class="x"><p>{wording}</p></div><div class="views-element'
    )
    assert [notice.text for notice in _notices(html)] == [wording]


def test_a_box_that_its_maker_calls_a_correction_needs_no_wording() -> None:
    story = make_story(Random(8), size=1500)
    box = '<div class="article__correction"><p>The harbour is 14 metres deep.</p></div>'
    notices = _notices(semantic(story).replace("</article>", f"{box}</article>"))
    assert [notice.text for notice in notices] == ["The harbour is 14 metres deep."]


BOXES = (
    '<div class="article-tags social">{}</div>',
    '<aside class="widget sidebar-ad">{}</aside>',
    '<section id="corrections">{}</section>',
    '<div role="note">{}</div>',
    "<table><tr><td>{}</td></tr></table>",
    "<ul><li>{}</li></ul>",
    '<blockquote class="editors-note">{}</blockquote>',
    "<div><small><i>{}</i></small></div>",
    "<dl><dt>About</dt><dd>{}</dd></dl>",
    "<details open><summary>{}</summary></details>",
)


@pytest.mark.parametrize("box", BOXES)
def test_a_notice_is_found_in_boxes_of_any_make(box: str) -> None:
    story = make_story(Random(8), size=1500)
    html = semantic(story)
    for mark in ("</article>", "</main>", '<footer class="site-footer">'):
        placed = html.replace(mark, box.format(WAYS[0]) + mark, 1)
        assert [notice.text for notice in _notices(placed)] == [WAYS[0]], mark


def test_a_heading_in_bold_is_the_notice_s_own() -> None:
    story = make_story(Random(8), size=1500)
    box = "<p><strong>Correction</strong><br>The harbour is 14 metres deep, not 41.</p>"
    notices = _notices(semantic(story).replace("</article>", f"{box}</article>"))
    assert [notice.text for notice in notices] == ["Correction The harbour is 14 metres deep, not 41."]


def test_a_notice_given_twice_for_wide_and_narrow_screens_is_one() -> None:
    story = make_story(Random(8), size=1500)
    said = f"<p>{WAYS[0]}</p>"
    html = semantic(story).replace(
        "</article>", f"<div class=w>{said}</div><div class=n>{said}</div></article>"
    )
    assert len(_notices(html)) == 1


def test_a_notice_is_not_in_the_body_as_well() -> None:
    story = make_story(Random(8), size=1500)
    reading = read_page(in_text(semantic(story), story, WAYS[1]).encode(), url=URL)
    assert WAYS[1] not in reading.text
    assert WAYS[1] not in [block.text for block in reading.document.blocks]


def test_what_a_story_quotes_of_another_ones_notice_stays_in_its_text() -> None:
    story = make_story(Random(8), size=1500)
    quoted = "Correction: An earlier version of this article misstated the age of the minister."
    html = semantic(story).replace(
        f"<p>{story.body[3]}", f"<blockquote><p>{quoted}</p></blockquote><p>{story.body[3]}"
    )
    document = read_page(html.encode(), url=URL).document
    assert quoted in [block.text for block in document.blocks]
