from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from articles.models import Watch
from tests.articles.looking_again import add_check, hold, make_host, watch_feed, watch_page
from tests.builders import make_article, make_source, make_user, minutes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(browser_page: Page, live_server: LiveServer) -> Page:
    """A browser that is signed in; what its console complains of is kept in `complaints`."""
    client = Client()
    client.force_login(make_user(is_superuser=True))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    browser_page.context.add_cookies([cookie])
    browser_page.complaints = []
    browser_page.on("console", lambda message: browser_page.complaints.append(message.text))
    return browser_page


def test_no_page_of_rechecks_is_wider_than_a_phone_nor_breaks_the_policy(editor, live_server):
    now, source = timezone.now(), make_source(silent_since=timezone.now())
    make_host(closed_until=now + minutes(9), robots_state="read", robots_text="User-agent: *")
    article = make_article(source=source, url=f"https://halyard.example/{'long' * 40}")
    watch = watch_page(article=article, url=article.url, last_check_at=now, failure_streak=12)
    watch_feed(source=source, last_check_at=now)
    # Its bytes are gone, so that no process is needed to read them.
    held = hold(article, content=b"", expired_at=now, headers={"X-Long": "word" * 100})
    for number, outcome in enumerate(("changed", "unchanged", "held", "timeout") * 15):
        add_check(watch, outcome, at=now - minutes(number), final_url=f"{article.url}?to={'x' * 300}")
    addresses = [
        reverse("articles:sources"),
        reverse("articles:source", args=[source.slug]),
        reverse("articles:watch", args=[watch.public_id]),
        reverse("articles:captures"),
        reverse("articles:capture", args=[held.public_id]),
    ]
    editor.set_viewport_size({"width": 390, "height": 844})
    widths = {}
    for address in addresses:
        editor.goto(live_server.url + address)
        widths[address] = editor.evaluate("document.documentElement.scrollWidth")
    assert set(widths.values()) == {390}, widths
    assert editor.complaints == []


def test_a_page_is_followed_and_paused_by_hand(editor, live_server):
    source = make_source()
    editor.goto(live_server.url + reverse("articles:source", args=[source.slug]))
    editor.get_by_label("Address of a page, or of a feed").fill("http://127.0.0.1/")
    editor.get_by_role("button", name="Follow this page").click()
    assert "public internet" in editor.get_by_role("alert").inner_text()
    editor.get_by_label("Address of a page, or of a feed").fill("https://halyard.example/dam")
    editor.get_by_role("button", name="Follow this page").click()
    editor.get_by_role("button", name="Pause").click()
    editor.get_by_role("button", name="Resume").wait_for()
    assert Watch.objects.get().is_paused
