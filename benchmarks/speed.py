"""Measure speed: a page's summary through the running helper, in process, and with what one would use instead.

    PYTHONPATH=. python benchmarks/speed.py CORPORA [--pages N] [--rounds N] [--seconds N] [--write]

CORPORA is a folder of `NAME.jsonl.xz`, one page a line (see benchmarks/README.md). All engines take each page in turn,
several rounds, and a page's fastest round counts; figures are percentiles over pages, ratios have intervals of 95 %
from resampled pages. Ratios are of processor time, the client's and the helper's processes' together: on a busy machine
the clock on the wall mostly tells how busy it is, and not to long and short calls alike.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict
from functools import partial
from pathlib import Path

import results
from pages import Page, joined, sample
from summary_engines import ENGINES, FLOOR, HELPER, OBVIOUS, STANDFIRST
from tests.running import RunningHelper, running_helper
from timing import Estimate, Took, fastest, paired, percentile, ratio, slope, work_of

from standfirst.config import Answers

JSON = {"Content-Type": "application/json"}
JOINED_SIZES = (500_000, 1_000_000, 2_000_000, 4_000_000)
PEERS = ("lede", "lxml", "newspaper4k", "readability-lxml", "selectolax", "sumy", "trafilatura")
Times = dict[str, list[Took]]
Costs = dict[str, list[float]]


class Client:
    """One caller, over a connection that stays open, as a browser's does, until the helper tires of waiting."""

    def __init__(self, helper: RunningHelper) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", helper.port, timeout=60)

    def ask(self, page: Page) -> int:
        """Have a page summed up, and read the reply."""
        try:
            return self._exchange(page)
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return self._exchange(page)

    def _exchange(self, page: Page) -> int:
        self._connection.request("POST", "/v1/summaries", page.body, JSON)
        reply = self._connection.getresponse()
        reply.read()
        return reply.status


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pages", type=int, default=60, help="about so many, from all sets alike")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10, help="of each measurement of throughput")
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    arguments = parser.parse_args()
    pages = sample(arguments.corpora, arguments.pages)
    # Which engines look at a page without an article is chance; it is no summary either.
    pages = [page for page in pages if page.sentences]
    times = measure(pages, arguments.rounds)
    sections = [*_describe(pages, times), *_growth(pages, times, arguments.rounds)]
    rates = throughput(pages, arguments.seconds)
    sections.append(_describe_rates(rates))
    print("\n\n".join(sections))
    if arguments.write:
        figures = {
            "pages": [_figures(page, {name: t[n] for name, t in times.items()}) for n, page in enumerate(pages)],
            "rates": [{"workers": w, "clients": c, "a_second": round(rate, 1)} for (w, c), rate in rates.items()],
        }
        results.write("speed", "Speed", sections, figures, PEERS)


def measure(pages: list[Page], rounds: int) -> Times:
    """Time all engines on all pages; a kept reply's time is that of a page that is asked for once more."""
    engines = {name: load() for name, load in ENGINES.items()}
    times: Times = {name: [] for name in (HELPER, "the same page again", *engines)}
    with _helper(Path(tempfile.mkdtemp())) as helper, _helper(Path(tempfile.mkdtemp()), Answers().bytes) as keeping:
        client, again = Client(helper), Client(keeping)
        work = partial(work_of, helper.process.pid, keeping.process.pid)
        for page in pages[:3]:
            assert client.ask(page) == 200
        for page in pages:
            assert again.ask(page) == 200, page.name
            calls: dict[str, Callable[[], object]] = {HELPER: partial(client.ask, page)}
            calls["the same page again"] = partial(again.ask, page)
            calls |= {name: partial(engine, page.html) for name, engine in engines.items()}
            for name, took in fastest(calls, rounds, work).items():
                times[name].append(took)
    return times


def throughput(pages: list[Page], seconds: float) -> dict[tuple[int, int], float]:
    """Summaries a second, by number of workers and of clients that ask without pause."""
    rates = {}
    for workers in (1, 2):
        with _helper(Path(tempfile.mkdtemp()), workers=workers) as helper:
            Client(helper).ask(pages[0])
            for clients in (1, 2, 4):
                rates[workers, clients] = _rate(helper, pages, clients, seconds)
    return rates


def _rate(helper: RunningHelper, pages: list[Page], clients: int, seconds: float) -> float:
    done = itertools.count()
    begin = time.perf_counter()

    def ask(first: int) -> None:
        client = Client(helper)
        for page in itertools.cycle(pages[first:] + pages[:first]):
            if time.perf_counter() - begin > seconds:
                return
            assert client.ask(page) == 200
            next(done)

    threads = [threading.Thread(target=ask, args=(n * len(pages) // clients,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return next(done) / (time.perf_counter() - begin)


def _helper(data: Path, kept_bytes: int = 0, workers: int = 2) -> AbstractContextManager[RunningHelper]:
    return running_helper(data, {"answers.bytes": kept_bytes, "workers.count": workers})


def _figures(page: Page, times: Mapping[str, Took]) -> dict[str, object]:
    rounded = {name: round(t.work, 2) for name, t in times.items()}
    return {"bytes": page.size, "sentences": page.sentences, "ms": rounded}


def _describe(pages: list[Page], times: Times) -> list[str]:
    sizes = [page.size for page in pages]
    middle, sentences = statistics.median(sizes) / 1000, statistics.median(page.sentences for page in pages)
    about = (
        f"{len(pages)} pages of {min(sizes) // 1000} to {max(sizes) // 1000} KB (median {middle:.0f}), articles of "
        f"{sentences:.0f} sentences at the median. Milliseconds of processor time; ratios to the helper and "
        "to the bare lexbor parse of the same page; on the right the time that passed meanwhile on this machine."
    )
    passed = {name: [t.wall for t in of_engine] for name, of_engine in times.items()}
    costs: Costs = {name: [t.work for t in of_engine] for name, of_engine in times.items()}
    rows = [
        [
            name,
            *(f"{percentile(cost, share):.1f}" for share in (0.5, 0.95, 0.99)),
            *_ratios(cost, costs),
            *(f"{percentile(passed[name], share):.1f}" for share in (0.5, 0.95)),
        ]
        for name, cost in costs.items()
    ]
    head = ["", "median", "p95", "p99", "to the helper, median", "p95", "to lexbor, by page", "wall", "p95"]
    again = percentile(passed["the same page again"], 0.5)
    overhead = paired([a - b for a, b in zip(costs[HELPER], costs[STANDFIRST], strict=True)])
    goals = [
        ["helper to trafilatura + sumy, median", "≤ 0.6", _shown(ratio(costs[HELPER], costs[OBVIOUS]))],
        ["helper to trafilatura + sumy, p95", "≤ 0.6", _shown(ratio(costs[HELPER], costs[OBVIOUS], 0.95))],
        ["in process to bare lexbor parse, median", "≤ 25", _shown(_by_page(costs[STANDFIRST], costs[FLOOR]))],
        ["what the helper adds, ms", "≤ 4", _shown(overhead)],
        ["the same page again, ms on the wall", "≤ 3", f"{again:.1f}"],
    ]
    return [about, results.table(head, rows), results.table(["goal", "at most", "measured"], goals)]


def _ratios(cost: list[float], costs: Costs) -> list[str]:
    return [
        *(f"{ratio(cost, costs[HELPER], share).value:.2f}" for share in (0.5, 0.95)),
        f"{_by_page(cost, costs[FLOOR]).value:.1f}",
    ]


def _by_page(t: list[float], floor: list[float]) -> Estimate:
    return paired([a / b for a, b in zip(t, floor, strict=True)])


def _growth(pages: list[Page], times: Times, rounds: int) -> list[str]:
    large = [page for page in joined(pages, JOINED_SIZES) if page.sentences]
    summarize = ENGINES[STANDFIRST]()
    of_large = [fastest({"": partial(summarize, page.html)}, rounds)[""].work for page in large]
    rows = [[f"{page.size / 1e6:.1f}", page.sentences, f"{t:.0f}"] for page, t in zip(large, of_large, strict=True)]
    everything, all_times = pages + large, [t.work for t in times[STANDFIRST]] + of_large
    fits = [
        ["page size", "≤ 1.1", _shown(slope([p.size for p in everything], all_times))],
        ["sentences", "≤ 1.1", _shown(slope([p.sentences for p in everything], all_times))],
    ]
    return [
        "Time in process grows with this power of …",
        results.table(["", "at most", "exponent"], fits),
        "Several pages joined into one:",
        results.table(["MB", "sentences", "ms"], rows),
    ]


def _describe_rates(rates: dict[tuple[int, int], float]) -> str:
    rows = [[f"{w} worker{'s' * (w > 1)}", *(f"{rates[w, c]:.1f}" for c in (1, 2, 4))] for w in (1, 2)]
    rows.append(["two to one (goal ≥ 1.8)", *(f"{rates[2, c] / rates[1, c]:.2f}" for c in (1, 2, 4))])
    return "Summaries a second:\n\n" + results.table(["", "1 client", "2 clients", "4 clients"], rows)


def _shown(estimate: Estimate) -> str:
    return "{value:.2f} [{low:.2f}, {high:.2f}]".format(**asdict(estimate))


if __name__ == "__main__":
    main()
