"""Train the block model of `standfirst.extraction` on public corpora, cross-validated by site.

    python benchmarks/train_blocks.py CORPORA [--write] [--without GROUP ...] [--partition N] [--through-extract]

CORPORA is a folder of `NAME.jsonl.xz` files, one page a line: `{id, url, html, gold}` (see benchmarks/README.md).
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order: the same model on every run

import argparse
import json
import statistics
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from block_labels import shingles_of, words_of
from block_table import FOLDS, MIN_WEIGHT, BlockTable, Numbers, Targets
from block_targets import softened, softened_by_fold
from block_training import Recipe
from corpora import corpus_files, read_cases
from held_out import score_through_extract
from numpy.typing import NDArray
from training_pages import Page, read_page

from standfirst.extraction.blocks.model import NETWORKS, WEIGHTS, BlockModel, Network, sigmoid
from standfirst.extraction.blocks.repetition import without_repetition
from standfirst.extraction.blocks.tokens import KINDS, TokenWeights

ALL: frozenset[int] = frozenset()
"""No fold is held out."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What models say of blocks (log odds) when they saw no page of the site; and what the final fit needs of it.

    `models` has one for each fold, fitted without it.
    """

    first: NDArray[np.float64]
    second: NDArray[np.float64]
    inputs: Numbers
    inputs_of_second: Numbers
    models: tuple[BlockModel, ...]


def hold_out(table: BlockTable, recipe: Recipe, *, first_pass_only: bool) -> HeldOut:
    """Fit the token weights, the first and the second pass with each fold held out in turn."""
    scores = np.zeros((len(table.labels), len(KINDS)), np.float32)
    tokens = []
    for fold in range(FOLDS):
        mine = table.fold_of == fold
        fitted = table.fit_tokens(frozenset({fold}))
        scores[mine] = table.token_scores(fitted)[mine]
        tokens.append(_token_weights(table, fitted))
    inputs = table.inputs(scores)
    targets = softened_by_fold(table, inputs, recipe)
    networks, first = _networks_held_out(table, inputs, recipe, targets)
    inputs_of_second = np.hstack([inputs, table.contexts(sigmoid(first))])
    seconds, second = networks, first
    if not first_pass_only:
        seconds, second = _networks_held_out(table, inputs_of_second, recipe, targets)
    models = tuple(map(BlockModel, tokens, networks, seconds))
    return HeldOut(first, second, inputs, inputs_of_second, models)


def _networks_held_out(
    table: BlockTable, inputs: Numbers, recipe: Recipe, targets: list[Targets]
) -> tuple[list[Network], NDArray[np.float64]]:
    logits = np.zeros(len(inputs))
    networks = []
    for fold, targets_of_fold in enumerate(targets):
        mine = table.fold_of == fold
        network = table.fit_network(inputs, frozenset({fold}), recipe, targets_of_fold)
        logits[mine] = network.logits(inputs[mine].T)
        networks.append(network)
    return networks, logits


def _token_weights(table: BlockTable, fitted: list[Numbers]) -> TokenWeights:
    """The weights as the model looks them up."""
    merged = dict(zip(KINDS, table.token_weights(fitted), strict=True))
    own, parent, ancestor = merged["own"], merged["parent"], merged["ancestor"]
    tokens = sorted({*own, *parent, *ancestor})
    names = {token: (own.get(token, 0.0), parent.get(token, 0.0), ancestor.get(token, 0.0)) for token in tokens}
    return TokenWeights(names, merged["lead"], merged["text"])


def report(table: BlockTable, likely: NDArray[np.float64], threshold: float) -> None:
    """Print F1, precision and recall by corpus: of the blocks over a threshold, each text once, no headline."""
    by_corpus = defaultdict(list)
    for page, (start, end) in zip(table.pages, table.spans(), strict=True):
        by_corpus[page.corpus].append(_page_score(page, likely[start:end] >= threshold))
    for corpus, scores in by_corpus.items():
        precision = statistics.fmean(p for p, _, _ in scores if p is not None)
        recall = statistics.fmean(r for _, r, _ in scores)
        f1 = 2 * precision * recall / (precision + recall)
        poor = sum(page_f1 < 0.5 for *_, page_f1 in scores)
        print(f"  over {threshold}  {corpus:8} F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  pages < .5: {poor}")


def _page_score(page: Page, chosen: NDArray[np.bool_]) -> tuple[float | None, float, float]:
    kept = chosen & ~page.headline & ~page.layout.barred
    places = page.layout.around[1].tolist()
    texts = [page.texts[i] for i in without_repetition(page.texts, places, np.flatnonzero(kept).tolist())]
    found = Counter(shingles_of(words_of("\n".join(texts))))
    common = (found & page.gold).total()
    precision = common / found.total() if found else None
    total = max(1, page.gold.total())
    return precision, common / total, 2 * common / (found.total() + total)


def write(table: BlockTable, recipe: Recipe, held_out: HeldOut) -> None:
    """Fit on all pages, with the held-out opinions as inputs of each next stage, and write the package's data."""
    weights = _token_weights(table, table.fit_tokens(ALL))
    triples = {token: [round(weight, 2) for weight in triple] for token, triple in weights.names.items()}
    data: dict[str, Any] = {"names": {token: triple for token, triple in triples.items() if any(triple)}}
    for kind in ("lead", "text"):
        rounded = {token: round(weight, 2) for token, weight in sorted(getattr(weights, kind).items())}
        data[kind] = {token: weight for token, weight in rounded.items() if abs(weight) >= MIN_WEIGHT}
    WEIGHTS.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")), encoding="utf-8")
    targets = softened(table, held_out.first)
    arrays = {}
    for name, inputs in (("first", held_out.inputs), ("second", held_out.inputs_of_second)):
        network = table.fit_network(inputs, ALL, recipe, targets)
        for part in ("hidden", "hidden_bias", "output"):
            arrays[f"{name}_{part}"] = getattr(network, part).astype(np.float16)
        for part in ("mean", "scale", "output_bias"):
            arrays[f"{name}_{part}"] = np.asarray(getattr(network, part), np.float32)
    np.savez_compressed(NETWORKS, allow_pickle=False, **arrays)
    print(f"wrote {WEIGHTS.stat().st_size + NETWORKS.stat().st_size} bytes")


def main() -> None:
    """Cross-validate, report, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true", help="fit on all pages and write the package's data")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        help="leave a group out: one of the measures, tokens, tokens.KIND, lists",
    )
    parser.add_argument(
        "--through-extract", action="store_true", help="score what `extract` makes of it, too; all groups and passes"
    )
    parser.add_argument("--first-pass-only", action="store_true", help="for quick comparisons")
    parser.add_argument("--partition", type=int, default=0, help="part the sites otherwise: figures move by .001")
    args = parser.parse_args()
    begin = time.perf_counter()
    cases = ((path.name.split(".")[0], case) for path in corpus_files(args.corpora) for case in read_cases(path))
    with ProcessPoolExecutor(2) as pool:
        pages = [page for page in pool.map(read_page, cases, chunksize=8) if page]
    table = BlockTable(pages, frozenset(args.without), args.partition)
    print(f"{len(pages)} pages, {len(table.labels)} blocks, {time.perf_counter() - begin:.0f} s", flush=True)
    held_out = hold_out(table, Recipe(), first_pass_only=args.first_pass_only)
    for threshold in (0.5, 0.55, 0.6):
        report(table, sigmoid((held_out.first + held_out.second) / 2), threshold)
    print(f"{time.perf_counter() - begin:.0f} s", flush=True)
    if args.write:
        write(table, Recipe(), held_out)
    if args.through_extract:
        score_through_extract(args.corpora, {(page.corpus, page.id): held_out.models[page.fold] for page in pages})


if __name__ == "__main__":
    main()
