from __future__ import annotations

import pytest

from articles.documents import Block, BlockKind
from tests.claims.wording import last_step, reading

BODY = "[[Fourteen|deaths 14]] people were killed in a blast at a market in Dorame, the governor said."
HEADLINE = "Market blast kills [[14|deaths 14]] in Dorame"


def placed(*paragraphs: str | Block, headline: str = "") -> tuple[int | None, ...]:
    return last_step(reading(*paragraphs, headline=headline)).placed


def values(*paragraphs: str | Block, headline: str = "") -> list[list[int]]:
    """The values of each inconsistency."""
    step = last_step(reading(*paragraphs, headline=headline))
    return [sorted(int(s.mention.quantity.value) for s in found.spots) for found in step.inconsistencies]


ONE_CLAIM = [
    ("the same number in the headline", HEADLINE, BODY),
    ("dozens in the headline and 43 below", "[[Dozens|deaths vague 12 high=120]] die at Dorame",
     "[[Forty-three|deaths 43]] people were killed in a blast at Dorame."),
    ("more than 100 in the headline and 164 below", "[[More than 100|deaths more_than 100]] die at Dorame",
     "[[164|deaths 164]] people were killed in a blast at Dorame."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "headline", "body"), ONE_CLAIM, ids=[row[0] for row in ONE_CLAIM])
def test_a_headline_and_its_story_state_one_number(why: str, headline: str, body: str) -> None:
    assert placed(body, headline=headline) == (1, 1)
    assert values(body, headline=headline) == []


def test_the_body_decides_over_the_headline() -> None:
    step = last_step(reading(BODY, headline="[[At least 12|deaths at_least 12]] dead at Dorame"))

    assert step.state.threads[0].current.mention.surface == "Fourteen"


def test_an_exact_headline_decides_over_dozens_in_the_body() -> None:
    body = "[[Dozens|deaths vague 12 high=120]] of people were killed in a blast at Dorame."
    step = last_step(reading(body, headline=HEADLINE))

    assert step.state.threads[0].current.mention.surface == "14"


def test_a_headline_and_a_story_that_cannot_both_be_true_are_inconsistent() -> None:
    assert values(BODY, headline="Market blast kills [[12|deaths 12]] in Dorame") == [[12, 14]]


def test_a_headline_mended_to_agree_with_its_story_moves_nothing() -> None:
    old = reading(BODY, headline="Market blast kills [[12|deaths 12]] in Dorame")
    step = last_step(old, reading(BODY, headline=HEADLINE))

    assert step.updates == ()


def test_a_caption_left_behind_is_inconsistent_and_the_body_moves() -> None:
    caption = Block(
        BlockKind.CAPTION, "Searching the Dorame market, where a blast killed [[nine|deaths 9]] people."
    )
    old = reading(caption, BODY.replace("[[Fourteen|deaths 14]]", "[[Nine|deaths 9]]"))
    step = last_step(old, reading(caption, BODY))

    assert [(u.kind, u.new and u.new.mention.surface) for u in step.updates] == [("raised", "Fourteen")]
    assert len(step.inconsistencies) == 1


CONSISTENT = [
    ("a caption that dates its number",
     Block(BlockKind.CAPTION, "At Dorame market on Monday, when it was [[9|deaths 9 as_of=Monday]].")),
    ("a part", "Among them were [[five|deaths 5 counting=part]] children."),
    ("another event", "Gunmen shot dead [[five|deaths 5]] policemen at a checkpoint in the north."),
    ("a past disaster", "A blast at Dorame market killed [[31|deaths 31 background]] people in 1998."),
    ("a quoted earlier value", "The governor had earlier put the dead at [[11|deaths 11 earlier]]."),
    ("another measure", "Another [[40|injuries 40]] people were hurt in the blast at Dorame market."),
    ("people feared dead", "As many as [[30|deaths at_most 30 feared]] are feared dead in the Dorame blast."),
    ("another place", "[[Three|deaths 3 place=Vell]] died in the Vell market blast."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "beside"), CONSISTENT, ids=[row[0] for row in CONSISTENT])
def test_a_story_does_not_contradict_itself_by(why: str, beside: str | Block) -> None:
    assert values(BODY, beside, headline=HEADLINE) == []


def test_two_numbers_of_one_sentence_are_two_claims() -> None:
    text = "Floods killed [[six|deaths 6]] people in Orvane and [[six|deaths 6]] in Lamora."

    assert placed(text) == (1, 2)


def test_equal_numbers_that_count_no_harm_are_not_gathered() -> None:
    text = [
        "Ash Fire: [[0|other 0 unit=percent]] percent contained",
        "Elm Fire: [[0|other 0 unit=percent]] percent",
    ]

    assert placed(*text) == (1, 2)


def test_a_loose_figure_far_from_the_exact_one_is_another_claim_in_the_body() -> None:
    beside = "[[At least 100|deaths at_least 100]] members of the market guild have been killed this year."

    assert placed("The war at Dorame market killed [[about 15,000|deaths about 15000]].", beside) == (1, 2)
