"""Batches for tests: pages to read, and what was written of them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.api.cli.command_line import CommandLine

SMALL_PARTS = {"STANDFIRST_BATCH_PART_PAGES": "5"}

_SUBJECTS = ("harbour", "library", "tramway", "orchard", "bakery", "viaduct", "theatre", "reservoir")
_PLACES = ("Eastport", "Larkhaven", "Alder", "Northline", "Marlow", "Dunmore")


def page_of(number: int) -> str:
    """An article that no other page repeats."""
    subject, place = _SUBJECTS[number % len(_SUBJECTS)], _PLACES[number % len(_PLACES)]
    text = (
        f"<p>The council of {place} decided on Tuesday to rebuild the {subject}, closed since {1990 + number % 30}. "
        f"The work will cost {number + 2} million crowns and begin in spring."
        f"<p>Mayor Ada Brandt said that {100 + number} people had written letters about the {subject} since January. "
        f"Two thirds of the sum come from the state, and the rest is paid out of a fund."
        f"<p>Engineers found last year that the {subject} stands on wet clay, so that new piles have to be driven. "
        f"The plan was changed {number % 7 + 2} times before the vote."
    )
    head = f"{place} rebuilds its {subject} after {number + 3} years"
    return f"<html lang=en><title>{head}</title><body><article><h1>{head}</h1>{text}</article></body></html>"


def write_pages(folder: Path, count: int) -> Path:
    """A folder with so many pages."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:04}.html").write_text(page_of(number), encoding="utf-8")
    return folder


def start(standfirst: CommandLine, *arguments: object, **environment: str) -> subprocess.Popen[bytes]:
    """Start a batch and do not wait for it."""
    return subprocess.Popen(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", "batch", *map(str, arguments)],
        env={**standfirst.environment, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def written_in(folder: Path) -> Mapping[str, bytes]:
    """The parts and what was set aside, byte for byte, by name."""
    files = (*folder.glob("part-*.jsonl.gz"), *folder.glob("failed/*.jsonl"))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def lines_in(folder: Path) -> list[dict[str, Any]]:
    """The lines of all parts, in their order."""
    return [json.loads(line) for part in sorted(folder.glob("part-*.jsonl.gz")) for line in gzip.open(part)]


def failures_in(folder: Path) -> list[dict[str, Any]]:
    """What was set aside, in its order."""
    parts = sorted(folder.glob("failed/*.jsonl"))
    return [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
