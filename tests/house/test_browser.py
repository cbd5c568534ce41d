from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


@pytest.mark.browser
def test_a_stranger_is_asked_to_sign_in(browser_page: Page, live_server: LiveServer) -> None:
    browser_page.goto(live_server.url)
    assert "/sign-in/" in browser_page.url
    assert browser_page.locator("input[name=password]").is_visible()
