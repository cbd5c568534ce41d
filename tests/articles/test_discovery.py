"""From a feed to articles that are followed for good."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles import checking, watching
from articles.discovery import MOST_NEW
from articles.models import Article, Check, Watch
from tests.articles.news_site import look, page, quick, site, source
from tests.builders import make_article, minutes

__all__ = ["quick", "site", "source"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


def item(path: str, site, *, title: str = "Dam gives way", guid: str = "") -> str:
    name = f'<guid isPermaLink="false">{guid}</guid>' if guid else ""
    return f"<item><title>{title}</title><link>{site.url(path)}</link>{name}</item>"


def show_feed(site, *items: str) -> None:
    channel = f"<channel><title>The Kolvar Post</title>{''.join(items)}</channel>"
    site.show("/feed", f'<rss version="2.0">{channel}</rss>', content_type="application/rss+xml")


@pytest.fixture
def feed(site, source) -> Watch:
    show_feed(site, item("/one", site), item("/two", site))
    return watching.follow_feed(source, site.url("/feed"), now=timezone.now())


def test_what_a_feed_names_is_followed(site, feed):
    check = look(feed)
    assert (check.outcome, check.reason["new"]) == ("news", 2)
    followed = Watch.objects.filter(article__isnull=False)
    assert sorted(followed.values_list("url", flat=True)) == [site.url("/one"), site.url("/two")]
    assert (feed.change_count, feed.failure_streak) == (1, 0)


def test_each_is_followed_once_and_stays_so_when_it_leaves_the_feed(site, feed):
    look(feed)
    show_feed(site, item("/two", site), item("/three", site))
    assert look(feed).reason["new"] == 1
    assert Article.objects.count() == 3
    assert Watch.objects.filter(article__isnull=False, stopped_at=None).count() == 3


def test_what_the_feed_names_is_looked_at_in_the_same_round(site, feed):
    for path in ("/one", "/two"):
        site.show(path, page(headline=f"Dam gives way {path}"))
    checking.check_due(now=timezone.now())
    assert Check.objects.filter(outcome="recorded").count() == 2


def test_a_guid_names_an_article_whose_address_has_changed(site, source, feed):
    show_feed(site, item("/dam", site, guid="post-77"))
    look(feed)
    show_feed(site, item("/dam-gives-way", site, guid="post-77"))
    assert look(feed).reason["new"] == 0


def test_a_guid_that_two_entries_share_names_neither(site, feed):
    show_feed(site, item("/a", site, guid="post"), item("/b", site, guid="post"))
    assert look(feed).reason["new"] == 2


def test_an_article_that_the_publisher_sent_is_the_one_that_the_feed_names(site, source, feed):
    make_article("urn:example:one", source, url=site.url("/one"))
    assert look(feed).reason["new"] == 1


def test_links_that_may_not_be_asked_are_counted_and_left_out(site, feed):
    show_feed(
        site,
        item("/one", site),
        "<item><title>x</title><link>http://169.254.169.254/latest</link></item>",
        "<item><title>y</title><link>javascript:alert(1)</link></item>",
    )
    reason = look(feed).reason
    assert (reason["new"], reason["refused"]) == (1, 2)


def test_no_more_are_opened_at_once_than_can_be_borne_and_the_rest_follows(site, feed):
    show_feed(site, *(item(f"/story/{number}", site) for number in range(MOST_NEW + 20)))
    reason = look(feed).reason
    assert (reason["new"], reason["left_over"]) == (MOST_NEW, 20)
    assert look(feed).reason["new"] == 20
    assert Article.objects.count() == MOST_NEW + 20


def test_an_entry_that_is_told_anew_has_its_page_looked_at_soon(site, source, feed):
    look(feed)
    later = timezone.now() + minutes(600)
    Watch.objects.filter(article__isnull=False).update(next_check_at=later, last_check_at=None)
    show_feed(site, item("/one", site, title="Dam gives way: 12 dead"), item("/two", site))
    look(feed)
    soon = Watch.objects.filter(article__isnull=False, next_check_at__lte=timezone.now())
    assert [watch.url for watch in soon] == [site.url("/one")]


def test_only_the_latest_check_of_a_feed_keeps_what_was_told(site, feed):
    look(feed)
    show_feed(site, item("/one", site), item("/three", site))
    look(feed)
    told = ["told" in check.reason for check in feed.checks.order_by("started_at")]
    assert told == [False, True]


def test_a_feed_that_says_nothing_new_is_not_read_again(site, feed):
    look(feed)
    assert look(feed).outcome == "not_modified"


def test_a_page_in_place_of_a_feed_cannot_be_read(site, feed):
    site.show("/feed", page())
    check = look(feed)
    assert check.outcome == "unreadable"
    assert Article.objects.count() == 0


def test_a_feed_of_feeds_has_those_followed_that_are_alive(site, source):
    maps = "".join(
        f"<sitemap><loc>{site.url(path)}</loc>{modified}</sitemap>"
        for path, modified in (
            ("/news.xml", f"<lastmod>{timezone.now().isoformat()}</lastmod>"),
            ("/2019.xml", "<lastmod>2019-05-01T00:00:00Z</lastmod>"),
            ("/undated.xml", ""),
        )
    )
    index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'
    site.show("/sitemap.xml", index, content_type="application/xml")
    check = look(watching.follow_feed(source, site.url("/sitemap.xml"), now=timezone.now()))
    assert check.reason["new_feeds"] == 2
    assert sorted(source.feeds.values_list("url", flat=True)) == sorted(
        site.url(path) for path in ("/news.xml", "/sitemap.xml", "/undated.xml")
    )
    assert not Article.objects.exists()
