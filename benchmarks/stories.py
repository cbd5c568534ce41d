"""Large stories, long articles and large archives: reading who says what now, deriving it, deciding about a
number, and placing one more article.

    python -m benchmarks.stories [--archive 100000] [--stories 500 2000 10000]

Everything is made up and kept in an SQLite database of its own in a temporary folder. Times are medians, in
milliseconds of this process.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from uuid import uuid4

START = datetime(2024, 3, 1, tzinfo=UTC)
MEASURES = ("deaths", "injuries", "missing", "evacuated", "arrests")
AUTHORITIES = tuple(
    f"{place} {office}" for place in ("Kestria", "Talva", "Norrvik", "Oslund")
    for office in ("interior ministry", "police", "governor's office", "civil protection", "hospital")
)  # fmt: skip
# Mentions of each figure in an article: in the headline and in the body.
MENTIONS = 2
SOURCES = 200
# The archive tells this many articles a story, within so many days, with names as common as these.
PER_STORY = 5
DAYS = 30
COMMON_NAMES, RARE_NAMES = 60, 20_000
BATCH = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", type=int, default=100_000, help="articles among which one is placed")
    parser.add_argument("--stories", type=int, nargs="*", default=[500, 2_000, 10_000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        for articles in options.stories:
            report_story(articles)
        report_decision()
        report_live_page()
        report_placing(options.archive)


def set_up(folder: str) -> None:
    os.environ.update(DATA_DIR=folder, DATABASE_URL=f"sqlite:///{folder}/benchmark.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings"
    import django
    from django.core.management import call_command

    Path(folder, "static").mkdir()
    django.setup()
    call_command("migrate", verbosity=0)
    print(f"{'':46}{'median':>9}{'worst':>9}")


def report(name: str, work: Callable[[], object], *, runs: int = 7) -> None:
    times = []
    for _ in range(runs):
        begun = process_time()
        work()
        times.append((process_time() - begun) * 1000)
    print(f"{name:46}{median(times):9.1f}{max(times):9.1f}", flush=True)


def report_story(articles: int) -> None:
    """Deriving a story of so many articles, ten mentions in each, and reading it by every door."""
    from django.test import Client
    from django.urls import reverse

    from articles.models import User
    from claims.models import Claim
    from claims.stories import derive_story

    story = make_story(articles)
    mentions = articles * len(MEASURES) * MENTIONS
    print(f"a story of {articles:,} articles and {mentions:,} mentions")
    report("  derived", lambda: derive_story(story, now=START), runs=3)
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get_or_create(username="reader", is_superuser=True)[0])
    claim = Claim.objects.standing().filter(story=story, measure="deaths").first()
    for name, door, row in (
        ("  its page", "claims:story", story), ("  the page of a claim", "claims:claim", claim),
        ("  the story by REST", "api:story", story), ("  a claim by REST", "api:claim", claim),
    ):  # fmt: skip
        address = reverse(door, args=[row.public_id])
        report(name, lambda address=address: get(client, address))


def get(client: object, address: str) -> None:
    assert client.get(address).status_code == 200


def make_story(count: int) -> object:
    """A story whose articles each give every measure, rising with time, by one of the authorities."""
    from claims.models import Mention, Progress, Story, StoryArticle, Thread

    story = Story.objects.create()
    chance = Random(count)
    for articles, revisions in make_articles(
        count, headline="Dam gives way in Kestria", spread=timedelta(days=2)
    ):
        StoryArticle.objects.bulk_create(StoryArticle(story=story, article=article) for article in articles)
        Progress.objects.bulk_create(Progress(article=row.article, latest=row) for row in revisions)
        threads = Thread.objects.bulk_create(
            Thread(
                public_id=uuid4(), article=row.article, key=key, founding=row, since=row.ordered_at
            ) for row in revisions for key, _ in enumerate(MEASURES, start=1)
        )  # fmt: skip
        mentions = Mention.objects.bulk_create(
            mention
            for place, thread in enumerate(threads)
            for mention in make_mentions(thread, MEASURES[place % len(MEASURES)], chance)
        )
        for place, thread in enumerate(threads):
            thread.current = mentions[place * MENTIONS]
        Thread.objects.bulk_update(threads, ["current"], batch_size=BATCH)
    return story


def make_mentions(thread: object, measure: str, chance: Random) -> Iterator[object]:
    from claims.models import Mention

    hours = (thread.since - START) / timedelta(hours=1)
    authority = chance.choice(AUTHORITIES)
    value = Decimal(10 + int(hours) + chance.randrange(3))
    for rank in range(MENTIONS):
        yield Mention(
            public_id=uuid4(), article=thread.article, revision=thread.founding, thread=thread, passage=rank,
            start=0, end=2, sentence_start=0, sentence_end=20, surface=str(value), value=value, bound="exact",
            noun="people", measure=measure, counting="total", certainty="confirmed", rank=rank,
            attribution_name=authority, index=2 * thread.key + rank, extractor_version="made up",
        )  # fmt: skip


def make_articles(
    count: int, *, headline: str, spread: timedelta
) -> Iterator[tuple[list[object], list[object]]]:
    """Articles with one revision each, evenly over the time, in batches."""
    from articles.documents import Block, BlockKind, Document, to_json
    from articles.models import Article, Revision, RevisionBody, Source

    sources = [Source.objects.get_or_create(slug=f"paper-{n}", name=f"Paper {n}")[0] for n in range(SOURCES)]
    text = "The dam above the town gave way in the night, and people were killed. " * 8
    document = to_json(Document(headline=headline, blocks=(Block(BlockKind.PARAGRAPH, text),), language="en"))
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        articles = Article.objects.bulk_create(
            Article(source=sources[n % SOURCES], guid=f"{uuid4()}") for n in numbers
        )
        revisions = Revision.objects.bulk_create(
            Revision(
                article=article, number=1, ordered_at=START + spread * (n / count), channel="import",
                body_hash="", chain_hash="", recorded_at=START,
            ) for n, article in zip(numbers, articles, strict=True)
        )  # fmt: skip
        RevisionBody.objects.bulk_create(
            RevisionBody(revision=row, headline=headline, document=document, content_hash="", salt="")
            for row in revisions
        )
        yield articles, revisions


def report_decision() -> None:
    """An editor's decision about a number of an article with many revisions, which derives it anew."""
    from articles.models import User
    from claims import review
    from claims.models import Mention

    revisions = 100
    news = "Rescue workers searched the valley on Tuesday, and an inquiry will be held, the mayor said. " * 3
    article = None
    for number in range(revisions):
        toll = f"At least {number + 10} people were killed and {number // 2 + 40} injured, the ministry said."
        at = START + timedelta(minutes=5 * number)
        article = publish(article, f"Dam gives way, {number + 10} dead", toll, *[news] * 12, at=at)
    editor = User.objects.create_superuser("editor")
    mentions = iter(Mention.objects.filter(article=article, measure="deaths").order_by("pk")[:7])
    print(f"an article of {revisions} revisions")

    def decide() -> None:
        review.decide(editor, review.Act("misread", "mention", next(mentions).public_id), now=at)

    report("  a decision about a number of it", decide)


def report_live_page() -> None:
    """A live page that goes on to another event every day, and the articles that tell those."""
    from claims.models import Story, StorySuggestion

    before = Story.objects.filter(successor=None).count()
    days = 40
    names = [f"{part}{end}" for part in ("Varn", "Quell", "Mars", "Tiren", "Kold") for end in NAME_ENDS]
    begun = process_time()
    live = None
    for day in range(days):
        town, river = names[day], names[day][::-1].title()
        at = START + timedelta(days=100 + day)
        text = (
            f"At least {day + 5} people were killed in {town} when the {river} flooded, Mayor {town}sky said."
        )
        live = publish(live, f"Live: {town} flood", text, at=at)
        for hour in range(3):
            publish(None, f"Flood in {town} kills {day + 5}", text, at=at + timedelta(hours=hour))
    stories = Story.objects.filter(successor=None).count() - before
    took = (process_time() - begun) * 1000 / (4 * days)
    print(f"a live page that changes its subject on {days} days")
    print(f"  {stories} stories, {StorySuggestion.objects.count()} suggestions; each revision{took:12.1f}")


NAME_ENDS = ("holt", "ada", "k", "do", "bay", "mere", "stad", "ford")


def publish(article: object, headline: str, *paragraphs: str, at: datetime) -> object:
    from articles.documents import Block, BlockKind, Document
    from articles.ingest import Submission, record_revision
    from articles.models import Article, Source
    from claims.tracking import track_article

    number = Article.objects.count()
    source = Source.objects.get_or_create(slug=f"paper-{number % SOURCES}", defaults={"name": "Paper"})[0]
    article = article or Article.objects.create(source=source, guid=f"{uuid4()}")
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    document = Document(headline=headline, blocks=blocks, language="en")
    record_revision(article, Submission(document=document, versioncreated_at=at, channel="import"), now=at)
    track_article(article, now=at)
    return article


def report_placing(archive: int) -> None:
    """Placing one article more: one that begins a story, and one that joins a story of the archive."""
    from claims.placing import place_article

    fill_archive(archive)
    print(f"an archive of {archive:,} articles in {DAYS} days")
    chance = Random(7)
    for name, make in (
        ("  a story's first article placed", "new"),
        ("  one more article of a story", "known"),
    ):
        waiting = [make_waiting(chance, is_known=make == "known") for _ in range(20)]
        at = START + timedelta(days=DAYS)
        report(name, lambda waiting=waiting, at=at: place_article(waiting.pop(), now=at), runs=20)


def fill_archive(count: int) -> None:
    from claims.models import ArticleName, Story, StoryArticle

    chance = Random(count)
    story, told = None, []
    for articles, revisions in make_articles(count, headline="Archive", spread=timedelta(days=DAYS)):
        placements, rows = [], []
        for number, (article, revision) in enumerate(zip(articles, revisions, strict=True)):
            if number % PER_STORY == 0:
                story, told = Story.objects.create(), draw_names(chance)
            placements.append(StoryArticle(story=story, article=article))
            samples = [f"#{chance.getrandbits(32):08x}" for _ in range(8)]
            rows += [
                ArticleName(article=article, name=name, at=revision.ordered_at) for name in (*told, *samples)
            ]
        StoryArticle.objects.bulk_create(placements)
        ArticleName.objects.bulk_create(rows)


def draw_names(chance: Random) -> list[str]:
    """Some that half of all news bear, and some that few do."""
    common = {f"common{spell(chance.randrange(COMMON_NAMES))}" for _ in range(6)}
    return [*common, *{f"rare{spell(chance.randrange(RARE_NAMES))}" for _ in range(6)}]


def spell(number: int) -> str:
    """A number in letters, since names have no digits."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def make_waiting(chance: Random, *, is_known: bool) -> object:
    """An article that was recorded and not placed yet."""
    from articles.documents import Block, BlockKind, Document
    from articles.ingest import Submission, record_revision
    from articles.models import Article, Source
    from claims.models import ArticleName

    names = draw_names(chance)
    if is_known:
        some = ArticleName.objects.filter(name__startswith="rare", at__gte=START + timedelta(days=DAYS - 5))
        article = some.order_by("pk")[chance.randrange(1000)].article
        names = [name for name in article.names.values_list("name", flat=True) if name[0] != "#"]
    text = "A flood killed people near " + ", ".join(name.title() for name in names) + " on Tuesday. "
    document = Document(headline="Flood", blocks=(Block(BlockKind.PARAGRAPH, text * 5),), language="en")
    article = Article.objects.create(source=Source.objects.first(), guid=f"{uuid4()}")
    at = START + timedelta(days=DAYS, minutes=-1)
    record_revision(article, Submission(document=document, versioncreated_at=at, channel="import"), now=at)
    return article


if __name__ == "__main__":
    main()
