"""Measure batches: pages a second beside the engine in process and beside other ways to do the same.

    PYTHONPATH=. python benchmarks/batch.py CORPORA [--pages N] [--rounds N] [--many N]

CORPORA is a folder of `NAME.jsonl.xz`, one page a line (see benchmarks/README.md). All take the same folder of pages in
turn, several rounds; each one's fastest round counts, start included for those that are programs. `--many` reads so
many pages once more and tells the memory of all processes meanwhile. The schedule is simulated from measured parts.
"""

from __future__ import annotations

import argparse
import contextlib
import heapq
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pages import sample
from process_memory import megabytes
from timing import below

import standfirst

SHARDS, MACHINES = 64, 8


def in_process(folder: Path) -> None:
    """The engine, with nothing around it, in a fresh process: no words are known from the last round."""
    run(sys.executable, __file__, str(folder), "--engine")


def summarize_all(folder: Path) -> None:
    """Sum up a folder's pages, one after the other."""
    for file in sorted(folder.iterdir()):
        with contextlib.suppress(standfirst.StandfirstError):
            standfirst.render(standfirst.summarize(file.read_bytes()))


def trafilatura_and_sumy(folder: Path) -> None:
    """What one would write oneself: extraction by trafilatura, then LexRank."""
    import trafilatura

    for file in sorted(folder.iterdir()):
        text = trafilatura.extract(file.read_text(encoding="utf-8"), include_comments=False)
        if text:
            standfirst.summarize_text(text, method="lexrank")


def batch(folder: Path, *options: str) -> None:
    """The program, from its start to its end."""
    with tempfile.TemporaryDirectory() as out:
        run(sys.executable, "-m", "standfirst", "batch", str(folder), "--out", f"{out}/out", *options)


def trafilatura_program(folder: Path) -> None:
    """Extraction alone, by trafilatura's own program, on all cores."""
    with tempfile.TemporaryDirectory() as out:
        program = Path(sys.executable).with_name("trafilatura")
        run(str(program), "--input-dir", str(folder), "--output-dir", out, "--no-comments")


def run(*command: str) -> None:
    """Run a program to its end, whatever it says."""
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603  # programs that are named above


WAYS: dict[str, Callable[[Path], None]] = {
    "in process": in_process,
    "batch, 1 worker": lambda folder: batch(folder, "--workers", "1"),
    "batch, 2 workers": lambda folder: batch(folder, "--workers", "2"),
    "trafilatura --input-dir": trafilatura_program,
    "trafilatura + LexRank": trafilatura_and_sumy,
}


def write_pages(corpora: Path, count: int, folder: Path) -> None:
    """A folder of pages drawn from all corpora, repeated until there are enough."""
    pages = sample(corpora, count)
    for number in range(count):
        (folder / f"{number:05}.html").write_text(pages[number % len(pages)].html, encoding="utf-8")


def measure_memory(folder: Path) -> None:
    """Read many pages, and tell the memory at each fifth of the way."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "standfirst", "batch", str(folder), "--out", f"{out}/out"]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603  # our own
        pages, told = len(list(folder.iterdir())), 0
        while process.poll() is None:
            done = sum(json.loads(file.read_bytes())["pages"] for file in Path(out).glob("out/*.done"))
            if done >= (told + 1) * pages / 5:
                told += 1
                print(f"  {done:6} pages: {megabytes(process.pid, *below(process.pid)):5.0f} MB in all processes")
            time.sleep(0.2)


def simulate(seconds: list[float]) -> None:
    """Give measured parts to machines as they come free, and tell how long the last one works alone."""
    machines = [0.0] * MACHINES
    for took in (seconds * SHARDS)[:SHARDS]:
        heapq.heapreplace(machines, machines[0] + took)
    ideal = sum((seconds * SHARDS)[:SHARDS]) / MACHINES
    print(f"{SHARDS} parts on {MACHINES} machines: {max(machines) / ideal:.2f} times the ideal schedule")


def measure_parts(folder: Path) -> list[float]:
    """How long parts of 50 pages take, and what is spent between them once the program runs."""
    whole, seconds = timed_parts(folder)
    with tempfile.TemporaryDirectory() as small:
        shutil.copy(min(folder.iterdir()), small)
        alone, page = timed_parts(Path(small))
    start = alone - sum(page)
    between = whole - start - sum(seconds)
    print(f"start and end {start:.2f} s; between parts {between:.2f} s of {whole:.2f} s, {between / whole:.1%}")
    return seconds


def timed_parts(folder: Path) -> tuple[float, list[float]]:
    """Run a batch in parts of 50 pages; give its seconds from start to end, and those of each part."""
    with tempfile.TemporaryDirectory() as out:
        environment = {**os.environ, "STANDFIRST_BATCH_PART_PAGES": "50"}
        begin = time.perf_counter()
        command = [sys.executable, "-m", "standfirst", "batch", str(folder), "--out", f"{out}/out", "--workers", "2"]
        subprocess.run(command, check=False, capture_output=True, env=environment)  # noqa: S603
        whole = time.perf_counter() - begin
        return whole, [json.loads(file.read_bytes())["seconds"] for file in sorted(Path(out).glob("out/*.done"))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--many", type=int, default=0)
    parser.add_argument("--engine", action="store_true", help="only sum up the pages in the folder that is named")
    arguments = parser.parse_args()
    if arguments.engine:
        summarize_all(arguments.corpora)
        return
    folder = Path(tempfile.mkdtemp())
    try:
        write_pages(arguments.corpora, arguments.pages, folder)
        best = dict.fromkeys(WAYS, float("inf"))
        for _ in range(arguments.rounds):
            for name, way in WAYS.items():
                begin = time.perf_counter()
                way(folder)
                best[name] = min(best[name], time.perf_counter() - begin)
        for name, seconds in best.items():
            print(
                f"{name:26} {arguments.pages / seconds:6.1f} pages/s  {best['in process'] / seconds:5.2f} of in process"
            )
        print(f"two workers: {best['batch, 1 worker'] / best['batch, 2 workers']:.2f} times one")
        simulate(measure_parts(folder))
        if arguments.many:
            write_pages(arguments.corpora, arguments.many, folder)
            measure_memory(folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
