"""What the content scripts cost a page: main-thread CPU time in Chromium, on pages of two megabytes.

    python benchmarks/content_scripts.py

Two pages are built: one of many small elements, one of few elements with long attributes and data, as most large
pages are. Thread time is read by the DevTools protocol, so that other programs on the machine do not count.
"""

from __future__ import annotations

import json
import os
import re
import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

EXTENSION = Path(__file__).parent.parent / "extension"
RUNS = 7
SENTENCE = "Paragraph number {0} tells of the council, which met on Monday evening to speak about the harbour."

STEPS = {
    "is it an article?": "standfirst.readerable.judge(document, 'https://site.example/news/a-story-of-today')",
    "the page's own widgets": "standfirst.widgets.find(given.widgets)",
    "capture": "standfirst.capture()",
    "find 20 sentences": "standfirst.locate(given.sentences)",
    "card, loading": "standfirst.card.show(given.loading)",
}


def many_elements(number: int = 2_000) -> str:
    """Sixteen thousand elements, two megabytes."""
    row = (
        '<div class="row r{0}"><p>{1} <b>It</b> was <a href="/a/{0}">said</a> to be <i data-x="{2}">long</i>.</p>'
        "<ul><li><span>Item {0}</span></li></ul></div>"
    )
    rows = "".join(row.format(n, SENTENCE.format(n), "x" * 650) for n in range(number))
    return f"<h1>The council meets</h1><article>{rows}</article>"


def few_elements(number: int = 250) -> str:
    """Two thousand elements, most of the bytes in data."""
    block = '<div class="b{0}" data-state="{2}"><p>{1}</p><span><a href="/a/{0}">Read on</a></span></div>'
    blocks = "".join(block.format(n, SENTENCE.format(n), "x" * 3_500) for n in range(number))
    data = "<script type='application/json'>" + "[1,2,3]," * 125_000 + "</script>"
    return f"<h1>The council meets</h1><article>{blocks}</article>{data}"


def thread_ms(session: CDPSession) -> float:
    """The main thread's time until now."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def inject(tab: Page) -> None:
    """Run the content scripts in the page, in the order in which they are listed."""
    listed = re.findall(r'"(content/[\w-]+\.js)"', (EXTENSION / "shared/content_files.js").read_text(encoding="utf-8"))
    tab.evaluate(
        "globalThis.browser = {runtime: {sendMessage: async () => {}, getManifest: () => ({})},"
        " i18n: {getMessage: () => ''}}"
    )
    # The banner would act by itself.
    for path in dict.fromkeys(path for path in listed if path != "content/banner.js"):
        tab.evaluate((EXTENSION / path).read_text(encoding="utf-8") + ";0")


def measure(tab: Page, session: CDPSession, expression: str, given: dict[str, Any]) -> list[float]:
    """Milliseconds of each run, the asking included; the first warms up and is left out."""
    times = []
    for _ in range(RUNS + 1):
        before = thread_ms(session)
        tab.evaluate(f"async (given) => {{ await ({expression}); return 0; }}", given)
        times.append(thread_ms(session) - before)
        tab.evaluate("standfirst.card.close()")
    return times[1:]


def main() -> None:
    """Print the median and the worst of each step on each page."""
    settings = {"length": "medium", "layout": "list", "theme": "system", "textSize": "medium"}
    widgets = json.loads((EXTENSION / "shared/widgets.json").read_text(encoding="utf-8"))
    given = {
        "widgets": widgets,
        "sentences": [{"index": n, "text": SENTENCE.format(n * 12)} for n in range(20)],
        "loading": {"state": "loading", "request": "1", "source": "page", "settings": settings, "widgets": widgets},
    }
    program = os.environ.get("STANDFIRST_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        for page in (many_elements(), few_elements()):
            tab = browser.new_page()
            tab.set_content(page)
            inject(tab)
            session = tab.context.new_cdp_session(tab)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            elements = tab.evaluate("document.querySelectorAll('*').length")
            print(f"{len(page) / 1e6:.1f} MB, {elements} elements")
            asking = statistics.median(measure(tab, session, "null", given))
            for name, expression in STEPS.items():
                times = [time - asking for time in measure(tab, session, expression, given)]
                print(f"  {name:24} {statistics.median(times):6.1f} ms  worst {max(times):6.1f} ms")
            tab.close()
        browser.close()


if __name__ == "__main__":
    main()
