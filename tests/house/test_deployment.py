"""The compose file, the Dockerfile, .env.example and the settings must tell one story."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SETTINGS = (ROOT / "project" / "settings.py").read_text(encoding="utf-8")
OWN = ["migrate", "web", "worker", "checker", "beat"]
LASTING = ["web", "worker", "checker", "beat", "postgres", "redis"]
# Read by gunicorn, by compose itself and by the servers' own images.
FOREIGN_NAMES = {"WEB_CONCURRENCY", "WEB_PORT", "POSTGRES_PASSWORD", "REDIS_PASSWORD"}
READS_ENVIRONMENT = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"')
NEEDED = re.compile(r"\$\{(\w+):\?")
MENTIONED = re.compile(r"\$\{(\w+)")


def settings_names() -> set[str]:
    return set(READS_ENVIRONMENT.findall(SETTINGS))


def example_lines() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    found = (re.fullmatch(r"(#?)([A-Z_]+)=(.*)", line) for line in lines)
    return {match[2]: match[1] for match in found if match}


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(example_lines()) == settings_names() | FOREIGN_NAMES


def test_the_example_leaves_blank_what_compose_insists_on() -> None:
    needed = set(NEEDED.findall((ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    assert needed == {name for name, mark in example_lines().items() if not mark}


def test_compose_asks_for_nothing_that_the_example_does_not_name() -> None:
    mentioned = set(MENTIONED.findall((ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    assert mentioned <= set(example_lines())


@pytest.mark.parametrize("name", OWN)
def test_a_container_is_given_only_what_the_settings_read(name: str) -> None:
    assert set(SERVICES[name]["environment"]) <= settings_names() | {"WEB_CONCURRENCY"}


def test_the_image_sets_only_what_the_settings_read() -> None:
    block = re.search(r"^ENV ((?:.*\\\n)*.*)", DOCKERFILE, flags=re.MULTILINE)
    assert block is not None
    names = set(re.findall(r"(\w+)=", block[1]))
    assert names - {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"} <= settings_names()


@pytest.mark.parametrize("name", [*OWN, "postgres", "redis"])
def test_nobody_is_root_and_nothing_can_be_gained(name: str) -> None:
    service = SERVICES[name]
    assert service["user"] not in ("root", "0")
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


def test_the_image_makes_the_user_that_compose_names() -> None:
    assert re.search(rf"useradd .*\b{SERVICES['web']['user']}$", DOCKERFILE, flags=re.MULTILINE)
    assert f"USER {SERVICES['web']['user']}\n" in DOCKERFILE


@pytest.mark.parametrize("name", LASTING)
def test_every_lasting_service_has_a_health_check_and_comes_back(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["web", "worker", "checker", "beat"])
def test_each_process_is_probed_as_what_it_is(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"] == ["CMD", "python", "manage.py", "probe", name]


def test_the_image_runs_and_probes_what_compose_runs_and_probes() -> None:
    command = re.search(r"^CMD (\[.*\])$", DOCKERFILE, flags=re.MULTILINE)
    probe = re.search(r"^HEALTHCHECK .*CMD (\[.*\])$", DOCKERFILE, flags=re.MULTILINE)
    assert command is not None
    assert probe is not None
    assert json.loads(command[1]) == SERVICES["web"]["command"]
    assert ["CMD", *json.loads(probe[1])] == SERVICES["web"]["healthcheck"]["test"]


def test_nothing_works_before_the_migrations_are_done() -> None:
    for name in ("web", "worker", "checker", "beat"):
        assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert SERVICES["migrate"]["depends_on"]["postgres"]["condition"] == "service_healthy"


def test_the_urls_point_at_the_services_with_their_passwords() -> None:
    environment = SERVICES["web"]["environment"]
    assert re.fullmatch(
        r"postgres://writethru:\$\{POSTGRES_PASSWORD:.*\}@postgres:5432/writethru",
        environment["DATABASE_URL"],
    )
    assert re.fullmatch(r"redis://:\$\{REDIS_PASSWORD:.*\}@redis:6379/0", environment["BROKER_URL"])


def test_only_the_web_is_reached_from_outside_and_only_on_this_machine() -> None:
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["web"]
    assert SERVICES["web"]["ports"] == ["127.0.0.1:${WEB_PORT:-8000}:8000"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert SERVICES["postgres"]["networks"] == SERVICES["redis"]["networks"] == ["inside"]


def test_all_that_is_copied_into_the_image_is_there_and_let_in() -> None:
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, flags=re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists()
            assert f"!{source}" in let_in


@pytest.mark.parametrize("secret", ["", "short"])
def test_production_refuses_a_missing_or_a_weak_secret_key(secret: str) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "project.settings", "DEPLOYMENT": "production"}
    refused = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**environment, "SECRET_KEY": secret},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode != 0
    assert "SECRET_KEY must be set" in refused.stderr
