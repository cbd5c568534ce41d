"""Calls to the reader are no part of a body; sentences of the news stay, however they begin."""

from __future__ import annotations

import pytest

from articles.documents import Block, BlockKind
from articles.reading.edges import is_call, trim_edges

CALLS = (
    "Sign up for our newsletter to get the day's stories in your inbox.",
    "Follow us on Twitter and Facebook.",
    "Follow Jane Doe on Twitter: @jane",
    "READ MORE: Ferry runs aground off Kolding Bay",
    "Do you have a story? Email tips@herald.example",
    "Share this article with your friends",
    "© 2024 The Herald",
    "Copyright 2024 The Herald. All rights reserved.",
    "Story continues below",
    "Advertisement",
    "Suscríbete a nuestro boletín y recibe las noticias del día.",
    "Síguenos en Twitter y Facebook.",
    "Lea también: El puente, cerrado un año",
    "Todos los derechos reservados.",
    "Get Herald Business on Twitter, Facebook and Instagram! Know something we don't?",
    "Please sign up or log in to continue reading",
    "More Must-Reads From The Herald",
    "Get the latest updates from",
    "Stay connected",
    "Loading weather data ...",
    "Jane Doe can be reached at jane@herald.example.",
    "Write to Jane Maria de la Rosa at jane@herald.example",
    "You have 1 article left to read this month before you need to register",
    "™ & © 2024 The Herald Network, a Marsk Company. All rights reserved.",
    "Illustration by Tom Marsh",
    "Courtesy of the Herald",
    "(Credit: Tom Marsh / Herald)",
    "Header image: Fishermen of Kolding Bay, seen from the pier (Tom Marsh)",
    "Marsk Navy / Getty Images",
)
NEWS = (
    "Share this burden, the bishop asked them.",
    "Copyright law was changed on Monday, and authors are pleased.",
    "Follow the money on its way from Marsk to Dunmore, and you end up at one bank.",
    "Advertisement sales fell by a third.",
    "Read my lips, the minister said: no new taxes.",
    "Sign up sheets were found in the burnt school.",
    "Support our troops, the poster said.",
    "(Reporting by Jane Doe in Marsk; editing by Tom Marsh)",
    "Ver para creer, dijo el alcalde.",
    "Published in 1960, the novel sold a million copies.",
    "Courtesy costs nothing, he said.",
    "Courtesy visits begin anew",
    "Photos by satellites show the hull under the pier.",
    "The minister can be reached at noon by those who wait.",
    "Loading of the ship will take two days.",
)


@pytest.mark.parametrize("text", CALLS)
def test_a_call_to_the_reader_is_known(text: str) -> None:
    assert is_call(text)


@pytest.mark.parametrize("text", NEWS)
def test_a_sentence_of_the_news_is_no_call(text: str) -> None:
    assert not is_call(text)


HEADS = (
    "Ferry runs aground",
    "By Jane Doe",
    "Published July 3, 2024 at 9:30 a.m.",
    "3 July 2024",
    "4 min read",
    "2 hours ago",
    "Jane Doe",
    "3 de julio de 2024",
    "Por Juan Soto, 3 de julio de 2024",
    "Juan Soto | Puerto Amargo | 03/07/2024",
    "Estimated reading time: 4 minutes",
    "Tiempo de lectura: 4 minutos",
    "Main Content",
    "Written by: Tom Marsh",
)


def _blocks(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


@pytest.mark.parametrize("line", HEADS)
def test_what_stands_between_headline_and_text_is_no_text(line: str) -> None:
    blocks = _blocks(line, "A ferry ran aground off Kolding Bay on Monday, the coast guard said.")
    assert trim_edges(blocks, headline="Ferry runs aground", byline="Jane Doe") == blocks[1:]


@pytest.mark.parametrize(
    "line", [*NEWS, "July 3, 2024 was a day like no other.", "Por qué subió la luz en 2021"]
)
def test_a_first_sentence_stays(line: str) -> None:
    blocks = _blocks(line, "A ferry ran aground off Kolding Bay on Monday, the coast guard said.")
    assert trim_edges(blocks, headline="Ferry runs aground", byline="Jane Doe") == blocks


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("Jane Doe is a reporter for the Herald and lives in Marsk.", False),
        ("Jane Doe covers the north for this paper.", False),
        ("Jane Doe es redactora de Sociedad.", False),
        ("Jane Doe was among the passengers and saw the rock come near.", True),
        ("Tom Marsh is a reporter for the Herald, and was on board as well.", True),
    ],
)
def test_what_tells_of_the_author_below_the_text_is_no_text(line: str, is_kept: bool) -> None:
    blocks = _blocks("A ferry ran aground off Kolding Bay on Monday, the coast guard said.", line)
    assert trim_edges(blocks, headline="x", byline="Jane Doe") == (blocks if is_kept else blocks[:1])


def test_titles_under_a_heading_of_other_stories_are_no_text() -> None:
    news = Block(BlockKind.PARAGRAPH, "A ferry ran aground off Kolding Bay on Monday, the coast guard said.")
    more = Block(BlockKind.PARAGRAPH, "It was pulled free on Tuesday.")
    titles = [Block(BlockKind.LIST_ITEM, text) for text in ("Tug sinks off Marsk", "Harbour to be dredged")]
    heading = Block(BlockKind.PARAGRAPH, "Related stories:")
    assert trim_edges([news, heading, *titles, more], headline="x") == [news, more]


def test_a_list_of_the_article_stays_under_its_heading() -> None:
    blocks = [
        Block(BlockKind.PARAGRAPH, "A ferry ran aground off Kolding Bay on Monday. On board were:"),
        *(Block(BlockKind.LIST_ITEM, text) for text in ("40 passengers", "two dogs")),
    ]
    assert trim_edges(blocks, headline="x") == blocks


@pytest.mark.parametrize(
    "line", ["—", "* * *", "https://herald.example/2024/ferry", "jane@herald.example", "What we know:"]
)
def test_the_last_line_says_something(line: str) -> None:
    blocks = _blocks("A ferry ran aground off Kolding Bay on Monday, the coast guard said.", line)
    assert trim_edges(blocks, headline="x") == blocks[:1]
