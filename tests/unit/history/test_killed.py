"""A crash loses nothing that was acknowledged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.unit.history.files import ROOT

from standfirst.history import History

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
