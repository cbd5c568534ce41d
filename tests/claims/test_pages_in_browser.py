from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from tests.builders import make_article, make_user
from tests.claims.reading import follow, tell

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reader(browser_page: Page, live_server: LiveServer) -> Page:
    """A browser that is signed in; what its console complains of is kept in `complaints`."""
    client = Client()
    client.force_login(make_user())
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    browser_page.context.add_cookies([cookie])
    browser_page.complaints = []
    browser_page.on("console", lambda message: browser_page.complaints.append(message.text))
    browser_page.on("pageerror", lambda error: browser_page.complaints.append(str(error)))
    return browser_page


def test_a_claims_chart_is_drawn_within_the_content_policy(reader, live_server):
    follow(make_article(), tell("At least 12"), tell("31"), tell("26"))
    reader.goto(live_server.url + reverse("claims:claim", args=[Claim.objects.get().public_id]))
    reader.wait_for_selector("#chart canvas")
    assert reader.locator("#legend > span").count() == 1
    assert reader.complaints == []


def test_no_page_is_wider_than_a_phone(reader, live_server):
    article = follow(make_article(), tell("At least 12"), tell("31"))
    compare = reverse("claims:compare", args=[article.public_id]) + "?from=1&to=2"
    addresses = [
        reverse("claims:desk"),
        reverse("claims:article", args=[article.public_id]),
        reverse("claims:revision", args=[article.public_id, 2]),
        compare,
        f"{compare}&view=side",
        reverse("claims:claim", args=[Claim.objects.get().public_id]),
        reverse("claims:story", args=[article.placement.story.public_id]),
    ]
    reader.set_viewport_size({"width": 390, "height": 844})
    widths = {}
    for address in addresses:
        reader.goto(live_server.url + address)
        widths[address] = reader.evaluate("document.documentElement.scrollWidth")
    assert set(widths.values()) == {390}, widths
