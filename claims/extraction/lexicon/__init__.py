"""A language as data: `load_lexicon("en")` compiles one file of words into the tables that the steps read.

Each field is the table of the same name, in capitals, in `lexicon/en.py`, which says what it is for; the last
block is derived.
"""

from __future__ import annotations

import dataclasses
import importlib
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.extraction.lexicon.compiling import (
    JOINED,
    Names,
    Sizes,
    Symbols,
    Words,
    compile_table,
    derive_tables,
    join_tables,
)
from claims.extraction.phrases import Phrases

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled words of one language."""

    language: str
    decimal_comma: bool
    verb_first: bool

    cardinals: Sizes
    scales: Sizes
    short_scales: Sizes
    groups: Sizes
    vague: dict[str, tuple[int, int]]
    fractions: Sizes
    halves: Words
    half_before: Words
    not_half_after: Words
    fraction_before: Words
    articles: Words
    ands: Words
    points: Words
    signs: Sizes
    several: Words
    of_words: Words
    length_words: Words
    one_words: Words
    article_ones: Words
    not_one_after: Words
    negations: Words
    none_of: Phrases
    unreal: Phrases
    not_negated: Words
    not_one_before: Words

    range_between: Words
    range_to: Words
    range_from: Words
    range_or: Words
    between_range: Words
    out_of: Phrases
    over_words: Words
    percent_starts: Words
    two_unit_links: Words
    two_units: dict[tuple[str, str], int]

    bounds_before: Phrases
    bounds_after: Phrases
    bound_hedges: Words
    bound_gaps: Words
    bound_links: Words
    than_words: Words
    hyphen_bounds: Words
    not_bound_after: dict[str, Words]

    months: Words
    weekdays: Words
    month_link: Words
    clock: Words
    clock_before: Words
    clock_lead: Words
    clock_at: Words
    ordinal_suffixes: Words
    labels: Words
    small_labels: Words
    levels: Words
    level_links: Words
    unit_modifiers: Words
    streets: Words
    score_words: Words
    year_before: Words
    abbreviations: Words

    units: Phrases
    unit_twins: Names
    weight_words: Words
    money_nouns: Words
    money_units: Words
    currency_adjectives: Names
    per_words: Words
    per_nouns: Words
    loose_per: Words
    age_words: Phrases
    age_before: Words
    age_topics: Phrases
    age_of: Words
    age_letters: Words
    age_after: Words
    age_verbs: Words
    persons: Words
    units_before: Names
    capital_symbols: Symbols
    not_rate_before: Words
    unit_links: Words
    unsure_units: Words
    times_words: Words
    unsure_symbols: Symbols
    after_symbols: Words

    determiners: Words
    one_leads: Words
    noun_gaps: Words
    not_noun_first: Words
    adverbs: Words
    auxiliaries: Words
    singular_auxiliaries: Words
    stop_words: Words
    verbs: Words
    plurals: Names
    not_plural: Words
    loose_plurals: Words
    prepositions: Words
    people: Words
    generic_people: Words

    weak_measures: Names
    before_gaps: Words
    passive_auxiliaries: Words
    passed_over: Words
    asides: Words
    object_starts: Words
    toll_links: Words
    list_words: Words
    company: Phrases
    infinitives: Words
    not_period_before: Words
    passing: Words
    buildings: Words
    not_people: Words
    area_units: Words
    fire_words: Words
    containment_words: Words
    predicates: dict[str, tuple[tuple[str, str], ...]]
    noun_measures: Names
    measure_phrases: Phrases
    phrase_verbs: Words
    held: Words
    noun_phrases: Phrases
    toll_words: Phrases
    count_of: Phrases
    change_up: Words
    change_down: Words
    earlier: Phrases
    increments_before: Words
    increments_after: Words
    others: Words
    parts: Phrases
    of_them: Phrases
    periods: Phrases
    period_openers: Phrases
    as_of_words: Phrases
    time_words: Words
    feared: Words
    confirmed: Words
    clause_breaks: Words
    who: Words

    said: Words
    not_said_near: dict[str, Words]
    according: Phrases
    roles: Words
    by_words: Words
    place_prepositions: Words
    not_places: Words
    background: Phrases
    since_words: Words
    when_words: Words
    subordinators: Words
    not_past_before: Words
    them_words: Words
    nobody: Words
    no_words: Phrases
    reflexives: Words
    indefinite: Words
    ordinals: Sizes
    comparisons: Words
    actors: Words

    earlier_after: Phrases
    earlier_clause: Phrases
    differences: Phrases
    among: Phrases
    among_words: Words
    said_gaps: Words
    inverted_after: Words
    name_edges: Words
    name_links: Words
    pronouns: Words
    that_words: Words
    here: Phrases
    place_fillers: Words
    place_tails: Words
    plain_words: Words

    unit_symbols: Names
    unit_starts: Words
    symbol_starts: Symbols
    sure_symbols: Words
    currency_prefixes: Names
    currency_suffixes: Words
    folded_signs: Symbols
    currencies: Symbols
    currency_names: Words
    currency_ends: Words
    starters: Words
    weak_starters: Words
    continuers: Words
    counted_words: Words
    toll_heads: Words
    harm_words: Words
    event_words: Words
    among_keys: Words
    age_keys: Words
    surety_words: Words
    change_words: Words
    block_before: Words
    signals: Words
    single_people: Words
    gate: re.Pattern[str]


@cache
def load_lexicon(language: str) -> Lexicon:
    """The compiled lexicon of "en" or "es"."""
    module = importlib.import_module(f"claims.extraction.lexicon.{language}")
    tables: dict[str, Any] = {"language": language, **derive_tables(module)}
    for field in dataclasses.fields(Lexicon):
        if field.name not in tables and field.name not in JOINED:
            tables[field.name] = compile_table(getattr(module, field.name.upper()), str(field.type))
    return Lexicon(**tables, **join_tables(tables))
