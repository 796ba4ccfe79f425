"""Measure what a reader feels: from the click on the toolbar's button to the first paint of the card with the summary.

    PYTHONPATH=. python benchmarks/click_to_card.py CORPORA [--pages N] [--browser NAME] [--write]

Both browsers, headless, with the extension and a helper as they are, on saved pages that are served on this machine.
Pages stand still: their scripts and what they load from elsewhere are blocked. The extension is a copy in which the
capture also notes when it began and ended; nothing else is changed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import results
from pages import Page, joined, sample
from playwright.sync_api import sync_playwright
from tests.browser.harness.browser import EXTENSION, Browser
from tests.browser.harness.chromium import chromium
from tests.browser.harness.firefox import firefox
from tests.browser.harness.sites import Sites
from tests.running import RunningHelper, running_helper
from timing import percentile

BROWSERS = ("chromium", "firefox")
LARGE = 2_000_000
SECONDS = 15
STILL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
PARTS = ("inject", "capture", "transfer", "helper", "render")

_CAPTURE = "return async function capture() {"
_NOTED_CAPTURE = """return async () => {
  const begin = performance.timeOrigin + performance.now();
  const captured = await capture();
  document.documentElement.dataset.captured = `${begin} ${performance.timeOrigin + performance.now()}`;
  return captured;
};
async function capture() {"""

_WATCH = """(() => {
  const now = () => performance.timeOrigin + performance.now();
  const seen = { shift: 0, longest: 0 };
  const look = () => {
    const state = document.querySelector('standfirst-card')?.dataset.state;
    if (seen.shown || !['shown', 'failed'].includes(state)) return;
    seen.state = state;
    seen.shown = now();
    requestAnimationFrame(() => setTimeout(() => {
      seen.captured = document.documentElement.dataset.captured;
      seen.painted = now();
    }));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });
  const entries = (type, take) => {
    if (PerformanceObserver.supportedEntryTypes.includes(type))
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type });
  };
  entries('layout-shift', (entry) => { seen.shift += entry.value; });
  entries('longtask', (entry) => { seen.longest = Math.max(seen.longest, entry.duration); });
  globalThis.standfirstSeen = seen;
  return true;
})()"""

Click = dict[str, float]


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pages", type=int, default=50, help="about so many, from all sets alike")
    parser.add_argument("--browser", choices=BROWSERS, action="append")
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    arguments = parser.parse_args()
    pages = [page for page in sample(arguments.corpora, arguments.pages) if page.sentences]
    [large] = joined(pages, (LARGE,))
    tried = {name: measure(name, pages) for name in arguments.browser or BROWSERS}
    clicks = {name: [click for click in of_browser if click["shown"]] for name, of_browser in tried.items()}
    captures = {name: measure(name, [large] * 3) for name in clicks}
    sections = [*_describe(clicks), _describe_large(large, captures)]
    print("\n\n".join(sections))
    if arguments.write:
        results.write("click", "Click to card", sections, {"clicks": clicks})


def measure(name: str, pages: list[Page]) -> list[Click]:
    """Click once on every page, in a browser that has been warmed up with one."""
    clicks: list[Click] = []
    with tempfile.TemporaryDirectory() as folder, _opened(name, Path(folder)) as (browser, sites, helper):
        for number, page in enumerate([pages[0], *pages]):
            address = sites.serve(f"/{number}", page.html, content_security_policy=STILL)
            click = _click(browser, address, helper)
            if click is None or not click["shown"]:
                print(f"no summary in {name} on {page.name}", file=sys.stderr)
            if click and number:
                clicks.append({**click, "bytes": page.size})
    return clicks


@contextmanager
def _opened(name: str, folder: Path) -> Iterator[tuple[Browser, Sites, RunningHelper]]:
    for part in ("sites", "data", "profile"):
        (folder / part).mkdir()
    extension = folder / "extension"
    shutil.copytree(EXTENSION, extension)
    capture = extension / "content/capture.js"
    script = capture.read_text(encoding="utf-8")
    assert script.count(_CAPTURE) == 1
    capture.write_text(script.replace(_CAPTURE, _NOTED_CAPTURE), encoding="utf-8")
    with sync_playwright() as playwright, Sites(folder / "sites") as sites, running_helper(folder / "data") as helper:
        profile = folder / "profile"
        with (
            chromium(playwright, profile, sites, extension)
            if name == "chromium"
            else firefox(profile, sites, extension)
        ) as browser:
            browser.use_settings(port=helper.port)
            # Chromium reads its policies in the first idle moment after its start; a reader's browser has read them.
            browser.console.evaluate("chrome.storage.managed.get(null).catch(() => null).then(() => true)")
            yield browser, sites, helper


def _click(browser: Browser, address: str, helper: RunningHelper) -> Click | None:
    """One click; None where no summary came of it."""
    tab = browser.open(address)
    tab.evaluate(_WATCH)
    clicked = 1000 * tab.click_toolbar()
    try:
        seen: dict[str, Any] = tab.wait_for("standfirstSeen.painted && standfirstSeen", SECONDS)
    except AssertionError:
        return None
    finally:
        tab.close()
    if not seen.get("captured"):
        return None
    began, captured = map(float, seen["captured"].split())
    in_helper = float(re.findall(r"POST /v1/summaries \d+ (\d+) ms", helper.log)[-1])
    return {
        "inject": began - clicked,
        "capture": captured - began,
        "transfer": max(0.0, seen["shown"] - captured - in_helper),
        "helper": in_helper,
        "render": seen["painted"] - seen["shown"],
        "all": seen["painted"] - clicked,
        "shift": seen["shift"],
        "longest": seen["longest"],
        "shown": float(seen["state"] == "shown"),
    }


def _describe(clicks: dict[str, list[Click]]) -> Iterator[str]:
    yield (
        "Milliseconds from the click to the paint of the summary (goal ≤ 150 at the median), and its parts: until the "
        "capture begins, capture, transfer (messages, request, reply, the card's building), the helper's own time, and "
        "the paint. The card's scripts and its loading state come beside these."
    )
    head = ["", "pages", *(f"{part}" for part in PARTS), "all, median", "all, p95"]
    rows = []
    for name, of_browser in clicks.items():
        medians = [f"{percentile([c[part] for c in of_browser], 0.5):.0f}" for part in PARTS]
        whole = [f"{percentile([c['all'] for c in of_browser], share):.0f}" for share in (0.5, 0.95)]
        rows.append([name, len(of_browser), *medians, *whole])
    yield results.table(head, rows)
    if of_chromium := clicks.get("chromium"):
        long = sum(click["longest"] > 0 for click in of_chromium)
        shift = percentile([click["shift"] for click in of_chromium], 0.5)
        yield (
            f"In Chromium {long} of {len(of_chromium)} clicks held a task over 50 ms (goal none), the longest of "
            f"{max(click['longest'] for click in of_chromium):.0f} ms; the layout shift of a click is {shift:.2f} at "
            "the median: the card takes its place in the article's column, and what is below moves down once."
        )


def _describe_large(page: Page, captures: dict[str, list[Click]]) -> str:
    shown = ", ".join(
        f"{min(click['capture'] for click in of_browser):.0f} ms in {name}"
        for name, of_browser in captures.items()
        if of_browser
    )
    return f"Capture of a page of {page.size / 1e6:.1f} MB (goal ≤ 40 ms), the fastest of three: {shown}."


if __name__ == "__main__":
    main()
