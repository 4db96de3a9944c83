"""Bring a home's data up to date: copy first, migrate, and put the copy back when anything fails."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from limber import __version__
from limber.errors import LimberError
from limber.web import data_folder

VERSION = "version.txt"


class UpgradeError(LimberError):
    """The data could not be brought up to date; they are as they were."""


def bring_up_to_date(folder: Path, using: str = DEFAULT_DB_ALIAS) -> Path | None:
    """Create or migrate the database in the folder.

    Parameters
    ----------
    folder : Path
        The data folder.
    using : str
        Django's name for the database in it.

    Returns
    -------
    Path or None
        The copy that was made before migrating; None where there was nothing to keep or nothing to do.

    Raises
    ------
    UpgradeError
        A migration failed, the data are a newer Limber's, the disk is full, the file is in use.
    """
    try:
        is_waiting, is_new = _look(using)
    except DatabaseError as problem:
        raise UpgradeError(_words(problem, folder)) from None
    copy = None
    if is_waiting:
        copy = None if is_new else _back_up(folder)
        try:
            call_command("migrate", database=using, verbosity=0, interactive=False)
        except Exception as problem:  # whatever a migration raises, the data go back to what they were
            connections[using].close()
            _put_back(folder, copy)
            raise UpgradeError(_failed(problem, copy, folder)) from None
        finally:
            connections[using].close()
    (folder / VERSION).write_text(__version__)
    return copy


def _look(using: str) -> tuple[bool, bool]:
    """Say whether migrations are waiting and whether the database is new.

    Raises `UpgradeError` for data of a newer Limber.
    """
    executor = MigrationExecutor(connections[using])
    applied, known = set(executor.loader.applied_migrations), set(executor.loader.disk_migrations)
    if applied - known:
        raise UpgradeError("these data were made by a newer Limber; install that version again")
    waiting = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    connections[using].close()
    return waiting, not applied


def _back_up(folder: Path) -> Path:
    backups = folder / "backups"
    try:
        backups.mkdir(mode=0o700, exist_ok=True)
        old = (folder / VERSION).read_text().strip() if (folder / VERSION).exists() else "unknown"
        copy = backups / f"limber-{old}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z.sqlite3"
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(folder / data_folder.DATABASE)) as source:
            source.execute("VACUUM INTO ?", (str(copy),))
    except (OSError, sqlite3.Error):
        raise UpgradeError(
            "no copy of your data could be made before the upgrade, so nothing was changed; is the disk full?"
        ) from None
    return copy


def _put_back(folder: Path, copy: Path | None) -> None:
    """Put the copy in the database's place in one step; a new database without a copy is simply emptied."""
    database = folder / data_folder.DATABASE
    for leftover in (f"{database}-wal", f"{database}-shm"):
        Path(leftover).unlink(missing_ok=True)
    if copy is None:
        database.write_bytes(b"")
        return
    beside = database.with_suffix(".restored")
    beside.touch(mode=0o600)
    beside.write_bytes(copy.read_bytes())
    beside.replace(database)


def _failed(problem: Exception, copy: Path | None, folder: Path) -> str:
    if isinstance(problem, OperationalError):
        reason = _words(problem, folder)
    else:
        reason = f"the upgrade of your data failed ({type(problem).__name__})"
    return f"{reason}; your data are as they were" + (f", and a copy is in {copy}" if copy else "")


def _words(problem: DatabaseError, folder: Path) -> str:
    said = str(problem).lower()
    if "locked" in said or "busy" in said:
        return "another program is using Limber's data file; close it and try again"
    if "full" in said:
        return "the disk is full; free some space and try again"
    if "not a database" in said or "malformed" in said:
        return f"the data file in {folder} is damaged; put back a copy from its folder backups"
    return f"the data file in {folder} cannot be used"
