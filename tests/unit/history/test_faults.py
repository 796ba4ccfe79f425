"""What happens when the disk, the file or the process fails."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.history.entries import summary_of

from standfirst.errors import HistoryUnavailable, SchemaTooNew
from standfirst.history import History
from standfirst.history.schema import MIGRATIONS

ROOT = Path(__file__).parents[3]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def filled(file: Path, entries: int = 3) -> Path:
    history = History(file)
    for number in range(entries):
        history.add(summary_of(f"Entry {number}."))
    history.close()
    return file


def texts(file: Path) -> set[str]:
    history = History(file)
    found = {entry.text for entry in history.all_entries()}
    history.close()
    return found


def set_aside(file: Path) -> list[Path]:
    return sorted(file.parent.glob("*.damaged-*"))


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


def in_a_process(code: str, *arguments: object, prepare: Callable[[], None] | None = None) -> str:
    """Run code in a Python of its own, and return what it printed."""
    return subprocess.run(  # noqa: S603  # this Python, our own code
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=prepare,  # no threads are about
        check=True,
        capture_output=True,
        text=True,
    ).stdout


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


def open_for_nobody(folder: Path) -> None:
    """Let any user pass through the tests' own folders."""
    for path in (folder, *folder.parents):
        if path.stat().st_uid == os.geteuid() and path.name.startswith(("test_", "pytest")):
            path.chmod(0o755)


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


WRITE_UNTIL_KILLED = """
import sys, threading
from pathlib import Path
from standfirst.history import History
from tests.unit.history.entries import summary_of
history = History(Path(sys.argv[1]))
lock = threading.Lock()
def write(writer):
    number = 0
    while True:
        text = f"Round {sys.argv[2]} writer {writer} number {number}."
        history.add(summary_of(text))
        with lock:
            print(text, flush=True)
        number += 1
for writer in range(4):
    threading.Thread(target=write, args=(writer,)).start()
"""


def test_a_killed_helper_loses_nothing_that_it_acknowledged(file: Path) -> None:
    """Shortened: four writers, killed without warning, five times over."""
    acknowledged: set[str] = set()
    for round_number in range(5):
        process = subprocess.Popen(  # noqa: S603  # this Python, our own code
            [sys.executable, "-c", WRITE_UNTIL_KILLED, str(file), str(round_number)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        for _ in range(20 + 3 * round_number):
            acknowledged.add(process.stdout.readline().strip())
        process.kill()
        rest = process.stdout.read().rpartition("\n")[0]
        acknowledged.update(rest.splitlines())
        process.stdout.close()
        process.wait()
    history = History(file)
    assert history.open() is None
    found = {entry.text for entry in history.all_entries()}
    assert found >= acknowledged
    assert {entry.text for entry in history.entries("number", limit=200).entries} <= found
    history.close()


NEXT = (
    *MIGRATIONS,
    ("ALTER TABLE entries ADD COLUMN mood TEXT", "UPDATE entries SET mood = 'calm'"),
    ("CREATE TABLE extras (id INTEGER PRIMARY KEY) STRICT", "UPDATE entries SET mood = 'serene'"),
)

MIGRATE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from standfirst.history import History
from tests.unit.history.test_faults import NEXT
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
