"""What happened, as kinds of event that words of English and Spanish name: data for telling two stories
apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Each entry is the beginning of words, without accents, in lower case.
OCCASIONS: dict[str, tuple[str, ...]] = {
    "fire": ("fire", "blaze", "wildfire", "burn", "incend", "fuego", "llamas"),
    "explosion": ("explo", "blast", "estall", "detona"),
    "earthquake": ("earthquake", "quake", "aftershock", "terremoto", "seism", "sismo", "temblor"),
    "flood": ("flood", "deluge", "levee", "dam", "inunda", "riada", "crecida", "desbord"),
    "storm": (
        "storm",
        "hurricane",
        "cyclone",
        "typhoon",
        "tornado",
        "hurac",
        "ciclon",
        "tifon",
        "tormenta",
        "temporal",
    ),
    "slide": ("landslide", "mudslide", "avalanche", "slope", "alud", "deslizamiento", "avalancha", "deslave"),
    "collapse": ("collaps", "cave-in", "gave way", "derrumb", "desplom", "hundimiento", "crane"),
    "shipwreck": (
        "boat",
        "ferry",
        "ship",
        "capsiz",
        "vessel",
        "barge",
        "naufrag",
        "barca",
        "barco",
        "patera",
        "pesquero",
        "ferri",
        "buque",
        "lancha",
    ),
    "air crash": (
        "plane",
        "aircraft",
        "helicopter",
        "airliner",
        "avion",
        "aeronave",
        "helicoptero",
        "avioneta",
    ),
    "rail crash": ("train", "rail", "derail", "tram", "tren", "ferrovi", "descarril", "tranvia", "metro"),
    "road crash": (
        "bus",
        "buses",
        "coach",
        "minibus",
        "lorry",
        "truck",
        "pile-up",
        "autobus",
        "camion",
        "carretera",
        "autovia",
    ),
    "shooting": (
        "shooting",
        "gunman",
        "gunmen",
        "opened fire",
        "shot",
        "tirote",
        "dispar",
        "balacera",
        "pistolero",
    ),
    "stabbing": ("stab", "knife", "apunal", "cuchill", "pelea"),
    "bombing": ("bomb", "suicide attack", "coche bomba", "atentado"),
    "strike": ("air strike", "airstrike", "missile", "drone", "shelling", "misil", "bombarde"),
    "fighting": ("fight", "clash", "battle", "combat", "enfrent", "troops", "rebel"),
    "unrest": ("protest", "unrest", "riot", "demonstrat", "disturbio", "manifesta", "marcha"),
    "crush": ("crush", "stampede", "estampida", "avalancha humana"),
    "outbreak": ("outbreak", "epidemic", "cholera", "virus", "brote", "epidemia", "colera"),
    "poisoning": ("poison", "gas leak", "intoxic", "fuga de gas"),
    "heat": ("heat", "ola de calor"),
    "mine": ("mine", "miner", "mina", "minero"),
}
# A word may open another's: "firefighter" tells of no fire, "trainer" of no train.
NOT_THESE = re.compile(
    r"\b(?:firefight|fire (?:service|brigade|department|chief|marshal)|fired|trainer|training|trained|damag|"
    r"mineral|minor|minist|minut|mining|business|busy|burned|metrop|metros|shipment|marshal|opened fire on "
    r"|bomber(?:o|os)\b|ceasefire|cease-fire|fighter jet)"
)
WHOLE = frozenset(("dam", "bus", "mine", "mina", "ship", "tram", "shot", "heat", "metro", "rail", "plane"))


@lru_cache(maxsize=4_096)
def occasions_of(text: str) -> frozenset[str]:
    """The kinds of event that a text in lower case and without accents names.

    >>> sorted(occasions_of("bus crash kills five, firefighters say"))
    ['road crash']
    """
    clean = NOT_THESE.sub(" ", text)
    return frozenset(occasion for occasion, words in OCCASIONS.items() if _pattern(words).search(clean))


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ends = [re.escape(word) + (r"s?\b" if word in WHOLE else "") for word in words]
    return re.compile(r"\b(?:" + "|".join(ends) + ")")


# What one report calls a fire another calls an explosion; no report calls a fire a brawl.
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(("fire", "explosion", "poisoning")),
    frozenset(("explosion", "bombing", "strike", "shooting", "fighting")),
    frozenset(("shooting", "stabbing", "fighting", "unrest")),
    frozenset(("storm", "flood", "slide")),
    frozenset(("collapse", "slide", "earthquake", "mine")),
)


def are_akin(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one event may be told as the one kind and as the other."""
    return any(a & family and b & family for family in FAMILIES)
