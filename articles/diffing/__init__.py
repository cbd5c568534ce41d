"""Comparison of two texts that an editor can trust with numbers: pure, the same on every run and machine."""

from __future__ import annotations

from articles.diffing.as_json import relations_to_json, to_json
from articles.diffing.comparison import Carried, CarriedIn, Comparison, Kind, Move, Relation, Stats
from articles.diffing.engine import ENGINE_VERSION, compare_passages, compare_texts
from articles.diffing.fields import FIELDS, DocumentComparison, compare_documents
from articles.diffing.parts import Edit

__all__ = [
    "ENGINE_VERSION",
    "FIELDS",
    "Carried",
    "CarriedIn",
    "Comparison",
    "DocumentComparison",
    "Edit",
    "Kind",
    "Move",
    "Relation",
    "Stats",
    "compare_documents",
    "compare_passages",
    "compare_texts",
    "relations_to_json",
    "to_json",
]
