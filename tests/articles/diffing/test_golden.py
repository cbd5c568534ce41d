"""Pairs of texts as a desk would write them, and the comparison as an editor would tell it."""

from __future__ import annotations

import pytest

from articles.diffing import compare_texts
from articles.diffing.faces import write_unified

# (what it is about, old, new, the comparison)
GOLDEN = [
    (
        "a toll that rose",
        "Security forces killed at least 26 people in Quellada, officials said.",
        "Security forces killed at least 164 people in Quellada, officials said.",
        "~ Security forces killed at least [-26-]{+164+} people in Quellada, officials said.",
    ),
    (
        "digits that two numbers share",
        "More than 3,000 people were arrested on Friday.",
        "More than 5,800 people were arrested on Friday.",
        "~ More than [-3,000-]{+5,800+} people were arrested on Friday.",
    ),
    (
        "money and percentages",
        "The damage is put at $1.2bn, or 12.5% of output.",
        "The damage is put at $1.8bn, or 13.5% of output.",
        "~ The damage is put at [-$1.2bn-]{+$1.8bn+}, or [-12.5%-]{+13.5%+} of output.",
    ),
    (
        "two numbers of one sentence, each with its own successor",
        "The blast killed 18 and wounded 43.",
        "The blast killed 16 and wounded 57.",
        "~ The blast killed [-18-]{+16+} and wounded [-43-]{+57+}.",
    ),
    (
        "a sentence that came in between",
        "The dam broke at dawn. Villages were flooded. Rain goes on.",
        "The dam broke at dawn. The army was called in. Villages were flooded. Rain goes on.",
        "~ The dam broke at dawn. {+The army was called in. +}Villages were flooded. Rain goes on.",
    ),
    (
        "a sentence that begins like the next one",
        "The fire is out. The road is open.",
        "The fire grew on Friday. The fire is out. The road is open.",
        "~ {+The fire grew on Friday. +}The fire is out. The road is open.",
    ),
    (
        "another authority",
        "Twelve miners died, police said.",
        "Twelve miners died, the health ministry said on Tuesday.",
        "~ Twelve miners died, [-police-]{+the health ministry+} said{+ on Tuesday+}.",
    ),
    (
        "a clause between commas",
        "The minister resigned.",
        "The minister, who had denied wrongdoing, resigned on Monday.",
        "~ The minister{+, who had denied wrongdoing,+} resigned{+ on Monday+}.",
    ),
    (
        "a paragraph written anew, where no words are made to match",
        "Rescuers searched the rubble for survivors through the night, using dogs and cameras.",
        "Hope of finding anyone alive faded on Sunday, the fourth day after the collapse.",
        (
            "- [-Rescuers searched the rubble for survivors through the night, using dogs and cameras.-]\n"
            "+ {+Hope of finding anyone alive faded on Sunday, the fourth day after the collapse.+}"
        ),
    ),
    (
        "a paragraph that was split, with a new number in it",
        "The ferry sank off the cape. Divers found 14 bodies. The captain was detained.",
        "The ferry sank off the cape. Divers found 17 bodies.\n\nThe captain was detained.",
        "~ The ferry sank off the cape. Divers found [-14-]{+17+} bodies.[- -]{+¶+}The captain was detained.",
    ),
    (
        "paragraphs that were joined",
        "The ferry sank off the cape.\n\nDivers found 14 bodies.\n\nThe captain was detained.",
        "The ferry sank off the cape. Divers found 14 bodies.\n\nThe captain was detained.",
        "~ The ferry sank off the cape.[-¶-]{+ +}Divers found 14 bodies.\n  The captain was detained.",
    ),
    (
        "a paragraph that moved to the top and was edited on the way",
        "The storm hit the coast.\n\nShips turned back.\n\nSchools will open.\n\nThe mayor gave thanks.",
        "The mayor gave thanks anew.\n\nThe storm hit the coast.\n\nShips turned back.\n\nSchools will open.",
        (
            "> The mayor gave thanks{+ anew+}.\n"
            "  The storm hit the coast.\n"
            "@@ 1 @@\n"
            "  Schools will open.\n"
            "< The mayor gave thanks{+ anew+}."
        ),
    ),
    (
        "a word that turns the sense around",
        "The airline said it was responsible.",
        "The airline said it was not responsible.",
        "~ The airline said it was {+not +}responsible.",
    ),
    (
        "typography alone",
        "He said “we will rebuild” — and left.",
        'He said "we will rebuild" -- and left.',
        '~ He said [-“-]{+"+}we will rebuild[-” —-]{+" --+} and left.',
    ),
    (
        "an age",
        "A 42-year-old man and two boys drowned.",
        "A 43-year-old man and two boys drowned.",
        "~ A [-42-year-old-]{+43-year-old+} man and two boys drowned.",
    ),
    (
        "a name in a list",
        "Chile, Peru and Bolivia signed.",
        "Chile, Ecuador, Peru and Bolivia signed.",
        "~ Chile, {+Ecuador, +}Peru and Bolivia signed.",
    ),
    (
        "a sentence that was dropped and numbers beside it",
        "The fire killed 12. The fire injured 30. The fire left 200 homeless.",
        "The fire killed 14. The fire left 250 homeless.",
        "~ The fire killed [-12-]{+14+}. [-The fire injured 30. -]The fire left [-200-]{+250+} homeless.",
    ),
    (
        "Spanish",
        "Al menos 26 personas murieron, según el Ministerio del Interior.",
        "Al menos 164 personas, entre ellas dos menores, murieron, según el Ministerio de Sanidad.",
        (
            "~ Al menos [-26-]{+164+} personas{+, entre ellas dos menores,+} murieron, según el Ministerio"
            " [-del Interior-]{+de Sanidad+}."
        ),
    ),
    (
        "a number that became a word",
        "About a dozen people were hurt.",
        "About 15 people were hurt, two of them badly.",
        "~ About [-a dozen-]{+15+} people were hurt{+, two of them badly+}.",
    ),
    (
        "CRLF and LF",
        "One line here.\r\nAnd 12 there.\r\n",
        "One line here.\nAnd 13 there.\n",
        "  One line here.\n~ And [-12-]{+13+} there.",
    ),
    (
        "HTML, which is text here",
        "<b>26</b> died &amp; <i>many</i> fled.",
        "<b>27</b> died &amp; <i>many</i> fled.",
        "~ <b>[-26-]{+27+}</b> died &amp; <i>many</i> fled.",
    ),
    ("nothing against something", "", "It rained.", "+ {+It rained.+}"),
    ("something against nothing", "It rained.", "", "- [-It rained.-]"),
]


@pytest.mark.parametrize(
    ("old", "new", "told"), [row[1:] for row in GOLDEN], ids=[row[0].replace(" ", "_") for row in GOLDEN]
)
def test_it_reads_as_an_editor_would_tell_it(old: str, new: str, told: str) -> None:
    assert write_unified(compare_texts(old, new)) == told
