"""The project's settings, pointed at a temporary folder and at databases that belong to the tests.

Whatever DATABASE_URL and BROKER_URL say outside, the tests see only what they made themselves or
were given as TEST_DATABASE_URL and TEST_REDIS_URL. With WRITETHRU_TEST_ON=postgres they run there.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="writethru-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
ON_POSTGRES = os.environ.get("WRITETHRU_TEST_ON") == "postgres"

os.environ.update(
    {
        "DATABASE_URL": os.environ["TEST_DATABASE_URL"]
        if ON_POSTGRES
        else f"sqlite:///{FOLDER}/test.sqlite3",
        "BROKER_URL": os.environ["TEST_REDIS_URL"] if ON_POSTGRES else "filesystem://localhost",
        "DATA_DIR": str(FOLDER),
        "DEPLOYMENT": "embedded",
        "DEBUG": "false",
        "SECRET_KEY": "for-tests-only-" * 5,
    }
)

from project.settings import *  # noqa: E402, F403
from project.settings import DATABASES, STATIC_ROOT  # noqa: E402

STATIC_ROOT.mkdir()

if not ON_POSTGRES:
    # A file, as in the embedded form: one in memory would be shared between threads without its locks.
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}

# The real one is slow by design, and each test that signs in would pay for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
