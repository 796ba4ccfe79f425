"""A network of one hidden layer, trained with dropout in NumPy: seeded, so that each run gives the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.model import SPREAD, Network

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained."""

    hidden: int = 64
    epochs: int = 14
    batch: int = 512
    rate: float = 2e-3
    input_dropout: float = 0.1
    hidden_dropout: float = 0.3
    decay: float = 1e-4
    seeds: tuple[int, ...] = (0,)


def fit_mean(inputs: Floats, labels: Floats, weights: Floats, recipe: Recipe) -> Network:
    """Fit a network for each seed, side by side in one whose log odds are the mean of theirs."""
    networks = [fit(inputs, labels, weights, recipe, seed) for seed in recipe.seeds]
    return Network(
        mean=networks[0].mean,
        scale=networks[0].scale,
        hidden=np.hstack([network.hidden for network in networks]),
        hidden_bias=np.concatenate([network.hidden_bias for network in networks]),
        output=(np.concatenate([network.output for network in networks]) / len(networks)).astype(np.float32),
        output_bias=sum(network.output_bias for network in networks) / len(networks),
    )


def fit(inputs: Floats, labels: Floats, weights: Floats, recipe: Recipe, seed: int) -> Network:
    """Fit a network to labels from 0 to 1, by Adam with a falling rate."""
    mean = inputs.mean(axis=0)
    scale = inputs.std(axis=0) + np.float32(1e-3)
    standard = np.clip((inputs - mean) / scale, -SPREAD, SPREAD)
    rng = np.random.default_rng(seed)
    width = inputs.shape[1]
    parameters: list[Floats] = [
        rng.normal(0, (2 / width) ** 0.5, (width, recipe.hidden)).astype(np.float32),
        np.zeros(recipe.hidden, np.float32),
        rng.normal(0, (1 / recipe.hidden) ** 0.5, recipe.hidden).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    steps = recipe.epochs * (len(inputs) // recipe.batch)
    step = 0
    for _ in range(recipe.epochs):
        order = rng.permutation(len(inputs))
        for start in range(0, len(order) - recipe.batch + 1, recipe.batch):
            rows = order[start : start + recipe.batch]
            masks = [
                _mask((len(rows), size), share, rng)
                for size, share in ((width, recipe.input_dropout), (recipe.hidden, recipe.hidden_dropout))
            ]
            gradients = _gradients(parameters, standard[rows] * masks[0], masks[1], labels[rows], weights[rows])
            step += 1
            rate = recipe.rate * min(1.0, step / 200) * (1 - step / (steps + 1)) ** 0.5
            for i, gradient in enumerate(gradients):
                first[i] = 0.9 * first[i] + 0.1 * gradient
                second[i] = 0.999 * second[i] + 0.001 * gradient**2
                change = first[i] / (1 - 0.9**step) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
                shrunk = parameters[i] * (1 - rate * recipe.decay) if i in {0, 2} else parameters[i]
                parameters[i] = (shrunk - rate * change).astype(np.float32)
    return Network(mean, scale, parameters[0], parameters[1], parameters[2], float(parameters[3][0]))


def _gradients(parameters: list[Floats], rows: Floats, mask: Floats, labels: Floats, weights: Floats) -> list[Floats]:
    hidden, hidden_bias, output, output_bias = parameters
    before = rows @ hidden + hidden_bias
    active = np.maximum(before, 0) * mask
    logits = active @ output + output_bias[0]
    error = ((1 / (1 + np.exp(-logits)) - labels) * weights / len(rows)).astype(np.float32)
    back = np.outer(error, output) * mask * (before > 0)
    return [rows.T @ back, back.sum(axis=0), active.T @ error, np.array([error.sum()], np.float32)]


def _mask(shape: tuple[int, ...], share: float, rng: np.random.Generator) -> Floats:
    kept = rng.random(shape, dtype=np.float32) >= share
    return kept.astype(np.float32) / np.float32(1 - share)
