"""How long `/v1/health` takes while six JSON bombs of 8 MB are answered, beside how long it takes without them.

Rounds with and without bombs alternate, so that whatever else runs on the machine slows both; what is asked is the 99th
percentile under 100 ms on a quiet machine.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.running import JSON_TYPE, Reply, RunningHelper, running_helper

BOMBS = 6
MEGABYTES_8 = 8 * 1024 * 1024
QUIET_SECONDS = 2.0

Bombs = tuple[Future[Reply], ...]


def bombs() -> dict[str, bytes]:
    """Bodies as large as may be, of structure that no request has."""
    return {
        "arrays": b'{"x":[' + b"[]," * ((MEGABYTES_8 - 20) // 3) + b"0]}",
        "deep": b'{"html":' + b"[" * (MEGABYTES_8 - 20) + b"}",
        "names": b'{"html":"x","x":{' + b'"a":0,' * ((MEGABYTES_8 - 40) // 6) + b'"a":0}}',
        "escapes": b'{"html":"' + b"\\u0061" * ((MEGABYTES_8 - 40) // 6) + b'"}',
    }


def health_milliseconds(helper: RunningHelper, pending: Bombs, seconds: float) -> list[float]:
    """Ask again and again until the bombs are answered; without any, for so long."""
    taken = []
    end = time.monotonic() + seconds
    while (not all(bomb.done() for bomb in pending)) if pending else time.monotonic() < end:
        begin = time.perf_counter()
        reply = helper.get("/v1/health")
        taken.append(1000 * (time.perf_counter() - begin))
        assert reply.status == 200
    return taken


def describe(name: str, taken: list[float]) -> str:
    """One line: how many, the median, the 99th percentile and the longest."""
    ordered = sorted(taken)
    late = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    middle = statistics.median(taken)
    return f"{name:8} {len(taken):6} asked  median {middle:6.1f}  p99 {late:6.1f}  max {ordered[-1]:6.1f} ms"


def main(rounds: int) -> None:
    """Measure and print."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_helper(Path(folder)) as helper,
        ThreadPoolExecutor(BOMBS) as threads,
    ):
        helper.post("/v1/summaries", {"text": "Warm. Up."}, seconds=60)
        for name, body in bombs().items():
            quiet: list[float] = []
            bombed: list[float] = []
            statuses: set[int] = set()
            for _ in range(rounds):
                quiet += health_milliseconds(helper, (), QUIET_SECONDS)
                sent = tuple(
                    threads.submit(helper.ask, "POST", "/v1/summaries", body, JSON_TYPE, 60.0) for _ in range(BOMBS)
                )
                bombed += health_milliseconds(helper, sent, 0)
                statuses |= {bomb.result().status for bomb in sent}
            print(describe("without", quiet))
            print(describe(name, bombed), "answered", sorted(statuses))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
