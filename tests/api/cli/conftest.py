"""A command line with folders of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.api.cli.command_line import PAGE, CommandLine


@pytest.fixture
def standfirst(tmp_path: Path) -> CommandLine:
    """The command, with data and settings that only this test has."""
    return CommandLine(tmp_path / "own 中文")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A file that holds a page."""
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file
