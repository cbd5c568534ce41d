"""The pages of sources and of addresses that are looked at again."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import source_views
from articles.models import AuditEntry, Feed, Source, Watch
from tests.articles.looking_again import add_check, hold, make_host, watch_feed, watch_page
from tests.builders import make_article, make_document, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db

ADDRESS = "https://halyard.example/dam"


@pytest.fixture
def halyard() -> Source:
    return make_source(name="Halyard Wire")


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_user())
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("omar", is_superuser=True))
    return client


def show(client: Client, name: str, *given: object, **query: str) -> str:
    answer = client.get(reverse(f"articles:{name}", args=given), query)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(page: str) -> str:
    """What a reader sees of a page, its spaces evened out."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


# --- all sources


@pytest.mark.parametrize("address", ["/sources/", "/sources/halyard/"])
def test_a_stranger_is_sent_to_the_door(client, halyard, address):
    answer = client.get(address)
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("login"))


def test_before_anything_is_followed_the_page_says_how_to_begin(reader, halyard):
    page = words_of(show(reader, "sources"))
    assert "Nothing is followed yet" in page
    assert "Follow a page or a feed" in page


def test_without_sources_the_page_tells_how_to_begin(reader):
    assert "import_articles" in show(reader, "sources")


def test_each_source_is_told_with_how_it_fares(reader, halyard):
    watch_page(source=halyard, next_check_at=timezone.now() + minutes(5))
    watch_feed(source=halyard, next_check_at=timezone.now() + minutes(5))
    page = words_of(show(reader, "sources"))
    assert "Halyard Wire 1 page, 1 feed well" in page
    assert "All is well." in page


def test_sources_that_need_somebody_come_first(reader, halyard):
    watch_page(source=make_source("a-courier"), next_check_at=timezone.now() + minutes(5))
    halyard.silent_since = timezone.now() - timedelta(days=3)
    halyard.save()
    page = words_of(show(reader, "sources"))
    assert page.index("Halyard Wire") < page.index("A-Courier")
    assert "silent since" in page


def test_the_last_day_is_drawn_and_said(reader, halyard):
    watch = watch_page(source=halyard)
    add_check(watch, "changed", at=timezone.now() - minutes(1))
    add_check(watch, "timeout", at=timezone.now() - minutes(2))
    page = show(reader, "sources")
    assert 'aria-label="Last 24 hours: 2 checks: 1 something new, 1 failed"' in page
    assert {"changed", "failed"} == set(re.findall(r'<rect class="(\w+)"', page))


def test_more_sources_take_no_more_queries(reader, django_assert_max_num_queries):
    for number in range(12):
        source = make_source(f"source-{number}")
        add_check(watch_page(f"/{number}", source=source), at=timezone.now())
    with django_assert_max_num_queries(8):
        show(reader, "sources")


# --- one source


def test_a_page_is_named_by_its_latest_headline_and_else_by_its_address(reader, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    record(article, document=make_document("One.", headline="Dam kills 12"))
    watch_page(article=article)
    watch_page("/unread", source=halyard)
    page = words_of(show(reader, "source", "halyard"))
    assert "Dam kills 12" in page
    assert "https://halyard.example/unread" in page


def test_a_source_leads_to_the_alerts_on_it(reader, halyard):
    way = f"{reverse('claims:subscribe')}?source={halyard.public_id}"
    assert f'href="{way}"' in show(reader, "source", "halyard")
    assert "Halyard Wire" in reader.get(way).content.decode()


def test_pages_can_be_had_by_their_state(reader, halyard):
    watch_page("/good", source=halyard)
    watch_page("/bad", source=halyard, failure_streak=2)
    page = words_of(show(reader, "source", "halyard", state="failing"))
    assert "/bad failed 2 times in a row" in page
    assert "/good" not in page


@pytest.mark.parametrize(
    ("words", "found"),
    [("dam", {"Dam kills 12"}), ("kills 12", {"Dam kills 12"}), ("/port", {"/port"}), ("dam /port", set())],
)
def test_pages_are_found_by_words_of_headline_and_address(reader, halyard, words, found):
    article = make_article(source=halyard, url=f"{ADDRESS}-1")
    record(article, document=make_document("One.", headline="Dam kills 12"))
    watch_page("/1", article=article)
    watch_page("/port", source=halyard)
    page = words_of(show(reader, "source", "halyard", q=words))
    assert {name for name in ("Dam kills 12", "/port") if name in page} == found


@pytest.mark.parametrize("query", [{"state": "odd"}, {"page": "x"}, {"page": "99"}, {"state": "\x00"}])
def test_odd_queries_show_the_page_as_it_is(reader, halyard, query):
    watch_page(source=halyard)
    assert ADDRESS in show(reader, "source", "halyard", **query)


def test_the_hosts_tell_what_is_known_of_their_manners(reader, halyard):
    host = make_host(robots_state="read", robots_text="User-agent: *\nDisallow: /<b>", failure_streak=4)
    host.closed_until = timezone.now() + minutes(30)
    host.save()
    watch_page(source=halyard)
    page = show(reader, "source", "halyard")
    assert "Disallow: /&lt;b&gt;" in page
    assert "left alone until" in words_of(page)
    assert "failed 4 times in a row" in words_of(page)


def test_the_latest_checks_say_what_came_of_them(reader, halyard):
    watch = watch_page(source=halyard, last_check_at=timezone.now())
    add_check(watch, "http_error", at=timezone.now(), status=418, reason={"status": 418})
    page = words_of(show(reader, "source", "halyard"))
    assert "The server answered with status 418." in page
    assert "The server answered with another status. 1 1" in page


def test_a_source_with_many_pages_takes_no_more_queries(reader, halyard, django_assert_max_num_queries):
    for number in range(45):
        article = make_article(f"urn:example:{number}", halyard)
        record(article, "One.")
        watch = watch_page(f"/{number}", article=article, last_check_at=timezone.now())
        add_check(watch, at=timezone.now() - minutes(number))
    with django_assert_max_num_queries(18):
        show(reader, "source", "halyard")


def test_of_very_many_feeds_the_first_are_shown(reader, halyard, monkeypatch):
    monkeypatch.setattr(source_views, "FEEDS", 2)
    for number in range(3):
        watch_feed(f"/{number}.xml", source=halyard)
    page = words_of(show(reader, "source", "halyard"))
    assert "/1.xml" in page
    assert "/2.xml" not in page
    assert "Feeds 3" in page
    assert "The first 2 are shown." in page


def test_readers_see_no_forms(reader, halyard):
    watch_page(source=halyard)
    page = show(reader, "source", "halyard").partition("<main")[2]
    assert 'method="post"' not in page.partition("</main")[0]


# --- following


def follow(client: Client, url: str, kind: str = "page"):
    return client.post(reverse("articles:follow", args=["halyard"]), {"url": url, "kind": kind})


def test_a_page_is_followed_from_the_form(editor, halyard):
    answer = follow(editor, f" {ADDRESS} ")
    watch = Watch.objects.get()
    assert (watch.article.url, watch.article.source) == (ADDRESS, halyard)
    assert answer.url.startswith(reverse("articles:watch", args=[watch.public_id]))
    assert "It is followed from now on." in editor.get(answer.url).content.decode()


def test_a_feed_is_followed_from_the_form(editor, halyard):
    follow(editor, "https://halyard.example/feed.xml", "feed")
    assert Watch.objects.get().feed == Feed.objects.get()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1/", "does not lead to the public internet"),
        ("ftp://halyard.example/", "Only http and https"),
        ("https://ines:secret@halyard.example/", "user name or password"),
        ("https://halyard.example:22/", "port is not allowed"),
        ("nowhere", "not a well-formed one"),
        ("", "not a well-formed one"),
    ],
)
def test_an_address_that_may_not_be_asked_is_refused_and_kept_to_be_mended(editor, halyard, url, why):
    answer = follow(editor, url)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert why in page
    assert f'value="{url}"' in page
    assert Watch.objects.count() == 0


def test_an_unknown_kind_is_refused(editor, halyard):
    assert follow(editor, ADDRESS, "mailbox").status_code == 400


def test_whoever_has_not_the_right_to_may_not_follow(reader, halyard):
    assert follow(reader, ADDRESS).status_code == 403
    assert Watch.objects.count() == 0


# --- acts


def act(client: Client, watch: Watch, name: str, **given: str):
    return client.post(reverse("articles:act-on-watch", args=[watch.public_id]), {"act": name, **given})


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("pause", {}, "paused"),
        ("resume", {"is_paused": True}, "well"),
        ("resume", {"stopped_at": timezone.now(), "next_check_at": None}, "well"),
        ("stop", {}, "stopped"),
    ],
)
def test_an_address_is_paused_resumed_and_stopped(editor, halyard, name, before, after):
    watch = watch_page(source=halyard, **before)
    answer = act(editor, watch, name)
    watch.refresh_from_db()
    assert watch.state == after
    assert answer.url == reverse("articles:watch", args=[watch.public_id])


def test_a_check_now_makes_an_address_due_and_is_written_down(editor, halyard):
    watch = watch_page(source=halyard, next_check_at=timezone.now() + minutes(99))
    act(editor, watch, "check")
    assert Watch.objects.get().next_check_at <= timezone.now()
    assert AuditEntry.objects.get().actor.username == "omar"


def test_an_act_leads_back_to_where_it_was_taken(editor, halyard):
    watch = watch_page(source=halyard)
    assert (
        act(editor, watch, "pause", next="/sources/halyard/?state=well").url == "/sources/halyard/?state=well"
    )
    assert act(editor, watch, "pause", next="https://evil.example/").url.startswith("/watches/")


def test_an_unknown_act_is_refused(editor, halyard):
    assert act(editor, watch_page(source=halyard), "burn").status_code == 400


def test_whoever_has_not_the_right_to_may_not_act(reader, halyard):
    watch = watch_page(source=halyard)
    assert act(reader, watch, "stop").status_code == 403
    assert Watch.objects.get().stopped_at is None


def act_on(client: Client, *watches: object, **given: object):
    address = reverse("articles:act-on-chosen", args=["halyard"])
    return client.post(address, {"watch": [str(watch) for watch in watches], **given})


def test_all_that_are_ticked_are_acted_upon(editor, halyard):
    chosen = [watch_page(f"/{number}", source=halyard) for number in range(2)]
    left = watch_page("/left", source=halyard)
    act_on(editor, *(watch.public_id for watch in chosen), act="pause")
    assert [watch.is_paused for watch in Watch.objects.order_by("pk")] == [True, True, False]
    assert left.is_paused is False


def test_what_is_ticked_has_to_be_of_the_source(editor, halyard):
    other = watch_page("/other", source=make_source("courier"))
    answer = act_on(editor, other.public_id, "no id", act="stop")
    assert Watch.objects.get().stopped_at is None
    assert "Tick the addresses" in editor.get(answer.url).content.decode()


# --- one address


def test_an_address_tells_every_look_at_it(reader, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    revision = record(article, "One.").revision
    watch = watch_page(article=article)
    now = timezone.now()
    add_check(watch, "changed", at=now - minutes(9), revision=revision, quality=0.9)
    held = hold(article)
    add_check(watch, "held", at=now - minutes(5), capture=held, final_url=f"{ADDRESS}?consent")
    add_check(watch, "disallowed", at=now - minutes(1), robots="disallowed", status=None, is_insecure=True)
    page = show(reader, "watch", watch.public_id)
    told = words_of(page)
    assert "It has changed. revision 1" in told
    assert "led to https://halyard.example/dam?consent" in told
    assert "robots.txt does not allow it. On the way the connection was not encrypted." in told
    assert "forbids it" in told
    assert reverse("articles:capture", args=[held.public_id]) in page
    assert 'aria-label="The latest 3 checks: 1 something new, 1 held for an editor, 1 failed"' in page


def test_an_address_that_was_never_looked_at_says_so(reader, halyard):
    watch = watch_page(source=halyard)
    assert "It has not been checked yet." in show(reader, "watch", watch.public_id)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"stopped_at": timezone.now(), "stop_reason": "gone"}, "stopped the publisher says that it is gone"),
        ({"is_paused": True}, "none while it is paused"),
        ({"failure_streak": 1}, "failed once"),
        ({"failure_streak": 1, "last_outcome": "held"}, "held apart"),
        ({"flapping_since": timezone.now()}, "flapping since"),
        ({"next_check_at": timezone.now() - minutes(1)}, "due"),
    ],
)
def test_the_state_of_an_address_is_told_in_words(reader, halyard, fields, told):
    watch = watch_page(source=halyard, **fields)
    assert told in words_of(show(reader, "watch", watch.public_id))


def test_a_feed_has_the_same_page(reader, halyard):
    watch = watch_feed(source=halyard)
    add_check(watch, "read", at=timezone.now())
    assert "The feed was read." in show(reader, "watch", watch.public_id)


def test_many_checks_come_in_pages_and_few_queries(reader, halyard, django_assert_max_num_queries):
    watch = watch_page(source=halyard)
    for number in range(60):
        add_check(watch, at=timezone.now() - minutes(number))
    with django_assert_max_num_queries(13):
        assert "Page 1 of 2" in words_of(show(reader, "watch", watch.public_id))


def test_hostile_addresses_are_shown_and_not_run(reader, halyard):
    watch = watch_page(source=halyard, url='https://halyard.example/"><script>alert(1)</script>')
    add_check(watch, at=timezone.now(), final_url="https://halyard.example/<script>alert(2)</script>")
    for page in (show(reader, "source", "halyard"), show(reader, "watch", watch.public_id)):
        assert "<script>alert" not in page


# --- on the article's page


def test_an_article_tells_when_it_is_looked_at_again(editor, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    record(article, "One.")
    address = reverse("claims:article", args=[article.public_id])
    assert "Re-check it from now on" in editor.get(address).content.decode()
    follow(editor, ADDRESS)
    page = editor.get(address).content.decode()
    assert "Re-checks" in page
    assert "Check now" in page
    assert Watch.objects.get().article == article
