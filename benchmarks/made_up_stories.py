"""Stories for made-up pages: headline, body, caption, and what else stands around an article on its page."""

# Sentences are written as they are printed.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.made_up_news import PEOPLE, PLACES, make_article, make_sentence

TITLES = (
    "Rescuers reach village cut off by floods", "Ferry runs aground off Kolding Bay, 40 taken to safety",
    "Strike closes Varnholt refinery for third day", "Parliament votes down water bill after long night",
    "Fire at Ashgrove market leaves traders without stalls", "Harrow Point lighthouse is sold for one krone",
    "Quake shakes Valdeluz, no reports of damage", "Two bridges to be closed for a year, council says",
)  # fmt: skip
TITULARES = (
    "El temporal deja sin luz a miles de vecinos en Valdeluz", "Un incendio obliga a desalojar dos barrios",
    "El Congreso rechaza la ley del agua tras una larga noche", "Cierra la refinería por tercer día de huelga",
    "Rescatan a 40 pasajeros de un transbordador encallado", "El faro de Punta Brava se vende por un euro",
)  # fmt: skip
FRASES = (
    "Los equipos de rescate llegaron el lunes a la aldea, aislada desde hacía {n} días por la crecida del río.",
    "Al menos {n} vecinos pasaron la noche en el polideportivo, según informó la alcaldía de Valdeluz.",
    "«No habíamos visto nada igual en {n} años», dijo una vecina mientras recogía lo que quedaba de su casa.",
    "El gobierno regional cifró los daños en {n} millones de euros y anunció ayudas para los afectados.",
    "La carretera que une Puerto Amargo con El Encinar seguía cortada a última hora de la tarde.",
    "Los servicios de emergencia atendieron {n} llamadas en una sola noche, el triple de lo habitual.",
    "La oposición acusó al ejecutivo de haber reaccionado tarde y pidió que comparezca el ministro.",
    "Los colegios permanecerán cerrados hasta el jueves y el transporte público circulará con retrasos.",
    "El informe de los técnicos, de {n} páginas, señala que la presa no se había revisado desde entonces.",
    "Unos {n} agricultores se manifestaron ante la delegación para exigir que se adelanten las ayudas.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is made around. `parts` are the body: tag (p, h2, li, tr, quote) and text."""

    language: str
    headline: str
    deck: str
    author: str
    published: str
    parts: tuple[tuple[str, str], ...]
    caption: str
    others: tuple[str, ...]
    asides: tuple[str, ...]

    @property
    def body(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.parts)


def make_story(rng: Random, *, language: str = "en", size: int = 4000, shape: str = "plain") -> Story:
    """A story of about `size` characters; its shape is plain, headed, listed or tabled."""
    lines = _lines(rng, language, size)
    parts: list[tuple[str, str]] = [("p", line) for line in lines]
    if shape in ("headed", "tabled"):
        for position in range(len(parts) - 2, 2, -5):
            parts.insert(position, ("h2", "Qué se sabe" if language == "es" else "What is known so far"))
    if shape in ("listed", "tabled"):
        items = [("li", _sentence(rng, language)) for _ in range(5)]
        parts[3:3] = items
    if shape == "tabled":
        rows = [
            ("tr", f"{rng.choice(PLACES)}\t{rng.randint(2, 900)}\t{rng.randint(2, 90)}%") for _ in range(6)
        ]
        parts[-2:-2] = rows
    return Story(
        language=language,
        headline=rng.choice(TITULARES if language == "es" else TITLES),
        deck=_sentence(rng, language),
        author=rng.choice(("Jane Doe", "Marta Ibáñez", "Tom Marsh", "Lucía Prado")),
        published=f"2024-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}T0{rng.randint(1, 9)}:30:00+00:00",
        parts=tuple(parts),
        caption=f"{rng.choice(PLACES)}, {rng.choice(PEOPLE)} (Foto: Agencia)",
        others=tuple(rng.sample(TITULARES if language == "es" else TITLES, 6)),
        asides=tuple(_sentence(rng, language) for _ in range(6)),
    )


def _lines(rng: Random, language: str, size: int) -> list[str]:
    if language == "en":
        return make_article(rng, size=size).lines()
    lines: list[str] = []
    while sum(map(len, lines)) < size:
        lines.append(" ".join(_sentence(rng, "es") for _ in range(rng.choice((1, 2, 2, 3)))))
    return lines


def _sentence(rng: Random, language: str) -> str:
    return rng.choice(FRASES).format(n=rng.randint(2, 900)) if language == "es" else make_sentence(rng)
