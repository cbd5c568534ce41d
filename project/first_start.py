"""What the embedded form makes for itself at its first start, and keeps in its data folder."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from articles.models import ApiKey, User

SIGN_IN_FILE = "sign-in.json"
SECRET_KEY_FILE = "secret-key"  # noqa: S105 - a file name


@dataclass(frozen=True)
class SignIn:
    """The first account, as a person and as a program."""

    username: str
    password: str
    api_key: str


def keep_secret_key(folder: Path) -> str:
    """The secret key of this data folder, made at the first call."""
    path = folder / SECRET_KEY_FILE
    if not path.exists():
        write_private(path, secrets.token_urlsafe(64))
    return path.read_text(encoding="utf-8")


def make_first_sign_in(folder: Path) -> None:
    """Give an installation without users an editor and a key; their secrets stay in `folder`."""
    if User.objects.exists():
        return
    password = secrets.token_urlsafe(12)
    user = User.objects.create_superuser("editor", password=password)
    _, secret = ApiKey.issue(user, name="first key", scopes=list(ApiKey.Scope.values))
    sign_in = SignIn(username=user.username, password=password, api_key=secret)
    (folder / SIGN_IN_FILE).unlink(missing_ok=True)
    write_private(folder / SIGN_IN_FILE, json.dumps(asdict(sign_in), indent=2) + "\n")


def read_first_sign_in(folder: Path) -> SignIn | None:
    """The first sign-in as long as it holds: None once its password was changed or its file is gone."""
    path = folder / SIGN_IN_FILE
    if not path.exists():
        return None
    sign_in = SignIn(**json.loads(path.read_text(encoding="utf-8")))
    user = User.objects.filter(username=sign_in.username, is_active=True).first()
    return sign_in if user is not None and user.check_password(sign_in.password) else None


def write_private(path: Path, text: str) -> None:
    """Write a new file that only its owner may read."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(text, encoding="utf-8")
