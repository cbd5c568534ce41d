"""The house keeps its shape: who may import whom, what stays pure, and how long a file may grow."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("project", "claims", "articles")
# Each room may lean on the rooms to its right, never on those to its left.
# Modules that touch the database, the web or the queue; every other module of these rooms is pure.
WORKING = {
    "articles": """
        acts admin api apps authentication batches capture_api capture_views captures checking comparisons
        connecting discovery fetching health idempotency importing ingest leases ledger listing management
        metrics migrations models outcomes pagination parsers problems reader recording results rounds
        schema serializers signals silence source_api source_views submitting tallies tasks templatetags urls
        views watching words
    """,
    "claims": """
        acts admin alerting api apps carrying decided desk editing forms history management members migrations
        models neighbours origins pasting placing rebuilding review review_api review_views rows serializers
        stories story_api story_views subjects tasks templatetags threads timeline tracking urgency urls views
        waiting words
    """,
}
# What would bring a framework, the network, a database or the surroundings into pure code.
WORLDLY = {
    "django", "rest_framework", "celery", "kombu", "redis", "psycopg", "environ", "os", "io", "socket",
    "ssl", "http", "urllib.request", "asyncio", "aiohttp", "httpx", "requests", "subprocess", "threading",
    "multiprocessing", "sqlite3", "time", "random", "secrets", "uuid", "logging", "tempfile", "shutil",
    "pathlib", "project",
}  # fmt: skip
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
# What every repository has, and the rooms.
TOP_LEVEL = {
    ".ci", ".dockerignore", ".env.example", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile",
    "LICENSE", "Makefile", "README.md", "articles", "benchmarks", "claims", "docker-compose.yml", "docs",
    "manage.py", "project", "pyproject.toml", "requirements", "tests",
}  # fmt: skip
VAGUE_NAMES = {"utils", "helpers", "helper", "services", "managers", "common", "misc"}


def tracked(*patterns: str) -> list[Path]:
    """The files of the repository, and those that are about to become part of it."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


def own_modules() -> list[Path]:
    return [path for path in tracked("*.py") if "migrations" not in path.parts]


def pure_modules() -> list[Path]:
    parts = {path: path.relative_to(ROOT).with_suffix("").parts for path in own_modules()}
    return [
        path
        for path, (room, *rest) in parts.items()
        if room in WORKING and rest[0] not in WORKING[room].split()
    ]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def syntax_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(syntax_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_inside(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_below_it(room: str) -> None:
    forbidden = set(ROOMS[: ROOMS.index(room)]) | {"tests"}
    trespasses = [
        f"{name_of(path)} imports {module}"
        for path in own_modules()
        if name_of(path).startswith(f"{room}/")
        for module in imports_of(path)
        if is_inside(module, forbidden)
    ]
    assert not trespasses, "\n".join(trespasses)


def test_pure_code_imports_nothing_of_the_world() -> None:
    trespasses = [
        f"{name_of(path)} imports {module}"
        for path in pure_modules()
        for module in imports_of(path)
        if is_inside(module, WORLDLY)
    ]
    assert not trespasses, "\n".join(trespasses)


def test_pure_code_imports_only_pure_code_of_the_house() -> None:
    pure = {
        name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in pure_modules()
    }
    trespasses = [
        f"{name_of(path)} imports {module}"
        for path in pure_modules()
        for module in imports_of(path)
        if is_inside(module, set(ROOMS)) and not {module, module.rpartition(".")[0]} & pure
    ]
    assert not trespasses, "\n".join(trespasses)


def test_pure_code_never_asks_the_time_nor_opens_a_file() -> None:
    trespasses = [
        f"{name_of(path)}:{node.lineno}"
        for path in pure_modules()
        for node in ast.walk(syntax_of(path))
        if asks_the_time(node) or (isinstance(node, ast.Name) and node.id in ("open", "input", "print"))
    ]
    assert not trespasses, "\n".join(trespasses)


def asks_the_time(node: ast.AST) -> bool:
    if not isinstance(node, ast.Attribute):
        return False
    owner = node.value
    owner_name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return (owner_name, node.attr) in CLOCKS


def test_no_file_outgrows_its_reader() -> None:
    too_long = {
        name_of(path): count
        for path in own_modules()
        if "lexicon" not in path.parts
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert too_long == {}


def test_no_function_outgrows_its_reader() -> None:
    too_long = [
        f"{name_of(path)}: {node.name}"
        for path in own_modules()
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert too_long == []


def test_every_module_is_named_for_its_work() -> None:
    assert [name_of(path) for path in own_modules() if path.stem in VAGUE_NAMES] == []


def test_every_module_begins_with_the_same_import() -> None:
    trespasses = [
        name_of(path)
        for path in own_modules()
        if path.stat().st_size
        and "from __future__ import annotations" not in path.read_text(encoding="utf-8")
    ]
    assert not trespasses, "\n".join(trespasses)


def test_the_top_level_holds_only_what_is_allowed() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert found - TOP_LEVEL == set()


# Homes and work folders of one machine, and addresses from which packages are had.
FOREIGN = re.compile(
    r"/home/[a-z]|/Users/[A-Za-z]|/root\b|(?<![\w.])/work/|(?:--extra-|--)index-url[ =]\S|pypi\.org/simple"
    r"|files\.pythonhosted|registry\.npmjs"
)


def test_no_file_names_a_machine_or_an_index_of_packages() -> None:
    trespasses = [
        f"{name_of(path)}: {match[0]}"
        for path in tracked()
        if path != Path(__file__).resolve()
        and (match := FOREIGN.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert not trespasses, "\n".join(trespasses)
