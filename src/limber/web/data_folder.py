"""The folder that holds everything a person tells Limber: only theirs, made at the first start."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from platformdirs import user_data_path

from limber.errors import LimberError

DATABASE = "limber.sqlite3"
KEY = "secret-key"
EXERCISES = "exercises"
FIGURES = "figures"


class DataFolderError(LimberError):
    """The folder cannot be used; the message says why in one line."""


def location() -> Path:
    """Return where the data live: ``LIMBER_DATA``, or the user's own data folder of the operating system."""
    given = os.environ.get("LIMBER_DATA")
    return Path(given).expanduser().absolute() if given else user_data_path("limber", appauthor=False)


def prepare(folder: Path) -> None:
    """Make the folder, the key and an empty database that only this user can read.

    Raises
    ------
    DataFolderError
        The folder cannot be made or written: no permission, a full disk, a file in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        _make(folder / DATABASE, b"")
        _make(folder / KEY, secrets.token_urlsafe(48).encode())
    except OSError as problem:
        reason = (problem.strerror or "unknown reason").lower()
        raise DataFolderError(
            f"the data folder {folder} cannot be used ({reason}); free some space or set LIMBER_DATA to another folder"
        ) from None


def secret_key(folder: Path) -> str:
    """Return the key that signs cookies; a passing one where the folder has not been prepared (tools, tests)."""
    try:
        return (folder / KEY).read_text() or secrets.token_urlsafe(48)
    except OSError:
        return secrets.token_urlsafe(48)


def home_id(key: str) -> str:
    """Return what tells this data folder from another user's, without giving the key away."""
    return hmac.new(key.encode(), b"limber home", hashlib.sha256).hexdigest()[:32]


def _make(path: Path, content: bytes) -> None:
    """Write a new file for this user's eyes only; an existing one is narrowed and left as it is."""
    if path.exists() and (path.stat().st_size or not content):
        path.chmod(0o600)
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
