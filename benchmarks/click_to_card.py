"""From the click to the summary, in both browsers, with the helper warm.

Real browsers, the real extension and a real helper over the example page and, where a corpus is given, over saved
pages of it: milliseconds from the trigger of the toolbar's button until the card is in the page (loading), and until
the frame that shows the summary has been handed to the screen.

    python benchmarks/click_to_card.py [--rounds N] [CORPUS.jsonl.xz --limit N]
"""

from __future__ import annotations

import argparse
import json
import lzma
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.browser.harness.browser import Browser, Tab
from tests.browser.harness.chromium import chromium
from tests.browser.harness.firefox import firefox
from tests.browser.harness.sites import Sites
from tests.running import running_helper

SEED = Path(__file__).parent.parent / "tests" / "fixtures" / "seed" / "page.html"
POLICY = "script-src 'none'; connect-src 'none'; img-src 'none'; frame-src 'none'"
"""Saved pages' own scripts would call their sites, and wait for them."""

WATCH = """(() => {
  globalThis.seen = {};
  const note = (name, moment) => { globalThis.seen[name] ??= moment; };
  const look = () => {
    const state = document.querySelector("standfirst-card")?.dataset.state;
    const now = Date.now();
    if (state) note("card", now);
    if (state === "shown" || state === "failed") {
      requestAnimationFrame(() => setTimeout(() => note(state, Date.now())));
      setTimeout(() => note(state, now), 500); // a window that is not painted has no frames
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  return true;
})()"""


def main() -> None:
    """Measure, and print one line a browser and page set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--limit", type=int, default=20)
    chosen = parser.parse_args()
    pages = list(corpus_pages(chosen.corpus, chosen.limit)) if chosen.corpus else []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for name in ("sites", "helper", "chromium", "firefox"):
            (folder / name).mkdir()
        sites = stack.enter_context(Sites(folder / "sites"))
        # Nothing is answered from memory: each round is read as if for the first time.
        helper = stack.enter_context(running_helper(folder / "helper", {"answers.seconds": 0}))
        playwright = stack.enter_context(sync_playwright())
        browsers: list[Browser] = [
            stack.enter_context(chromium(playwright, folder / "chromium", sites)),
            stack.enter_context(firefox(folder / "firefox", sites)),
        ]
        print(f"{'':<20} {'card':>14} {'summary':>16}   milliseconds after the click: median (95th percentile)")
        for browser in browsers:
            browser.use_settings(port=helper.port)
            report(browser, "example page", [SEED.read_text(encoding="utf-8")] * (chosen.rounds + 2), sites)
            if pages:
                report(browser, f"{len(pages)} pages", pages, sites)


def corpus_pages(corpus: Path, limit: int) -> Iterator[str]:
    """Read the first pages of a set."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line, _ in zip(lines, range(limit), strict=False):
            yield str(json.loads(line)["html"])


def report(browser: Browser, name: str, pages: list[str], sites: Sites) -> None:
    """Click on each page and print what it took; the first two only warm up what is cold."""
    times = [click(browser.open(sites.serve("/page", page, content_security_policy=POLICY))) for page in pages][2:]
    cards, shown = ([time_[key] for time_ in times if time_ and key in time_] for key in ("card", "shown"))
    failed = sum("shown" not in (time_ or {}) for time_ in times)
    print(
        f"{browser.name:<9} {name:<12} {told(cards)} {told(shown)}"
        + (f"   {failed} without a summary" if failed else "")
    )


def click(tab: Tab) -> dict[str, float] | None:
    """Click, and give the milliseconds until each state was seen."""
    tab.evaluate(WATCH)
    begin = tab.click_toolbar() * 1000
    seen = tab.wait_for("(seen.shown || seen.failed) && seen")
    tab.close()
    return {name: moment - begin for name, moment in seen.items()}


def told(times: list[float]) -> str:
    """Median and 95th percentile."""
    if not times:
        return f"{'–':>14}"
    ninety_fifth = sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]
    return f"{statistics.median(times):>8.0f} ({ninety_fifth:.0f})"


if __name__ == "__main__":
    main()
