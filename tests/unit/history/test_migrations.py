"""From one schema to the next, and never back."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.history.entries import summary_of
from tests.unit.history.files import ROOT, filled, set_aside

from standfirst.errors import SchemaTooNew
from standfirst.history import History
from standfirst.history.schema import MIGRATIONS

NEXT = (
    *MIGRATIONS,
    ("ALTER TABLE entries ADD COLUMN mood TEXT", "UPDATE entries SET mood = 'calm'"),
    ("CREATE TABLE extras (id INTEGER PRIMARY KEY) STRICT", "UPDATE entries SET mood = 'serene'"),
)


MIGRATE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from standfirst.history import History
from tests.unit.history.test_migrations import NEXT
steps = 0
class Step(tuple):
    def __iter__(self):
        for statement in super().__iter__():
            self.count()
            yield statement
        self.count()
    def count(self):
        global steps
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
History(Path(sys.argv[1]), migrations=[Step(step) for step in NEXT]).open()
print(steps)
"""


def version_of(file: Path) -> int:
    connection = sqlite3.connect(file)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return int(version)


def test_an_older_file_is_migrated_with_a_copy_made_first(file: Path) -> None:
    """The copy lies there until the first good start after it."""
    filled(file)
    newer = History(file, migrations=NEXT)
    newer.open()
    newer.close()
    backup = file.with_name("history.db.backup-1")
    assert version_of(file) == 3
    assert version_of(backup) == 1
    again = History(file, migrations=NEXT)
    again.open()
    again.close()
    assert not backup.exists()


def test_a_migration_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Killed before each statement and before each commit; then the next start finishes."""
    for fatal in range(1, 8):
        file = filled(tmp_path / str(fatal) / "history.db")
        died = fatal < 7
        result = subprocess.run(  # noqa: S603  # this Python, our own code
            [sys.executable, "-c", MIGRATE_AND_DIE, str(file), str(fatal if died else 0)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        assert (result.returncode == -signal.SIGKILL) == died
        connection = sqlite3.connect(file)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        columns = {row[1] for row in connection.execute("PRAGMA table_info(entries)")}
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        moods = {row[0] for row in connection.execute("SELECT mood FROM entries")} if "mood" in columns else set()
        connection.close()
        expected = {1: (False, False, set()), 2: (True, False, {"calm"}), 3: (True, True, {"serene"})}
        assert ("mood" in columns, "extras" in tables, moods) == expected[version]
        finished = History(file, migrations=NEXT)
        assert finished.open() is None
        finished.close()
        assert version_of(file) == 3
        assert set_aside(file) == []


def test_a_newer_file_is_not_touched(file: Path) -> None:
    """Not a byte changes, nothing appears beside it, and nothing is set aside."""
    filled(file)
    newer = History(file, migrations=NEXT)
    newer.open()
    newer.close()
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    history = History(file)
    for call in (
        history.open,
        lambda: history.add(summary_of()),
        history.entries,
        history.all_entries,
        lambda: history.delete(1),
    ):
        with pytest.raises(SchemaTooNew):
            call()
    history.close()
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == before
