"""The gate keeps pages that stand in for an article apart, and lets real ones through however short."""
# Markup is written as it is served.
# ruff: noqa: E501, ISC004

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from articles.documents import Block, BlockKind, Document, Notice
from articles.reading.pages import read_page
from articles.reading.quality import compare_with_known, is_acceptable
from articles.reading.readings import Known, Reading
from benchmarks.made_up_pages import semantic
from benchmarks.made_up_stories import Story, make_story

URL = "https://herald.example/2024/07/story"


def _page(title: str, body: str, *, head: str = "", language: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title>{head}</head><body>'
        '<header><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/login">Log in</a>'
        f' <a href="/s">Subscribe</a></nav></header><main>{body}</main><footer><p>© The Herald. We use cookies.</p>'
        "</footer></body></html>"
    )


def _read(html: str, url: str = URL) -> Reading:
    return read_page(html.encode(), url=url)


# Title, body, and what the gate says of such a page.
REFUSED = (
    ("Page not found | The Herald", "<h1>Page not found</h1><p>The page you are looking for does not exist.</p>", "not_found"),
    ("404 - The Herald", "<h1>Oops! 404</h1><p>Try our search, or go back to the front page.</p>", "not_found"),
    ("The Herald", "<p>Sorry, the article you requested is no longer available.</p>", "not_found"),
    ("The Herald", "<h2>We can't find the page you were looking for</h2><p>It may have moved.</p>", "not_found"),
    ("Página no encontrada", "<h1>Error 404</h1><p>La página que busca no existe o ha sido eliminada.</p>", "not_found"),
    ("El Diario", "<h1>Lo sentimos</h1><p>El contenido que buscas ya no está disponible.</p>", "not_found"),
    ("Just a moment...", "<h1>herald.example</h1><p>Checking your browser before accessing the site.</p>", "blocked"),
    ("Attention Required! | Shield", "<h1>Sorry, you have been blocked</h1><p>You are unable to access herald.example</p>"
     "<h2>Why have I been blocked?</h2><p>This website is using a security service to protect itself from online attacks.</p>", "blocked"),
    ("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>", "blocked"),
    ("Are you a robot?", "<p>Our systems have detected unusual traffic from your network. Please solve the captcha.</p>", "blocked"),
    ("The Herald", "<p>Please enable JavaScript and cookies to continue.</p>", "blocked"),
    ("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>", "blocked"),
    ("Acceso denegado", "<h1>Acceso denegado</h1><p>Su dirección IP ha sido bloqueada.</p>", "blocked"),
    ("Un momento…", "<p>Verifica que eres humano para continuar.</p>", "blocked"),
    ("El Diario", "<p>Por favor, habilita JavaScript y las cookies para continuar.</p>", "blocked"),
    ("herald.example", "<h2>Please wait while we verify your browser</h2><p>This process is automatic.</p>", "blocked"),
    ("Access denied", "<h1>Press &amp; Hold to confirm you are a human</h1><p>Reference ID 1234</p>", "blocked"),
    ("Unavailable", "<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are attempting to access this website"
     " from a country in which its contents cannot be shown at this time.</p>", "blocked"),
    ("Log in | The Herald", "<h1>Log in</h1><form><input name=m><p>Forgot your password?</p></form>", "paywall"),
    ("Account Suspended", "<h1>Account Suspended</h1><p>Contact your hosting provider.</p>", "error_page"),
    ("herald.example", "<h1>This domain is for sale</h1><p>Related searches: news, weather.</p>", "error_page"),
    ("The Herald", "<h1>Your privacy choices</h1><p>If you click “Accept all”, we and our partners will store and access"
     " information on your device.</p>", "consent"),
    ("502 Bad Gateway", "<h1>502 Bad Gateway</h1>", "error_page"),
    ("Error", "<h1>Internal Server Error</h1><p>The server encountered an internal error.</p>", "error_page"),
    ("The Herald", "<h1>Something went wrong</h1><p>Please try again in a few minutes.</p>", "error_page"),
    ("The Herald", "<h1>We'll be right back</h1><p>The site is down for maintenance.</p>", "error_page"),
    ("Error", "<p>Error establishing a database connection</p>", "error_page"),
    ("El Diario", "<h1>Servicio no disponible</h1><p>Inténtelo de nuevo más tarde.</p>", "error_page"),
    ("El Diario", "<h1>Algo salió mal</h1><p>Vuelva a intentarlo.</p>", "error_page"),
    ("Before you continue", "<h1>Before you continue to the Herald</h1><p>We and our 743 partners use cookies to store"
     " information on your device.</p><p>Accept all cookies, or manage your choices.</p>", "consent"),
    ("The Herald", "<div><h2>We value your privacy</h2><p>We use cookies and similar technologies to run this site.</p></div>", "consent"),
    ("El Diario", "<h2>Valoramos su privacidad</h2><p>Nosotros y nuestros 600 socios almacenamos cookies en su dispositivo."
     "</p><p>Aceptar todo</p>", "consent"),
    ("Storm story | The Herald", "<h1>Storm closes port of Marsk for third day</h1><p>The port of Marsk stayed closed on Monday as…</p>"
     "<div><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in</p></div>", "paywall"),
    ("Storm story | The Herald", "<h1>Storm closes port of Marsk for third day</h1><p>The port of Marsk stayed closed on Monday.</p>"
     "<p>This article is only available to subscribers.</p><p>You have reached your limit of free articles.</p>", "paywall"),
    ("El temporal | El Diario", "<h1>El temporal cierra el puerto por tercer día</h1><p>El puerto siguió cerrado el lunes.</p>"
     "<div><p>Suscríbete para seguir leyendo</p><p>¿Ya eres suscriptor? Inicia sesión</p></div>", "paywall"),
    ("El temporal | El Diario", "<h1>El temporal cierra el puerto</h1><p>El puerto siguió cerrado.</p><p>Contenido exclusivo para"
     " suscriptores</p>", "paywall"),
    ("The Herald", "", "empty"),
    ("Storm closes port | The Herald", "<h1>Storm closes port</h1><div class='player'></div>", "empty"),
)  # fmt: skip


@pytest.mark.parametrize(("title", "body", "code"), REFUSED)
def test_a_page_that_stands_in_for_an_article_is_held(title: str, body: str, code: str) -> None:
    reading = _read(
        _page(title, body, language="es" if any(letter in title + body for letter in "áéíóñ¿") else "en")
    )
    assert [finding.code for finding in reading.findings] == [code]
    assert reading.outcome == "held"
    assert reading.quality <= 0.5
    assert not is_acceptable(reading)


SHORT_NEWS = (
    ("Quake shakes Valdeluz", "<p>An earthquake of magnitude 6.2 shook Valdeluz on Monday, the survey said.</p>"
     "<p>There were no immediate reports of damage. More follows.</p>"),
    ("BREAKING: Prime minister resigns", "<p>Prime Minister Anselm Krog has resigned, his office said.</p>"),
    ("ÚLTIMA HORA: Dimite el primer ministro", "<p>El primer ministro ha presentado su dimisión, según su gabinete.</p>"),
    ("Herald puts up a paywall", "<p>Readers must subscribe from Monday to read more than three free articles a month, the Herald"
     " said. Subscribers who log in keep access, and a subscription costs five euros.</p><p>Shares rose 3%.</p>"),
    ("Access denied: how captchas keep the blind out", "<p>For Ines Barroso the web ends where a captcha begins. “I am not a robot,”"
     " she says, “but the page does not believe me.”</p><p>One in five pages asks its visitors to solve one, a study found, and"
     " most of the blind people who took part gave up.</p><p>Lawyers in Marsk have sued two banks over it.</p>"),
    ("Service unavailable for hours at bank", "<p>Customers of the Bank of Marsk saw the words “service unavailable” for five hours"
     " on Monday.</p><p>The bank blamed a router.</p>"),
    ("La web del ministerio cae por una avería", "<p>La página del ministerio mostraba el mensaje «página no encontrada» el lunes.</p>"
     "<p>El servicio se restableció a las diez, según un portavoz.</p>"),
    ("Cookie law passes", "<p>Parliament passed a law on Monday that lets readers reject all cookies with one click.</p>"
     "<p>Papers had asked for more time. The law takes effect in May.</p>"),
)  # fmt: skip


@pytest.mark.parametrize(("headline", "body"), SHORT_NEWS)
def test_short_news_pass_whatever_they_tell_of(headline: str, body: str) -> None:
    stated = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{headline}",'
        '"datePublished": "2024-07-03T09:00:00Z"}</script>'
    )
    for head in ("", stated):
        reading = _read(
            _page(f"{headline} | The Herald", f"<article><h1>{headline}</h1>{body}</article>", head=head)
        )
        assert reading.findings == ()
        assert is_acceptable(reading)


def test_banners_of_a_site_do_not_hold_a_short_article() -> None:
    banners = (
        '<div id="cookie-banner"><p>We value your privacy</p><p>We use cookies to run this site.</p></div>'
        "<noscript>Please enable JavaScript.</noscript>"
        '<div class="signup"><p>Subscribe to our newsletter</p></div>'
    )
    html = _page(
        "Quake shakes Valdeluz",
        f"{banners}<article><h1>Quake shakes Valdeluz</h1>{SHORT_NEWS[0][1]}</article>",
    )
    assert _read(html).findings == ()


def _story(seed: int = 3, size: int = 2500) -> Story:
    return make_story(Random(seed), size=size)


@pytest.mark.parametrize("share", [0.35, 0.5, 0.62])
def test_a_page_that_broke_off_is_held(share: float) -> None:
    html = semantic(_story())
    broken = html[: int(len(html) * share)]
    assert "truncated" in [finding.code for finding in _read(broken).findings]


def test_a_page_whose_maker_leaves_out_closing_tags_did_not_break_off() -> None:
    html = semantic(_story()).replace("</body></html>", "").replace("</p>", "")
    assert _read(html).findings == ()


def test_scripts_behind_the_end_of_a_page_do_not_make_it_broken_off() -> None:
    html = semantic(_story()).replace("</html>", "</html>" + "<script>track(1);</script>" * 150)
    html = html.replace("<body>", "<body><div>", 1).replace("</section>", "")
    assert not _read(f"{html}<!-- compressed by node 7 -->").findings


def test_a_body_far_shorter_than_the_page_counts_is_held() -> None:
    html = semantic(_story(size=500)).replace(
        '"@type": "NewsArticle"', '"@type": "NewsArticle", "wordCount": 900'
    )
    assert [finding.code for finding in _read(html).findings] == ["truncated"]


def test_a_count_of_characters_is_no_count_of_words() -> None:
    html = semantic(_story(size=2500)).replace(
        '"@type": "NewsArticle"', '"@type": "NewsArticle", "wordCount": 2600'
    )
    assert _read(html).findings == ()


def _front_page() -> str:
    stories = [make_story(Random(seed), size=200) for seed in range(14)]
    cards = "".join(
        f'<div class="c"><h2><a href="/s/{number}">{story.headline} {number}</a></h2><p>{story.deck}</p></div>'
        for number, story in enumerate(stories)
    )
    return _page("The Herald", f"<h1>The Herald</h1>{cards}")


def test_a_list_of_stories_is_no_article() -> None:
    assert [finding.code for finding in _read(_front_page()).findings] == ["listing"]


@pytest.mark.parametrize("between", ["</p><p>", "<br><br>"])
def test_a_short_article_among_many_teasers_is_no_list(between: str) -> None:
    teasers = "".join(
        f"<h3><a href='/{n}'>Tug sinks off Marsk for the {n}th time</a></h3>" for n in range(12)
    )
    story = f"<p>{between.join(_story(seed=5, size=1100).body)}</p>"
    assert not _read(
        _page("Ferry", f"<article><h1>Ferry aground</h1>{story}</article><div>{teasers}</div>")
    ).outcome


def test_the_front_page_is_no_article() -> None:
    assert [finding.code for finding in _read(_front_page(), "https://herald.example/").findings] == [
        "front_page"
    ]


def test_bytes_that_were_no_letters_are_told_and_hold_nothing() -> None:
    html = semantic(_story()).encode()
    place = html.index(b"</p>")
    reading = read_page(html[:place] + b"\xff\xfe\xfa" + html[place:], url=URL)
    assert [finding.code for finding in reading.findings] == ["replaced_characters"]
    assert is_acceptable(reading)


def _document(
    seed: int = 1, size: int = 3000, headline: str = "Ferry runs aground off Kolding Bay"
) -> Document:
    story = make_story(Random(seed), size=size)
    return Document(headline=headline, blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in story.body))


def _compare(new: Document, old: Document) -> list[str]:
    return [finding.code for finding in compare_with_known(Reading(document=new), Known(old, URL))]


def _cut(document: Document, count: int) -> Document:
    return replace(document, blocks=document.blocks[:count])


def test_nothing_speaks_against_a_page_of_which_nothing_is_known() -> None:
    assert compare_with_known(Reading(document=_document()), None) == ()


@pytest.mark.parametrize("kept", [1.0, 0.75, 0.5])
def test_a_text_may_be_cut(kept: float) -> None:
    old = _document()
    assert _compare(_cut(old, int(len(old.blocks) * kept)), old) == []


def test_a_text_may_grow_from_a_flash_to_a_story() -> None:
    old = replace(
        _document(), blocks=(Block(BlockKind.PARAGRAPH, "A ferry ran aground off Kolding Bay, police said."),)
    )
    assert _compare(_document(), old) == []


def test_a_text_may_be_written_anew_under_its_headline() -> None:
    assert _compare(_document(seed=2), _document(seed=1)) == []


def test_an_emptied_page_is_held() -> None:
    assert _compare(_cut(_document(), 1), _document()) == ["emptied"]


def test_a_page_that_fell_to_a_third_is_held() -> None:
    old = _document()
    assert _compare(_cut(old, len(old.blocks) * 3 // 10), old) == ["layout_change"]


def test_a_publisher_who_says_why_may_take_a_text_back() -> None:
    old = _document()
    new = replace(_cut(old, 1), notices=(Notice("This story has been corrected and shortened.", "text"),))
    assert _compare(new, old) == []


def test_another_article_is_held() -> None:
    words = "Receta de bizcocho: mezcle harina, azúcar, huevos, mantequilla y levadura en un cuenco hondo."
    other = Document(headline="Bizcocho de la abuela", blocks=(Block(BlockKind.PARAGRAPH, words * 4),))
    assert _compare(other, _document()) == ["wrong_page"]


def test_menus_in_the_place_of_sentences_are_held() -> None:
    lines = (
        "World",
        "Business and money",
        "Sport",
        "Weather in your town",
        "Our podcasts",
        "Horoscope",
        "Crosswords",
    ) * 40
    new = replace(_document(), blocks=tuple(Block(BlockKind.PARAGRAPH, line) for line in lines))
    assert _compare(new, _document()) == ["layout_change"]
