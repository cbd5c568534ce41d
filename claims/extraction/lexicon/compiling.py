"""How the words of one language file become the tables that the steps read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import ModuleType
from typing import Any

from claims.extraction.lexicon import units
from claims.extraction.phrases import Phrases, compile_phrases, fold
from claims.mentions import HUMAN_HARM

SIGNS = "-−½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
TOKEN = re.compile(r"[^\W\d_]+|\S")
# Tables made of several others.
JOINED = ("event_words", "among_keys", "age_keys", "surety_words", "change_words", "block_before", "signals")
Words = frozenset[str]
Symbols = frozenset[str]  # compared as printed
Sizes = dict[str, int]
Names = dict[str, str]
Events = dict[str, tuple[tuple[str, str], ...]]


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
    names = compile_phrases({name: with_plurals(names) for name, names in module.UNITS.items()})
    adjectives = split_words(word.split()[0] for word in module.CURRENCY_ADJECTIVES)
    return {
        "units": names,
        # What any unit in words begins with, and any in symbols.
        "unit_starts": adjectives.union(names.by_first, split_words(module.OF_WORDS), "-"),
        "symbol_starts": frozenset(units.CURRENCY_SUFFIXES.split()).union(
            TOKEN.findall(symbol)[0] for symbol in invert(units.SYMBOLS)
        ),
        "unit_symbols": invert(units.SYMBOLS),
        "sure_symbols": frozenset(invert(units.SYMBOLS)) - frozenset(module.UNSURE_SYMBOLS.split()),
        "currency_prefixes": prefixes,
        "currencies": frozenset(units.CURRENCY_PREFIXES),
        "folded_signs": frozenset(units.FOLDED_SIGNS.split()),
        "currency_suffixes": frozenset(units.CURRENCY_SUFFIXES.split()),
        "currency_ends": frozenset(fold(TOKEN.findall(code)[-1]) for code in prefixes),
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


def join_tables(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables that join several of the others: words without which a step need not begin."""
    phrases = (tables[name] for name in ("measure_phrases", "noun_phrases", "toll_words"))
    events = frozenset(tables["predicates"]).union(tables["noun_measures"], *map(key_words, phrases))
    among = key_words(tables["among"]) | tables["among_words"]
    ages = key_words(tables["age_topics"])
    surety, changes = tables["feared"] | tables["confirmed"], tables["change_up"] | tables["change_down"]
    labels = tables["labels"] | tables["small_labels"] | tables["levels"] | tables["clock_before"]
    return {
        "event_words": events,
        "among_keys": among,
        "age_keys": ages,
        "surety_words": surety,
        "change_words": changes,
        "block_before": labels | {"no", "num", "p"},
        "signals": find_signals(tables).union(events, among, ages, surety, changes),
    }


def find_signals(tables: dict[str, Any]) -> Words:
    """The words that tell a speaker, a period, another time or harm."""
    words = tables["said"] | tables["harm_words"]
    edges = (
        *(tables[name].by_first for name in ("according", "periods", "as_of_words")),
        *(tables[name].by_first for name in ("background", "earlier_clause")),
        *(tables[name].by_last for name in ("background", "earlier_clause", "periods")),
    )
    return frozenset[str]().union(words, *edges)


def key_words(phrases: Phrases) -> Words:
    """The longest word of each phrase: where none of them stands, no phrase does."""
    return frozenset(max(words, key=len) for entries in phrases.by_first.values() for _, words, _ in entries)


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
