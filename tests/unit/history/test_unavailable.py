"""Locked, full, read-only, closed: what cannot be done now says so, and loses nothing."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from pathlib import Path

import pytest
from tests.unit.history.entries import summary_of
from tests.unit.history.files import filled, in_a_process, set_aside, texts

from standfirst.errors import HistoryUnavailable
from standfirst.history import History

BECOME_NOBODY = """
import os, sys
def become_nobody():
    # A user whom modes hold, if the tests run as root.
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
"""


ADD = """
from pathlib import Path
from standfirst.errors import StandfirstError
from standfirst.history import History
from tests.unit.history.entries import summary_of
if sys.argv[2:] == ["nobody"]:
    become_nobody()
history = History(Path(sys.argv[1]))
done = 0
try:
    for number in range(400):
        history.add(summary_of(f"More {number}. " * 60))
        done += 1
except StandfirstError as error:
    print(done, error.code)
else:
    print(done, "all")
"""


LOOK = """
from pathlib import Path
from standfirst.errors import StandfirstError
from standfirst.history import History
become_nobody()
history = History(Path(sys.argv[1]))
for ask in (history.entries, lambda: history.entry(1), lambda: history.prune(30), lambda: history.digest("day")):
    try:
        ask()
    except StandfirstError as error:
        print(error.code)
"""


def test_a_locked_file_is_unavailable_and_works_again_later(file: Path) -> None:
    """Another program holds the lock; the summary goes on without its entry."""
    history = History(file)
    history.add(summary_of("Before."))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HistoryUnavailable) as trouble:
        history.add(summary_of("Meanwhile."))
    assert trouble.value.hint
    other.execute("ROLLBACK")
    other.close()
    history.add(summary_of("After."))
    history.close()
    assert texts(file) == {"Before.", "After."}


def test_a_full_disk_is_unavailable_and_loses_nothing(file: Path) -> None:
    """The system refuses to let any file grow beyond 300 kB."""
    filled(file)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done, how = in_a_process(BECOME_NOBODY + ADD, file, prepare=limit).split()
    assert how == "history_unavailable"
    assert 0 < int(done) < 400
    assert len(texts(file)) == 3 + int(done)
    assert set_aside(file) == []


DELETE_WITHOUT_ROOM = """
import resource, signal, sys
from pathlib import Path
from standfirst.history import History
file = Path(sys.argv[1])
history = History(file)
if sys.argv[2] == "opened before":
    history.open()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size, resource.RLIM_INFINITY))
history.delete(2)
print([entry.id for entry in history.entries().entries], [entry.id for entry in history.entries("entry").entries])
history.close()
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
history.delete_all()
"""


@pytest.mark.parametrize("when", ["opened before", "opened then"])
def test_what_is_deleted_on_a_full_disk_is_gone_without_a_trace(file: Path, when: str) -> None:
    """No file may grow beyond what the database's has, and the journal of this deletion would; then none at all."""
    history = History(file)
    for number in range(1, 4):
        history.add(summary_of(f"Entry {number}. " + "A quillfeather scratches. " * (9_000 if number == 2 else 2)))
    history.close()
    assert in_a_process(DELETE_WITHOUT_ROOM, file, when) == "[3, 1] [3, 1]\n"
    assert b"uillfeather" not in b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
    history.add(summary_of("After."))
    assert texts(file) == {"After."}


def open_for_nobody(folder: Path) -> None:
    """Let any user pass through the tests' own folders."""
    for path in (folder, *folder.parents):
        if path.stat().st_uid == os.geteuid() and path.name.startswith(("test_", "pytest")):
            path.chmod(0o755)


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_read_only_place_is_unavailable_and_left_alone(tmp_path: Path, what: str) -> None:
    """Nothing is set aside, for nothing is damaged."""
    file = filled(tmp_path / "data" / "history.db")
    before = file.read_bytes()
    open_for_nobody(tmp_path)
    file.parent.chmod(0o555 if what == "folder" else 0o777)
    file.chmod(0o444)
    printed = in_a_process(BECOME_NOBODY + ADD, file, "nobody")
    assert printed.split() == ["0", "history_unavailable"]
    file.parent.chmod(0o700)
    assert file.read_bytes() == before
    assert set_aside(file) == []


def test_a_folder_that_is_closed_to_us_is_unavailable_to_every_call(tmp_path: Path) -> None:
    """A history that may not be looked at is not taken for an empty one, nor for a fault of ours."""
    file = filled(tmp_path / "data" / "history.db")
    open_for_nobody(tmp_path)
    file.parent.chmod(0)
    assert in_a_process(BECOME_NOBODY + LOOK, file).split() == ["history_unavailable"] * 4
    file.parent.chmod(0o700)


def test_a_path_that_cannot_be_is_unavailable(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(HistoryUnavailable):
        History(tmp_path / "data" / "history.db").add(summary_of())
