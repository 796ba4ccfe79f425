"""Measure what the helper takes: time to start, memory, and megabytes on disk by dependency.

    PYTHONPATH=. python benchmarks/footprint.py [--starts N] [--pages N] [--corpora CORPORA] [--write]

Memory is PSS, in which pages shared by several processes are parted among them (Linux). Two clients ask without pause,
for the example page or for pages of CORPORA, a folder as benchmarks/README.md describes it. Sizes on disk are those
that the installed distributions record of themselves.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path

import results
from pages import sample
from process_memory import megabytes
from tests.running import JSON_TYPE, RunningHelper, running_helper
from timing import below, work_of

from standfirst.config import Answers
from standfirst.workers.pool import IDLE_SECONDS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "tests/fixtures/seed/page.html"
SETTLE_SECONDS = 3.0
CLIENTS = 2
LOOKS = 10
EVERY = 50
MEGABYTE = 1e6


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--pages", type=int, default=500, help="after which memory is looked at again")
    parser.add_argument("--corpora", type=Path, help="whose pages are read; else the example page again and again")
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    arguments = parser.parse_args()
    starts = [_start() for _ in range(arguments.starts)]
    rows = [
        ["`serve` to the first health", "≤ 0.5", *_described([(s[0], s[2]) for s in starts])],
        ["`serve` to the first summary", "≤ 1.5", *_described([(s[1], s[3]) for s in starts])],
        ["`summarize file`", "≤ 1.2", *_timed("summarize", str(PAGE), times=arguments.starts)],
        ["`--help`", "≤ 0.15", *_timed("--help", times=arguments.starts)],
    ]
    memory = _memory(arguments.pages, _bodies(arguments.corpora))
    sizes = installed_sizes()
    total = sum(sizes.values())
    sections = [
        "Seconds from the start of the process, and (last) those that processors worked for it in all its processes.",
        results.table(["", "goal", "fastest", "median", "work, least"], rows),
        "Megabytes of memory (PSS) after so many pages (goal at rest parent ≤ 45, all ≤ 130; later ≤ a tenth more):",
        results.table(["pages", "parent", "everything", "most since"], memory),
        f"Megabytes on disk, all told {total:.0f} (goal ≤ 210); the wheel is {wheel_size():.2f} (goal ≤ 2):",
        results.table(["", "MB"], [[name, f"{size:.1f}"] for name, size in sizes.items() if size >= 0.05]),
    ]
    print("\n\n".join(sections))
    if arguments.write:
        results.write("footprint", "Start, memory, disk", sections, {"installed": sizes})


def _described(took: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """Of seconds passed and worked: the fastest, the median, and the least work."""
    passed = [seconds for seconds, _ in took]
    return f"{min(passed):.2f}", f"{statistics.median(passed):.2f}", f"{min(work for _, work in took):.2f}"


def _start() -> tuple[float, float, float, float]:
    """Seconds to the first health and to the first summary, and what had been worked by then."""
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as data, running_helper(Path(data)) as helper:
        assert helper.get("/v1/health").status == 200
        # The parent's alone: the workers start beside it.
        work, health = work_of(helper.process.pid) - work_of(*below(helper.process.pid)), time.perf_counter() - begin
        _ask(helper)
        return health, time.perf_counter() - begin, work, work_of(helper.process.pid)


def _ask(helper: RunningHelper) -> None:
    assert helper.post("/v1/summaries", {"html": PAGE.read_text(encoding="utf-8")}).status == 200


def _timed(*arguments: str, times: int) -> tuple[str, ...]:
    command = [str(Path(sys.executable).with_name("standfirst")), *arguments]

    def once() -> None:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own

    return _described([_seconds(once) for _ in range(times)])


def _seconds(call: Callable[[], None]) -> tuple[float, float]:
    begin, before = time.perf_counter(), os.times()
    call()
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - begin, work


def _bodies(corpora: Path | None) -> list[bytes]:
    if corpora is None:
        return [json.dumps({"html": PAGE.read_text(encoding="utf-8")}).encode()]
    return [page.body for page in sample(corpora, 2_000)]


def _memory(pages: int, bodies: Sequence[bytes]) -> list[list[str]]:
    """Rows of pages read, what the parent and all processes hold then, and the most that these held before."""
    settings = {"answers.bytes": Answers().bytes}
    with tempfile.TemporaryDirectory() as data, running_helper(Path(data), settings) as helper:
        time.sleep(SETTLE_SECONDS)
        rows = [["0", *(f"{value:.1f}" for value in _megabytes(helper)), ""]]
        done, most = itertools.count(1), [0.0]
        looks = {pages * look // LOOKS for look in range(1, LOOKS + 1)}
        waiting = iter(itertools.islice(itertools.cycle(bodies), pages))
        lock = threading.Lock()

        def ask() -> None:
            while True:
                with lock:
                    body = next(waiting, None)
                if body is None:
                    return
                assert helper.ask("POST", "/v1/summaries", body, JSON_TYPE).status in {200, 422}
                with lock:
                    number = next(done)
                    if number % EVERY == 0 or number in looks:
                        parent, everything = _megabytes(helper)
                        most[0] = max(most[0], everything)
                        if number in looks:
                            rows.append([str(number), f"{parent:.1f}", f"{everything:.1f}", f"{most[0]:.1f}"])
                            most[0] = 0.0

        clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        time.sleep(IDLE_SECONDS + SETTLE_SECONDS)
        rows.append([f"{pages}, then rest", *(f"{value:.1f}" for value in _megabytes(helper)), ""])
    return rows


def _megabytes(helper: RunningHelper) -> tuple[float, float]:
    parent = megabytes(helper.process.pid)
    return parent, parent + megabytes(*below(helper.process.pid))


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
