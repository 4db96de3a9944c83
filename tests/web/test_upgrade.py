"""An upgrade copies the data first, migrates, and puts the copy back when anything goes wrong."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connections, migrations
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker

from limber import __version__
from limber.web import data_folder, upgrade
from limber.web.people.models import Person

HOME = "home"
Operations = list[migrations.operations.base.Operation]


@pytest.fixture
def home(folder: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """Return a prepared data folder whose database Django knows as `HOME`."""
    data_folder.prepare(folder)
    connections.databases[HOME] = {**connections.databases["default"], "NAME": str(folder / data_folder.DATABASE)}
    with django_db_blocker.unblock():
        yield folder
        connections[HOME].close()
    del connections[HOME], connections.databases[HOME]


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Operations:
    """Return the operations, none yet, of one more migration, as the next version might bring it."""
    operations: Operations = []
    real = MigrationLoader.load_disk

    def load_disk(self: MigrationLoader) -> None:
        real(self)
        if operations:
            last = max(key for key in self.disk_migrations if key[0] == "people")
            kind = type("Migration", (migrations.Migration,), {"dependencies": [last], "operations": operations})
            self.disk_migrations["people", "9999_next"] = kind("9999_next", "people")

    monkeypatch.setattr(MigrationLoader, "load_disk", load_disk)
    return operations


def _upgrade(folder: Path) -> Path | None:
    return upgrade.bring_up_to_date(folder, HOME)


def _add_a_person() -> None:
    Person.objects.using(HOME).create(name="first")
    connections[HOME].close()


def _names(path: Path) -> list[str]:
    with sqlite3.connect(path) as database:
        found = [str(row[0]) for row in database.execute("SELECT name FROM people_person")]
    database.close()
    return found


def _people(folder: Path) -> list[str]:
    return _names(folder / data_folder.DATABASE)


def _fail(*_: object) -> None:
    raise RuntimeError("pain 8 of 10")


RENAME = migrations.RunSQL("UPDATE people_person SET name = 'changed'", migrations.RunSQL.noop)
FAIL = migrations.RunPython(_fail, migrations.RunPython.noop)


def test_a_new_home_gets_its_tables_and_no_copy(home: Path) -> None:
    assert _upgrade(home) is None
    assert _people(home) == []
    assert not (home / "backups").exists()
    assert (home / "version.txt").read_text() == __version__


def test_without_a_new_version_nothing_is_copied(home: Path) -> None:
    _upgrade(home)
    assert _upgrade(home) is None
    assert not (home / "backups").exists()


def test_before_migrating_the_data_are_copied(home: Path, next_version: Operations) -> None:
    _upgrade(home)
    _add_a_person()
    (home / "version.txt").write_text("0.0.9")
    next_version.append(RENAME)

    copy = _upgrade(home)
    assert copy is not None
    assert copy.parent == home / "backups"
    assert copy.name.startswith("limber-0.0.9-")
    assert copy.stat().st_mode & 0o077 == 0
    assert _people(home) == ["changed"]
    assert _names(copy) == ["first"]


def test_a_failing_migration_leaves_the_data_as_they_were(home: Path, next_version: Operations) -> None:
    _upgrade(home)
    _add_a_person()
    before = (home / "version.txt").read_text()
    next_version += [RENAME, FAIL]

    with pytest.raises(upgrade.UpgradeError) as failed:
        _upgrade(home)
    assert "your data are as they were" in str(failed.value)
    assert "pain" not in str(failed.value)
    assert "\n" not in str(failed.value)
    assert _people(home) == ["first"]
    assert (home / "version.txt").read_text() == before
    assert (home / data_folder.DATABASE).stat().st_mode & 0o077 == 0

    next_version.clear()
    assert _upgrade(home) is None
    assert _people(home) == ["first"]


def test_a_failure_after_a_finished_migration_goes_all_the_way_back(
    home: Path, next_version: Operations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each migration is a transaction of its own: only the copy can undo those that succeeded."""
    _upgrade(home)
    _add_a_person()
    next_version.append(RENAME)
    real = call_command

    def migrates_and_fails(*given: object, **options: object) -> None:
        real(*given, **options)  # type: ignore[arg-type]
        _fail()

    monkeypatch.setattr(upgrade, "call_command", migrates_and_fails)
    with pytest.raises(upgrade.UpgradeError):
        _upgrade(home)
    assert _people(home) == ["first"]


def test_a_failing_first_start_leaves_an_empty_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrade, "call_command", lambda *_, **__: _fail())
    with pytest.raises(upgrade.UpgradeError):
        _upgrade(home)
    assert (home / data_folder.DATABASE).read_bytes() == b""


def test_data_of_a_newer_limber_are_not_touched(home: Path, next_version: Operations) -> None:
    _upgrade(home)
    next_version.append(RENAME)
    _upgrade(home)
    next_version.clear()
    with pytest.raises(upgrade.UpgradeError, match="newer Limber"):
        _upgrade(home)


def test_without_room_for_a_copy_nothing_is_changed(
    home: Path, next_version: Operations, monkeypatch: pytest.MonkeyPatch
) -> None:
    _upgrade(home)
    _add_a_person()
    next_version.append(RENAME)

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(upgrade, "sqlite3", SimpleNamespace(connect=full, Error=sqlite3.Error))
    with pytest.raises(upgrade.UpgradeError, match="nothing was changed"):
        _upgrade(home)
    assert _people(home) == ["first"]


def test_a_locked_data_file_is_named(home: Path, next_version: Operations) -> None:
    _upgrade(home)
    next_version.append(RENAME)
    options = connections[HOME].settings_dict["OPTIONS"]
    connections[HOME].settings_dict["OPTIONS"] = {**options, "timeout": 0.05}
    other = sqlite3.connect(home / data_folder.DATABASE)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(upgrade.UpgradeError, match="another program is using"):
        _upgrade(home)
    other.close()


def test_a_damaged_data_file_is_named(home: Path) -> None:
    (home / data_folder.DATABASE).write_bytes(b"not a database " * 100)
    with pytest.raises(upgrade.UpgradeError, match="damaged"):
        _upgrade(home)
