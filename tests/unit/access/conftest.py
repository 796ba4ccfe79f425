"""Access with a folder and a clock of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.access.callers import Clock

from standfirst.access import Access


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Daten 中文" / "access"


@pytest.fixture
def access(folder: Path, clock: Clock) -> Access:
    return Access(folder, clock=clock, steady_clock=clock)
