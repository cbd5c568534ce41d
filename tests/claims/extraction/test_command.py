from __future__ import annotations

import json

import pytest

from articles.batches import RowError
from claims.management.commands.extract import Command

ROW = {"id": 7, "text": "At least 26 people were killed in Almaria, police said.", "lang": "en"}


def test_a_row_is_answered_with_every_quantity_in_plain_json() -> None:
    answer = json.loads(json.dumps(Command.work(ROW)))
    (quantity,) = answer["quantities"]
    assert (answer["id"], answer["lang"], answer["capped"]) == (7, "en", False)
    assert ROW["text"][quantity["start"] : quantity["end"]] == quantity["surface"] == "At least 26"
    assert (quantity["value"], quantity["value_high"], quantity["bound"]) == (26, None, "at_least")
    assert (quantity["measure"], quantity["place"], quantity["unit"]) == ("deaths", "Almaria", "people")
    assert quantity["attribution"] == {"name": "police", "role": ""}


def test_whole_values_are_integers_and_others_floats() -> None:
    answer = Command.work({"id": 1, "text": "It rose 3.5 percent to 20 percent.", "lang": "en"})
    assert [type(quantity["value"]) for quantity in answer["quantities"]] == [float, int]


@pytest.mark.parametrize(
    "row", [{"text": "x"}, {"id": 1}, {"id": 1, "text": 5}, {**ROW, "published_at": "soon"}]
)
def test_a_row_that_cannot_be_read_is_refused_with_the_reason(row: dict[str, object]) -> None:
    with pytest.raises(RowError, match=r"text|id|published_at"):
        Command.work(row)
