"""The helper as the command line starts it, and what it says of itself."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest
from tests.api.cli.command_line import CommandLine
from tests.running import free_port, running_helper


def test_a_second_helper_says_that_the_first_runs(standfirst: CommandLine, tmp_path: Path) -> None:
    """One clear sentence, no traceback, status 5."""
    with running_helper(tmp_path / "first") as helper:
        ran = standfirst("serve", "--port", helper.port)
    assert (ran.status, ran.stdout) == (5, "")
    assert re.fullmatch(rf"standfirst: Standfirst [\d.]+ runs already on port {helper.port}\.\n  [^\n]+\n", ran.stderr)


def test_a_foreign_program_on_the_port_is_told_apart(standfirst: CommandLine) -> None:
    """It may be silent, and is not waited for."""
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        port = foreign.getsockname()[1]
        ran = standfirst("serve", "--port", port)
    assert (ran.status, ran.stdout) == (5, "")
    assert f"Another program holds port {port}." in ran.stderr
    assert "Traceback" not in ran.stderr


def test_exposed_tokens_keep_the_helper_from_starting(standfirst: CommandLine) -> None:
    assert standfirst("pair").status == 0
    folder = standfirst.folder / "data" / "access"
    next(folder.iterdir()).chmod(0o644)
    ran = standfirst("serve", "--port", free_port())
    assert ran.status == 5
    assert "chmod 600" in ran.stderr


@pytest.mark.parametrize("verb", ["--help", "--version", "-h"])
def test_the_program_introduces_itself(standfirst: CommandLine, verb: str) -> None:
    ran = standfirst(verb)
    assert (ran.status, ran.stderr) == (0, "")
    assert "standfirst" in ran.stdout.lower()
