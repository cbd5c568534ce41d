"""The words in which publishers tell that a figure moved: data for `claims.notices`, in English and Spanish.

Each entry is the beginning of words, in lower case; a space stands for any white space.
"""

from __future__ import annotations

# measure -> what a label calls it. "Toll" and "balance" mean deaths where nothing else is named.
MEASURE_WORDS: dict[str, tuple[str, ...]] = {
    "deaths": ("death", "dead", "kill", "fatalit", "casualt", "victim", "muert", "fallecid", "víctima"),
    "injuries": ("injur", "wound", "hurt", "casualt", "herid", "lesionad"),
    "missing": ("missing", "unaccounted", "found alive", "desaparecid", "hallados con vida"),
    "rescued": ("rescue", "found alive", "survivor", "rescatad", "supervivient", "hallados con vida"),
    "arrests": ("arrest", "detain", "detention", "custody", "detenid", "arrestad", "detencion"),
    "evacuated": ("evacu", "desalojad"),
    "displaced": ("displac", "evacu", "homeless", "desplazad"),
    "hospitalised": ("hospitali", "in hospital", "injur", "hospitalizad", "ingresad", "herid"),
    "kidnapped": ("hostage", "kidnap", "abduct", "rehen", "secuestrad"),
    "infected": ("infect", "cases", "sick", "contagi", "casos", "enferm"),
    "casualties": ("casualt", "victim", "víctima"),
}
DEATHS_UNLESS_NAMED = ("toll", "balance")
FIGURES = ("figure", "number", "count", "cifra", "dato", "número", "recuento")
# An item with one of these brings words about the harmed, and no figure of them.
NOT_THE_FIGURE = (
    "reaction",
    "quote",
    "comment",
    "name",
    "identit",
    "famil",
    "relative",
    "funeral",
    "vigil",
    "detail",
    "survivor's",
    "witness",
    "photo",
    "video",
    "pix",
    "profile",
    "background",
    "context",
    "statement",
    "speech",
    "toll road",
    "toll booth",
    "toll plaza",
    "toll bridge",
    "reaccion",
    "reacción",
    "declaracion",
    "testimonio",
    "identidad",
    "nombre",
    "detalle",
    "contexto",
    "antecedente",
)

# Verbs by which a figure moves, as whole words: they tell of it where they lead to the number ("climbs to
# 19") or
# follow a word for the figure ("the toll, which has risen").
_UP_VERBS = """
    rise rises rose risen rising climb climbs climbed climbing jump jumps jumped jumping grow grows grew
    grown growing increase increases increased increasing raise raises raised raising mounts mounted
    mounting soars soared surges surged swells swelled tops topped passes passed reaches hits up bring
    brings brought bringing take takes took taking push pushes pushed pushing sube suben subió subieron
    subir subido eleva elevan elevó elevaron elevar elevado elevando aumenta aumentan aumentó aumentaron
    aumentar aumentado asciende ascienden ascendió ascendieron ascender crece crecen creció incrementa
    incrementó alcanza llega
    """
UP_VERBS = tuple(_UP_VERBS.split())
_DOWN_VERBS = """
    fall falls fell fallen falling drop drops dropped dropping lower lowers lowered lowering reduce
    reduces reduced reducing cut cuts trims trimmed down baja bajan bajó bajaron bajar bajado rebaja
    rebajan rebajó rebajaron rebajar rebajado reduce reducen redujo redujeron reducir reducido disminuye
    disminuyen disminuyó desciende descienden descendió
    """
DOWN_VERBS = tuple(_DOWN_VERBS.split())
_EITHER_VERBS = """
    revise revises revised revising correct corrects corrected correcting updated amends amended
    recounted adjusted adjusts rectifica rectificó rectificaron corrige corrigió corrigieron actualiza
    actualizó revisa revisó bringing taking leaving
    """
EITHER_VERBS = tuple(_EITHER_VERBS.split())
LEADS_TO = ("to", "past", "above", "below", "at", "a", "hasta", "en")
# Beside the number these tell of a former figure, whichever way it moved.
OF_A_FORMER_FIGURE = (
    "up from",
    "down from",
    "compared with",
    "earlier put",
    "earlier report",
    "earlier count",
    "earlier toll",
    "earlier figure",
    "previously put",
    "previously report",
    "previously announc",
    "previous toll",
    "previous count",
    "previous figure",
    "previous tally",
    "had earlier",
    "initially report",
    "initially put",
    "initially said",
    "first report",
    "fewer than he",
    "fewer than she",
    "fewer than they",
    "fewer than it",
    "fewer than first",
    "fewer than earlier",
    "fewer than previous",
    "fewer than the",
    "more than previously",
    "more than first",
    "more than earlier",
    "now put",
    "now stands",
    "instead of",
    "anteriormente",
    "en un principio",
    "inicialmente",
    "pasa de",
    "pasó de",
    "frente a los",
    "frente a las",
    "en lugar de",
    "menos que",
    "menos de lo",
    "menos de los anunciad",
    "más que en el anterior",
    "con lo que",
    "con ello",
)

# Why a figure moved, anywhere in words that are new in the text, if they speak of the harmed or of a count.
EXPLAINS_ANY = (
    "counted twice",
    "double-count",
    "double count",
    "duplicat",
    "miscount",
    "counting error",
    "clerical error",
    "by mistake",
    "mistakenly",
    "wrongly",
    "erroneous",
    "in error",
    "been listed",
    "listed as dead",
    "listed as missing",
    "same victims",
    "same people",
    "same person",
    "same bod",
    "some of the same",
    "dos veces",
    "por error",
    "por equivocación",
    "erróneamente",
    "duplicad",
    "mismo cadáver",
    "misma víctima",
    "mismas víctimas",
)
OF_A_COUNT = (
    *FIGURES,
    "toll",
    "tally",
    "list",
    "body",
    "bodies",
    "victim",
    "balance",
    "contabiliz",
    "contad",
    "cuerpo",
    "cadáver",
    "víctima",
    "lista",
)
# (measure, direction) -> why it moved so, in the paragraph of the figure: 1 is up, -1 down.
EXPLAINS: dict[tuple[str, int], tuple[str, ...]] = {
    ("deaths", 1): (
        "person has died",
        "person died",
        "victim has died",
        "victim died",
        "victim dies",
        "person dies",
        "died of",
        "died in hospital",
        "died overnight",
        "died later",
        "later died",
        "succumb",
        "body was found",
        "more bod",
        "bodies were",
        "more people died",
        "more people have died",
        "murió en el hospital",
        "falleció en el hospital",
        "más cuerpos",
        "otro cuerpo",
        "nuevos fallecidos",
    ),
    ("deaths", -1): ("found alive", "were alive", "was alive", "con vida", "survived after all"),
    ("injuries", -1): (
        "died of",
        "died in hospital",
        "died overnight",
        "later died",
        "among the injured",
        "among the wounded",
        "discharged",
        "treated and released",
        "of injuries",
        "murió en el hospital",
        "falleció en el hospital",
        "entre los heridos",
        "dados de alta",
        "dadas de alta",
        "recibieron el alta",
    ),
    ("missing", -1): (
        "found",
        "accounted for",
        "leaving",
        "still missing",
        "remain",
        "bodies",
        "located",
        "rescued",
        "hallad",
        "localizad",
        "encontrad",
        "aparecieron",
        "siguen",
        "quedan",
        "rescatad",
    ),
    ("arrests", -1): (
        "freed",
        "released",
        "bail",
        "remain",
        "still in",
        "still held",
        "let go",
        "sent home",
        "without charge",
        "liberad",
        "en libertad",
        "permanecen",
        "siguen",
        "quedan",
    ),
    ("hospitalised", -1): ("discharged", "died", "released", "remain", "alta", "siguen", "permanecen"),
    ("evacuated", -1): ("returned", "return home", "allowed home", "allowed back", "regresaron", "volvieron"),
    ("displaced", -1): ("returned", "return home", "allowed home", "regresaron", "volvieron"),
    ("kidnapped", -1): ("freed", "released", "escaped", "let go", "rescued", "liberad", "rescatad"),
    ("infected", -1): ("recovered", "reclassified", "tested negative", "recuperad"),
}

# Verbs that take a figure back where they stand before one of FIGURE_NAMES, and words that call one wrong
# after it.
TAKES_BACK = (
    "withdr",
    "retract",
    "rescind",
    "took back",
    "takes back",
    "scrap",
    "disown",
    "retir",
    "anul",
    "desm",
)
CALLED_WRONG = (
    "wrong",
    "incorrect",
    "false",
    "untrue",
    "not true",
    "erroneous",
    "mistaken",
    "unfounded",
    "errón",
    "fals",
    "equivocad",
)
FIGURE_NAMES = (
    *FIGURES,
    "toll",
    "tally",
    "report",
    "claim",
    "statement",
    "estimate",
    "balance",
    "informaci",
    "comunicado",
    "versión",
)
# Said of a figure that is gone, these take it back; beside a figure that stands, they only doubt it.
DOUBTS = (
    "cannot be confirmed",
    "could not be confirmed",
    "no longer stands",
    "no puede confirmarse",
    "no se pudo confirmar",
    "no ha podido confirmar",
)
CORRECTS = (
    "correct",
    "amend",
    "corrig",
    "correg",
    "rectific",
    "fe de error",
    "fe de errata",
    "clarif",
    "aclar",
    "earlier version",
    "previous version",
    "versión anterior",
)

# Verbs of label items that bring words in, and no more.
ADDS = (
    "add",
    "insert",
    "with",
    "includ",
    "incorporat",
    "añad",
    "amplía",
    "amplia",
    "agreg",
    "incorpor",
    "con",
)
REMOVES = ("remov", "delet", "drops", "elimin", "suprim", "retir", "quita", "withdr")
REPEATS = ("repeat",)
LIVE = ("live", "directo", "en directo", "en vivo", "última hora", "minuto a minuto")
KILLS = ("kill", "withdrawal")
