"""Files that are no history, or no longer: set aside, never deleted, and the helper goes on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.history.entries import summary_of
from tests.unit.history.files import filled, set_aside

from standfirst.errors import HistoryUnavailable
from standfirst.history import History


def garbage(file: Path) -> None:
    file.write_bytes(os.urandom(50_000))


def cut(file: Path) -> None:
    filled(file, 200)
    os.truncate(file, file.stat().st_size // 2)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def short(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0")


def scribbled(file: Path) -> None:
    filled(file, 200)
    with file.open("r+b") as opened:
        opened.seek(4096)
        opened.write(os.urandom(20_000))


def folder(file: Path) -> None:
    file.mkdir()
    (file / "precious.txt").write_text("mine", encoding="utf-8")


def pipe(file: Path) -> None:
    os.mkfifo(file)


def dangling(file: Path) -> None:
    file.symlink_to(file.with_name("nowhere") / "at all")


def foreign(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE theirs (precious TEXT)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("damage", [garbage, cut, empty, short, scribbled, folder, pipe, dangling, foreign])
def test_a_file_that_is_no_history_is_set_aside_and_nothing_deleted(file: Path, damage: Callable[[Path], None]) -> None:
    """A new one is begun, and the caller is told where the old one lies."""
    file.parent.mkdir()
    damage(file)
    before = file.read_bytes() if file.is_file() else None
    history = History(file)
    aside = history.open()
    assert aside is not None
    assert history.add(summary_of("New.")) == 1
    assert [entry.text for entry in history.entries().entries] == ["New."]
    history.close()
    assert [aside] == set_aside(file)
    assert before is None or aside.read_bytes() == before
    assert not aside.is_dir() or (aside / "precious.txt").read_text(encoding="utf-8") == "mine"
    assert History(file).open() is None


def test_damage_that_shows_later_is_survived(file: Path) -> None:
    """The helper runs on; the next call begins a new file."""
    filled(file, 300)
    history = History(file)
    assert history.open() is None
    history.close()
    scribbled_after_open = History(file)
    scribbled_after_open.open()
    with file.open("r+b") as opened:
        opened.seek(4096)
        opened.write(os.urandom(file.stat().st_size - 4096))
    for _ in range(3):
        try:
            scribbled_after_open.add(summary_of("After the damage."))
        except HistoryUnavailable:
            continue
        break
    assert "After the damage." in {entry.text for entry in scribbled_after_open.entries().entries}
    scribbled_after_open.close()
