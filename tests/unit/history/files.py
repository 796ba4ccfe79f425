"""The history of one file, seen from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.unit.history.entries import summary_of

from standfirst.history import History

ROOT = Path(__file__).parents[3]


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
