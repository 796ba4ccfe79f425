"""The plan of a batch: what is read, with what options, and how it is cut into parts.

The cut depends on the inputs' sizes alone, never on what is in them or on who works, so that one worker, many, and a
cluster write the same files. The plan is written once; whoever comes later must ask for the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from standfirst import __version__
from standfirst.batch.inputs import Input
from standfirst.batch.output import PLAN_FILE, writing, written_whole
from standfirst.config import Settings
from standfirst.errors import OutputUnavailable, PlanDiffers
from standfirst.model import Length, SummaryOptions

Format = Literal["jsonl", "parquet"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an input: bytes `begin` to `end`, of packed lines the lines; the whole of anything else."""

    input: int
    begin: int
    end: int
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """What is read in one go and written to one file."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """How its files are called."""
        return f"part-{self.number:05}"

    @property
    def size(self) -> int:
        """Bytes of input."""
        return sum(piece.size for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides what is written.

    Attributes:
        inputs: in their order.
        method, length, language: of the summaries.
        min_likely: pages less like an article than this (0 to 1) are set aside.
        timings: whether lines tell how long each step took.
        form: of the parts.
        fetch_rate: pages a second of one site; 0 where nothing is fetched.
        part_pages, part_bytes: where a part ends.
        version: of Standfirst.
    """

    inputs: tuple[Input, ...]
    method: str
    length: Length
    language: str | None
    min_likely: float
    timings: bool
    form: Format
    fetch_rate: float
    part_pages: int
    part_bytes: int
    version: str = __version__

    @property
    def options(self) -> SummaryOptions:
        """What is asked of each page."""
        return SummaryOptions.of(method=self.method, length=self.length, language=self.language)

    def parts(self) -> tuple[Part, ...]:
        """Cut the inputs into parts: each ends where it holds enough pages or bytes."""
        parts: list[tuple[Piece, ...]] = []
        open_part: list[Piece] = []
        for piece in self._pieces():
            open_part.append(piece)
            is_full = sum(p.pages for p in open_part) >= self.part_pages
            if is_full or sum(p.size for p in open_part) >= self.part_bytes:
                parts.append(tuple(open_part))
                open_part = []
        if open_part:
            parts.append(tuple(open_part))
        return tuple(Part(number, pieces) for number, pieces in enumerate(parts))

    def _pieces(self) -> Iterator[Piece]:
        for number, item in enumerate(self.inputs):
            if item.kind in {"lines", "warc"}:
                for begin in range(0, max(1, item.size), self.part_bytes):
                    end = min(item.size, begin + self.part_bytes)
                    yield Piece(number, begin, end, 0, end - begin)
            elif item.kind == "packed_lines":
                for begin in range(0, max(1, item.records), self.part_pages):
                    end = min(item.records, begin + self.part_pages)
                    yield Piece(number, begin, end, end - begin, item.size * (end - begin) // max(1, item.records))
            else:
                yield Piece(number, 0, 0, 0 if item.kind == "whole_warc" else 1, item.size)


@dataclass(frozen=True, slots=True)
class Batch:
    """A plan, the folder in which it stands and is carried out, and how: workers, bounds of pages, fetching."""

    plan: Plan
    folder: Path
    settings: Settings


def settle(plan: Plan, folder: Path) -> None:
    """Write the plan, or see that the one that stands there is the same.

    Raises:
        PlanDiffers: it is another.
        OutputUnavailable: the folder cannot be written.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / PLAN_FILE).exists():
            # Several processes may begin at once; they write the same, and the last one's file stands.
            written_whole(folder / PLAN_FILE, (json.dumps(asdict(plan), indent=1) + "\n").encode())
    standing = read_plan(folder)
    if standing != plan:
        raise PlanDiffers(
            f"The plan in this folder has {_difference(standing, plan)}.",
            hint="Use another --out, or ask for the same.",
        )


def read_plan(folder: Path) -> Plan:
    """Read the plan of a folder.

    Raises:
        OutputUnavailable: there is none, or it is damaged.
    """
    try:
        fields = json.loads((folder / PLAN_FILE).read_bytes())
        fields["inputs"] = tuple(Input(**item) for item in fields["inputs"])
        fields["length"] = Length(**fields["length"])
        return Plan(**fields)
    except FileNotFoundError as error:
        raise OutputUnavailable(
            "There is no plan in this folder.", hint="Name what to read, or the folder of a batch."
        ) from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise OutputUnavailable("The plan in this folder cannot be read.", hint="Use another folder.") from error


def _difference(standing: Plan, asked: Plan) -> str:
    """Name the first thing in which two plans differ."""
    one, other = asdict(standing), asdict(asked)
    name = next(name for name in one if one[name] != other[name])
    if name != "inputs":
        return f"{name.replace('_', ' ')} {_short(one[name])}, not {_short(other[name])}"
    return f"other inputs: {_first_difference(standing.inputs, asked.inputs)}"


def _first_difference(standing: Sequence[Input], asked: Sequence[Input]) -> str:
    before, now = {item.path: item for item in standing}, {item.path: item for item in asked}
    if gone := sorted(before.keys() - now.keys()):
        return f"{before[gone[0]].name} is not asked for now"
    if new := sorted(now.keys() - before.keys()):
        return f"{now[new[0]].name} is new"
    changed = next(path for path in before if before[path] != now[path])
    return f"{before[changed].name} has changed (it had {before[changed].size} bytes)"


def _short(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(str, value.values()))
    return str(value)
