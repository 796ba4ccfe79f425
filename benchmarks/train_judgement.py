"""Fit the weights of "is there an article?" (`standfirst.extraction.judgement`), and measure them on unseen sites.

    python benchmarks/train_judgement.py ARTICLES_FOLDER NONARTICLES_FOLDER

Both folders hold `*.jsonl.xz` as `benchmarks/README.md` describes them. Prints the share accepted per set and kind,
each site judged by weights fitted without it (ten folds), then the weights as they stand in the module. Deterministic.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from standfirst.config import Bounds
from standfirst.extraction import judgement, metadata, widgets
from standfirst.extraction.blocks import main_text
from standfirst.extraction.blocks.text import Stated
from standfirst.extraction.page import cleaning, parsing, scanning
from standfirst.extraction.page.names import page_names
from standfirst.extraction.page_features import page_features
from standfirst.word_count import count_words

STRENGTH = 0.03
"""Inverse of the L2 penalty: of .03, .1, .3 and 1 the one that refused most for the same articles accepted."""
WEIGHT_OF_REFUSALS = 4
EVERY_NTH = {"daniel": 6, "big9": 2}
"""The older sets' hundreds of pages shall not outweigh the news."""
RULES = {"body_failed", "column", "words", "text_items", "text_fragments"}
"""What the rules look at before the weights."""
ACCEPTED = 0.961
EITHER_WAY = "documentation"


def cases(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name of the set, site and page of each case."""
    for path in sorted(folder.glob("*.jsonl.xz")):
        name = path.name.split(".")[0]
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % EVERY_NTH.get(name, 1) == 0:
                    case = json.loads(line)
                    host = urlsplit(case["url"]).hostname if case.get("url") else None
                    yield name, host or f"{name}:{re.split('[_/-]', case['id'])[0]}", case


def measured(case: dict[str, Any]) -> dict[str, float]:
    """The features of a page."""
    page = scanning.scan(case["html"], Bounds())
    tree = parsing.parse(page.html)
    url = case.get("url") or None
    known = metadata.find_metadata(tree, page.json_ld, url)
    names = page_names(tree)
    features = dict(page_features(tree, names, known, url))
    widgets.drop_widgets(tree, names, page.html, url)
    stated = Stated(known.title, known.byline, known.description, known.language)
    found = main_text.find_main_text(tree, url, stated)
    text = "\n".join(paragraph.text for paragraph in cleaning.clean_paragraphs(found.paragraphs))
    words = count_words(text)
    return {**features, **judgement.text_features(found, text, words), "words": words}


def main(articles: Path, nonarticles: Path) -> None:
    """Read both corpora, cross-validate, fit, and print."""
    rows, kinds, sites = [], [], []
    for folder, is_article in ((articles, True), (nonarticles, False)):
        for name, site, case in cases(folder):
            rows.append(measured(case))
            kinds.append(name if is_article else f"not: {case['kind']}")
            sites.append(site)
    names = sorted(set(rows[0]) - RULES)
    values = np.array([[row[name] for name in names] for row in rows])
    kind = np.array(kinds)
    wanted = np.array([not k.startswith("not: ") for k in kinds])
    used = kind != f"not: {EITHER_WAY}"
    probability = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(values, wanted, sites):
        chosen = train[used[train]]
        weights, intercept = fit(values[chosen], wanted[chosen])
        probability[test] = 1 / (1 + np.exp(-(values[test] @ weights + intercept)))
    for i, row in enumerate(rows):
        plain = judgement.by_rule(row)
        probability[i] = probability[i] if plain is None else plain
    page_weight = np.array([EVERY_NTH.get(k, 1) for k in kinds])
    threshold = weighted_quantile(probability[wanted], page_weight[wanted], 1 - ACCEPTED)
    print(f"threshold {threshold:.3f} (a sum of {np.log(threshold / (1 - threshold)):.2f})")
    for k in sorted(set(kinds)):
        print(f"{k:24} n={(kind == k).sum():4} accepted {(probability[kind == k] >= threshold).mean():.3f}")
    weights, intercept = fit(values[used], wanted[used])
    print(f"INTERCEPT = {intercept:.3f}")
    for name, weight in sorted(zip(names, weights, strict=True)):
        print(f'    "{name}": {weight:.3f},')


def fit(values: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and intercept for the features as they are measured."""
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(scaler.transform(values), wanted, sample_weight=np.where(wanted, 1.0, WEIGHT_OF_REFUSALS))
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def weighted_quantile(values: np.ndarray, weights: np.ndarray, share: float) -> float:
    """The value below which the share of the weight lies."""
    order = np.argsort(values)
    position = np.searchsorted(np.cumsum(weights[order]) / weights.sum(), share)
    return float(values[order][position])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
