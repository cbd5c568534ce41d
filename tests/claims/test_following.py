from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.following import DROPPED, LIVE, WITHDRAWN, ArticleState, Reading, Step, follow
from tests.claims.wording import NOON, follow_all, labelled, last_step, reading

TOLL = "[[{0}|deaths {0}]] people were killed when a ferry sank off Lamora."
HURT = "[[{0}|injuries {0}]] passengers of the Lamora ferry were treated in hospital."
GONE = "A ferry sank off Lamora."

revisions = st.lists(
    st.tuples(st.integers(1, 9), st.none() | st.integers(1, 9), st.booleans(), st.booleans()),
    min_size=1,
    max_size=6,
)


def history(shape: list[tuple[int, int | None, bool, bool]]) -> list[Reading]:
    made = []
    for position, (toll, hurt, is_turned, is_published) in enumerate(shape):
        texts = [TOLL.format(toll), *([HURT.format(hurt)] if hurt else [])]
        made.append(
            reading(*(reversed(texts) if is_turned else texts), position=position, published=is_published)
        )
    return made


def outcome(steps: list[Step]) -> list[object]:
    return [(step.updates, step.placed, step.inconsistencies, step.label_warnings) for step in steps]


@given(revisions, st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_going_on_from_a_kept_state_is_the_same_as_beginning_anew(
    shape: list[tuple[int, int | None, bool, bool]], stop: int
) -> None:
    readings = history(shape)
    whole = follow_all(*readings)
    first = follow_all(*readings[:stop])
    kept = first[-1].state if first else ArticleState()
    rest = []
    for one in readings[stop:]:
        rest.append(follow(kept, one))
        kept = rest[-1].state

    assert outcome([*first, *rest]) == outcome(whole)
    assert kept == whole[-1].state


@given(revisions)
@settings(max_examples=60, deadline=None)
def test_what_is_not_published_leaves_no_trace(shape: list[tuple[int, int | None, bool, bool]]) -> None:
    readings = history(shape)
    published = [step for step, one in zip(follow_all(*readings), readings, strict=True) if one.published]

    assert outcome(published) == outcome(follow_all(*(one for one in readings if one.published)))


@given(revisions)
@settings(max_examples=60, deadline=None)
def test_no_thread_is_used_twice_in_one_revision(shape: list[tuple[int, int | None, bool, bool]]) -> None:
    for step in follow_all(*history(shape)):
        live = [thread.current for thread in step.state.threads if thread.status == LIVE]

        assert len({(spot.passage, spot.mention.start) for spot in live}) == len(live)
        assert len({update.thread for update in step.updates}) == len(step.updates)


def test_the_first_revision_tells_of_nothing() -> None:
    step = last_step(reading(TOLL.format(4)))

    assert step.updates == ()
    assert step.placed == (1,)


def test_a_revision_that_drops_everything_and_its_return_keep_the_threads() -> None:
    full = reading(TOLL.format(4), HURT.format(9))
    empty = last_step(full, reading(GONE))
    back = last_step(full, reading(GONE), full)

    assert [update.kind for update in empty.updates] == ["dropped", "dropped"]
    assert [update.kind for update in back.updates] == ["reinstated", "reinstated"]
    assert {thread.status for thread in empty.state.threads} == {DROPPED}
    assert [thread.key for thread in back.state.threads if thread.status == LIVE] == [1, 2]


def test_a_text_that_went_and_came_back_moves_there_and_back() -> None:
    step = last_step(reading(TOLL.format(12)), reading(TOLL.format(15)), reading(TOLL.format(12)))
    (update,) = step.updates

    assert (update.kind, update.also) == ("lowered", ("reinstated",))


def test_a_hold_leaves_the_threads_and_the_release_moves_nothing() -> None:
    text = reading(TOLL.format(5))
    hold = reading("Please hold the story.", label=labelled(kinds=("hold",)))

    assert last_step(text, hold).updates == ()
    assert last_step(text, hold, text).updates == ()
    assert last_step(text, hold).state == last_step(text).state


def test_a_killed_storys_threads_are_withdrawn() -> None:
    kill = reading("Kill the story.", label=labelled(kinds=("kill",)))

    assert {thread.status for thread in last_step(reading(TOLL.format(5)), kill).state.threads} == {WITHDRAWN}


def test_a_thread_knows_since_when_its_value_stands() -> None:
    same = reading(TOLL.format(5))
    thread = last_step(reading(TOLL.format(4)), same, same).state.threads[0]

    assert thread.since == NOON.replace(hour=13)


NOT_FOLLOWED = [
    "[[27|deaths 27 counting=period]] people died in the last 24 hours.",
    "[[Three|deaths 3 counting=increment]] more bodies were found.",
    "A ferry sank there in 1987 with the loss of [[69|deaths 69 background]] lives.",
    "That was up from [[700|deaths 700 earlier]].",
    "It cost [[40|money 40]] million.",
]


@pytest.mark.parametrize("text", NOT_FOLLOWED)
def test_no_thread_is_made_of(text: str) -> None:
    assert last_step(reading(text)).placed == (None,)


def test_where_no_measures_are_tracked_everything_is_followed() -> None:
    assert all(last_step(reading(text, tracked=None)).placed == (1,) for text in NOT_FOLLOWED)


def test_an_update_names_the_positions_of_both_revisions() -> None:
    old, new = reading(TOLL.format(4), position=0), reading(TOLL.format(7), position=2)
    (update,) = follow_all(old, new)[-1].updates

    assert update.old is not None
    assert update.new is not None
    assert (update.old.position, update.new.position) == (0, 2)


def test_a_reading_without_a_time_is_followed() -> None:
    assert follow(ArticleState(), replace(reading(TOLL.format(4)), at=None)).placed == (1,)
