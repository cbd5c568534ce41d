"""What every test may lean on: where it runs, a browser, and the surroundings of a child process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import redis
from django.db import connection
from playwright.sync_api import Page, sync_playwright

from tests.requirements import requirements
from tests.settings import ON_POSTGRES

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--touching-database", action="store_true", help="only tests that touch the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--touching-database"):
        config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
        items[:] = [item for item in items if touches_database(item)]


def touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    markers = {marker.name for marker in item.iter_markers()}
    return bool(fixtures & DATABASE_FIXTURES or markers & {"django_db", "postgres"})


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("postgres") and not ON_POSTGRES:
        skip_unless_required("postgres", "runs on PostgreSQL and Redis only")
    if item.get_closest_marker("browser") and CHROMIUM is None:
        skip_unless_required("browser", "no Chromium on this machine")


def skip_unless_required(name: str, reason: str) -> None:
    if name in requirements():
        pytest.fail(f"{name} is required here, but: {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture
def browser_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page of a fresh headless Chromium, 1280 pixels wide; mark the test `browser`.

    >>> def test_it_greets(browser_page, live_server):
    ...     browser_page.goto(live_server.url)
    """
    # Playwright keeps an event loop in this thread, in which Django would refuse all queries.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(10_000)
        yield page
        browser.close()


@pytest.fixture
def process_environment(transactional_db: None, tmp_path: Path) -> dict[str, str]:
    """The environment of a child process that shares this test's database, with an empty broker."""
    name = connection.settings_dict["NAME"]
    if ON_POSTGRES:
        with redis.Redis.from_url(os.environ["BROKER_URL"]) as broker:
            broker.flushdb()
        database_url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    else:
        database_url = f"sqlite:///{name}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "project.settings",
        "DATABASE_URL": database_url,
        "DATA_DIR": str(tmp_path),
    }
