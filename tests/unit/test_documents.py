"""What README.md and CONTRIBUTING.md say is so."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from standfirst.cli.program import program

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_layers_are_those_that_are_kept() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    rows = re.findall(r"^\| (`.+?`) \| .+ \|$", CONTRIBUTING.partition("| layer |")[2], re.MULTILINE)
    told = [re.findall(r"`(\w+)`", row) for row in rows[: len(layers)]]
    assert told == [re.findall(r"\w+", layer) for layer in layers]


@pytest.mark.parametrize("line", re.findall(r"(?:^|\| |`)(standfirst [^`#\n]+)", README, re.MULTILINE))
def test_a_command_in_the_readme_is_one(line: str) -> None:
    """Its verb is there and takes what follows."""
    words = shlex.split(line)[1:]
    command: click.Command = program
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    assert command is not program
    command.make_context("standfirst", words)


def test_the_readme_has_commands_and_links_that_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)", README + CONTRIBUTING)
    assert len(links) > 8
    assert all((ROOT / link).exists() for link in links)
