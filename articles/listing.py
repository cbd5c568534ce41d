"""Articles as lists show them: each by its latest revision, and found by the words in it."""

from __future__ import annotations

import json

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from articles.models import Article, Revision, Watch

MAX_WORDS = 8


def find_articles(words: str) -> QuerySet[Article]:
    """The articles of which a revision, or the source's name, holds each of the words; all for no words."""
    articles = Article.objects.all()
    for word in words.split()[:MAX_WORDS]:
        articles = articles.filter(Q(source__name__icontains=word) | Q(pk__in=_revisions_with(word)))
    return articles


def _revisions_with(word: str) -> QuerySet[Revision]:
    # SQLite keeps JSON as it was written, with "é" as an escape; PostgreSQL gives the letter back.
    escaped = json.dumps(word)[1:-1]
    text = Cast("body__document", TextField())
    revisions = Revision.objects.annotate(text=text)
    return revisions.filter(Q(text__icontains=word) | Q(text__icontains=escaped)).values("article")


def find_watches(watches: QuerySet[Watch], words: str) -> QuerySet[Watch]:
    """Those of the followed pages whose address or one of whose headlines holds each of the words."""
    for word in words.split()[:MAX_WORDS]:
        # Asked of each page that is shown, and not of all headlines ever.
        headlines = Revision.objects.filter(article=OuterRef("article"), body__headline__icontains=word)
        watches = watches.filter(Q(url__icontains=word) | Exists(headlines))
    return watches


def latest_revisions(articles: QuerySet[Article]) -> QuerySet[Revision]:
    """The latest revision of each article in its publisher's order, newest first, as rows of a list."""
    of_article = Revision.objects.filter(article=OuterRef("article")).order_by("-ordered_at", "-number")
    latest = Revision.objects.filter(article__in=articles, pk=Subquery(of_article.values("pk")[:1]))
    return with_row_of_list(latest).order_by("-ordered_at", "-pk")


def with_row_of_list(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    """The same revisions with source, headline and the label's words, and without their long texts."""
    return (
        revisions.select_related("article__source", "body")
        .defer("body__document", "body__original")
        .annotate(label=KeyTextTransform("raw", KeyTransform("label", "body__document")))
    )
