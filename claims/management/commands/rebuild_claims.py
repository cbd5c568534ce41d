from __future__ import annotations

import multiprocessing
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article
from claims import rebuilding
from claims.models import Story
from claims.tracking import rebuild_article

# A story, or None for articles that have none, and the articles of it that are derived anew.
Portion = tuple[int | None, tuple[int, ...]]
Outcome = tuple[int, list[str]]


class Command(BaseCommand):
    help = (
        "Derives all threads, updates and claims anew from the revisions; ends in the same state as before, "
        "unless numbers are read otherwise since."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", metavar="SLUG", help="only the articles of this source")
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would change, and change nothing"
        )
        parser.add_argument("--jobs", type=int, default=1, help="processes to share the work")

    def handle(self, *, source: str | None, dry_run: bool, jobs: int, **_: object) -> None:
        if jobs < 1:
            raise CommandError("--jobs must be at least 1")
        articles = Article.objects.filter(revisions__isnull=False).distinct()
        if source:
            articles = articles.filter(source__slug=source)
        count = changes = 0
        for done, lines in outcomes(portions(articles), dry_run=dry_run, jobs=jobs):
            count, changes = count + done, changes + len(lines)
            for line in lines:
                self.stdout.write(line)
            self.stderr.write(f"\r{count} articles", ending="")
        self.stderr.write("")
        told = f"would be derived anew, with {changes} changes" if dry_run else "derived anew"
        self.stdout.write(f"{count} articles {told}.")


def portions(articles: QuerySet[Article]) -> Iterator[Portion]:
    """The articles by their stories; a story is derived once all of its articles are."""
    placed = articles.filter(placement__isnull=False)
    for story in Story.objects.filter(placements__article__in=placed).distinct().order_by("pk"):
        mine = placed.filter(placement__story=story).order_by("pk")
        yield story.pk, tuple(mine.values_list("pk", flat=True))
    for article in articles.filter(placement=None).order_by("pk").values_list("pk", flat=True):
        yield None, (article,)


def outcomes(portions: Iterable[Portion], *, dry_run: bool, jobs: int) -> Iterator[Outcome]:
    """How many articles each portion was, and what would change in it, by so many processes."""
    work = partial(derive, dry_run=dry_run)
    if jobs == 1:
        yield from map(work, portions)
        return
    portions = list(portions)
    # What a process inherits it must not share: each opens its own connection.
    connections.close_all()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield from pool.map(work, portions)


def derive(portion: Portion, *, dry_run: bool) -> Outcome:
    story_id, article_ids = portion
    now = timezone.now()
    story = Story.objects.filter(pk=story_id).first()
    articles = list(Article.objects.filter(pk__in=article_ids).select_related("source").order_by("pk"))
    if dry_run:
        changes = rebuilding.foresee(story, articles, now=now) if story else []
        return len(articles), [str(change) for change in changes]
    if story:
        rebuilding.rebuild_story(story, articles, now=now)
    else:
        rebuild_article(articles[0], now=now)
    return len(articles), []
