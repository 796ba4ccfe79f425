"""Is the banner offered on articles, and only there?

Runs the extension's own `readerable` in Chromium over saved pages, and prints how many of each set get the offer:
with the shipped weights, and with weights fitted without the page's own site (ten parts by site), which is what a
reader meets. `--fit` prints new weights.

    python benchmarks/banner.py CORPUS [--limit N] [--fit]

CORPUS holds `articles/*.jsonl.xz` and `nonarticles/*.jsonl.xz`, one page a line: {id, url, html, kind?}.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

import numpy as np
from playwright.sync_api import Page, sync_playwright
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

EXTENSION = Path(__file__).parent.parent / "extension"
SCRIPTS = ("namespace", "article", "readerable-signs", "readerable")
UNKNOWN = "https://site.example/news/some-story-told"
"""Stands in where a set does not say where its pages were."""

ARTICLE_WEIGHTS = {"daniel": 0.6, "big9": 0.8}
"""Old pages teach less about those that a reader meets today."""

KIND_WEIGHTS = {"collection": 1.0, "forum": 1.0, "listing": 2.0, "product": 1.0, "service": 3.0}
"""Each kind that is no article counts alike, whatever its number of pages; the hard ones more. Documentation is left
apart: a manual's chapter may well be summed up."""

PAGES_A_KIND = 70.0

MARGIN = 1.05
"""How much surer than even the offer must be: nobody misses a banner, everybody sees a wrong one."""

READ = """([html, address]) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const began = performance.now();
  const { article } = standfirst.readerable.judge(page, address);
  const ms = performance.now() - began;
  return { offered: article, ms, signs: standfirst.readerableSigns(page, address, standfirst.article.survey(page)) };
}"""


class Row(TypedDict):
    """A page as the extension sees it."""

    group: str
    site: str
    offered: bool
    ms: float
    signs: dict[str, float]


def pages(corpus: Path, limit: int | None) -> Iterator[dict[str, str]]:
    """Each page of the corpus, with the name of its set or kind as `group`."""
    for folder in ("articles", "nonarticles"):
        for path in sorted((corpus / folder).glob("*.jsonl.xz")):
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                for number, line in enumerate(lines):
                    if limit is not None and number >= limit:
                        break
                    page = json.loads(line)
                    group = page["kind"] if folder == "nonarticles" else path.name.split(".")[0]
                    yield {"html": page["html"], "url": page.get("url") or "", "id": page["id"], "group": group}


def read(corpus: Path, limit: int | None) -> list[Row]:
    """The signs and the shipped judgement of each page."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=os.environ.get("STANDFIRST_CHROMIUM", "/usr/bin/chromium")
        )
        tab: Page = browser.new_page()
        for name in SCRIPTS:
            tab.evaluate((EXTENSION / "content" / f"{name}.js").read_text(encoding="utf-8") + ";0")
        rows: list[Row] = []
        for page in pages(corpus, limit):
            result = tab.evaluate(READ, [page["html"], page["url"] or UNKNOWN])
            rows.append(
                Row(
                    group=page["group"],
                    site=site_of(page),
                    offered=result["offered"],
                    ms=result["ms"],
                    signs=result["signs"],
                )
            )
        browser.close()
    return rows


def site_of(page: dict[str, str]) -> str:
    """The host of a page, or what its name tells of it."""
    return urlsplit(page["url"]).hostname or re.sub(r"[\d_]+", "", page["id"].split("/")[0])[:30]


def report(title: str, rows: list[Row], offered: np.ndarray) -> None:
    """How many pages of each group get the offer."""
    print(title)
    for group in dict.fromkeys(row["group"] for row in rows):
        chosen = np.array([row["group"] == group for row in rows])
        print(f"  {group:14} {int(offered[chosen].sum()):5} of {int(chosen.sum()):5}  {offered[chosen].mean():7.1%}")


def main() -> None:
    """Measure, and fit where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    began = time.monotonic()
    rows = read(options.corpus, options.limit)
    times = np.array([row["ms"] for row in rows])
    print(f"{len(rows)} pages in {time.monotonic() - began:.0f} s")
    print(f"ms a page: median {np.median(times):.1f}, p99 {np.quantile(times, 0.99):.1f}")
    report("shipped weights", rows, np.array([row["offered"] for row in rows], dtype=bool))

    judged = [row for row in rows if row["group"] != "documentation"]
    names = sorted(judged[0]["signs"])
    signs = np.array([[row["signs"][name] for name in names] for row in judged], float)
    articles = np.array([row["group"] not in KIND_WEIGHTS for row in judged])
    weights = weights_of(judged)
    margins = np.zeros(len(judged))
    for train, test in GroupKFold(10).split(signs, articles, [row["site"] for row in judged]):
        margins[test] = fitted(signs[train], articles[train], weights[train]).decision_function(signs[test])
    report("weights that have not seen the site", judged, margins > MARGIN)
    if options.fit:
        print_weights(fitted(signs, articles, weights), names)


def weights_of(rows: list[Row]) -> np.ndarray:
    """What each page counts in the fit."""
    pages_of = Counter(row["group"] for row in rows)
    return np.array(
        [
            KIND_WEIGHTS[row["group"]] * PAGES_A_KIND / pages_of[row["group"]]
            if row["group"] in KIND_WEIGHTS
            else ARTICLE_WEIGHTS.get(row["group"], 1.0)
            for row in rows
        ]
    )


def fitted(signs: np.ndarray, articles: np.ndarray, weights: np.ndarray) -> Pipeline:
    """A logistic model, held short: there are few pages that are no articles."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=3000))
    return model.fit(signs, articles, logisticregression__sample_weight=weights)


def print_weights(model: Pipeline, names: list[str]) -> None:
    """The model as `readerable.js` writes it: weights of the raw signs, the margin in the bias."""
    slope = model[-1].coef_[0] / model[0].scale_
    bias = model[-1].intercept_[0] - (slope * model[0].mean_).sum() - MARGIN
    print(f"  const BIAS = {bias:.3f};\n  const WEIGHTS = {{")
    for name, weight in zip(names, slope, strict=True):
        print(f"    {name}: {weight:.3f},")
    print("  };")


if __name__ == "__main__":
    main()
