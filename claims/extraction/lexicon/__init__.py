"""A language as data: `load_lexicon("en")` compiles one file of words into the tables that the steps read.

Each field is the table of the same name, in capitals, in `lexicon/en.py`, which says what it is for; the last
block is derived.
"""

from __future__ import annotations

import dataclasses
import importlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from claims.extraction.lexicon import units
from claims.extraction.phrases import Phrases, compile_phrases, fold
from claims.mentions import HUMAN_HARM

LANGUAGES = ("en", "es")
SIGNS = "-−½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
LAST_TOKEN = re.compile(r"[^\W\d_]+|\S")
Words = frozenset[str]
Symbols = frozenset[str]  # compared as printed
Sizes = dict[str, int]
Names = dict[str, str]
Events = dict[str, tuple[tuple[str, str], ...]]


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
    money_units: Words
    currency_adjectives: Names
    per_words: Words
    per_nouns: Words
    loose_per: Words
    age_words: Phrases
    age_before: Words
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
    noun_gaps: Words
    not_noun_first: Words
    adverbs: Words
    auxiliaries: Words
    singular_auxiliaries: Words
    stop_words: Words
    verbs: Words
    plurals: Names
    not_plural: Words
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
    ordinals: Words
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
    sure_symbols: Words
    currency_prefixes: Names
    currency_suffixes: Words
    currency_names: Words
    currency_ends: Words
    starters: Words
    weak_starters: Words
    continuers: Words
    counted_words: Words
    toll_heads: Words
    harm_words: Words
    signals: Words
    single_people: Words
    gate: re.Pattern[str]


@cache
def load_lexicon(language: str) -> Lexicon:
    """The compiled lexicon of "en" or "es"."""
    module = importlib.import_module(f"claims.extraction.lexicon.{language}")
    tables: dict[str, Any] = {"language": language, **derive_tables(module)}
    for field in dataclasses.fields(Lexicon):
        if field.name not in tables and field.name != "signals":
            tables[field.name] = compile_table(getattr(module, field.name.upper()), str(field.type))
    tables["signals"] = find_signals(tables)
    return Lexicon(**tables)


def compile_table(table: Any, kind: str) -> Any:
    """One table of a language file as its field needs it."""
    if kind == "Symbols":
        return frozenset(table.split())
    if kind == "Words":
        return split_words(table)
    if kind == "Phrases":
        return compile_phrases(table)
    if kind == "dict[str, Words]":
        return {fold(key): split_words(words) for key, words in table.items()}
    if isinstance(table, dict):
        return {fold(key) if isinstance(key, str) else key: value for key, value in table.items()}
    return table


def split_words(table: str | Iterable[str]) -> Words:
    """Words parted by spaces, folded."""
    return frozenset(fold(word) for word in (table.split() if isinstance(table, str) else table))


def derive_tables(module: ModuleType) -> dict[str, Any]:
    """The tables that follow from others: units with plurals, predicates by word, the gate."""
    prefixes = invert(units.CURRENCY_PREFIXES)
    predicates = compile_predicates(module.PREDICATES)
    starters = find_starters(module)
    return {
        "units": compile_phrases({name: with_plurals(names) for name, names in module.UNITS.items()}),
        "unit_symbols": invert(units.SYMBOLS),
        "sure_symbols": frozenset(invert(units.SYMBOLS)) - frozenset(module.UNSURE_SYMBOLS.split()),
        "currency_prefixes": prefixes,
        "currency_suffixes": frozenset(units.CURRENCY_SUFFIXES.split()),
        "currency_ends": frozenset(fold(LAST_TOKEN.findall(code)[-1]) for code in prefixes),
        "currency_names": frozenset(fold(code) for code in prefixes) | {"dollar"},
        "predicates": predicates,
        "noun_measures": {
            fold(word): measure for measure, words in module.NOUN_MEASURES.items() for word in words.split()
        },
        "starters": starters,
        "weak_starters": (split_words(module.ARTICLES) - split_words(module.ARTICLE_ONES))
        | split_words(module.SEVERAL),
        "continuers": find_continuers(module),
        "counted_words": split_words(
            [*module.SCALES, *module.GROUPS, *module.FRACTIONS, *module.VAGUE, *module.OF_WORDS.split()]
        ),
        "toll_heads": split_words(module.TOLL_HEADS),
        "harm_words": frozenset(predicates)
        | split_words(" ".join(module.NOUN_MEASURES.values()))
        | split_words(module.GATE),
        "single_people": split_words(module.PEOPLE) - find_plurals(module),
        "gate": compile_gate(module, starters, predicates),
    }


def find_signals(tables: dict[str, Any]) -> Words:
    """The words without which a step need not begin."""
    words = tables["said"] | tables["feared"] | tables["confirmed"] | tables["harm_words"]
    phrases = (
        tables["according"],
        tables["periods"],
        tables["as_of_words"],
        tables["background"],
        tables["earlier_clause"],
    )
    lasts = (table.by_last for table in (tables["background"], tables["earlier_clause"], tables["periods"]))
    return words.union(*(table.by_first for table in phrases), *lasts)  # type: ignore[no-any-return]


def invert(table: dict[str, str]) -> Names:
    """{name: "a b"} as {"a": name, "b": name}."""
    return {word: name.rstrip("-") for name, words in table.items() for word in words.split()}


def with_plurals(names: str) -> list[str]:
    """Names of a unit with their plurals."""
    listed = [name.strip() for name in names.split("|")]
    return listed + [f"{name}s" for name in listed if not name.endswith("s")]


def compile_predicates(
    table: dict[str, tuple[str, str, str, str, str]],
) -> dict[str, tuple[tuple[str, str], ...]]:
    """{measure: words by form} as {word: ((measure, form), …)}."""
    forms = ("past", "present", "gerund", "act", "state")
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for measure, columns in table.items():
        for form, words in zip(forms, columns, strict=True):
            for word in words.split():
                found[fold(word)] = (*found.get(fold(word), ()), (measure, form))
    return found


def find_continuers(module: ModuleType) -> Words:
    """What may go on a number after its first token."""
    tables = (module.CARDINALS, module.SCALES, module.SHORT_SCALES, module.GROUPS, module.FRACTIONS)
    words = {word for table in tables for word in table} | {*"-–−/⁄x×*^"} | set(SIGNS)
    return frozenset(fold(word) for word in words) | split_words(module.ANDS) | split_words(module.POINTS)


def find_starters(module: ModuleType) -> Words:
    """Every word and sign at which a number can begin."""
    words = {
        *module.CARDINALS,
        *module.SCALES,
        *module.VAGUE,
        *module.SIGNS,
        *module.HALVES.split(),
        *SIGNS,
    }
    words |= {*module.ARTICLES.split(), *module.SEVERAL.split(), "dozen", "docena"} | {"quarter", "cuarto"}
    return frozenset(
        fold(word) for word in words if len(word) > 2 or word in (*SIGNS, *module.ARTICLES.split())
    )


def find_plurals(module: ModuleType) -> Words:
    """The words for people that mean several of them."""
    people = split_words(module.PEOPLE)
    known = {fold(word) for word, one in module.PLURALS.items() if word != one}
    return frozenset(
        word
        for word in people
        if word in known or word.removesuffix("s") in people - {word} or word.endswith("men")
    )


def compile_gate(module: ModuleType, starters: Words, predicates: Events) -> re.Pattern[str]:
    """The scan that a sentence must pass to be read at all: a digit, a number word or a word of harm."""
    words = (starters - split_words(module.ARTICLES) - split_words(module.SEVERAL)) | {
        fold(w) for w in module.GATE.split()
    }
    words |= {word for word, events in predicates.items() if len(word) > 3 and events[0][0] in HUMAN_HARM}
    letters = sorted(word for word in words if word.isalpha())
    heads: dict[str, list[str]] = {}
    for word in letters:
        heads.setdefault(word[0], []).append(re.escape(word[1:]))
    trie = "|".join(
        f"{head}(?:{'|'.join(sorted(tails, key=len, reverse=True))})" for head, tails in heads.items()
    )
    return re.compile(rf"\d|[{SIGNS[2:]}]|(?<![^\W\d_])(?:{trie})(?![^\W\d_])")
