"""The README's lines of shell, run as they stand there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.utils import timezone

from articles.models import Article, Revision, Watch
from claims.models import Claim
from claims.tracking import track_article
from tests.builders import make_key, make_source

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^curl .*$", README, re.MULTILINE)
SETUP = 'AUTH="Authorization: Bearer {key}" JSON="Content-Type: application/json" API={url}/api/v1'


def run(command: str, *, key: str, url: str, **names: object) -> dict:
    variables = " ".join(f"{name}={value}" for name, value in names.items())
    script = (
        f"{SETUP.format(key=key, url=url)} {variables}\n{command.replace('curl', 'curl --fail --silent', 1)}"
    )
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return json.loads(done.stdout)


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
@pytest.mark.django_db(transaction=True)
def test_every_line_of_the_readmes_api_works_as_it_stands(live_server):
    make_source("halyard")
    known = {"key": make_key(), "url": live_server.url}
    send, send_again, *ask = COMMANDS
    first, second = (run(command, **known) for command in (send, send_again))
    track_article(Article.objects.get(), now=timezone.now())
    names = {
        "ARTICLE": first["article"],
        "FIRST": first["id"],
        "SECOND": second["id"],
        "CLAIM": Claim.objects.get(measure="deaths").public_id,
    }
    answers = []
    for command in ask:
        # Followed by one of these lines, and asked for by those after it.
        if watch := Watch.objects.first():
            names["WATCH"] = watch.public_id
        answers.append(run(command, **known, **names))
    assert len(answers) == len(COMMANDS) - 2
    assert Revision.objects.count() == 2
    assert "raised" in str(answers)


def test_the_readme_points_only_to_files_that_are_there():
    root = Path(__file__).resolve().parents[2]
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in target]
    assert [target for target in targets if not (root / target).exists()] == []
