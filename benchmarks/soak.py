"""The helper under load for as long as you like: what the tests run shortened, whole (Linux).

`make soak` takes about forty-five minutes; `--minutes`, `--pages` and `--kills` shorten it. It prints what it sees
every minute and ends with status 1 if a promise was broken: only the promised answers, an honest page never behind a
hostile one by more than the deadline, health within 100 ms for 99 of 100 (on a machine that does nothing else),
memory, descriptors and processes at the end as after the first minute, and after fifty kills every entry that was
acknowledged.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from process_memory import megabytes
from tests.api import hostile
from tests.api.killed_writers import PAGES_EACH, WRITERS, kill_while_writing
from tests.api.replies import ARTICLE, PAGE
from tests.running import RunningHelper, running_helper
from timing import below

PAGES_A_SECOND = 2
HOSTILE_SHARE = 0.2
PROMISED = {200, 413, 422, 503, 504}
HONEST_SECONDS = 12.0
HEALTH_SECONDS = 0.1
STOPPED_SECONDS = 60


@dataclass(slots=True)
class Seen:
    """What came back so far."""

    statuses: Counter[int] = field(default_factory=Counter)
    honest: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)


def main() -> int:
    """Run all five, and say what was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30, help="of steady load")
    parser.add_argument("--pages", type=int, default=10_000, help="thrown together at random")
    parser.add_argument("--kills", type=int, default=50, help="of a helper that writes its history")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as data, running_helper(Path(data)) as helper:
        broken = [
            *_crowd(helper),
            *_random_pages(helper, arguments.pages),
            *_steady(helper, arguments.minutes),
            *_stopped(helper),
        ]
    broken += _killed(arguments.kills)
    for sentence in broken:
        print(f"BROKEN: {sentence}")
    print("All promises were kept." if not broken else f"{len(broken)} promises were broken.")
    return 1 if broken else 0


def _crowd(helper: RunningHelper) -> list[str]:
    """Fifty at once with a megabyte each, and health meanwhile."""
    page = hostile.page(ARTICLE + f"<!--{'x' * hostile.MEGABYTE}-->")
    seen, done = Seen(), threading.Event()
    watcher = threading.Thread(target=_watch_health, args=(helper, seen, done))
    watcher.start()
    with ThreadPoolExecutor(50) as threads:
        for _ in range(4):
            replies = threads.map(lambda _: helper.post("/v1/summaries", {"html": page}, seconds=60).status, range(50))
            seen.statuses.update(replies)
    done.set()
    watcher.join()
    print(f"fifty at once: {dict(seen.statuses)}, health {_spread(seen.health)}")
    return [
        *_unless(set(seen.statuses) <= {200, 503}, "fifty at once got another answer than 200 and 503"),
        *_unless(_quantile(seen.health, 0.99) < HEALTH_SECONDS, "health took over 100 ms while fifty asked"),
    ]


def _random_pages(helper: RunningHelper, number: int) -> list[str]:
    """Pages thrown together at random."""
    chosen = random.Random(49)  # the same pages every time
    pages = (hostile.random_page(chosen) for _ in range(number))
    with ThreadPoolExecutor(2) as threads:
        statuses = Counter(threads.map(lambda page: helper.post("/v1/summaries", {"html": page}).status, pages))
    print(f"{number} random pages: {dict(statuses)}")
    return _unless(set(statuses) <= {200, 413, 422, 504}, "a random page got another answer than 200, 413, 422 and 504")


def _steady(helper: RunningHelper, minutes: float) -> list[str]:
    """Two pages a second, every fifth of them hostile."""
    chosen = random.Random(52)  # the same order every time
    killers = {name: build() for name, build in hostile.KILLERS.items()}
    seen, done = Seen(), threading.Event()
    watcher = threading.Thread(target=_watch_health, args=(helper, seen, done))
    watcher.start()
    begin, first = time.monotonic(), None
    with ThreadPoolExecutor(8) as threads:
        for tick in range(int(minutes * 60 * PAGES_A_SECOND)):
            done.wait(max(0.0, begin + tick / PAGES_A_SECOND - time.monotonic()))
            is_hostile = chosen.random() < HOSTILE_SHARE
            page = killers[chosen.choice(list(killers))] if is_hostile else PAGE
            threads.submit(_ask, helper, page, seen, is_honest=not is_hostile)
            if tick % (60 * PAGES_A_SECOND) == 60 * PAGES_A_SECOND - 1:
                counts = _counts(helper)
                first = first or counts
                print(f"{tick // (60 * PAGES_A_SECOND) + 1:3} min  {_told(counts)}  honest {_spread(seen.honest)}")
    done.set()
    watcher.join()
    last = _counts(helper)
    print(f"steady: {dict(seen.statuses)}, honest {_spread(seen.honest)}, health {_spread(seen.health)}")
    first = first or last
    return [
        *_unless(set(seen.statuses) <= PROMISED, "an answer was none of those promised"),
        *_unless(max(seen.honest) < HONEST_SECONDS, "an honest page waited longer than the deadline"),
        *_unless(_quantile(seen.health, 0.99) < HEALTH_SECONDS, "health took over 100 ms under steady load"),
        *_unless(last[0] < first[0] * 1.2 + 10, "the parent's memory grew"),
        *_unless(last[2] <= first[2] + 3, "descriptors grew"),
        *_unless(last[3] == first[3], "the number of processes changed"),
    ]


def _stopped(helper: RunningHelper) -> list[str]:
    """A minute in which nothing of the helper runs, as when the lid is closed."""
    everything = [helper.process.pid, *below(helper.process.pid)]
    for number in (signal.SIGSTOP, signal.SIGCONT):
        for pid in everything:
            os.kill(pid, number)
        if number == signal.SIGSTOP:
            time.sleep(STOPPED_SECONDS)
    begin = time.monotonic()
    status = helper.post("/v1/summaries", {"html": PAGE}).status
    print(f"after a minute's sleep: {status} in {time.monotonic() - begin:.2f} s")
    return _unless(status == 200, "after a minute's sleep no page was summed up")


def _killed(rounds: int) -> list[str]:
    """SIGKILL at another moment each time, while four clients write."""
    chosen = random.Random(55)  # the same moments every time
    acknowledged, lost = 0, 0
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as data:
            killed = kill_while_writing(Path(data), least=chosen.randint(1, WRITERS * PAGES_EACH // 2))
        acknowledged += len(killed.acknowledged)
        lost += len(killed.acknowledged - killed.kept)
    print(f"{rounds} kills: {acknowledged} entries acknowledged, {lost} of them lost")
    return _unless(lost == 0, "an acknowledged entry was lost by a kill")


def _ask(helper: RunningHelper, page: str, seen: Seen, *, is_honest: bool) -> None:
    begin = time.monotonic()
    status = helper.post("/v1/summaries", {"html": page}).status
    seen.statuses[status] += 1
    if is_honest and status == 200:  # who is told to come again has not waited
        seen.honest.append(time.monotonic() - begin)


def _watch_health(helper: RunningHelper, seen: Seen, done: threading.Event) -> None:
    while not done.wait(0.05):
        begin = time.monotonic()
        assert helper.get("/v1/health").status == 200
        seen.health.append(time.monotonic() - begin)


def _counts(helper: RunningHelper) -> tuple[float, float, int, int]:
    """Megabytes of the parent and of all others, the parent's descriptors, the number of processes."""
    parent, others = helper.process.pid, below(helper.process.pid)
    return (
        megabytes(parent),
        megabytes(*others),
        len(list(Path(f"/proc/{parent}/fd").iterdir())),
        1 + len(others),
    )


def _told(counts: tuple[float, float, int, int]) -> str:
    parent, others, descriptors, processes = counts
    return f"{parent:.0f} MB parent, {others:.0f} MB others, {descriptors} descriptors, {processes} processes"


def _spread(seconds: Sequence[float]) -> str:
    if not seconds:
        return "none"
    return (
        f"median {1000 * statistics.median(seconds):.0f}, p99 {1000 * _quantile(seconds, 0.99):.0f}, "
        f"longest {1000 * max(seconds):.0f} ms"
    )


def _quantile(seconds: Sequence[float], share: float) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))]


def _unless(is_kept: bool, sentence: str) -> list[str]:  # noqa: FBT001  # reads like the sentence it is
    return [] if is_kept else [sentence]


if __name__ == "__main__":
    sys.exit(main())
