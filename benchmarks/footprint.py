"""Measure what the helper takes: time to start, memory, and megabytes on disk by dependency.

    PYTHONPATH=. python benchmarks/footprint.py [--starts N] [--pages N] [--write]

Memory is PSS, in which pages shared by several processes are parted among them (Linux). Sizes on disk are those that
the installed distributions record of themselves.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

import results
from tests.running import RunningHelper, children, running_helper

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "tests/fixtures/seed/page.html"
SETTLE_SECONDS = 3.0
MEGABYTE = 1e6


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--pages", type=int, default=500, help="after which memory is looked at again")
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    arguments = parser.parse_args()
    starts = [_start() for _ in range(arguments.starts)]
    rows = [
        ["`serve` to the first health, s", "≤ 0.5", f"{min(s[0] for s in starts):.2f}", _median(s[0] for s in starts)],
        ["`serve` to the first summary, s", "≤ 1.5", f"{min(s[1] for s in starts):.2f}", _median(s[1] for s in starts)],
        ["`summarize file`, s", "≤ 1.2", *_timed("summarize", str(PAGE), times=arguments.starts)],
        ["`--help`, s", "≤ 0.15", *_timed("--help", times=arguments.starts)],
    ]
    memory = _memory(arguments.pages)
    sizes = installed_sizes()
    total = sum(sizes.values())
    sections = [
        "Seconds from the start of the process; on a busy machine the fastest of several says most.",
        results.table(["", "goal", "fastest", "median"], rows),
        f"Megabytes of memory (PSS) at rest and after {arguments.pages} pages:",
        results.table(["", "goal", "at rest", "later"], memory),
        f"Megabytes on disk, all told {total:.0f} (goal ≤ 210); the wheel is {wheel_size():.2f} (goal ≤ 2):",
        results.table(["", "MB"], [[name, f"{size:.1f}"] for name, size in sizes.items() if size >= 0.05]),
    ]
    print("\n\n".join(sections))
    if arguments.write:
        results.write("footprint", "Start, memory, disk", sections, {"installed": sizes})


def _median(values: Iterator[float]) -> str:
    return f"{statistics.median(values):.2f}"


def _start() -> tuple[float, float]:
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as data, running_helper(Path(data)) as helper:
        assert helper.get("/v1/health").status == 200
        health = time.perf_counter() - begin
        _ask(helper)
        return health, time.perf_counter() - begin


def _ask(helper: RunningHelper) -> None:
    assert helper.post("/v1/summaries", {"html": PAGE.read_text(encoding="utf-8")}).status == 200


def _timed(*arguments: str, times: int) -> tuple[str, str]:
    command = [str(Path(sys.executable).with_name("standfirst")), *arguments]

    def once() -> None:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own

    took = [_seconds(once) for _ in range(times)]
    return f"{min(took):.2f}", _median(iter(took))


def _seconds(call: Callable[[], None]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def _memory(pages: int) -> list[list[str]]:
    """Rows for the parent and for all processes together."""
    with tempfile.TemporaryDirectory() as data, running_helper(Path(data)) as helper:
        time.sleep(SETTLE_SECONDS)
        before = _megabytes(helper)
        for _ in range(pages):
            _ask(helper)
        after = _megabytes(helper)
    return [
        ["parent", "≤ 45", f"{before[0]:.1f}", f"{after[0]:.1f}"],
        ["everything", "≤ 130, later at most a tenth more", f"{before[1]:.1f}", f"{after[1]:.1f}"],
    ]


def _megabytes(helper: RunningHelper) -> tuple[float, float]:
    below = children(helper.process.pid)
    below += [grandchild for child in below for grandchild in children(child)]
    parent = _pss(helper.process.pid)
    return parent, parent + sum(map(_pss, below))


def _pss(pid: int) -> float:
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024


def installed_sizes() -> dict[str, float]:
    """Megabytes of each distribution that Standfirst needs, the largest first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted, sizes = list(_needs(project["dependencies"])), {}
    while wanted:
        name = wanted.pop()
        if name in sizes:
            continue
        installed = metadata.distribution(name)
        files = (Path(str(file.locate())) for file in installed.files or ())
        sizes[name] = sum(file.stat().st_size for file in files if file.is_file()) / MEGABYTE
        wanted += _needs(installed.requires or ())
    sizes["standfirst"] = sum(f.stat().st_size for f in _own_files()) / MEGABYTE
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))


def _needs(requirements: Iterable[str]) -> Iterator[str]:
    for requirement in requirements:
        if "extra ==" in requirement or "platform_system" in requirement or "sys_platform" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement)[0].lower()
        try:
            metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for other versions of Python
        yield re.sub(r"[-_.]+", "-", name)


def _own_files() -> Iterator[Path]:
    """What the wheel holds, also where it is not installed but a checkout."""
    for folder in (ROOT / "server/standfirst", ROOT / "extension"):
        yield from (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")


def wheel_size() -> float:
    """Megabytes of a wheel built now."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            folder,
            str(ROOT),
        ]
        subprocess.run(command, check=True)  # noqa: S603  # our own
        return sum(file.stat().st_size for file in Path(folder).glob("*.whl")) / MEGABYTE


if __name__ == "__main__":
    main()
