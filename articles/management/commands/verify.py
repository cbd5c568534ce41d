from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from articles.ledger import verify_article
from articles.models import Article


class Command(BaseCommand):
    help = "Checks that no recorded revision was touched, and names each that was; fails if there is one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", metavar="SLUG", help="only the articles of this source")

    def handle(self, *, source: str | None, **_: object) -> None:
        articles = Article.objects.filter(source__slug=source) if source else Article.objects.all()
        faults = 0
        for article in articles.order_by("pk").iterator():
            for fault in verify_article(article):
                faults += 1
                self.stdout.write(f"{article.public_id} revision {fault.number}: {fault.code} ({article})")
        count = articles.count()
        if faults:
            raise CommandError(f"{faults} faults in {count} articles.")
        self.stdout.write(f"{count} articles, every revision as it was recorded.")
