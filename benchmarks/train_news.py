"""Fit what `news` has learned to editors' labels, and say what it is worth on sites that were held out.

    python benchmarks/train_news.py LABELS CORPORA [--write] [--folds FOLDER] [--limit N]

Sites are parted into five; for each part the weights of words, the network and the antecedents are fitted to the other
four, so that what is printed was never fitted to. Words are weighed by ridge regression; on articles that are fitted
to, the network sees what weights of other articles say. `--folds` writes the five models where `editors.py` finds them;
`--write` fits to all labels and replaces `estimates.npz`. It is seeded: the same labels give the same figures.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from statistics import fmean

import numpy as np
import numpy.typing as npt
from editor_labels import FOLDS, MUST, Labelled, load
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score

from standfirst.model import OwnWords
from standfirst.summarizers.news import estimates, repeats_in
from standfirst.summarizers.news.antecedents import looked_at
from standfirst.summarizers.news.candidates import Candidate, candidates_from, measured
from standfirst.summarizers.news.coreference import Mention
from standfirst.summarizers.news.estimates import BUCKETS, ESTIMATES, FILE, Model
from standfirst.summarizers.news.faults import Found
from standfirst.summarizers.news.features import Features
from standfirst.summarizers.news.policy import POLICY, Policy
from standfirst.summarizers.news.selection import select
from standfirst.summarizers.selection import Budget
from standfirst.summarizers.source import Source

Array = npt.NDArray[np.float32]

ALL_FACTS = 0.8
"""What all facts count beside those that must be told."""

TARGETS = ("value", "unfit", "need", "must", "all", "best", "alone")
"""What the network learns at once; only the first three are kept. `alone`: needs more than the sentence before it."""

TARGET_WEIGHTS = (1.0, 2.5, 2.0, 0.5, 0.5, 0.33, 1.5)
"""What each counts, of the facts in their standard deviations."""

RIDGE = 3.0
INNER = 4
"""The strength of the ridge, and the parts by which words are weighed for the articles that are fitted to."""

BARE = 0.4
"""What each sentence counts once more, measured as if the page said nothing of its article, not even a headline: for
plain texts and selections."""

NETWORKS = 5
HIDDEN = 64
EPOCHS = 18
BATCH = 256
RATE = 3e-3
DECAY = 2e-2
DROPPED, DROPPED_INPUTS = 0.3, 0.1
"""Networks side by side, which make one wide one; each is trained by AdamW (I. Loshchilov and F. Hutter, ICLR 2019)."""

COSTS = ((0.2, 0.3), (0.3, 0.35), (0.35, 0.45), (0.5, 0.5))
COVERAGES = (0.0, 0.02, 0.06, 0.1)
"""What is tried for a sentence that is unfit, for a need, and for each part of the article that is told of."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A labelled article, measured once."""

    labelled: Labelled
    source: Source
    features: Features
    bare: Features
    mentions: Sequence[Mention]
    faults: Sequence[Found | None]
    targets: Array
    known: npt.NDArray[np.bool_]
    buckets: Sequence[Sequence[int]]


def measure(labelled: Labelled, source: Source) -> Trial:
    """Measure an article as `news` does, and say what its sentences should give."""
    features, faults, mentions = measured(source)
    places = range(len(source.sentences))
    rows = []
    for place in places:
        needs = labelled.needs(place)
        before = labelled.known_as[place - 1] if place else frozenset()
        must, every = labelled.told(place, weight=MUST), labelled.told(place)
        best = any(i in labelled.label["best3"] for i in labelled.known_as[place])
        alone = bool(needs) and not all(need & before for need in needs)
        rows.append([must + ALL_FACTS * every, labelled.is_unfit(place), bool(needs), must, every, best, alone])
    return Trial(
        labelled=labelled,
        source=source,
        features=features,
        bare=measured(Source(replace(source.article, title=None, own_words=OwnWords()), source.sentences))[0],
        mentions=mentions,
        faults=faults,
        targets=np.array(rows, np.float32).reshape(len(places), len(TARGETS)),
        known=np.array([bool(known) for known in labelled.known_as]),
        buckets=[estimates.buckets(sentence.text) for sentence in source.sentences],
    )


def weigh_words(trials: Sequence[Trial]) -> tuple[Array, Array]:
    """Weigh words, so that their sums foretell the estimates: weights, `BUCKETS` by 3, and biases."""
    matrix = _words_of(trials)
    targets = np.vstack([t.targets[:, : len(ESTIMATES)] for t in trials])
    known = np.concatenate([t.known for t in trials])
    ridge = Ridge(alpha=RIDGE, solver="lsqr", max_iter=60, tol=1e-3).fit(matrix[known], targets[known])
    return ridge.coef_.T.astype(np.float32), ridge.intercept_.astype(np.float32)


def _words_of(trials: Sequence[Trial]) -> csr_matrix:
    rows = [of_one for t in trials for of_one in t.buckets]
    values = np.concatenate([np.full(len(r), 1 / max(1, len(r)) ** 0.5, np.float32) for r in rows])
    ends = np.cumsum([0, *map(len, rows)])
    return csr_matrix((values, np.concatenate([np.array(r, np.int32) for r in rows]), ends), (len(rows), BUCKETS))


def _inputs(trials: Sequence[Trial], weights: Array, bias: Array) -> tuple[Array, Array]:
    """What the network sees of each sentence, with what the page says of itself and without."""
    words = _words_of(trials) @ weights + bias
    full, bare = (np.vstack([getattr(t, name).matrix for t in trials]) for name in ("features", "bare"))
    return np.hstack([full, words]).astype(np.float32), np.hstack([bare, words]).astype(np.float32)


def fit(trials: Sequence[Trial]) -> Model:
    """Fit everything that is learned."""
    weights, bias = weigh_words(trials)
    parts = [[t for n, t in enumerate(trials) if n % INNER == part] for part in range(INNER)]
    mixed, inputs = [], []
    for part in parts:
        seen = {id(t) for t in part}
        mixed += part
        inputs.append(_inputs(part, *weigh_words([t for t in trials if id(t) not in seen])))
    known = np.concatenate([t.known for t in mixed])
    rows, bare = (np.vstack(rows)[known] for rows in zip(*inputs, strict=True))
    targets = np.vstack([t.targets for t in mixed])[known]
    shares = np.isin(TARGETS, ("value", "must", "all"))
    scale = np.array(TARGET_WEIGHTS, np.float32) / np.where(shares, targets.std(0), 1)
    logarithms = np.sign(rows) * np.log1p(np.abs(rows))
    mean, deviation = logarithms.mean(0), logarithms.std(0) + 1e-6
    scaled = estimates.scaled(np.vstack([rows, bare]), mean, deviation).astype(np.float32)
    wanted = np.vstack([targets * scale] * 2).astype(np.float32)
    weights_of_rows = np.repeat(np.array([1, BARE], np.float32), len(rows))[:, None]
    networks = [train_network(scaled, wanted, weights_of_rows, seed) for seed in range(NETWORKS)]
    kept = len(ESTIMATES)
    return Model(
        names=trials[0].features.names,
        words=weights,
        bias=bias,
        mean=mean,
        deviation=deviation,
        hidden=np.hstack([n[0] for n in networks]),
        hidden_bias=np.concatenate([n[1] for n in networks]),
        output=(np.vstack([n[2] for n in networks])[:, :kept] / scale[:kept] / NETWORKS).astype(np.float32),
        output_bias=(np.stack([n[3] for n in networks]).mean(0)[:kept] / scale[:kept]).astype(np.float32),
        antecedents=fit_antecedents(trials),
    )


def train_network(inputs: Array, targets: Array, weights: Array, seed: int) -> list[Array]:
    """Train a network with one hidden layer on weighted rows: weights and biases of that layer, and of the output."""
    chance = np.random.default_rng(seed)
    count, width = inputs.shape
    layers: list[Array] = [
        (chance.standard_normal((width, HIDDEN)) / np.sqrt(width)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        (chance.standard_normal((HIDDEN, targets.shape[1])) / np.sqrt(HIDDEN)).astype(np.float32),
        targets.mean(0),
    ]
    first = [np.zeros_like(layer) for layer in layers]
    second = [np.zeros_like(layer) for layer in layers]
    step = 0
    for epoch in range(EPOCHS):
        order = chance.permutation(count)
        rate = RATE * (1 - epoch / EPOCHS)
        for start in range(0, count, BATCH):
            batch = order[start : start + BATCH]
            step += 1
            gradients = _gradients(layers, inputs[batch], targets[batch], weights[batch], chance)
            for n, gradient in enumerate(gradients):
                first[n] += 0.1 * (gradient - first[n])
                second[n] += 0.001 * (gradient * gradient - second[n])
                update = (first[n] / (1 - 0.9**step)) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
                layers[n] -= rate * (update + (DECAY * layers[n] if layers[n].ndim > 1 else 0))
    return layers


def _gradients(
    layers: Sequence[Array], inputs: Array, targets: Array, weights: Array, chance: np.random.Generator
) -> list[Array]:
    """Of the squared error, by the weights of the rows, where some inputs and some of the hidden layer are dropped."""
    hidden_weights, hidden_bias, output, output_bias = layers
    inputs = inputs * ((chance.random((1, inputs.shape[1])) > DROPPED_INPUTS) / (1 - DROPPED_INPUTS)).astype(np.float32)
    before = inputs @ hidden_weights + hidden_bias
    kept = ((chance.random(before.shape) > DROPPED) / (1 - DROPPED)).astype(np.float32)
    hidden = np.maximum(before, 0) * kept
    error = (hidden @ output + output_bias - targets) * weights / len(inputs)
    back = (error @ output.T) * kept * (before > 0)
    return [inputs.T @ back, back.sum(0), hidden.T @ error, error.sum(0)]


def fit_antecedents(trials: Sequence[Trial]) -> npt.NDArray[np.float64]:
    """Fit the logistic function that says whether one sentence tells what another one needs."""
    looked, met = [], []
    for trial in trials:
        for place in range(1, len(trial.source.sentences)):
            needs = trial.labelled.needs(place)
            for other, values in looked_at(trial.source, trial.mentions, place) if needs else ():
                looked.append(values)
                met.append(all(need & trial.labelled.known_as[other] for need in needs))
    fitted = LogisticRegression(fit_intercept=False, max_iter=300).fit(np.array(looked, np.float64), met)
    weights: npt.NDArray[np.float64] = fitted.coef_[0]
    return weights


def write(model: Model, file: Path) -> None:
    """Write a model so that it is small: weights of words in bytes, those of the network in half precision."""
    scale = np.abs(model.words).max() / 127
    arrays = {f.name: getattr(model, f.name) for f in fields(model)}
    arrays |= {
        "names": np.array(model.names),
        "words": np.round(model.words / scale).astype(np.int8),
        "words_scale": np.float32(scale),
        "hidden": model.hidden.astype(np.float16),
        "output": model.output.astype(np.float16),
    }
    np.savez_compressed(file, **arrays)


def report(trials: Sequence[Trial], models: Sequence[Model]) -> None:
    """Print what the models find, each on the sites that it has not seen, and what is chosen by it."""
    found = [judge(t, t.features, models) for t in trials]
    known = np.concatenate([t.known for t in trials])
    targets = np.vstack([t.targets for t in trials])[known]
    for column, name in enumerate(ESTIMATES):
        estimated = np.array([getattr(one, name) for of_one in found for one in of_one])[known]
        print(f"AUC {name} {roc_auc_score(targets[:, column] > 0, estimated):.3f}")
    for unfit, need in COSTS:
        policy = replace(POLICY, unfit=unfit, need=need)
        for count in (1, 3, 7):
            print(f"{count} sentences, unfit {unfit}, need {need}: {chosen(trials, found, policy, count)}", flush=True)
    for coverage in COVERAGES:
        policy = replace(POLICY, coverage=coverage)
        print(f"3 sentences, coverage {coverage}: {chosen(trials, found, policy, 3)}", flush=True)
    bare = [judge(t, t.bare, models) for t in trials]
    print(f"3 sentences, without headline and descriptions: {chosen(trials, bare, POLICY, 3)}")


def judge(trial: Trial, features: Features, models: Sequence[Model]) -> tuple[Candidate, ...]:
    """Judge sentences by the model that has not seen their site."""
    return candidates_from(trial.source, features, trial.faults, trial.mentions, models[trial.labelled.fold])


def chosen(trials: Sequence[Trial], found: Sequence[Sequence[Candidate]], policy: Policy, count: int) -> str:
    """Choose so many sentences of each article, and say how editors mark them."""
    rows = []
    for trial, of_one in zip(trials, found, strict=True):
        places = select(of_one, policy, repeats_in(trial.source), Budget(count, 10**9)).chosen
        words = sum(len(trial.source.sentences[place].text.split()) for place in places)
        rows.append({**trial.labelled.marks(places), "words": words})
    return "  ".join(f"{name} {fmean(row[name] for row in rows):.3f}" for name in rows[0])


def main() -> None:
    """Fit, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--limit", type=int, help="so many articles")
    parser.add_argument("--folds", type=Path, help="where to write the models that each miss a part of the sites")
    parser.add_argument("--write", action="store_true", help="replace estimates.npz")
    args = parser.parse_args()
    trials = [measure(one, one.source) for one in load(args.labels, args.corpora, args.limit) if one.source]
    print(f"{len(trials)} articles, {sum(len(t.known) for t in trials)} sentences", flush=True)
    models = [fit([t for t in trials if t.labelled.fold != fold]) for fold in range(FOLDS)]
    report(trials, models)
    if args.folds:
        args.folds.mkdir(parents=True, exist_ok=True)
        for fold, model in enumerate(models):
            write(model, args.folds / f"{fold}.npz")
    if args.write:
        write(fit(trials), FILE)


if __name__ == "__main__":
    main()
