"""News that never happened: articles of any size and the edits that a desk makes to them, from a seed.

Numbers come in every dress that a wire gives them, so that a comparison which cuts one is found out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

PLACES = (
    "Varnholt", "Ostrava-Lipno", "Quellada", "Marsk", "Tirendo", "San Ysidro del Monte", "Puerto Amargo",
    "Ashgrove", "Nové Hradisko", "Harrow Point", "Valdeluz", "El Encinar", "Kolding Bay", "Upper Teign",
    "Dunmore", "Sant Feliu",
)  # fmt: skip
PEOPLE = (
    "Interior Minister Pavel Dorn", "Gov. Lucía Andrade", "Mayor Henrike Vos", "Dr. Amal Said",
    "Gen. Tobias Rehm", "Ms. O'Hara", "the U.N. envoy", "Lt. Col. Ines Barroso", "spokesman Jan-Erik Lund",
    "President Marta Oduya", "Sgt. D. Whitlock", "U.S. Sen. Carla Reyes", "Prime Minister Anselm Krog",
    "rescuer Yusuf Demir",
)  # fmt: skip
GROUPS = (
    "protesters", "miners", "passengers", "soldiers", "farm workers", "police officers", "pupils",
    "residents", "volunteers", "pilgrims", "fishermen", "nurses", "firefighters", "commuters",
    "42-year-old twins",
)  # fmt: skip
EVENTS = (
    "the landslide", "an explosion at the refinery", "the ferry accident", "days of unrest",
    "the flash flood", "the market fire", "a bridge collapse", "the 6.2-magnitude earthquake",
    "the train derailment", "the storm",
)  # fmt: skip
THINGS = (
    "houses", "bridges", "power lines", "schools", "warehouses", "fishing boats", "vehicles", "wells",
    "clinics", "orchards", "greenhouses", "bus shelters",
)  # fmt: skip
DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Jan. 7",
    "5 March",
    "Sept. 30",
)
SENTENCES = (
    "At least {n} {group} were killed and {n} others injured in {event} near {place}, police said on {day}.",
    "{person} said that {n} {group} were still missing and that the search would go on through the night.",
    "More than {n} people had been taken to hospitals in {place} and {place} by {time}, {person} added.",
    "“We have never seen anything like this,” {person} told reporters in {place}.",
    "“There are {n} of us and {n} blankets,” said {person}, who don’t expect help before {day}.",
    "The damage was put at {money}, up from {money} in an earlier estimate by {person}.",
    "About {percent} of the {thing} in {place} were destroyed, against {percent} in the last such disaster.",
    "{event_cap} also cut power to {n} {thing}, and no train left {place} for {place} until {time}.",
    "Troops were sent from {place} after {person} asked the U.S. and the U.N. for help.",
    "No. {digit} Brigade reached {place} at {time} with {n} tents, {n} litres of water and two kitchens.",
    "Authorities had earlier spoken of {n} dead; the figure was revised after two lists were compared.",
    "The country’s worst accident, in {year}, killed {n} {group} and led to {money} in claims.",
    "Schools in {place} will stay closed until {day}, and {n} {group} are to be housed in sports halls.",
    "Opposition leaders accused {person} of “doing nothing for {n} days” and called a rally for {day}.",
    "Rain is forecast for the rest of the week, with gusts of up to {n} km/h and lows of -{digit} °C.",
    "El {day}, las autoridades de {place} elevaron a {n} el número de fallecidos, {person} mediante.",
    "Shares of the operator fell {percent} to {money}, their lowest since {year}.",
    "Investigators from {place} want to know why {n} of the {n} alarms never rang.",
    "A spokesperson declined to say how many {group} had been on site when {event} struck.",
    "The road from {place} to {place} has been open to rescue vehicles since {time}.",
)


def make_number(rng: Random) -> str:
    """A count as some wire would print it."""
    small, large = rng.randint(2, 990), rng.randint(1, 999)
    styles = (
        str(small), str(small), str(small), f"{small},{large:03}", f"{small} {large:03}",
        f"{small}.{large % 10}", f"{small % 90}.{large % 10} million", f"{small}\u00a0{large:03}",
        f"{small % 40}-{small % 40 + large % 50}",
        rng.choice(("dozens", "two", "seventeen", "scores")),
    )  # fmt: skip
    return rng.choice(styles)


def make_money(rng: Random) -> str:
    """A sum of money, with its currency before or after it."""
    whole, tenth = rng.randint(1, 990), rng.randint(0, 9)
    return rng.choice(
        (
            f"${whole}.{tenth}bn",
            f"US$ {whole} million",
            f"€{whole},{tenth}00",
            f"£{whole}m",
            f"{whole} €",
            f"R${whole}",
        )
    )


def make_sentence(rng: Random) -> str:
    """One sentence of a report."""
    text = rng.choice(SENTENCES)
    slots: dict[str, Callable[[], str]] = {
        "{n}": lambda: make_number(rng),
        "{group}": lambda: rng.choice(GROUPS),
        "{event}": lambda: rng.choice(EVENTS),
        "{event_cap}": lambda: rng.choice(EVENTS).capitalize(),
        "{place}": lambda: rng.choice(PLACES),
        "{person}": lambda: rng.choice(PEOPLE),
        "{thing}": lambda: rng.choice(THINGS),
        "{day}": lambda: rng.choice(DAYS),
        "{money}": lambda: make_money(rng),
        "{percent}": lambda: rng.choice(
            (f"{rng.randint(1, 99)}%", f"{rng.randint(1, 99)}.{rng.randint(0, 9)}%")
        ),
        "{time}": lambda: rng.choice(
            (f"{rng.randint(10, 23)}:{rng.randint(10, 59)}", f"{rng.randint(1, 12)} p.m.")
        ),
        "{year}": lambda: str(rng.randint(1950, 2020)),
        "{digit}": lambda: str(rng.randint(1, 9)),
    }
    for slot, make in slots.items():
        while slot in text:
            text = text.replace(slot, make(), 1)
    return text


def make_paragraph(rng: Random) -> list[str]:
    """One to three sentences."""
    return [make_sentence(rng) for _ in range(rng.choice((1, 1, 2, 2, 3)))]


@dataclass(slots=True)
class Draft:
    """An article as paragraphs of sentences; `ids` say which paragraph of the first state each one was."""

    paragraphs: list[list[str]]
    ids: list[int | None] = field(default_factory=list)

    def text(self) -> str:
        return "\n\n".join(self.lines())

    def lines(self) -> list[str]:
        return [" ".join(sentences) for sentences in self.paragraphs]


def make_article(rng: Random, *, size: int) -> Draft:
    """An article of about `size` characters."""
    paragraphs: list[list[str]] = []
    length = 0
    while length < size:
        paragraphs.append(make_paragraph(rng))
        length += sum(len(sentence) + 1 for sentence in paragraphs[-1]) + 1
    return Draft(paragraphs, list(range(len(paragraphs))))


def revise(rng: Random, draft: Draft, *, edits: int) -> Draft:
    """The article after so many edits of the kinds that a desk makes when it updates a report."""
    revised = Draft([list(sentences) for sentences in draft.paragraphs], list(draft.ids))
    for _ in range(edits):
        edit = rng.choices(EDITS, weights=(35, 12, 12, 12, 6, 10, 5, 3, 3, 2))[0]
        edit(rng, revised)
    return revised


def edit_words(rng: Random, draft: Draft) -> None:
    """One or two words, often numbers, give way to others."""
    sentences = draft.paragraphs[rng.randrange(len(draft.paragraphs))]
    at = rng.randrange(len(sentences))
    words = sentences[at].split(" ")
    place = rng.randrange(len(words))
    numbers = [index for index, word in enumerate(words) if any(letter.isdigit() for letter in word)]
    if numbers and rng.random() < 0.7:
        place = rng.choice(numbers)
    words[place] = rng.choice((make_number(rng), make_number(rng), "several", rng.choice(GROUPS)))
    sentences[at] = " ".join(words)


def insert_clause(rng: Random, draft: Draft) -> None:
    """A few words come in somewhere in a sentence."""
    sentences = draft.paragraphs[rng.randrange(len(draft.paragraphs))]
    at = rng.randrange(len(sentences))
    words = sentences[at].split(" ")
    words.insert(
        rng.randrange(len(words)), rng.choice(("according to two witnesses,", "on Friday", "the late"))
    )
    sentences[at] = " ".join(words)


def insert_sentence(rng: Random, draft: Draft) -> None:
    sentences = draft.paragraphs[rng.randrange(len(draft.paragraphs))]
    sentences.insert(rng.randint(0, len(sentences)), make_sentence(rng))


def delete_sentence(rng: Random, draft: Draft) -> None:
    sentences = draft.paragraphs[rng.randrange(len(draft.paragraphs))]
    if len(sentences) > 1:
        del sentences[rng.randrange(len(sentences))]


def rewrite_sentence(rng: Random, draft: Draft) -> None:
    sentences = draft.paragraphs[rng.randrange(len(draft.paragraphs))]
    sentences[rng.randrange(len(sentences))] = make_sentence(rng)


def insert_paragraph(rng: Random, draft: Draft) -> None:
    at = rng.randint(0, len(draft.paragraphs))
    draft.paragraphs.insert(at, make_paragraph(rng))
    draft.ids.insert(at, None)


def delete_paragraph(rng: Random, draft: Draft) -> None:
    if len(draft.paragraphs) > 2:
        at = rng.randrange(len(draft.paragraphs))
        del draft.paragraphs[at], draft.ids[at]


def move_paragraph(rng: Random, draft: Draft) -> None:
    if len(draft.paragraphs) > 2:
        at = rng.randrange(len(draft.paragraphs))
        sentences, name = draft.paragraphs.pop(at), draft.ids.pop(at)
        to = rng.randint(0, len(draft.paragraphs))
        draft.paragraphs.insert(to, sentences)
        draft.ids.insert(to, name)


def split_paragraph(rng: Random, draft: Draft) -> None:
    at = rng.randrange(len(draft.paragraphs))
    sentences = draft.paragraphs[at]
    if len(sentences) > 1:
        cut = rng.randrange(1, len(sentences))
        draft.paragraphs[at : at + 1] = [sentences[:cut], sentences[cut:]]
        draft.ids.insert(at + 1, None)


def join_paragraphs(rng: Random, draft: Draft) -> None:
    if len(draft.paragraphs) > 2:
        at = rng.randrange(len(draft.paragraphs) - 1)
        draft.paragraphs[at] += draft.paragraphs.pop(at + 1)
        del draft.ids[at + 1]


EDITS = (
    edit_words, insert_clause, rewrite_sentence, insert_sentence, delete_sentence, insert_paragraph,
    delete_paragraph, move_paragraph, split_paragraph, join_paragraphs,
)  # fmt: skip


def change_share(rng: Random, text: str, share: float) -> str:
    """The text with that share of its words replaced, one by one."""
    words = text.split(" ")
    for place in rng.sample(range(len(words)), int(share * len(words))):
        words[place] = rng.choice((make_number(rng), rng.choice(GROUPS), rng.choice(PLACES)))
    return " ".join(words)
