"""What is pinned is enough, is the same everywhere, and says why it is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([\w.-]+)(?:\[\w+\])?==(\S+)", flags=re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Loads what the processes of both forms load, as if the distributions not named were not installed.
LOAD_EVERYTHING = """
import importlib, importlib.metadata, re, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in HIDDEN:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

def normal(name):
    return re.sub("[-_.]+", "-", name).lower()

owners = importlib.metadata.packages_distributions()
HIDDEN = {name for name in owners if not {normal(owner) for owner in owners[name]} & set(sys.argv[1:])}
sys.meta_path.insert(0, Absent())
import django
django.setup()
for name in ("project.wsgi", "project.urls", "project.celery", "claims.tasks", "gunicorn.app.wsgiapp",
             "gunicorn.workers.gthread", "celery.bin.worker", "celery.bin.beat", "celery.worker.worker",
             "celery.beat", "kombu.transport.redis", "kombu.transport.filesystem", "psycopg"):
    importlib.import_module(name)
"""


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {normal(match[1]): match[2] for match in PIN.finditer(text)}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def direct(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\[<>=~! ]", requirement)[0]) for requirement in requirements}


def test_production_needs_nothing_that_only_development_installs() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD_EVERYTHING, *pins("base.txt")],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "project.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert loaded.returncode == 0, loaded.stderr


def test_development_runs_the_very_versions_of_production() -> None:
    base, development = pins("base.txt"), pins("dev.txt")
    assert {name: development.get(name) for name in base} == base


def test_every_pin_has_hashes() -> None:
    for name in ("base.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        blocks = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)
        unprotected = [block for block in blocks if PIN.match(block) and "--hash=sha256:" not in block]
        assert len(pins(name)) > 20
        assert unprotected == []


def test_all_that_the_project_asks_for_is_pinned() -> None:
    assert direct(PROJECT["project"]["dependencies"]) <= pins("base.txt").keys()
    assert direct(PROJECT["dependency-groups"]["dev"]) <= pins("dev.txt").keys()


def test_every_part_has_its_reason() -> None:
    reasons = normal((ROOT / "docs" / "decisions" / "parts.md").read_text(encoding="utf-8"))
    wanted = direct(PROJECT["project"]["dependencies"]) | direct(PROJECT["dependency-groups"]["dev"])
    assert [name for name in sorted(wanted) if name not in reasons] == []
