"""Times taken side by side, and what can be said of them."""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.running import children

SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, and the interval that 95 % of resampled pages fall into."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds that passed, and that processors worked."""

    wall: float
    work: float


def fastest(
    calls: Mapping[str, Callable[[], object]], rounds: int, work_elsewhere: Callable[[], float] = float
) -> dict[str, Took]:
    """Time some calls in turn, several rounds of all.

    Args:
        calls: by name.
        rounds: how often each is called.
        work_elsewhere: the processor time, in seconds, that other processes have spent on calls so far.

    Returns:
        The least of each call's rounds: what others did on the machine meanwhile only ever adds to it.
    """
    best = dict.fromkeys(calls, Took(math.inf, math.inf))
    order = list(calls)
    for turn in range(rounds):
        # Each goes first in some round, so that none always finds the caches cold.
        shift = turn % len(order)
        for name in order[shift:] + order[:shift]:
            before, own, begin = work_elsewhere(), time.process_time(), time.perf_counter()
            calls[name]()
            wall, work = time.perf_counter() - begin, time.process_time() - own
            work += work_elsewhere() - before
            best[name] = Took(min(best[name].wall, 1000 * wall), min(best[name].work, 1000 * work))
    return best


def work_of(*pids: int) -> float:
    """Seconds that processes and those below them have worked (Linux)."""
    threads = (thread for pid in pids for one in (pid, *below(pid)) for thread in Path(f"/proc/{one}/task").iterdir())
    return sum(int((thread / "schedstat").read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9


def below(pid: int) -> tuple[int, ...]:
    """The processes that a process started, and those that they started."""
    return tuple(process for child in children(pid) for process in (child, *below(child)))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share of all lie at or under."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def ratio(one: Sequence[float], other: Sequence[float], share: float = 0.5) -> Estimate:
    """The ratio of two engines' percentiles over the same pages."""
    chosen = random.Random(0)
    pages = range(len(one))
    found = []
    for _ in range(SAMPLES):
        sample = chosen.choices(pages, k=len(one))
        found.append(percentile([one[n] for n in sample], share) / percentile([other[n] for n in sample], share))
    return _estimate(percentile(one, share) / percentile(other, share), found)


def paired(values: Sequence[float]) -> Estimate:
    """The median of pages' ratios or differences."""
    chosen = random.Random(0)
    return _estimate(
        statistics.median(values),
        [statistics.median(chosen.choices(values, k=len(values))) for _ in range(SAMPLES)],
    )


def slope(sizes: Sequence[float], times: Sequence[float]) -> Estimate:
    """How times grow with sizes: the exponent, by least squares over the logarithms of both."""
    points = [(math.log(size), math.log(t)) for size, t in zip(sizes, times, strict=True)]
    chosen = random.Random(0)
    return _estimate(_exponent(points), [_exponent(chosen.choices(points, k=len(points))) for _ in range(SAMPLES)])


def _exponent(points: Sequence[tuple[float, float]]) -> float:
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def _estimate(value: float, resampled: Sequence[float]) -> Estimate:
    return Estimate(value, percentile(resampled, 0.025), percentile(resampled, 0.975))
