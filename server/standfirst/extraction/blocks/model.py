"""How likely each block of a page is article text: two small networks, trained by `benchmarks/train_blocks.py`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.context import measure_context
from standfirst.extraction.blocks.cut_page import CutPage
from standfirst.extraction.blocks.features import Numbers, measure, neighbours
from standfirst.extraction.blocks.layout import Layout
from standfirst.extraction.blocks.text import Stated
from standfirst.extraction.blocks.tokens import KINDS, TokenWeights

NETWORKS = Path(__file__).with_name("networks.npz")
WEIGHTS = Path(__file__).with_name("tokens.json")

SPREAD = 6.0
"""Inputs are held to so many standard deviations: what no page of the training had must not run away."""

_ONE_THREAD = 2**18
# For a product of more multiplications OpenBLAS wakes all its threads, and they spin: eighty times the work itself.

_TOKEN_REACH = (-1, 1)
_TOKEN_NEIGHBOURS = [KINDS.index("own"), KINDS.index("text")]
_TOKEN_LIMIT = 12.0
_CERTAIN = 30.0


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer over standardised inputs."""

    mean: Numbers
    scale: Numbers
    hidden: Numbers
    hidden_bias: Numbers
    output: Numbers
    output_bias: float

    def logits(self, inputs: Numbers) -> NDArray[np.float64]:
        """Of each column, the log odds of article text."""
        standard = (inputs - self.mean[:, None]) / self.scale[:, None]
        np.clip(standard, -SPREAD, SPREAD, out=standard)
        hidden, hidden_bias = self.hidden.T, self.hidden_bias[:, None]
        logits = np.empty(inputs.shape[1])
        step = max(1, _ONE_THREAD // self.hidden.size)
        for start in range(0, len(logits), step):
            columns = slice(start, start + step)
            active = np.maximum(hidden @ standard[:, columns] + hidden_bias, 0)
            logits[columns] = self.output @ active + self.output_bias
        return logits


def sigmoid(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log logits as probabilities."""
    likely: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(logits, -_CERTAIN, _CERTAIN)))
    return likely


def with_tokens(measures: Numbers, scores: Numbers) -> Numbers:
    """The inputs of the first pass: the measures, the token scores, and those of the blocks before and after."""
    held = np.clip(scores, -_TOKEN_LIMIT, _TOKEN_LIMIT)
    return np.concatenate([measures, held, neighbours(held[_TOKEN_NEIGHBOURS], _TOKEN_REACH)])


@dataclass(frozen=True, slots=True)
class BlockModel:
    """Token weights, and the networks of the first and the second pass."""

    tokens: TokenWeights
    first: Network
    second: Network

    def judge(self, page: CutPage, stated: Stated) -> tuple[NDArray[np.float64], Layout]:
        """Of each block of a page that has any, the log odds of article text; and where the blocks stand.

        They are the mean of both passes': each errs where the other does not.
        """
        measures, layout = measure(page, stated)
        inputs = with_tokens(measures, self.tokens.scores(page))
        first = self.first.logits(inputs)
        context = measure_context(layout, sigmoid(first))
        second = self.second.logits(np.concatenate([inputs, context]))
        return (first + second) / 2, layout


@cache
def load_model() -> BlockModel:
    """Read the model that the package carries."""
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    tokens = TokenWeights(
        names={token: tuple(triple) for token, triple in weights["names"].items()},
        lead=weights["lead"],
        text=weights["text"],
    )
    with np.load(NETWORKS, allow_pickle=False) as arrays:
        read = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return BlockModel(tokens, _network(read, "first"), _network(read, "second"))


def _network(arrays: Mapping[str, Numbers], name: str) -> Network:
    return Network(
        mean=arrays[f"{name}_mean"],
        scale=arrays[f"{name}_scale"],
        hidden=arrays[f"{name}_hidden"],
        hidden_bias=arrays[f"{name}_hidden_bias"],
        output=arrays[f"{name}_output"],
        output_bias=float(arrays[f"{name}_output_bias"]),
    )
