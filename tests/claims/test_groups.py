from __future__ import annotations

import pytest

from claims.groups import group_of_noun, scope_of_attackers

GROUPS = [
    ("soldiers", "soldiers"),
    ("soldados", "soldiers"),
    ("security officers", "police"),
    ("rebel fighters", "rebels"),
    ("niños", "children"),
    ("schoolchildren", "children"),
    ("women", "women"),
    ("passengers", ""),
    ("people", ""),
    ("", ""),
]


@pytest.mark.parametrize(("noun", "group"), GROUPS)
def test_a_noun_names_a_group_or_only_people(noun: str, group: str) -> None:
    assert group_of_noun(noun) == group


SCOPES = [
    ("Nine people are dead, including the gunman, police said.", "with"),
    ("Six people have died, among them the attacker, after a knife attack.", "with"),
    ("Murieron nueve personas, incluido el atacante, informó la Policía.", "with"),
    ("Eight people were killed, not including the suspected gunman.", "without"),
    ("Hay ocho muertos, sin contar al agresor.", "without"),
    ("The gunman killed eight people, including two children.", ""),
    ("Police shot the attacker.", ""),
]


@pytest.mark.parametrize(("sentence", "scope"), SCOPES)
def test_a_sentence_counts_the_attackers_or_leaves_them_out(sentence: str, scope: str) -> None:
    assert scope_of_attackers(sentence) == scope
