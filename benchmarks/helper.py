"""What the helper costs: memory at rest, time to start, and one summary through it against one in process.

`make bench NAME=helper` (Linux). Memory is PSS: pages shared by several processes are parted among them.
Times through the helper and in process are taken in pairs, one right after the other, so that a busy machine
troubles both alike; the median of their differences is the cost of the way.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.running import RunningHelper, children, running_helper

from standfirst.config import Bounds
from standfirst.rendering.requests import read_summary_request
from standfirst.workers import reading

PAGE = Path(__file__).parents[1] / "tests/fixtures/seed/page.html"
BODY = json.dumps({"html": PAGE.read_text(encoding="utf-8")}).encode()
JSON = {"Content-Type": "application/json"}
SETTLE_SECONDS = 3.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=200, help="pairs of summaries to time")
    parser.add_argument("--starts", type=int, default=5, help="starts to time")
    arguments = parser.parse_args()
    starts = [_start() for _ in range(arguments.starts)]
    print(f"start to first health     {statistics.median(s[0] for s in starts):7.0f} ms")
    print(f"start to first summary    {statistics.median(s[1] for s in starts):7.0f} ms")
    with tempfile.TemporaryDirectory() as data, running_helper(Path(data)) as helper:
        _ask(helper)
        time.sleep(SETTLE_SECONDS)
        _print_memory(helper, "at rest")
        _print_times(helper, arguments.pairs)
        _print_memory(helper, f"after {arguments.pairs} pages")


def _start() -> tuple[float, float]:
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as data, running_helper(Path(data)) as helper:
        assert helper.get("/v1/health").status == 200
        health = time.perf_counter() - begin
        _ask(helper)
        return 1000 * health, 1000 * (time.perf_counter() - begin)


def _ask(helper: RunningHelper) -> None:
    assert helper.ask("POST", "/v1/summaries", BODY, JSON).status == 200


def _print_times(helper: RunningHelper, pairs: int) -> None:
    through, inside = [], []
    for _ in range(pairs):
        begin = time.perf_counter()
        _ask(helper)
        middle = time.perf_counter()
        request = read_summary_request(BODY, Bounds())
        reading.summary(request, "json")
        through.append(1000 * (middle - begin))
        inside.append(1000 * (time.perf_counter() - middle))
    differences = [a - b for a, b in zip(through, inside, strict=True)]
    print(f"one summary in process    {statistics.median(inside):7.1f} ms")
    print(f"one through the helper    {statistics.median(through):7.1f} ms")
    print(f"the way costs             {statistics.median(differences):7.1f} ms (median of {pairs} differences)")


def _print_memory(helper: RunningHelper, when: str) -> None:
    parent = helper.process.pid
    below = children(parent)
    below += [grandchild for child in below for grandchild in children(child)]
    rest = [_megabytes(pid) for pid in below]
    print(f"memory {when:18} {_megabytes(parent):7.1f} MB parent, {sum(rest):.1f} MB in {len(rest)} others")


def _megabytes(pid: int) -> float:
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
