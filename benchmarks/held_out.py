"""Score extraction as a reader meets it, each page read by a block model that saw no page of its site."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from block_labels import shingles_of, words_of
from corpora import Case, corpus_files, read_cases

import standfirst
from standfirst.extraction.blocks import main_text
from standfirst.extraction.blocks.model import BlockModel

Score = tuple[float | None, float, float]


def score_through_extract(corpora: Path, models: Mapping[tuple[str, str], BlockModel]) -> None:
    """Print F1, precision and recall by corpus, and the pages under .5.

    Args:
        corpora: the folder of `NAME.jsonl.xz` files.
        models: of each page, by its corpus and id, the model that is to read it; others are read by the package's own.
    """
    own = getattr(main_text, "load_model")  # noqa: B009
    for path in corpus_files(corpora):
        name = path.name.split(".")[0]
        by_page: dict[str, Score] = {}
        for case in read_cases(path):
            model = models.get((name, case["id"]))
            # The model is no setting of the product: only here is it another one.
            setattr(main_text, "load_model", own if model is None else lambda model=model: model)  # noqa: B010
            by_page[case["id"]] = _score(case)
        _report(name, list(by_page.values()))
    setattr(main_text, "load_model", own)  # noqa: B010


def _score(case: Case) -> Score:
    try:
        text = standfirst.extract(case["html"], case.get("url")).text
    except standfirst.StandfirstError:
        text = ""
    wanted, found = Counter(shingles_of(words_of(case["gold"]))), Counter(shingles_of(words_of(text)))
    common, total = (wanted & found).total(), max(1, wanted.total())
    precision = common / found.total() if found else None
    return precision, common / total, 2 * common / (found.total() + total)


def _report(name: str, scores: list[Score]) -> None:
    precision = statistics.fmean(p for p, _, _ in scores if p is not None)
    recall = statistics.fmean(r for _, r, _ in scores)
    f1 = 2 * precision * recall / (precision + recall)
    poor = sum(page_f1 < 0.5 for *_, page_f1 in scores)
    print(f"  extract    {name:8} F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  pages < .5: {poor}", flush=True)
