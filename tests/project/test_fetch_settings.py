"""What the settings say to publishers, and which places on this machine they may name."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from project import settings

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {"DEPLOYMENT": "production", "SECRET_KEY": "for-tests-only-" * 5}
SHOW = "from project import settings; print(settings.FETCH_USER_AGENT, settings.FETCH_ALLOWED_PORTS)"


def load(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {**PRODUCTION, "FETCH_ALLOWED_LOOPBACK": "127.0.0.1:8001"},
        {"FETCH_ALLOWED_LOOPBACK": "127.0.0.1"},
        {"FETCH_ALLOWED_LOOPBACK": "127.0.0.1:8001,10.0.0.1:80"},
        {"FETCH_ALLOWED_LOOPBACK": "127.0.0.0/8"},
        {"FETCH_ALLOWED_LOOPBACK": "news.example:80"},
        {"FETCH_ALLOWED_LOOPBACK": "localhost.news.example:80"},
        {"FETCH_ALLOWED_LOOPBACK": "*"},
        {"FETCH_ALLOWED_PORTS": "80,70000"},
        {"FETCH_CONTACT": "https://desk.example/about us"},
        {"FETCH_CONTACT": "x\r\nX-Other: y"},
    ],
)
def test_a_setting_that_would_open_too_much_is_refused(environment: dict[str, str]) -> None:
    refused = load(**environment)
    assert refused.returncode != 0
    assert f"ImproperlyConfigured: {list(environment)[-1]}" in refused.stderr


def test_publishers_are_told_who_asks_and_where_to_complain() -> None:
    shown = load(FETCH_CONTACT="desk@news.example", FETCH_ALLOWED_PORTS="80,443,8080")
    assert shown.stdout == f"Writethru/{settings.VERSION} (+desk@news.example) [80, 443, 8080]\n"


def test_without_a_contact_the_site_itself_is_named() -> None:
    shown = load(FETCH_CONTACT="", SITE_URL="https://desk.example")
    assert "(+https://desk.example)" in shown.stdout


def test_the_version_is_that_of_the_package() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert package["project"]["version"] == settings.VERSION
