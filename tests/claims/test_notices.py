from __future__ import annotations

import pytest

from articles.documents import Label, LabelItem
from claims.notices import names_measure
from tests.claims.wording import labelled, last_step, reading

SAID = "were killed and [[30|injuries 30]] hurt when a ferry caught fire off Lamora, the coast guard said."
OLD = f"[[Twelve|deaths 12]] people {SAID}"
RAISED = f"[[Twenty|deaths 20]] people {SAID}"
LOWERED = f"[[Nine|deaths 9]] people {SAID}"


def notice_of(old: str, new: str, *more_text: str, **more: object) -> tuple[str, str]:
    """The notice and the reason's code of the update of the deaths."""
    step = last_step(reading(old), reading(new, *more_text, **more))  # type: ignore[arg-type]
    (update,) = (update for update in step.updates if update.measure == "deaths")
    return update.notice, update.reason.code


TOLD_BY_LABEL = [
    ("updates", "death toll"),
    ("updates", "toll"),
    ("adds", "new death toll"),
    ("corrects", "number of dead"),
    ("updates", "casualty figures"),
    ("updates", "nueva cifra de muertos"),
    ("corrects", "la cifra de fallecidos"),
    ("updates", "balance"),
]


@pytest.mark.parametrize(("verb", "what"), TOLD_BY_LABEL)
def test_a_label_that_names_the_measure_tells_of_it(verb: str, what: str) -> None:
    assert notice_of(OLD, RAISED, label=labelled((verb, what))) == ("label", "label_names_measure")


NOT_TOLD_BY_LABEL = [
    ("adds", "governor's reaction to the deaths"),
    ("adds", "names of the dead"),
    ("adds", "details"),
    ("updates", "number of injured"),
    ("adds", "declaraciones del ministro"),
    ("updates", "balance de heridos"),
    ("adds", "closure of toll road"),
    ("adds", "reaction to death toll"),
]


@pytest.mark.parametrize(("verb", "what"), NOT_TOLD_BY_LABEL)
def test_a_label_about_something_else_tells_nothing_of_the_toll(verb: str, what: str) -> None:
    assert notice_of(OLD, RAISED, label=labelled((verb, what))) == ("none", "raised_not_in_label")


def test_a_label_that_corrects_the_paragraph_of_the_number_tells_of_it() -> None:
    label = Label("CORRECTED", ("correction",), items=(LabelItem("corrects", "", paragraph=2),))
    step = last_step(reading("Rain fell.", OLD), reading("Rain fell.", LOWERED, label=label))
    (update,) = step.updates

    assert (update.notice, update.notice_passage) == ("label", 2)


def test_a_label_that_adds_words_in_a_paragraph_tells_nothing_of_its_number() -> None:
    label = Label("UPDATE 1", ("update",), items=(LabelItem("adds", "mayor's words", paragraph=1),))

    assert notice_of(OLD, RAISED, label=label)[0] == "none"


def test_a_label_that_gives_both_numbers_tells_of_the_change() -> None:
    label = labelled(("corrects", "headline to say nine, not twelve"), kinds=("correction",))

    assert notice_of(OLD, LOWERED, label=label) == ("label", "label_names_measure")


def test_words_that_the_label_announced_tell_of_the_figure_that_stands_in_them() -> None:
    new = "Rescuers pulled [[seven|rescued 7]] passengers from a life raft."
    step = last_step(reading(OLD), reading(OLD, new, label=labelled(("adds", "passengers found on raft"))))
    (update,) = step.updates

    assert (update.kind, update.notice) == ("introduced", "label")


def test_an_old_label_tells_nothing_of_a_new_change() -> None:
    label = labelled(("updates", "death toll"), sequence=1)
    step = last_step(reading(OLD, label=label), reading(RAISED, label=label))

    assert [update.notice for update in step.updates] == ["none"]


FERRY = "in the ferry fire off Lamora"
TOLD_BY_TEXT = [
    ("rises", RAISED, f"The toll {FERRY} rises to [[20|deaths 20]]."),
    ("up from", RAISED, f"[[Twenty|deaths 20]] people died {FERRY}, up from [[12|deaths 12 earlier]]."),
    ("bringing", RAISED, f"Eight more bodies were found, bringing the dead {FERRY} to [[20|deaths 20]]."),
    ("sube", RAISED, "Sube a [[20|deaths 20]] el balance de muertos por el incendio del ferry de Lamora."),
    ("rebaja", LOWERED, "La Armada rebaja a [[nueve|deaths 9]] los muertos en el ferry de Lamora."),
    ("revised down", LOWERED, f"The coast guard revised the dead {FERRY} down to [[nine|deaths 9]]."),
    ("lowered", LOWERED, f"The coast guard lowered the toll {FERRY} to [[nine|deaths 9]]."),
    (
        "earlier put",
        LOWERED,
        f"[[Nine|deaths 9]] died {FERRY}. It was earlier put at [[12|deaths 12 earlier]].",
    ),
]


@pytest.mark.parametrize(("why", "instead_of", "new"), TOLD_BY_TEXT, ids=[row[0] for row in TOLD_BY_TEXT])
def test_a_text_that_tells_of_the_movement_gives_notice(why: str, instead_of: str, new: str) -> None:
    assert notice_of(f"[[Twelve|deaths 12]] people died {FERRY}.", new)[0] == "text"


TAKEN_BACK = [
    (None, "The ministry retracted the figure of [[12|deaths 12]] dead on the ferry off Lamora.", "text"),
    (
        None,
        "A report that twelve people were killed on the ferry off Lamora was wrong, the ministry said.",
        "text",
    ),
    (("removes", "reference to twelve killed"), "A ferry caught fire off Lamora.", "label"),
    (("corrects", "retira la cifra de muertos"), "A ferry caught fire off Lamora.", "label"),
]


@pytest.mark.parametrize(("item", "new", "notice"), TAKEN_BACK)
def test_a_figure_that_is_taken_back_is_withdrawn(
    item: tuple[str, str] | None, new: str, notice: str
) -> None:
    label = labelled(item, kinds=("correction",)) if item else None
    step = last_step(reading(f"[[Twelve|deaths 12]] people died {FERRY}."), reading(new, label=label))

    assert [(update.kind, update.notice) for update in step.updates] == [("withdrawn", notice)]


def test_troops_that_are_withdrawn_take_no_figure_back() -> None:
    old = "[[Twelve|deaths 12]] people died in clashes at Lamora."
    new = "The army withdrew its troops after [[twelve|deaths 12]] people died in clashes at Lamora."

    assert last_step(reading(old), reading(new)).updates == ()


def test_a_bare_correction_is_no_silence() -> None:
    label = labelled(kinds=("correction",))

    assert notice_of(OLD, LOWERED, label=label) == ("label", "label_corrects")


EXPLANATIONS = [
    "One body had been counted twice.",
    "Some passengers listed as dead were found alive in a hospital.",
    "Tres cuerpos habían sido contabilizados dos veces.",
    "The first count was a clerical error.",
]


@pytest.mark.parametrize("sentence", EXPLANATIONS)
def test_a_new_sentence_that_explains_a_fall_gives_notice(sentence: str) -> None:
    assert notice_of(OLD, LOWERED, sentence) == ("text", "text_explains")


def test_a_sentence_that_stood_there_before_explains_nothing_new() -> None:
    sentence = "One body had been counted twice."
    step = last_step(reading(OLD, sentence), reading(LOWERED, sentence))

    assert [update.notice for update in step.updates] == ["none"]


def test_words_of_a_rise_tell_nothing_of_a_fall() -> None:
    old = "The toll in the Lamora ferry fire climbs to [[12|deaths 12]], the coast guard said."
    new = "The toll in the Lamora ferry fire climbs to [[9|deaths 9]], the coast guard said."

    assert notice_of(old, new) == ("none", "lowered_without_notice")


NO_NOTICE = [
    ("a tree that fell", "{} people were hurt when a tree fell on a tent at Lamora, medics said.", 11, 9),
    (
        "a lift that dropped",
        "{} people were hurt when a lift dropped ten floors in Lamora, police said.",
        7,
        5,
    ),
    ("a river that rose", "{} people were hurt as the river rose in Lamora, police said.", 4, 6),
    ("a correctional centre", "{} inmates were hurt at a correctional centre in Lamora, police said.", 8, 6),
    ("a vote count", "{} people were hurt in a brawl at a vote count in Lamora, police said.", 8, 6),
    ("the lower town", "{} personas fueron heridas en la parte baja de Lamora, según la Policía.", 8, 6),
    ("a bus that climbs", "{} personas fueron heridas en un autobús que sube a Lamora.", 8, 10),
    (
        "earlier this year",
        "{} people were hurt at a plant in Lamora that was inspected earlier this year.",
        8,
        6,
    ),
]


@pytest.mark.parametrize(("why", "sentence", "old", "new"), NO_NOTICE, ids=[row[0] for row in NO_NOTICE])
def test_words_that_move_something_else_give_no_notice(why: str, sentence: str, old: int, new: int) -> None:
    before, after = (sentence.format(f"[[{n}|injuries {n}]]") for n in (old, new))
    (update,) = last_step(reading(before), reading(after)).updates

    assert update.notice == "none"


def test_a_movement_of_the_dead_tells_nothing_of_the_injured() -> None:
    new = (
        "The toll of the Lamora ferry fire rose to [[20|deaths 20]]. "
        "In the port hospital [[35|injuries 35]] survivors of the ferry fire were treated for burns."
    )
    old = new.replace("[[20|deaths 20]]", "[[12|deaths 12]]").replace(
        "[[35|injuries 35]]", "[[30|injuries 30]]"
    )
    step = last_step(reading(old), reading(new))

    assert {update.measure: update.notice for update in step.updates} == {
        "deaths": "text",
        "injuries": "none",
    }


def test_a_correction_note_on_the_page_gives_notice() -> None:
    note = "Correction: An earlier version gave a wrong number of victims."

    assert notice_of(OLD, LOWERED, notices=(note,)) == ("page", "page_carries_note")


def test_a_note_that_stood_there_before_gives_no_notice() -> None:
    note = "Correction: An earlier version misspelled the ferry's name."
    step = last_step(reading(OLD, notices=(note,)), reading(LOWERED, notices=(note,)))

    assert [update.notice for update in step.updates] == ["none"]


def test_the_label_comes_before_the_text_and_the_text_before_the_page() -> None:
    text = "One body had been counted twice."
    note = "Correction: the number of dead has been changed."

    assert notice_of(OLD, LOWERED, text, notices=(note,), label=labelled(("corrects", "toll")))[0] == "label"
    assert notice_of(OLD, LOWERED, text, notices=(note,))[0] == "text"


CONTRADICTS_NOTHING = [
    ("[[Dozens|deaths vague 12 high=120]] of people", "[[43|deaths 43]] people", "narrowed"),
    (
        "[[At least 174|deaths at_least 174]] people",
        "[[more than 170|deaths more_than 170]] people",
        "bound_changed",
    ),
    ("[[12|deaths 12 by=police]] people", "[[12|deaths 12 by=hospital]] people", "attribution_changed"),
]


@pytest.mark.parametrize(("old", "new", "kind"), CONTRADICTS_NOTHING)
def test_where_nothing_was_contradicted_no_notice_was_due(old: str, new: str, kind: str) -> None:
    assert notice_of(f"{old} died at Lamora.", f"{new} died at Lamora.") == (
        "not_applicable",
        "nothing_contradicted",
    )


MEASURES = [
    ("death toll", "deaths", True),
    ("toll", "deaths", True),
    ("toll", "injuries", False),
    ("casualty figures", "injuries", True),
    ("number of missing", "missing", True),
    ("number of missing", "deaths", False),
    ("balance de heridos", "deaths", False),
    ("balance de heridos", "injuries", True),
    ("skiers found alive", "missing", True),
    ("quote from survivor", "rescued", False),
]


@pytest.mark.parametrize(("what", "measure", "expected"), MEASURES)
def test_an_item_names_these_measures(what: str, measure: str, expected: bool) -> None:
    assert names_measure(what, measure) is expected
